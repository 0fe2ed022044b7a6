"""The questions of the goal test that only people can answer: who is asked, and what they said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.values import dataclass

WORK = frozenset({Role.TEAM_LEAD, Role.CORE_GROUP, Role.MEMBER})
"""Those who do the work."""

STRETCH = 10
READY = 11
LAST = 13
"""Not one of the twelve: the launch's last question, 'If all of this is done, is the number reached?'"""

_TEAM = frozenset(Role) - {Role.OBSERVER}

ASKED_OF: dict[int, frozenset[Role]] = {
    8: _TEAM,
    9: _TEAM,
    READY: WORK | {Role.LEADER},
    12: _TEAM,
}
"""Who is asked which (METHOD.md, a good goal); 10 is voted on."""

MAY_BE_ASKED = frozenset({1, 2, 4, 6, 7, LAST})
"""What people may answer besides: where the program cannot judge a sentence, and at the end of a launch."""


class Said(StrEnum):
    """What one can answer."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not sure"


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """What one person answered to one question."""

    question: int
    person: str
    answer: Said
    note: str = ""
    at: datetime | None = None


def check_question(question: int) -> int:
    """A question that people answer one by one. Invalid for the others."""
    if question == STRETCH:
        raise Invalid("Question 10 is voted on.", "Open a vote: V on the goal's screen.")
    if question not in ASKED_OF and question not in MAY_BE_ASKED:
        raise Invalid(
            f"Question {question} is not one that people answer.",
            f"Asked are {', '.join(str(number) for number in ASKED_OF)}; 10 is voted on.",
        )
    return question


def require_asked(question: int, roles: frozenset[Role]) -> None:
    """NotAllowed if a question is not for somebody with these roles."""
    asked = ASKED_OF.get(question, _TEAM)
    if not roles & asked:
        names = ", ".join(role.value for role in Role if role in asked)
        raise NotAllowed(f"Question {question} is for others.", f"It is asked of: {names}.")


def is_asked(question: int, roles: frozenset[Role]) -> bool:
    """Whether a question is put to somebody with these roles."""
    return question in ASKED_OF and bool(roles & ASKED_OF[question])


def unanswered(
    person: str, roles: frozenset[Role], answers: Iterable[GoalAnswer]
) -> tuple[int, ...]:
    """The numbers of the questions that somebody is asked and has not answered."""
    given = {answer.question for answer in answers if answer.person == person}
    return tuple(n for n in ASKED_OF if n not in given and is_asked(n, roles))


def asked_people(question: int, members: Sequence[Membership]) -> tuple[str, ...]:
    """Whom a question is put to, each once."""
    asked = ASKED_OF.get(question, frozenset())
    return tuple(dict.fromkeys(member.person for member in members if member.role in asked))
