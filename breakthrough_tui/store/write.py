"""One command at work: permission, what the person saw, the change and its events, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from breakthrough_tui.domain.errors import CannotUndo, Conflict
from breakthrough_tui.domain.event import Event, Fields, checksum
from breakthrough_tui.domain.limits import MOST, check_count, check_number_left
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.values import replace
from breakthrough_tui.store.access import Access
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.entities import entity_key, table_of, to_payload
from breakthrough_tui.store.event_rows import events_where
from breakthrough_tui.store.search_index import refresh
from breakthrough_tui.store.sentences import changed_since
from breakthrough_tui.store.tables import BreakthroughRow, EventRow, MergedRow, WorkspaceRow

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

WORKSPACE_STREAM = 0

_FOUND = {"card": {"title", "description"}, "comment": {"text", "archived_at"}}
"""The fields by which an action item is found."""


class Write(Access):
    """What a command has in its hands while its transaction is open.

    A command first asks `allow`; `make` and `change` then write a row together with its event and accept only
    actions that were allowed, so that no command can forget to ask.
    """

    def __init__(self, database: Database, call: Call, now: datetime) -> None:
        super().__init__(database, call, now)
        self.events: list[Event] = []
        self.merged_into: str | None = None
        self.undoes: str | None = None
        self.may_merge = True
        self._reworded: set[int] = set()
        self._positions: dict[int, int] = {}

    def next_number(self, breakthrough: int) -> int:
        """The next number of a card or an obstacle."""
        [(last,)] = self.database.ask(
            "SELECT last_number FROM breakthrough WHERE id = ?", breakthrough
        )
        check_number_left(last)
        self.database.update_row(BreakthroughRow, breakthrough, {"last_number": last + 1})
        return int(last) + 1

    # What changes

    def make(
        self, action: Action, entity: str, breakthrough: int | None, fields: Mapping[str, Any]
    ) -> int:
        """Insert a row, with its event; the id of the row (0 for a person, whose name is its key)."""
        model = table_of(entity)
        if entity in MOST:
            check_count(entity, self._how_many(entity, fields))
        made = self.database.insert_row(model, fields)
        self._note_words(entity, made, fields)
        entity_id = fields["name"] if entity == "person" else str(made)
        stream = made if entity == "breakthrough" else breakthrough
        after = {name: to_payload(value) for name, value in fields.items()}
        self.record(action, entity, entity_id, stream, {}, after)
        return 0 if entity == "person" else int(made)

    def _how_many(self, entity: str, fields: Mapping[str, Any]) -> int:
        """How many there are already; of comments, on the same thing."""
        sql = f"SELECT COUNT(*) FROM {table_of(entity)._meta.table_name}"
        values = []
        if entity == "comment":
            on = "card" if fields.get("card") is not None else "obstacle"
            sql, values = f"{sql} WHERE {on} = ?", [fields[on]]
        [(count,)] = self.database.ask(sql, *values)
        return int(count)

    def answer_privately(
        self,
        action: Action,
        entity: str,
        breakthrough: int,
        key: Mapping[str, Any],
        values: Mapping[str, Any],
    ) -> None:
        """Keep what the actor answered, in the place of an earlier answer; the event tells only that they did.

        `key` names the columns of a unique index, without the person.
        """
        from breakthrough_tui.store.method_tables import PRIVATE

        model: Any = PRIVATE[entity]
        whose = {**key, "person": self.actor}
        columns = [getattr(model, name) for name in whose]
        changing = [getattr(model, name) for name in values]
        query = model.insert(**whose, **values)
        self.database.change(query.on_conflict(conflict_target=columns, preserve=changing))
        here = [column == value for column, value in zip(columns, whose.values(), strict=True)]
        made = self.database.value(model.select(model.id).where(*here))
        after = {name: to_payload(value) for name, value in whose.items()}
        self.record(action, entity, str(made), breakthrough, {}, {**after, "answered": True})

    def change(
        self,
        action: Action,
        entity: str,
        entity_id: int | str,
        breakthrough: int | None,
        fields: Mapping[str, Any],
        *,
        whole: bool = False,
    ) -> bool:
        """Write what differs, with its event. Conflict if somebody else changed one of these fields meanwhile.

        `whole`: the event tells all of the fields as soon as one differs, since only together do they say something.
        """
        row = self.row(entity, entity_id)
        changed = {name: value for name, value in fields.items() if row[name] != value}
        if not changed:
            return False
        if whole:
            changed = dict(fields)
        self.refuse_conflict(entity, entity_id, breakthrough, changed)
        self.update(entity, entity_id, changed)
        before = {name: to_payload(row[name]) for name in changed}
        after = {name: to_payload(value) for name, value in changed.items()}
        self.record(action, entity, str(entity_id), breakthrough, before, after)
        return True

    def update(self, entity: str, entity_id: int | str, fields: Mapping[str, Any]) -> None:
        """Write fields of a row, without an event."""
        self.database.update_row(table_of(entity), entity_key(entity, entity_id), fields)
        self._note_words(entity, entity_id, fields)

    def _note_words(self, entity: str, entity_id: int | str, fields: Mapping[str, Any]) -> None:
        """Remember the card whose words these fields change: `finish` brings what is found of it up to date."""
        if fields.keys().isdisjoint(_FOUND.get(entity, ())):
            return
        card = int(entity_id) if entity == "card" else self.row(entity, entity_id)["card"]
        if card is not None:
            self._reworded.add(card)

    def refuse_conflict(
        self, entity: str, entity_id: int | str, breakthrough: int | None, fields: Collection[str]
    ) -> None:
        """Conflict if somebody else changed one of these fields after what the actor saw.

        Nobody is in conflict with themselves: what one does in two windows comes in the order in which it was done.
        """
        if self.call.seen is None or breakthrough is None:
            return
        since = events_where(
            self.database,
            "WHERE entity = ? AND entity_id = ? AND stream = ? AND position > ? AND actor <> ?"
            " ORDER BY position DESC",
            entity,
            str(entity_id),
            breakthrough,
            self.call.seen,
            self.actor,
        )
        for event in since:
            if not set(event.after).isdisjoint(fields):
                raise self.conflict(event)

    def conflict(self, event: Event) -> Conflict:
        """The refusal that says who did what, and when."""
        message = changed_since(event, self.now, self.database)
        return Conflict(message, "Look at it again, then decide.", actor=event.actor, at=event.at)

    def stale_undo(self, event: Event) -> CannotUndo:
        """The refusal to take back what was changed since."""
        return CannotUndo(
            changed_since(event, self.now, self.database), "It was left as it is now."
        )

    # What is remembered

    def record(
        self,
        action: Action,
        entity: str,
        entity_id: str,
        breakthrough: int | None,
        before: Fields,
        after: Fields,
    ) -> Event:
        """Append one event. AssertionError for an action that was never allowed: a mistake in a command."""
        self.require_allowed(action)
        stream = breakthrough if breakthrough is not None else WORKSPACE_STREAM
        event = Event(
            position=self._next_position(stream),
            command=self.call.command,
            step=len(self.events) + 1,
            at=self.now,
            actor=self.actor,
            door=self.call.door,
            breakthrough=breakthrough,
            kind=action.value,
            entity=entity,
            entity_id=entity_id,
            before=before,
            after=after,
            undoes=self.undoes,
        )
        row = {
            "stream": stream,
            "position": event.position,
            "command": event.command,
            "step": event.step,
            "v": event.v,
            "at": event.at,
            "actor": event.actor,
            "door": event.door,
            "kind": event.kind,
            "entity": event.entity,
            "entity_id": event.entity_id,
            "before": event.before,
            "after": event.after,
            "undoes": event.undoes,
            "checksum": checksum(event),
        }
        self.database.insert_row(EventRow, row)
        self.events.append(event)
        return event

    def merge(self, earlier: Event, before: Fields, after: Fields) -> None:
        """Let an earlier event of the same actor tell this change as well; it moves on to the newest position."""
        stream = earlier.breakthrough if earlier.breakthrough is not None else WORKSPACE_STREAM
        event = replace(
            earlier,
            position=self._next_position(stream),
            at=self.now,
            before={**before, **earlier.before},
            after={**earlier.after, **after},
        )
        self.database.change(
            EventRow.update(
                position=event.position,
                at=event.at,
                before=event.before,
                after=event.after,
                checksum=checksum(event),
            ).where((EventRow.stream == stream) & (EventRow.position == earlier.position))
        )
        self.events.append(event)
        self.merged_into = event.command
        merged = {"command": self.call.command, "became": event.command}
        self.database.insert_row(MergedRow, merged)

    def events_of(
        self, entity: str, entity_id: int | str, stream: int, *, most: int = -1
    ) -> list[Event]:
        """The events of a thing, the newest first; all of them, or the newest few."""
        return events_where(
            self.database,
            "WHERE entity = ? AND entity_id = ? AND stream = ? ORDER BY position DESC LIMIT ?",
            entity,
            str(entity_id),
            stream,
            most,
        )

    def last_event(
        self, entity: str, entity_id: int | str, stream: int, *fields: str
    ) -> Event | None:
        """The newest event of a thing; of those that set one of some fields, if any are named."""
        for event in self.events_of(entity, entity_id, stream, most=-1 if fields else 1):
            if not fields or not event.after.keys().isdisjoint(fields):
                return event
        return None

    def _next_position(self, stream: int) -> int:
        """The next number of an event; the counter is on the row of the breakthrough, or of the workspace."""
        table: Any = WorkspaceRow if stream == WORKSPACE_STREAM else BreakthroughRow
        row_id = 1 if stream == WORKSPACE_STREAM else stream
        if stream not in self._positions:
            [(position,)] = self.database.ask(
                f"SELECT position FROM {table._meta.table_name} WHERE id = ?", row_id
            )
            self._positions[stream] = position
        self._positions[stream] += 1
        return self._positions[stream]

    def finish(self) -> None:
        """Write what follows from the changes, and the counters: last thing before the commit."""
        refresh(self.database, self._reworded)
        for stream, position in self._positions.items():
            table: Any = WorkspaceRow if stream == WORKSPACE_STREAM else BreakthroughRow
            row_id = 1 if stream == WORKSPACE_STREAM else stream
            self.database.update_row(table, row_id, {"position": position})
