"""What a stretch of a test asks of the machine, as Python's audit tells it: programs it starts, files it writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_STARTS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "pty.spawn",
)
_CHANGES = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.symlink",
    "os.link",
    "os.truncate",
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_hear: list[list[str]] = []


@contextmanager
def heard() -> Iterator[list[str]]:
    """'os.system …', 'writes …' as they happen. SQLite's own files are not among them, but 'sqlite3.connect …' is."""
    asked: list[str] = []
    _hear.append(asked)
    try:
        yield asked
    finally:
        _hear.remove(asked)


def _listen(event: str, given: tuple[object, ...]) -> None:
    if not _hear:
        return
    if event in (*_STARTS, *_CHANGES, "sqlite3.connect") or event.startswith("webbrowser"):
        _hear[-1].append(f"{event} {given[0] if given else ''}")
    elif event == "open" and not isinstance(given[0], int):
        path, mode, flags = given
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (
            mode is None and isinstance(flags, int) and flags & _WRITES
        ):
            _hear[-1].append(f"writes {path!s}")


sys.addaudithook(_listen)
