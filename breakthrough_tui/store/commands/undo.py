"""Taking back what a command did: a new command, made from the old one's events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from breakthrough_tui.domain.errors import CannotUndo, NotAllowed
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.undo import Change, inverses
from breakthrough_tui.store.commands import columns, goal_versions, obstacle_links
from breakthrough_tui.store.commands.fitting import fit
from breakthrough_tui.store.entities import entity_key, from_payload, to_payload
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.tables import EventRow
from breakthrough_tui.store.write import Write

REACH = timedelta(hours=1)
"""How far back `undo` without a command looks."""


def undo(write: Write, *, command: str) -> None:
    """Take back one command; an undo as well, which is redo. CannotUndo, saying why, if something changed since."""
    events = _events(write, (EventRow.command == command,), EventRow.step)
    if not events:
        raise CannotUndo("There is nothing to take back.")
    _take_back(write, events)


def undo_last(write: Write) -> None:
    """Take back the actor's last command of the past hour that was not taken back yet."""
    write.known_actor()
    mine = (EventRow.actor == write.actor) | EventRow.undoes.is_null(False)
    lately = EventRow.at >= write.now - REACH
    taken_back: set[str] = set()
    for event in _events(write, (mine, lately), EventRow.at.desc(), EventRow.id.desc()):
        if event.command in taken_back:
            continue
        if event.undoes is not None:
            taken_back.add(event.undoes)
        else:
            undo(write, command=event.command)
            return
    raise CannotUndo("You changed nothing in the past hour.")


def _events(write: Write, conditions: Sequence[Any], *order: Any) -> list[Event]:
    query = select_events().where(*conditions).order_by(*order)
    return [event_of(values) for values in write.database.rows(query)]


def _take_back(write: Write, events: Sequence[Event]) -> None:
    for stream in _streams(events):
        write.visible(stream)
    if not _stands(write, events[0].command):
        raise CannotUndo("That was taken back already.")
    changes = inverses(events, write.now)
    for event in events:
        _allow(write, event)
    write.undoes = events[0].command
    for event, change in zip(reversed(events), changes, strict=True):
        _apply(write, event, change)
    for stream in _streams(event for event in events if event.kind == Action.EDIT_GOAL):
        goal_versions.check_goal(write, stream)


def _streams(events: Iterable[Event]) -> set[int]:
    return {event.breakthrough for event in events if event.breakthrough is not None}


def _stands(write: Write, command: str) -> bool:
    """Whether what a command did is in force: it was never taken back, or that was taken back in turn."""
    query = EventRow.select(EventRow.command).where(EventRow.undoes == command)
    newest = write.database.value(query.order_by(EventRow.id.desc()).limit(1))
    return newest is None or not _stands(write, newest)


def _allow(write: Write, event: Event) -> None:
    """Who may do a thing may take it back; what only its author may do, only its author."""
    action = Action(event.kind)
    write.allow(action, event.breakthrough, own=_is_own(write, event))
    if event.entity == "person" and not {"login", "administrator"}.isdisjoint(event.after):
        write.allow(Action.SET_ADMINISTRATOR)
    if event.actor != write.actor and (action is Action.NAME_STAND_IN or event.entity == "comment"):
        raise NotAllowed("This is taken back by who did it.", f"Ask {event.actor}.")


def _is_own(write: Write, event: Event) -> bool:
    if event.entity == "person":
        return event.entity_id == write.actor
    if event.entity == "obstacle":
        return bool(write.row("obstacle", event.entity_id)["raised_by"] == write.actor)
    return False


def _apply(write: Write, event: Event, change: Change) -> None:
    if "ranks" in change.fields:
        return  # A column that was spaced anew stays so: the order is the same.
    if "cards" in change.fields:
        _relink(write, event, change)
        return
    if "stands" in change.fields:
        from breakthrough_tui.store.commands import areas

        areas.take_back(write, event, change)
        return
    _refuse_stale(write, event, change)
    action = Action(event.kind)
    key = entity_key(change.entity, change.entity_id)
    row = write.row(change.entity, key)
    fields = fit(write, event, row, from_payload(change.entity, change.fields))
    if change.entity == "column":
        columns.keep_a_place_for_done(write, row, fields)
    write.change(action, change.entity, key, event.breakthrough, fields, whole="column" in fields)
    if change.entity == "column" and "kind" in fields:
        columns.follow_kind(write, action, {**row, **fields})


def _refuse_stale(write: Write, event: Event, change: Change) -> None:
    row = write.row(change.entity, change.entity_id)
    if not event.before:
        _refuse_taking_away(write, event, change)
    for name, expected in change.expected.items():
        if to_payload(row[name]) != expected:
            since = write.last_event(change.entity, change.entity_id, event.breakthrough or 0, name)
            # A rank that no later event of the card tells comes from a new spacing of its column.
            if name != "rank" or (since is not None and since.position > event.position):
                raise write.stale_undo(since if since is not None else event)


def _refuse_taking_away(write: Write, event: Event, change: Change) -> None:
    """What somebody made is not taken away when others have worked on it."""
    for other in write.events_of(change.entity, change.entity_id, event.breakthrough or 0):
        if other.position <= event.position:
            return
        if other.actor != write.actor and other.undoes is None and _stands(write, other.command):
            raise write.stale_undo(other)


def _relink(write: Write, event: Event, change: Change) -> None:
    """Let an obstacle stop the action items that it stopped before."""
    obstacle = int(change.entity_id)
    now = obstacle_links.stopped_by(write, obstacle)
    if list(now) != change.expected["cards"]:
        since = write.last_event("obstacle", obstacle, event.breakthrough or 0, "cards")
        raise write.stale_undo(since if since is not None else event)
    assert event.breakthrough is not None
    before = change.fields["cards"]
    obstacle_links.link(write, Action(event.kind), obstacle, event.breakthrough, now, before)
