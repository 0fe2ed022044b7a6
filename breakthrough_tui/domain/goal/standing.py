"""How a breakthrough's goal stands before the twelve questions: what its words say, and what people answered.

Imported only where a goal is judged, as `goal_test` is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from breakthrough_tui.domain.breakthrough import Breakthrough
from breakthrough_tui.domain.confidence import Vote, advice, result_words
from breakthrough_tui.domain.goal.answers import MAY_BE_ASKED, READY, STRETCH, GoalAnswer, Said
from breakthrough_tui.domain.goal.facts import GoalFacts
from breakthrough_tui.domain.goal.goal_test import examine
from breakthrough_tui.domain.goal.questions import (
    QUESTIONS,
    REQUIRED,
    Finding,
    Question,
    Verdict,
)
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.values import dataclass, replace

if TYPE_CHECKING:
    from breakthrough_tui.domain.moment import Moment
    from breakthrough_tui.domain.overview import Overview

MOST_NAMES = 6
"""So many people are named in a line; of more their number is said."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One question, how the goal stands before it, and who answered what."""

    question: Question
    finding: Finding
    answers: tuple[GoalAnswer, ...] = ()

    @property
    def held(self) -> bool:
        """Whether it holds; what is only to be thought about does."""
        return self.finding.verdict in (Verdict.HOLDS, Verdict.FLAG)

    @property
    def word(self) -> str:
        """'holds', 'fails', 'open': the state in one word."""
        words = {Verdict.ASKED: "open", Verdict.FLAG: "think", Verdict.CANNOT_JUDGE: "ask"}
        return words.get(self.finding.verdict, self.finding.verdict.value)

    @property
    def required(self) -> bool:
        """Whether it must hold before the launch."""
        return self.question.number <= REQUIRED


@dataclass(frozen=True, slots=True)
class GoalTest:
    """All twelve, and the goal said anew."""

    standings: tuple[Standing, ...]
    rewrite: str

    @property
    def required(self) -> tuple[Standing, ...]:
        """Those that must hold before the launch."""
        return self.standings[:REQUIRED]

    @property
    def held(self) -> int:
        """How many of those do."""
        return sum(one.held for one in self.required)

    @property
    def missing(self) -> tuple[Standing, ...]:
        """Those of them that do not hold."""
        return tuple(one for one in self.required if not one.held)

    @property
    def words(self) -> str:
        """'3 of 5'."""
        return f"{self.held} of {REQUIRED}"


def goal_test(
    here: Breakthrough,
    *,
    today: date,
    leaders: Sequence[str] = (),
    lead: str | None = None,
    answers: Iterable[GoalAnswer] = (),
    vote: Vote | None = None,
    kind: MeasureKind = MeasureKind.LEVEL,
) -> GoalTest:
    """How a goal stands, with all that is known of it."""
    goal = here.goal
    known = GoalFacts(
        goal.baseline,
        goal.target,
        goal.unit,
        goal.measure,
        goal.report_back,
        lead=lead or "",
        total=kind is MeasureKind.CUMULATIVE,
    )
    judged = examine(
        goal.sentence,
        today=today,
        start=here.launched_on or here.launch_on,
        known=known,
        leader=leaders[0] if leaders else None,
    )
    given = list(answers)
    findings = list(judged.findings)
    if goal.baseline or not (known.total or judged.facts.total):
        findings[2] = _sourced(here, findings[2])
    elif goal.baseline is None and not known.total:
        advice_ = "Write 0 as the baseline; it needs no date and no source."
        findings[2] = replace(findings[2], verdict=Verdict.ASKED, advice=advice_)
    findings[4] = _lead(lead, leaders, findings[4])
    standings = []
    for question, finding in zip(QUESTIONS, findings, strict=True):
        theirs = tuple(one for one in given if one.question == question.number)
        if question.number == STRETCH:
            finding = _voted(vote, finding)
        elif theirs and _people_decide(finding):
            finding = _answered(finding, theirs, leaders)
        standings.append(Standing(question, finding, theirs))
    return GoalTest(tuple(standings), judged.rewrite)


