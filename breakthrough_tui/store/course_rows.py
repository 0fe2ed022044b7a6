"""What the header and 'what is next' need of the method's tables, read without importing all of them at the start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.confidence import Confidence, Vote
from breakthrough_tui.domain.course import ProposalState
from breakthrough_tui.domain.goal.answers import GoalAnswer, Said
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.fields import DayField, ExactField, InstantField, WordsField

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

_instant = InstantField().python_value
_exact = ExactField().python_value
_day = DayField().python_value
_words = WordsField().python_value


def read_pulses_of(database: Database, person: str, week: date) -> set[int]:
    """The breakthroughs of which somebody has answered the pulse of a week."""
    rows = database.ask(
        "SELECT breakthrough FROM pulse WHERE person = ? AND week = ?", person, week.isoformat()
    )
    return {here for (here,) in rows}


def read_answers_to_questions(
    database: Database, breakthroughs: Collection[int]
) -> dict[int, list[GoalAnswer]]:
    """By breakthrough what people answered to the goal test, by question and name."""
    if not breakthroughs:
        return defaultdict(list)
    rows = database.ask(
        "SELECT breakthrough, question, person, answer, note, at FROM goal_answer"
        " WHERE breakthrough IN (:ids) ORDER BY breakthrough, question, person",
        ids=breakthroughs,
    )
    found: dict[int, list[GoalAnswer]] = defaultdict(list)
    for here, question, person, answer, note, at in rows:
        found[here].append(GoalAnswer(question, person, Said(answer), note, _instant(at)))
    return found


def read_votes(database: Database, breakthroughs: Collection[int]) -> dict[int, list[Vote]]:
    """By breakthrough all votes, the oldest first: who has voted, never what."""
    if not breakthroughs:
        return {}
    rows = database.ask(
        "SELECT id, breakthrough, opened_by, opened_at, asked, voted, closed_by, closed_at, result"
        " FROM vote WHERE breakthrough IN (:ids) ORDER BY id",
        ids=breakthroughs,
    )
    voters: dict[int, list[str]] = defaultdict(list)
    if rows:
        # By name: the order of the rows would tell when somebody voted.
        cast = database.ask(
            "SELECT vote, person FROM ballot WHERE vote IN (:ids) ORDER BY person",
            ids=[row[0] for row in rows],
        )
        for vote, person in cast:
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


def read_proposals(
    database: Database, condition: str, *values: Any, ids: Iterable[int] = ()
) -> dict[int, list[Proposal]]:
    """By breakthrough the proposals that a condition in SQL selects, the oldest first."""
    rows = database.ask(
        "SELECT id, breakthrough, proposed_by, proposed_at, reason, version, sentence, target,"
        " report_back, obstacle, state, answered_by, answered_at, note"
        f" FROM proposal WHERE {condition} ORDER BY id",
        *values,
        ids=ids,
    )
    found: dict[int, list[Proposal]] = defaultdict(list)
    for row in rows:
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
