"""The figures of areas, as tables and events hold them: one event tells all that came at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from breakthrough_tui.domain.event import Event
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.method_tables import AreaFigureRow

Span = list[int]
"""The first and the last of ids that follow each other; a list, since events hold it."""

_AT_ONCE = 500


def spans(ids: Iterable[int]) -> list[Span]:
    """Ids that follow each other in one piece."""
    found: list[Span] = []
    for number in sorted(ids):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def count(those: Iterable[Sequence[int]]) -> int:
    """How many ids there are in some spans."""
    return sum(last - first + 1 for first, last in those)


def ids_in(those: Iterable[Sequence[int]]) -> Iterator[int]:
    """The ids in some spans."""
    for first, last in those:
        yield from range(first, last + 1)


def keep(
    database: Database,
    area: int,
    first: int,
    figures: Iterable[tuple[date, Decimal]],
    by: str,
    at: datetime,
) -> None:
    """Add figures, with ids from `first` on."""
    rows = (
        {
            "id": number,
            "area": area,
            "on": on,
            "value": value,
            "by": by,
            "at": at,
            "superseded": False,
        }
        for number, (on, value) in enumerate(figures, first)
    )
    database.insert_all(AreaFigureRow, rows)


def supersede(database: Database, those: Iterable[Sequence[int]], superseded: bool) -> None:
    """Let figures count no more, or again."""
    alone = (first for first, last in those if first == last)
    column: Any = AreaFigureRow.id
    while some := list(islice(alone, _AT_ONCE)):
        database.change(AreaFigureRow.update(superseded=superseded).where(column.in_(some)))
    for first, last in those:
        if first != last:
            here = column.between(first, last)
            database.change(AreaFigureRow.update(superseded=superseded).where(here))


def apply(database: Database, event: Event) -> None:
    """What an event tells, done again."""
    after = event.after
    supersede(database, event.before["stands"], True)
    if "first" in after:
        days, values = map(date.fromisoformat, after["on"]), map(Decimal, after["value"])
        figures = zip(days, values, strict=True)
        keep(database, int(event.entity_id), after["first"], figures, event.actor, event.at)
    else:
        supersede(database, after["stands"], False)
