"""The two threads on which a program with a screen talks to its database."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class StoreThreads:
    """One thread writes, one reads: waiting for a turn to write then delays no view."""

    def __init__(self, close_connection: Callable[[], None]) -> None:
        """`close_connection` is called on each thread when it ends: `Store.close`."""
        self._close_connection = close_connection
        self._closed = False
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store write")
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store read")

    def write(
        self, function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[_T]:
        """Run a command; one after the other, in the order in which they were asked for."""
        return self._writer.submit(function, *args, **kwargs)

    def read(
        self, function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[_T]:
        """Run a query, or look for news."""
        return self._reader.submit(function, *args, **kwargs)

    def close(self) -> None:
        """Finish what was asked for, then close both connections and end both threads."""
        if self._closed:
            return
        self._closed = True
        closed = [thread.submit(self._close_connection) for thread in (self._writer, self._reader)]
        for thread in (self._writer, self._reader):
            thread.shutdown()
        for future in closed:
            future.result()
