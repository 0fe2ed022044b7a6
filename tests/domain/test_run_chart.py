"""The run chart as data: what is drawn, between which days and values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.figures.what_it_takes import what_it_takes
from breakthrough_tui.domain.measure import Measure, MeasureKind, Reading
from breakthrough_tui.domain.run_chart import At, Mark, MarkKind, RunChart, run_chart

START = date(2026, 10, 2)
END = date(2026, 12, 11)  # 70 days later
TODAY = date(2026, 11, 9)
DAYS = Measure(1, "days to a permit", "days")
GOAL = Goal(
    "Cut permit days from 45 to 20", baseline=Decimal(45), target=Decimal(20), report_back=END
)


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _readings(*values: tuple[int, str]) -> list[Reading]:
    return [Reading(id, 1, _day(day), Decimal(value)) for id, (day, value) in enumerate(values)]


def _chart(
    *values: tuple[int, str],
    goals: tuple[Goal, ...] = (GOAL,),
    start: date | None = START,
    today: date = TODAY,
    measure: Measure = DAYS,
    marks: tuple[Mark, ...] = (),
) -> RunChart:
    readings = _readings(*values)
    what = what_it_takes(goals[-1], readings, start=start, today=today) if goals else None
    found = run_chart(
        measure,
        readings,
        today=today,
        goals=goals,
        start=start,
        end=goals[-1].report_back if goals else END,
        marks=marks,
        what=what,
    )
    assert found is not None
    return found


def test_it_runs_from_the_launch_to_the_report_back() -> None:
    chart = _chart((7, "45"), (14, "44"), (21, "41"))
    assert (chart.first, chart.last) == (START, END)
    assert (chart.low, chart.high) == (Decimal(20), Decimal(45))
    assert (chart.across(START), chart.across(END)) == (0, 1)
    assert (chart.up(Decimal(20)), chart.up(Decimal(45))) == (0, 1)
    assert [reading.value for reading in chart.readings] == [45, 44, 41]


def test_the_path_is_straight_from_the_baseline_at_the_launch_to_the_target() -> None:
    (path,) = _chart((7, "45")).paths
    assert (path.start, path.end, path.in_force) == (
        At(START, Decimal(45)),
        At(END, Decimal(20)),
        True,
    )


def test_after_a_refocus_the_new_path_runs_from_the_same_baseline_and_the_old_one_stays() -> None:
    later = replace(GOAL, version=2, target=Decimal(25), report_back=_day(77))
    old, new = _chart((7, "45"), goals=(GOAL, later)).paths
    assert (old.version, old.in_force, old.end) == (1, False, At(END, Decimal(20)))
    assert (new.version, new.in_force) == (2, True)
    assert (new.start, new.end) == (At(START, Decimal(45)), At(_day(77), Decimal(25)))


def test_an_earlier_path_that_ended_later_is_drawn_to_its_end() -> None:
    assert _chart(goals=(GOAL, replace(GOAL, version=2, report_back=_day(56)))).last == END


def test_a_refocus_of_the_sentence_alone_is_no_other_path() -> None:
    (path,) = _chart((7, "45"), goals=(GOAL, replace(GOAL, version=2, sentence="North"))).paths
    assert (path.version, path.in_force) == (2, True)


def test_a_path_that_was_left_and_taken_again_is_one_in_force() -> None:
    between = replace(GOAL, version=2, target=Decimal(25))
    paths = _chart(goals=(GOAL, between, replace(GOAL, version=3))).paths
    assert [(path.version, path.in_force) for path in paths] == [(2, False), (3, True)]


def test_the_projection_goes_on_from_the_last_reading_at_the_pace_so_far() -> None:
    chart = _chart((14, "43"), (21, "42"), (28, "41"), (35, "40"))
    assert chart.projection == (At(_day(35), Decimal(40)), At(END, Decimal(35)))
    soon = _chart((21, "40"), (28, "35"), (35, "30"))
    assert soon.projection == (At(_day(35), Decimal(30)), At(_day(49), Decimal(20)))


def test_there_is_no_projection_after_the_end_or_without_a_pace() -> None:
    assert _chart((14, "43"), (21, "42"), today=END).projection is None
    assert _chart((14, "43"), (21, "42"), today=_day(90)).projection is None
    assert _chart().projection is None


def test_without_any_reading_the_way_is_drawn() -> None:
    chart = _chart()
    assert chart.readings == ()
    assert len(chart.paths) == 1


def test_without_any_value_there_is_no_chart() -> None:
    goal = Goal("Better")
    assert run_chart(DAYS, [], today=TODAY, goals=[goal], start=START) is None
    assert run_chart(DAYS, [], today=TODAY) is None


def test_one_reading_and_nothing_else_has_a_range_and_days() -> None:
    goal = Goal("Better")
    chart = _chart((38, "7"), goals=(goal,), start=None)
    assert chart.low < 7 < chart.high
    assert chart.first < chart.last


def test_a_target_that_equals_the_baseline_has_a_range() -> None:
    chart = _chart(goals=(replace(GOAL, target=Decimal(45)),))
    assert chart.low < 45 < chart.high
    zero = _chart(goals=(replace(GOAL, baseline=Decimal(0), target=Decimal(0)),))
    assert zero.low <= 0 < zero.high


def test_of_two_readings_on_a_day_the_one_written_last_is_drawn() -> None:
    chart = _chart((7, "45"), (7, "43"))
    assert [reading.value for reading in chart.readings] == [43]
    assert chart.elsewhere == 0


def test_readings_soon_before_the_launch_and_after_the_end_widen_the_chart() -> None:
    chart = _chart((-14, "46"), (7, "45"), (80, "19"), today=_day(81))
    assert (chart.first, chart.last) == (_day(-14), _day(80))
    assert chart.launch == START
    assert chart.day_ticks()[0] == START


def test_readings_long_before_and_after_are_counted_not_drawn() -> None:
    chart = _chart((-300, "46"), (7, "45"), (170, "19"), today=_day(171))
    assert (chart.first, chart.last) == (START, END)
    assert chart.elsewhere == 2
    assert [reading.value for reading in chart.readings] == [45]


def test_what_counts_from_zero_starts_at_zero() -> None:
    counted = replace(DAYS, kind=MeasureKind.CUMULATIVE)
    goal = replace(GOAL, baseline=None, target=Decimal(90))
    chart = _chart((7, "4"), (14, "11"), goals=(goal,), measure=counted)
    assert chart.baseline == 0
    assert chart.paths[0].start == At(START, Decimal(0))


def test_a_guard_has_readings_and_no_path() -> None:
    chart = _chart((7, "4"), (14, "3"), goals=(), measure=Measure(2, "complaints", guard=True))
    assert (chart.paths, chart.projection, chart.target) == ((), None, None)
    assert (chart.first, chart.last) == (START, END)


def test_marks_are_by_date_and_only_those_of_the_days_drawn() -> None:
    late, early = Mark(_day(20), MarkKind.REFOCUS), Mark(_day(3), MarkKind.ANSWER)
    outside = Mark(_day(-200), MarkKind.MEETING)
    assert _chart(marks=(late, early, outside)).marks == (early, late)


def test_day_ticks_are_whole_weeks_from_the_launch() -> None:
    chart = _chart()
    assert chart.day_ticks(6) == tuple(_day(14 * number) for number in range(6))
    assert len(chart.day_ticks(11)) == 11
    assert len(chart.day_ticks(1)) >= 1


def test_a_falling_goal_may_go_below_zero_and_a_wild_value_is_drawn() -> None:
    chart = _chart((7, "-3"), (14, "123456789012345"))
    assert chart.low < 0
    assert chart.high >= 123456789012345


values = st.decimals(
    min_value=-(10**14), max_value=10**14, places=3, allow_nan=False, allow_infinity=False
)


@given(
    st.lists(st.tuples(st.integers(-400, 400), values), max_size=12),
    st.none() | values,
    st.none() | values,
    st.none() | st.integers(-10, 200),
    st.integers(-50, 300),
    st.booleans(),
    st.integers(1, 12),
    st.integers(-30, 30),
)
def test_everything_drawn_lies_within(
    readings: list[tuple[int, Decimal]],
    baseline: Decimal | None,
    target: Decimal | None,
    length: int | None,
    today: int,
    launched: bool,
    most: int,
    moved: int,
) -> None:
    end = None if length is None else _day(length)
    goal = replace(GOAL, baseline=baseline, target=target, report_back=end)
    made = [Reading(id, 1, _day(day), value) for id, (day, value) in enumerate(readings)]
    start = START if launched else None
    what = what_it_takes(goal, made, start=start, today=_day(today))
    before = replace(goal, report_back=end and end + timedelta(days=moved))
    chart = run_chart(
        DAYS, made, today=_day(today), goals=[before, goal], start=start, end=end, what=what
    )
    if chart is None:
        return
    places = [At(reading.on, reading.value) for reading in chart.readings]
    places += [at for path in chart.paths for at in (path.start, path.end)]
    places += chart.projection or ()
    assert chart.first < chart.last
    assert chart.low < chart.high
    for at in places:
        assert 0 <= chart.across(at.on) <= 1
        assert 0 <= chart.up(at.value) <= 1
    ticks = chart.ticks(most)
    assert ticks and len(ticks) <= most + 1
    assert all(chart.low <= tick <= chart.high for tick in ticks)
    days = chart.day_ticks(most)
    assert days and len(days) <= max(2, most)
    assert all(chart.first <= day <= chart.last for day in days)
