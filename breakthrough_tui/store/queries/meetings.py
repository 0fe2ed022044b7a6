"""Meetings with their agendas, and what the launch check looks at."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.launch_check import Item
from breakthrough_tui.domain.meetings.meeting import Block, Meeting
from breakthrough_tui.domain.report_parts import Commitment
from breakthrough_tui.domain.values import dataclass, replace
from breakthrough_tui.store.method_tables import (
    AgendaBlockRow,
    AttendanceRow,
    MeetingRow,
    PreparationRow,
)
from breakthrough_tui.store.queries.commitments import commitments
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import BreakthroughRow, CardRow


@dataclass(frozen=True, slots=True)
class Planned:
    """An action item of the plan, by its number."""

    number: int
    card: int
    item: Item
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meetings:
    """All meetings of a breakthrough with what belongs to them, and its position."""

    breakthrough: int
    position: int
    meetings: tuple[Meeting, ...]
    commitments: tuple[Commitment, ...] = ()

    def meeting(self, id: int | None) -> Meeting | None:
        """One of them."""
        return next((one for one in self.meetings if one.id == id), None)


def meetings(read: Read, *, viewer: str, breakthrough: int) -> Meetings:
    """The meetings that were not cancelled, by day; a fixed number of queries, however many there are."""
    read.require_visible(viewer, breakthrough)
    position = read.database.value(
        BreakthroughRow.select(BreakthroughRow.position).where(BreakthroughRow.id == breakthrough)
    )
    here = (MeetingRow.breakthrough == breakthrough) & MeetingRow.archived_at.is_null()
    agreed = commitments(read, viewer=viewer, breakthrough=breakthrough)
    return Meetings(breakthrough, int(position), _meetings(read, here, agreed), agreed)


def meeting(read: Read, *, viewer: str, meeting: int) -> Meeting:
    """One meeting, cancelled or not."""
    breakthrough = read.database.value(
        MeetingRow.select(MeetingRow.breakthrough).where(MeetingRow.id == meeting)
    )
    if breakthrough is None:
        raise NotFound("There is no such meeting.")
    try:
        read.require_visible(viewer, breakthrough)
    except NotFound:
        raise NotFound("There is no such meeting.") from None
    agreed = commitments(read, viewer=viewer, breakthrough=breakthrough)
    (found,) = _meetings(read, MeetingRow.id == meeting, agreed)
    return found


def plan_items(read: Read, *, viewer: str, breakthrough: int) -> tuple[Planned, ...]:
    """The action items of the plan, in the order in which they were written down."""
    read.require_visible(viewer, breakthrough)
    return planned_items(read, breakthrough)


def planned_items(read: Any, breakthrough: int) -> tuple[Planned, ...]:
    """`plan_items`, for whoever has asked whether this may be known. What is preparation is none of the plan."""
    prepared = PreparationRow.select(PreparationRow.card).where(PreparationRow.preparing)
    query = (
        CardRow.select(
            CardRow.number, CardRow.id, CardRow.title, CardRow.owner, CardRow.due, CardRow.labels
        )
        .where(
            (CardRow.breakthrough == breakthrough)
            & CardRow.archived_at.is_null()
            & CardRow.id.not_in(prepared)
        )
        .order_by(CardRow.number)
    )
    return tuple(
        Planned(number, card, Item(title, owner, due), labels)
        for number, card, title, owner, due, labels in read.database.rows(query.tuples())
    )


def launch_reason(read: Read, *, viewer: str, breakthrough: int) -> tuple[str, str] | None:
    """Why it was launched without all that the launch check asks for, and whose reason that was."""
    read.require_visible(viewer, breakthrough)
    query = BreakthroughRow.select(BreakthroughRow.launch_reason, BreakthroughRow.launch_reason_of)
    row = read.database.row(query.where(BreakthroughRow.id == breakthrough).tuples())
    return (row[0], row[1] or "") if row and row[0] else None


def _meetings(read: Read, condition: Any, agreed: tuple[Commitment, ...]) -> tuple[Meeting, ...]:
    columns = (
        MeetingRow.id,
        MeetingRow.breakthrough,
        MeetingRow.kind,
        MeetingRow.on,
        MeetingRow.at,
        MeetingRow.form,
        MeetingRow.begun_at,
        MeetingRow.ended_at,
        MeetingRow.block,
        MeetingRow.block_since,
        MeetingRow.length,
        MeetingRow.created_by,
    )
    order = (MeetingRow.on, MeetingRow.at, MeetingRow.id)
    rows = read.rows(MeetingRow.select(*columns).where(condition).order_by(*order).tuples())
    ids = [row[0] for row in rows]
    blocks = _blocks(read, ids)
    present = _present(read, ids)
    return tuple(
        replace(
            Meeting(*row),
            blocks=tuple(blocks[row[0]]),
            present=tuple(present[row[0]]),
            commitments=tuple(one for one in agreed if one.meeting == row[0]),
        )
        for row in rows
    )


def _blocks(read: Read, ids: list[int]) -> dict[int, list[Block]]:
    query = (
        AgendaBlockRow.select(
            AgendaBlockRow.meeting,
            AgendaBlockRow.id,
            AgendaBlockRow.title,
            AgendaBlockRow.minutes,
            AgendaBlockRow.rank,
            AgendaBlockRow.screen,
            AgendaBlockRow.prompt,
            AgendaBlockRow.notes,
            AgendaBlockRow.spent,
        )
        .where(AgendaBlockRow.meeting.in_(ids) & AgendaBlockRow.archived_at.is_null())
        .order_by(AgendaBlockRow.rank, AgendaBlockRow.id)
    )
    found: dict[int, list[Block]] = defaultdict(list)
    for meeting, *values in read.rows(query.tuples()):
        found[meeting].append(Block(*values))
    return found


def _present(read: Read, ids: list[int]) -> dict[int, list[str]]:
    query = (
        AttendanceRow.select(AttendanceRow.meeting, AttendanceRow.person)
        .where(AttendanceRow.meeting.in_(ids) & AttendanceRow.present)
        .order_by(AttendanceRow.person)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for meeting, person in read.rows(query.tuples()):
        found[meeting].append(person)
    return found
