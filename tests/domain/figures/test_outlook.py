"""Business as usual in one sentence: a gap, or it gets there by itself, or it cannot be said."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.figures.outlook import band_words, outlook
from breakthrough_tui.domain.figures.trend import NoProjection, Point, Projection, Why
from breakthrough_tui.domain.measure import MeasureKind

FIRST = date(2026, 1, 5)
TODAY = date(2026, 11, 9)
END = date(2026, 12, 11)


def _weekly(*values: float, step: int = 7) -> list[Point]:
    return [(FIRST + timedelta(days=step * at), Decimal(str(v))) for at, v in enumerate(values)]


def test_three_figures_are_too_few() -> None:
    found = outlook(_weekly(1, 2, 3), Decimal(9), END, today=TODAY)
    assert found.sentence == "3 figures so far: 4 are needed to see where it goes"
    assert found.projection == NoProjection(Why.TOO_FEW, 3)
    assert found.gap is None
    assert outlook([], None, END, today=TODAY).sentence.startswith("no figures so far")
    assert outlook(_weekly(1), None, END, today=TODAY).sentence.startswith("1 figure so far")


@pytest.mark.parametrize(
    "values",
    [(3, 95, 22, 60, 8, 88, 41, 70), (90, 12, 55, 90, 31, 2), (40, 44, 39, 47)],
)
def test_scattered_figures_are_not_projected(values: tuple[float, ...]) -> None:
    found = outlook(_weekly(*values), Decimal(90), END, today=TODAY)
    assert isinstance(found.projection, NoProjection)
    assert found.sentence.startswith("too scattered to say where it goes: anything from ")


def test_a_gap_is_said_in_one_sentence() -> None:
    points = _weekly(*(50 + at * 0.25 for at in range(45)))
    found = outlook(points, Decimal(90), END, today=TODAY)
    assert found.sentence == "business as usual reaches 62 of 90 by 11 December: a gap of 28"
    assert found.gap is not None
    assert round(found.gap) == 28
    assert found.direction is Direction.UP


def test_a_date_that_has_passed_is_told_as_it_was() -> None:
    points = _weekly(50, 55, 61, 70, 80)
    found = outlook(points, Decimal(90), date(2026, 1, 20), today=TODAY)
    assert found.sentence == "it was 61 of 90 on 20 January: a gap of 29"
    assert outlook(points, Decimal(60), date(2026, 1, 20), today=TODAY).sentence == (
        "it was 61 of 60 on 20 January: it got there"
    )
    assert (
        outlook(points, None, date(2026, 1, 20), today=TODAY).sentence == "it was 61 on 20 January"
    )


def test_the_year_is_said_when_it_is_another() -> None:
    found = outlook(_weekly(5, 5, 5, 5), Decimal(9), date(2027, 3, 1), today=TODAY)
    assert found.sentence == "business as usual reaches 5 of 9 by 1 March 2027: a gap of 4"


def test_what_gets_there_by_itself_says_so() -> None:
    found = outlook(_weekly(10, 20, 30, 40), Decimal(90), END, today=TODAY)
    assert found.sentence.startswith("it gets there by itself: ")
    assert found.gap == 0


def test_falling_goals_are_measured_the_other_way() -> None:
    found = outlook(_weekly(45, 45, 45, 44.5, 44), Decimal(20), date(2026, 2, 9), today=TODAY)
    assert found.direction is Direction.DOWN
    assert found.sentence.startswith(
        "business as usual reaches 44 of 20 by 9 February: a gap of 24"
    )


def test_a_target_already_passed_is_not_a_gap() -> None:
    found = outlook(_weekly(80, 85, 90, 95), Decimal(90), date(2026, 2, 9), today=TODAY)
    assert (found.direction, found.gap) == (Direction.UP, Decimal(0))
    steady = _weekly(95, 96, 95, 94, 95, 96)
    found = outlook(steady, Decimal(90), date(2026, 2, 23), today=TODAY, direction=Direction.UP)
    assert found.gap == 0
    assert "it gets there by itself" in found.sentence


def test_a_near_miss_is_not_rounded_away() -> None:
    found = outlook(_weekly(86, 87, 88, 89), Decimal(90), date(2026, 2, 1), today=TODAY)
    assert found.sentence == "business as usual reaches 89.9 of 90 by 1 February: a gap of 0.1"


def test_a_target_within_the_band_is_said_with_it() -> None:
    points = _weekly(10, 22, 28, 41, 50, 58, 71, 82)
    found = outlook(points, Decimal(92), date(2026, 3, 2), today=TODAY)
    assert found.unclear
    assert "(likely 8" in found.sentence


def test_without_a_target_only_the_value_is_said() -> None:
    found = outlook(_weekly(5, 5, 5, 5), None, END, today=TODAY)
    assert found.sentence == "business as usual reaches 5 by 11 December"


@given(
    st.lists(st.tuples(st.dates(), st.decimals()), max_size=12),
    st.dates(),
    st.none() | st.decimals(),
    st.sampled_from([*MeasureKind]),
)
def test_no_numbers_and_no_dates_make_it_fail(
    points: list[Point], on: date, target: Decimal | None, kind: MeasureKind
) -> None:
    found = outlook(points, target, on, today=TODAY, kind=kind)
    assert found.sentence
    if isinstance(found.projection, Projection):
        assert found.projection.low <= found.projection.value <= found.projection.high


def test_the_band_is_said_as_far_as_it_is_seen() -> None:
    points = _weekly(50, 52, 51, 54, 53, 55, 57, 56)
    found = outlook(points, Decimal(90), date(2026, 3, 20), today=date(2026, 3, 1))
    assert band_words(found, points) == "58 to 63"
    exact = _weekly(1, 2, 3, 4)
    assert band_words(outlook(exact, Decimal(9), END, today=TODAY), exact) == ""
    assert band_words(outlook([], Decimal(9), END, today=TODAY), []) == ""
