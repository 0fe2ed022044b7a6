"""The pulse: energy and confidence, 0 to 10, once a week each. What somebody answered is nobody else's.

The average of a week appears when the week is over and at least `FEWEST` have answered, and stays as it is: a live mean
of four answers, then of five, would tell the fifth.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.domain.weeks import last_day_of

FEWEST = 4
"""So many answers an average needs (METHOD.md, signals)."""
HIGHEST = 10
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class PulseWeek:
    """A week, by its Monday: how many answered, and the averages once they may be known."""

    week: date
    answers: int
    energy: Decimal | None = None
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pulse:
    """The pulse as one person may see it.

    `mine` is what the viewer answered this week, energy and confidence. `answered` are the short names of those who
    have answered this week, out of `asked` people. `vote` is the median of the launch's vote of confidence.
    """

    week: date
    weeks: tuple[PulseWeek, ...] = ()
    mine: tuple[int, int] | None = None
    answered: tuple[str, ...] = ()
    asked: int = 0
    vote: Decimal | None = None


def check_score(value: int, what: str) -> int:
    """The value, from 0 to 10; Invalid for all else."""
    if not 0 <= value <= HIGHEST:
        raise Invalid(f"{what} is a whole number from 0 to {HIGHEST}.", f"{HIGHEST} is the most.")
    return value


def read_score(text: str, what: str) -> int:
    """The value that was typed."""
    said = text.strip()
    if not (said.isascii() and said.isdigit() and len(said) <= 2):
        raise Invalid(f"{what} is a whole number from 0 to {HIGHEST}.", f"{HIGHEST} is the most.")
    return check_score(int(said), what)


def averaged(week: date, answers: Iterable[tuple[int, int]], today: date) -> PulseWeek:
    """What may be known of a week's answers: nothing but their number while it goes on, or while there are few."""
    given = list(answers)
    if today <= last_day_of(week) or len(given) < FEWEST:
        return PulseWeek(week, len(given))
    energy, confidence = zip(*given, strict=True)
    return PulseWeek(week, len(given), _mean(energy), _mean(confidence))


def _mean(values: Iterable[int]) -> Decimal:
    given = list(values)
    return (Decimal(sum(given)) / len(given)).quantize(_TENTH)
