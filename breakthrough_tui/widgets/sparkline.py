"""A line of figures in a few cells: what was, and behind a stroke what business as usual brings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

LEVELS = "▁▂▃▄▅▆▇"
TODAY = "│"
AHEAD = 5
"""So many cells are for what is still to come."""

Point = tuple[date, Decimal]


def sparkline(
    points: Sequence[Point],
    cells: int,
    *,
    ahead: Decimal | None = None,
    target: Decimal | None = None,
) -> tuple[str, str]:
    """The figures, one a cell or by time if there are more of them, and the way to the value `ahead`.

    The target counts for the height, so that one sees how far it is.
    """
    if not points:
        return "", ""
    room = max(1, cells - (AHEAD + 1 if ahead is not None else 0))
    past = [value for _, value in points] if len(points) <= room else _by_time(points, room)
    future: list[Decimal] = []
    if ahead is not None:
        last = points[-1][1]
        future = [last + (ahead - last) * step / AHEAD for step in range(1, AHEAD + 1)]
    seen = [*past, *future, *([target] if target is not None else [])]
    low, high = min(seen), max(seen)
    drawn = "".join(_level(value, low, high) for value in past)
    if ahead is None:
        return drawn, ""
    return drawn, TODAY + "".join(_level(value, low, high) for value in future)


def _by_time(points: Sequence[Point], cells: int) -> list[Decimal]:
    """The value that was known at the end of each of so many equal spans."""
    first, last = points[0][0].toordinal(), points[-1][0].toordinal()
    days = [on.toordinal() for on, _ in points]
    ends = (
        [first + (last - first) * step // (cells - 1) for step in range(cells)]
        if cells > 1
        else [last]
    )
    return [points[bisect_right(days, end) - 1][1] for end in ends]


def _level(value: Decimal, low: Decimal, high: Decimal) -> str:
    if high == low:
        return LEVELS[len(LEVELS) // 2]
    share = (value - low) / (high - low)
    return LEVELS[min(len(LEVELS) - 1, max(0, round(share * (len(LEVELS) - 1))))]
