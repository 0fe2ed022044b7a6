"""What the database's errors mean to a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import PeeweeException

from breakthrough_tui.domain.errors import (
    BreakthroughError,
    Busy,
    ConstraintBroken,
    Damaged,
    DatabaseProblem,
    DiskFull,
    ReadOnly,
)

_NOTHING_CHANGED = "Nothing was changed."


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what the database says as errors for people. Mistakes in our own code pass as they are."""
    try:
        yield
    except (PeeweeException, sqlite3.Error) as error:
        if sqlite_error(error) is None:
            raise
        raise translate(error, path) from error


def sqlite_error(error: BaseException) -> sqlite3.Error | None:
    """The error of SQLite behind this one that says most.

    When SQLite itself has rolled back (a full disk), Peewee's rollback fails and its error hides the true one,
    which is further along `__context__`. So a plain SQLITE_ERROR gives way to what comes after it.
    """
    found: sqlite3.Error | None = None
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        current = waiting.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        waiting += [current.__context__, current.__cause__]
        if isinstance(current, sqlite3.Error) and _name(current):
            if found is None or _name(found) == "SQLITE_ERROR":
                found = current
    return found


def translate(error: BaseException, path: Path) -> BreakthroughError:
    """The error for people; one that is translated already is returned as it is."""
    if isinstance(error, BreakthroughError):
        return error
    original = sqlite_error(error)
    if original is None:
        return DatabaseProblem(f"The database could not do this: {error}.", _NOTHING_CHANGED)
    name = _name(original)
    for beginning, make in _MEANINGS.items():
        if name == beginning or name.startswith(f"{beginning}_"):
            return make(original, path)
    return DatabaseProblem(f"The database could not do this: {original}.", _NOTHING_CHANGED)


def _name(error: sqlite3.Error) -> str:
    # Errors that Python raises by itself have none.
    return getattr(error, "sqlite_errorname", None) or ""


def _full(error: sqlite3.Error, path: Path) -> BreakthroughError:
    return DiskFull(
        f"The disk that holds {path} is full; nothing was changed.",
        "Free some space, then try again. Reading goes on meanwhile.",
    )


def _read_only(error: sqlite3.Error, path: Path) -> BreakthroughError:
    return ReadOnly(
        f"The database {path} cannot be written.",
        "You need the right to write the file and the folder that it is in.",
    )


def _cannot_open(error: sqlite3.Error, path: Path) -> BreakthroughError:
    return ReadOnly(
        f"The database {path} cannot be opened.",
        "You need the right to write the file and the folder that it is in, and room on the disk.",
    )


def _busy(error: sqlite3.Error, path: Path) -> BreakthroughError:
    return Busy(
        "Somebody else kept the database locked for longer than 5 seconds.",
        "Nothing was changed. Try again in a moment.",
    )


def _damaged(error: sqlite3.Error, path: Path) -> BreakthroughError:
    return Damaged(
        f"The database {path} is damaged.",
        "Leave the file as it is, keep a copy of it, and go back to a backup.",
    )


def _no_database(error: sqlite3.Error, path: Path) -> BreakthroughError:
    return Damaged(
        f"{path} is no database, or its beginning is damaged.",
        "Name another file with --db, or go back to a backup.",
    )


def _disk(error: sqlite3.Error, path: Path) -> BreakthroughError:
    if _name(error) in ("SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMMAP", "SQLITE_IOERR_SHMOPEN"):
        return DatabaseProblem(
            f"The file {path}-shm cannot be made or enlarged.",
            "Is the disk full, or the folder closed to you?",
        )
    return DatabaseProblem(
        f"Reading or writing {path} failed ({_name(error)}).",
        "The disk may be full, gone or failing. Look there before you go on.",
    )


def _memory(error: sqlite3.Error, path: Path) -> BreakthroughError:
    return DatabaseProblem("There is not enough memory for this.", _NOTHING_CHANGED)


def _too_big(error: sqlite3.Error, path: Path) -> BreakthroughError:
    return DatabaseProblem(
        "This is more than the database can hold in one place.", _NOTHING_CHANGED
    )


def _constraint(error: sqlite3.Error, path: Path) -> BreakthroughError:
    said = str(error)
    kind, separator, constraint = said.partition(" constraint failed")
    if not separator:
        kind, constraint = "", said
    constraint = constraint.removeprefix(": ").removeprefix("index ").strip("'")
    sentences = {
        "UNIQUE": "There is one like this already",
        "CHECK": "One of these values cannot be",
        "NOT NULL": "Something that is needed is missing",
        "FOREIGN KEY": "This belongs to something that is not there (any more)",
    }
    sentence = sentences.get(kind, "This would break a rule of the database")
    named = f" ({constraint})" if constraint else ""
    return ConstraintBroken(
        f"{sentence}{named}.", _NOTHING_CHANGED, kind=kind.lower(), constraint=constraint
    )


_MEANINGS = {
    "SQLITE_FULL": _full,
    "SQLITE_READONLY": _read_only,
    "SQLITE_PERM": _read_only,
    "SQLITE_AUTH": _read_only,
    "SQLITE_CANTOPEN": _cannot_open,
    "SQLITE_BUSY": _busy,
    "SQLITE_LOCKED": _busy,
    "SQLITE_PROTOCOL": _busy,
    "SQLITE_CORRUPT": _damaged,
    "SQLITE_NOTADB": _no_database,
    "SQLITE_IOERR_CORRUPTFS": _damaged,
    "SQLITE_IOERR": _disk,
    "SQLITE_NOMEM": _memory,
    "SQLITE_TOOBIG": _too_big,
    "SQLITE_CONSTRAINT": _constraint,
}
