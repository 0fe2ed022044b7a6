"""Pictures of the result. `make snapshots` takes them anew; look at each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.course import Keep
from breakthrough_tui.store.commands import (
    breakthroughs,
    lessons,
    measures,
    obstacles,
    pulses,
    readings,
)
from breakthrough_tui.terminal.surroundings import Depth, Surroundings
from tests.support.permit_team import PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured

START = datetime(2026, 10, 9, 16, tzinfo=UTC)


@pytest.fixture
def busy(team: PermitTeam) -> PermitTeam:
    """The team with a flat start, a guard, a refocus, answers, pulses and lessons."""
    for week, value in enumerate(("45", "44", "44", "40")):
        at = START + timedelta(weeks=week)
        team.does("dia", readings.add, at=at, breakthrough=1, value=Decimal(value))
        for number, person in enumerate(("ana", "ben", "cho", "dia", "eli")):
            team.does(
                person,
                pulses.answer,
                at=at,
                breakthrough=1,
                energy=7 - week + number % 2,
                confidence=5 + week + number % 3,
            )
    third = START + timedelta(days=15)
    team.does(
        "bo",
        breakthroughs.refocus,
        at=third,
        breakthrough=1,
        reason="East is closing",
        target=Decimal(24),
        report_back=date(2026, 12, 18),
    )
    team.does("bo", obstacles.answer, at=third, obstacle=1, kind="removed", note="Bo asked for it")
    guard = team.does(
        "ana",
        measures.add,
        at=START,
        breakthrough=1,
        name="complaints",
        unit="a week",
        direction=Direction.DOWN,
    ).made("measure")
    team.does("dia", readings.add, breakthrough=1, value=Decimal(4), measure=guard)
    team.does(
        "eli",
        lessons.add,
        breakthrough=1,
        tried="Call back the same day",
        expected="fewer letters",
        happened="half as many",
        keep=Keep.KEEP,
        who_else="the tax office",
    )
    return team


@SIZES
@THEMES
def test_the_result(
    snap_compare: Compare, busy: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, busy, "3", size=size, theme=theme)


@pytest.mark.parametrize("braille", [True, False], ids=["braille", "ascii"])
def test_the_result_in_sixteen_colours(
    snap_compare: Compare, busy: PermitTeam, braille: bool
) -> None:
    here = Surroundings(Depth.SIXTEEN, ascii_only=not braille, braille=braille)
    assert pictured(snap_compare, busy, "3", size=(80, 24), surroundings=here)


@SIZES
def test_below_the_chart(snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, busy, "3", "G", size=size)


@SIZES
def test_typing_a_reading(snap_compare: Compare, busy: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, busy, "3", "n", *"33", "space", *"thu", size=size)
