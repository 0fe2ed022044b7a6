"""Turns by a lock file beside the database. Why there are any: docs/wal-reset-bug.md."""

from __future__ import annotations

import errno
import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from breakthrough_tui.domain.errors import Busy, DatabaseProblem, DiskFull, ReadOnly

WAIT_SECONDS = 5.0


def needed(sqlite_version: tuple[int, ...]) -> bool:
    """Whether this version of SQLite has the WAL-reset bug (sqlite.org/wal.html#walresetbug)."""
    if not (3, 7, 0) <= sqlite_version <= (3, 51, 2):
        return False
    fixed_in_series = {44: (3, 44, 6), 50: (3, 50, 7)}
    fixed = fixed_in_series.get(sqlite_version[1])
    return fixed is None or sqlite_version < fixed


class WriteLock:
    """Whoever holds it is alone among all processes and threads. It is free again when its holder dies."""

    def __init__(
        self, database: Path, *, suffix: str = ".lock", wait: float = WAIT_SECONDS
    ) -> None:
        self.database = database
        self.path = Path(f"{database}{suffix}")
        self.wait = wait

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock: Busy after `wait` seconds, ReadOnly where the file cannot be made."""
        descriptor = self._acquire()
        try:
            yield
        finally:
            os.close(descriptor)  # which unlocks

    def _acquire(self) -> int:
        while True:
            descriptor = _open(self.path, self.database)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not _Turn(descriptor).wait(self.wait):
                    raise Busy(
                        f"Somebody else has been writing for longer than {self.wait:g} seconds.",
                        "Nothing was changed. Try again in a moment.",
                    ) from None
            except BaseException:
                os.close(descriptor)
                raise
            if _is_at(self.path, descriptor):
                return descriptor
            os.close(descriptor)  # somebody removed the file meanwhile, and others lock a new one


class _Turn:
    """One place in the kernel's queue for a lock.

    A blocking `flock` cannot be given a time limit, so a thread waits in it. Asking again and again instead
    leaves the lock idle between the questions and lets the newest win.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._decided = threading.Lock()
        self._come = threading.Event()
        self._given_up = False
        self._error: OSError | None = None
        threading.Thread(target=self._queue, name="write lock", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Whether the lock was got in time. If not, the descriptor is no longer the caller's."""
        try:
            self._come.wait(seconds)
        finally:
            with self._decided:
                if not self._come.is_set():
                    self._given_up = True
        if self._error is not None:
            os.close(self._descriptor)
            raise self._error
        return not self._given_up

    def _queue(self) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        except OSError as error:
            self._error = error
        with self._decided:
            if self._given_up:
                os.close(self._descriptor)
            else:
                self._come.set()


def _open(path: Path, database: Path) -> int:
    flags = os.O_RDWR | os.O_NOFOLLOW
    try:
        try:
            descriptor = os.open(path, flags)
        except FileNotFoundError:
            try:
                descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:  # another session was faster
                return os.open(path, flags)
        _open_to_writers(descriptor, database)
        return descriptor
    except OSError as error:
        raise _problem(path, error) from error


def _open_to_writers(descriptor: int, database: Path) -> None:
    """Whoever may write the database must be able to take turns, also where it was opened to them later."""
    with suppress(OSError):
        here, there = os.fstat(descriptor), database.stat()
        mode = there.st_mode & 0o666 | 0o600
        if here.st_uid == os.geteuid() and (here.st_mode & 0o777, here.st_gid) != (
            mode,
            there.st_gid,
        ):
            os.fchmod(descriptor, mode)
            os.fchown(descriptor, -1, there.st_gid)


def _problem(path: Path, error: OSError) -> DatabaseProblem:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(
            f"You may read here but not write: {path} is closed to you.",
            "Ask who owns the database to let you.",
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            "The disk is full; nothing was changed.", "Free some space, then try again."
        )
    return DatabaseProblem(f"{path} cannot be opened: {error.strerror}.", "Is it an ordinary file?")


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
