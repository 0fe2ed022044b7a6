"""A goal through its versions, and its readings."""

from __future__ import annotations

from peewee import JOIN

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.goal.page import GoalPage
from breakthrough_tui.domain.measure import Measure, Reading
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store import course_rows
from breakthrough_tui.store.goal_tables import GoalRow, MeasureRow, ReadingRow
from breakthrough_tui.store.obstacle_rows import read_obstacles
from breakthrough_tui.store.personal_tables import SeenRow
from breakthrough_tui.store.queries import course_marks
from breakthrough_tui.store.queries.overviews import goal_columns, goal_of
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import MembershipRow, ObstacleRow


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


def page(read: Read, *, viewer: str, breakthrough: int) -> GoalPage:
    """Everything that belongs to a goal."""
    read.require_visible(viewer, breakthrough)
    here = [breakthrough]
    proposed = course_rows.read_proposals(read.database, "breakthrough = ?", breakthrough)
    leaders = MembershipRow.select(MembershipRow.person).where(
        (MembershipRow.breakthrough == breakthrough)
        & (MembershipRow.role == Role.LEADER)
        & MembershipRow.ended_at.is_null()
    )
    last = SeenRow.select(SeenRow.person, SeenRow.at).where(
        (SeenRow.breakthrough == breakthrough) & SeenRow.person.in_(leaders)
    )
    return GoalPage(
        versions=versions(read, viewer=viewer, breakthrough=breakthrough),
        answers=tuple(course_rows.read_answers_to_questions(read.database, here)[breakthrough]),
        votes=tuple(course_rows.read_votes(read.database, here).get(breakthrough, ())),
        proposals=tuple(proposed[breakthrough]),
        obstacles=read_obstacles(read.database, ObstacleRow.breakthrough == breakthrough),
        here_last=dict(read.rows(last.tuples())),
        finished=course_marks.finished(read, here).get(breakthrough, 0),
    )
