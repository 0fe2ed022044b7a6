"""What is counted, and its values over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from breakthrough_tui.domain.breakthrough import Direction

DEFAULT_RHYTHM = 7
"""Days between two readings when nobody says otherwise (METHOD.md, status)."""


class MeasureKind(StrEnum):
    """A level is what stands on a date (days, a rate); cumulative counts from zero."""

    LEVEL = "level"
    CUMULATIVE = "cumulative"


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
