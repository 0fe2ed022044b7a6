"""A goal and its breakthrough as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import (
    SHORT_LIMIT,
    Breakthrough,
    Direction,
    Goal,
    Phase,
    Visibility,
    direction_of,
)

GOAL = Goal("Cut days to issue a building permit from 45 to 20", report_back=date(2026, 12, 11))
HERE = Breakthrough(1, "PERMIT", Phase.DRAFT, Visibility.OPEN, GOAL)


@pytest.mark.parametrize(
    ("baseline", "target", "direction"),
    [
        (45, 20, Direction.DOWN),
        (72, 92, Direction.UP),
        (20, 20, None),
        (None, 20, None),
        (20, None, None),
        (-5, -9, Direction.DOWN),
    ],
)
def test_which_way_it_goes(
    baseline: int | None, target: int | None, direction: Direction | None
) -> None:
    numbers = [None if number is None else Decimal(number) for number in (baseline, target)]
    assert direction_of(*numbers) is direction


def test_the_brief_form_fits() -> None:
    assert replace(GOAL, short="Permit days 45 to 20").brief == "Permit days 45 to 20"
    assert len(GOAL.brief) <= SHORT_LIMIT
    assert GOAL.brief == "Cut days to issue a building…"
    assert Goal("x" * 30).brief == "x" * 30
    assert Goal("x" * 31).brief == "x" * 29 + "…"


def test_the_length_counts_from_the_launch_as_it_was() -> None:
    assert HERE.length is None
    planned = replace(HERE, launch_on=date(2026, 10, 2))
    assert planned.length == 70
    assert replace(planned, launched_on=date(2026, 10, 5)).length == 67


def test_phases_before_the_launch_and_after_the_end() -> None:
    assert [phase for phase in Phase if phase.before_launch] == [Phase.DRAFT, Phase.PREPARING]
    assert [phase for phase in Phase if phase.over] == [Phase.CLOSED, Phase.ABANDONED]
