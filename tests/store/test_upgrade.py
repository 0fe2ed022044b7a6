"""A database is brought to the newest version once, by one session, and nothing in it is lost."""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from breakthrough_tui.domain.errors import (
    Busy,
    Damaged,
    DatabaseProblem,
    Invalid,
    NewerDatabase,
    RestartNeeded,
)
from breakthrough_tui.store import upgrade as upgrading
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.upgrade import (
    CURRENT,
    MIGRATIONS,
    check_version,
    migration_names,
    schema_version,
    upgrade,
)
from breakthrough_tui.store.write_lock import WriteLock
from tests.store.processes import kill, output, said, start

NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
ROWS = Path(__file__).parent / "rows"

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


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_first.py").write_text(FIRST)
    return folder


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(Address(tmp_path / "team.db"))
    yield database
    database.close()


@pytest.fixture
def filled(database: Database, migrations: Path) -> Database:
    """A database at version 1 with one breakthrough and five cards."""
    upgrade(database, now=NOW, directory=migrations)
    with database.write():
        connection = database.connection()
        connection.execute("INSERT INTO breakthrough VALUES ('PERMIT', 'Cut days to 20')")
        connection.executemany(
            "INSERT INTO card (title, breakthrough) VALUES (?, 'PERMIT')",
            [(f"card {number}",) for number in range(5)],
        )
    return database


def titles(database: Database | sqlite3.Connection) -> list[str]:
    connection = database.connection() if isinstance(database, Database) else database
    return [title for (title,) in connection.execute("SELECT title FROM card ORDER BY id")]


FIVE = [f"card {number}" for number in range(5)]


# The migrations of this program


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


@pytest.mark.parametrize("version", range(1, CURRENT + 1))
def test_each_earlier_version_with_its_rows_reaches_the_newest(
    version: int, database: Database, tmp_path: Path
) -> None:
    """tests/store/rows holds rows for every table of every version: a new migration comes with its file."""
    until_then = tmp_path / "migrations"
    until_then.mkdir()
    for number, name in migration_names(MIGRATIONS).items():
        if number <= version:
            (until_then / f"{name}.py").write_bytes((MIGRATIONS / f"{name}.py").read_bytes())
    upgrade(database, now=NOW, directory=until_then)
    connection = database.connection()
    rows = (ROWS / f"{version:04}.sql").read_text(encoding="utf-8")
    connection.executescript(f"BEGIN; {rows} COMMIT;")
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


def tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in connection.execute(query)]


