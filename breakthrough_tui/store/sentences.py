"""Refusals that name who did what and when."""

from __future__ import annotations

from datetime import datetime

from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.telling import ago, told
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.tables import ColumnRow


def changed_since(event: Event, now: datetime, database: Database) -> str:
    """'Ana moved this to Done 12 s ago.'"""
    columns: dict[int, str] = {}
    if "column" in event.after:
        query = ColumnRow.select(ColumnRow.id, ColumnRow.name).where(
            ColumnRow.id == event.after["column"]
        )
        columns = dict(database.rows(query.tuples()))
    phrase = told(event, today=now.date(), columns=columns)
    actor = event.actor[:1].upper() + event.actor[1:]
    return f"{actor} {phrase} {ago(event.at, now)}."
