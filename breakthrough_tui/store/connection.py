"""One database file: its connections, its transactions, and what runs in them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from itertools import chain
from pathlib import Path

import peewee
from peewee import SqliteDatabase

from breakthrough_tui.domain.errors import BreakthroughError, DatabaseProblem
from breakthrough_tui.store.address import Address, check_place
from breakthrough_tui.store.database_errors import translated
from breakthrough_tui.store.write_lock import WriteLock, needed
from breakthrough_tui.store.written import (
    Question,
    converted,
    converters_of,
    inserted,
    selecting,
    selecting_some,
    updated,
)

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

BUSY_MILLISECONDS = 5000
APPLICATION_ID = 0x42_52_4B_54  # 'BRKT', in the header of each of our files


def open_database(address: Address) -> SqliteDatabase:
    """Peewee's database for an address: nothing is opened before `connect`, and nothing connects by itself."""
    return SqliteDatabase(
        str(address.path),
        pragmas=[
            ("busy_timeout", BUSY_MILLISECONDS),
            ("synchronous", 2),  # FULL: what was acknowledged survives a power cut
            ("foreign_keys", 1),
        ],
        timeout=BUSY_MILLISECONDS // 1000,
        autoconnect=False,
    )


class Database:
    """An open SQLite file. Each thread has a connection of its own, made at first use; `close` closes it."""

    def __init__(self, address: Address, *, create: bool = True) -> None:
        check_place(address.path, create=create)
        self.address = address
        self.peewee = open_database(address)
        self.write_lock = WriteLock(address.path)
        self.takes_turns = needed(sqlite3.sqlite_version_info)
        self._thread = threading.local()

    @property
    def path(self) -> Path:
        """The file."""
        return self.address.path

    # Transactions

    @contextmanager
    def read(self) -> Iterator[None]:
        """One transaction for several queries, which then all see the same state."""
        with self._alone("read"), translated(self.path), self._transaction("BEGIN"):
            yield

    @contextmanager
    def write(self) -> Iterator[None]:
        """One transaction that writes: all of it or nothing. SQLite's checkpoint after it takes the same turn."""
        with (
            self._alone("write"),
            self.turn(),
            translated(self.path),
            self._transaction("BEGIN IMMEDIATE"),
        ):
            yield

    def turn(self) -> AbstractContextManager[None]:
        """Hold the write lock, where this version of SQLite needs it."""
        self.connection()  # opening a new file takes the lock too
        return self.write_lock.held() if self.takes_turns else nullcontext()

    @property
    def in_transaction(self) -> bool:
        """Whether `read` or `write` is open on this thread."""
        return self._open is not None

    @property
    def _open(self) -> str | None:
        found: str | None = getattr(self._thread, "open", None)
        return found

    @contextmanager
    def _alone(self, kind: str) -> Iterator[None]:
        if self.in_transaction:
            raise RuntimeError("a transaction is open on this thread already")
        self._thread.open = kind
        try:
            yield
        finally:
            self._thread.open = None

    def _require_write(self) -> None:
        if self._open != "write":
            raise RuntimeError("this changes the database, so it belongs inside write()")
        self._require_open_transaction()  # or what follows a rollback of SQLite's own would stay

    def _require_open_transaction(self) -> None:
        if not self.connection().in_transaction:
            raise DatabaseProblem(
                "The database has taken this change back.", "Nothing was changed. Try again."
            )

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        # Not Peewee's `atomic`: its rollback fails where SQLite has rolled back by itself, and hides the reason.
        connection = self.connection()
        try:
            connection.execute(begin)
            yield
            self._require_open_transaction()
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                with suppress(sqlite3.Error):  # the error that brought us here says more
                    connection.execute("ROLLBACK")
            raise

    # Queries. They run in the open transaction, or alone in one of their own.

    def run(self, query: peewee.BaseQuery) -> Any:
        """What Peewee gives for a query: rows in the form that it asks for, or a number."""
        if isinstance(query, peewee._WriteQuery):
            self._require_write()
        with translated(self.path):
            self.connection()
            result = query.clone().execute(self.peewee)  # a query object keeps its first result
            if isinstance(result, peewee.CursorWrapper):
                result.fill_cache()  # so that no error comes later, outside
            return result

    def rows(self, query: peewee.BaseQuery) -> list[Any]:
        """All rows: tuples, or named tuples if the query asks for these."""
        if getattr(query, "_row_type", None) == peewee.ROW.NAMED_TUPLE:
            return list(self.run(query))
        with translated(self.path):
            self.connection()
            cursor = query.tuples().execute(self.peewee)
            cursor.initialize()
            return converted(cursor.cursor.fetchall(), converters_of(cursor))

    def ask(self, sql: str, *values: Any, ids: Iterable[int] = ()) -> list[Any]:
        """All rows of a question in standard SQL, as the database holds them; `:ids` stands for the ids.

        For what every start and every change asks: Peewee takes longer to write the SQL than SQLite to answer.
        """
        sql = sql.replace(":ids", ", ".join(str(int(one)) for one in ids))
        with translated(self.path):
            return self.connection().execute(sql, values).fetchall()

    def rows_where(
        self,
        model: type[peewee.Model],
        names: tuple[str, ...],
        rest: str,
        *values: Any,
        ids: Iterable[int] = (),
    ) -> list[Any]:
        """Some fields of a table's rows, as their fields hold them; what follows FROM is as in `ask`, and as cheap."""
        sql, converters = selecting_some(model, names)
        return converted(self.ask(f"{sql} {rest}", *values, ids=ids), converters)

    def row(self, query: peewee.BaseQuery) -> Any | None:
        """The first row, or None."""
        rows = self.rows(query)
        return rows[0] if rows else None

    def value(self, query: peewee.BaseQuery) -> Any:
        """The first column of the first row, or None."""
        row = self.row(query)
        return None if row is None else row[0]

    def by_key(self, model: type[peewee.Model], key: int | str) -> dict[str, Any] | None:
        """The row with a primary key, by its fields."""
        sql, fields = selecting(model)
        with translated(self.path):
            found = self.connection().execute(sql, (key,)).fetchone()
        if found is None:
            return None
        return {
            name: value if convert is None else convert(value)
            for (name, convert), value in zip(fields, found, strict=True)
        }

    def answers(self, question: Question, **values: Any) -> list[Any]:
        """All rows of a question that is asked again and again, with the values of its slots."""
        with translated(self.path):
            return question.ask(self.connection(), **values)

    def insert_row(self, model: type[peewee.Model], row: Mapping[str, Any]) -> int:
        """Insert one row: its id. (Its row number, for a table whose key is no number.)"""
        self._require_write()
        with translated(self.path):
            return int(self.connection().execute(*inserted(model, row)).lastrowid or 0)

    def update_row(
        self, model: type[peewee.Model], key: int | str, fields: Mapping[str, Any]
    ) -> None:
        """Change fields of the row with a primary key."""
        self._require_write()
        with translated(self.path):
            self.connection().execute(*updated(model, key, fields))

    def change(self, query: peewee.BaseQuery) -> int:
        """Run an update or delete: how many rows it touched."""
        return int(self.run(query))

    def insert(self, query: peewee.BaseQuery) -> int:
        """Run an insert of one row: its id. (Its row number, for a table whose key is no number.)"""
        self._require_write()
        with translated(self.path):
            self.connection()
            return int(self.peewee.execute(query).lastrowid)  # type: ignore[no-untyped-call]

    def insert_all(self, model: type[peewee.Model], rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert many rows with the same fields. Peewee writes the SQL once, for the first of them."""
        self._require_write()
        waiting = iter(rows)
        first = next(waiting, None)
        if first is None:
            return
        names = list(first)
        sql, _ = model.insert(**first).sql()
        fields = model._meta.fields
        # Peewee writes the columns in the order of the table.
        names = sorted(names, key=list(fields).index)
        convert = [(name, fields[name].db_value) for name in names]
        values = (
            [to_database(row[name]) for name, to_database in convert]
            for row in chain((first,), waiting)
        )
        with translated(self.path):
            self.connection().executemany(sql, values)

    def pragma(self, name: str) -> Any:
        """The value of a pragma of SQLite."""
        with translated(self.path):
            row = self.connection().execute(f"PRAGMA {name}").fetchone()
            return None if row is None else row[0]

    def data_version(self) -> int:
        """A number that changes when somebody else has committed; never inside `read`."""
        return int(self.pragma("data_version"))

    # Connections

    def connection(self) -> sqlite3.Connection:
        """This thread's connection (of Python's sqlite3), opened if it is not."""
        if self.peewee.is_closed():
            with translated(self.path):
                self._connect()
        found: sqlite3.Connection = self.peewee.connection()  # type: ignore[no-untyped-call]
        return found

    def _connect(self) -> None:
        self.peewee.connect()
        try:
            connection: sqlite3.Connection = self.peewee.connection()  # type: ignore[no-untyped-call]
            if _journal_mode(connection) != "wal" and _may_be_ours(connection):
                # All who open a new file at once would otherwise get into each other's way.
                with self.write_lock.held():
                    connection.execute("PRAGMA journal_mode = WAL").fetchone()
                if _journal_mode(connection) != "wal":
                    raise DatabaseProblem(
                        f"The place of {self.path} does not let several people use a database at once.",
                        "Choose a place on a disk of this machine.",
                    )
        except BaseException:
            self.peewee.close()
            raise

    def close(self) -> None:
        """Close this thread's connection. The last one of all writes the WAL back into the file."""
        if self.in_transaction:
            raise RuntimeError("a transaction is open on this thread")
        if self.peewee.is_closed():
            return
        try:
            with self.turn():
                self.peewee.close()
        except BreakthroughError:
            # Without a turn it is safe as well: SQLite writes back only if it is alone with the file.
            self.peewee.close()


def _may_be_ours(connection: sqlite3.Connection) -> bool:
    # Nothing is changed in a file of another program; `upgrade` then says that it is one.
    if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        return True
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _journal_mode(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0]).lower()
