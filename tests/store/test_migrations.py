"""The migrations of this program: each earlier version, with its rows, reaches the newest."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from breakthrough_tui.store import search_index
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.tables import CardTextRow
from breakthrough_tui.store.upgrade import (
    CURRENT,
    MIGRATIONS,
    check_version,
    migration_names,
    schema_version,
    upgrade,
)
from tests.store.state import ALL
from tests.store.upgrades import NOW, columns

ROWS = Path(__file__).parent / "rows"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(Address(tmp_path / "team.db"))
    yield database
    database.close()


def test_each_migration_has_a_number_of_its_own_and_none_is_missing() -> None:
    assert sorted(migration_names(MIGRATIONS)) == list(range(1, CURRENT + 1))


def test_no_migration_goes_without_its_transaction() -> None:
    # One that is cut off half way must leave nothing behind.
    for name in migration_names(MIGRATIONS).values():
        assert not re.search(r"^atomic\b", (MIGRATIONS / f"{name}.py").read_text(), re.MULTILINE)


def test_a_new_file_gets_all_of_them(database: Database) -> None:
    assert upgrade(database, now=NOW) is None
    assert schema_version(database) == CURRENT
    assert database.pragma("quick_check") == "ok"
    with database.write():
        check_version(database)


def test_a_new_file_says_when_it_was_made_by_the_clock_that_was_given(database: Database) -> None:
    upgrade(database, now=NOW)
    times = database.connection().execute("SELECT DISTINCT applied FROM schema_migration")
    assert times.fetchall() == [("2026-11-23 18:30:00",)]


@pytest.fixture
def at_version(database: Database, tmp_path: Path) -> Callable[[int], Database]:
    """The database as an earlier version kept it, with rows for every table from tests/store/rows."""

    def make(version: int) -> Database:
        until_then = tmp_path / "migrations"
        until_then.mkdir()
        for number, name in migration_names(MIGRATIONS).items():
            if number <= version:
                (until_then / f"{name}.py").write_bytes((MIGRATIONS / f"{name}.py").read_bytes())
        upgrade(database, now=NOW, directory=until_then)
        rows = (ROWS / f"{version:04}.sql").read_text(encoding="utf-8")
        database.connection().executescript(f"BEGIN; {rows} COMMIT;")
        return database

    return make


@pytest.mark.parametrize("version", range(1, CURRENT + 1))
def test_each_earlier_version_with_its_rows_reaches_the_newest(
    version: int, at_version: Callable[[int], Database], tmp_path: Path
) -> None:
    """tests/store/rows holds rows for every table of every version: a new migration comes with its file."""
    database = at_version(version)
    connection = database.connection()
    before = counts(connection)
    assert [table for table, rows_in_it in before.items() if rows_in_it == 0] == []

    upgrade(database, now=NOW)

    assert schema_version(database) == CURRENT
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    new = Database(Address(tmp_path / "new.db"))
    upgrade(new, now=NOW)
    assert shape(connection) == shape(new.connection())
    new.close()
    if version == CURRENT:
        assert counts(connection) == before


def test_the_tables_of_the_program_are_those_that_the_migrations_make(
    database: Database,
) -> None:
    upgrade(database, now=NOW)
    today = SqliteDatabase(":memory:")
    with today.bind_ctx(ALL), closing(today):
        today.create_tables(ALL)
        today.execute_sql(search_index.MAKE)  # type: ignore[no-untyped-call]
        meant = shape(today.connection())  # type: ignore[no-untyped-call]
    database.connection().execute("DROP TABLE schema_migration")  # is not ours
    made = shape(database.connection())
    assert made == meant


@pytest.mark.parametrize("version", range(1, CURRENT + 1))
def test_what_earlier_versions_wrote_is_found(
    version: int, at_version: Callable[[int], Database]
) -> None:
    database = at_version(version)
    upgrade(database, now=NOW)
    with database.write():
        before = database.rows(CardTextRow.select().order_by(CardTextRow.card))
        search_index.refresh_all(database)
    assert database.rows(CardTextRow.select().order_by(CardTextRow.card)) == before
    check = "INSERT INTO card_search (card_search, rank) VALUES ('integrity-check', 1)"
    database.connection().execute(check)
    for words in (["depot"], ["picks", "two"], ["[/]"], ['"y"']):
        assert search_index.containing(database, 1, words) == {1}
    for words in (["مرحبا"], ["uber", "lodz"]):
        assert search_index.containing(database, 1, words) == {2}


def tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in connection.execute(query)]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in tables(connection)
    }


def shape(connection: sqlite3.Connection) -> dict[str, object]:
    """Tables with their columns, and indexes: alike for a database that grew and for one made today."""
    indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'")
    return {
        **{table: columns(connection, table) for table in tables(connection)},
        "indexes": set(indexes.fetchall()),
    }
