"""What is offered on an obstacle is what the database accepts, for everybody in every state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.screens.obstacles.offers import offers
from breakthrough_tui.store.commands import obstacles, people, proposals
from breakthrough_tui.store.queries import overviews
from breakthrough_tui.store.write import Write
from tests.builders import EVERYBODY, ZONE, Team, a_workspace

FRIDAY = date(2026, 10, 9)
KINDS = (ObstacleState.REMOVED, ObstacleState.REFOCUSED, ObstacleState.DECLINED)

STEPS: dict[str, list[tuple[str, Callable[..., None], dict[str, Any]]]] = {
    "waiting": [],
    "in hand": [("bo", obstacles.take, {"by": FRIDAY})],
    "asked back": [("bo", obstacles.ask_back, {"question": "Which?"})],
    "removed": [("bo", obstacles.answer, {"kind": ObstacleState.REMOVED, "note": "Done"})],
    "removed for bo": [
        (
            "ana",
            obstacles.answer,
            {"kind": ObstacleState.REMOVED, "note": "Done", "for_leader": "bo"},
        )
    ],
    "confirmed": [
        ("bo", obstacles.answer, {"kind": ObstacleState.DECLINED, "note": "No"}),
        ("cho", obstacles.confirm, {}),
    ],
    "withdrawn": [("cho", obstacles.withdraw, {})],
}


def propose_for(write: Write, *, obstacle: int) -> None:
    """A refocus that would answer it."""
    number = write.row("obstacle", obstacle)["number"]
    target = Decimal(25)
    proposals.propose(write, breakthrough=1, reason="So it is", target=target, obstacle=number)


KEYS: dict[str, tuple[Callable[..., None], dict[str, Any]]] = {
    "comment": (obstacles.comment, {"text": "So it is"}),
    "edit": (obstacles.edit, {"title": "Another title"}),
    "when": (obstacles.edit, {"needed_by": FRIDAY}),
    "who": (obstacles.hand_over, {"leader": "gus"}),
    "in_hand": (obstacles.take, {"by": date(2026, 10, 12)}),
    "ask_back": (obstacles.ask_back, {"question": "Which one?"}),
    "yes": (obstacles.confirm, {}),
    "obstacle": (obstacles.reopen, {"reason": "Still there"}),
    "refocus": (propose_for, {}),
}


class _BackAgain(Exception):
    """Ends a transaction without keeping anything of it."""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    folder: Path = tmp_path_factory.mktemp("offers")
    made = a_workspace(folder)
    made.run("bo", people.name_stand_in, breakthrough=1, leader="bo", stand_in="eli", until=FRIDAY)
    yield made
    made.close()


def accepts(team: Team, actor: str, command: Callable[..., None], **fields: Any) -> bool:
    """Whether the database would do it; it is not kept."""
    try:
        with team.store.database.write():
            write = Write(team.store.database, team.call(actor), team.clock())
            command(write, **fields)
            raise _BackAgain
    except _BackAgain:
        return True
    except BreakthroughError:
        return False


def ways_to_end(team: Team, actor: str, obstacle: int) -> list[ObstacleState]:
    """How the database lets somebody end it, as a leader or for one."""
    found = []
    for kind in KINDS:
        fields: dict[str, Any] = {"obstacle": obstacle, "kind": kind, "note": "So it is"}
        if kind is ObstacleState.REFOCUSED:
            fields["report_back"] = date(2026, 12, 18)
        for leader in ({}, {"for_leader": "bo"}):
            if accepts(team, actor, obstacles.answer, **fields, **leader):
                found.append(kind)
                break
    if accepts(team, actor, obstacles.withdraw, obstacle=obstacle):
        found.append(ObstacleState.WITHDRAWN)
    return found


@pytest.mark.parametrize("state", STEPS)
def test_what_is_offered_is_what_the_database_accepts(team: Team, state: str) -> None:
    made = team.raise_obstacle(f"It is {state}", needed_by=date(2026, 10, 7))
    for actor, command, fields in STEPS[state]:
        team.run(actor, command, obstacle=made, **fields)
    for person in EVERYBODY:
        overview = team.read(overviews.overview, viewer=person, breakthrough=1)
        moment = Moment(team.clock(), ZONE)
        offered = offers(team.obstacle(made), overview, person, moment)
        accepted = {
            key
            for key, (command, fields) in KEYS.items()
            if accepts(team, person, command, obstacle=made, **fields)
        }
        if not team.obstacle(made).state.open:
            accepted -= {"edit", "when"}  # words of what has ended are left alone
        assert offered.actions - {"finish"} == accepted, person
        assert list(offered.endings) == ways_to_end(team, person, made), person
        assert ("finish" in offered.actions) == bool(offered.endings)
