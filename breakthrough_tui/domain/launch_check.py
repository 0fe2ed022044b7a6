"""The launch check: what the goal and the action plan need before the clock starts (METHOD.md, launch check)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from breakthrough_tui.domain.breakthrough import Breakthrough
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.dates import full_date
from breakthrough_tui.domain.goal.answers import GoalAnswer
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role, Workspace
from breakthrough_tui.domain.values import dataclass, replace
from breakthrough_tui.domain.workdays import working_days_after

FIRST_WITHIN = 2
"""Working days after the launch within which something is done."""
SECOND_WITHIN = 15
"""Days after the launch within which something more is done."""
SHARE_FROM = 8
"""From so many action items on it matters how they lie along the weeks."""
LAST_PART = 5
"""The last fifth of the time."""
MOST_IN_LAST_PART = 40
"""Percent of the action items that may be due in the last part."""

LAST_QUESTION = "If all of this is done, is the number reached?"


class Condition(StrEnum):
    """What has to hold."""

    GOAL = "goal"
    ITEMS = "items"
    OWNER = "owner"
    DUE = "due"
    IN_TIME = "in time"
    FIRST = "first"
    SECOND = "second"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Item:
    """What the check looks at in an action item."""

    title: str
    owner: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A condition that does not hold: a sentence, what to do, and the places of the action items that it is about."""

    condition: Condition
    sentence: str
    advice: str = ""
    items: tuple[int, ...] = ()
    question: int | None = None


def check_plan(
    items: Sequence[Item],
    *,
    launch: date,
    report_back: date | None,
    days_off: Collection[int] = (5, 6),
    holidays: Collection[date] = (),
) -> tuple[Missing, ...]:
    """What the action plan lacks, in the order of METHOD.md; empty when it holds.

    `report_back` None leaves out what depends on it: the goal test asks for the date.
    """
    if not items:
        return (Missing(Condition.ITEMS, "There is no action item yet.", "Capture the plan."),)
    rules = (
        _without(items, Condition.OWNER),
        _without(items, Condition.DUE),
        _too_late(items, report_back, launch),
        _first(items, launch, days_off, holidays),
        _second(items, launch),
        _spread(items, launch, report_back),
    )
    return tuple(found for found in rules if found is not None)


def check_goal(
    here: Breakthrough,
    *,
    launch: date,
    report_back: date | None,
    today: date,
    leaders: Sequence[str] = (),
    lead: str | None = None,
    answers: Iterable[GoalAnswer] = (),
    kind: MeasureKind = MeasureKind.LEVEL,
) -> tuple[Missing, ...]:
    """Which of the first five questions of the goal test do not hold, were it launched on that day."""
    from breakthrough_tui.domain.goal.standing import goal_test

    planned = replace(here, launch_on=launch, goal=replace(here.goal, report_back=report_back))
    found = goal_test(planned, today=today, leaders=leaders, lead=lead, answers=answers, kind=kind)
    return tuple(
        Missing(
            Condition.GOAL,
            one.finding.sentence,
            one.finding.advice,
            question=one.question.number,
        )
        for one in found.missing
    )


def launch_check(
    overview: Overview,
    items: Sequence[Item],
    *,
    launch: date,
    report_back: date | None,
    today: date,
    workspace: Workspace | None,
) -> tuple[Missing, ...]:
    """All that is missing for a launch on a day, of the goal first, then of the plan."""
    goal = check_goal(
        overview.breakthrough,
        launch=launch,
        report_back=report_back,
        today=today,
        leaders=overview.holders(Role.LEADER),
        lead=overview.team_lead,
        answers=overview.answers,
        kind=overview.kind,
    )
    plan = check_plan(
        items,
        launch=launch,
        report_back=report_back,
        days_off=workspace.days_off if workspace else (),
        holidays=workspace.holidays if workspace else (),
    )
    return (*goal, *plan)


def in_last_part(due: date, launch: date, report_back: date) -> bool:
    """Whether a day is in the last fifth of the time."""
    length = (report_back - launch).days
    return (due - launch).days * LAST_PART > length * (LAST_PART - 1)


def _without(items: Sequence[Item], condition: Condition) -> Missing | None:
    what = "owner" if condition is Condition.OWNER else "due date"
    found = [
        at
        for at, item in enumerate(items)
        if (item.owner if condition is Condition.OWNER else item.due) is None
    ]
    if not found:
        return None
    advice = "Say whose it is." if condition is Condition.OWNER else "Say by when."
    return Missing(condition, f"{_count(len(found))} no {what}.", advice, tuple(found))


def _too_late(items: Sequence[Item], report_back: date | None, launch: date) -> Missing | None:
    if report_back is None:
        return None
    found = [at for at, item in enumerate(items) if item.due is not None and item.due > report_back]
    if not found:
        return None
    when = full_date(report_back, launch)
    words = "is due" if len(found) == 1 else "are due"
    sentence = f"{_items(len(found))} {words} after the report-back, {when}."
    return Missing(Condition.IN_TIME, sentence, "Bring it forward, or leave it out.", tuple(found))


def _first(
    items: Sequence[Item], launch: date, days_off: Collection[int], holidays: Collection[date]
) -> Missing | None:
    by = working_days_after(launch, FIRST_WITHIN, days_off, holidays)
    if any(item.due is not None and item.due <= by for item in items):
        return None
    sentence = f"Nothing is due by {full_date(by, launch)}, the second working day."
    return Missing(Condition.FIRST, sentence, "Find a first step that is small and soon.")


def _second(items: Sequence[Item], launch: date) -> Missing | None:
    by = launch + timedelta(days=SECOND_WITHIN)
    soon = sum(item.due is not None and item.due <= by for item in items)
    if soon >= 2:
        return None
    number = "Nothing" if soon == 0 else "Only one action item"
    sentence = f"{number} is due within {SECOND_WITHIN} days, by {full_date(by, launch)}."
    return Missing(Condition.SECOND, sentence, "What else can be done in the first two weeks?")


def _spread(items: Sequence[Item], launch: date, report_back: date | None) -> Missing | None:
    if report_back is None or report_back <= launch or len(items) < SHARE_FROM:
        return None
    found = tuple(
        at
        for at, item in enumerate(items)
        if item.due is not None and in_last_part(item.due, launch, report_back)
    )
    if len(found) * 100 <= MOST_IN_LAST_PART * len(items):
        return None
    sentence = f"{len(found)} of {len(items)} action items are due in the last fifth of the time."
    return Missing(Condition.SPREAD, sentence, "What of it can begin and end earlier?", found)


def _items(number: int) -> str:
    return "1 action item" if number == 1 else f"{number} action items"


def _count(number: int) -> str:
    return f"{_items(number)} {'has' if number == 1 else 'have'}"
