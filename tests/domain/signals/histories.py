"""A breakthrough that goes well, on its day 40 of 70; each test spoils one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from breakthrough_tui.domain.breakthrough import Breakthrough, Direction, Goal, Phase, Visibility
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.measure import Measure, Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import Obstacle, ObstacleState
from breakthrough_tui.domain.people import Membership, Role, Workspace
from breakthrough_tui.domain.pulse import PulseWeek
from breakthrough_tui.domain.signals.history import (
    GoalVersion,
    Held,
    History,
    Item,
    Measured,
)

START = date(2026, 10, 2)
END = date(2026, 12, 11)
TODAY = date(2026, 11, 11)
"""A Wednesday."""

GOAL = Goal(
    "Cut days to issue a building permit from 45 to 20",
    measure="days to a permit",
    unit="days",
    baseline=Decimal(45),
    target=Decimal(20),
    direction=Direction.DOWN,
    report_back=END,
)


def on(day: date) -> Moment:
    """Noon of a day."""
    return Moment(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def at(day: date) -> datetime:
    """Nine o'clock of a day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def ago(days: int) -> date:
    """A day so many days before TODAY."""
    return TODAY - timedelta(days=days)


def item(number: int = 1, title: str = "Call the depot", **fields: Any) -> Item:
    """An action item of ana's, due next week."""
    given: dict[str, Any] = {
        "owner": "ana",
        "due": TODAY + timedelta(days=7),
        "added_on": START,
        "owned_since": START,
    }
    return Item(number, title, **{**given, **fields})


def readings(measure: int, *values: tuple[date, int]) -> tuple[Reading, ...]:
    """What was counted on some days."""
    return tuple(
        Reading(number, measure, day, Decimal(value)) for number, (day, value) in enumerate(values)
    )


def guard(*values: tuple[date, int], way: Direction | None = Direction.DOWN) -> Measured:
    """Complaints, of which fewer are better."""
    return Measured(
        Measure(2, "Complaints", "a week", guard=True, direction=way), readings(2, *values)
    )


def obstacle(number: int = 12, *, days: int = 1, **fields: Any) -> Obstacle:
    """An obstacle that has waited so many days for bo."""
    given: dict[str, Any] = {
        "state": ObstacleState.WAITING_FOR_LEADER,
        "raised_by": "cho",
        "raised_at": at(ago(days)),
        "waiting_since": at(ago(days)),
        "leader": "bo",
    }
    return Obstacle(number, 1, "PERMIT", number, "No read access", **{**given, **fields})


def week(weeks_ago: int, energy: str, confidence: str) -> PulseWeek:
    """The averages of a week that is over."""
    monday = TODAY - timedelta(days=TODAY.weekday() + 7 * weeks_ago)
    return PulseWeek(monday, 5, Decimal(energy), Decimal(confidence))


def refocused(
    *targets: int, obstacles: tuple[int | None, ...] = (), ends: tuple[date, ...] = ()
) -> tuple[GoalVersion, ...]:
    """The goal, and the versions that a refocus made of it."""
    versions = [GoalVersion(GOAL)]
    for number, target in enumerate(targets):
        goal = replace(
            versions[-1].goal,
            version=number + 2,
            target=Decimal(target),
            report_back=ends[number] if ends else END,
        )
        versions.append(GoalVersion(goal, obstacles[number] if obstacles else None))
    return tuple(versions)


def phase(of: Phase, **fields: Any) -> Breakthrough:
    """The breakthrough in another phase."""
    return replace(HEALTHY.breakthrough, phase=of, **fields)


HEALTHY = History(
    breakthrough=Breakthrough(
        1, "PERMIT", Phase.LAUNCHED, Visibility.OPEN, GOAL, launch_on=START, launched_on=START
    ),
    workspace=Workspace("City hall", "UTC"),
    members=(
        Membership("bo", Role.LEADER),
        Membership("ana", Role.TEAM_LEAD),
        Membership("cho", Role.MEMBER),
    ),
    goals=(GoalVersion(GOAL),),
    measure=Measured(
        Measure(1, "days to a permit", "days", direction=Direction.DOWN),
        readings(1, (ago(30), 44), (ago(16), 38), (ago(9), 33), (ago(2), 30)),
    ),
    guards=(guard((ago(45), 10), (ago(3), 10)),),
    items=(
        item(1, done_on=ago(20)),
        item(2, "One inbox for all questions", added_on=ago(12), done_on=ago(3)),
        item(3, "Open the desk on Thursday", owner="cho", done_on=ago(5)),
        item(4, "Ask the five slowest cases why", owner="cho"),
    ),
    obstacles=(obstacle(days=2),),
    meetings=(Held(MeetingKind.LAUNCH, START), Held(MeetingKind.CHECK_IN, ago(33))),
    last_seen={"bo": ago(2), "ana": TODAY},
    pulse=(week(3, "7.0", "6.0"), week(2, "6.8", "6.5"), week(1, "7.2", "7.0")),
    leads={"bo": 2},
)
"""Nothing is wrong with it."""
