"""Import peewee without the drivers of databases that are not in use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# peewee and playhouse import each of these wherever it is installed, which costs every start of the
# program a multiple of its own time and memory. pysqlite3 would bring a second SQLite into the process.
_DRIVERS = ("psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb", "pysqlite3")


@contextmanager
def without_drivers() -> Iterator[None]:
    """While this is open an `import` of a database driver that is not loaded yet finds nothing."""
    hidden = [name for name in _DRIVERS if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to say 'not there'
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
