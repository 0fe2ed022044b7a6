"""Finding and filtering on the board: at once by the snapshot, then by all that was ever written on a card."""

from __future__ import annotations

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.screens.board.cursor import Cursor
from breakthrough_tui.screens.board.view import BoardView
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.queries import search
from breakthrough_tui.widgets.find_line import FindLine


class BoardFinding(BoardView):
    """`/` and `m`, and how escape takes them back."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._searching = False

    async def reload(self) -> None:
        """Read the board; others may have written what is looked for."""
        await super().reload()
        self._search()

    def action_mine(self) -> None:
        """Only mine, and all again."""
        self.filter.mine = not self.filter.mine
        self._filter()

    def action_find(self) -> None:
        """Type words; what has them all stays."""
        self.find.display = True
        self._say_count()
        self.set_focus(self.find)

    def on_find_line_typed(self, message: FindLine.Typed) -> None:
        """Narrow the board as one types."""
        self.filter.text = self.find.words
        self._filter()
        self._say_count()
        self._search()

    def on_find_line_closed(self, message: FindLine.Closed) -> None:
        """Back to the board; escape drops the filter."""
        self._close_find()
        if not message.kept:
            self._drop_words()

    def _close_find(self) -> None:
        self.set_focus(None)
        self.find.display = False

    def _drop_words(self) -> None:
        self.find.words = self.filter.text = ""
        self._filter()

    def _filter(self) -> None:
        """Draw what the filters let through; the cursor goes where something is left."""
        self.draw(reveal=True)
        if self.cursor.card is None:
            self.cursor = Cursor().kept(self.shown)
            self.draw(reveal=True)

    def _say_count(self) -> None:
        shown, all_ = self._counts()
        self.find.show_count(self.filter.problem or f"{shown:,} of {all_:,}")

    def _search(self) -> None:
        """Have the store look for the words, one question at a time: the newest words are asked for after the last."""
        if self.filter.wanted.words and not self._searching:
            self._searching = True
            # No key waits for it.
            self.run_worker(self._search_newest())

    async def _search_newest(self) -> None:
        asked: tuple[str, ...] = ()
        try:
            while (words := self.filter.wanted.words) and words != asked:
                asked, breakthrough = words, self.session.breakthrough
                found = await self.session.ask(search.find, breakthrough=breakthrough, words=words)
                if breakthrough == self.session.breakthrough and self.filter.hold_found(
                    words, found
                ):
                    self._filter()
                    self._say_count()
        except BreakthroughError as error:
            self.refuse(error)
        finally:
            self._searching = False

    def step_back(self) -> bool:
        """Escape takes back the filters, one after the other."""
        if self.filter.text:
            self._drop_words()
        elif self.filter.mine:
            self.action_mine()
        else:
            return False
        return True
