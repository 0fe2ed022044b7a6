"""Lessons: what was tried, what was expected, what happened, and whether it is kept."""

from __future__ import annotations

from datetime import datetime

from breakthrough_tui.domain.course import Keep
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.values import dataclass

TRIED_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Lesson:
    """A new way of working. `leaders`: it is one that the leaders learnt. `card` is the action item it came from."""

    id: int
    tried: str
    expected: str = ""
    happened: str = ""
    keep: Keep = Keep.OPEN
    who_else: str = ""
    leaders: bool = False
    card: int | None = None
    card_number: int | None = None
    by: str = ""
    at: datetime | None = None


def keep_named(text: str) -> Keep:
    """What somebody means: 'keep', 'change', 'drop'; nothing, '?' or 'not decided' is not decided."""
    said = " ".join(text.replace("-", " ").lower().split())
    known = {"": Keep.OPEN, "?": Keep.OPEN, "open": Keep.OPEN, "yes": Keep.KEEP, "no": Keep.DROP}
    if said in known:
        return known[said]
    found = [keep for keep in Keep if said and keep.value.startswith(said)]
    if len(found) != 1:
        raise Invalid(
            "It is kept, changed, dropped, or not decided yet.",
            "Write keep, change, drop, or nothing.",
        )
    return found[0]
