"""Upgrades that wait, that were cut off, and files that are not upgraded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
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
    check_version,
    schema_version,
    upgrade,
)
from breakthrough_tui.store.write_lock import WriteLock
from tests.store.processes import kill, output, said, start
from tests.store.upgrades import (
    FIRST,
    FIVE,
    NOW,
    SECOND,
    UPGRADE,
    WAITS_TO_BE_KILLED,
    make_filled,
    make_migrations,
    titles,
)


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    return make_migrations(tmp_path / "migrations")


@pytest.fixture
def filled(tmp_path: Path, migrations: Path) -> Iterator[Database]:
    database = make_filled(tmp_path / "team.db", migrations)
    yield database
    database.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(Address(tmp_path / "team.db"))
    yield database
    database.close()


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


def test_an_sqlite_that_is_too_old_is_named(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 26, 0))
    with pytest.raises(DatabaseProblem) as caught:
        upgrade(database, now=NOW)
    assert caught.value.message == "The SQLite of this Python is 3.26; it has to be 3.34 or newer."
    assert schema_version(database) == 0


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
