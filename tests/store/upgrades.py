"""Small migrations, and a database at the first of them, for tests of how upgrades are run."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.upgrade import MIGRATIONS, migration_names, upgrade

ROWS = Path(__file__).parent / "rows"
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)

FIRST = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE breakthrough (code TEXT PRIMARY KEY, goal TEXT)")
    db.execute_sql(
        "CREATE TABLE card (id INTEGER PRIMARY KEY, title TEXT, breakthrough TEXT"
        " REFERENCES breakthrough (code) ON DELETE CASCADE)"
    )
"""
SECOND = """
from peewee import TextField
def up(migrator, db):
    migrator.migrate(migrator.add_column("card", "owner", TextField(null=True)))
"""
# Playhouse makes a new table, fills it, drops the old one and renames: with foreign keys on, each child would go.
REBUILDS_THE_PARENT = """
def up(migrator, db):
    migrator.migrate(migrator.drop_column("breakthrough", "goal", legacy=True))
"""
LOSES_THE_PARENT = """
def up(migrator, db):
    db.execute_sql("DELETE FROM breakthrough")
"""
FAILS_HALF_WAY = """
def up(migrator, db):
    db.execute_sql("UPDATE card SET title = 'half done'")
    db.execute_sql("UPDATE cards SET title = 'no such table'")
"""
WAITS_TO_BE_KILLED = """
import sys, time
def up(migrator, db):
    db.execute_sql("CREATE TABLE half (x TEXT)")
    db.execute_sql("UPDATE card SET title = 'half done'")
    print("half way", flush=True)
    time.sleep(60)
"""

UPGRADE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.upgrade import upgrade
database = Database(Address(Path(sys.argv[1])))
print("ready", flush=True)
sys.stdin.readline()
upgrade(database, now=datetime.now(UTC), directory=Path(sys.argv[2]), progress=print)
database.close()
"""

FIVE = [f"card {number}" for number in range(5)]


def at_version(folder: Path, version: int) -> Path:
    """A closed database as an earlier version kept it, with rows; for 0 none."""
    folder.mkdir()
    path = folder / "team.db"
    if not version:
        return path
    until_then = folder / "migrations"
    until_then.mkdir()
    for number, name in migration_names(MIGRATIONS).items():
        if number <= version:
            shutil.copy(MIGRATIONS / f"{name}.py", until_then)
    database = Database(Address(path))
    upgrade(database, now=NOW, directory=until_then)
    rows = (ROWS / f"{version:04}.sql").read_text(encoding="utf-8")
    database.connection().executescript(f"BEGIN; {rows} COMMIT;")
    database.close()
    shutil.rmtree(until_then)
    return path


def make_migrations(folder: Path) -> Path:
    """A folder with the first of them."""
    folder.mkdir()
    (folder / "0001_first.py").write_text(FIRST)
    return folder


def make_filled(path: Path, migrations: Path) -> Database:
    """A database at version 1 with one breakthrough and five cards."""
    database = Database(Address(path))
    upgrade(database, now=NOW, directory=migrations)
    with database.write():
        connection = database.connection()
        connection.execute("INSERT INTO breakthrough VALUES ('PERMIT', 'Cut days to 20')")
        connection.executemany(
            "INSERT INTO card (title, breakthrough) VALUES (?, 'PERMIT')",
            [(title,) for title in FIVE],
        )
    return database


def titles(database: Database | sqlite3.Connection) -> list[str]:
    connection = database.connection() if isinstance(database, Database) else database
    return [title for (title,) in connection.execute("SELECT title FROM card ORDER BY id")]


def columns(connection: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    query = f"PRAGMA table_info({table})"
    return {
        (name, kind, required, key) for _, name, kind, required, _, key in connection.execute(query)
    }
