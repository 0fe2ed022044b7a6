"""The signals about what a team does together: each a function from its history to a signal, or None."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from breakthrough_tui.domain.breakthrough import Direction, Goal, Phase, direction_of
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.obstacle import ANSWER_WITHIN, Obstacle, is_flagged, waiting_days
from breakthrough_tui.domain.signals.history import History, Item, Measured
from breakthrough_tui.domain.signals.signal import Severity, Signal
from breakthrough_tui.domain.status import StatusKind, latest_reading, status
from breakthrough_tui.domain.weeks import week_of

# METHOD.md, signals (rule).
SMALLER_TIMES = 2
"""So often may a goal not be made smaller, whatever the reasons."""
CHECK_IN_WITHIN = 14
"""Days from the launch to the first check-in."""
ADDED_WITHIN = 14
"""Days after the launch from which on an unchanged list of action items is unusual."""
FEWEST_ITEMS = 4
"""Of fewer action items no share is taken."""
MOST_STUDY = Decimal("0.5")
"""More than this share of them may not study, plan or train."""
GUARD_SLACK = Decimal("0.05")
"""By so much of its first value a guard measure may vary."""
PULSE_FALLS = 2
"""Weeks running in which an average has fallen."""
PULSE_LEAST = Decimal("0.5")
"""A fall of less than this over those weeks is chance."""
PULSE_FRESH = 14
"""Days back from this week's Monday to the newest week that still says something."""
MOST_NAMED = 3
"""So many action items or obstacles are named in a sentence."""

STUDIES = frozenset(
    """
    study review assess analyse analyze explore research investigate evaluate examine survey audit identify plan prepare
    draft document define discuss consult coordinate co-ordinate propose recommend train educate inform communicate
    promote monitor
    """.split()
)
"""Verbs of action items that study, plan or train: a part of those by which a goal is an activity."""


def goal_smaller(history: History, moment: Moment) -> Signal | None:
    """The goal was made smaller, or its end moved later, twice, or without an obstacle behind it."""
    if not history.launched_for(moment.today, 0):
        return None
    changes = [
        (after, how)
        for before, after in pairwise(history.goals)
        if (how := _less_wanted(before.goal, after.goal))
    ]
    if not changes:
        return None
    last, how = changes[-1]
    one_way = len({way for _, way in changes}) == 1
    key = f"goal-{how}:{last.goal.version}"
    if len(changes) >= SMALLER_TIMES:
        often = "twice" if len(changes) == 2 else f"{len(changes)} times"
        return Signal(
            key,
            f"{_SAID[how] if one_way else 'The goal was made smaller or moved later'} {often}.",
            "Ask what the first goal would have needed, and put that to the leader as an obstacle.",
            Severity.SERIOUS,
        )
    if last.obstacle is not None:
        return None
    return Signal(
        key,
        f"{_SAID[how]} without an obstacle behind it.",
        "Write down what stood in the way: perhaps a leader can still remove it.",
        Severity.WARNING,
    )


_SAID = {"smaller": "The goal was made smaller", "later": "The report-back was moved later"}


def _less_wanted(before: Goal, after: Goal) -> str:
    """'smaller' where less is wanted of the same measure, 'later' where the same is wanted later; else nothing."""
    if before.measure != after.measure or before.target is None or after.target is None:
        return ""
    if before.target == after.target:
        ends = before.report_back, after.report_back
        return "later" if ends[0] is not None and ends[1] is not None and ends[1] > ends[0] else ""
    way = direction_of(before.baseline, before.target) or before.direction
    if way is None:
        return ""
    smaller = after.target < before.target if way is Direction.UP else after.target > before.target
    return "smaller" if smaller else ""


def obstacle_unanswered(history: History, moment: Moment) -> Signal | None:
    """Obstacles wait for longer than their leader promised."""
    if history.breakthrough.phase.over:
        return None
    late = [obstacle for obstacle in history.obstacles if _is_late(history, obstacle, moment)]
    if not late:
        return None
    longest = max(late, key=lambda obstacle: (waiting_days(obstacle, moment), -obstacle.number))
    days = _days(waiting_days(longest, moment))
    waits = f"{longest.ref} “{longest.title}” has waited {days}"
    numbers = sorted(obstacle.number for obstacle in late)
    return Signal(
        "obstacle-unanswered:" + ",".join(map(str, numbers[:20])),
        f"{waits} for an answer."
        if len(late) == 1
        else f"{len(late)} obstacles wait for an answer for too long; {waits}.",
        "Call the leader. What is answered aloud can be written down for them.",
        Severity.SERIOUS,
    )


