"""Lessons of a breakthrough."""

from __future__ import annotations

from peewee import JOIN

from breakthrough_tui.domain.lesson import Lesson
from breakthrough_tui.store.method_tables import LessonRow
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import CardRow


def lessons(read: Read, *, viewer: str, breakthrough: int) -> tuple[Lesson, ...]:
    """What was learnt, the oldest first, without what was put away."""
    read.require_visible(viewer, breakthrough)
    query = (
        LessonRow.select(
            LessonRow.id,
            LessonRow.tried,
            LessonRow.expected,
            LessonRow.happened,
            LessonRow.keep,
            LessonRow.who_else,
            LessonRow.leaders,
            LessonRow.card,
            CardRow.number,
            LessonRow.by,
            LessonRow.at,
        )
        .join(CardRow, JOIN.LEFT_OUTER, on=LessonRow.card == CardRow.id)
        .where((LessonRow.breakthrough == breakthrough) & LessonRow.archived_at.is_null())
        .order_by(LessonRow.at, LessonRow.id)
    )
    return tuple(Lesson(*values) for values in read.rows(query.tuples()))
