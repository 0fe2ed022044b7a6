"""Random people do random things, and a small model of the rules says before each what will come of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import breakthroughs, people, readings, undo
from tests.store.people_at_boards import AtBoards
from tests.store.people_at_obstacles import AtObstacles
from tests.store.people_at_work import leaders, looked, nth, who
from tests.store.small_model import INVALID, Command, Refused


class People(AtBoards, AtObstacles):
    """A team at work; what each had before their eyes when they last looked."""

    def __init__(self) -> None:
        super().__init__()
        People.steps -= 1  # the look at the beginning is none

    @initialize()
    def some_cards(self) -> None:
        for number in range(3):
            self.add("cho", number, 0)
        self.raise_("dia")

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