def _is_late(history: History, obstacle: Obstacle, moment: Moment) -> bool:
    within = history.answer_days.get(obstacle.leader or "", ANSWER_WITHIN)
    return is_flagged(obstacle, moment, history.workspace, within)


def no_reading(history: History, moment: Moment) -> Signal | None:
    """Nothing was counted for too long."""
    found = history.measure
    if found is None or not history.launched_for(moment.today, 0):
        return None
    now = status(
        history.breakthrough.goal,
        found.readings,
        start=history.start,
        today=moment.today,
        rhythm=found.measure.rhythm,
        kind=found.measure.kind,
    )
    if now.kind is not StatusKind.NO_READING:
        return None
    latest = now.latest
    since = f" since {day_month(latest.on, moment.today)}" if latest else ""
    return Signal(
        "no-reading",
        f"There is no {'new ' if latest else ''}reading of {found.measure.name}{since}.",
        "Count it today, even roughly. Without the number nobody can steer.",
        Severity.WARNING,
    )


def no_check_in(history: History, moment: Moment) -> Signal | None:
    """Two weeks have gone by without a check-in: the shift from launch to weekly work is the weakest moment."""
    if not history.launched_for(moment.today, CHECK_IN_WITHIN + 1):
        return None
    if history.held(MeetingKind.CHECK_IN) or history.held(MeetingKind.MIDDLE_REVIEW):
        return None
    return Signal(
        "no-check-in",
        f"No check-in was held since the launch, {_days(history.day(moment.today))} ago.",
        "Agree on half an hour at the same time each week, and hold the first one this week.",
        Severity.SERIOUS,
    )


def mostly_study(history: History, moment: Moment) -> Signal | None:
    """Most of the plan studies, plans or trains."""
    if not history.launched_for(moment.today, 0) or len(history.items) < FEWEST_ITEMS:
        return None
    count = sum(studies(item.title) for item in history.items)
    if count <= MOST_STUDY * len(history.items):
        return None
    return Signal(
        "mostly-study",
        f"{count} of {len(history.items)} action items study, plan or train.",
        "Add what changes the result itself: something small, tried at one place next week.",
        Severity.WARNING,
    )


@lru_cache(maxsize=4096)  # the same titles are looked at whenever something changes
def studies(title: str) -> bool:
    """Whether an action item studies, plans or trains, as far as its first verb tells."""
    from breakthrough_tui.domain.goal.sentence import activity, base, read
    from breakthrough_tui.domain.goal.words import ACTIVITY_NOUNS

    words = title.lower().split()
    if not any(base(word) in STUDIES or word in ACTIVITY_NOUNS for word in words):
        return False  # most titles: nothing of it has to be parsed
    # Only the verb counts here, so it does not matter from which day on its dates are read.
    word = (activity(read(title, date(2000, 1, 3))) or "").split(" ")[0]
    return base(word) in STUDIES or word in ACTIVITY_NOUNS


def unplanned(history: History, moment: Moment) -> Signal | None:
    """Action items without an owner or a date."""
    if not history.launched_for(moment.today, 0):
        return None
    found = [item for item in history.items if _is_unplanned(item)]
    if not found:
        return None
    code = history.breakthrough.code
    refs = ", ".join(f"{code}-{item.number}" for item in found[:MOST_NAMED])
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    missing = _missing(found)
    have = "has" if len(found) == 1 else "have"
    return Signal(
        "unplanned",
        f"{refs}{more} {have} no {missing}.",
        "Ask in the team who takes it, and by when.",
        Severity.HINT,
    )


def _is_unplanned(item: Item) -> bool:
    return item.done_on is None and (item.owner is None or item.due is None)


def _missing(found: list[Item]) -> str:
    owners = all(item.owner is None for item in found)
    dates = all(item.due is None for item in found)
    if owners and dates:
        return "owner and no date"
    return "owner" if owners else "date" if dates else "owner or no date"


def nothing_added(history: History, moment: Moment) -> Signal | None:
    """Nobody has added an action item since the launch: work that nobody listed is usual."""
    if not history.launched_for(moment.today, ADDED_WITHIN) or not history.items:
        return None
    if any(item.added_on > history.start for item in history.items):
        return None
    return Signal(
        "nothing-added",
        "No action item was added since the launch.",
        "Ask in the check-in: what are we doing that stands nowhere?",
        Severity.HINT,
    )


