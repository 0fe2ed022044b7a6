"""One line under the chart: where it stands, how fast it moves, how fast it would have to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Direction, Goal
from breakthrough_tui.domain.figures.what_it_takes import what_it_takes
from breakthrough_tui.domain.measure import MeasureKind, Reading

START = date(2026, 10, 2)
END = date(2026, 12, 11)  # 70 days later
TODAY = date(2026, 11, 6)  # halfway
FALLING = Goal(
    "Cut permit days from 45 to 20", baseline=Decimal(45), target=Decimal(20), report_back=END
)
RISING = Goal(
    "Raise follow-ups from 26 to 90 %", baseline=Decimal(26), target=Decimal(90), report_back=END
)


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _readings(*values: tuple[int, str]) -> list[Reading]:
    return [Reading(id, 1, _day(day), Decimal(value)) for id, (day, value) in enumerate(values)]


def _line(goal: Goal, today: date, *values: tuple[int, str]) -> str:
    return what_it_takes(goal, _readings(*values), start=START, today=today).line


def test_now_the_path_the_pace_and_what_is_needed() -> None:
    found = what_it_takes(
        FALLING,
        _readings((14, "43"), (21, "42"), (28, "41"), (35, "40")),
        start=START,
        today=TODAY,
    )
    assert found.line == (
        "now 40, the path 32.5; last three weeks −1 a week, needed −4; at this pace 35 on 11 Dec"
    )
    assert found.pace == -1
    assert found.needed == -4
    assert found.at_pace == 35
    assert found.there_on is None


def test_a_rising_goal_has_its_signs_the_other_way() -> None:
    assert _line(RISING, TODAY, (14, "28"), (21, "30"), (28, "32"), (35, "34")) == (
        "now 34, the path 58; last three weeks +2 a week, needed +11; at this pace 44 on 11 Dec"
    )


def test_no_reading_leaves_what_is_needed() -> None:
    assert _line(FALLING, TODAY) == "no reading yet, the path 32.5; needed −5 a week"
    assert _line(replace(FALLING, baseline=None), TODAY) == ("no reading yet; needed: 20 by 11 Dec")


def test_one_reading_is_compared_with_the_baseline_at_the_launch() -> None:
    assert _line(FALLING, _day(14), (14, "43")) == (
        "now 43, the path 40; since 2 Oct −1 a week, needed −2.9; at this pace 35 on 11 Dec"
    )
    no_baseline = replace(FALLING, baseline=None)
    assert _line(no_baseline, _day(14), (14, "43")) == "now 43; needed −2.9 a week"


def test_an_old_reading_says_its_day() -> None:
    assert _line(FALLING, TODAY, (14, "43")).startswith("43 on 16 Oct, the path 32.5; since 2 Oct")


def test_two_far_apart_count_from_the_earlier_one() -> None:
    line = _line(FALLING, _day(63), (28, "40"), (63, "35"))
    assert "since 30 Oct −1 a week" in line


def test_a_pace_that_is_enough_says_when_it_is_there() -> None:
    found = what_it_takes(
        FALLING, _readings((21, "40"), (28, "35"), (35, "30")), start=START, today=TODAY
    )
    assert found.line.endswith("; at this pace 20 on 20 Nov")
    assert found.there_on == date(2026, 11, 20)
    assert found.at_pace == 20


def test_no_change_is_a_pace_of_zero() -> None:
    line = _line(FALLING, TODAY, (14, "45"), (21, "45"), (35, "45"))
    assert "last three weeks 0 a week" in line
    assert line.endswith("at this pace 45 on 11 Dec")


def test_going_the_wrong_way_is_said_as_it_is() -> None:
    assert "+2 a week, needed −7; at this pace 65 on 11 Dec" in _line(
        FALLING, TODAY, (14, "49"), (21, "51"), (28, "53"), (35, "55")
    )


@pytest.mark.parametrize("value", ["20", "19"])
def test_what_is_reached_says_so(value: str) -> None:
    assert _line(FALLING, TODAY, (35, value)) == (
        f"now {value}, the path 32.5; the target of 20 is reached"
    )


def test_after_the_end_the_last_reading_before_it_stands() -> None:
    assert (
        _line(FALLING, _day(80), (63, "25"), (75, "15")) == "at the end 25 on 4 Dec, the target 20"
    )
    assert _line(FALLING, _day(80)) == "no reading before the report-back, the target 20"


def test_on_the_last_day_there_is_no_pace_left_to_need() -> None:
    line = _line(FALLING, END, (56, "30"), (63, "28"), (70, "26"))
    assert line == "now 26, the path 20; last three weeks −2 a week, needed: 20 by 11 Dec"


def test_a_reading_from_before_the_launch_gives_no_pace() -> None:
    assert _line(FALLING, _day(0), (-5, "46")) == "now 46, the path 45; needed −2.6 a week"


def test_before_the_launch_there_is_no_path() -> None:
    found = what_it_takes(FALLING, _readings((-5, "45")), start=None, today=_day(-5))
    assert found.line == "now 45; needed −2.3 a week"


def test_a_goal_without_target_or_date_says_what_is_missing() -> None:
    assert (
        _line(replace(FALLING, target=None), TODAY, (35, "40")) == "now 40; there is no target yet"
    )
    assert _line(replace(FALLING, report_back=None), TODAY, (35, "40")) == (
        "now 40; there is no report-back date yet"
    )


def test_target_equal_to_baseline_is_kept_in_its_direction() -> None:
    same = replace(FALLING, target=Decimal(45), direction=Direction.DOWN)
    assert _line(same, TODAY, (35, "44")).endswith("the target of 45 is reached")
    assert "needed −0.4" in _line(same, TODAY, (35, "47"))


def test_what_was_never_below_zero_does_not_go_there() -> None:
    goal = replace(RISING, baseline=Decimal(10), target=Decimal(90))
    assert _line(goal, TODAY, (21, "10"), (28, "6"), (35, "2")).endswith("at this pace 0 on 11 Dec")


def test_a_running_total_starts_at_zero_and_does_not_fall() -> None:
    goal = replace(RISING, baseline=None, target=Decimal(700))
    found = what_it_takes(
        goal,
        _readings((7, "50"), (14, "100")),
        start=START,
        today=_day(14),
        kind=MeasureKind.CUMULATIVE,
    )
    assert found.line == (
        "now 100, the path 140; since 2 Oct +50 a week, needed +75; at this pace 500 on 11 Dec"
    )
    corrected = what_it_takes(
        goal,
        _readings((7, "90"), (14, "80")),
        start=START,
        today=_day(14),
        kind=MeasureKind.CUMULATIVE,
    )
    assert corrected.at_pace is not None
    assert corrected.at_pace >= 80


def test_the_later_of_two_on_a_day_is_the_correction() -> None:
    once = _line(FALLING, TODAY, (21, "42"), (28, "41"), (35, "40"))
    assert _line(FALLING, TODAY, (21, "42"), (28, "41"), (35, "99"), (35, "40")) == once


values = st.none() | st.decimals(-(10**12), 10**12, places=3)
days = st.dates()


@given(
    values, values, st.none() | days, st.none() | days, days,
    st.lists(st.tuples(days, st.decimals(-(10**12), 10**12, places=3)), max_size=8),
    st.sampled_from([*MeasureKind]),
    st.none() | st.sampled_from([*Direction]),
)  # fmt: skip
def test_it_always_has_a_line(
    baseline: Decimal | None,
    target: Decimal | None,
    end: date | None,
    start: date | None,
    today: date,
    said: list[tuple[date, Decimal]],
    kind: MeasureKind,
    direction: Direction | None,
) -> None:
    goal = Goal("x", baseline=baseline, target=target, report_back=end, direction=direction)
    readings = [Reading(id, 1, on, value) for id, (on, value) in enumerate(said)]
    found = what_it_takes(goal, readings, start=start, today=today, kind=kind)
    assert found.line
    assert "E+" not in found.line


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 99)), max_size=8), st.integers(0, 70))
def test_it_has_a_line_on_every_day_of_a_breakthrough(
    said: list[tuple[int, int]], today: int
) -> None:
    line = _line(FALLING, _day(today), *((day, str(value)) for day, value in said))
    assert line
    assert "--" not in line
