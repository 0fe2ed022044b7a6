"""Days off and holidays are not worked."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.workdays import (
    is_worked,
    working_days_after,
    working_days_between,
)

WEEKEND = (5, 6)
MONDAY = date(2026, 11, 9)

days = st.dates(date(2020, 1, 1), date(2035, 1, 1))
off = st.frozensets(st.integers(0, 6))
holidays = st.frozensets(st.dates(date(2020, 1, 1), date(2035, 1, 1)), max_size=5)


def test_weekends_and_holidays_are_not_worked() -> None:
    assert is_worked(MONDAY, WEEKEND, ())
    assert not is_worked(MONDAY, WEEKEND, {MONDAY})
    assert not is_worked(MONDAY + timedelta(days=5), WEEKEND, ())


def test_the_week_may_be_another_one() -> None:
    assert is_worked(date(2026, 11, 15), (4, 5), ())
    assert not is_worked(date(2026, 11, 13), (4, 5), ())


def test_the_third_working_day_after_a_thursday() -> None:
    assert working_days_after(date(2026, 11, 12), 3, WEEKEND, ()) == date(2026, 11, 17)
    assert working_days_after(date(2026, 11, 12), 3, WEEKEND, {date(2026, 11, 16)}) == date(
        2026, 11, 18
    )


def test_no_days_later_is_the_same_day() -> None:
    assert working_days_after(MONDAY, 0, WEEKEND, ()) == MONDAY
    assert working_days_between(MONDAY, MONDAY, WEEKEND, ()) == 0
    assert working_days_between(MONDAY, MONDAY - timedelta(days=3), WEEKEND, ()) == 0


def test_from_friday_to_monday_is_one_day() -> None:
    assert working_days_between(date(2026, 11, 6), MONDAY, WEEKEND, ()) == 1


def test_a_week_without_work_ends_all_the_same() -> None:
    assert working_days_after(MONDAY, 3, range(7), ()) == MONDAY + timedelta(days=3)
    assert working_days_between(MONDAY, MONDAY + timedelta(days=3), range(7), ()) == 3


def test_the_end_of_time_is_an_end() -> None:
    assert working_days_after(date.max, 3, WEEKEND, ()) == date.max


@given(days, st.integers(1, 60), off, holidays)
def test_counting_forth_and_back_agree(
    start: date, count: int, days_off: frozenset[int], free: frozenset[date]
) -> None:
    end = working_days_after(start, count, days_off, free)
    assert is_worked(end, days_off, free)
    assert working_days_between(start, end, days_off, free) == count
