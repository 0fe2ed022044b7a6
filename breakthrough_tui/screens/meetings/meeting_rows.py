"""One meeting as lines: its agenda, its notes, who was there, what was captured, what the launch check says."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.dates import day_month, full_date, short_date
from breakthrough_tui.domain.launch_check import Missing
from breakthrough_tui.domain.meetings.agendas import SCREEN_KEYS
from breakthrough_tui.domain.meetings.capture import Load, load
from breakthrough_tui.domain.meetings.meeting import Block, Meeting, show_minutes
from breakthrough_tui.domain.meetings.timer import Timer
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.report_parts import Commitment
from breakthrough_tui.domain.signals.signal import Signal
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.screens.signals.rows import signal_rows
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Line, Part, wrapped
from breakthrough_tui.widgets.parts import Role as Colour

MINUTES = 15
"""Cells of the minutes at the end of a block's line."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rows say of the action plan: owner and date of each item, and what the launch check misses."""

    items: tuple[tuple[str | None, object], ...] = ()
    missing: tuple[Missing, ...] = ()
    checked: bool = False


def meeting_rows(
    meeting: Meeting,
    now: Timer | None,
    moment: Moment,
    *,
    width: int,
    team: Sequence[str] = (),
    plan: Plan | None = None,
    where: bool = False,
    signals: Sequence[Signal] = (),
) -> list[Row]:
    """The rows of a meeting that is open. With `where` the look at where the work falls."""
    made: list[Row] = []
    if now is None:
        made += [blank("top"), heading(_title(meeting, moment), key="meeting heading"), blank("t")]
    if where and plan is not None:
        return [*made, *load_rows(plan, moment, width)]
    made += agenda_rows(meeting, now)
    if signals:
        made += [blank("signals"), heading("Signals", key="signals heading")]
        made += signal_rows(signals, width, selectable=False)
    made += _notes(meeting, width)
    if plan is not None and plan.items:
        made += _captured(plan, moment)
    if plan is not None and plan.checked:
        made += check_rows(plan.missing, width)
    if meeting.begun_at is not None:
        made += _there(meeting, team, width)
    if meeting.commitments:
        made += [blank("agreed"), heading("Who does what by when", key="agreed heading")]
        made += [commitment_row(one, moment) for one in meeting.commitments]
    return made


def _title(meeting: Meeting, moment: Moment) -> str:
    when = full_date(meeting.on, moment.today)
    if meeting.ended_at is not None:
        took = sum(block.spent for block in meeting.blocks) // 60
        return f"{_capital(meeting.name)}, held {when}, {show_minutes(took)}"
    at = f", {meeting.at}" if meeting.at else ""
    if meeting.begun_at is not None:
        return f"{_capital(meeting.name)}: the block that it was at is gone. N goes on."
    return f"{_capital(meeting.name)}, {when}{at}: {show_minutes(meeting.total)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def agenda_rows(meeting: Meeting, now: Timer | None) -> list[Row]:
    """A line for each block: where the meeting is, how long it takes or took, where it works."""
    if not meeting.blocks:
        return [plain("no blocks", ["The agenda is empty. + adds a block."], "quiet")]
    shrunk = {block.id: minutes for block, minutes in now.shrunk} if now is not None else {}
    made = []
    for at, block in enumerate(meeting.blocks):
        here = now is not None and now.block.id == block.id
        past = meeting.ended_at is not None or (now is not None and at < now.number)
        made.append(
            Row(
                ("block", block.id),
                (
                    (
                        _sign(here, past and block.spent > 0),
                        Part(
                            "heading" if here else "quiet" if past else "text",
                            block.title,
                            stretch=True,
                        ),
                        Part("quiet", "  notes" if block.notes else "", 8),
                        Part("key", SCREEN_KEYS.get(block.screen, ""), 3),
                        _minutes(block, now, here, past, shrunk.get(block.id)),
                    ),
                ),
            )
        )
    return made


def _sign(here: bool, past: bool) -> Part:
    if here:
        return Part("accent", "→", 2)
    return Part("good" if past else "quiet", "✓" if past else "", 2)


def _minutes(block: Block, now: Timer | None, here: bool, past: bool, shrunk: int | None) -> Part:
    if here and now is not None:
        return Part("heading", f"{now.gone} of {block.minutes} min", -MINUTES)
    if past:
        return Part("quiet", f"{block.spent // 60} of {block.minutes} min", -MINUTES)
    if shrunk is not None and shrunk < block.minutes:
        return Part("warning", f"{block.minutes} → {shrunk} min", -MINUTES)
    return Part("text", show_minutes(block.minutes), -MINUTES)


def _notes(meeting: Meeting, width: int) -> list[Row]:
    made: list[Row] = []
    for block in meeting.blocks:
        if block.notes:
            lines = wrapped(block.notes, max(20, width - 6))
            made.append(
                Row(
                    ("notes", block.id),
                    (
                        (Part("quiet", block.title),),
                        *((Part("text", f"  {line}"),) for line in lines),
                    ),
                    selectable=False,
                )
            )
    return [blank("notes"), heading("Notes", key="notes heading"), *made] if made else []


