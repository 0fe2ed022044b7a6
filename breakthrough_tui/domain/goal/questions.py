"""The twelve questions of the goal test, and what is found for one (METHOD.md, a good goal)."""

from __future__ import annotations

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.values import dataclass

REQUIRED = 5
"""The first so many must hold before a launch, or a leader gives a reason."""


class Verdict(StrEnum):
    """How a goal stands before one question."""

    HOLDS = "holds"
    FAILS = "fails"
    ASKED = "asked"
    CANNOT_JUDGE = "cannot judge"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Question:
    """One of the twelve. `seen` is whether the text or the form can answer it, `ask` what people are asked."""

    number: int
    name: str
    seen: bool
    ask: str


QUESTIONS = (
    Question(1, "A result, not an activity?", True, "What will be different when it is done?"),
    Question(2, "A number?", True, "How much, in figures?"),
    Question(3, "A baseline?", True, "Where does it stand now, since when, and who says so?"),
    Question(4, "A date?", True, "On which day is the report-back?"),
    Question(5, "One accountable person?", True, "Who in the team is accountable for the result?"),
    Question(6, "One goal?", True, "Which of them comes first?"),
    Question(7, "Firm?", True, "Can it be said without a way out?"),
    Question(8, "Urgent?", False, "Would it hurt if this were unchanged in ten weeks?"),
    Question(
        9,
        "Within reach?",
        False,
        "Can it be done with the people, money and authority of the team?",
    ),
    Question(10, "A stretch?", False, "How confident is each of you, 0 to 10? Vote unseen."),
    Question(
        11,
        "Ready?",
        False,
        "Do those who do the work want this now? Will the leader give it time in person?",
    ),
    Question(12, "A step to more?", False, "If it works, what larger goal does it open?"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """How the goal stands before one question: a sentence, and what to do, empty where all is well."""

    question: int
    verdict: Verdict
    sentence: str
    advice: str = ""
