"""Copies of the database, made while everybody works on it: whole, checked, and there only once they are."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from zlib import crc32

from breakthrough_tui.domain.errors import (
    BreakthroughError,
    Busy,
    Damaged,
    DatabaseProblem,
    DiskFull,
    Invalid,
    ReadOnly,
)
from breakthrough_tui.store.address import DAILY, daily_place, make_private_file
from breakthrough_tui.store.connection import APPLICATION_ID, Database
from breakthrough_tui.store.database_errors import translated
from breakthrough_tui.store.write_lock import WriteLock

_PARTIAL = ".partial"
WAIT_SECONDS = 60.0
"""A copy of a large database takes its time; who wants another waits for it."""


def back_up(database: Database, to: Path | None = None, *, now: datetime) -> Path:
    """Copy the database into a new file; its path.

    `to` is the file, or a folder in which it is named by time; without it, beside the database. Nothing is ever
    overwritten. Whoever waits for the copy finds no file or the whole one.
    """
    try:
        place = _new_place(database.path, to, now)
    except OSError as error:
        raise _problem(to or database.path, error) from error
    with alone(database):
        return _copied(database, place)


def keep_present(database: Database, ending: str) -> Path | None:
    """A copy of what is there, damaged or not, beside it; None where there is nothing."""
    if not database.path.exists() or not database.path.stat().st_size:
        return None
    place = _numbered(Path(f"{database.path}{ending}"))
    with alone(database):
        return _copied(database, place, checked=False)


def keep_before_upgrade(database: Database, ending: str, *, version: int) -> Path:
    """A copy beside the database, which says that it is of a version, whatever its original says by now."""
    with alone(database):
        return _copied(database, _numbered(Path(f"{database.path}{ending}")), version=version)


def stream(database: Database) -> Iterator[bytes]:
    """The bytes of a copy, once it is made and checked; it is gone afterwards."""
    with alone(database):
        place = Path(f"{database.path}.stream{_PARTIAL}")
        _remove(place)
        try:
            _fill(database, place)
            with place.open("rb") as file:
                while block := file.read(1 << 16):
                    yield block
        finally:
            _remove(place)


def back_up_daily(database: Database, *, today: date, keep: int) -> Path | None:
    """Copy the database if that was not done today (UTC), and let the oldest go; None where there was nothing to do.

    `keep` is how many daily copies there are afterwards at most; 0 makes none.
    """
    if keep <= 0:
        return None
    place = daily_place(database.path, today)
    if place.exists():
        return None
    with alone(database):
        if place.exists():  # another session was faster
            return None
        made = _copied(database, place)
        for old in daily_backups(database.path)[:-keep]:
            _remove(old)
    return made


def daily_backups(path: Path) -> list[Path]:
    """The daily copies of a database, the oldest first."""
    beginning = f"{path.name}{DAILY}"
    with suppress(FileNotFoundError):
        return sorted(
            file
            for file in path.parent.iterdir()
            if file.name.startswith(beginning) and _is_day(file.name.removeprefix(beginning))
        )
    return []


def backups(path: Path) -> list[Path]:
    """Every copy that lies beside a database, the newest last."""
    beginnings = tuple(f"{path.name}{kind}" for kind in (DAILY, ".backup-", ".before-"))
    with suppress(FileNotFoundError):
        found = (
            file
            for file in path.parent.iterdir()
            if file.name.startswith(beginnings) and not file.name.endswith(_PARTIAL)
        )
        return sorted(found, key=lambda file: (file.stat().st_mtime, file.name))
    return []


def plain(path: Path) -> sqlite3.Connection:
    """A connection that asks nothing of the file, so that a damaged one can be copied and written over."""
    return sqlite3.connect(path, isolation_level=None)


def require_sound(path: Path) -> None:
    """Damaged or Invalid for a file that is no whole database of ours."""
    try:
        with closing(_open(path)) as copy:
            if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise Invalid(
                    f"{path} is no database of this program.", "Name a copy that 'backup' made."
                )
            found = copy.execute("PRAGMA integrity_check(1)").fetchall()
    except sqlite3.DatabaseError as error:
        raise Damaged(f"{path} is no whole database.", "Take another copy.") from error
    if found != [("ok",)]:
        raise Damaged(f"{path} is damaged.", "Take another copy.")


def _open(path: Path) -> sqlite3.Connection:
    """For reading only; nothing is made beside the file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _is_day(text: str) -> bool:
    return len(text) == 8 and text.isascii() and text.isdigit()


