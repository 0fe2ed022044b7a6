"""SQL that is written once: for one row of a table, and for what every change and every look ask anew.

Peewee takes longer to write a sentence than SQLite to answer it, and a change is written while everybody waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import itemgetter

import peewee

from breakthrough_tui.domain.values import dataclass

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

Convert = Callable[["Any"], "Any"]


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str


def slot(name: str) -> Any:
    """The place of a value in a `Question`. It is filled with what the database holds: a day as its text."""
    return peewee.Value(_Slot(name), converter=False, unpack=False)


def slots(name: str, count: int) -> list[Any]:
    """The places of several values, for `in_`."""
    return [slot(f"{name}{number}") for number in range(count)]


def spread(name: str, values: Iterable[Any]) -> dict[str, Any]:
    """What fills them."""
    return {f"{name}{number}": value for number, value in enumerate(values)}


class Question:
    """A select of Peewee's with slots for what differs from one time to the next."""

    def __init__(self, query: Any) -> None:
        self._query = query.tuples()
        self._sql, self._values = self._query.sql()
        self._converters: list[Convert | None] | None = None

    def ask(self, connection: Any, **given: Any) -> list[Any]:
        """All rows, as Python means them."""
        values = [given[one.name] if isinstance(one, _Slot) else one for one in self._values]
        cursor = connection.execute(self._sql, values)
        if self._converters is None:
            wrapper = self._query._get_cursor_wrapper(cursor)
            wrapper.initialize()
            self._converters = converters_of(wrapper)
        return converted(cursor.fetchall(), self._converters)


def converters_of(cursor: Any) -> list[Convert | None]:
    """For each column of a result of Peewee's what makes a value of it; None where it is one already."""
    found = zip(getattr(cursor, "fields", ()), getattr(cursor, "converters", ()), strict=True)
    return [None if is_plain(field) else convert for field, convert in found]


def converted(rows: list[Any], converters: list[Convert | None]) -> list[Any]:
    """The rows as Python means them. Only what needs it is converted, which is what makes it fast."""
    if not any(converters):
        return rows
    columns: list[Iterable[Any]] = []
    for index, convert in enumerate(converters):
        values = map(itemgetter(index), rows)
        if convert is None:
            columns.append(values)
        else:
            columns.append([None if each is None else convert(each) for each in values])
    return list(zip(*columns, strict=True))


def is_plain(field: Any) -> bool:
    """Whether what the database gives for a field is what it holds."""
    while isinstance(field, peewee.ForeignKeyField):
        field = field.rel_field
    return type(field) in (peewee.AutoField, peewee.IntegerField, peewee.TextField)


@cache
def selecting(model: type[peewee.Model]) -> tuple[str, tuple[tuple[str, Convert | None], ...]]:
    """The row with a primary key, and what the columns are called and mean."""
    fields = model._meta.sorted_fields
    columns = ", ".join(_name(field.column_name) for field in fields)
    sql = f"SELECT {columns} FROM {_table(model)} WHERE {_key(model)} = ?"
    return sql, tuple(
        (field.name, None if is_plain(field) else field.python_value) for field in fields
    )


@cache
def selecting_some(
    model: type[peewee.Model], names: tuple[str, ...]
) -> tuple[str, list[Convert | None]]:
    """Some fields of a table, up to what follows FROM, and what they mean."""
    fields = [model._meta.fields[name] for name in names]
    columns = ", ".join(_name(field.column_name) for field in fields)
    sql = f"SELECT {columns} FROM {_table(model)}"
    return sql, [None if is_plain(field) else field.python_value for field in fields]


def inserted(model: type[peewee.Model], row: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """Insert one row; what it does not say is what the table says of it."""
    whole = {**_defaults(model), **row}
    return _inserting(model, tuple(whole)), _stored(model, whole)


def updated(
    model: type[peewee.Model], key: int | str, fields: Mapping[str, Any]
) -> tuple[str, list[Any]]:
    """Change some fields of the row with a primary key."""
    return _updating(model, tuple(fields)), [*_stored(model, fields), key]


@cache
def _inserting(model: type[peewee.Model], names: tuple[str, ...]) -> str:
    columns = ", ".join(_name(model._meta.fields[name].column_name) for name in names)
    return f"INSERT INTO {_table(model)} ({columns}) VALUES ({', '.join('?' * len(names))})"


@cache
def _updating(model: type[peewee.Model], names: tuple[str, ...]) -> str:
    columns = ", ".join(f"{_name(model._meta.fields[name].column_name)} = ?" for name in names)
    return f"UPDATE {_table(model)} SET {columns} WHERE {_key(model)} = ?"


@cache
def _defaults(model: type[peewee.Model]) -> dict[str, Any]:
    found: dict[str, Any] = model._meta.get_default_dict()  # type: ignore[no-untyped-call]
    return found


def _stored(model: type[peewee.Model], row: Mapping[str, Any]) -> list[Any]:
    fields = model._meta.fields
    return [fields[name].db_value(value) for name, value in row.items()]


def _table(model: type[peewee.Model]) -> str:
    return _name(model._meta.table_name)


def _key(model: type[peewee.Model]) -> str:
    key: Any = model._meta.primary_key
    return _name(key.column_name)


def _name(name: str) -> str:
    return f'"{name}"'
