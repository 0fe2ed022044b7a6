"""Moving cards: shown at once, and taken back if the database refuses."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from contextlib import suppress
from typing import Any

from breakthrough_tui.domain.board import Card, Column, ColumnKind, lands_on_top
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.values import replace
from breakthrough_tui.screens.board.cursor import Cursor
from breakthrough_tui.screens.board.view import BoardView
from breakthrough_tui.screens.card.actions import archived_words, quoted
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.commands.ordering import Place


class BoardMoves(BoardView):
    """To other columns, up and down, to Done and back."""

    def move_to(self, card: Card, column: Column) -> None:
        """To a column; it lands on top where things are done, else at the bottom."""
        top = lands_on_top(column.kind)
        index = 0 if top or self.board is None else len(self.board.cards[column.id])
        self._move_at_once(card, column, index)
        self._send(self.send_move(card, column))

    def action_move_down(self) -> None:
        """Behind the next card."""
        self.move_in_column(1)

    def action_move_up(self) -> None:
        """Before the card above."""
        self.move_in_column(-1)

    def move_in_column(self, by: int) -> None:
        """So many cards further down or up, as they are shown."""
        card, board = self.card_here(), self.board
        if card is None or board is None:
            return
        visible = self.shown.of(card.column)
        target = self.cursor.index + by
        if not 0 <= target < len(visible):
            return
        whole = [other for other in board.cards[card.column] if other.id != card.id]
        index = [other.id for other in whole].index(visible[target].id) + (1 if by > 0 else 0)
        before = whole[index].id if index < len(whole) else None
        column = board.column(card.column)
        assert column is not None
        self._move_at_once(card, column, index)
        self._send(self._send_place(card, column, before))

    async def _send_place(self, card: Card, column: Column, before: int | None) -> None:
        where = "within" if card.column == column.id else "to"
        await self.session.do(
            cards.move,
            seen=self.position_here(),
            what=f"moved {quoted(card)} {where} {column.name}",
            card=card.id,
            column=column.id,
            before=before,
            place=Place.BOTTOM,
        )

    def action_finish(self) -> None:
        """To Done at once; back from there, to where it came from, as the database knows it."""
        card, board = self.card_here(), self.board
        if card is None or board is None:
            return
        column = board.column(card.column)
        done = board.first_of(ColumnKind.DONE)
        if column is not None and column.kind is not ColumnKind.DONE and done is not None:
            self._move_at_once(card, done, 0)
        self._send(self._finish(card))

    def action_archive(self) -> None:
        """Out of sight at once."""
        if (card := self.card_here()) is None or self.board is None:
            return
        here = self.cursor
        self.board = self.board.without([card.id])
        self.draw()
        self.say(archived_words(card))
        self._send(self._archive(card), back=here)

    def _move_at_once(self, card: Card, column: Column, index: int) -> None:
        """Show a move before the database has said yes."""
        self.follow_moved(card, column)
        self._show_moved([card], column, index)

    def follow_moved(self, card: Card, column: Column) -> None:
        """The cursor goes with its card."""
        self.cursor = Cursor(card=card.id, column=column.id)

    def _show_moved(self, cards_moved: Sequence[Card], column: Column, index: int) -> None:
        """`index` counts the cards of the column that do not move."""
        assert self.board is not None
        done_at = self.session.moment.now if column.kind is ColumnKind.DONE else None
        moved = [
            replace(card, done_at=(card.done_at or done_at) if done_at else None)
            for card in cards_moved
        ]
        self.board = self.board.with_moved(moved, column.id, index)
        self.draw(reveal=True)

    def _send(self, command: Coroutine[Any, Any, None], back: Cursor | None = None) -> None:
        """Have a command done whose effect is shown already; `back` is where the cursor was, for a refusal."""
        self._under_way += 1
        self.spawn(self._acknowledge(command, self.cursor.card, back))

    async def _acknowledge(
        self, command: Coroutine[Any, Any, None], put: int | None, back: Cursor | None
    ) -> None:
        """Wait for a command; after the last of several the board is what the database says, also when it refused."""
        try:
            await command
        except BreakthroughError as error:
            self.refuse(error)
            with suppress(BreakthroughError):
                await self.session.look()
            # Who walked on meanwhile stays there.
            if back is not None and self.cursor.card == put:
                self.cursor = back
        finally:
            self._under_way -= 1
        if not self._under_way:
            await self.reload()
            self._follow()

    def _follow(self) -> None:
        index = self._column_index()
        if index is not None and self.cursor.card is not None:
            self.columns.reveal(index)
            self.columns.views[index].put_cursor(True, self.cursor.index)
