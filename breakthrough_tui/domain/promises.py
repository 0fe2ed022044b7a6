"""What leaders promise of focus and resources, and how it compares with what happened (METHOD.md, principles)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from breakthrough_tui.domain.course import PromiseKind
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.numbers import check_number, show_number
from breakthrough_tui.domain.obstacle import ANSWER_WITHIN, Obstacle, median_days
from breakthrough_tui.domain.values import dataclass

MOST_HOURS = 60
MOST_ANSWER_DAYS = 60

IN_NUMBERS = frozenset({PromiseKind.HOURS, PromiseKind.ANSWER_DAYS})
"""Kinds whose promise is a number; the others are said in words."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that one leader promised. `recorded_by` wrote it down for a leader who said it aloud."""

    id: int
    leader: str
    kind: PromiseKind
    amount: Decimal | None = None
    text: str = ""
    at: datetime | None = None
    recorded_by: str | None = None

    @property
    def words(self) -> str:
        """'2 hours a week', 'answers within 2 days', 'people: two from the west desk'."""
        if self.kind is PromiseKind.HOURS and self.amount is not None:
            hours = "hour" if self.amount == 1 else "hours"
            return f"{show_number(self.amount)} {hours} a week"
        if self.kind is PromiseKind.ANSWER_DAYS and self.amount is not None:
            return within_words(int(self.amount))
        return f"{self.kind}: {self.text}"


def within_words(days: int) -> str:
    """'answers within 2 days'."""
    if days == 0:
        return "answers the same day"
    return f"answers within {days} {'day' if days == 1 else 'days'}"


def check_amount(kind: PromiseKind, amount: Decimal) -> Decimal:
    """A promise in numbers. Invalid, saying what is wrong, if it cannot be kept."""
    check_number(amount)
    if kind is PromiseKind.HOURS and not 0 < amount <= MOST_HOURS:
        raise Invalid(
            f"{show_number(amount)} hours a week cannot be.", f"More than 0, at most {MOST_HOURS}."
        )
    if kind is PromiseKind.ANSWER_DAYS and not (
        0 <= amount <= MOST_ANSWER_DAYS and amount == amount.to_integral_value()
    ):
        raise Invalid(
            f"{show_number(amount)} days to answer cannot be.",
            f"A whole number, at most {MOST_ANSWER_DAYS}; 0 is the same day.",
        )
    return amount


def answer_within(promises: Iterable[Promise], leader: str | None) -> int:
    """The days within which a leader answers an obstacle: as promised, else the rule's."""
    for promise in promises:
        if promise.leader == leader and promise.kind is PromiseKind.ANSWER_DAYS:
            return ANSWER_WITHIN if promise.amount is None else int(promise.amount)
    return ANSWER_WITHIN


def of_leader(promises: Iterable[Promise], leader: str) -> tuple[Promise, ...]:
    """What one leader promised, in the order of the kinds."""
    order = list(PromiseKind)
    found = [promise for promise in promises if promise.leader == leader]
    return tuple(sorted(found, key=lambda promise: order.index(promise.kind)))


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a leader answered: the median of so many, against what was promised."""

    median: float
    count: int
    within: int

    @property
    def kept(self) -> bool:
        """Whether it was as fast as promised."""
        return self.median <= self.within

    @property
    def words(self) -> str:
        """'answered within 3 days (median of 7), promised 2'."""
        days = f"{self.median:g} {'day' if self.median == 1 else 'days'}"
        return f"answered within {days} (median of {self.count})"


def pace(obstacles: Sequence[Obstacle], leader: str, within: int) -> Pace | None:
    """How fast a leader answered what was put to them; None while there is no answer."""
    theirs = [one for one in obstacles if one.answer is not None and one.answer.leader == leader]
    found = median_days(theirs)
    return None if found is None else Pace(found[0], found[1], within)


def has_promised(promises: Iterable[Promise], leader: str) -> bool:
    """Whether a leader said within how many days they answer."""
    kind = PromiseKind.ANSWER_DAYS
    return any(one.leader == leader and one.kind is kind for one in promises)


def kept_words(found: Pace, *, promised: bool) -> str:
    """'answered within 3 days (median of 7): promised within 2 days'."""
    within = within_words(found.within).removeprefix("answers ")
    if not promised:
        return f"{found.words}" if found.kept else f"{found.words}: the aim is {within}"
    return f"{found.words}: {'as promised' if found.kept else f'promised {within}'}"
