"""Marked cards: the same keys act on all of them, in one command and one undo."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from breakthrough_tui.domain.board import Card, Column, ColumnKind, lands_on_top
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.screens.board.moves import BoardMoves
from breakthrough_tui.screens.card.texts import NOBODY, read_labels, some_labels
from breakthrough_tui.store.commands import cards, several
from breakthrough_tui.store.commands.ordering import Place


class BoardMarks(BoardMoves):
    """Without marks every key acts on the card under the cursor, as ever."""

    def labels_here(self) -> Collection[str]:
        """Every label that a card on the board carries."""
        if self.board is None:
            return ()
        heaps = self.board.cards.values()
        return {label for heap in heaps for card in heap for label in card.labels}

    def action_mark(self) -> None:
        """Mark the card under the cursor, or take its mark off."""
        if card := self.card_here():
            self.marked ^= {card.id}
            self.draw()

    def step_back(self) -> bool:
        """Escape takes the marks off, before it takes back filters."""
        if self.marked:
            self.marked = frozenset()
            self.draw()
            return True
        return super().step_back()

    def marked_cards(self) -> tuple[Card, ...]:
        """The marked ones in the order of the board, also those that a filter hides."""
        if self.board is None or not self.marked:
            return ()
        return tuple(
            card
            for column in self.board.columns
            for card in self.board.cards[column.id]
            if card.id in self.marked
        )

    # Keys

    def action_who(self) -> None:
        """Choose the owner."""
        if many := self.marked_cards():
            self.spawn(self._who_many(many))
        else:
            super().action_who()

    def action_when(self) -> None:
        """Type the due date."""
        if many := self.marked_cards():
            self.spawn(self._when_many(many))
        else:
            super().action_when()

    def action_labels(self) -> None:
        """Type the labels."""
        if many := self.marked_cards():
            self.spawn(self._labels_many(many))
        else:
            super().action_labels()

    def action_archive(self) -> None:
        """Put away; several only after a question."""
        if many := self.marked_cards():
            self.spawn(self._archive_many(many))
        else:
            super().action_archive()

    def action_finish(self) -> None:
        """To Done."""
        many, board = self.marked_cards(), self.board
        if not many or board is None:
            super().action_finish()
            return
        done = board.first_of(ColumnKind.DONE)
        open_ones = [card for card in many if card.done_at is None]
        if done is None or not open_ones:
            self.say("These are done already; H moves them back.")
            return
        self._move_many(open_ones, done)

    def move_by(self, by: int) -> None:
        """To another column: that beside theirs, or beside the cursor's where they lie in several."""
        many, columns = self.marked_cards(), list(self.columns_here())
        if not many:
            super().move_by(by)
            return
        theirs = {card.column for card in many}
        start = theirs.pop() if len(theirs) == 1 else self.cursor.column
        ids = [column.id for column in columns]
        target = ids.index(start) + by if start in ids else 0
        if 0 <= target < len(columns):
            self._move_many(many, columns[target])
        else:
            self.say("There is no column further on.")

    # What they do

    def _move_many(self, many: Sequence[Card], column: Column) -> None:
        """To where cards land in a column."""
        assert self.board is not None
        moving = {card.id for card in many}
        there = sum(card.id not in moving for card in self.board.cards[column.id])
        self._send_many(many, column, 0 if lands_on_top(column.kind) else there)

    def move_many(
        self, many: Sequence[Card], column: Column, index: int, before: int | None
    ) -> None:
        """Before another card of a column, or last; `index` is the place among those that stay there."""
        self._send_many(many, column, index, before=before, place=Place.BOTTOM)

    def _send_many(self, many: Sequence[Card], column: Column, index: int, **place: Any) -> None:
        """Show the move at once, and have it done."""
        self._show_moved(many, column, index)
        what = f"moved {_these(many)} to {column.name}"
        self._send(self._do_many(several.move_many, what, many, column=column.id, **place))

    async def _do_many(self, command: Any, what: str, many: Sequence[Card], **fields: Any) -> None:
        await self.session.do(
            command,
            seen=self.position_here(),
            what=what,
            cards=[card.id for card in many],
            **fields,
        )

    async def _who_many(self, many: Sequence[Card]) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        people = await self.people()
        choices = [
            Choice(name, name, "you" if name == self.session.viewer else "") for name in people
        ]
        title = f"Who does {_these(many)}?"
        chosen = await self.ask_dialog(ChooseDialog(title, [*choices, Choice("", NOBODY)]))
        if chosen is not None:
            what = f"gave {_these(many)} to {chosen or NOBODY}"
            await self._do_many(several.assign_many, what, many, owner=chosen or None)

    async def _when_many(self, many: Sequence[Card]) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        async def save(typed: str) -> None:
            due = self._due(typed)
            today = self.session.moment.today
            words = f"due {short_date(due, today)}" if due else "due no more"
            await self._do_many(several.set_due_many, f"{_these(many)} {words}", many, due=due)

        hint = "12 dec, thu, in 3d, +2w; empty: no date"
        await self.ask_dialog(
            AskDialog(f"When are {_these(many)} due?", "Due", hint=hint, save=save)
        )

    async def _labels_many(self, many: Sequence[Card]) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        async def save(typed: str) -> None:
            words = typed.replace(",", " ").split()
            off = read_labels(" ".join(word[1:] for word in words if word.startswith("-")))
            put = read_labels(" ".join(word for word in words if not word.startswith("-")))
            if put or off:
                what = f"labels of {_these(many)}"
                await self._do_many(several.label_many, what, many, add=put, remove=off)

        known = some_labels(self.labels_here())
        hint = f"#stock puts it on, -#stock takes it off; their other labels stay; {known}"
        await self.ask_dialog(
            AskDialog(f"Labels of {_these(many)}", "Labels", hint=hint, save=save)
        )

    async def _archive_many(self, many: Sequence[Card]) -> None:
        from breakthrough_tui.screens.dialogs.confirm import ConfirmDialog

        sure = await self.ask_dialog(
            ConfirmDialog(
                f"Archive {_these(many)}? u brings them back.",
                f"Archive {len(many)}" if len(many) > 1 else "Archive it",
                "Leave them here",
                title="Archive",
            )
        )
        if sure:
            await self._do_many(cards.archive, f"archived {_these(many)}", many)
            self.say(f"Archived {_these(many)}, u brings them back.")


def _these(many: Sequence[Card]) -> str:
    return f"{len(many)} items" if len(many) > 1 else "1 item"
