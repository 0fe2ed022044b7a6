"""What the method adds to a breakthrough at a glance: answers, vote, promises, proposals, experience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from peewee import Table, fn

from breakthrough_tui.domain.breakthrough import Breakthrough, Phase
from breakthrough_tui.domain.confidence import Vote
from breakthrough_tui.domain.course import ProposalState
from breakthrough_tui.domain.goal.answers import GoalAnswer
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.preparation import Unfinished
from breakthrough_tui.domain.promises import Promise
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.domain.weeks import REMIND_FROM, week_of
from breakthrough_tui.store import course_rows
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import BreakthroughRow, CardRow, MembershipRow

# What is asked for by ids was found visible before.


def answers(read: Read, ids: Collection[int]) -> dict[int, list[GoalAnswer]]:
    """What people answered to the goal test."""
    return course_rows.read_answers_to_questions(read.database, ids)


def votes(read: Read, ids: Collection[int]) -> dict[int, Vote]:
    """The newest vote of each."""
    found = course_rows.read_votes(read.database, ids)
    return {here: several[-1] for here, several in found.items()}


def without_pulse(
    read: Read, person: str, breakthroughs: Collection[Breakthrough], roles: Mapping[int, set[Role]]
) -> set[int]:
    """Where somebody has not answered the pulse of this week, late enough in it to be told so."""
    today = read.moment().today
    asked = {
        here.id
        for here in breakthroughs
        if here.phase is Phase.LAUNCHED and roles[here.id] - {Role.OBSERVER}
    }
    if today.weekday() < REMIND_FROM or not asked:
        return set()
    return asked - course_rows.read_pulses_of(read.database, person, week_of(today))


def promises(read: Read, ids: Collection[int]) -> dict[int, list[Promise]]:
    """What leaders promise."""
    return course_rows.read_promises(read.database, ids)


def proposals(read: Read, ids: Collection[int]) -> dict[int, list[Proposal]]:
    """The open proposals, the oldest first."""
    if not ids:
        return defaultdict(list)
    t = course_rows.proposal_columns()
    return course_rows.read_proposals(
        read.database, t.breakthrough.in_(list(ids)) & (t.state == ProposalState.OPEN.value)
    )


def finished(read: Read, ids: Collection[int]) -> dict[int, int]:
    """How many closed breakthroughs people of each one have been part of; who only looked on does not count."""
    if not ids:
        return {}
    before = MembershipRow.alias("before")
    closed = BreakthroughRow.alias("closed")
    query = (
        MembershipRow.select(MembershipRow.breakthrough, fn.COUNT(fn.DISTINCT(closed.id)))
        .join(before, on=before.person == MembershipRow.person)
        .join(closed, on=closed.id == before.breakthrough)
        .where(
            MembershipRow.breakthrough.in_(list(ids))
            & MembershipRow.ended_at.is_null()
            & (MembershipRow.role != Role.OBSERVER)
            & (before.role != Role.OBSERVER)
            & (closed.phase == Phase.CLOSED)
            & (closed.id != MembershipRow.breakthrough)
        )
        .group_by(MembershipRow.breakthrough)
    )
    return dict(read.rows(query.tuples()))


def unprepared(read: Read, ids: Collection[int]) -> dict[int, Unfinished]:
    """What of the preparation is due next: of what is not done the first by date, those without one last."""
    if not ids:
        return {}
    preparation = Table("preparation")
    query = (
        CardRow.select(CardRow.breakthrough, CardRow.title, CardRow.owner, CardRow.due)
        .join(preparation, on=preparation.c.card == CardRow.id)
        .where(
            CardRow.breakthrough.in_(list(ids))
            & CardRow.archived_at.is_null()
            & CardRow.done_at.is_null()
            & preparation.c.preparing
        )
        .order_by(CardRow.due.is_null(), CardRow.due, CardRow.id)
    )
    found: dict[int, Unfinished] = {}
    for here, title, owner, due in read.rows(query.tuples()):
        found.setdefault(here, Unfinished(title, owner, due))
    return found
