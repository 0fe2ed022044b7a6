"""Random people do random things, and a small model of the rules says before each what will come of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.call import Done
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    columns,
    obstacles,
    people,
    readings,
    undo,
)
from tests.builders import Team, a_workspace
from tests.store.small_model import (
    ANSWERED,
    INVALID,
    OPEN,
    Command,
    Model,
    Refused,
    Thing,
)

WHO = ("bo", "gus", "ana", "fay", "cho", "dia", "obs", "out")
ROLES = {
    "bo": {"leader"},
    "gus": {"leader"},
    "ana": {"team lead"},
    "fay": {"facilitator"},
    "cho": {"member"},
    "dia": {"member"},
    "eli": {"member"},
    "obs": {"observer"},
    "out": set[str](),
}
WAITING, IN_HAND, TEAM = OPEN

who = st.sampled_from(WHO)
leaders = st.sampled_from(("bo", "gus") * 4 + WHO)
raisers = st.sampled_from(("ana", "dia") * 4 + WHO)
nth = st.integers(0, 9)
looked = st.booleans()
"""Whether they say what they had seen, as the screens do, or have not looked, as on the command line."""


class People(RuleBasedStateMachine):
    """A team at work; what each had before their eyes when they last looked."""

    def __init__(self) -> None:
        super().__init__()
        People.steps -= 1  # the look at the beginning is none
        self.folder = TemporaryDirectory()
        self.team: Team = a_workspace(Path(self.folder.name))
        self.sql: sqlite3.Connection = self.team.store.database.connection()
        names = {self.team.to_do: "to do", self.team.doing: "doing", self.team.done: "done"}
        there = self.sql.execute(
            "SELECT id, name FROM board_column WHERE breakthrough = 1 ORDER BY rank"
        )
        self.model = Model(ROLES, {id: (name, names[id]) for id, name in there})
        for column, thing in self.model.columns.items():
            thing.fields["place"] = self.value("board_column", "rank", column)
        self.seen: dict[str, tuple[int, int]] = {}
        self.undone: dict[int, str] = {}
        for name in WHO:
            self.look(name)

    def teardown(self) -> None:
        self.team.close()
        self.folder.cleanup()

    # How it is done, and looked at

    def value(self, table: str, name: str, id: int) -> Any:
        return self.sql.execute(f"SELECT {name} FROM {table} WHERE id = ?", (id,)).fetchone()[0]

    @property
    def position(self) -> int:
        return int(self.value("breakthrough", "position", 1))

    def look(self, name: str) -> None:
        self.seen[name] = self.position, self.model.tick

    def tries(
        self,
        name: str,
        looks: bool,
        expected: Callable[[int | None], Any],
        command: Callable[..., None],
        then: Callable[[Any], object] | None = None,
        /,
        **fields: Any,
    ) -> Done | None:
        """Somebody tries something: the model says what comes of it, then it is tried in truth.

        `expected` gets what they had seen; `then`, which tells the model what the store has chosen, gets what it said.
        """
        self.team.clock.advance(seconds=7)  # so that no two moves are one
        position, tick = self.seen[name] if looks else (None, None)
        commands, before = len(self.model.commands), self.position
        predicted, said = "done", None
        try:
            said = expected(tick)
        except Refused as refused:
            predicted = refused.how
        done = None
        try:
            call = self.team.call(name, position)
            done = self.team.store.run(command, call, **fields)
        except BreakthroughError as error:
            assert type(error).__name__ == predicted, (name, error.message, fields)
        else:
            assert predicted == "done", (predicted, name, fields)
            if then is not None:
                then(said)
            changed = len(self.model.commands) > commands
            assert bool(done.events) is changed, (name, fields, done.events)
            for made in self.model.commands[commands:]:
                self.undone[made.number] = done.command
        if done is None or not done.events:
            assert self.position == before
            return None
        return done

    def pick(self, things: dict[int, Any], number: int) -> int:
        return list(things)[number % len(things)]

    # Cards

    @initialize()
    def some_cards(self) -> None:
        for number in range(3):
            self.add("cho", number, 0)
        self.raise_("dia")

    @rule(name=who)
    def looks(self, name: str) -> None:
        self.look(name)

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

    # Obstacles

    @rule(name=who)
    def raise_(self, name: str) -> None:
        if len(self.model.obstacles) > 1:
            return  # so that each comes a long way

        def then(_: Any) -> None:
            [(id, leader)] = self.sql.execute(
                "SELECT id, leader FROM obstacle ORDER BY id DESC LIMIT 1"
            )
            made = Thing("obstacle", id, {})
            fields = {
                "state": WAITING, "leader": leader, "promised": None, "question": "",
                "waits": self.model.tick + 1, "confirmed_by": None, "by": name,
            }  # fmt: skip
            self.model.obstacles[id] = made
            self.model.do(name, [("obstacle.raise", made, fields)], undoable=False)
            for unsaid in ("promised", "question", "confirmed_by"):
                made.changed.pop(unsaid)  # its event tells what was said of it

        self.tries(
            name, False, lambda _: self.model.allow(name, "obstacle.raise"),
            obstacles.raise_obstacle, then, breakthrough=1, title="No access",
        )  # fmt: skip

    def step(
        self, name: str, looks: bool, number: int, right: str, states: tuple[str, ...],
        becomes: Callable[[Thing], dict[str, Any]], command: Callable[..., None], **fields: Any,
    ) -> None:  # fmt: skip
        one = self.pick(self.model.obstacles, number)
        thing = self.model.obstacles[one]

        def expected(seen: int | None) -> None:
            own = right == "obstacle.own" and thing["by"] == name
            self.model.allow(name, right, own=own)
            self.model.require_state(one, states)
            if command is obstacles.hand_over and fields["leader"] == thing["leader"]:
                raise Refused(INVALID)
            if command is obstacles.confirm and thing["confirmed_by"] is not None:
                raise Refused(INVALID)
            self.model.step(name, seen, one, becomes(thing))

        self.tries(name, looks, expected, command, obstacle=one, **fields)

    @rule(name=leaders, looks=looked, number=nth, days=st.integers(0, 2))
    def take(self, name: str, looks: bool, number: int, days: int) -> None:
        by = self.team.clock.now.date() + timedelta(days=days)

        def becomes(_: Thing) -> dict[str, Any]:
            return {"state": IN_HAND, "promised": by, "leader": name, "question": "", "waits": None}

        self.step(name, looks, number, "obstacle.lead", OPEN, becomes, obstacles.take, by=by)

    @rule(name=leaders, looks=looked, number=nth)
    def ask_back(self, name: str, looks: bool, number: int) -> None:
        def becomes(_: Thing) -> dict[str, Any]:
            return {"state": TEAM, "question": "Which?", "promised": None, "waits": None}

        self.step(
            name, looks, number, "obstacle.lead", (WAITING, IN_HAND), becomes,
            obstacles.ask_back, question="Which?",
        )  # fmt: skip

    def waits(self, **more: Any) -> dict[str, Any]:
        """Waiting for a leader from now on."""
        return {
            "state": WAITING,
            "promised": None,
            "question": "",
            "waits": self.model.tick + 1,
            **more,
        }

    @rule(name=leaders, looks=looked, number=nth, leader=st.sampled_from(("bo", "gus")))
    def hand(self, name: str, looks: bool, number: int, leader: str) -> None:
        self.step(
            name, looks, number, "obstacle.lead", OPEN, lambda _: self.waits(leader=leader),
            obstacles.hand_over, leader=leader,
        )  # fmt: skip

    @rule(name=raisers, looks=looked, number=nth)
    def withdraw(self, name: str, looks: bool, number: int) -> None:
        def becomes(_: Thing) -> dict[str, Any]:
            return {"state": "withdrawn", "promised": None, "question": "", "waits": None}

        self.step(name, looks, number, "obstacle.own", OPEN, becomes, obstacles.withdraw)

    @rule(name=raisers, looks=looked, number=nth)
    def confirm(self, name: str, looks: bool, number: int) -> None:
        self.step(
            name, looks, number, "obstacle.own", ANSWERED, lambda _: {"confirmed_by": name},
            obstacles.confirm,
        )  # fmt: skip

    @rule(name=raisers, looks=looked, number=nth)
    def reopen(self, name: str, looks: bool, number: int) -> None:
        self.step(
            name, looks, number, "obstacle.own", (*ANSWERED, "withdrawn"),
            lambda _: self.waits(confirmed_by=None), obstacles.reopen, reason="Back",
        )  # fmt: skip

    @rule(name=leaders, looks=looked, number=nth, declined=st.booleans())
    def answer(self, name: str, looks: bool, number: int, declined: bool) -> None:
        kind = ObstacleState.DECLINED if declined else ObstacleState.REMOVED

        def becomes(_: Thing) -> dict[str, Any]:
            none: dict[str, Any] = {
                "promised": None,
                "question": "",
                "waits": None,
                "confirmed_by": None,
            }
            return {"state": kind.value, **none}

        self.step(
            name, looks, number, "obstacle.lead", OPEN, becomes,
            obstacles.answer, kind=kind, note="So",
        )  # fmt: skip

    @rule(name=raisers, number=nth, again=st.booleans())
    def settled(self, name: str, number: int, again: bool) -> None:
        """The way that most of them go, which chance alone hardly ever finds."""
        self.answer("bo", False, number, False)
        self.confirm(name, False, number)
        if again:
            self.reopen(name, False, number)

    # Readings, the goal, roles

    @rule(name=who, number=nth)
    def read(self, name: str, number: int) -> None:
        def then(_: Any) -> None:
            self.model.readings.append(number)
            self.model.do(name, [], undoable=False)

        self.tries(
            name, False, lambda _: self.model.allow(name, "reading"),
            readings.add, then, breakthrough=1, value=Decimal(number),
        )  # fmt: skip

    @rule(name=leaders, looks=looked, new=st.integers(18, 20))
    def refocus(self, name: str, looks: bool, new: int) -> None:
        model = self.model

        def expected(seen: int | None) -> None:
            model.allow(name, "refocus")
            if model.target == new:
                raise Refused(INVALID)
            if seen is not None and model.target_by != name and model.target_tick > seen:
                raise Refused("Conflict")
            model.do(name, [], undoable=False)
            model.target, model.target_by, model.target_tick = new, name, model.tick
            model.versions += 1

        self.tries(
            name, looks, expected, breakthroughs.refocus,
            breakthrough=1, reason="So", target=Decimal(new),
        )  # fmt: skip

    @rule(name=who, whose=st.sampled_from(("dia", "eli", "obs", "out")), take=st.booleans(),
          role=st.sampled_from((Role.MEMBER, Role.CORE_GROUP, Role.OBSERVER)))  # fmt: skip
    def role(self, name: str, whose: str, take: bool, role: Role) -> None:
        model = self.model
        held = role.value in model.roles[whose]

        def expected(_: int | None) -> None:
            model.allow(name, "role")
            if take and not held:
                raise Refused(INVALID)
            if take or not held:
                model.do(name, [], undoable=False)
                (model.roles[whose].discard if take else model.roles[whose].add)(role.value)

        self.tries(
            name, False, expected, people.take_role if take else people.give_role,
            breakthrough=1, person=whose, role=role,
        )  # fmt: skip

    # Taking back

    @rule(name=who, back=st.integers(0, 7))
    def undo(self, name: str, back: int) -> None:
        known = [one for one in self.model.commands if one.steps]
        if not known:
            return
        command = known[-1 - back % len(known)]
        if any(step.action == "column.move" for step in command.steps):
            return

        def then(_: Any) -> None:
            self.taken_back(name, command)

        self.tries(
            name, False, lambda _: self.model.check_undo(name, command), undo.undo, then,
            command=self.undone[command.number],
        )  # fmt: skip

    def taken_back(self, name: str, command: Command) -> None:
        steps = []
        for step in reversed(command.steps):
            thing = step.thing
            fields = dict(step.before)
            if fields.get("archived") == "not there":
                fields = {"archived": self.model.tick + 1}
            if thing.kind == "card":
                was, column = thing["archived"], thing["column"]
                becomes = {**thing.fields, **fields}
                if becomes["archived"] is None and fields.keys() & {
                    "column",
                    "rank",
                    "done",
                    "archived",
                }:
                    rank = self.value("card", "rank", thing.id)
                    if rank != thing["rank"] or "rank" in fields:
                        fields["rank"] = rank
                steps.append((step.action, thing, fields))
                if was is None:
                    self.model.stacks[column].remove(thing.id)
                self.model.do(name, steps, undoes=command)
                if thing["archived"] is None:
                    self.stands_again(thing)
                return
            steps.append((step.action, thing, fields))
        self.model.do(name, steps, undoes=command)

    # It is the same

    @invariant()
    def the_board_is_the_same(self) -> None:
        model = self.model
        found = self.sql.execute(
            'SELECT id, name, "limit" FROM board_column WHERE breakthrough = 1 ORDER BY rank, id'
        ).fetchall()
        assert found == [
            (id, model.columns[id]["name"], model.columns[id]["limit"]) for id in model.order
        ]
        on_it: dict[int, list[int]] = {id: [] for id in model.order}
        rows = self.sql.execute(
            'SELECT id, "column", title, owner, due, rank, done_at IS NOT NULL,'
            " archived_at IS NOT NULL FROM card ORDER BY rank, id"
        )
        for id, column, title, owner, due, rank, done, archived in rows:
            card = model.cards[id]
            assert (column, title, owner, rank) == tuple(
                card[name] for name in ("column", "title", "owner", "rank")
            )
            assert (due and date.fromisoformat(due)) == card["due"]
            assert (bool(done), bool(archived)) == (
                card["done"] is not None, card["archived"] is not None,
            )  # fmt: skip
            if not archived:
                on_it[column].append(id)
        assert on_it == model.stacks

    steps: ClassVar[int] = 0
    """How many steps were compared with the model, in all runs."""

    @invariant()
    def the_rest_is_the_same(self) -> None:
        People.steps += 1
        model = self.model
        rows = self.sql.execute(
            "SELECT id, state, leader, promised, question, waiting_since IS NOT NULL, confirmed_by FROM obstacle"
        )
        for id, state, leader, promised, question, waits, confirmed in rows:
            one = model.obstacles[id]
            assert (state, leader, question, confirmed) == tuple(
                one[name] for name in ("state", "leader", "question", "confirmed_by")
            )
            assert (promised and date.fromisoformat(promised)) == one["promised"]
            assert bool(waits) is (one["waits"] is not None)
        values = self.sql.execute("SELECT CAST(value AS REAL) FROM reading ORDER BY id").fetchall()
        assert [int(value) for (value,) in values] == model.readings
        goals = self.sql.execute(
            "SELECT CAST(target AS REAL) FROM goal ORDER BY version"
        ).fetchall()
        assert (len(goals), int(goals[-1][0])) == (model.versions, model.target)
        held = self.sql.execute("SELECT person, role FROM membership WHERE ended_at IS NULL")
        roles: dict[str, set[str]] = {name: set() for name in model.roles}
        for person, role in held:
            roles[person].add(role)
        assert roles == model.roles


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much]


def test_people_and_the_model_agree() -> None:
    run_state_machine_as_test(
        People,
        settings=settings(max_examples=25, stateful_step_count=40, suppress_health_check=QUIET),
    )


@pytest.mark.soak
def test_they_agree_for_fifty_thousand_steps() -> None:
    """Hypothesis makes fewer steps than it is allowed, so they are counted."""
    begun = People.steps
    while (steps := People.steps - begun) < 50_000:
        run_state_machine_as_test(
            People,
            settings=settings(
                max_examples=250,
                stateful_step_count=50,
                derandomize=False,
                suppress_health_check=QUIET,
            ),
        )
        assert People.steps - begun > steps, "no step was made"
    print(f"{steps:,} steps, each compared with the model")
