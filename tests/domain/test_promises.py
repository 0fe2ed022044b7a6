"""What leaders promise, in words, and against what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.course import PromiseKind
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.obstacle import ANSWER_WITHIN, Answer, Obstacle, ObstacleState
from breakthrough_tui.domain.promises import (
    Promise,
    answer_within,
    check_amount,
    of_leader,
    pace,
)

K = PromiseKind
AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


def answered(days: int, leader: str = "bo") -> Obstacle:
    answer = Answer(1, ObstacleState.REMOVED, "Open", leader, AT)
    return Obstacle(
        days, 1, "P", 1, "It is locked", ObstacleState.REMOVED, "cho", AT, leader, waited=days,
        answer=answer,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (Promise(1, "bo", K.HOURS, Decimal(2)), "2 hours a week"),
        (Promise(1, "bo", K.HOURS, Decimal(1)), "1 hour a week"),
        (Promise(1, "bo", K.HOURS, Decimal("1.5")), "1.5 hours a week"),
        (Promise(1, "bo", K.ANSWER_DAYS, Decimal(2)), "answers within 2 days"),
        (Promise(1, "bo", K.ANSWER_DAYS, Decimal(1)), "answers within 1 day"),
        (Promise(1, "bo", K.ANSWER_DAYS, Decimal(0)), "answers the same day"),
        (Promise(1, "bo", K.PEOPLE, text="two of the desk"), "people: two of the desk"),
        (Promise(1, "bo", K.MONEY, text="5,000 €"), "money: 5,000 €"),
    ],
)
def test_a_promise_in_words(promise: Promise, words: str) -> None:
    assert promise.words == words


def test_a_leader_answers_within_the_days_that_they_promised_others_within_three() -> None:
    promises = [Promise(1, "bo", K.HOURS, Decimal(2)), Promise(2, "bo", K.ANSWER_DAYS, Decimal(1))]
    assert answer_within(promises, "bo") == 1
    assert answer_within(promises, "gus") == answer_within((), None) == ANSWER_WITHIN


def test_what_one_leader_promised_stands_in_the_order_of_the_kinds() -> None:
    promises = [Promise(1, "bo", kind, text="x") for kind in reversed(K)]
    assert [one.kind for one in of_leader([*promises, Promise(9, "gus", K.HOURS)], "bo")] == list(K)


def test_the_pace_of_a_leader_against_their_promise() -> None:
    obstacles = [answered(days) for days in (1, 3, 3, 3, 9, 2, 4)] + [answered(0, "gus")]
    found = pace(obstacles, "bo", within=2)
    assert found is not None
    assert found.words == "answered within 3 days (median of 7)"
    assert not found.kept
    assert pace(obstacles, "gus", within=2).kept  # type: ignore[union-attr]
    assert pace(obstacles, "ana", within=2) is None
    assert pace([replace(answered(1), answer=None)], "bo", 2) is None


@pytest.mark.parametrize("hours", ["0", "-1", "61", "100000"])
def test_hours_that_cannot_be(hours: str) -> None:
    with pytest.raises(Invalid):
        check_amount(K.HOURS, Decimal(hours))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-9, max_value=99, places=1))
def test_days_to_answer_are_whole(days: Decimal) -> None:
    whole = days == int(days) and 0 <= days <= 60
    try:
        assert check_amount(K.ANSWER_DAYS, days) == days
        assert whole
    except Invalid:
        assert not whole
