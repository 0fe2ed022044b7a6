"""What the figures of an area reveal, and what a breakthrough begins with."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.area import Area, beginning, check_day, horizon, reveal
from breakthrough_tui.domain.errors import Invalid

TODAY = date(2026, 10, 5)


def area(*values: int, target: int | None = 90, on: date | None = date(2027, 3, 1)) -> Area:
    points = [
        (TODAY - timedelta(days=30 * ago), Decimal(value))
        for ago, value in enumerate(reversed(values))
    ]
    goal = None if target is None else Decimal(target)
    return Area(1, "Permits", "%", goal, on, points=tuple(sorted(points)), figures=len(values))


def test_business_as_usual_leaves_a_gap() -> None:
    found = reveal(area(40, 41, 42, 43), TODAY)
    assert found.outlook.sentence == (
        "business as usual reaches 48 of 90 by 1 March 2027: a gap of 42"
    )


def test_it_gets_there_by_itself() -> None:
    found = reveal(area(60, 68, 76, 84), TODAY)
    assert found.outlook.sentence.startswith("it gets there by itself")
    assert found.outlook.gap == 0


def test_without_a_day_it_looks_as_far_as_a_breakthrough_lasts() -> None:
    assert horizon(area(1, on=None), TODAY) == TODAY + timedelta(days=70)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_too_few_figures_say_so(count: int) -> None:
    assert "4 are needed" in reveal(area(*range(40, 40 + count)), TODAY).outlook.sentence


def test_a_breakthrough_begins_at_the_last_figure() -> None:
    found = beginning(area(40, 45))
    assert (found.measure, found.unit, found.baseline, found.baseline_on) == (
        "Permits",
        "%",
        Decimal(45),
        TODAY,
    )
    assert (found.baseline_source, found.target) == ("area Permits", Decimal(90))


def test_without_figures_only_the_name_is_known_and_a_target_that_is_reached_is_none() -> None:
    assert beginning(area()).baseline_source == ""
    assert beginning(area(90)).target is None


def test_a_figure_may_be_dated_at_the_end_of_its_month_and_no_later() -> None:
    check_day(date(2026, 10, 31), TODAY)
    with pytest.raises(Invalid, match="Line 7: 2026-11-30 is still to come"):
        check_day(date(2026, 11, 30), TODAY, 7)