def columns(connection: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    query = f"PRAGMA table_info({table})"
    return {
        (name, kind, required, key) for _, name, kind, required, _, key in connection.execute(query)
    }


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


# How upgrades are run


def test_an_upgrade_says_what_it_does_and_keeps_a_private_copy(
    filled: Database, migrations: Path
) -> None:
    (migrations / "0002_owner.py").write_text(SECOND)
    told: list[str] = []
    copy = upgrade(filled, now=NOW, directory=migrations, progress=told.append)
    assert schema_version(filled) == 2
    assert titles(filled) == FIVE
    assert [line.split()[0] for line in told] == ["Copying", "Upgrading"]
    assert copy is not None
    assert copy.name == "team.db.before-1-to-2-20261123T183000Z"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as old:
        assert titles(old) == FIVE
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert not list(copy.parent.glob(f"{copy.name}-*"))


def test_two_copies_of_one_second_do_not_overwrite_each_other(
    filled: Database, migrations: Path
) -> None:
    first = filled.path.with_name("team.db.before-1-to-2-20261123T183000Z")
    first.write_text("an older copy")
    (migrations / "0002_owner.py").write_text(SECOND)
    copy = upgrade(filled, now=NOW, directory=migrations)
    assert copy == first.with_name(first.name + "-2")
    assert first.read_text() == "an older copy"


def test_a_database_that_is_up_to_date_costs_nothing(filled: Database, migrations: Path) -> None:
    before = filled.path.read_bytes()
    with WriteLock(filled.path, suffix=".upgrade.lock").held():
        assert upgrade(filled, now=NOW, directory=migrations) is None
    assert filled.path.read_bytes() == before
    script = UPGRADE + "assert 'playhouse' not in sys.modules"
    output(script, filled.path, migrations)


def test_a_parent_is_rebuilt_and_keeps_every_child(filled: Database, migrations: Path) -> None:
    (migrations / "0002_rebuild.py").write_text(REBUILDS_THE_PARENT)
    upgrade(filled, now=NOW, directory=migrations)
    assert titles(filled) == FIVE
    assert filled.pragma("foreign_keys") == 1
    assert [name for name, *_ in columns(filled.connection(), "breakthrough")] == ["code"]


def test_a_migration_that_loses_a_parent_is_put_back(filled: Database, migrations: Path) -> None:
    (migrations / "0002_loses.py").write_text(LOSES_THE_PARENT)
    with pytest.raises(Damaged, match="again what it was at version 1") as caught:
        upgrade(filled, now=NOW, directory=migrations)
    assert "team.db.before-1-to-2" in caught.value.hint
    assert schema_version(filled) == 1
    assert filled.pragma("journal_mode") == "wal"
    assert filled.pragma("foreign_keys") == 1
    assert titles(filled) == FIVE
    assert filled.connection().execute("PRAGMA foreign_key_check").fetchall() == []
    with filled.write():
        check_version(filled, 1)


def test_a_migration_that_fails_leaves_everything_as_it_was(
    filled: Database, migrations: Path
) -> None:
    (migrations / "0002_owner.py").write_text(SECOND)
    (migrations / "0003_fails.py").write_text(FAILS_HALF_WAY)
    with pytest.raises(DatabaseProblem):
        upgrade(filled, now=NOW, directory=migrations)
    assert schema_version(filled) == 1
    assert titles(filled) == FIVE
    assert "owner" not in {name for name, *_ in columns(filled.connection(), "card")}
    (migrations / "0003_fails.py").unlink()
    upgrade(filled, now=NOW, directory=migrations)
    assert schema_version(filled) == 2


def test_what_was_dangling_before_does_not_stop_an_upgrade(
    filled: Database, migrations: Path
) -> None:
    filled.pragma("foreign_keys = 0")
    with filled.write():
        filled.connection().execute("INSERT INTO card VALUES (99, 'lost', 'STOCK')")
    (migrations / "0002_owner.py").write_text(SECOND)
    upgrade(filled, now=NOW, directory=migrations)
    assert titles(filled) == [*FIVE, "lost"]


def test_a_newer_database_is_refused_with_both_versions(filled: Database, migrations: Path) -> None:
    for number in range(2, 8):
        (migrations / f"000{number}_later.py").write_text("def up(migrator, db): pass")
    upgrade(filled, now=NOW, directory=migrations)
    for number in range(5, 8):
        (migrations / f"000{number}_later.py").unlink()
    with pytest.raises(NewerDatabase) as caught:
        upgrade(filled, now=NOW, directory=migrations)
    assert caught.value.message == "This database is at version 7; this program knows 4."
    assert titles(filled) == FIVE


def test_a_session_from_before_an_upgrade_is_told_to_restart(
    filled: Database, migrations: Path
) -> None:
    with filled.write():
        check_version(filled, 1)
    (migrations / "0002_owner.py").write_text(SECOND)
    output(UPGRADE, filled.path, migrations)
    with pytest.raises(RestartNeeded), filled.write():
        check_version(filled, 1)


def test_a_session_from_before_writes_nothing_while_an_upgrade_is_at_work(
    filled: Database, migrations: Path
) -> None:
    (migrations / "0002_owner.py").write_text(SECOND)
    refused: list[int] = []

    def write_meanwhile(line: str) -> None:
        if line.startswith("Copying"):
            other = Database(filled.address)
            with pytest.raises(RestartNeeded), other.write():
                check_version(other, 1)
            other.close()
            refused.append(1)

    upgrade(filled, now=NOW, directory=migrations, progress=write_meanwhile)
    assert refused == [1]


def test_several_processes_upgrade_a_new_file_at_once(tmp_path: Path, migrations: Path) -> None:
    (migrations / "0002_owner.py").write_text(SECOND)
    path = tmp_path / "team.db"
    others = [start(UPGRADE, path, migrations) for _ in range(4)]
    for other in others:
        assert said(other) == "ready"
    for other in others:
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
    told = [other.communicate(timeout=60)[0] for other in others]
    assert [other.returncode for other in others] == [0] * 4
    assert sum(bool(lines) for lines in told) == 1  # one did it
    database = Database(Address(path))
    assert schema_version(database) == 2
    database.close()


def test_waiting_for_the_upgrade_of_somebody_else_ends(
    database: Database, migrations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "_WAIT_SECONDS", 0.05)
    with (
        WriteLock(database.path, suffix=".upgrade.lock").held(),
        pytest.raises(Busy, match="upgrading"),
    ):
        upgrade(database, now=NOW, directory=migrations)


def test_after_kill_9_in_the_middle_the_next_start_goes_on(
    filled: Database, migrations: Path
) -> None:
    (migrations / "0002_owner.py").write_text(SECOND)
    (migrations / "0003_slow.py").write_text(WAITS_TO_BE_KILLED)
    with start(UPGRADE, filled.path, migrations) as other:
        assert said(other) == "ready"
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        while said(other) != "half way":
            pass
        kill(other)
    with pytest.raises(RestartNeeded), filled.write():
        check_version(filled, 1)
    assert titles(filled) == FIVE
    (migrations / "0003_slow.py").write_text(SECOND.replace("owner", "due"))
    copy = upgrade(filled, now=NOW, directory=migrations)
    assert copy is not None
    assert "before-2-to-3" in copy.name
    assert schema_version(filled) == 3
    assert titles(filled) == FIVE


def test_after_kill_9_in_the_first_migration_a_new_file_is_still_ours(
    database: Database, migrations: Path
) -> None:
    first = migrations / "0001_first.py"
    first.write_text(
        WAITS_TO_BE_KILLED.replace(
            "db.execute_sql(\"UPDATE card SET title = 'half done'\")", "pass"
        )
    )
    with start(UPGRADE, database.path, migrations) as other:
        assert said(other) == "ready"
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        while said(other) != "half way":
            pass
        kill(other)
    first.write_text(FIRST)
    upgrade(database, now=NOW, directory=migrations)
    assert schema_version(database) == 1
    assert titles(database) == []


def test_two_migrations_with_one_number_are_refused(database: Database, migrations: Path) -> None:
    (migrations / "1_other.py").write_text(FIRST)
    with pytest.raises(ValueError, match="same number"):
        upgrade(database, now=NOW, directory=migrations)
    assert schema_version(database) == 0


def test_a_folder_without_migrations_is_refused(database: Database, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(FileNotFoundError):
        upgrade(database, now=NOW, directory=tmp_path / "none")


@pytest.mark.parametrize("version", [0, 1, 7])
def test_a_database_of_another_program_is_refused_and_left_alone(
    database: Database, migrations: Path, version: int
) -> None:
    with closing(sqlite3.connect(database.path)) as other:
        other.execute("CREATE TABLE album (title TEXT)")
        other.execute(f"PRAGMA user_version = {version}")
    before = database.path.read_bytes()
    with pytest.raises(Invalid, match="another program"):
        upgrade(database, now=NOW, directory=migrations)
    database.close()
    assert database.path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(database: Database, migrations: Path) -> None:
    database.path.write_text("Dear Ana,\n" * 500)
    with pytest.raises(Damaged):
        upgrade(database, now=NOW, directory=migrations)


def test_an_empty_file_becomes_a_database(database: Database, migrations: Path) -> None:
    assert database.path.stat().st_size == 0
    upgrade(database, now=NOW, directory=migrations)
    assert schema_version(database) == 1


def test_a_damaged_database_is_not_upgraded(filled: Database, migrations: Path) -> None:
    with filled.write():
        filled.connection().executemany(
            "INSERT INTO card (title, breakthrough) VALUES (?, 'PERMIT')",
            [("x" * 500,) for _ in range(200)],
        )
    path = filled.path
    filled.close()
    content = bytearray(path.read_bytes())
    content[-8192:-4096] = b"\xa5" * 4096
    path.write_bytes(content)
    (migrations / "0002_owner.py").write_text(SECOND)
    with pytest.raises(Damaged):
        upgrade(filled, now=NOW, directory=migrations)
    filled.close()
    assert path.read_bytes() == content
