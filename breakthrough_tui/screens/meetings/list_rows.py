"""All meetings as lines: those to come, what was agreed, those that were held."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.breakthrough import Breakthrough
from breakthrough_tui.domain.dates import WEEKDAYS, full_date
from breakthrough_tui.domain.meetings.due import Due
from breakthrough_tui.domain.meetings.meeting import Meeting, show_minutes
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.screens.meetings.meeting_rows import commitment_row
from breakthrough_tui.store.queries.meetings import Meetings
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Part

DAY = 14
CLOCK = 7
KIND = 20


def list_rows(
    here: Breakthrough, found: Meetings, coming: Sequence[Due], moment: Moment
) -> list[Row]:
    """The next one on top."""
    made = [blank("top")]
    running = [one for one in found.meetings if one.running]
    if running:
        made.append(heading("Goes on now", key="running heading"))
        made += [_running_row(one) for one in running]
        made.append(blank("running"))
    made.append(heading("To come", key="coming heading"))
    made += [_due_row(one, found, moment, first=at == 0) for at, one in enumerate(coming)]
    if not coming:
        made.append(plain("none to come", [_nothing(here)], "quiet"))
    made.append(_slot_row(here))
    open_ones = [one for one in found.commitments if one.done_at is None]
    if open_ones:
        made += [blank("agreed"), heading("Who does what by when", key="agreed heading")]
        made += [commitment_row(one, moment) for one in open_ones]
    held = [one for one in reversed(found.meetings) if one.ended_at is not None]
    if held:
        made += [blank("held"), heading("Held", key="held heading")]
        made += [_held_row(one, moment) for one in held]
    missed = [
        one
        for one in reversed(found.meetings)
        if one.begun_at is None and one.id not in {due.meeting for due in coming}
    ]
    if missed:
        made += [blank("missed"), heading("Planned and not held", key="missed heading")]
        made += [_held_row(one, moment) for one in missed]
    return made


def _nothing(here: Breakthrough) -> str:
    if here.phase.over:
        return "This breakthrough is over; its meetings can be read."
    return "No meeting is planned. n plans one."


def _running_row(meeting: Meeting) -> Row:
    block = meeting.block_of(meeting.block)
    return Row(
        ("meeting", meeting.id),
        (
            (
                Part("accent", "now", DAY),
                Part("text", "", CLOCK),
                Part("heading", meeting.name, KIND),
                Part("text", block.title if block else "", stretch=True),
            ),
        ),
    )


def _due_row(one: Due, found: Meetings, moment: Moment, *, first: bool) -> Row:
    meeting = found.meeting(one.meeting)
    days = (one.on - moment.today).days
    late = days < 0
    when = "today" if days == 0 else "tomorrow" if days == 1 else full_date(one.on, moment.today)
    if meeting is not None:
        words = show_minutes(meeting.total)
        if late:
            words = "that day has passed: S begins it, t moves it, x cancels it"
        name = meeting.name
    else:
        words = "not planned yet: enter plans it" if not late else "not held yet"
        name = str(one.kind)
    return Row(
        ("due", one.kind.value, one.meeting),
        (
            (
                Part("warning" if late else "heading" if first else "text", when, DAY),
                Part("text", one.at, CLOCK),
                Part("heading" if first else "text", name, KIND),
                Part("warning" if late else "quiet", words, stretch=True),
            ),
        ),
    )


def _slot_row(here: Breakthrough) -> Row:
    if here.checkin_weekday is None:
        words = "no day chosen yet: enter chooses it"
    else:
        words = f"each {WEEKDAYS[here.checkin_weekday]}"
        if here.checkin_at:
            words += f", {here.checkin_at}"
    return Row(
        ("slot",),
        ((Part("quiet", "Check-ins", DAY + CLOCK), Part("quiet", words, stretch=True)),),
    )


def _held_row(meeting: Meeting, moment: Moment) -> Row:
    words = []
    if meeting.ended_at is not None:
        words.append(show_minutes(sum(block.spent for block in meeting.blocks) // 60))
        words.append("1 person" if len(meeting.present) == 1 else f"{len(meeting.present)} people")
        if meeting.commitments:
            words.append(f"{len(meeting.commitments)} agreed")
    return Row(
        ("meeting", meeting.id),
        (
            (
                Part("text", full_date(meeting.on, moment.today), DAY),
                Part("text", meeting.at, CLOCK),
                Part("text", meeting.name, KIND),
                Part("quiet", ", ".join(words), stretch=True),
            ),
        ),
    )
