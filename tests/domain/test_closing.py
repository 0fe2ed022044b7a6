"""How a breakthrough ends, and what carries over into the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import Goal, Phase
from breakthrough_tui.domain.closing import (
    Ending,
    check_close,
    following,
    phase_reopened,
    remeasure_day,
    remeasured,
    suggested_outcome,
)
from breakthrough_tui.domain.course import Outcome, Path
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.status import status

GOAL = Goal("Cut days from 45 to 20", measure="days", unit="d", target=Decimal(20))
TODAY = date(2026, 12, 14)
END = date(2026, 12, 11)
READ = (
    Reading(1, 1, date(2026, 12, 4), Decimal(24)),
    Reading(2, 1, date(2026, 12, 11), Decimal(21)),
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (20, Outcome.REACHED),
        (19, Outcome.REACHED),
        (30, Outcome.PARTLY),
        (33, Outcome.NOT_REACHED),
        (46, Outcome.NOT_REACHED),
        (None, None),
    ],
)
@pytest.mark.parametrize("today", [END - timedelta(days=3), END, END + timedelta(days=3)])
def test_the_outcome_that_is_suggested_is_that_of_the_readings(
    value: int | None, said: Outcome | None, today: date
) -> None:
    goal = replace(GOAL, baseline=Decimal(45), report_back=END)
    readings = [Reading(1, 1, END - timedelta(days=4), Decimal(value))] if value else []
    now = status(goal, readings, start=END - timedelta(days=70), today=today)
    assert suggested_outcome(now) is said


def test_old_figures_suggest_nothing_before_the_last_day() -> None:
    goal = replace(GOAL, baseline=Decimal(45), report_back=END)
    start = END - timedelta(days=70)
    old = [Reading(1, 1, END - timedelta(days=20), Decimal(30))]
    before = [Reading(1, 1, start - timedelta(days=2), Decimal(30))]
    assert suggested_outcome(status(goal, old, start=start, today=END)) is None
    assert suggested_outcome(status(goal, before, start=start, today=TODAY)) is None


def test_it_is_measured_once_more_ninety_days_later() -> None:
    assert remeasure_day(date(2026, 12, 11)) == date(2027, 3, 11)
    ending = Ending(remeasure_on=date(2027, 3, 11))
    early = Reading(3, 1, date(2027, 3, 10), Decimal(20))
    assert remeasured(ending, (*READ, early)) is None
    again = Reading(4, 1, date(2027, 3, 12), Decimal(22))
    later = Reading(5, 1, date(2027, 4, 12), Decimal(25))
    assert remeasured(ending, (later, again, early)) == again
    assert remeasured(Ending(), (again,)) is None


@pytest.mark.parametrize("phase", Phase)
def test_only_what_was_launched_and_is_not_over_is_closed(phase: Phase) -> None:
    if phase in (Phase.LAUNCHED, Phase.REPORTED):
        check_close(phase)
        return
    with pytest.raises(Invalid) as refusal:
        check_close(phase)
    assert refusal.value.hint


def test_what_is_reopened_goes_on_where_it_was() -> None:
    day = date(2026, 12, 11)
    assert phase_reopened(day, day, Ending(reported_on=day)) is Phase.REPORTED
    assert phase_reopened(day, day, Ending()) is Phase.LAUNCHED
    assert phase_reopened(None, day, Ending()) is Phase.PREPARING
    assert phase_reopened(None, None, Ending()) is Phase.DRAFT


def test_a_reset_begins_where_this_one_ended() -> None:
    after = following(Path.RESET, GOAL, READ, TODAY)
    assert (after.baseline, after.baseline_on) == (Decimal(21), date(2026, 12, 11))
    assert (after.measure, after.unit, after.same_team) == ("days", "d", True)
    assert following(Path.RESET, GOAL, (), TODAY).baseline is None


def test_to_build_is_a_new_goal_for_the_same_team() -> None:
    after = following(Path.BUILD, GOAL, READ, TODAY)
    assert (after.sentence, after.measure, after.baseline) == ("", "", None)
    assert after.same_team


def test_to_scale_is_the_same_measure_elsewhere() -> None:
    after = following(Path.SCALE, GOAL, READ, TODAY)
    assert (after.measure, after.baseline, after.same_team) == ("days", None, False)
