"""Taking back what a command did: a new command, made from the old one's events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from breakthrough_tui.domain.errors import CannotUndo, NotAllowed
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.undo import Change, inverses
from breakthrough_tui.store.entities import entity_key, from_payload, to_payload
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.tables import EventRow
from breakthrough_tui.store.write import Write

REACH = timedelta(hours=1)
"""How far back `undo` without a command looks."""


def undo(write: Write, *, command: str) -> None:
    """Take back one command; an undo as well, which is redo. CannotUndo, saying why, if something changed since."""
    query = select_events().where(EventRow.command == command).order_by(EventRow.step)
    events = [event_of(values) for values in write.database.rows(query)]
    if not events:
        raise CannotUndo("There is nothing to take back.")
    _take_back(write, events)


def undo_last(write: Write) -> None:
    """Take back the actor's last command of the past hour that was not taken back yet."""
    recent = select_events().where(
        (EventRow.actor == write.actor)
        & (EventRow.at >= write.now - REACH)
        & EventRow.undoes.is_null()
        & EventRow.command.not_in(
            EventRow.select(EventRow.undoes).where(
                EventRow.undoes.is_null(False) & (EventRow.actor == write.actor)
            )
        )
    )
    last = write.database.row(recent.order_by(EventRow.id.desc()).limit(1))
    if last is None:
        raise CannotUndo("You changed nothing in the past hour.")
    undo(write, command=event_of(last).command)


def _take_back(write: Write, events: Sequence[Event]) -> None:
    undone = write.database.row(
        EventRow.select(EventRow.actor).where(EventRow.undoes == events[0].command).tuples()
    )
    if undone is not None and not _was_redone(write, events[0].command):
        raise CannotUndo("That was taken back already.")
    write.undoes = events[0].command
    for event in events:
        write.allow(Action(event.kind), event.breakthrough)
        if event.entity == "comment" and event.actor != write.actor:
            raise NotAllowed("A comment is taken back by who wrote it.")
    for event, change in zip(reversed(events), inverses(events, write.now), strict=True):
        _apply(write, event, change)


def _was_redone(write: Write, command: str) -> bool:
    """Whether the newest undo of a command was itself taken back."""
    query = EventRow.select(EventRow.command).where(EventRow.undoes == command)
    undo_command = write.database.value(query.order_by(EventRow.id.desc()).limit(1))
    again = EventRow.select(EventRow.id).where(EventRow.undoes == undo_command)
    return write.database.value(again) is not None


def _apply(write: Write, event: Event, change: Change) -> None:
    if "ranks" in change.fields:
        return  # A column that was spaced anew stays so: the order is the same.
    row = write.row(change.entity, change.entity_id)
    for name, expected in change.expected.items():
        if to_payload(row[name]) != expected and not (
            name == "rank" and _only_respaced(write, event)
        ):
            since = write.last_event(change.entity, change.entity_id, event.breakthrough or 0)
            raise write.stale_undo(since if since is not None else event)
    write.change(
        Action(event.kind),
        change.entity,
        entity_key(change.entity, change.entity_id),
        event.breakthrough,
        from_payload(change.entity, change.fields),
    )


def _only_respaced(write: Write, event: Event) -> bool:
    """Whether nobody moved the card after this event, so that its rank can differ only by a new spacing."""
    newest = next(
        (
            other
            for other in write.events_of(event.entity, event.entity_id, event.breakthrough or 0)
            if "rank" in other.after
        ),
        None,
    )
    return newest is None or newest.position == event.position
