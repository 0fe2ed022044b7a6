"""Ending well when the terminal goes away or somebody ends the program, also while nothing reads what is written."""

from __future__ import annotations

import os
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

PATIENCE = 2.0
"""Seconds for leaving in order; after them the process ends, since a stalled terminal can hold it for ever."""

_RESTORE = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
"""No mouse, focus or paste reports, the usual keyboard, the usual screen, a cursor."""


@contextmanager
def ended_by_signals(leave: Callable[[int], None]) -> Iterator[None]:
    """While this holds, SIGTERM, SIGHUP and SIGINT call `leave` with the exit code, and a watchdog sees to the rest."""
    saved = _mode()

    def handle(number: int, frame: FrameType | None) -> None:
        code = 128 + number
        watchdog = threading.Timer(PATIENCE, _end, (code, saved))
        watchdog.daemon = True
        watchdog.start()
        leave(code)

    signals = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    before = {number: signal.signal(number, handle) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _mode() -> list[Any] | None:
    try:
        return termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None
    except (termios.error, OSError, ValueError):
        return None


def _end(code: int, saved: list[Any] | None) -> None:
    """End the process at once, leaving the terminal as it was found as far as it takes anything."""
    try:
        _restore(saved)
    finally:
        os._exit(code)


def _restore(saved: list[Any] | None) -> None:
    assert sys.__stdin__ is not None
    descriptor = sys.__stdin__.fileno()
    gone = (OSError, ValueError, termios.error)
    with suppress(*gone):
        os.set_blocking(descriptor, False)
        try:
            os.write(descriptor, _RESTORE)
        finally:  # also where it takes no byte more: the shell goes on reading from it
            os.set_blocking(descriptor, True)
    with suppress(*gone):
        if saved is not None:
            termios.tcsetattr(descriptor, termios.TCSANOW, saved)
