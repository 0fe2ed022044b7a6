"""The board by owner or by week: the same cards in other heaps. Only looking; what moves them has keys of its own."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.board import Board, Card, Column, ColumnKind
from breakthrough_tui.domain.looks import NEXT_LOOK, LookColumn, LookKind, by_owner, by_week
from breakthrough_tui.domain.people import Role
from breakthrough_tui.screens.actions import action_named
from breakthrough_tui.screens.board.cursor import Shown
from breakthrough_tui.screens.board.moves import BoardMoves
from breakthrough_tui.screens.session import Session

_TEAM = frozenset({Role.TEAM_LEAD, Role.CORE_GROUP, Role.MEMBER})

_INSTEAD = {
    LookKind.OWNER: ("who", "says whose it is"),
    LookKind.WEEK: ("when", "says when it is due"),
}


class BoardLooks(BoardMoves):
    """`v` goes through the looks."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._said_look = LookKind.COLUMN

    def action_look(self) -> None:
        """By owner, by week, by column again."""
        self.look = NEXT_LOOK[self.look]
        self.spawn(self._show_look())

    async def _show_look(self) -> None:
        self.columns.first = 0
        for view in self.columns.views:
            view.top = 0
        await self.hold_and_draw()
        self.draw(reveal=True)

    def draw(self, *, reveal: bool = False) -> None:
        """The header says how the board is looked at."""
        super().draw(reveal=reveal)
        if self.look is not self._said_look:
            self._said_look = self.look
            said = self.PLACE if self.look is LookKind.COLUMN else f"{self.PLACE}, {self.look}"
            self.header.show_place(said)

    def lay_out(self, board: Board) -> None:
        """As columns the heaps of a look, below their names how much each is."""
        super().lay_out(board)
        if self.look is LookKind.COLUMN or self.shown.cards is None:
            return
        left = Board(
            board.breakthrough,
            board.position,
            board.columns,
            {id_: tuple(cards) for id_, cards in self.shown.cards.items()},
        )
        heaps = self._heaps(left)
        # Ids that no column has: a heap is none.
        self.heads = tuple(
            Column(-1 - index, heap.title, ColumnKind.TO_DO, "") for index, heap in enumerate(heaps)
        )
        self.loads = {head.id: heap.load for head, heap in zip(self.heads, heaps, strict=True)}
        self.shown = Shown(
            tuple(head.id for head in self.heads),
            {head.id: heap.cards for head, heap in zip(self.heads, heaps, strict=True)},
        )

    def _heaps(self, board: Board) -> Sequence[LookColumn]:
        overview, today = self.session.overview, self.session.moment.today
        if self.look is LookKind.WEEK:
            report_back = overview.breakthrough.goal.report_back if overview else None
            return by_week(board, today, report_back)
        members = overview.members if overview else ()
        return by_owner(board, [one.person for one in members if one.role in _TEAM], today)

    # Moving is not for here

    def only_looks(self) -> bool:
        """Say so, and which key to use, where a card cannot be moved."""
        if self.look is LookKind.COLUMN:
            return False
        id_, does = _INSTEAD[self.look]
        key = action_named(self.NAME, id_, self.keys).shown
        back = action_named(self.NAME, "look", self.keys).shown
        self.say(
            f"{self.look.capitalize()} one only looks: {key} {does}, {back} goes on to the columns."
        )
        return True

    def move_by(self, by: int) -> None:
        """To another column."""
        if not self.only_looks():
            super().move_by(by)

    def move_in_column(self, by: int) -> None:
        """Up or down."""
        if not self.only_looks():
            super().move_in_column(by)

    def step_back(self) -> bool:
        """After marks and filters escape goes back to the columns."""
        if super().step_back():
            return True
        if self.look is LookKind.COLUMN:
            return False
        self.look = LookKind.COLUMN
        self.spawn(self._show_look())
        return True

    def follow_moved(self, card: Card, column: Column) -> None:
        """In a look a finished card leaves its heap; the cursor stays there."""
        if self.look is LookKind.COLUMN:
            super().follow_moved(card, column)
