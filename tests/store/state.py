"""All rows of a database, to see that nothing, or only the right thing, has changed."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.store import goal_tables, method_tables, personal_tables, tables
from breakthrough_tui.store.tables import EventRow, MergedRow, Table
from tests.builders import Team

ALL = (
    *tables.ALL,
    *goal_tables.ENTITIES.values(),
    *personal_tables.ALL,
    *method_tables.ALL,
)
State = dict[str, list[dict[str, Any]]]


def state(team: Team, *besides: type[Table]) -> State:
    """The rows of all tables by name, in the order of their keys; without some tables."""
    names = [table._meta.table_name for table in ALL if table not in besides]
    return {name: rows(team, name) for name in names}


def rows(team: Team, table: str) -> list[dict[str, Any]]:
    """All rows of a table as SQLite holds them."""
    cursor = team.store.database.connection().execute(f"SELECT * FROM {table} ORDER BY 1, 2")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor]


def facts(team: Team) -> State:
    """What the team's work has led to: without events, and without the counters that go with them."""
    found = state(team, EventRow, MergedRow)
    for table, names in (
        ("breakthrough", ("position",)),
        ("workspace", ("position",)),
        ("card", ("owner_changed_at",)),
    ):
        for row in found[table]:
            for name in names:
                del row[name]
    return found
