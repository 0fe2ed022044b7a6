"""Where somebody was on a board: kept when they leave it or go to another one, and found again."""

from __future__ import annotations

from breakthrough_tui.domain.looks import LookKind
from breakthrough_tui.domain.preferences import Place, read_preferences
from breakthrough_tui.screens.board.cursor import Cursor
from breakthrough_tui.screens.board.view import BoardView
from breakthrough_tui.screens.session import Session


class BoardPlaces(BoardView):
    """Cursor, scroll, `m` and look, for each breakthrough; what was typed after the slash is of the moment."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        session.before_end.append(self._keep_place)

    def take_place(self, breakthrough: int) -> None:
        """Be where one was in it."""
        place = read_preferences(self.session.preferences).place(breakthrough)
        self.cursor = Cursor(place.column, 0, place.thing)
        self.filter.mine = place.mine
        self.look = LookKind(place.look) if place.look in _LOOKS else LookKind.COLUMN
        self.scrolled = place.scroll

    def leave_place(self) -> None:
        """Keep where one is, before another breakthrough is shown."""
        self._keep_place()
        self.marked = frozenset()
        self.find.words = self.filter.text = ""
        self.columns.first = 0

    def _keep_place(self) -> None:
        board, cursor = self.board, self.cursor
        if board is None:
            return
        by_column = self.look is LookKind.COLUMN
        index = self._column_index()
        views = self.columns.views
        place = Place(
            screen=self.NAME,
            thing=cursor.card,
            column=cursor.column if by_column else None,
            scroll=views[index].top if index is not None and index < len(views) else 0,
            mine=self.filter.mine,
            look="" if by_column else self.look.value,
        )
        self.session.keep_place(board.breakthrough, place)


_LOOKS = frozenset(look.value for look in LookKind)
