"""Keys wait until what the key before them began is in sight: the words after `n` belong into its field.

A work that was begun lets them go on when it has opened its dialog, begins to write, or is over. When its dialog was
answered they wait again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_IN_SIGHT: ContextVar[asyncio.Event | None] = ContextVar("in sight", default=None)


@contextmanager
def keys_wait_for(in_sight: asyncio.Event) -> Iterator[None]:
    """Within this, and the tasks that it starts, `let_keys_go` sets the event; at the end it is set in any case."""
    token = _IN_SIGHT.set(in_sight)
    try:
        yield
    finally:
        _IN_SIGHT.reset(token)
        in_sight.set()


def let_keys_go() -> Callable[[], None]:
    """What lets the keys go on that wait for the present work."""
    in_sight = _IN_SIGHT.get()
    return in_sight.set if in_sight is not None else lambda: None


def hold_keys_again() -> Callable[[object], None]:
    """What lets the keys wait again for the present work, as a callback of the future that answers it."""
    in_sight = _IN_SIGHT.get()
    return lambda _: in_sight.clear() if in_sight is not None else None
