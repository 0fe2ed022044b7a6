"""The vote of confidence: 0 to 10, unseen by the others until it is closed (METHOD.md, a good goal, question 10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.values import dataclass

HIGHEST = 10

FEWEST = 4
"""Of fewer votes nothing is shown but how many there were: each could work out what another one said (rule)."""

EASY = 9
"""Where nobody is below this the goal is too easy (rule)."""

LOW = 4
"""Under this median the goal is too much at once (rule)."""

MOST_ON_PAPER = 500

ASKED = frozenset({Role.TEAM_LEAD, Role.CORE_GROUP, Role.MEMBER})
"""Who is waited for: those who do the work. Leaders and facilitators may vote and are not counted on."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """What a closed vote shows: the middle and how far apart, and of nobody the own value."""

    median: Decimal
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote. `voters` have cast theirs on the screen, by name; `voted` counts the paper votes as well.

    `result` is None while it is open, and where too few have voted to show it.
    """

    id: int
    breakthrough: int
    opened_by: str
    opened_at: datetime
    asked: int = 0
    voted: int = 0
    voters: tuple[str, ...] = ()
    closed_by: str | None = None
    closed_at: datetime | None = None
    result: Confidence | None = None

    @property
    def open(self) -> bool:
        """Whether one can still vote."""
        return self.closed_at is None

    @property
    def counted(self) -> str:
        """'9 of 11'."""
        return f"{self.voted} of {max(self.asked, self.voted)}"


def asked_of(members: Iterable[Membership]) -> int:
    """How many people a vote waits for."""
    return len({member.person for member in members if member.role in ASKED})


def still_to_vote(vote: Vote, members: Iterable[Membership]) -> frozenset[str]:
    """Who is asked and has not voted on the screen; nobody once all votes are there, some of them on paper."""
    if not vote.open or vote.voted >= vote.asked:
        return frozenset()
    asked = {member.person for member in members if member.role in ASKED}
    return frozenset(asked.difference(vote.voters))


def check_value(value: int) -> int:
    """A vote. Invalid if it is none."""
    if not 0 <= value <= HIGHEST:
        raise Invalid(f"{value} is not between 0 and {HIGHEST}.", "0 is 'never', 10 is 'for sure'.")
    return value


def read_value(text: str) -> int:
    """A vote as it is typed."""
    said = text.strip()
    if not re.fullmatch(r"[0-9]{1,3}", said):
        raise Invalid(f"'{said[:20]}' is not a vote.", f"A whole number from 0 to {HIGHEST}.")
    return check_value(int(said))


def read_paper(text: str) -> tuple[int, ...]:
    """Paper votes in one line: '7 5 8 6', also with commas. Invalid names the one that is none."""
    said = tuple(read_value(word) for word in re.split(r"[\s,;]+", text.strip()) if word)
    if len(said) > MOST_ON_PAPER:
        raise Invalid(f"These are {len(said)} votes.", f"At most {MOST_ON_PAPER} in one line.")
    return said


def may_be_shown(on_screen: int, on_paper: int) -> bool:
    """Whether the result tells nobody's own value.

    Whoever types the paper votes knows them, so that there have to be enough of the others, or none.
    """
    return on_screen + on_paper >= FEWEST and (on_screen >= FEWEST or on_screen == 0)


def summed(on_screen: Sequence[int], on_paper: Sequence[int]) -> Confidence | None:
    """Median and spread; None where they would tell what somebody said."""
    if not may_be_shown(len(on_screen), len(on_paper)):
        return None
    values = sorted([*on_screen, *on_paper])
    from statistics import median

    return Confidence(Decimal(str(median(values))).normalize(), values[0], values[-1])


def result_words(vote: Vote) -> str:
    """'9 of 11 voted: in the middle 6.5, from 3 to 9'."""
    result = vote.result
    if vote.open or result is None:
        return f"{vote.counted} {'have voted' if vote.open else 'voted'}"
    spread = (
        f"all say {result.low}"
        if result.low == result.high
        else f"in the middle {show_number(result.median)}, from {result.low} to {result.high}"
    )
    return f"{vote.counted} voted: {spread}"


def advice(vote: Vote) -> str:
    """What to do about it; empty where all is as it should be."""
    result = vote.result
    if vote.open:
        return ""
    if result is None:
        return "Too few to show without telling who said what."
    if result.low >= EASY:
        return "Too easy: all say 9 or 10. Ask for more, or for it sooner."
    if result.median < LOW:
        return "Too much at once: take one site, or one product."
    return ""
