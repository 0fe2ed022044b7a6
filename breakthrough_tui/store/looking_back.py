"""A breakthrough as it was: its events up to an instant, told again in a file that is thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from breakthrough_tui.domain.breakthrough import Visibility
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.event import Event
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.replay import replay
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.tables import BreakthroughRow, EventRow, PersonRow
from breakthrough_tui.store.upgrade import upgrade

_WORKSPACE = 0


@contextmanager
def as_it_was(store: Store, *, viewer: str, breakthrough: int, at: datetime) -> Iterator[Store]:
    """A store in which one breakthrough stands as it did at an instant, for who may see it now.

    NotFound if it had not been started. What is personal, and what was answered privately, is not in it.
    """
    events = store.read(_events, viewer=viewer, breakthrough=breakthrough, at=at)
    if not any(event.breakthrough == breakthrough for event in events):
        raise NotFound("It had not been started by then.", "Name a later time.")
    with tempfile.TemporaryDirectory(prefix="breakthrough-then-") as folder:
        database = Database(Address(Path(folder, "then.db")))
        try:
            upgrade(database, now=at)
            database.pragma("synchronous = OFF")
            database.pragma(
                "foreign_keys = OFF"
            )  # what it points to may be in another breakthrough
            with database.write():
                replay(database, events)
                _let_in(database, viewer, breakthrough)
            yield Store(database, lambda: at)
        finally:
            database.close()


def _events(read: Read, *, viewer: str, breakthrough: int, at: datetime) -> list[Event]:
    """Those of the breakthrough up to an instant, after those of the people and the settings."""
    read.require_visible(viewer, breakthrough)
    found: list[Event] = []
    for stream in (_WORKSPACE, breakthrough):
        query = select_events().where(EventRow.stream == stream).order_by(EventRow.position)
        if stream == _WORKSPACE:
            query = query.where(EventRow.entity.in_(["workspace", "person"]))
        events = (event_of(values) for values in read.rows(query))
        # Up to the first that is later: a clock that went back does not tear a hole.
        found += takewhile(lambda event: event.at <= at, events)
    return found


def _let_in(database: Database, viewer: str, breakthrough: int) -> None:
    """Who may see it now may see it then, whatever they were at that time."""
    database.change(
        BreakthroughRow.update(visibility=Visibility.OPEN).where(BreakthroughRow.id == breakthrough)
    )
    known = PersonRow.insert(name=viewer).on_conflict(
        conflict_target=[PersonRow.name], update={PersonRow.left_on: None}
    )
    database.change(known)
