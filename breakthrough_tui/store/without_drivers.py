"""Import peewee without the drivers of databases that are not in use, and late what it and pathlib seldom use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from breakthrough_tui.stand_ins import in_place_of

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

# peewee and playhouse import each of these wherever it is installed, which costs every start of the
# program a multiple of its own time and memory. pysqlite3 would bring a second SQLite into the process.
_DRIVERS = ("psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb", "pysqlite3")


@contextmanager
def without_drivers() -> Iterator[None]:
    """While this is open an `import` of a database driver that is not loaded yet finds nothing."""
    with in_place_of(dict.fromkeys(_DRIVERS)):
        yield


@contextmanager
def seldom_used_later() -> Iterator[None]:
    """While this is open an `import` of what peewee or pathlib seldom uses finds something that stands for it.

    Only while the program has one thread: another one's imports would find the same.
    """
    stand_ins = {name: _Later(name) for name in _SELDOM_USED}
    stand_ins["urllib.parse"].quote_from_bytes = _quote_from_bytes  # type: ignore[attr-defined]
    stand_ins["inspect"].isclass = _is_class  # type: ignore[attr-defined]
    stand_ins["logging"].getLogger = _Log  # type: ignore[attr-defined]
    stand_ins["logging"].NullHandler = object  # type: ignore[attr-defined]
    stand_ins["logging"].DEBUG = 10  # type: ignore[attr-defined]  # asked for with every query
    with in_place_of(stand_ins):
        yield


# For names of long indexes, fields of addresses and UUIDs, paths of Windows, and the like. Of `inspect` peewee takes
# one function, as pathlib does of `urllib.parse`, for addresses of files.
_SELDOM_USED = (
    "calendar",
    "hashlib",
    "inspect",
    "logging",
    "ntpath",
    "socket",
    "urllib.parse",
    "uuid",
)


class _Later(ModuleType):
    """Stands for a module until something of it is asked for. Nobody but peewee ever holds one."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


class _Log:
    """Stands for peewee's logger: as long as nobody has imported `logging`, nobody can want to read what it says."""

    def __init__(self, name: str) -> None:
        self._name = name

    def addHandler(self, handler: object) -> None:  # noqa: N802 - so it is called there
        """Its handler does nothing but keep `logging` from complaining that there is none."""

    def isEnabledFor(self, level: int) -> bool:  # noqa: N802 - so it is called there
        """Whether somebody wants to read what peewee says."""
        return "logging" in sys.modules and bool(self._real().isEnabledFor(level))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def _real(self) -> Any:
        return import_module("logging").getLogger(self._name)


def _quote_from_bytes(path: bytes) -> str:
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(path)


def _is_class(thing: object) -> bool:
    return isinstance(thing, type)
