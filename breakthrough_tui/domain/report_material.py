"""What a report is made of: the facts of one breakthrough, as they were gathered, before any of it is worded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.lesson import Lesson
from breakthrough_tui.domain.obstacle import Obstacle
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.pulse import PulseWeek
from breakthrough_tui.domain.report_parts import Commitment, OwnWords
from breakthrough_tui.domain.result import Result


@dataclass(frozen=True, slots=True)
class Item:
    """An action item as the report needs it. `preparing`: it was one of the preparation."""

    number: int
    title: str
    owner: str | None
    due: date | None
    created_at: datetime
    done_at: datetime | None
    preparing: bool = False
    hurts: str = ""
    tried: str = ""
    source: str = ""
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held, and with how many people."""

    kind: MeetingKind
    on: date
    present: int


@dataclass(frozen=True, slots=True)
class Kin:
    """Another breakthrough that this one came from, or that came of it."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Material:
    """All of it, as one viewer may see it. `names` are full names by short ones, where they are known.

    `pulse` are weeks with their averages; nobody's own answer is in it, not even the viewer's. `vote` is the median of
    the launch's vote of confidence.
    """

    overview: Overview
    result: Result
    obstacles: tuple[Obstacle, ...] = ()
    items: tuple[Item, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    pulse: tuple[PulseWeek, ...] = ()
    vote: Decimal | None = None
    commitments: tuple[Commitment, ...] = ()
    meetings: tuple[Held, ...] = ()
    said: tuple[OwnWords, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    came_from: Kin | None = None
    led_to: tuple[Kin, ...] = ()
    workspace: str = ""
    example: bool = False

    def name(self, person: str | None) -> str:
        """What to call somebody in a document: their full name, where it is known."""
        return self.names.get(person or "") or person or "nobody yet"
