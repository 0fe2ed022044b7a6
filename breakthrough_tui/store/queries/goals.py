"""A goal through its versions, and its readings."""

from __future__ import annotations

from peewee import JOIN

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.measure import Measure, Reading
from breakthrough_tui.store.queries.overviews import goal_columns, goal_of
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import GoalRow, MeasureRow, ReadingRow


def versions(read: Read, *, viewer: str, breakthrough: int) -> tuple[Goal, ...]:
    """All versions of a goal, the first one first."""
    read.require_visible(viewer, breakthrough)
    query = (
        GoalRow.select(*goal_columns())
        .join(MeasureRow, JOIN.LEFT_OUTER, on=GoalRow.measure == MeasureRow.id)
        .where(GoalRow.breakthrough == breakthrough)
        .order_by(GoalRow.version)
    )
    return tuple(goal_of(values) for values in read.rows(query.tuples()))


def measures(read: Read, *, viewer: str, breakthrough: int) -> tuple[Measure, ...]:
    """All measures of a breakthrough."""
    read.require_visible(viewer, breakthrough)
    query = (
        MeasureRow.select(
            MeasureRow.id,
            MeasureRow.name,
            MeasureRow.unit,
            MeasureRow.kind,
            MeasureRow.guard,
            MeasureRow.rhythm,
            MeasureRow.direction,
        )
        .where((MeasureRow.breakthrough == breakthrough) & MeasureRow.archived_at.is_null())
        .order_by(MeasureRow.id)
    )
    return tuple(Measure(*values) for values in read.rows(query.tuples()))


def readings(read: Read, *, viewer: str, breakthrough: int) -> tuple[Reading, ...]:
    """The readings of all measures of a breakthrough that were not corrected, by date."""
    read.require_visible(viewer, breakthrough)
    query = (
        ReadingRow.select(
            ReadingRow.id,
            ReadingRow.measure,
            ReadingRow.on,
            ReadingRow.value,
            ReadingRow.note,
            ReadingRow.by,
            ReadingRow.at,
        )
        .join(MeasureRow)
        .where((MeasureRow.breakthrough == breakthrough) & ~ReadingRow.superseded)
        .order_by(ReadingRow.on, ReadingRow.id)
    )
    return tuple(Reading(*values) for values in read.rows(query.tuples()))
