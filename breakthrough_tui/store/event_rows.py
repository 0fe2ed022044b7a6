"""Events between their table and the domain."""

from __future__ import annotations

from breakthrough_tui.domain.event import PAYLOAD_VERSION, Event, Fields, lift
from breakthrough_tui.domain.people import NOT_SHOWN, PERSONAL
from breakthrough_tui.domain.values import replace
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.tables import EventRow

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

_COLUMNS = (
    "position",
    "command",
    "step",
    "at",
    "actor",
    "door",
    "stream",
    "kind",
    "entity",
    "entity_id",
    "before",
    "after",
    "v",
    "undoes",
)


def select_events() -> Any:
    """All columns of an event, as tuples for `event_of`."""
    return EventRow.select(*(getattr(EventRow, name) for name in _COLUMNS)).tuples()


def events_where(database: Database, rest: str, *values: Any) -> list[Event]:
    """The events that the rest of a question names, from WHERE on: for what changes ask while everybody waits."""
    return [event_of(row) for row in database.rows_where(EventRow, _COLUMNS, rest, *values)]


def event_of(values: tuple[Any, ...]) -> Event:
    """One row of `select_events` as an event, with its payload lifted to today's version."""
    position, command, step, at, actor, door, stream, kind, entity, entity_id = values[:10]
    before, after, v, undoes = values[10:]
    return Event(
        position=position,
        command=command,
        step=step,
        at=at,
        actor=actor,
        door=door,
        breakthrough=stream or None,
        kind=kind,
        entity=entity,
        entity_id=entity_id,
        before=lift(v, before),
        after=lift(v, after),
        v=PAYLOAD_VERSION,
        undoes=undoes,
    )


def as_seen_by(viewer: str, event: Event) -> Event:
    """The event without what is nobody's but that person's: how somebody is reached."""
    if event.entity != "person" or event.entity_id == viewer:
        return event
    return replace(event, before=_without(event.before), after=_without(event.after))


def _without(fields: Fields) -> Fields:
    return {
        name: NOT_SHOWN if name in PERSONAL and value else value for name, value in fields.items()
    }
