"""Upgrades that are killed at a moment of our choosing.

    python -m tests.store.cut_off

reads lines `DATABASE HOW NUMBER` and upgrades the database in a process of its own. That is killed before its statement
of that number ("statement"), or when a file would grow beyond that many bytes ("size"); "never" lets it end. It prints
how many statements there were, and whether the process was killed.
"""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

from playhouse import migrations  # noqa: F401  (imported before the fork, once)

from breakthrough_tui.store import backup  # noqa: F401
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.upgrade import upgrade
from tests.store.upgrades import NOW


def work(path: str, how: str, number: int, say: int) -> None:
    """Upgrade, until killed."""
    count = 0
    connect = sqlite3.connect

    def step(_: str) -> None:
        nonlocal count
        count += 1
        if how == "statement" and count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(*args: Any, **more: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*args, **more)
        made.set_trace_callback(step)
        return made

    sqlite3.connect = traced  # type: ignore[assignment]
    if how == "size":
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # which kills in the middle of a write
        resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
    database = Database(Address(Path(path)))
    upgrade(database, now=NOW)
    database.close()
    os.write(say, str(count).encode())


def main() -> None:
    """Serve until the input ends."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        path, how, number = line.rstrip("\n").rsplit(" ", 2)
        hear, say = os.pipe()
        child = os.fork()
        if not child:
            code = 1
            try:
                work(path, how, int(number), say)
                code = 0
            finally:
                os._exit(code)
        os.close(say)
        with os.fdopen(hear) as told:
            count = told.read() or "0"
        _, status = os.waitpid(child, 0)
        ended = "killed" if os.WIFSIGNALED(status) else f"ended {os.WEXITSTATUS(status)}"
        print(count, ended, flush=True)


if __name__ == "__main__":
    main()
