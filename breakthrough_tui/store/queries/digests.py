"""What a digest is made of: for oneself, or for somebody of one's team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from peewee import JOIN, fn

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.confidence import ASKED
from breakthrough_tui.domain.digest import DAYS_BACK, MOST_CHANGES, Asked, Due, Facts, may_read
from breakthrough_tui.domain.errors import NotAllowed
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.method_tables import (
    BallotRow,
    CommitmentRow,
    PreparationRow,
    VoteRow,
)
from breakthrough_tui.store.personal_tables import SeenRow
from breakthrough_tui.store.queries import lookups
from breakthrough_tui.store.queries.overviews import overview, portfolio
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.signal_histories import told_signals
from breakthrough_tui.store.tables import BreakthroughRow, CardRow, EventRow, PersonRow


def facts(
    read: Read,
    *,
    viewer: str,
    person: str | None = None,
    since: datetime | None = None,
    breakthrough: int | None = None,
) -> Facts:
    """The facts for the digest of `person` (default: the viewer), as far as the viewer may know them.

    Without `since` what is new to the viewer in each breakthrough, or what came within a week: when somebody else was
    last here is their own matter. NotAllowed for a person in none of whose breakthroughs the viewer may ask.
    """
    whose = person or viewer
    if breakthrough is not None:
        found: Sequence[Overview] = [overview(read, viewer=viewer, breakthrough=breakthrough)]
    else:
        found = portfolio(read, viewer=viewer)
    if whose != viewer:
        found = _of_person(read, viewer, whose, found)
    ids = [one.breakthrough.id for one in found]
    events, left_out = _events(read, viewer, whose, ids, since)
    return Facts(
        person=whose,
        since=since,
        overviews=tuple(found),
        events=events,
        left_out=left_out,
        dues=_dues(read, ids),
        asked=(*_proposals(whose, found), *_votes(read, whose, found)),
        signals=told_signals(
            read, viewer=viewer, overviews=found, person=None if whose == viewer else whose
        ),
        names=lookups.called(read, viewer=viewer, events=events),
        columns=lookups.column_names(read, viewer=viewer),
    )


def _of_person(
    read: Read, viewer: str, person: str, found: Sequence[Overview]
) -> Sequence[Overview]:
    query = PersonRow.select(PersonRow.administrator).where(PersonRow.name == viewer)
    administrator = bool(read.database.value(query))
    kept = [one for one in found if may_read(viewer, person, one, administrator=administrator)]
    if not kept:
        raise NotAllowed(
            f"The digest of {person} is not among what you may read.",
            "It is for themselves, and for who leads a breakthrough that they are in.",
        )
    return kept


def _events(
    read: Read, viewer: str, person: str, ids: list[int], since: datetime | None
) -> tuple[tuple[Event, ...], int]:
    """What others did, the oldest first, and how many earlier ones there are."""
    a_week = read.now - timedelta(days=DAYS_BACK)
    condition: Any = EventRow.stream.in_(ids) & (EventRow.actor != person)
    if since is not None:
        condition &= EventRow.at >= since
    elif person != viewer:
        condition &= EventRow.at >= a_week
    else:
        seen = SeenRow.select(SeenRow.breakthrough, SeenRow.position).where(
            (SeenRow.person == viewer) & SeenRow.breakthrough.in_(ids)
        )
        positions: dict[int, int] = dict(read.rows(seen.tuples()))
        new: Any = EventRow.stream.in_([id for id in ids if id not in positions]) & (
            EventRow.at >= a_week
        )
        for stream, position in positions.items():
            new |= (EventRow.stream == stream) & (EventRow.position > position)
        condition &= new
    query = select_events().where(condition)
    newest = query.order_by(EventRow.at.desc(), EventRow.id.desc()).limit(MOST_CHANGES)
    events = tuple(event_of(values) for values in reversed(read.rows(newest)))
    if len(events) < MOST_CHANGES:
        return events, 0
    count = read.database.value(EventRow.select(fn.COUNT(EventRow.id)).where(condition))
    return events, int(count) - len(events)


def _dues(read: Read, ids: list[int]) -> tuple[Due, ...]:
    """Open action items of the plan, and commitments, that are past their date."""
    today = read.moment().today
    over = [phase for phase in Phase if phase.over]
    before_launch = [phase for phase in Phase if phase.before_launch]
    prepared = CardRow.id.in_(PreparationRow.select(PreparationRow.card))
    items = (
        CardRow.select(
            CardRow.breakthrough,
            BreakthroughRow.code,
            CardRow.number,
            CardRow.title,
            CardRow.owner,
            CardRow.due,
        )
        .join(BreakthroughRow)
        .where(
            CardRow.breakthrough.in_(ids)
            & CardRow.archived_at.is_null()
            & CardRow.done_at.is_null()
            & (CardRow.due < today)
            & BreakthroughRow.phase.not_in(over)
            & (BreakthroughRow.phase.in_(before_launch) | ~prepared)
        )
        .order_by(CardRow.breakthrough, CardRow.number)
    )
    said = (
        CommitmentRow.select(
            CommitmentRow.breakthrough,
            CommitmentRow.text,
            CommitmentRow.person,
            CommitmentRow.due,
        )
        .where(
            CommitmentRow.breakthrough.in_(ids)
            & CommitmentRow.archived_at.is_null()
            & CommitmentRow.done_at.is_null()
            & (CommitmentRow.due < today)
        )
        .order_by(CommitmentRow.id)
    )
    found = [
        Due(breakthrough, f"{code}-{number}", title, owner, due)
        for breakthrough, code, number, title, owner, due in read.rows(items.tuples())
    ]
    found += [
        Due(breakthrough, "", text, person, due)
        for breakthrough, text, person, due in read.rows(said.tuples())
    ]
    return tuple(found)


def _proposals(person: str, found: Sequence[Overview]) -> list[Asked]:
    """A proposed refocus waits for the leaders."""
    return [
        Asked(
            one.breakthrough.id,
            f"accept or decline the refocus that {proposal.proposed_by} proposes",
        )
        for one in found
        if person in one.holders(Role.LEADER) and (proposal := one.proposal()) is not None
    ]


def _votes(read: Read, person: str, found: Sequence[Overview]) -> list[Asked]:
    """An open vote waits for everybody who is asked and has not voted."""
    ids = [one.breakthrough.id for one in found if one.roles(person) & ASKED]
    query = (
        VoteRow.select(VoteRow.breakthrough)
        .join(
            BallotRow,
            JOIN.LEFT_OUTER,
            on=(BallotRow.vote == VoteRow.id) & (BallotRow.person == person),
        )
        .where(VoteRow.breakthrough.in_(ids) & VoteRow.closed_at.is_null() & BallotRow.id.is_null())
        .order_by(VoteRow.id)
    )
    return [
        Asked(breakthrough, "vote how confident you are") for (breakthrough,) in read.rows(query.tuples())
    ]  # fmt: skip
