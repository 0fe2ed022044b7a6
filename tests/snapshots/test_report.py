"""Pictures of the report and of its presentation. `make snapshots` takes them anew; look at each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import commitments, lessons, obstacles, readings, reports
from tests.support.permit_team import PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured

VALUES = ("45", "44", "44", "41", "38", "34", "29", "26", "24", "22", "20")


@pytest.fixture
def told(team: PermitTeam) -> PermitTeam:
    """Ten weeks later, with a good deal to tell."""
    start = date(2026, 10, 2)
    for week, value in enumerate(VALUES):
        on = start + timedelta(days=7 * week)
        at = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
        team.does("dia", readings.add, at=at, breakthrough=1, value=Decimal(value), on=on)
    team.clock.now = datetime(2026, 12, 11, 15, tzinfo=UTC)
    team.does(
        "bo",
        obstacles.answer,
        at=datetime(2026, 11, 10, 9, tzinfo=UTC),
        obstacle=1,
        kind=ObstacleState.REMOVED,
        note="The registry has named a contact",
    )
    team.does(
        "ben",
        lessons.add,
        breakthrough=1,
        tried="Call back the same day",
        expected="fewer letters",
        happened="half as many",
        who_else="the east office",
    )
    team.does("ana", reports.add_text, breakthrough=1, part="thanks", text="And the registry.")
    for text, person, due in (
        ("Look at the number each Monday", "ana", date(2027, 1, 11)),
        ("Show it to the east office", "ben", date(2026, 12, 10)),
    ):
        team.does("cho", commitments.add, breakthrough=1, text=text, person=person, due=due)
    return team


@SIZES
@THEMES
def test_the_report(
    snap_compare: Compare, told: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, told, "6", size=size, theme=theme)


@SIZES
def test_the_end_of_the_report(
    snap_compare: Compare, told: PermitTeam, size: tuple[int, int]
) -> None:
    assert pictured(snap_compare, told, "6", "G", size=size)


@SIZES
@THEMES
def test_the_result_presented(
    snap_compare: Compare, told: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, told, "6", "F", "right", size=size, theme=theme)


@SIZES
def test_how_it_ends(snap_compare: Compare, told: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, told, "6", "O", viewer="bo", size=size)
