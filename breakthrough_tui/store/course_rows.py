"""What the header and 'what is next' need of the method's tables, read without importing all of them at the start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from peewee import Table as Plain

from breakthrough_tui.domain.confidence import Confidence, Vote
from breakthrough_tui.domain.course import PromiseKind, ProposalState
from breakthrough_tui.domain.goal.answers import GoalAnswer, Said
from breakthrough_tui.domain.promises import Promise
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.fields import DayField, ExactField, InstantField, WordsField

_answer = Plain("goal_answer")
_vote = Plain("vote")
_ballot = Plain("ballot")
_promise = Plain("promise")
_proposal = Plain("proposal")
_pulse = Plain("pulse")

_instant = InstantField().python_value
_exact = ExactField().python_value
_day = DayField().python_value
_words = WordsField().python_value


def read_pulses_of(database: Database, person: str, week: date) -> set[int]:
    """The breakthroughs of which somebody has answered the pulse of a week."""
    t = _pulse.c
    query = _pulse.select(t.breakthrough).where((t.person == person) & (t.week == week.isoformat()))
    return {here for (here,) in database.rows(query.tuples())}


def read_answers_to_questions(
    database: Database, breakthroughs: Collection[int]
) -> dict[int, list[GoalAnswer]]:
    """By breakthrough what people answered to the goal test, by question and name."""
    if not breakthroughs:
        return defaultdict(list)
    t = _answer.c
    query = (
        _answer.select(t.breakthrough, t.question, t.person, t.answer, t.note, t.at)
        .where(t.breakthrough.in_(list(breakthroughs)))
        .order_by(t.breakthrough, t.question, t.person)
    )
    found: dict[int, list[GoalAnswer]] = defaultdict(list)
    for here, question, person, answer, note, at in database.rows(query.tuples()):
        found[here].append(GoalAnswer(question, person, Said(answer), note, _instant(at)))
    return found


def read_votes(database: Database, breakthroughs: Collection[int]) -> dict[int, list[Vote]]:
    """By breakthrough all votes, the oldest first: who has voted, never what."""
    if not breakthroughs:
        return {}
    t, b = _vote.c, _ballot.c
    query = (
        _vote.select(
            t.id,
            t.breakthrough,
            t.opened_by,
            t.opened_at,
            t.asked,
            t.voted,
            t.closed_by,
            t.closed_at,
            t.result,
        )
        .where(t.breakthrough.in_(list(breakthroughs)))
        .order_by(t.id)
    )
    rows = list(database.rows(query.tuples()))
    voters: dict[int, list[str]] = defaultdict(list)
    if rows:
        # By name: the order of the rows would tell when somebody voted.
        cast = (
            _ballot.select(b.vote, b.person)
            .where(b.vote.in_([row[0] for row in rows]))
            .order_by(b.person)
        )
        for vote, person in database.rows(cast.tuples()):
            voters[vote].append(person)
    found: dict[int, list[Vote]] = defaultdict(list)
    for id_, here, by, at, asked, voted, closed_by, closed_at, result in rows:
        found[here].append(
            Vote(
                id=id_,
                breakthrough=here,
                opened_by=by,
                opened_at=_instant(at),  # type: ignore[arg-type]
                asked=asked,
                voted=voted if closed_at is not None else len(voters[id_]),
                voters=tuple(voters[id_]),
                closed_by=closed_by,
                closed_at=_instant(closed_at),
                result=_confidence(_words(result) or ()),
            )
        )
    return found


def _confidence(words: tuple[str, ...]) -> Confidence | None:
    if not words:
        return None
    middle, low, high = words
    return Confidence(Decimal(middle), int(low), int(high))


def read_promises(database: Database, breakthroughs: Collection[int]) -> dict[int, list[Promise]]:
    """By breakthrough what leaders promise now."""
    if not breakthroughs:
        return defaultdict(list)
    t = _promise.c
    query = (
        _promise.select(
            t.breakthrough, t.id, t.leader, t.kind, t.amount, t.text, t.at, t.recorded_by
        )
        .where(t.breakthrough.in_(list(breakthroughs)) & t.archived_at.is_null())
        .order_by(t.id)
    )
    found: dict[int, list[Promise]] = defaultdict(list)
    for here, id_, leader, kind, amount, text, at, by in database.rows(query.tuples()):
        found[here].append(
            Promise(id_, leader, PromiseKind(kind), _exact(amount), text, _instant(at), by)
        )
    return found


def read_proposals(database: Database, condition: Any) -> dict[int, list[Proposal]]:
    """By breakthrough the proposals that a condition on `proposal_columns` selects, the oldest first."""
    t = _proposal.c
    query = (
        _proposal.select(
            t.id,
            t.breakthrough,
            t.proposed_by,
            t.proposed_at,
            t.reason,
            t.version,
            t.sentence,
            t.target,
            t.report_back,
            t.obstacle,
            t.state,
            t.answered_by,
            t.answered_at,
            t.note,
        )
        .where(condition)
        .order_by(t.id)
    )
    found: dict[int, list[Proposal]] = defaultdict(list)
    for row in database.rows(query.tuples()):
        id_, here, by, at, reason, version, sentence, target, report_back, obstacle = row[:10]
        state, answered_by, answered_at, note = row[10:]
        found[here].append(
            Proposal(
                id=id_,
                breakthrough=here,
                proposed_by=by,
                proposed_at=_instant(at),  # type: ignore[arg-type]
                reason=reason,
                version=version,
                sentence=sentence,
                target=_exact(target),
                report_back=_day(report_back),
                obstacle=obstacle,
                state=ProposalState(state),
                answered_by=answered_by,
                answered_at=_instant(answered_at),
                note=note,
            )
        )
    return found


def proposal_columns() -> Any:
    """The columns of proposals, for conditions."""
    return _proposal.c
