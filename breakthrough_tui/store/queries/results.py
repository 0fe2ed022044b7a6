"""The result so far: measures, readings with what was corrected, and what happened beside them."""

from __future__ import annotations

from peewee import JOIN

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import ANSWERED, ObstacleState
from breakthrough_tui.domain.result import Result
from breakthrough_tui.domain.run_chart import Mark, MarkKind
from breakthrough_tui.store.goal_tables import GoalRow, MeasureRow, ReadingRow
from breakthrough_tui.store.method_tables import MeetingRow
from breakthrough_tui.store.queries.goals import measures
from breakthrough_tui.store.queries.overviews import goal_columns, goal_of
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import AnswerRow, BreakthroughRow, ObstacleRow


def result(read: Read, *, viewer: str, breakthrough: int) -> Result:
    """All measures and readings of a breakthrough, and the marks for its run chart; `Result.chart` draws them."""
    read.require_visible(viewer, breakthrough)
    query = BreakthroughRow.select(BreakthroughRow.launched_on, BreakthroughRow.launch_on)
    ((launched_on, launch_on),) = read.rows(
        query.where(BreakthroughRow.id == breakthrough).tuples()
    )
    goals = _goals(read, breakthrough)
    in_force, corrected = _readings(read, breakthrough)
    return Result(
        goals=goals,
        launched_on=launched_on,
        launch_on=launch_on,
        measures=measures(read, viewer=viewer, breakthrough=breakthrough),
        readings=in_force,
        corrected=corrected,
        marks=tuple(_marks(read, breakthrough, goals)),
    )


def _goals(read: Read, breakthrough: int) -> tuple[tuple[int | None, Goal], ...]:
    query = (
        GoalRow.select(GoalRow.measure, *goal_columns())
        .join(MeasureRow, JOIN.LEFT_OUTER, on=GoalRow.measure == MeasureRow.id)
        .where(GoalRow.breakthrough == breakthrough)
        .order_by(GoalRow.version)
    )
    return tuple((values[0], goal_of(values[1:])) for values in read.rows(query.tuples()))


def _readings(
    read: Read, breakthrough: int
) -> tuple[tuple[Reading, ...], dict[int, tuple[Reading, ...]]]:
    """Those that count, and by their ids what stood in their place before."""
    query = (
        ReadingRow.select(
            ReadingRow.id,
            ReadingRow.measure,
            ReadingRow.on,
            ReadingRow.value,
            ReadingRow.note,
            ReadingRow.by,
            ReadingRow.at,
            ReadingRow.superseded,
            ReadingRow.corrects,
        )
        .join(MeasureRow)
        .where((MeasureRow.breakthrough == breakthrough) & MeasureRow.archived_at.is_null())
        .order_by(ReadingRow.on, ReadingRow.id)
    )
    known: dict[int, tuple[Reading, int | None]] = {}
    counting = []
    for *values, superseded, corrects in read.rows(query.tuples()):
        reading = Reading(*values)
        known[reading.id] = reading, corrects
        if not superseded:
            counting.append(reading)
    corrected = {}
    for reading in counting:
        before: list[Reading] = []
        earlier = known[reading.id][1]
        while earlier is not None and earlier in known:
            was, earlier = known[earlier]
            before.insert(0, was)
        if before:
            corrected[reading.id] = tuple(before)
    return tuple(counting), corrected


def _marks(read: Read, breakthrough: int, goals: tuple[tuple[int | None, Goal], ...]) -> list[Mark]:
    """Refocusing, answers to obstacles and meetings that were held."""
    moment = read.moment()
    found = [
        Mark(moment.day_of(goal.set_at), MarkKind.REFOCUS, goal.reason)
        for _, goal in goals[1:]
        if goal.set_at is not None
    ]
    meetings = (
        MeetingRow.select(MeetingRow.ended_at, MeetingRow.kind)
        .where(
            (MeetingRow.breakthrough == breakthrough)
            & MeetingRow.ended_at.is_null(False)
            & MeetingRow.archived_at.is_null()
        )
        .tuples()
    )
    found += [
        Mark(moment.day_of(at), MarkKind.MEETING, str(kind)) for at, kind in read.rows(meetings)
    ]
    return found + _answers(read, breakthrough, moment)


def _answers(read: Read, breakthrough: int, moment: Moment) -> list[Mark]:
    """The last answer to each obstacle that is answered; one that was a refocus is marked as that."""
    query = (
        AnswerRow.select(AnswerRow.obstacle, AnswerRow.at, AnswerRow.kind, ObstacleRow.title)
        .join(ObstacleRow)
        .where((ObstacleRow.breakthrough == breakthrough) & ObstacleRow.state.in_([*ANSWERED]))
        .order_by(AnswerRow.id)
    )
    last = {obstacle: (at, kind, title) for obstacle, at, kind, title in read.rows(query.tuples())}
    return [
        Mark(moment.day_of(at), MarkKind.ANSWER, f"{title}: {kind}")
        for at, kind, title in last.values()
        if kind is not ObstacleState.REFOCUSED
    ]