def guard_worse(history: History, moment: Moment) -> Signal | None:
    """What the push could harm has become worse."""
    if not history.launched_for(moment.today, 0):
        return None
    worse = [
        (guard, pair)
        for guard in history.guards
        if (pair := _worsened(history, guard, moment)) is not None
    ]
    if not worse:
        return None
    guard, (first, now) = worse[0]
    others = f" So did {len(worse) - 1} more." if len(worse) > 1 else ""
    unit = f" {guard.measure.unit}" if guard.measure.unit else ""
    return Signal(
        "guard-worse:" + ",".join(str(found.measure.id) for found, _ in worse),
        f"{guard.measure.name} has become worse since the launch: from {show_number(first)}"
        f" to {show_number(now)}{unit}.{others}",
        "Look together at what the push costs, and change the plan before it goes on.",
        Severity.SERIOUS,
    )


def _worsened(history: History, guard: Measured, moment: Moment) -> tuple[Decimal, Decimal] | None:
    """The value at the launch, or the first one after it, and the newest, if that is worse by more than chance."""
    way = guard.measure.direction
    now = latest_reading(guard.readings, moment.today)
    first = latest_reading(guard.readings, history.start) or min(
        guard.readings, key=lambda reading: (reading.on, reading.id), default=None
    )
    if way is None or now is None or first is None or now.on <= first.on:
        return None
    change = now.value - first.value
    harm = -change if way is Direction.UP else change
    if harm <= 0 or harm <= GUARD_SLACK * abs(first.value):
        return None
    return first.value, now.value


def confidence_down(history: History, moment: Moment) -> Signal | None:
    """The team believes less in it, two weeks running."""
    value = _fallen_to([(one.week, one.confidence) for one in history.pulse], history, moment)
    if value is None:
        return None
    return Signal(
        "confidence-down",
        f"Confidence has gone down two weeks running, to {show_number(round(value, 1))}.",
        "Ask what would have to be true for it to rise; take the answers up as obstacles.",
        Severity.WARNING,
    )


def energy_down(history: History, moment: Moment) -> Signal | None:
    """The team has less energy, two weeks running."""
    value = _fallen_to([(one.week, one.energy) for one in history.pulse], history, moment)
    if value is None:
        return None
    return Signal(
        "energy-down",
        f"Energy has gone down two weeks running, to {show_number(round(value, 1))}.",
        "Ask what could be left undone for now, and begin the next check-in with what went well.",
        Severity.WARNING,
    )


def _fallen_to(
    averages: list[tuple[date, Decimal | None]], history: History, moment: Moment
) -> Decimal | None:
    """The newest average, if it and the one before it each fell from the week before; None of long ago."""
    known = sorted((week, value) for week, value in averages if value is not None)
    weeks = known[-PULSE_FALLS - 1 :]
    if len(weeks) <= PULSE_FALLS or not history.launched_for(moment.today, 0):
        return None
    if (week_of(moment.today) - weeks[-1][0]).days > PULSE_FRESH:
        return None
    falls = all(
        (after[0] - before[0]).days == 7 and after[1] < before[1]
        for before, after in pairwise(weeks)
    )
    return weeks[-1][1] if falls and weeks[0][1] - weeks[-1][1] >= PULSE_LEAST else None


def not_reported(history: History, moment: Moment) -> Signal | None:
    """Its date is past and there was no report-back."""
    end = history.breakthrough.goal.report_back
    if not history.at_work or end is None or not history.past_end(moment.today):
        return None
    if history.reported_on is not None or history.held(MeetingKind.REPORT_BACK):
        return None
    return Signal(
        "not-reported",
        f"The report-back was due on {day_month(end, moment.today)} and has not been held.",
        "Fix its hour with the leader this week. Say what was reached and what was learnt, whatever it is.",
        Severity.SERIOUS,
    )


def not_remeasured(history: History, moment: Moment) -> Signal | None:
    """The day on which the result was to be measured again is past."""
    due = history.remeasure_on
    if due is None or history.breakthrough.phase not in (Phase.REPORTED, Phase.CLOSED):
        return None
    readings = history.measure.readings if history.measure else ()
    if moment.today <= due or any(reading.on >= due for reading in readings):
        return None
    return Signal(
        "not-remeasured",
        f"The result was to be measured again on {day_month(due, moment.today)}.",
        "Take one reading now: it tells whether the result has held.",
        Severity.WARNING,
    )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
