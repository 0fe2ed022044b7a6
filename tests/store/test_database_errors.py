"""Each thing that a database can say has a sentence, and the true reason is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import peewee
import pytest

from breakthrough_tui.domain.errors import (
    BreakthroughError,
    Busy,
    ConstraintBroken,
    Damaged,
    DatabaseProblem,
    DiskFull,
    ReadOnly,
)
from breakthrough_tui.store.database_errors import sqlite_error, translate, translated

SCHEMA = """
CREATE TABLE breakthrough (code TEXT PRIMARY KEY);
CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    breakthrough TEXT REFERENCES breakthrough (code),
    number INTEGER NOT NULL,
    title TEXT,
    CONSTRAINT title_is_short CHECK (length(title) < 1000),
    UNIQUE (breakthrough, number)
);
CREATE UNIQUE INDEX one_title ON card (lower(title));
INSERT INTO breakthrough VALUES ('PERMIT');
INSERT INTO card VALUES (1, 'PERMIT', 12, 'call the depot');
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "team.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
        connection.execute("PRAGMA foreign_keys = 1")
        yield connection


def error_of(connection: sqlite3.Connection, sql: str) -> BreakthroughError:
    with pytest.raises(sqlite3.Error) as caught:
        connection.execute(sql)
    return translate(caught.value, Path("team.db"))


@pytest.mark.parametrize(
    ("values", "kind", "constraint"),
    [
        ("(2, 'PERMIT', 12, '')", "unique", "card.breakthrough, card.number"),
        ("(1, 'PERMIT', 13, '')", "unique", "card.id"),
        ("(2, 'PERMIT', 13, 'CALL THE DEPOT')", "unique", "one_title"),
        ("(2, 'PERMIT', NULL, '')", "not null", "card.number"),
        ("(2, 'PERMIT', 13, printf('%1000d', 1))", "check", "title_is_short"),
        ("(2, 'STOCK', 13, '')", "foreign key", ""),
    ],
)
def test_each_constraint_is_told_apart(
    connection: sqlite3.Connection, values: str, kind: str, constraint: str
) -> None:
    error = error_of(connection, f"INSERT INTO card VALUES {values}")
    assert isinstance(error, ConstraintBroken)
    assert (error.kind, error.constraint) == (kind, constraint)
    assert error.message.endswith(".")
    assert error.hint


def test_a_full_disk_is_said(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA max_page_count = 1")
    error = error_of(connection, "INSERT INTO card VALUES (2, 'PERMIT', 13, zeroblob(999))")
    if not isinstance(error, DiskFull):  # the value still went into a page that is there
        error = error_of(connection, "CREATE TABLE more AS SELECT zeroblob(100000)")
    assert isinstance(error, DiskFull)
    assert "nothing was changed" in error.message


def test_a_closed_database_is_said(path: Path) -> None:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        assert isinstance(error_of(connection, "DELETE FROM card"), ReadOnly)


def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadOnly), translated(tmp_path):
        sqlite3.connect(tmp_path / "nowhere" / "team.db")


def test_a_locked_database_is_said(path: Path, connection: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        error = error_of(connection, "BEGIN IMMEDIATE")
    assert isinstance(error, Busy)
    assert error.exit_code == 75


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ana, " * 500)
    with closing(sqlite3.connect(path)) as connection:
        assert isinstance(error_of(connection, "SELECT * FROM card"), Damaged)


def test_a_damaged_database_is_said(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO card VALUES (?, 'PERMIT', ?, ?)",
            [(number, number, f"card {number}" * 50) for number in range(100, 200)],
        )
        connection.commit()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection:
        assert isinstance(error_of(connection, "SELECT sum(length(title)) FROM card"), Damaged)


def test_anything_else_has_a_sentence_too(connection: sqlite3.Connection) -> None:
    error = error_of(connection, "SELECT * FROM plan")
    assert type(error) is DatabaseProblem
    assert "no such table: plan" in error.message


def test_the_true_reason_is_found_behind_a_rollback_that_failed(path: Path) -> None:
    database: Any = peewee.SqliteDatabase(str(path))
    with closing(database):
        database.execute_sql("PRAGMA max_page_count = 1")
        with pytest.raises(peewee.OperationalError) as caught, database.atomic("IMMEDIATE"):
            try:
                database.execute_sql("CREATE TABLE more AS SELECT zeroblob(100000)")
            except peewee.OperationalError:
                # SQLite does this by itself when the disk is full in the middle of a transaction.
                database.execute_sql("ROLLBACK")
                raise
    assert "no transaction is active" in str(caught.value)
    original = sqlite_error(caught.value)
    assert original is not None
    assert original.sqlite_errorname == "SQLITE_FULL"
    assert isinstance(translate(caught.value, path), DiskFull)


def test_an_error_for_people_stays_what_it_is() -> None:
    busy = Busy("Somebody else is writing.")
    assert translate(busy, Path("team.db")) is busy


def test_mistakes_in_our_own_code_pass(path: Path, connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.ProgrammingError), translated(path):
        connection.execute("SELECT ?")
    with pytest.raises(KeyError), translated(path):
        raise KeyError("title")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY_RECOVERY", Busy),
        ("SQLITE_CORRUPT_INDEX", Damaged),
        ("SQLITE_IOERR_CORRUPTFS", Damaged),
        ("SQLITE_IOERR_FSYNC", DatabaseProblem),
        ("SQLITE_IOERR_SHMSIZE", DatabaseProblem),
        ("SQLITE_NOMEM", DatabaseProblem),
        ("SQLITE_READONLY_CANTLOCK", ReadOnly),
        ("SQLITE_TOOBIG", DatabaseProblem),
        ("SQLITE_CONSTRAINT_TRIGGER", ConstraintBroken),
    ],
)
def test_the_finer_names_are_known(name: str, kind: type[BreakthroughError]) -> None:
    error = sqlite3.OperationalError("it said so")
    error.sqlite_errorname = name
    translation = translate(error, Path("team.db"))
    assert type(translation) is kind
    assert translation.message.endswith(".")
    assert translation.hint.endswith((".", "?"))
