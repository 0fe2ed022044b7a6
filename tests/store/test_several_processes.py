"""Several processes on one file, and what a process imports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from breakthrough_tui.store.connection import Database
from tests.store.cards import Card, add, make_database
from tests.store.processes import kill, output, said, start

WRITE_MANY = """
import sys
from pathlib import Path
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
database = Database(Address(Path(sys.argv[1])))
for _ in range(int(sys.argv[2])):
    with database.write():
        database.connection().execute("UPDATE card SET number = number + 1")
    print("written", flush=True)
database.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "team.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = make_database(path)
    yield database
    database.close()


def test_several_processes_lose_nothing(database: Database, path: Path) -> None:
    with database.write():
        add(database, "counter")
    before = database.value(Card.select(Card.number))
    others = [start(WRITE_MANY, path, 25) for _ in range(4)]
    for other in others:
        other.communicate(timeout=60)
        assert other.returncode == 0
    assert database.value(Card.select(Card.number)) == before + 100


def test_kill_9_loses_nothing_that_was_acknowledged(database: Database, path: Path) -> None:
    with database.write():
        add(database, "counter")
    before = database.value(Card.select(Card.number))
    with start(WRITE_MANY, path, 10_000) as other:
        for _ in range(20):
            assert said(other) == "written"
        kill(other)
    # More may have been committed whose acknowledgement nobody read.
    assert database.value(Card.select(Card.number)) >= before + 20
    assert database.pragma("integrity_check") == "ok"


def test_eight_processes_make_a_new_file_at_once(path: Path) -> None:
    script = """
import sys
from pathlib import Path
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
sys.stdin.readline()
database = Database(Address(Path(sys.argv[1])))
with database.write():
    database.connection().execute("CREATE TABLE IF NOT EXISTS card (title TEXT)")
    database.connection().execute("INSERT INTO card VALUES ('call the depot')")
database.close()
"""
    others = [start(script, path) for _ in range(8)]
    for other in others:
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
    for other in others:
        other.communicate(timeout=60)
        assert other.returncode == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM card").fetchone() == (8,)


def test_drivers_of_other_databases_are_never_imported(tmp_path: Path) -> None:
    drivers = ("psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb", "pysqlite3")
    for driver in drivers:
        (tmp_path / "drivers" / driver).mkdir(parents=True)
        (tmp_path / "drivers" / driver / "__init__.py").write_text("print(__name__)")
    script = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.upgrade import upgrade
folder = Path(sys.argv[1])
folder.joinpath("0001_first.py").write_text("def up(migrator, db): db.execute_sql('CREATE TABLE card (title)')")
upgrade(Database(Address(folder / "team.db")), now=datetime.now(UTC), directory=folder)
assert "playhouse.migrations" in sys.modules
print("now by name:")
for driver in sys.argv[2:]:
    __import__(driver)
"""
    printed = output(script, tmp_path, *drivers, extra_path=tmp_path / "drivers")
    assert printed.splitlines() == ["now by name:", *drivers]
