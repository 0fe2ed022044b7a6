"""Business as usual: a line that wild values do not turn, and silence where it says nothing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.figures.trend import (
    MOST_POINTS,
    NoProjection,
    Point,
    Projection,
    project,
    trend,
)
from breakthrough_tui.domain.measure import MeasureKind

FIRST = date(2026, 1, 5)
TODAY = date(2026, 11, 9)
END = date(2026, 12, 11)

small = st.decimals(-10_000, 10_000, places=2)
paces = st.decimals(-50, 50, places=2)
gaps = st.lists(st.integers(1, 40), min_size=3, max_size=30)
series = st.lists(
    st.tuples(st.dates(date(2020, 1, 1), date(2026, 1, 1)), small), min_size=4, max_size=40
)


def _weekly(*values: float, step: int = 7) -> list[Point]:
    return [(FIRST + timedelta(days=step * at), Decimal(str(v))) for at, v in enumerate(values)]


def _line(start: Decimal, pace: Decimal, between: list[int]) -> list[Point]:
    days = [0]
    for gap in between:
        days.append(days[-1] + gap)
    return [(FIRST + timedelta(days=day), start + pace * day) for day in days]


def _projected(points: list[Point], on: date, kind: MeasureKind = MeasureKind.LEVEL) -> Projection:
    found = project(points, on, kind=kind)
    assert isinstance(found, Projection), found
    return found


@given(small, paces, gaps, st.integers(0, 3000))
def test_an_exact_line_goes_on_exactly(
    start: Decimal, pace: Decimal, between: list[int], ahead: int
) -> None:
    found = trend(_line(start, pace, between))
    assert found is not None
    assert found.a_week == pace * 7
    assert found.on(FIRST + timedelta(days=ahead)) == start + pace * ahead
    assert found.margin(FIRST + timedelta(days=ahead)) == 0


def test_a_line_of_thirds_is_exact_too() -> None:
    found = _projected(_weekly(0, 1, 2, 3, step=3), FIRST + timedelta(days=300))
    assert (found.value, found.low, found.high) == (Decimal(100),) * 3


@given(small, paces.filter(lambda pace: abs(pace) > 1), st.integers(0, 9), small)
def test_one_wild_value_of_ten_does_not_turn_it(
    start: Decimal, pace: Decimal, at: int, wild: Decimal
) -> None:
    points = _line(start, pace, [7] * 9)
    points[at] = (points[at][0], points[at][1] + wild * 1000)
    found = trend(points)
    assert found is not None
    assert found.a_week == pace * 7


@given(series, small, st.integers(-5000, 5000))
def test_shifted_values_and_dates_shift_the_result(
    points: list[Point], up: Decimal, later: int
) -> None:
    one = trend(points)
    two = trend([(day + timedelta(days=later), value + up) for day, value in points])
    assert (one is None) == (two is None)
    if one and two:
        on = date(2027, 1, 1)
        assert two.a_day == one.a_day
        assert two.on(on + timedelta(days=later)) == one.on(on) + up
        assert two.margin(on + timedelta(days=later)) == one.margin(on)


@given(series)
def test_the_order_of_the_points_is_of_no_account(points: list[Point]) -> None:
    unique = list(dict(points).items())
    assert trend(unique) == trend(unique[::-1])


@given(series)
def test_the_band_holds_most_points(points: list[Point]) -> None:
    found = trend(points)
    if found:
        inside = [
            abs(value - found.on(day)) <= found.margin(day) + Decimal("0.00001")
            for day, value in found.points
        ]
        assert sum(inside) * 2 >= len(inside)


def test_the_latest_of_several_on_a_day_counts() -> None:
    points = [(FIRST, Decimal(99)), *_weekly(1, 2, 3, 4)]
    assert trend(points) == trend(_weekly(1, 2, 3, 4))


def test_many_points_are_thinned_and_the_line_stays() -> None:
    many = _weekly(*(at + at % 7 for at in range(MOST_POINTS * 10)), step=1)
    found = trend(many)
    assert found is not None
    assert Decimal("6.95") < found.a_week < Decimal("7.05")
    assert len(found.points) == len(many)


def test_the_band_is_wider_further_away() -> None:
    found = trend(_weekly(10, 12, 11, 14, 13, 16))
    assert found is not None
    days = [FIRST + timedelta(days=ahead) for ahead in (20, 60, 200)]
    margins = [found.margin(day) for day in days]
    assert margins == sorted(margins)
    assert margins[0] < margins[-1]


def test_a_running_total_goes_on_from_its_latest_and_never_falls() -> None:
    points = _weekly(0, 10, 20, 30, 40, 55)
    latest = points[-1][0]
    found = _projected(points, latest + timedelta(days=7), MeasureKind.CUMULATIVE)
    assert found.value == 65
    assert found.low >= 55
    falling = _projected(_weekly(40, 30, 20, 10), latest, MeasureKind.CUMULATIVE)
    assert (falling.value, falling.low) == (Decimal(10), Decimal(10))


@given(
    st.lists(st.tuples(st.dates(), st.decimals()), max_size=12),
    st.dates(),
    st.none() | st.decimals(),
)
def test_no_numbers_and_no_dates_make_a_projection_fail(
    points: list[Point], on: date, target: Decimal | None
) -> None:
    found = project(points, on, target=target)
    assert isinstance(found, Projection | NoProjection)
