"""Finding and filtering on the board: at once by the snapshot, then by all that was ever written on a card."""

from __future__ import annotations

import asyncio

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.screens.board.cursor import Cursor
from breakthrough_tui.screens.board.view import BoardView
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.queries import search
from breakthrough_tui.widgets.find_line import FindLine

ANSWERS_WITHIN = 0.012
"""Seconds for which the paint of a key waits for what the store finds: most often it comes in time, one is enough."""

_KEYS = (
    ("enter", "keep it"),
    ("esc", "all again"),
    ("↑ ↓", "walk"),
    ("@ana #label due:week is:late is:blocked is:mine", ""),
)
"""What the footer has in place of keys that are letters now; the last one teaches what can be typed."""


class BoardFinding(BoardView):
    """`/` and `m`, and how escape takes them back."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._searching = False
        self._owed: asyncio.TimerHandle | None = None
        """What draws a board that is narrowed already and not painted yet."""

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
        self.footer.show_keys(_KEYS)
        self.set_focus(self.find)

    def on_find_line_typed(self, message: FindLine.Typed) -> None:
        """Narrow the board as one types: at once for the keys that follow, for the eye when the store has answered."""
        self.filter.text = self.find.words
        self._narrow()
        self._search()
        if not self._searching:
            self.draw(reveal=True)
        elif self._owed is None:
            # No key waits for it.
            self._owed = asyncio.get_running_loop().call_later(ANSWERS_WITHIN, self._draw_owed)

    def on_find_line_closed(self, message: FindLine.Closed) -> None:
        """Back to the board; escape drops the filter."""
        self._draw_owed()
        self._close_find()
        if not message.kept:
            self._drop_words()

    def _close_find(self) -> None:
        self.set_focus(None)
        self.find.display = False
        self.keys_changed()

    def _drop_words(self) -> None:
        self.find.words = self.filter.text = ""
        self._filter()

    def _filter(self) -> None:
        """Draw what the filters let through; the cursor goes where something is left."""
        self._narrow()
        self.draw(reveal=True)

    def _narrow(self) -> None:
        if self.board is None:
            return
        self.lay_out(self.board)
        self.cursor = self.cursor.kept(self.shown)
        if self.cursor.card is None:
            self.cursor = Cursor().kept(self.shown)

    def draw(self, *, reveal: bool = False) -> None:
        """With the board the line where one types, and how many are found."""
        if self._owed is not None:
            self._owed.cancel()
            self._owed = None
        super().draw(reveal=reveal)
        if self.find.display:
            self._say_count()

    def _draw_owed(self) -> None:
        if self._owed is not None and self.is_attached:
            self.draw(reveal=True)

    def _say_count(self) -> None:
        shown, all_ = self._counts()
        self.find.show_count(self.filter.problem or f"{shown:,} of {all_:,}")

    def _search(self) -> None:
        """Have the store look for the words, one question at a time: the newest words are asked for after the last."""
        if self.filter.wanted.words and not self._searching:
            self._searching = True
            self.run_worker(self._search_newest())

    async def _search_newest(self) -> None:
        asked: tuple[str, ...] = ()
        try:
            while (words := self.filter.wanted.words) and words != asked:
                asked, breakthrough = words, self.session.breakthrough
                found = await self.session.ask(
                    search.find, breakthrough=breakthrough, words=words, beyond_titles=True
                )
                if breakthrough == self.session.breakthrough and self.filter.hold_found(
                    words, found
                ):
                    self._filter()
                elif words == self.filter.wanted.words:
                    self._draw_owed()
        except BreakthroughError as error:
            self.refuse(error)
        finally:
            self._searching = False
            self._draw_owed()

    def step_back(self) -> bool:
        """Escape takes back the filters, one after the other."""
        if self.filter.text:
            self._drop_words()
        elif self.filter.mine:
            self.action_mine()
        else:
            return False
        return True
