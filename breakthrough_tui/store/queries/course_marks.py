"""What the method adds to a breakthrough at a glance: answers, vote, promises, proposals, experience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

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
from breakthrough_tui.store.fields import day_of
from breakthrough_tui.store.promise_rows import read_promises
from breakthrough_tui.store.read import Read

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
    return read_promises(read.database, ids)


def proposals(read: Read, ids: Collection[int]) -> dict[int, list[Proposal]]:
    """The open proposals, the oldest first."""
    if not ids:
        return defaultdict(list)
    open_ones = "breakthrough IN (:ids) AND state = ?"
    return course_rows.read_proposals(read.database, open_ones, ProposalState.OPEN.value, ids=ids)


def finished(read: Read, ids: Collection[int]) -> dict[int, int]:
    """How many closed breakthroughs people of each one have been part of; who only looked on does not count."""
    if not ids:
        return {}
    rows = read.database.ask(
        "SELECT m.breakthrough, COUNT(DISTINCT closed.id) FROM membership m"
        " JOIN membership earlier ON earlier.person = m.person"
        " JOIN breakthrough closed ON closed.id = earlier.breakthrough"
        " WHERE m.breakthrough IN (:ids) AND m.ended_at IS NULL AND m.role <> ? AND earlier.role <> ?"
        " AND closed.phase = ? AND closed.id <> m.breakthrough GROUP BY m.breakthrough",
        Role.OBSERVER.value,
        Role.OBSERVER.value,
        Phase.CLOSED.value,
        ids=ids,
    )
    return dict(rows)


def unprepared(read: Read, ids: Collection[int]) -> dict[int, Unfinished]:
    """What of the preparation is due next: of what is not done the first by date, those without one last."""
    if not ids:
        return {}
    rows = read.database.ask(
        "SELECT c.breakthrough, c.title, c.owner, c.due FROM card c"
        " JOIN preparation p ON p.card = c.id"
        " WHERE c.breakthrough IN (:ids) AND c.archived_at IS NULL AND c.done_at IS NULL"
        " AND p.preparing ORDER BY c.due IS NULL, c.due, c.id",
        ids=ids,
    )
    found: dict[int, Unfinished] = {}
    for here, title, owner, due in rows:
        found.setdefault(here, Unfinished(title, owner, day_of(due)))
    return found
