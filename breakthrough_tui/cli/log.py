"""`breakthrough log` and `breakthrough undo`."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.telling import told
from breakthrough_tui.domain.text import safe
from breakthrough_tui.store.commands import undo as commands
from breakthrough_tui.store.event_rows import as_seen_by
from breakthrough_tui.store.queries import histories, lookups

NEWEST = 50
MOST = 10_000


def show(here: Here, args: Arguments) -> None:
    """List what happened, the oldest first; where the next log goes on is said on standard error."""
    limit = None if args.limit is None else _limit(args.limit)
    if limit is None and args.since is None:
        limit = NEWEST
    events, cursor = here.read(
        histories.since,
        viewer=here.viewer,
        cursor=args.since,
        breakthrough=here.breakthrough if args.code is not None else None,
        limit=limit,
    )
    if args.json:
        output.print_json([shapes.event(event, _code(here, event)) for event in events])
    else:
        output.table(("WHEN", "WHO", "WHERE", "WHAT"), _rows(here, events))
    output.note(f"to go on from here: log --since {cursor}")


def undo(here: Here, args: Arguments) -> None:
    """Take back my last command of the past hour, and say what it was."""
    done = here.run(commands.undo_last)
    if args.json:
        own = [as_seen_by(here.viewer, event) for event in done.events]
        output.print_json([shapes.event(event, _code(here, event)) for event in own])
        return
    taken_back = done.events[0].undoes if done.events else None
    events = here.read(lookups.events_of, viewer=here.viewer, command=taken_back or "")
    for phrase in dict.fromkeys(row[3] for row in _rows(here, events)):
        output.say(f"Taken back: {phrase}")


def _rows(here: Here, events: Sequence[Event]) -> list[tuple[str, str, str, str]]:
    names = here.read(lookups.called, viewer=here.viewer, events=events)
    columns = here.read(lookups.column_names, viewer=here.viewer)
    today = here.moment.today
    rows: list[tuple[str, str, str, str]] = []
    for event in events:
        code = _code(here, event)
        what = names.get((event.entity, event.entity_id), code or "this")
        if event.kind == Action.START:
            what = code or what  # its goal, columns and roles are parts of it
        phrase = told(event, today=today, what=what, columns=columns)
        row = (_when(here, event), event.actor, code or "", phrase)
        # What one command did in several steps is said once.
        if not rows or rows[-1] != row:
            rows.append(row)
    return rows


def _when(here: Here, event: Event) -> str:
    from breakthrough_tui.domain.countdown import local_time

    at = local_time(event.at, here.moment.time_zone)
    day = at.date()
    clock = f"{at:%H:%M}"
    return clock if day == here.moment.today else f"{day_month(day, here.moment.today)} {clock}"


def _code(here: Here, event: Event) -> str | None:
    if event.breakthrough is None:
        return None
    return here.codes.get(event.breakthrough)


def _limit(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= MOST:
        return int(text)
    raise Invalid(f"'{safe(text)[:40]}' is not a limit.", f"It is a number from 1 to {MOST:,}.")
