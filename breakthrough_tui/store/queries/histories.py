"""Events: of one thing, and of everything since a cursor."""

from __future__ import annotations

from functools import cache
from typing import Any

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.event import Event
from breakthrough_tui.store.event_rows import as_seen_by, event_of, select_events
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import EventRow
from breakthrough_tui.store.written import Question, slots, spread

_WORKSPACE = 0


def history(
    read: Read, *, viewer: str, breakthrough: int, entity: str, entity_id: int
) -> tuple[Event, ...]:
    """What happened to one thing, the newest first."""
    read.require_visible(viewer, breakthrough)
    query = select_events().where(
        (EventRow.entity == entity)
        & (EventRow.entity_id == str(entity_id))
        & (EventRow.stream == breakthrough)
    )
    return tuple(event_of(values) for values in read.rows(query.order_by(EventRow.position.desc())))


def since(
    read: Read,
    *,
    viewer: str,
    cursor: str | None = None,
    breakthrough: int | None = None,
    limit: int | None = None,
) -> tuple[tuple[Event, ...], str]:
    """The events after an opaque cursor that the viewer may see, oldest first, and the cursor after them.

    With `limit` at most so many: the first ones after the cursor, and the cursor to go on from, or without one the
    newest. Invalid for a cursor that this program did not make.
    """
    read.require_viewer(viewer)
    seen = parse_cursor(cursor)
    positions = _positions(read, viewer)
    if breakthrough is not None:
        positions = {stream: at for stream, at in positions.items() if stream == breakthrough}
    behind = {
        stream: seen.get(stream, 0) for stream, at in positions.items() if at > seen.get(stream, 0)
    }
    reached = make_cursor({**seen, **positions})
    if not behind:
        return (), reached
    if limit is not None and cursor is None:
        condition = _after(list(behind), list(behind.values()))
        query = select_events().where(condition).limit(limit)
        newest = read.rows(query.order_by(EventRow.at.desc(), EventRow.id.desc()))
        return tuple(as_seen_by(viewer, event_of(values)) for values in reversed(newest)), reached
    given = {**spread("stream", behind), **spread("position", behind.values())}
    rows = read.database.answers(_since(len(behind)), **given)
    events = [as_seen_by(viewer, event_of(values)) for values in rows]
    if limit is None or limit >= len(events):
        return tuple(events), reached
    for event in events[limit:]:  # what is left for the next time is never passed over
        stream = event.breakthrough or _WORKSPACE
        positions[stream] = min(positions[stream], event.position - 1)
    return tuple(events[:limit]), make_cursor({**seen, **positions})


@cache
def _since(streams: int) -> Question:
    condition = _after(slots("stream", streams), slots("position", streams))
    in_time = EventRow.at, EventRow.position, EventRow.id
    return Question(select_events().where(condition).order_by(*in_time))


def _after(streams: list[Any], positions: list[Any]) -> Any:
    found: Any = None
    for stream, position in zip(streams, positions, strict=True):
        one = (EventRow.stream == stream) & (EventRow.position > position)
        found = one if found is None else found | one
    return found


def newest_cursor(read: Read, *, viewer: str) -> str:
    """The cursor after everything that has happened."""
    read.require_viewer(viewer)
    return make_cursor(_positions(read, viewer))


def parse_cursor(cursor: str | None) -> dict[int, int]:
    """Positions by stream."""
    if not cursor:
        return {}
    try:
        pairs = [part.split(".") for part in cursor.split("-")]
        positions = {int(stream, 36): int(position, 36) for stream, position in pairs}
    except ValueError:
        positions = {}
    if make_cursor(positions) != cursor:
        raise Invalid(
            f"'{cursor[:40]}' is not a cursor.", "Take the one that the log printed last."
        )
    return positions


def make_cursor(positions: dict[int, int]) -> str:
    """An opaque text of positions by stream: stable, and short enough to pass on a command line."""
    return "-".join(f"{_base36(s)}.{_base36(p)}" for s, p in sorted(positions.items()))


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _base36(number: int) -> str:
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
        if not number:
            return text


def _positions(read: Read, viewer: str) -> dict[int, int]:
    rows = read.database.ask(
        "SELECT id, position FROM breakthrough WHERE id IN (:ids)", ids=read.visible(viewer)
    )
    return {_WORKSPACE: read.workspace_position(), **dict(rows)}
