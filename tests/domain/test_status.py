"""The status comes from readings against the straight path, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Direction, Goal
from breakthrough_tui.domain.measure import MeasureKind, Reading
from breakthrough_tui.domain.status import (
    Status,
    StatusKind,
    latest_reading,
    path_on,
    progress,
    status,
    words,
)

START = date(2026, 10, 2)
END = date(2026, 12, 11)  # 70 days later
TODAY = date(2026, 11, 9)  # day 38
FALLING = Goal(
    "Cut permit days from 45 to 20", baseline=Decimal(45), target=Decimal(20), report_back=END
)
RISING = Goal(
    "Raise deliveries on time from 72 to 92 %",
    baseline=Decimal(72),
    target=Decimal(92),
    report_back=END,
)


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _reading(value: str, day: int, id: int = 1) -> Reading:
    return Reading(id, 1, _day(day), Decimal(value))


def _status(goal: Goal, day: int, *readings: Reading, rhythm: int = 7) -> Status:
    return status(goal, readings, start=START, today=_day(day), rhythm=rhythm)


def _kind(goal: Goal, day: int, value: str) -> StatusKind:
    return _status(goal, day, _reading(value, day)).kind


def test_progress_is_right_for_rising_and_falling_goals() -> None:
    assert progress(Decimal(72), Decimal(92), Decimal(77)) == Decimal("0.25")
    assert progress(Decimal(45), Decimal(20), Decimal(40)) == Decimal("0.2")
    assert progress(Decimal(45), Decimal(20), Decimal(50)) == Decimal("-0.2")


def test_without_a_way_there_is_no_progress() -> None:
    assert progress(Decimal(45), Decimal(45), Decimal(45)) is None
    assert progress(None, Decimal(20), Decimal(40)) is None
    assert progress(Decimal(45), None, Decimal(40)) is None
    assert progress(Decimal(45), Decimal(20), None) is None


def test_the_header_of_day_38() -> None:
    current = _status(FALLING, 38, _reading("34", 35))
    assert current.kind is StatusKind.BEHIND
    assert words(current) == "now 34, behind"
    assert current.progress == Decimal("0.44")
    assert current.path == Decimal("31.4")
    assert current.sentence == "It was 34 on 6 Nov, the path today is 31.4: behind."


@pytest.mark.parametrize(
    ("day", "value", "kind"),
    [
        (10, "45", StatusKind.NONE_YET),  # 14 % of the time
        (10, "20", StatusKind.REACHED),
        (11, "45", StatusKind.BELOW_PATH),
        (14, "40.5", StatusKind.ON_PATH),  # exactly 0.9 of the path
        (14, "40.6", StatusKind.BELOW_PATH),
        (34, "60", StatusKind.BELOW_PATH),
        (35, "33.75", StatusKind.ON_PATH),
        (35, "33.76", StatusKind.BEHIND),
        (35, "37.5", StatusKind.BEHIND),  # exactly 0.6
        (35, "37.51", StatusKind.FAR_BEHIND),
        (70, "22.5", StatusKind.ON_PATH),
        (70, "20", StatusKind.REACHED),
        (70, "12", StatusKind.REACHED),
        (71, "45", StatusKind.NOT_REACHED),
    ],
)
def test_the_edges_of_the_rule(day: int, value: str, kind: StatusKind) -> None:
    assert _kind(FALLING, day, value) is (kind if day <= 70 else StatusKind.NONE_YET)
    if day > 70:
        assert _status(FALLING, day, _reading(value, 70)).kind is kind


def test_the_same_edges_for_a_rising_goal() -> None:
    assert _kind(RISING, 35, "81") is StatusKind.ON_PATH
    assert _kind(RISING, 35, "80.9") is StatusKind.BEHIND
    assert _kind(RISING, 35, "77.9") is StatusKind.FAR_BEHIND
    assert _kind(RISING, 35, "92") is StatusKind.REACHED


def test_the_edges_hold_where_fractions_do_not_end() -> None:
    # A third of the way when 10/27 of the time is gone: exactly 0.9.
    goal = Goal("From 0 to 3", baseline=Decimal(0), target=Decimal(3), report_back=_day(27))
    assert _kind(goal, 10, "1") is StatusKind.ON_PATH


@pytest.mark.parametrize(
    ("value", "kind", "brief"),
    [
        ("20", StatusKind.REACHED, "now 20, reached"),
        ("32.5", StatusKind.PARTLY, "now 32.5, partly reached"),
        ("32.6", StatusKind.NOT_REACHED, "now 32.6, not reached"),
    ],
)
def test_after_the_end(value: str, kind: StatusKind, brief: str) -> None:
    current = _status(FALLING, 90, _reading(value, 69))
    assert current.kind is kind
    assert words(current) == brief


def test_after_the_end_an_old_reading_still_decides() -> None:
    assert _status(FALLING, 200, _reading("20", 40)).kind is StatusKind.REACHED


def test_a_later_measurement_does_not_rewrite_the_result() -> None:
    current = _status(FALLING, 170, _reading("20", 69), _reading("40", 160, id=2))
    assert current.kind is StatusKind.REACHED
    assert current.latest is not None
    assert current.latest.value == 20


def test_without_a_reading_there_is_none() -> None:
    assert words(_status(FALLING, 3)) == "no reading yet"
    assert _status(FALLING, 3).kind is StatusKind.NONE_YET
    assert _status(FALLING, 40).kind is StatusKind.NO_READING
    assert words(_status(FALLING, 40)) == "no reading yet"
    assert _status(FALLING, 90).kind is StatusKind.NONE_YET


def test_a_measure_has_a_rhythm() -> None:
    reading = _reading("20", 31)  # 2 November
    fresh = _status(FALLING, 41, reading)
    stale = _status(FALLING, 42, reading)
    assert fresh.kind is StatusKind.REACHED
    assert stale.kind is StatusKind.NO_READING
    assert words(stale) == "no reading since 2 Nov"
    assert stale.sentence == "No reading since then: it was 20 on 2 Nov."
    assert _status(FALLING, 52, reading, rhythm=14).kind is StatusKind.REACHED
    assert _status(FALLING, 53, reading, rhythm=14).kind is StatusKind.NO_READING


def test_a_reading_from_before_the_launch_gives_no_status() -> None:
    before = _reading("44", -5)
    assert _status(FALLING, 12, before, rhythm=14).kind is StatusKind.NONE_YET
    assert words(_status(FALLING, 12, before, rhythm=14)) == "now 44"
    assert _status(FALLING, 12, before).kind is StatusKind.NO_READING
    assert _status(FALLING, 3, _reading("19", -5)).kind is StatusKind.REACHED


def test_readings_after_today_do_not_count() -> None:
    current = _status(FALLING, 38, _reading("34", 35), _reading("20", 39, id=2))
    assert words(current) == "now 34, behind"


def test_the_later_of_two_on_a_day_corrects_the_other() -> None:
    first, second = _reading("43", 35, id=7), _reading("34", 35, id=8)
    assert latest_reading([second, first], TODAY) == second
    assert words(_status(FALLING, 38, second, first)) == "now 34, behind"


def test_before_the_launch_there_is_no_status() -> None:
    current = status(FALLING, [_reading("45", -20)], start=None, today=TODAY)
    assert current.kind is StatusKind.NONE_YET
    assert current.path is None
    assert words(current) == "now 45"
    assert status(FALLING, [], start=START, today=_day(-1)).kind is StatusKind.NONE_YET


def test_a_goal_with_holes_breaks_nothing() -> None:
    reading = _reading("34", 35)
    for goal in (
        Goal("Something"),
        replace(FALLING, baseline=None),
        replace(FALLING, target=None),
        replace(FALLING, report_back=None),
        replace(FALLING, report_back=START),
        replace(FALLING, target=Decimal(45)),
    ):
        for day in (0, 10, 38, 70, 90):
            current = _status(goal, day, reading)
            assert current.brief
            assert current.sentence
    assert _status(replace(FALLING, report_back=None), 38, reading).kind is StatusKind.NONE_YET


def test_without_a_baseline_the_target_can_still_be_met() -> None:
    goal = replace(FALLING, baseline=None, direction=Direction.DOWN)
    assert _status(goal, 38, _reading("20", 35)).kind is StatusKind.REACHED
    assert _status(goal, 38, _reading("21", 35)).kind is StatusKind.NONE_YET
    assert _status(goal, 90, _reading("21", 69)).kind is StatusKind.NOT_REACHED


def test_a_total_without_a_baseline_begins_at_zero() -> None:
    goal = replace(RISING, baseline=None, target=Decimal(70))
    readings = [_reading("38", 38)]
    day = _day(38)
    assert status(goal, readings, start=START, today=day).kind is StatusKind.NONE_YET
    total = status(goal, readings, start=START, today=day, kind=MeasureKind.CUMULATIVE)
    assert (total.kind, total.path, total.brief) == (
        StatusKind.ON_PATH,
        Decimal(38),
        "now 38, on the path",
    )
    behind = status(goal, [_reading("25", 38)], start=START, today=day, kind=MeasureKind.CUMULATIVE)
    assert behind.kind is StatusKind.BEHIND


def test_after_a_refocus_the_path_runs_to_the_new_target_and_date() -> None:
    refocused = replace(FALLING, version=2, target=Decimal(30), report_back=_day(80))
    assert path_on(refocused, START, _day(40)) == Decimal("37.5")
    assert _status(refocused, 40, _reading("37.5", 40)).kind is StatusKind.ON_PATH


def test_the_path_begins_at_the_baseline_and_ends_at_the_target() -> None:
    assert path_on(FALLING, START, START) == 45
    assert path_on(FALLING, START, END) == 20
    assert path_on(FALLING, START, END + timedelta(days=9)) == 20
    assert path_on(FALLING, None, TODAY) is None


numbers = st.decimals(-10_000, 10_000, places=2)


@given(numbers, numbers, numbers, st.integers(0, 70), st.integers(0, 70))
def test_a_mirrored_goal_has_the_same_status(
    baseline: Decimal, target: Decimal, value: Decimal, day: int, back: int
) -> None:
    goal = replace(RISING, baseline=baseline, target=target)
    mirrored = replace(RISING, baseline=-baseline, target=-target)
    reading = Reading(1, 1, _day(day - back), value)
    there = status(goal, [reading], start=START, today=_day(day))
    here = status(mirrored, [replace(reading, value=-value)], start=START, today=_day(day))
    assert there.kind is here.kind
    assert there.progress == here.progress


@given(numbers, numbers, st.integers(0, 150), st.booleans())
def test_a_better_value_never_has_a_worse_status(
    one: Decimal, other: Decimal, day: int, falling: bool
) -> None:
    goal = FALLING if falling else RISING
    worse, better = (
        (max(one, other), min(one, other)) if falling else (min(one, other), max(one, other))
    )
    order = [
        StatusKind.NONE_YET,
        StatusKind.NOT_REACHED,
        StatusKind.PARTLY,
        StatusKind.FAR_BEHIND,
        StatusKind.BEHIND,
        StatusKind.BELOW_PATH,
        StatusKind.ON_PATH,
        StatusKind.REACHED,
    ]
    on = min(day, 70)
    low = _status(goal, day, _reading(str(worse), on)).kind
    high = _status(goal, day, _reading(str(better), on)).kind
    assert order.index(low) <= order.index(high)