@contextmanager
def alone(database: Database, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """One copy at a time: what lies there half made is then nobody's, and is cleared away."""
    lock = WriteLock(database.path, suffix=".backup.lock", wait=wait)
    try:
        with lock.held():
            for left in database.path.parent.iterdir():
                if left.name.startswith(f"{database.path.name}.") and _PARTIAL in left.name:
                    left.unlink(missing_ok=True)
            yield
    except Busy as error:
        raise Busy(
            "Somebody else is making a copy of this database and has not finished.",
            "Try again in a moment.",
        ) from error


def _new_place(database: Path, to: Path | None, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    folder = to if to is not None and to.is_dir() else None
    if to is not None and folder is None:
        if to.exists():
            raise Invalid(f"There is a {to} already.", "Name a new file, or a folder to put it in.")
        if not to.parent.is_dir():
            raise Invalid(f"There is no folder {to.parent}.", "Make it first.")
        return to
    return _numbered((folder or database.parent) / f"{database.name}.backup-{stamp}")


def _numbered(stem: Path) -> Path:
    """The name, or with a number the first that nobody has."""
    for again in range(1, 1000):
        place = stem if again == 1 else stem.with_name(f"{stem.name}-{again}")
        if not place.exists():
            return place
    raise DatabaseProblem(f"There are too many copies called {stem}.", "Put some elsewhere.")


def _copied(
    database: Database, place: Path, *, checked: bool = True, version: int | None = None
) -> Path:
    """Fill a file beside the place, then let it appear there in one step."""
    # The name is that of this database alone: what was cut off is found, and cleared away, by the next copy.
    mark = crc32(str(database.path).encode())
    partial = place.with_name(f"{database.path.name}.{mark:08x}{_PARTIAL}")
    try:
        _remove(partial)
        _fill(database, partial, checked=checked, version=version)
        _appear(partial, place)
        _sync_folder(place.parent)
    except FileExistsError:
        raise Invalid(f"There is a {place} already.", "Name a new file.") from None
    except OSError as error:
        raise _problem(place, error) from error
    finally:
        with suppress(OSError):
            _remove(partial)
    return place


def _appear(partial: Path, place: Path) -> None:
    """Give the file its name. FileExistsError if somebody has made one meanwhile: a rename would overwrite it."""
    try:
        os.link(partial, place)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links
        if place.exists():
            raise FileExistsError from None
        partial.rename(place)


def _fill(
    database: Database, place: Path, *, checked: bool = True, version: int | None = None
) -> None:
    """Copy every page as it is at one moment, then look whether the copy is whole."""
    try:
        make_private_file(place)
    except OSError as error:
        raise _problem(place, error) from error
    try:
        with translated(place), closing(sqlite3.connect(place, isolation_level=None)) as target:
            if checked:
                database.connection().backup(target)
            else:
                with closing(plain(database.path)) as source:
                    source.backup(target)
            with nullcontext() if checked else suppress(sqlite3.DatabaseError):
                target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
                if version is not None:
                    target.execute(f"PRAGMA user_version = {version}")
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if checked:
            require_sound(place)
    except BaseException as error:
        _remove(place)
        if isinstance(error, BreakthroughError) or not isinstance(error, OSError):
            raise
        raise _problem(place, error) from error


def _remove(path: Path) -> None:
    for name in (path, Path(f"{path}-journal"), Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _problem(place: Path, error: OSError) -> DatabaseProblem:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"There is no room for {place}.", "Free some space, or name another disk.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(f"{place} cannot be written.", "Name a place that is open to you.")
    return DatabaseProblem(f"{place} cannot be written: {error.strerror}.", "Name another place.")
