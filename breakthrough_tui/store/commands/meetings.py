"""Planning a meeting, leading it through its agenda, ending it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.meetings.agendas import agenda, form_of
from breakthrough_tui.domain.meetings.meeting import read_clock
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.breakthroughs import edit_goal
from breakthrough_tui.store.commands.closings import held_today
from breakthrough_tui.store.commands.commitments import write_down
from breakthrough_tui.store.method_tables import AgendaBlockRow, AttendanceRow, MeetingRow
from breakthrough_tui.store.write import Write

NOTES_LIMIT = 20_000


def plan(
    write: Write, *, breakthrough: int, kind: MeetingKind, on: date, at: str = "", form: str = ""
) -> None:
    """Plan a meeting, with the agenda that the method has for it. A day that is past is allowed: it was held then.

    With its meeting the launch has its day.
    """
    write.allow(Action.PLAN_MEETING, breakthrough)
    made = write.make(
        Action.PLAN_MEETING,
        "meeting",
        breakthrough,
        {
            "breakthrough": breakthrough,
            "kind": kind,
            "form": form_of(kind, form),
            "on": on,
            "at": read_clock(at),
            "created_by": write.actor,
        },
    )
    blocks = agenda(kind, form)
    for block, place in zip(blocks, rank.spread(len(blocks)), strict=True):
        fields = {"meeting": made, "rank": place, **block._asdict()}
        write.make(Action.PLAN_MEETING, "agenda block", breakthrough, fields)
    _launch_is_on(write, breakthrough, kind, on)


def move(write: Write, *, meeting: int, on: date, at: str = "") -> None:
    """Hold it on another day, or at another time."""
    row = not_held(write, meeting)
    write.allow(Action.MOVE_MEETING, row["breakthrough"])
    fields = {"on": on, "at": read_clock(at)}
    write.change(Action.MOVE_MEETING, "meeting", meeting, row["breakthrough"], fields)
    _launch_is_on(write, row["breakthrough"], row["kind"], on)


def cancel(write: Write, *, meeting: int) -> None:
    """Put away a meeting that is not held."""
    row = not_held(write, meeting)
    write.allow(Action.CANCEL_MEETING, row["breakthrough"])
    fields = {"archived_at": write.now}
    write.change(Action.CANCEL_MEETING, "meeting", meeting, row["breakthrough"], fields)


def set_slot(write: Write, *, breakthrough: int, weekday: int | None, at: str = "") -> None:
    """Choose the weekday (0 is Monday) and the time of the check-ins; None: none is chosen."""
    write.allow(Action.SET_SLOT, breakthrough)
    if weekday is not None and not 0 <= weekday <= 6:
        raise Invalid("That is not a day of the week.", "Say Monday to Sunday.")
    fields = {"checkin_weekday": weekday, "checkin_at": read_clock(at) or None}
    write.change(Action.SET_SLOT, "breakthrough", breakthrough, breakthrough, fields)


# While it goes on


def begin(write: Write, *, meeting: int) -> None:
    """Begin with the first block; who begins it is there."""
    row = not_held(write, meeting)
    breakthrough = row["breakthrough"]
    write.allow(Action.RUN_MEETING, breakthrough)
    other = _running(write, breakthrough)
    if other is not None:
        raise Invalid(f"The {other['kind']} goes on.", "End it before you begin another one.")
    blocks = blocks_of(write, meeting)
    length = sum(block["minutes"] for block in blocks)
    if not length:
        raise Invalid(
            "The agenda has no minutes." if blocks else "The agenda is empty.",
            "Say how long its blocks are; then begin.",
        )
    fields = {
        "begun_at": write.now,
        "block": blocks[0]["id"],
        "block_since": write.now,
        "length": length,
        "on": write.moment.today,
    }
    write.change(Action.RUN_MEETING, "meeting", meeting, breakthrough, fields)


def go_to(write: Write, *, meeting: int, block: int) -> None:
    """Go on with a block: the next one, or any other."""
    row = going_on(write, meeting)
    write.allow(Action.RUN_MEETING, row["breakthrough"])
    there = write.row("agenda block", block)
    if there["meeting"] != meeting or there["archived_at"] is not None:
        raise NotFound("That block is not in the agenda.", "Look at the agenda again.")
    if row["block"] == block:
        return
    write.refuse_conflict("meeting", meeting, row["breakthrough"], ("block",))
    _note_time(write, row)
    fields = {"block": block, "block_since": write.now}
    write.change(Action.RUN_MEETING, "meeting", meeting, row["breakthrough"], fields)


def next_block(write: Write, *, meeting: int) -> None:
    """Go on with the block after this one."""
    _step(write, meeting, 1)


def previous_block(write: Write, *, meeting: int) -> None:
    """Go back to the block before; it counts on from where it was."""
    _step(write, meeting, -1)


def set_length(write: Write, *, meeting: int, minutes: int) -> None:
    """Agree on another end: so many minutes after it began."""
    row = going_on(write, meeting)
    write.allow(Action.RUN_MEETING, row["breakthrough"])
    if not 0 < minutes <= 24 * 60:
        raise Invalid("A meeting ends within a day.", "Say how long it is in all.")
    fields = {"length": minutes}
    write.change(Action.RUN_MEETING, "meeting", meeting, row["breakthrough"], fields)


def end(write: Write, *, meeting: int, agreed: Sequence[QuickEntry] = ()) -> None:
    """End it; `agreed` is who does what by when. With its meeting the report-back was held."""
    row = going_on(write, meeting)
    breakthrough = row["breakthrough"]
    write.allow(Action.RUN_MEETING, breakthrough)
    _note_time(write, row)
    fields = {"ended_at": write.now, "block": None, "block_since": None}
    write.change(Action.RUN_MEETING, "meeting", meeting, breakthrough, fields)
    if agreed:
        write.allow(Action.ADD_COMMITMENT, breakthrough)
        for entry in agreed:
            write_down(
                write,
                breakthrough,
                text=entry.title,
                person=entry.owner,
                due=entry.due,
                meeting=meeting,
            )
    if row["kind"] is MeetingKind.REPORT_BACK:
        held_today(write, breakthrough)


def note(write: Write, *, block: int, notes: str) -> None:
    """Write what was said in a block, in the place of what stood there."""
    from breakthrough_tui.domain.text import clean_text

    _, meeting = block_of(write, block)
    write.allow(Action.NOTE_MEETING, meeting["breakthrough"])
    fields = {"notes": clean_text(notes, limit=NOTES_LIMIT, what="The note")}
    write.change(Action.NOTE_MEETING, "agenda block", block, meeting["breakthrough"], fields)


def set_present(write: Write, *, meeting: int, people: Sequence[str]) -> None:
    """Say who was there: these, and no others."""
    row = write.known("meeting", meeting)
    breakthrough = row["breakthrough"]
    write.allow(Action.SET_PRESENT, breakthrough)
    query = AttendanceRow.select(AttendanceRow.id, AttendanceRow.person, AttendanceRow.present)
    known = {
        person: (id, present)
        for id, person, present in write.database.rows(
            query.where(AttendanceRow.meeting == meeting).tuples()
        )
    }
    wanted = set(people)
    for person in dict.fromkeys(people):
        if person not in known:
            write.person(person)
            fields: dict[str, Any] = {"meeting": meeting, "person": person, "present": True}
            write.make(Action.SET_PRESENT, "attendance", breakthrough, fields)
    for person, (id, _) in known.items():
        fields = {"present": person in wanted}
        write.change(Action.SET_PRESENT, "attendance", id, breakthrough, fields)


# What they share


def _launch_is_on(write: Write, breakthrough: int, kind: MeetingKind, on: date) -> None:
    """The planned launch is the day of its meeting: one day, wherever it was said."""
    here = write.row("breakthrough", breakthrough)
    to_come = here["phase"].before_launch and on >= write.moment.today
    if kind is MeetingKind.LAUNCH and to_come and here["launch_on"] != on:
        edit_goal(write, breakthrough=breakthrough, launch_on=on)


def block_of(write: Write, block: int) -> tuple[Row, Row]:
    """A block and its meeting; NotFound in the same words where the actor may not know of them."""
    row = write.row("agenda block", block)
    meeting = write.row("meeting", row["meeting"])
    write.require_known("agenda block", meeting["breakthrough"])
    return row, meeting


def present_meeting(write: Write, meeting: int) -> Row:
    """A meeting that nobody has cancelled; the refusal says who did."""
    row = write.known("meeting", meeting)
    if row["archived_at"] is not None:
        event = write.last_event("meeting", meeting, row["breakthrough"], "archived_at")
        if event is not None and event.actor != write.actor and write.call.seen is not None:
            raise write.conflict(event)
        raise NotFound(f"This {row['kind']} was cancelled.", "Plan another one.")
    return row


def not_held(write: Write, meeting: int) -> Row:
    """A meeting that has not begun."""
    row = present_meeting(write, meeting)
    if row["ended_at"] is not None:
        raise Invalid(f"This {row['kind']} was held already.", "Plan another one.")
    if row["begun_at"] is not None:
        raise Invalid(f"This {row['kind']} goes on already.", "")
    return row


def going_on(write: Write, meeting: int) -> Row:
    """A meeting that goes on now."""
    row = present_meeting(write, meeting)
    if row["begun_at"] is None:
        raise Invalid(f"This {row['kind']} has not begun.", "Begin it first.")
    if row["ended_at"] is not None:
        raise Invalid(f"This {row['kind']} is over.", "")
    return row


def blocks_of(write: Write, meeting: int) -> list[Row]:
    """The blocks of an agenda in their order."""
    query = AgendaBlockRow.select().where(
        (AgendaBlockRow.meeting == meeting) & AgendaBlockRow.archived_at.is_null()
    )
    ordered = query.order_by(AgendaBlockRow.rank, AgendaBlockRow.id)
    return [dict(row) for row in write.database.run(ordered.dicts())]


def _step(write: Write, meeting: int, by: int) -> None:
    row = going_on(write, meeting)
    blocks = [block["id"] for block in blocks_of(write, meeting)]
    there = blocks.index(row["block"]) + by if row["block"] in blocks else 0
    write.allow(Action.RUN_MEETING, row["breakthrough"])
    if there >= len(blocks):
        raise Invalid("This is the last block.", "End the meeting, or add a block.")
    if there < 0:
        raise Invalid("This is the first block.", "")
    go_to(write, meeting=meeting, block=blocks[there])


def _note_time(write: Write, row: Row) -> None:
    """Add to the present block the seconds since the meeting came to it; a clock that was set back adds none."""
    if row["block"] is None or row["block_since"] is None:
        return
    block = write.row("agenda block", row["block"])
    seconds = max(0, int((write.now - row["block_since"]).total_seconds()))
    fields = {"spent": block["spent"] + seconds}
    write.change(Action.RUN_MEETING, "agenda block", block["id"], row["breakthrough"], fields)


def _running(write: Write, breakthrough: int) -> Row | None:
    query = MeetingRow.select().where(
        (MeetingRow.breakthrough == breakthrough)
        & MeetingRow.begun_at.is_null(False)
        & MeetingRow.ended_at.is_null()
        & MeetingRow.archived_at.is_null()
    )
    rows = list(write.database.run(query.limit(1).dicts()))
    return dict(rows[0]) if rows else None
