"""A database at work: what is read together, what is written together, and what is never left behind."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from peewee import JOIN, fn

from breakthrough_tui.domain.errors import (
    Busy,
    ConstraintBroken,
    Damaged,
    DatabaseProblem,
    DiskFull,
    Invalid,
    ReadOnly,
)
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.write_lock import WriteLock
from tests.store.cards import Card, add, make_database, titles


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "team.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = make_database(path)
    yield database
    database.close()


def test_a_connection_is_set_as_it_should_be(database: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1}
    assert {name: database.pragma(name) for name in wanted} == wanted


def test_each_kind_of_query_runs(database: Database) -> None:
    with database.write():
        assert (
            database.insert(Card.insert(number=12, title="call the depot", labels=("stock",))) == 1
        )
        assert database.insert(Card.insert(number=13, title="visit ward 12")) == 2
        assert database.change(Card.update(title="ask ben").where(Card.number == 13)) == 1
        assert database.change(Card.delete().where(Card.number == 99)) == 0
    everything = Card.select().order_by(Card.number)
    assert database.rows(everything) == [
        (1, 12, "call the depot", ("stock",)),
        (2, 13, "ask ben", ()),
    ]
    assert database.row(everything) == (1, 12, "call the depot", ("stock",))
    assert database.row(Card.select().where(Card.number == 99)) is None
    assert database.value(Card.select(fn.COUNT(Card.id))) == 2
    assert database.value(Card.select(Card.title).where(Card.number == 99)) is None
    assert database.rows(Card.select().where(Card.number == 99)) == []
    assert [row.title for row in database.rows(everything.namedtuples())] == [
        "call the depot",
        "ask ben",
    ]
    assert [row["labels"] for row in database.run(everything.dicts())] == [("stock",), ()]
    both = Card.select(Card.title).where(Card.number == 12) | Card.select(Card.title).where(
        Card.number == 13
    )
    assert sorted(database.rows(both)) == [("ask ben",), ("call the depot",)]
    other = Card.alias()
    joined = Card.select(Card.number, other.labels).join(
        other, JOIN.LEFT_OUTER, on=(other.number == Card.number + 1)
    )
    assert sorted(database.rows(joined)) == [(12, ()), (13, None)]


def test_several_rows_are_inserted_at_once(database: Database) -> None:
    with database.write():
        rows = [{"number": number, "title": "x"} for number in range(3)]
        database.run(Card.insert_many(rows))
    assert titles(database) == ["x", "x", "x"]


def test_a_query_is_asked_anew_each_time(database: Database) -> None:
    query = Card.select(fn.COUNT(Card.id)).tuples()
    assert database.value(query) == 0
    assert list(database.run(query)) == [(0,)]
    with database.write():
        add(database, "call the depot")
    assert database.value(query) == 1
    assert list(database.run(query)) == [(1,)]


def test_a_write_is_done_whole_or_not_at_all(database: Database) -> None:
    with pytest.raises(KeyError), database.write():
        add(database, "call the depot")
        raise KeyError
    assert titles(database) == []
    with database.write():
        add(database, "ask ben")
    assert titles(database) == ["ask ben"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_no_transaction_is_left_open_whatever_happens(
    database: Database, error: type[BaseException]
) -> None:
    with pytest.raises(error), database.write():
        raise error
    with pytest.raises(error), database.read():
        raise error
    assert not database.connection().in_transaction
    assert not database.in_transaction
    with database.write():
        pass


def test_transactions_are_not_nested(database: Database) -> None:
    with database.write():
        add(database, "call the depot")
        with pytest.raises(RuntimeError, match="open"), database.write():
            pass
        with pytest.raises(RuntimeError, match="open"), database.read():
            pass
        with pytest.raises(RuntimeError, match="open"):
            database.close()
    assert titles(database) == ["call the depot"]


def test_nothing_is_changed_outside_a_write(database: Database) -> None:
    for change in (
        lambda: database.insert(Card.insert(number=1)),
        lambda: database.change(Card.update(title="x")),
        lambda: database.run(Card.delete()),
    ):
        with pytest.raises(RuntimeError, match="inside write"):
            change()
        with pytest.raises(RuntimeError, match="inside write"), database.read():
            change()


def test_a_broken_constraint_has_its_name_and_the_command_may_go_on(database: Database) -> None:
    with database.write():
        with pytest.raises(ConstraintBroken) as caught:
            add(database, "bad")
        add(database, "good")
    assert (caught.value.kind, caught.value.constraint) == ("check", "title_is_good")
    assert titles(database) == ["good"]


def test_a_full_disk_takes_the_whole_write_back(database: Database) -> None:
    database.connection().execute(f"PRAGMA max_page_count = {database.pragma('page_count')}")
    with pytest.raises(DiskFull), database.write():
        add(database, "small")
        add(database, "x" * 100_000)
    assert titles(database) == []
    with database.write():
        add(database, "small")
    assert titles(database) == ["small"]


def test_a_write_that_sqlite_took_back_is_not_acknowledged(database: Database) -> None:
    with pytest.raises(DatabaseProblem, match="taken this change back"), database.write():
        add(database, "call the depot")
        database.connection().execute("ROLLBACK")
    assert titles(database) == []


def test_nothing_is_kept_that_follows_a_full_disk(database: Database) -> None:
    with pytest.raises(DatabaseProblem, match="taken this change back"), database.write():
        add(database, "before")
        database.connection().execute("ROLLBACK")  # as SQLite does when the disk is full
        add(database, "after")
    assert titles(database) == []


def test_one_read_sees_one_state(database: Database, path: Path) -> None:
    other = Database(Address(path))
    with other.write():
        add(other, "first")
    with database.read():
        assert titles(database) == ["first"]
        with other.write():
            add(other, "second")
        assert titles(database) == ["first"]
    assert titles(database) == ["first", "second"]
    other.close()


def test_a_commit_of_somebody_else_is_noticed_and_ones_own_is_not(
    database: Database, path: Path
) -> None:
    before = database.data_version()
    with database.write():
        add(database, "mine")
    assert database.data_version() == before
    other = Database(Address(path))
    with other.write():
        add(other, "theirs")
    other.close()
    assert database.data_version() != before


def test_each_thread_has_its_own_connection(database: Database) -> None:
    found: list[Any] = []

    def look() -> None:
        with database.read():
            found.append(titles(database))
        found.append(database.connection() is mine)
        database.close()

    with database.write():
        add(database, "call the depot")
        mine = database.connection()
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [["call the depot"], False]
    assert titles(database) == ["call the depot"]


def test_a_write_takes_its_turn_and_a_read_does_not_wait(database: Database, path: Path) -> None:
    database.takes_turns = True
    database.write_lock = WriteLock(path, wait=0.05)
    with WriteLock(path).held():
        with pytest.raises(Busy), database.write():
            pytest.fail("written out of turn")
        with database.read():
            assert titles(database) == []
        database.close()  # goes on without its turn
    assert database.peewee.is_closed()


def test_a_write_takes_no_turns_where_sqlite_is_mended(database: Database, path: Path) -> None:
    database.takes_turns = False
    with WriteLock(path).held(), database.write():
        add(database, "call the depot")
    assert titles(database) == ["call the depot"]


def test_a_lock_of_another_program_ends_in_busy(database: Database, path: Path) -> None:
    database.pragma("busy_timeout = 50")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy), database.write():
            pytest.fail("two write")


def test_the_wal_is_written_back_while_one_works_and_at_the_end(
    database: Database, path: Path
) -> None:
    wal = path.with_name("team.db-wal")
    for number in range(60):
        with database.write():
            database.insert(Card.insert(number=number, title="x" * 100_000))
    assert wal.stat().st_size < 4_500_000  # of 6 MB: the automatic checkpoint ran
    database.close()
    assert not wal.exists()


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("Dear Ana,\n" * 500)
    with pytest.raises(Damaged):
        Database(Address(path)).connection()
    assert path.read_text().startswith("Dear Ana,\nDear Ana")


def test_a_database_of_another_program_is_not_changed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE album (title TEXT)")
    before = path.read_bytes()
    Database(Address(path)).connection().close()
    assert path.read_bytes() == before
    assert not path.with_name("team.db.lock").exists()


def test_a_database_that_may_only_be_read_is_said(database: Database) -> None:
    with database.write():
        add(database, "call the depot")
    database.pragma("query_only = 1")
    with pytest.raises(ReadOnly), database.write():
        add(database, "ask ben")
    assert titles(database) == ["call the depot"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        Database(Address(tmp_path))
