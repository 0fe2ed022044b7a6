"""The tables made again from the events alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from breakthrough_tui.domain.event import Event
from breakthrough_tui.store import area_figures, entities, goal_tables, method_tables
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.entities import entity_key, from_payload, table_of
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.method_tables import PRIVATE
from breakthrough_tui.store.search_index import refresh_all
from breakthrough_tui.store.tables import (
    BreakthroughRow,
    CardRow,
    CardTextRow,
    EventRow,
    ObstacleCardRow,
    Table,
    WorkspaceRow,
)
from breakthrough_tui.store.upgrade import upgrade

REPLAYED: tuple[type[Table], ...] = (
    *entities.ENTITIES.values(),
    *goal_tables.ENTITIES.values(),
    *method_tables.ENTITIES.values(),
    ObstacleCardRow,
    CardTextRow,
)
"""Every table that events make; not what is personal, and not what follows from a command."""


def all_events(database: Database) -> list[Event]:
    """Every event in the order of `replay`."""
    query = select_events().order_by(EventRow.stream, EventRow.position)
    return [event_of(values) for values in database.rows(query)]


def replay(database: Database, events: Iterable[Event]) -> None:
    """Apply events to empty tables, inside a write: the workspace's first, then each breakthrough's by position.

    What is personal (preferences, drafts, what was seen) has no events and stays empty, and so do private answers,
    whose events do not tell them.
    """
    for event in events:
        if "ranks" in event.after:
            for card, rank in event.after["ranks"].items():
                database.change(CardRow.update(rank=rank).where(CardRow.id == int(card)))
        elif "cards" in event.after:
            _link(database, event)
        elif "stands" in event.after:
            area_figures.apply(database, event)
        elif event.entity in PRIVATE:
            pass
        elif event.before:
            _change(database, event)
        else:
            _make(database, event)
        _count(database, event)
    refresh_all(database)


def differences(database: Database, again: Path, now: datetime) -> list[str]:
    """The tables that are not what their events make, 'schema' if they are not made as they should be.

    `again` is the file in which they are made anew.
    """
    with database.read():
        events = all_events(database)
    anew = Database(Address(again))
    try:
        upgrade(anew, now=now)
        anew.pragma("synchronous = OFF")
        with anew.write():
            replay(anew, events)
        wrong = [
            table._meta.table_name
            for table in REPLAYED
            if _raw(database, table) != _raw(anew, table)
        ]
        return wrong if _schema(database) == _schema(anew) else ["schema", *wrong]
    finally:
        anew.close()


def _schema(database: Database) -> list[tuple[Any, ...]]:
    """How the tables are made, and by which migrations."""
    connection = database.connection()
    made = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    migrations = connection.execute("SELECT id, name FROM schema_migration").fetchall()
    search = connection.execute("SELECT k, v FROM card_search_config").fetchall()
    return [*sorted(made, key=str), *sorted(migrations), *sorted(search)]


def _raw(database: Database, table: type[Table]) -> list[tuple[Any, ...]]:
    """Every row as SQLite holds it."""
    name = table._meta.table_name
    return database.connection().execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()


def _make(database: Database, event: Event) -> None:
    model: Any = table_of(event.entity)
    fields = from_payload(event.entity, event.after)
    fields[model._meta.primary_key.name] = entity_key(event.entity, event.entity_id)
    database.insert(model.insert(**fields))


def _change(database: Database, event: Event) -> None:
    model = table_of(event.entity)
    here = model._meta.primary_key == entity_key(event.entity, event.entity_id)
    fields = from_payload(event.entity, event.after)
    if event.entity == "card" and event.kind.startswith("card.") and event.undoes is None:
        if database.value(CardRow.select(CardRow.owner).where(here)) == event.actor:
            fields["owner_changed_at"] = event.at
    database.change(model.update(**fields).where(here))


def _link(database: Database, event: Event) -> None:
    obstacle = int(event.entity_id)
    for card in {*event.before["cards"], *event.after["cards"]}:
        link = ObstacleCardRow.insert(
            obstacle=obstacle, card=card, stops=card in event.after["cards"]
        )
        database.change(
            link.on_conflict(
                conflict_target=[ObstacleCardRow.obstacle, ObstacleCardRow.card],
                preserve=[ObstacleCardRow.stops],
            )
        )


def _count(database: Database, event: Event) -> None:
    """The counters follow from the events."""
    if event.breakthrough is None:
        database.change(WorkspaceRow.update(position=event.position))
        return
    counted = {"position": event.position}
    if not event.before and "number" in event.after:
        counted["last_number"] = event.after["number"]
    here = BreakthroughRow.id == event.breakthrough
    database.change(BreakthroughRow.update(**counted).where(here))
