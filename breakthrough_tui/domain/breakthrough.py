"""A breakthrough and its goal, version by version."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.values import dataclass

DEFAULT_LENGTH = 70
"""Days from launch to report-back when nobody says otherwise (METHOD.md, the steps)."""

SHORT_LIMIT = 30


class Phase(StrEnum):
    """Where a breakthrough stands on its way."""

    DRAFT = "draft"
    PREPARING = "preparing"
    LAUNCHED = "launched"
    REPORTED = "reported"
    CLOSED = "closed"
    ABANDONED = "abandoned"

    @property
    def before_launch(self) -> bool:
        """Whether the clock has not started."""
        return self in (Phase.DRAFT, Phase.PREPARING)

    @property
    def over(self) -> bool:
        """Whether nothing is changed any more."""
        return self in (Phase.CLOSED, Phase.ABANDONED)


class Visibility(StrEnum):
    """Who knows of a breakthrough: everybody in the workspace, or its team alone."""

    OPEN = "open"
    PRIVATE = "private"


class Direction(StrEnum):
    """Which way the measure should go."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Goal:
    """One version of the goal; the newest is in force.

    `report_back` is the last day. A draft needs nothing but the sentence. `reason` is empty in the first version.
    """

    sentence: str
    version: int = 1
    short: str = ""
    measure: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    baseline_source: str = ""
    target: Decimal | None = None
    direction: Direction | None = None
    report_back: date | None = None
    reason: str = ""
    set_by: str = ""
    set_at: datetime | None = None

    @property
    def without_source(self) -> bool:
        """Whether nobody has said yet where the baseline comes from. Zero comes from nowhere: a total begins at it."""
        return bool(self.baseline) and not self.baseline_source

    @property
    def brief(self) -> str:
        """At most 30 characters of it, for narrow screens."""
        if self.short:
            return self.short
        if len(self.sentence) <= SHORT_LIMIT:
            return self.sentence
        return self.sentence[: SHORT_LIMIT - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Breakthrough:
    """One goal, one team, one report-back date.

    `launch_on` is planned, `launched_on` is what happened. `position` is that of its newest event. `backup` is somebody
    who has done it before. Check-ins are on `checkin_weekday` (0 is Monday; None: nobody has said it) at `checkin_at`
    ('HH:MM', or empty).
    """

    id: int
    code: str
    phase: Phase
    visibility: Visibility
    goal: Goal
    launch_on: date | None = None
    launched_on: date | None = None
    created_by: str = ""
    position: int = 0
    backup: str = ""
    backup_contact: str = ""
    checkin_weekday: int | None = None
    checkin_at: str = ""

    @property
    def length(self) -> int | None:
        """Days from the launch (as it was, else as planned) to the report-back."""
        start = self.launched_on or self.launch_on
        if start is None or self.goal.report_back is None:
            return None
        return (self.goal.report_back - start).days


def direction_of(baseline: Decimal | None, target: Decimal | None) -> Direction | None:
    """Which way from baseline to target; None while one of them is unknown or both are equal."""
    if baseline is None or target is None or baseline == target:
        return None
    return Direction.UP if target > baseline else Direction.DOWN


def usual_end(launch_on: date | None) -> date | None:
    """The report-back where a launch is planned and nobody names a day."""
    return launch_on + timedelta(days=DEFAULT_LENGTH) if launch_on is not None else None