def counts(items: Sequence[tuple[str | None, object]]) -> str:
    """'ana 4, ben 3, nobody 2': how many each carries."""
    found = load([(owner, None) for owner, _ in items])
    return ", ".join(f"{owner or 'nobody'} {sum(row)}" for owner, row in found.rows)


def _captured(plan: Plan, moment: Moment) -> list[Row]:
    number = len(plan.items)
    what = "1 action item" if number == 1 else f"{number} action items"
    right = Part("quiet", "v where the work falls")
    return [
        blank("captured"),
        heading(f"Action plan: {what}", right, key="captured heading"),
        plain("captured", [counts(plan.items)]),
    ]


def check_rows(missing: Sequence[Missing], width: int) -> list[Row]:
    """What the launch check finds, as it stands now."""
    made = [blank("check")]
    if not missing:
        made.append(heading("Launch check", Part("good", "✓ all of it holds"), key="check heading"))
        return made
    count = "1 thing is missing" if len(missing) == 1 else f"{len(missing)} things are missing"
    made.append(heading("Launch check", Part("warning", count), key="check heading"))
    for at, one in enumerate(missing):
        lines: list[Line] = [
            (Part("warning", "!", 2), Part("text", line))
            if first == 0
            else (Part("text", "", 2), Part("text", line))
            for first, line in enumerate(wrapped(one.sentence, max(20, width - 6)))
        ]
        if one.advice:
            lines += [
                (Part("quiet", "", 2), Part("quiet", line))
                for line in wrapped(one.advice, max(20, width - 6))
            ]
        made.append(Row(("missing", at), tuple(lines), selectable=False))
    return made


def _there(meeting: Meeting, team: Sequence[str], width: int) -> list[Row]:
    number = len(meeting.present)
    known = [name for name in meeting.present if name in team]
    words = ", ".join(meeting.present) if meeting.present else "nobody is noted yet: W"
    of = f"{len(known)} of {len(team)}" if team else str(number)
    guests = f", {number - len(known)} more" if number > len(known) else ""
    return [
        blank("there"),
        heading("Who was there", Part("quiet", of + guests), key="there heading"),
        plain("there", wrapped(words, max(20, width - 4)), "text" if number else "quiet"),
    ]


def commitment_row(one: Commitment, moment: Moment) -> Row:
    """Who, what, by when; done ones are quiet."""
    done = one.done_at is not None
    late = not done and one.due is not None and one.due < moment.today
    due = short_date(one.due, moment.today) if one.due is not None else ""
    when = f"{due}, late" if late else due
    role: Colour = "quiet" if done else "text"
    return Row(
        ("commitment", one.id),
        (
            (
                Part("good" if done else "quiet", "✓" if done else "", 2),
                Part(role, one.person or "nobody", 12),
                Part(role, one.text, stretch=True),
                Part("bad" if late else "quiet", when, -MINUTES),
            ),
        ),
    )


def load_rows(plan: Plan, moment: Moment, width: int) -> list[Row]:
    """Where the work falls: a line for each owner, a column for each week."""
    if not plan.items:
        return [plain("no items", ["There is no action item yet. n takes them."], "quiet")]
    found = load(plan.items)  # type: ignore[arg-type]
    made = [heading("Where the work falls", Part("quiet", "v back to the agenda"), key="load")]
    made.append(blank("load"))
    room = (width - NAME - 2 * WEEK - 4) // max(1, len(found.weeks))
    cell = max(NARROWEST, min(WEEK, room))
    made.append(Row("weeks", (_weeks(found, moment, cell),), selectable=False))
    for owner, row in found.rows:
        made.append(_load_row(owner, row, cell))
    totals = [sum(row[at] for _, row in found.rows) for at in range(len(found.weeks) + 1)]
    made.append(_load_row("all", totals, cell, key="all together", quiet=True))
    return made


NAME = 14
WEEK = 8
NARROWEST = 3
"""Cells of a name, of a week, and of a week where there are many."""


def _weeks(found: Load, moment: Moment, cell: int) -> Line:
    whole = cell >= WEEK - 1
    heads = [day_month(week, moment.today) if whole else str(week.day) for week in found.weeks]
    return (
        Part("quiet", "  week of", NAME),
        *(Part("quiet", head, -cell) for head in heads),
        Part("quiet", "no date", -WEEK - 2),
        Part("quiet", "all", -WEEK),
    )


def _load_row(
    owner: str | None, row: Sequence[int], cell: int, *, key: object = None, quiet: bool = False
) -> Row:
    most = max(row) if row else 0
    role: Colour = "quiet" if quiet else "text"
    cells = [
        Part(
            "heading" if number == most and number > 1 and not quiet else role,
            _or_dot(number),
            -cell,
        )
        for number in row[:-1]
    ]
    line: Line = (
        Part("warning" if owner is None else role, f"  {owner or 'nobody'}", NAME),
        *cells,
        Part("warning" if row[-1] and not quiet else role, _or_dot(row[-1]), -WEEK - 2),
        Part(role, str(sum(row)), -WEEK),
    )
    return Row(("load", key or owner), (line,), selectable=False)


def _or_dot(number: int) -> str:
    return str(number) if number else "·"


def is_launch(meeting: Meeting) -> bool:
    """Whether it is the launch, which the launch check belongs to."""
    return meeting.kind is MeetingKind.LAUNCH