def goal_test_of(overview: Overview, moment: Moment) -> GoalTest:
    """How the goal of a breakthrough at a glance stands."""
    return goal_test(
        overview.breakthrough,
        today=moment.today,
        leaders=overview.holders(Role.LEADER),
        lead=overview.team_lead,
        answers=overview.answers,
        vote=overview.vote,
        kind=overview.kind,
    )


def _people_decide(finding: Finding) -> bool:
    return finding.verdict is Verdict.CANNOT_JUDGE or finding.question not in MAY_BE_ASKED | {3, 5}


def _sourced(here: Breakthrough, finding: Finding) -> Finding:
    """A baseline counts with its date and its source (METHOD.md, question 3)."""
    goal = here.goal
    if finding.verdict is not Verdict.HOLDS:
        return finding
    if goal.baseline is None:
        advice_ = "Write it into the goal, with its date and source."
        return replace(finding, verdict=Verdict.ASKED, advice=advice_)
    missing = [
        name
        for name, there in (("date", goal.baseline_on), ("source", goal.baseline_source))
        if not there
    ]
    if not missing:
        return finding
    return replace(
        finding,
        verdict=Verdict.ASKED,
        sentence=f"{finding.sentence.rstrip('.')}, without a {' and a '.join(missing)}.",
        advice="Say when it was measured, and where that is written.",
    )


def _lead(lead: str | None, leaders: Sequence[str], finding: Finding) -> Finding:
    if lead is not None and lead in leaders:
        return Finding(
            5,
            Verdict.FAILS,
            f"{lead} is a leader as well.",
            "Name somebody in the team; the leader clears the way.",
        )
    if lead is None:
        return Finding(
            5, Verdict.ASKED, "There is no team lead yet.", "Name one person; not the leader."
        )
    return finding


def _voted(vote: Vote | None, finding: Finding) -> Finding:
    if vote is None:
        return finding
    said = result_words(vote)
    if vote.open:
        return replace(finding, sentence=f"A vote is open: {said}.")
    what = advice(vote)
    if vote.result is None:
        return replace(finding, sentence=f"{said}. {what}")
    return Finding(STRETCH, Verdict.FLAG if what else Verdict.HOLDS, f"{said}.", what)


def _answered(finding: Finding, answers: Sequence[GoalAnswer], leaders: Sequence[str]) -> Finding:
    """What people said: all yes holds; a leader who is not ready fails; else it is to be thought about."""
    number = finding.question
    said = answer_words(answers)
    refused = [one.person for one in answers if one.answer is Said.NO]
    if number == READY and (not_ready := [name for name in refused if name in leaders]):
        return Finding(
            number,
            Verdict.FAILS,
            f"{named(not_ready)} will not give it time in person.",
            "Without a leader who is ready it is better not to commit a team.",
        )
    if all(one.answer is Said.YES for one in answers):
        return Finding(number, Verdict.HOLDS, said)
    if number <= REQUIRED:
        verdict = Verdict.FAILS if refused else Verdict.ASKED
        return Finding(number, verdict, said, finding.advice)
    return Finding(number, Verdict.FLAG, said, QUESTIONS[number - 1].ask)


def answer_words(answers: Sequence[GoalAnswer]) -> str:
    """'no: dia · not sure: eli · yes: ana, bo'."""
    parts = []
    for kind in (Said.NO, Said.NOT_SURE, Said.YES):
        names = [one.person for one in answers if one.answer is kind]
        if names:
            parts.append(f"{kind}: {named(names)}")
    return " · ".join(parts)


def named(names: Sequence[str]) -> str:
    """The names, or their number where there are too many for a line."""
    return ", ".join(names) if len(names) <= MOST_NAMES else f"{len(names)} people"
