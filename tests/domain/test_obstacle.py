"""The states of an obstacle, the one order and the one clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import (
    Answer,
    Obstacle,
    ObstacleState,
    ObstacleStep,
    after,
    ended,
    is_confirmed,
    is_flagged,
    longest_waiting,
    median_days,
    queue,
    state_on,
    waiting_days,
)
from breakthrough_tui.domain.people import Workspace

S = ObstacleState
MONDAY = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
WEEK = Workspace("", "UTC")


def at(days: float) -> Moment:
    return Moment(MONDAY + timedelta(days=days), "UTC")


def day(days: int) -> date:
    return at(days).today


def an_obstacle(number: int = 1, state: S = S.WAITING_FOR_LEADER, **fields: object) -> Obstacle:
    given_fields = {"leader": "bo", "waiting_since": MONDAY, **fields}
    if state is not S.WAITING_FOR_LEADER:
        given_fields.setdefault("promised", day(2) if state is S.IN_HAND else None)
        given_fields["waiting_since"] = None
    plain = Obstacle(number, 1, "PERMIT", number, f"obstacle {number}", state, "cho", MONDAY)
    return replace(plain, **given_fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("step", ObstacleStep)
def test_a_step_leads_somewhere_or_is_refused_with_what_to_do(state: S, step: ObstacleStep) -> None:
    obstacle = an_obstacle(state=state)
    try:
        result = after(step, obstacle)
    except Invalid as refusal:
        assert refusal.message == f"PERMIT-1 is {state} already."
        assert refusal.hint
        return
    if step is ObstacleStep.CONFIRM:
        assert result is state
    elif step is ObstacleStep.REOPEN:
        assert not state.open
        assert result.open
    else:
        assert state.open


def test_only_a_recorded_answer_that_nobody_confirmed_is_corrected() -> None:
    answer = Answer(1, S.REMOVED, "open", "bo", MONDAY, recorded_by="fay")
    recorded = an_obstacle(state=S.REMOVED, answer=answer)
    assert after(ObstacleStep.DECLINE, recorded) is S.DECLINED
    for other in (
        replace(recorded, answer=replace(answer, recorded_by=None)),
        replace(recorded, confirmed_by="cho", confirmed_at=MONDAY),
    ):
        with pytest.raises(Invalid):
            after(ObstacleStep.DECLINE, other)


def test_a_broken_promise_waits_again() -> None:
    in_hand = an_obstacle(state=S.IN_HAND, promised=day(2), waited=3)
    states = [state_on(in_hand, day(n)) for n in range(5)]
    assert states == [S.IN_HAND] * 3 + [S.WAITING_FOR_LEADER] * 2
    assert [waiting_days(in_hand, at(n)) for n in range(6)] == [3, 3, 3, 4, 5, 6]


@given(st.integers(0, 400), st.integers(0, 60))
def test_days_of_waiting_never_become_fewer(waited: int, days: int) -> None:
    obstacle = an_obstacle(waited=waited)
    assert waiting_days(obstacle, at(days)) == waited + days
    assert waiting_days(obstacle, at(-3)) == waited


@pytest.mark.parametrize("state", [S.WAITING_FOR_TEAM, S.REMOVED, S.DECLINED, S.WITHDRAWN])
def test_the_clock_stands_still_otherwise(state: S) -> None:
    assert waiting_days(an_obstacle(state=state, waited=4), at(30)) == 4


def test_it_is_flagged_after_the_working_days_that_were_promised() -> None:
    obstacle = an_obstacle()  # since Monday
    assert [is_flagged(obstacle, at(n), WEEK) for n in range(8)] == [False] * 4 + [True] * 4
    assert [is_flagged(obstacle, at(n), WEEK, within=5) for n in range(6, 9)] == [
        False,
        False,
        True,
    ]
    holidays = replace(WEEK, holidays=(day(1), day(2), day(3)))
    assert not is_flagged(obstacle, at(8), holidays)
    assert is_flagged(obstacle, at(9), holidays)
    assert not is_flagged(an_obstacle(state=S.IN_HAND, promised=day(20)), at(15), WEEK)


def test_an_answer_counts_as_confirmed_after_seven_days() -> None:
    answer = Answer(1, S.REMOVED, "open", "bo", MONDAY + timedelta(hours=14))
    obstacle = an_obstacle(state=S.REMOVED, answer=answer)
    assert [is_confirmed(obstacle, at(n)) for n in (0, 6, 7, 8)] == [False, False, True, True]
    assert is_confirmed(replace(obstacle, confirmed_at=MONDAY), at(0))
    assert not is_confirmed(an_obstacle(), at(30))
    assert not is_confirmed(an_obstacle(state=S.WITHDRAWN), at(30))


def test_the_one_order() -> None:
    obstacles = [
        an_obstacle(1, S.WAITING_FOR_TEAM),
        an_obstacle(2, S.IN_HAND, promised=day(5)),
        an_obstacle(3),
        an_obstacle(4, needed_by=day(9)),
        an_obstacle(5, needed_by=day(4)),
        an_obstacle(6, S.REMOVED),
        an_obstacle(7, raised_at=MONDAY - timedelta(days=1)),
        an_obstacle(8, S.IN_HAND, promised=day(-1)),
    ]
    order = [obstacle.number for obstacle in queue(obstacles, day(0))]
    assert order == [5, 4, 7, 3, 8, 2, 1]


@given(st.permutations(range(8)))
def test_the_order_does_not_depend_on_where_one_starts(order: list[int]) -> None:
    obstacles = [
        an_obstacle(number, list(S)[number % 3], needed_by=day(number % 2) if number > 3 else None)
        for number in range(8)
    ]
    assert queue([obstacles[n] for n in order], day(0)) == queue(obstacles, day(0))


def test_what_has_ended_is_shown_with_the_newest_answer_first() -> None:
    early = Answer(1, S.REMOVED, "open", "bo", MONDAY + timedelta(days=1))
    late = replace(early, at=MONDAY + timedelta(days=3))
    obstacles = [
        an_obstacle(1, S.REMOVED, answer=early),
        an_obstacle(2, S.REMOVED, answer=late),
        an_obstacle(3, S.WITHDRAWN, raised_at=MONDAY + timedelta(days=2)),
        an_obstacle(4),
    ]
    assert [obstacle.number for obstacle in ended(obstacles)] == [2, 3, 1]


def test_who_has_waited_longest() -> None:
    obstacles = [
        an_obstacle(1, waited=2),
        an_obstacle(2, leader="gus", waited=5),
        an_obstacle(3, S.WAITING_FOR_TEAM, waited=50),
    ]
    assert longest_waiting(obstacles, at(1)) == ("gus", 6)
    assert longest_waiting(obstacles[2:], at(1)) is None
    assert longest_waiting([an_obstacle(1, leader=None)], at(1)) == ("nobody", 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], None),
        ([3], (3.0, 1)),
        ([1, 2], (1.5, 2)),
        ([9, 1, 2], (2.0, 3)),
        ([0, 0, 1, 9], (0.5, 4)),
    ],
)
def test_the_median_of_the_days_that_leaders_took(
    days: list[int], expected: tuple[float, int] | None
) -> None:
    answered = [
        an_obstacle(n, (S.REMOVED, S.DECLINED, S.REFOCUSED)[n % 3], waited=waited)
        for n, waited in enumerate(days)
    ]
    others = [an_obstacle(20, waited=99), an_obstacle(21, S.WITHDRAWN, waited=99)]
    assert median_days([*answered, *others]) == expected
