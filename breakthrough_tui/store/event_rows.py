"""Events between their table and the domain."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain.event import PAYLOAD_VERSION, Event, lift
from breakthrough_tui.store.tables import EventRow


def select_events() -> Any:
    """All columns of an event, as tuples for `event_of`."""
    return EventRow.select(
        EventRow.position,
        EventRow.command,
        EventRow.step,
        EventRow.at,
        EventRow.actor,
        EventRow.door,
        EventRow.stream,
        EventRow.kind,
        EventRow.entity,
        EventRow.entity_id,
        EventRow.before,
        EventRow.after,
        EventRow.v,
        EventRow.undoes,
    ).tuples()


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
