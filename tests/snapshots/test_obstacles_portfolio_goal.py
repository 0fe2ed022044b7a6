"""Pictures of the obstacles, the portfolio and the goal. `make snapshots` takes them anew; look at each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import breakthroughs, obstacles, people
from tests.support.permit_team import NOW, PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured


@pytest.fixture
def busy(team: PermitTeam) -> PermitTeam:
    """The team with obstacles in most states, a goal that was refocused, and a second breakthrough."""
    start = datetime(2026, 10, 8, 9, tzinfo=UTC)
    team.does("bo", people.give_role, at=start, breakthrough=1, person="gus", role=Role.LEADER)
    ended = [
        ("Scanner budget frozen", "dia", 3, ObstacleState.REMOVED, {}),
        (
            "East office is closing",
            "eli",
            1,
            ObstacleState.REFOCUSED,
            {"target": Decimal(22), "report_back": date(2026, 12, 18)},
        ),
        ("Overtime for the evening desk", "ben", 2, ObstacleState.DECLINED, {}),
    ]
    for number, (title, who, days, kind, more) in enumerate(ended):
        raised = start + timedelta(days=9 * number)
        made = team.does(
            who, obstacles.raise_obstacle, at=raised, breakthrough=1, title=title
        ).made("obstacle")
        team.does(
            "bo",
            obstacles.answer,
            at=raised + timedelta(days=days),
            obstacle=made,
            kind=kind,
            note="Only the north office counts from now on",
            **more,
        )
        if number < 2:
            team.does(who, obstacles.confirm, at=raised + timedelta(days=4), obstacle=made)
    hand = _raised(team, "Front desk is two people short", "eli", days=11, stops="the evening desk")
    team.does("bo", obstacles.take, obstacle=hand, by=date(2026, 11, 16))
    asked = _raised(team, "Nobody answers at the tax office", "fay", days=6)
    team.does("bo", obstacles.ask_back, obstacle=asked, question="Whom did you call, and when?")
    team.does("cho", obstacles.comment, obstacle=asked - 1, text="The tax desk has two to spare")
    team.does(
        "gus",
        breakthroughs.start,
        sentence="Raise on-time delivery from 72 to 92 %, warehouse west",
        code="DELIVERY",
        lead="fay",
        launch_on=date(2026, 11, 18),
    )
    return team


def _raised(team: PermitTeam, title: str, who: str, *, days: int, **more: object) -> int:
    at = NOW - timedelta(days=days)
    return team.does(
        who, obstacles.raise_obstacle, at=at, breakthrough=1, title=title, **more
    ).made("obstacle")


@SIZES
@THEMES
def test_the_queue(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, busy, "2", size=size, theme=theme)


@SIZES
def test_all_that_waits_for_me(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]
) -> None:
    assert pictured(snap_compare, busy, viewer="bo", size=size)


@SIZES
def test_nothing_waits_for_me(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]
) -> None:
    assert pictured(snap_compare, busy, "2", "m", size=size)


@SIZES
def test_how_it_ended(snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, busy, "d", viewer="bo", size=size)


@SIZES
def test_a_refocus(snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]) -> None:
    keys = ("d", "f", "backspace", "backspace", "2", "5")
    assert pictured(snap_compare, busy, *keys, viewer="bo", size=size)


@SIZES
def test_raising_one(snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, busy, "2", "n", size=size)


@SIZES
@THEMES
def test_the_page_of_an_obstacle(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, busy, "enter", viewer="bo", size=size, theme=theme)


@SIZES
@THEMES
def test_the_portfolio(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, busy, "0", size=size, theme=theme)


@SIZES
def test_starting_one(snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]) -> None:
    keys = ("0", "n", *"Cut", "space", *"errors", "enter")
    assert pictured(snap_compare, busy, *keys, size=size)


@SIZES
@THEMES
def test_the_goal(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, busy, "4", size=size, theme=theme)


@SIZES
def test_a_goal_before_its_launch(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]
) -> None:
    keys = ("4", "right_square_bracket")
    assert pictured(snap_compare, busy, *keys, viewer="gus", size=size)


@SIZES
def test_the_roles_of_a_person(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]
) -> None:
    assert pictured(snap_compare, busy, "4", "G", "up", "enter", viewer="bo", size=size)
