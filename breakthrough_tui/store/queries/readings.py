"""Single readings."""

from __future__ import annotations

from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.measure import Measure, Reading
from breakthrough_tui.store.goal_tables import MeasureRow, ReadingRow
from breakthrough_tui.store.read import Read

_READING = ("id", "measure", "on", "value", "note", "by", "at")
_MEASURE = ("id", "name", "unit", "kind", "guard", "rhythm", "direction")
"""What row and domain call alike."""


def counted(read: Read, *, viewer: str, reading: int) -> tuple[Reading, Measure]:
    """A reading, and what it counts."""
    found = read.database.rows_where(ReadingRow, _READING, "WHERE id = ?", reading)
    if not found:
        raise NotFound("There is no such reading.")
    here = Reading(*found[0])
    ((breakthrough, *measure),) = read.database.rows_where(
        MeasureRow, ("breakthrough", *_MEASURE), "WHERE id = ?", here.measure
    )
    read.require_visible(viewer, breakthrough)
    return here, Measure(*measure)
