"""A meeting with its agenda, as a screen shows it."""

from __future__ import annotations

from datetime import date, datetime

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.report_parts import Commitment
from breakthrough_tui.domain.values import dataclass

MOST_MINUTES = 24 * 60
"""The longest that a block, or a whole agenda, may be."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of an agenda. `spent` is how many seconds it took so far, without those since the meeting came to it."""

    id: int
    title: str
    minutes: int
    rank: str = ""
    screen: str = ""
    prompt: str = ""
    notes: str = ""
    spent: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that is planned, goes on or was held.

    `at` is the time of day, 'HH:MM' where the team works, or empty. `block` is the one that it is at, since
    `block_since`; `length` the minutes that were agreed when it began. `present` are those who were there.
    """

    id: int
    breakthrough: int
    kind: MeetingKind
    on: date
    at: str = ""
    form: str = ""
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    block: int | None = None
    block_since: datetime | None = None
    length: int | None = None
    created_by: str = ""
    blocks: tuple[Block, ...] = ()
    present: tuple[str, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def running(self) -> bool:
        """Whether it goes on now."""
        return self.begun_at is not None and self.ended_at is None

    @property
    def total(self) -> int:
        """The minutes of its whole agenda."""
        return sum(block.minutes for block in self.blocks)

    @property
    def name(self) -> str:
        """'launch, half day', 'check-in'."""
        return f"{self.kind}, {self.form}" if self.form else str(self.kind)

    def block_of(self, id: int | None) -> Block | None:
        """One of its blocks."""
        return next((block for block in self.blocks if block.id == id), None)


def read_minutes(text: str) -> int:
    """Minutes as people type them: '20', '20 min', '1 h 30', '1:30'. Invalid for what is not, or is over a day."""
    import re

    wanted = text.strip().lower()
    plain = re.fullmatch(r"(\d{1,6})\s*(?:m|min|mins|minutes?)?", wanted)
    hours = re.fullmatch(
        r"(\d{1,4})\s*(?:h|hours?|:)\s*(?:(\d{1,4})\s*(?:m|min|minutes?)?)?", wanted
    )
    if plain:
        return check_minutes(int(plain[1]))
    if hours:
        return check_minutes(int(hours[1]) * 60 + int(hours[2] or 0))
    raise Invalid(f"'{text.strip()[:20]}' is not a number of minutes.", "Say 20, or 1 h 30.")


def check_minutes(minutes: int) -> int:
    """The minutes of a block, or Invalid."""
    if minutes < 0:
        raise Invalid("A block cannot have less than no minutes.", "Say 20, or 1 h 30.")
    if minutes > MOST_MINUTES:
        raise Invalid(
            f"{show_minutes(minutes)} is longer than a day.", "Hold it as more than one meeting."
        )
    return minutes


def check_total(minutes: int) -> None:
    """Invalid for an agenda that is longer than a day."""
    if minutes > MOST_MINUTES:
        raise Invalid(
            f"The agenda would be {show_minutes(minutes)} long, longer than a day.",
            "Make blocks shorter, or hold it as more than one meeting.",
        )


def show_minutes(minutes: int) -> str:
    """'45 min', '2 h', '2 h 30'."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def read_clock(text: str) -> str:
    """A time of day as 'HH:MM', or empty for none: '9', '9:30', '09.30', '930', '9 am', '2:30pm'."""
    import re

    wanted = text.strip().lower()
    if not wanted:
        return ""
    found = re.fullmatch(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|h)?", wanted)
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
        if half in ("am", "pm"):
            hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    raise Invalid(f"'{text.strip()[:20]}' is not a time of day.", "Say 9:00, or leave it empty.")
