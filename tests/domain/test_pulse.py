"""The pulse: what may be known of a week, and when."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.pulse import PulseWeek, averaged, check_score, read_score
from breakthrough_tui.domain.weeks import last_day_of, week_of

MONDAY = date(2026, 11, 9)
FOUR = [(7, 6), (8, 5), (5, 9), (6, 6)]


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert {week_of(MONDAY + timedelta(days=number)) for number in range(7)} == {MONDAY}
    assert week_of(MONDAY - timedelta(days=1)) == MONDAY - timedelta(days=7)
    assert last_day_of(MONDAY) == date(2026, 11, 15)


def test_averages_of_four_appear_when_the_week_is_over() -> None:
    during = averaged(MONDAY, FOUR, date(2026, 11, 15))
    assert during == PulseWeek(MONDAY, 4)
    after = averaged(MONDAY, FOUR, date(2026, 11, 16))
    assert after == PulseWeek(MONDAY, 4, Decimal("6.5"), Decimal("6.5"))


def test_of_three_answers_only_their_number_is_known() -> None:
    assert averaged(MONDAY, FOUR[:3], date(2027, 1, 1)) == PulseWeek(MONDAY, 3)


@pytest.mark.parametrize(("text", "value"), [("0", 0), (" 7 ", 7), ("10", 10)])
def test_a_score_is_typed(text: str, value: int) -> None:
    assert read_score(text, "Energy") == value


@pytest.mark.parametrize("text", ["", "11", "-1", "7.5", "x", "٣", "007"])
def test_what_is_no_score_is_said(text: str) -> None:
    with pytest.raises(Invalid, match="Energy is a whole number from 0 to 10"):
        read_score(text, "Energy")


def test_a_score_is_within_its_range() -> None:
    with pytest.raises(Invalid):
        check_score(11, "Energy")


answers = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=12)


@given(answers, st.integers(-3, 30))
def test_while_a_week_goes_on_nothing_but_the_number_of_answers_is_known(
    given_: list[tuple[int, int]], days: int
) -> None:
    found = averaged(MONDAY, given_, MONDAY + timedelta(days=days))
    assert found.answers == len(given_)
    known = days > 6 and len(given_) >= 4
    assert (found.energy is not None) is known
    assert (found.confidence is not None) is known


@given(answers.filter(lambda given_: len(given_) >= 4))
def test_an_average_lies_between_the_answers(given_: list[tuple[int, int]]) -> None:
    found = averaged(MONDAY, given_, MONDAY + timedelta(days=7))
    assert found.energy is not None
    assert min(e for e, _ in given_) <= found.energy <= max(e for e, _ in given_)
