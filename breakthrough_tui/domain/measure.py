"""What is counted, and its values over time."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Direction, Goal
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.values import dataclass, replace

NAME_LIMIT = 80
UNIT_LIMIT = 20
LONGEST_RHYTHM = 366
DEFAULT_RHYTHM = 7
"""Days between two readings when nobody says otherwise (METHOD.md, status)."""


class MeasureKind(StrEnum):
    """A level is what stands on a date (days, a rate); cumulative counts from zero.

    Each reading of a cumulative measure is the total so far, not what came since the last one: so a reading that was
    forgotten spoils nothing, one is corrected by itself, and the chart and the path are drawn like any other.
    """

    LEVEL = "level"
    CUMULATIVE = "cumulative"


def from_zero(goal: Goal, kind: MeasureKind) -> Goal:
    """The goal as it is counted: without a baseline a total so far begins at zero."""
    if kind is MeasureKind.CUMULATIVE and goal.baseline is None:
        return replace(goal, baseline=Decimal(0))
    return goal


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted. A guard watches what the push could harm."""

    id: int
    name: str
    unit: str = ""
    kind: MeasureKind = MeasureKind.LEVEL
    guard: bool = False
    rhythm: int = DEFAULT_RHYTHM
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a measure on a date."""

    id: int
    measure: int
    on: date
    value: Decimal
    note: str = ""
    by: str = ""
    at: datetime | None = None


def kind_named(text: str) -> MeasureKind:
    """What somebody means: 'level', 'cumulative', 'total'; nothing is a level."""
    said = text.strip().lower()
    known = {"": MeasureKind.LEVEL, "total": MeasureKind.CUMULATIVE, "sum": MeasureKind.CUMULATIVE}
    found = known.get(said) or next((kind for kind in MeasureKind if kind.startswith(said)), None)
    if found is None:
        raise Invalid(
            f"A measure is a {MeasureKind.LEVEL} or {MeasureKind.CUMULATIVE}.",
            "A level is what stands on a day; cumulative is the total so far.",
        )
    return found


def direction_named(text: str) -> Direction | None:
    """Which way is good: 'up', 'down'; nothing leaves it open."""
    said = text.strip().lower()
    known = {"": None, "more": Direction.UP, "higher": Direction.UP, "less": Direction.DOWN}
    known |= {"lower": Direction.DOWN, "fewer": Direction.DOWN}
    known |= {direction.value: direction for direction in Direction}
    if said not in known:
        raise Invalid("It is good when it goes up, or down.", "Write up, down, or nothing.")
    return known[said]


def check_rhythm(days: int) -> int:
    """Days between two readings; Invalid for none, or more than a year of them."""
    if not 1 <= days <= LONGEST_RHYTHM:
        raise Invalid(f"Readings come every 1 to {LONGEST_RHYTHM} days.", "Every 7 days is usual.")
    return days
