"""Areas with their figures, and what these reveal."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from peewee import fn

from breakthrough_tui.domain.area import Area, Revealed, reveal
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.figures.trend import Point
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.method_tables import AreaFigureRow, AreaRow
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import BreakthroughRow

ENOUGH = 150
"""From more figures every n-th is read, the last among them: a line through so many is the same, and quickly found."""


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One figure that counts, who wrote it down and when."""

    on: date
    value: Decimal
    by: str
    at: datetime


def areas(read: Read, *, viewer: str) -> tuple[Revealed, ...]:
    """All areas that are watched, by name, each with what business as usual brings it."""
    read.require_viewer(viewer)
    today = read.moment().today
    found = _areas(read, viewer, AreaRow.archived_at.is_null())
    return tuple(reveal(area, today) for area in found)


def area(read: Read, *, viewer: str, area: int) -> Revealed:
    """One area; NotFound says so, also of one that is archived."""
    read.require_viewer(viewer)
    found = _areas(read, viewer, (AreaRow.id == area) & AreaRow.archived_at.is_null())
    if not found:
        raise NotFound("There is no such area.")
    return reveal(found[0], read.moment().today)


def names(read: Read, *, viewer: str) -> dict[int, str]:
    """The names of the areas that are watched, by id."""
    read.require_viewer(viewer)
    query = AreaRow.select(AreaRow.id, AreaRow.name).where(AreaRow.archived_at.is_null())
    return dict(read.rows(query.order_by(AreaRow.id).tuples()))


def figures(
    read: Read, *, viewer: str, area: int, limit: int | None = None
) -> tuple[AreaFigure, ...]:
    """The figures of an area that count, the newest day first."""
    read.require_viewer(viewer)
    query = (
        AreaFigureRow.select(
            AreaFigureRow.on, AreaFigureRow.value, AreaFigureRow.by, AreaFigureRow.at
        )
        .where((AreaFigureRow.area == area) & _counts())
        .order_by(AreaFigureRow.on.desc())
    )
    if limit is not None:
        query = query.limit(limit)
    return tuple(AreaFigure(*values) for values in read.rows(query.tuples()))


def _areas(read: Read, viewer: str, condition: Any) -> list[Area]:
    query = AreaRow.select(
        AreaRow.id,
        AreaRow.name,
        AreaRow.unit,
        AreaRow.target,
        AreaRow.target_on,
        AreaRow.breakthrough,
    ).where(condition)
    rows = read.rows(query.tuples())
    codes = _codes(read, viewer, [row[5] for row in rows if row[5] is not None])
    counts = _figure_counts(read, [row[0] for row in rows])
    points = _points(read, counts)
    found = [
        Area(
            id=id,
            name=name,
            unit=unit,
            target=target,
            target_on=target_on,
            breakthrough=started if started in codes else None,
            code=codes.get(started, ""),
            points=tuple(points[id]),
            figures=counts.get(id, 0),
        )
        for id, name, unit, target, target_on, started in rows
    ]
    return sorted(found, key=lambda area: (area.name.casefold(), area.id))


def _codes(read: Read, viewer: str, ids: list[int]) -> dict[int, str]:
    """The codes of those that the viewer may know of."""
    if not ids:
        return {}
    query = BreakthroughRow.select(BreakthroughRow.id, BreakthroughRow.code).where(
        BreakthroughRow.id.in_(ids) & read.visible_to(viewer)
    )
    return dict(read.rows(query.tuples()))


def _figure_counts(read: Read, ids: list[int]) -> dict[int, int]:
    query = (
        AreaFigureRow.select(AreaFigureRow.area, fn.COUNT(AreaFigureRow.id))
        .where(AreaFigureRow.area.in_(ids) & _counts())
        .group_by(AreaFigureRow.area)
    )
    return dict(read.rows(query.tuples()))


def _points(read: Read, counts: dict[int, int]) -> dict[int, list[Point]]:
    """The figures by date: all, or of more than `ENOUGH` every n-th and the last."""
    found: dict[int, list[Point]] = defaultdict(list)
    few = [area for area, count in counts.items() if count <= ENOUGH]
    plain = AreaFigureRow.select(AreaFigureRow.area, AreaFigureRow.on, AreaFigureRow.value)
    query = plain.where(AreaFigureRow.area.in_(few) & _counts())
    for area, on, value in read.rows(query.order_by(AreaFigureRow.area, AreaFigureRow.on).tuples()):
        found[area].append((on, value))
    for area, count in counts.items():
        if count <= ENOUGH:
            continue
        place = fn.ROW_NUMBER().over(order_by=[AreaFigureRow.on])
        numbered = AreaFigureRow.select(AreaFigureRow.on, AreaFigureRow.value, place.alias("place"))
        inner = numbered.where((AreaFigureRow.area == area) & _counts()).alias("numbered")
        step = -(-count // ENOUGH)
        rest = inner.c.place - (inner.c.place / step) * step  # Peewee's % is LIKE
        wanted = (rest == 1) | (inner.c.place == count)
        rows = AreaFigureRow.select(inner.c.on, inner.c.value).from_(inner).where(wanted)
        for on, value in read.rows(rows.order_by(inner.c.place).tuples()):
            found[area].append((_day(on), Decimal(value)))
    return found


def _counts() -> Any:
    return AreaFigureRow.superseded == False  # noqa: E712


def _day(on: Any) -> date:
    return on if isinstance(on, date) else date.fromisoformat(on)
