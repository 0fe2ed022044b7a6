"""What people do to obstacles, and what a small model says will come of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import obstacles
from tests.store.people_at_work import (
    IN_HAND,
    TEAM,
    WAITING,
    AtWork,
    leaders,
    looked,
    nth,
    raisers,
    who,
)
from tests.store.small_model import ANSWERED, INVALID, OPEN, Refused, Thing


class AtObstacles(AtWork):
    """Obstacles, all the way from raised to confirmed."""

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
