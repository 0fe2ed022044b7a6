"""What people do to action items and columns, and what a small model says will come of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.store.commands import cards, columns
from tests.store.people_at_work import AtWork, looked, nth, who
from tests.store.small_model import INVALID, Refused, Thing


class AtBoards(AtWork):
    """Action items and columns."""

    @rule(name=who, number=nth, column=nth)
    def add(self, name: str, number: int, column: int) -> None:
        where = self.model.order[column % len(self.model.order)]

        def expected(_: int | None) -> None:
            self.model.allow(name, "card.add")

        def then(_: Any) -> None:
            [(card, rank)] = self.sql.execute("SELECT id, rank FROM card ORDER BY id DESC LIMIT 1")
            index = self.model.where(where, card, None)
            assert index is not None
            self.model.stacks[where].insert(index, card)
            done = self.model.tick + 1 if self.model.kinds[where] == "done" else None
            fields = {"title": f"Card {number}", "owner": None, "due": None}
            made = Thing("card", card, {"archived": "not there"})
            self.model.cards[card] = made
            given = {**fields, "column": where, "rank": rank, "done": done, "archived": None}
            self.model.do(name, [("card.add", made, given)])
            made.from_columns.clear()
            made.changed.pop("archived")

        self.tries(
            name, False, expected, cards.add, then,
            breakthrough=1, title=f"Card {number}", column=where,
        )  # fmt: skip

    @rule(name=who, looks=looked, card=nth, number=nth)
    def retitle(self, name: str, looks: bool, card: int, number: int) -> None:
        self.edit(name, looks, card, {"title": f"Title {number % 3}"})

    @rule(name=who, looks=looked, card=nth, number=nth)
    def assign(self, name: str, looks: bool, card: int, number: int) -> None:
        self.edit(name, looks, card, {"owner": (None, "cho", "eli")[number % 3]})

    @rule(name=who, looks=looked, card=nth, number=nth)
    def date_and_title(self, name: str, looks: bool, card: int, number: int) -> None:
        due = date(2026, 10, 6) + timedelta(days=number % 2)
        self.edit(name, looks, card, {"due": due, "title": f"Title {number % 3}"})

    def edit(self, name: str, looks: bool, card: int, fields: dict[str, Any]) -> None:
        one = self.pick(self.model.cards, card)
        self.tries(
            name, looks, lambda seen: self.model.edit(name, seen, one, fields),
            cards.edit, card=one, **fields,
        )  # fmt: skip

    @rule(name=who, looks=looked, card=nth, column=nth, before=st.none() | nth)
    def move(self, name: str, looks: bool, card: int, column: int, before: int | None) -> None:
        one = self.pick(self.model.cards, card)
        where = self.model.order[column % len(self.model.order)]
        other = None if before is None else self.pick(self.model.cards, before)
        self.tries(
            name, looks, lambda seen: self.model.check_move(name, seen, one, where, other),
            cards.move, lambda index: self.moved(name, one, where, index),
            card=one, column=where, before=other,
        )  # fmt: skip

    def moved(self, name: str, card: int, column: int, index: int | None) -> None:
        if index is not None:
            rank = self.value("card", "rank", card)
            self.model.moved(name, card, column, index, rank)

    @rule(name=who, looks=looked, card=nth)
    def finish(self, name: str, looks: bool, card: int) -> None:
        one = self.pick(self.model.cards, card)
        where = self.model.finishes_in(one)
        self.tries(
            name, looks, lambda seen: self.model.check_move(name, seen, one, where, None),
            cards.finish, lambda index: self.moved(name, one, where, index), card=one,
        )  # fmt: skip

    @rule(name=who, looks=looked, card=nth)
    def archive(self, name: str, looks: bool, card: int) -> None:
        one = self.pick(self.model.cards, card)
        self.tries(
            name, looks, lambda seen: self.model.archive(name, seen, one),
            cards.archive, cards=[one],
        )  # fmt: skip

    @rule(name=who, card=nth)
    def restore(self, name: str, card: int) -> None:
        one = self.pick(self.model.cards, card)
        thing = self.model.cards[one]

        def expected(_: int | None) -> None:
            self.model.allow(name, "card.restore")
            if thing["archived"] is None:
                raise Refused(INVALID)

        def then(_: Any) -> None:
            fields: dict[str, Any] = {"archived": None}
            rank = self.value("card", "rank", one)
            if rank != thing["rank"]:
                fields["rank"] = rank
            self.model.do(name, [("card.restore", thing, fields)])
            self.stands_again(thing)

        self.tries(name, False, expected, cards.restore, then, card=one)

    def stands_again(self, thing: Thing) -> None:
        """Where it comes back to is the store's to choose: between the others, whose order stays."""
        stack = self.model.stacks[thing["column"]]
        found = [card for card, in self.sql.execute(
            'SELECT id FROM card WHERE "column" = ? AND archived_at IS NULL ORDER BY rank, id', (thing["column"],)
        )]  # fmt: skip
        assert [card for card in found if card != thing.id] == stack
        assert thing.id in found
        stack[:] = found

    # Columns

    @rule(name=who, number=nth)
    def add_column(self, name: str, number: int) -> None:
        if len(self.model.order) > 5:
            return
        new = f"Column {number}"

        def expected(_: int | None) -> None:
            self.model.allow(name, "column")
            if any(one["name"] == new for one in self.model.columns.values()):
                raise Refused(INVALID)

        def then(_: Any) -> None:
            [(id, rank)] = self.sql.execute(
                "SELECT id, rank FROM board_column ORDER BY id DESC LIMIT 1"
            )
            made = Thing("column", id, {})
            self.model.columns[id], self.model.kinds[id], self.model.stacks[id] = made, "doing", []
            done = next(
                i for i, one in enumerate(self.model.order) if self.model.kinds[one] == "done"
            )
            self.model.order.insert(done, id)
            fields = {"name": new, "limit": None, "place": rank}
            self.model.do(name, [("column", made, fields)], undoable=False)
            made.changed.pop("limit")

        self.tries(
            name, False, expected, columns.add, then,
            breakthrough=1, name=new, kind=ColumnKind.DOING,
        )  # fmt: skip

    @rule(name=who, looks=looked, column=nth, number=nth)
    def rename_column(self, name: str, looks: bool, column: int, number: int) -> None:
        one, new = self.pick(self.model.columns, column), f"Column {number}"
        taken = any(other["name"] == new and id != one for id, other in self.model.columns.items())
        self.change_column(name, looks, one, {"name": new}, columns.rename, taken)

    @rule(name=who, looks=looked, column=nth, number=nth)
    def limit_column(self, name: str, looks: bool, column: int, number: int) -> None:
        one = self.pick(self.model.columns, column)
        self.change_column(name, looks, one, {"limit": number or None}, columns.limit)

    def change_column(
        self, name: str, looks: bool, column: int, fields: dict[str, Any],
        command: Callable[..., None], taken: bool = False,
    ) -> None:  # fmt: skip
        thing = self.model.columns[column]

        def expected(seen: int | None) -> None:
            self.model.allow(name, "column")
            if taken:
                raise Refused(INVALID)
            if any(thing[key] != value for key, value in fields.items()):
                self.model.refuse_conflict(name, seen, thing, set(fields))
                self.model.do(name, [("column", thing, fields)])

        self.tries(name, looks, expected, command, column=column, **fields)

    @rule(name=who, looks=looked, column=nth, before=nth)
    def move_column(self, name: str, looks: bool, column: int, before: int) -> None:
        one, other = (self.pick(self.model.columns, number) for number in (column, before))
        order = [id for id in self.model.order if id != one]
        if one != other:
            order.insert(order.index(other), one)
        if one == other or order == self.model.order:
            return
        thing = self.model.columns[one]

        def expected(seen: int | None) -> None:
            self.model.allow(name, "column")
            self.model.refuse_conflict(name, seen, thing, {"place"})

        def then(_: Any) -> None:
            place = self.value("board_column", "rank", one)
            self.model.do(name, [("column.move", thing, {"place": place})], undoable=True)
            self.model.order = order

        self.tries(name, looks, expected, columns.move, then, column=one, before=other)
