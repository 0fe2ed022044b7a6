"""What asyncio and Textual bring along and no session ever uses: a tenth of what it takes until the first paint.

Each is left out while they are imported, and only then; whoever imports it later finds it. The thread that reads the
database meanwhile imports none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from breakthrough_tui.stand_ins import in_place_of


@contextmanager
def without_tls() -> Iterator[None]:
    """While this is open asyncio is imported as where Python was built without TLS, which it is made for."""
    with in_place_of({"ssl": None}):
        yield


@contextmanager
def without_closed_doors() -> Iterator[None]:
    """While this is open `textual.app` is imported without what lies behind doors that `closed_doors` keeps shut.

    The palette of commands brings a dozen widgets; a file for a browser wants to know its type and where it will lie.
    """
    with in_place_of({name: _LeftOut(name) for name in _BEHIND_CLOSED_DOORS}):
        yield


_BEHIND_CLOSED_DOORS = ("textual.command", "mimetypes", "platformdirs")


class _LeftOut(ModuleType):
    """Stands for a module. What is taken from it can be named and inherited from, as Textual does at once."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_NeverMade,), {"__module__": self.__name__})


class _NeverMade:
    """Stands for a class or a function: to call it is a mistake of ours, for the door to it is closed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        raise RuntimeError(f"{type(self).__module__} is left out: no session may use it")
