"""What a report is made of, gathered in a fixed number of queries."""

from __future__ import annotations

from dataclasses import replace

from peewee import JOIN, fn

from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.report_material import (
    Held,
    Item,
    Kin,
    Material,
)
from breakthrough_tui.domain.report_parts import OwnWords
from breakthrough_tui.store.goal_tables import GoalRow
from breakthrough_tui.store.method_tables import (
    AttendanceRow,
    MeetingRow,
    PreparationRow,
    ReportPartRow,
)
from breakthrough_tui.store.queries.commitments import commitments
from breakthrough_tui.store.queries.lessons import lessons
from breakthrough_tui.store.queries.obstacle_lists import of_breakthrough
from breakthrough_tui.store.queries.overviews import overview
from breakthrough_tui.store.queries.pulses import pulse
from breakthrough_tui.store.queries.results import result
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import BreakthroughRow, CardRow, EventRow, PersonRow


def material(read: Read, *, viewer: str, breakthrough: int) -> Material:
    """All that the report of a breakthrough is made of; NotFound if this viewer may not know of it."""
    at_a_glance = overview(read, viewer=viewer, breakthrough=breakthrough)
    workspace = read.workspace()
    felt = pulse(read, viewer=viewer, breakthrough=breakthrough)
    came_from, led_to = _kin(read, viewer, breakthrough, at_a_glance.ending.came_from)
    return Material(
        overview=at_a_glance,
        result=result(read, viewer=viewer, breakthrough=breakthrough),
        obstacles=of_breakthrough(read, viewer=viewer, breakthrough=breakthrough),
        items=_items(read, breakthrough),
        lessons=lessons(read, viewer=viewer, breakthrough=breakthrough),
        pulse=tuple(week for week in felt.weeks if week.energy is not None),
        vote=felt.vote,
        commitments=commitments(read, viewer=viewer, breakthrough=breakthrough),
        meetings=_meetings(read, breakthrough),
        said=_said(read, breakthrough),
        names=_names(read),
        came_from=came_from,
        led_to=led_to,
        workspace=workspace.name,
        example=workspace.example,
    )


def _items(read: Read, breakthrough: int) -> tuple[Item, ...]:
    """What was not put away, in the order in which it was finished, the rest by number.

    The preparation left the board at the launch, and belongs to the report all the same.
    """
    query = (
        CardRow.select(
            CardRow.id,
            CardRow.archived_at,
            CardRow.number,
            CardRow.title,
            CardRow.owner,
            CardRow.due,
            CardRow.created_at,
            CardRow.done_at,
            PreparationRow.preparing,
            PreparationRow.hurts,
            PreparationRow.tried,
            PreparationRow.source,
            PreparationRow.finding,
        )
        .join(PreparationRow, JOIN.LEFT_OUTER, on=PreparationRow.card == CardRow.id)
        .where(
            (CardRow.breakthrough == breakthrough)
            & (CardRow.archived_at.is_null() | PreparationRow.preparing)
        )
        .order_by(CardRow.done_at.is_null(), CardRow.done_at, CardRow.number)
    )
    found = []
    left = _left_at_launch(read, breakthrough)
    for id_, archived, *values in read.rows(query.tuples()):
        *card, preparing, hurts, tried, source, finding = values
        if archived is not None and id_ not in left:
            continue
        item = Item(*card)
        if preparing is not None:
            item = replace(
                item, preparing=preparing, hurts=hurts, tried=tried, source=source, finding=finding
            )
        found.append(item)
    return tuple(found)


def _left_at_launch(read: Read, breakthrough: int) -> set[int]:
    """The action items that the launch took off the board."""
    query = EventRow.select(EventRow.entity_id).where(
        (EventRow.stream == breakthrough)
        & (EventRow.kind == Action.LAUNCH.value)
        & (EventRow.entity == "card")
    )
    return {int(id_) for (id_,) in read.rows(query.tuples())}


def _meetings(read: Read, breakthrough: int) -> tuple[Held, ...]:
    present = fn.COUNT(AttendanceRow.id).filter(AttendanceRow.present)
    query = (
        MeetingRow.select(MeetingRow.kind, MeetingRow.on, present)
        .join(AttendanceRow, JOIN.LEFT_OUTER, on=AttendanceRow.meeting == MeetingRow.id)
        .where(
            (MeetingRow.breakthrough == breakthrough)
            & MeetingRow.ended_at.is_null(False)
            & MeetingRow.archived_at.is_null()
        )
        .group_by(MeetingRow.id, MeetingRow.kind, MeetingRow.on)
        .order_by(MeetingRow.on, MeetingRow.id)
    )
    return tuple(Held(*values) for values in read.rows(query.tuples()))


def _said(read: Read, breakthrough: int) -> tuple[OwnWords, ...]:
    query = (
        ReportPartRow.select(
            ReportPartRow.part,
            ReportPartRow.title,
            ReportPartRow.text,
            ReportPartRow.rank,
            ReportPartRow.hidden,
        )
        .where((ReportPartRow.breakthrough == breakthrough) & ReportPartRow.archived_at.is_null())
        .order_by(ReportPartRow.rank)
    )
    return tuple(OwnWords(*values) for values in read.rows(query.tuples()))


def _names(read: Read) -> dict[str, str]:
    query = PersonRow.select(PersonRow.name, PersonRow.full_name).where(PersonRow.full_name != "")
    return dict(read.rows(query.tuples()))


def _kin(
    read: Read, viewer: str, breakthrough: int, came_from: int | None
) -> tuple[Kin | None, tuple[Kin, ...]]:
    """The one before and those after, as far as the viewer may know of them."""
    newest = fn.MAX(GoalRow.version)
    query = (
        BreakthroughRow.select(BreakthroughRow.id, BreakthroughRow.code, GoalRow.sentence, newest)
        .join(GoalRow, on=GoalRow.breakthrough == BreakthroughRow.id)
        .where(
            read.visible_to(viewer)
            & ((BreakthroughRow.came_from == breakthrough) | (BreakthroughRow.id == came_from))
        )
        .group_by(BreakthroughRow.id, BreakthroughRow.code, GoalRow.sentence)
        .order_by(BreakthroughRow.id, newest)
    )
    found = {id_: Kin(code, sentence) for id_, code, sentence, _ in read.rows(query.tuples())}
    before = found.pop(came_from, None) if came_from is not None else None
    return before, tuple(found.values())
