"""The goal test: twelve questions, judged as one types (METHOD.md, a good goal).

Imported only where a goal is judged: its tables are compiled at once, so that a key stroke costs no time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Direction, direction_of
from breakthrough_tui.domain.countdown import LONGEST, SHORTEST, length_advice
from breakthrough_tui.domain.dates import full_date
from breakthrough_tui.domain.goal.facts import (
    GoalFacts,
    facts,
    of_rewrite,
    of_sentence,
    rewrite,
)
from breakthrough_tui.domain.goal.questions import (
    QUESTIONS,
    REQUIRED,
    Finding,
    Question,
    Verdict,
)
from breakthrough_tui.domain.goal.sentence import (
    Sentence,
    activity,
    direction,
    led_by,
    one_person,
    out_of_reach,
    read,
    second_goal,
    vague,
)
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.text import safe
from breakthrough_tui.domain.values import dataclass

__all__ = [
    "QUESTIONS",
    "REQUIRED",
    "Finding",
    "GoalFacts",
    "Judged",
    "Question",
    "Verdict",
    "examine",
    "facts",
    "failed",
    "judge",
    "rewrite",
]


@dataclass(frozen=True, slots=True)
class Judged:
    """All twelve findings, and the goal said anew."""

    findings: tuple[Finding, ...]
    facts: GoalFacts
    rewrite: str

    @property
    def failed(self) -> tuple[int, ...]:
        """The numbers of the questions that fail."""
        return failed(self.findings)


@dataclass(frozen=True, slots=True)
class _Goal:
    """The sentence and what is known besides."""

    sentence: Sentence
    facts: GoalFacts
    start: date
    today: date
    known: GoalFacts
    leader: str | None
    lead: str | None

    @property
    def total(self) -> bool:
        """Whether it is counted from zero: what people said of the measure, or what the sentence says."""
        return self.known.total or self.facts.total


def judge(
    text: str,
    *,
    today: date,
    start: date | None = None,
    baseline: Decimal | None = None,
    target: Decimal | None = None,
    measure: str = "",
    unit: str = "",
    report_back: date | None = None,
    leader: str | None = None,
    lead: str | None = None,
) -> tuple[Finding, ...]:
    """One finding for each question, in order. It raises nothing, whatever the text.

    `start` is the launch, as it was or is planned; today counts for it until there is one.
    """
    return examine(
        text,
        today=today,
        start=start,
        known=GoalFacts(baseline, target, unit, measure, report_back, lead=lead or ""),
        leader=leader,
    ).findings


def examine(
    text: str,
    *,
    today: date,
    start: date | None = None,
    known: GoalFacts | None = None,
    leader: str | None = None,
) -> Judged:
    """`judge`, and the rewrite to offer. What is `known` from the form wins over what the sentence says."""
    known = known or GoalFacts()
    sentence = read(text, start or today)
    said = of_sentence(sentence)
    lead = known.lead or led_by(sentence.text)
    goal = _Goal(sentence, said, start or today, today, known, leader or None, lead or None)
    findings = tuple(
        rule(goal) if rule else Finding(question.number, Verdict.ASKED, question.ask)
        for question, rule in zip(QUESTIONS, _RULES, strict=True)
    )
    return Judged(findings, said, of_rewrite(said, known, today))


def failed(findings: tuple[Finding, ...]) -> tuple[int, ...]:
    """The numbers of the questions that fail; what is only asked for does not."""
    return tuple(finding.question for finding in findings if finding.verdict is Verdict.FAILS)


def _holds(question: int, sentence: str) -> Finding:
    return Finding(question, Verdict.HOLDS, sentence)


def _fails(question: int, sentence: str, advice: str) -> Finding:
    return Finding(question, Verdict.FAILS, sentence, advice)


def _other_language(question: int) -> Finding:
    return Finding(
        question,
        Verdict.CANNOT_JUDGE,
        "This seems to be another language than English; the program cannot judge it.",
        f"Ask yourselves: {QUESTIONS[question - 1].ask}",
    )


def _empty(question: int) -> Finding:
    return Finding(question, Verdict.ASKED, QUESTIONS[question - 1].ask)


def _result(goal: _Goal) -> Finding:
    if goal.sentence.foreign:
        return _other_language(1)
    if not goal.sentence.words:
        return _empty(1)
    word = activity(goal.sentence)
    if word is None:
        return _holds(1, "It names a result.")
    return _fails(
        1,
        f"'{word.capitalize()}' is an activity: it can be done and nothing be better.",
        "Say what will be different afterwards, and keep the activity for the action plan.",
    )


def _number(goal: _Goal) -> Finding:
    if goal.sentence.numbers.said or goal.known.target is not None:
        return _holds(2, "It has a number.")
    if not goal.sentence.words:
        return _empty(2)
    if goal.sentence.foreign and max(goal.sentence.text) > "\u024f":
        return _other_language(2)
    aside = " A date or a number in a name does not count." if _digits(goal.sentence.text) else ""
    return _fails(
        2, f"There is no number that says how much.{aside}", "Say from how many to how many."
    )


def _digits(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _baseline(goal: _Goal) -> Finding:
    known = goal.known
    before = known.baseline if known.baseline is not None else goal.facts.baseline
    after = known.target if known.target is not None else goal.facts.target
    if not before and goal.total:
        return _holds(3, "It is a total and begins at zero.")
    if before is None and goal.sentence.numbers.pairs:
        return Finding(
            3,
            Verdict.ASKED,
            "Where it stands now can be read in more than one way.",
            "A dot comes before decimals, commas between thousands: 1,200.5.",
        )
    if before is None:
        return Finding(
            3,
            Verdict.ASKED,
            "Where it stands now is not given.",
            "Find it in preparation, with its date and source; or compare with last month.",
        )
    if after is not None and before == after:
        return _fails(
            3,
            f"Baseline and target are the same: {show_number(after)}.",
            "Say where it stands now, and where it should be.",
        )
    way = direction_of(before, after)
    verb = None if goal.sentence.foreign else direction(goal.sentence)
    if way is not None and verb is not None and after is not None:
        if (way is Direction.UP) != (verb == "up"):
            return _fails(
                3,
                f"From {show_number(before)} to {show_number(after)} goes {way.value},"
                f" the words say {verb}.",
                "Are the two numbers the right way round?",
            )
    return _holds(3, f"It starts from {show_number(before)}.")


def _date(goal: _Goal) -> Finding:
    dates = goal.sentence.dates
    day = goal.known.report_back
    if day is None:
        if dates.wrong:
            return _fails(4, dates.wrong, "Name a day that exists, such as 11 May.")
        if dates.several:
            return _fails(
                4, "There is more than one date.", "Name one day: that of the report-back."
            )
        if not dates.said:
            if not goal.sentence.words:
                return _empty(4)
            if goal.sentence.foreign:
                return _other_language(4)
            return _fails(
                4, "There is no date.", "Name the day of the report-back, 8 to 10 weeks ahead."
            )
        day = dates.day
    if day is None:
        return Finding(
            4, Verdict.FLAG, "It has a time, but no day.", "Name the day of the report-back."
        )
    days = (day - goal.start).days
    if days <= 0:
        return _fails(
            4,
            f"{full_date(day, goal.today)} is not after the start.",
            "Name a day 8 to 10 weeks ahead.",
        )
    advice = length_advice(days)
    if days > LONGEST:
        return Finding(4, Verdict.FLAG, advice or "", "Take an earlier day, and less of it first.")
    if days < SHORTEST:
        return Finding(4, Verdict.FLAG, advice or "", "The aim is 8 to 10 weeks.")
    return Finding(4, Verdict.HOLDS, f"The last day is {full_date(day, goal.today)}.", advice or "")


def _person(goal: _Goal) -> Finding:
    if goal.lead is None:
        return Finding(
            5,
            Verdict.ASKED,
            "Who is accountable is not given.",
            "Name one person, the team lead; not the leader.",
        )
    name = safe(goal.lead)
    if not one_person(name):
        return _fails(5, f"'{name}' is not one person.", "Name one person, the team lead.")
    if goal.leader is not None and _same(name, safe(goal.leader)):
        return _fails(
            5,
            f"{name} is the leader as well.",
            "Name somebody in the team; the leader clears the way.",
        )
    return _holds(5, f"{name} is accountable.")


def _same(name: str, other: str) -> bool:
    return name.strip().lstrip("@").casefold() == other.strip().lstrip("@").casefold()


def _one(goal: _Goal) -> Finding:
    if not goal.sentence.words:
        return _empty(6)
    if goal.sentence.foreign:
        return _other_language(6)
    second, plain = second_goal(goal.sentence)
    if second is not None:
        words = " ".join(second.split())
        shown = words if len(words) <= 40 else words[:39].rstrip() + "…"
        return _fails(
            6,
            f"It is more than one goal: '{shown}' is another.",
            "Split it: take the more urgent one first.",
        )
    if plain:
        return Finding(
            6,
            Verdict.FLAG,
            "'And' may join two things that are counted.",
            "If they are two, take the more urgent one first.",
        )
    return _holds(6, "It is one goal.")


def _firm(goal: _Goal) -> Finding:
    if not goal.sentence.words:
        return _empty(7)
    if goal.sentence.foreign:
        return _other_language(7)
    word = vague(goal.sentence)
    if word is None:
        return _holds(7, "It is firm.")
    return _fails(7, f"'{word.capitalize()}' leaves a way out.", "Leave it out, and say how much.")


def _reach(goal: _Goal) -> Finding:
    word = None if goal.sentence.foreign else out_of_reach(goal.sentence)
    if word is None:
        return Finding(9, Verdict.ASKED, QUESTIONS[8].ask)
    return Finding(
        9,
        Verdict.FLAG,
        f"'{word}' may not be in the team's hands.",
        "What can be reached with the people, money and authority that you have?",
    )


_RULES: tuple[Callable[[_Goal], Finding] | None, ...] = (
    _result,
    _number,
    _baseline,
    _date,
    _person,
    _one,
    _firm,
    None,
    _reach,
    None,
    None,
    None,
)
