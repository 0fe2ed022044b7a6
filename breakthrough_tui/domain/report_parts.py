"""The parts of a report: those that write themselves, and where each stands until somebody moves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.values import dataclass

TITLE_LIMIT = 80
TEXT_LIMIT = 10_000
COMMITMENT_LIMIT = 300


class PartKind(StrEnum):
    """What writes itself (METHOD.md, the report-back). The values are the words of the command line."""

    RESULT = "result"
    GOAL = "goal"
    PREPARATION = "preparation"
    WORK = "work"
    WAYS = "ways"
    OBSTACLES = "obstacles"
    TEAM = "team"
    LEADERS = "leaders"
    THANKS = "thanks"
    COMMITMENTS = "commitments"
    PATH = "path"


TITLES: Mapping[str, str] = {
    PartKind.RESULT: "The result",
    PartKind.GOAL: "The goal, and how it changed",
    PartKind.PREPARATION: "What we found before the launch",
    PartKind.WORK: "The plan, and what was done",
    PartKind.WAYS: "New ways of working",
    PartKind.OBSTACLES: "Obstacles, and how they ended",
    PartKind.TEAM: "What the team learnt",
    PartKind.LEADERS: "What leaders learnt",
    PartKind.THANKS: "Thanks",
    PartKind.COMMITMENTS: "Who does what, by when",
    PartKind.PATH: "What comes next",
}

_RANKS: Mapping[str, str] = {
    kind: f"{number:02d}5" for number, kind in enumerate(PartKind, start=1)
}
"""Room between any two, and before the first."""

OWN = "own-"
"""What the names of parts begin with that people have added."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What was said of a part by hand: its text, where it stands, whether it is shown. `title` only for added ones."""

    part: str
    title: str = ""
    text: str = ""
    rank: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who does what by when, beside the board. `person` None is nobody yet."""

    id: int
    text: str
    person: str | None = None
    due: date | None = None
    done_at: datetime | None = None
    meeting: int | None = None


def default_rank(part: str) -> str:
    """Where a part stands that nobody has moved."""
    return _RANKS[part]


def is_own(part: str) -> bool:
    """Whether people have added it."""
    return part.startswith(OWN)


def in_order(said: Iterable[OwnWords]) -> tuple[OwnWords, ...]:
    """All parts, those too of which nobody has said anything, in the order in which they are read."""
    known = {words.part: words for words in said}
    for kind in PartKind:
        known.setdefault(kind.value, OwnWords(kind.value, rank=default_rank(kind)))
    return tuple(sorted(known.values(), key=lambda words: (words.rank, words.part)))


def overdue(commitments: Iterable[Commitment], today: date) -> list[Commitment]:
    """Those that are due today or were before, and are not done; the longest due first."""
    late = [one for one in commitments if one.done_at is None and one.due and one.due <= today]
    return sorted(late, key=lambda one: (one.due or today, one.id))
