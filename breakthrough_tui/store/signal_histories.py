"""The histories that signals are read from: a fixed number of queries, however many breakthroughs there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from peewee import JOIN, fn

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.course import MeetingKind, PromiseKind
from breakthrough_tui.domain.measure import DEFAULT_RHYTHM, Measure, Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.pulse import PulseWeek, averaged
from breakthrough_tui.domain.signals.history import (
    GoalVersion,
    Held,
    History,
    Item,
    Measured,
)
from breakthrough_tui.domain.signals.signal import Signal
from breakthrough_tui.domain.signals.signals import all_signals, shown, told_to
from breakthrough_tui.domain.weeks import week_of
from breakthrough_tui.store.goal_tables import GoalRow, MeasureRow, ReadingRow
from breakthrough_tui.store.method_tables import (
    AttendanceRow,
    MeetingRow,
    PreparationRow,
    PromiseRow,
    PulseRow,
    SignalSeenRow,
)
from breakthrough_tui.store.personal_tables import SeenRow
from breakthrough_tui.store.queries.overviews import goal_columns, goal_of
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import (
    AnswerRow,
    BreakthroughRow,
    CardRow,
    EventRow,
    MembershipRow,
    ObstacleRow,
)


def told_signals(
    read: Read, *, viewer: str, overviews: Sequence[Overview], person: str | None = None
) -> dict[int, tuple[Signal, ...]]:
    """At most three signals for each of some overviews that were read for this viewer, the worst first.

    With `person` those that both they and the viewer are told of, whether or not the viewer has seen them.
    """
    moment = read.moment()
    found: dict[int, tuple[Signal, ...]] = {}
    hidden = _hidden(read, viewer) if person is None else defaultdict(set)
    for breakthrough, history in histories(read, viewer=viewer, overviews=overviews).items():
        told = told_to(all_signals(history, moment), viewer, history)
        if person is not None:
            told = told_to(told, person, history)
        found[breakthrough] = shown(told, hidden[breakthrough])
    return found


def _hidden(read: Read, viewer: str) -> dict[int, set[str]]:
    """The keys of the signals that the viewer has seen this week."""
    query = SignalSeenRow.select(SignalSeenRow.breakthrough, SignalSeenRow.signal).where(
        (SignalSeenRow.person == viewer) & (SignalSeenRow.until >= read.moment().today)
    )
    found: dict[int, set[str]] = defaultdict(set)
    for breakthrough, key in read.rows(query.tuples()):
        found[breakthrough].add(key)
    return found


def histories(read: Read, *, viewer: str, overviews: Sequence[Overview]) -> dict[int, History]:
    """The histories behind some overviews that were read for the same viewer, by breakthrough."""
    moment = read.moment()
    ids = [one.breakthrough.id for one in overviews]
    at_work = [one.breakthrough.id for one in overviews if one.breakthrough.phase is Phase.LAUNCHED]
    workspace = read.workspace()
    leads = _leads(read, viewer)
    goals = _goals(read, at_work)
    guards = _guards(read, at_work)
    items = _items(read, at_work, moment)
    answer_days = _answer_days(read, ids)
    meetings = _meetings(read, at_work, moment)
    last_seen = _last_seen(read, at_work, overviews, moment)
    pulse = _pulse(read, at_work, moment)
    return {
        one.breakthrough.id: History(
            breakthrough=one.breakthrough,
            workspace=workspace,
            members=one.members,
            goals=tuple(goals[one.breakthrough.id]),
            measure=_measure(one),
            guards=tuple(guards[one.breakthrough.id]),
            items=tuple(items[one.breakthrough.id]),
            obstacles=one.open_obstacles,
            answer_days=answer_days[one.breakthrough.id],
            meetings=tuple(meetings[one.breakthrough.id]),
            last_seen=last_seen[one.breakthrough.id],
            pulse=tuple(pulse[one.breakthrough.id]),
            leads=leads,
            reported_on=one.ending.reported_on,
            remeasure_on=one.ending.remeasure_on,
        )
        for one in overviews
    }


def _measure(overview: Overview) -> Measured | None:
    """That of the goal; `id` does not matter to anybody who looks at it alone."""
    goal = overview.breakthrough.goal
    if not goal.measure:
        return None
    measure = Measure(
        0, goal.measure, goal.unit, rhythm=overview.rhythm or DEFAULT_RHYTHM, direction=goal.direction
    )  # fmt: skip
    return Measured(measure, overview.readings)


def _goals(read: Read, ids: list[int]) -> dict[int, list[GoalVersion]]:
    query = (
        GoalRow.select(GoalRow.breakthrough, GoalRow.obstacle, *goal_columns())
        .join(MeasureRow, JOIN.LEFT_OUTER, on=GoalRow.measure == MeasureRow.id)
        .where(GoalRow.breakthrough.in_(ids))
        .order_by(GoalRow.breakthrough, GoalRow.version)
    )
    found: dict[int, list[GoalVersion]] = defaultdict(list)
    for breakthrough, obstacle, *values in read.rows(query.tuples()):
        found[breakthrough].append(GoalVersion(goal_of(values), obstacle))
    return found


def _guards(read: Read, ids: list[int]) -> dict[int, list[Measured]]:
    query = (
        MeasureRow.select(
            MeasureRow.breakthrough,
            MeasureRow.id,
            MeasureRow.name,
            MeasureRow.unit,
            MeasureRow.kind,
            MeasureRow.guard,
            MeasureRow.rhythm,
            MeasureRow.direction,
        )
        .where(
            MeasureRow.breakthrough.in_(ids) & MeasureRow.guard & MeasureRow.archived_at.is_null()
        )
        .order_by(MeasureRow.id)
    )
    measures = [(row[0], Measure(*row[1:])) for row in read.rows(query.tuples())]
    of_those = ReadingRow.select(
        ReadingRow.id, ReadingRow.measure, ReadingRow.on, ReadingRow.value
    ).where(
        ReadingRow.measure.in_([measure.id for _, measure in measures])
        & (ReadingRow.superseded == False)  # noqa: E712
    )
    readings: dict[int, list[Reading]] = defaultdict(list)
    for row in read.rows(of_those.order_by(ReadingRow.on, ReadingRow.id).tuples()):
        reading = Reading(*row)
        readings[reading.measure].append(reading)
    found: dict[int, list[Measured]] = defaultdict(list)
    for breakthrough, measure in measures:
        found[breakthrough].append(Measured(measure, tuple(readings[measure.id])))
    return found


def _items(read: Read, ids: list[int], moment: Moment) -> dict[int, list[Item]]:
    """The action plan, without what belonged to the preparation."""
    preparing = PreparationRow.select(PreparationRow.card).where(PreparationRow.preparing)
    query = (
        CardRow.select(
            CardRow.breakthrough,
            CardRow.id,
            CardRow.number,
            CardRow.title,
            CardRow.owner,
            CardRow.due,
            CardRow.created_at,
            CardRow.done_at,
        )
        .where(
            CardRow.breakthrough.in_(ids)
            & CardRow.archived_at.is_null()
            & CardRow.id.not_in(preparing)
        )
        .order_by(CardRow.breakthrough, CardRow.number)
    )
    given = _given(read, ids)
    found: dict[int, list[Item]] = defaultdict(list)
    for breakthrough, card, number, title, owner, due, made, done in read.rows(query.tuples()):
        found[breakthrough].append(
            Item(
                number,
                title,
                owner,
                due,
                added_on=moment.day_of(made),
                owned_since=moment.day_of(given.get(card, made)),
                done_on=moment.day_of(done) if done else None,
            )
        )
    return found


def _given(read: Read, ids: list[int]) -> dict[int, datetime]:
    """When each action item last came to somebody else."""
    query = (
        EventRow.select(EventRow.entity_id, fn.MAX(EventRow.at))
        .where(
            EventRow.stream.in_(ids)
            & (EventRow.kind == Action.ASSIGN_CARD.value)
            & (EventRow.entity == "card")
        )
        .group_by(EventRow.entity_id)
    )
    return {int(card): _instant(at) for card, at in read.rows(query.tuples())}


def _answer_days(read: Read, ids: list[int]) -> dict[int, dict[str, int]]:
    query = (
        PromiseRow.select(PromiseRow.breakthrough, PromiseRow.leader, PromiseRow.amount)
        .where(
            PromiseRow.breakthrough.in_(ids)
            & (PromiseRow.kind == PromiseKind.ANSWER_DAYS)
            & PromiseRow.amount.is_null(False)
            & PromiseRow.archived_at.is_null()
        )
        .order_by(PromiseRow.id)
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for breakthrough, leader, amount in read.rows(query.tuples()):
        found[breakthrough][leader] = int(amount)
    return found


def _meetings(read: Read, ids: list[int], moment: Moment) -> dict[int, list[Held]]:
    query = (
        MeetingRow.select(MeetingRow.breakthrough, MeetingRow.kind, MeetingRow.ended_at)
        .where(
            MeetingRow.breakthrough.in_(ids)
            & MeetingRow.ended_at.is_null(False)
            & MeetingRow.archived_at.is_null()
        )
        .order_by(MeetingRow.ended_at)
    )
    found: dict[int, list[Held]] = defaultdict(list)
    for breakthrough, kind, ended in read.rows(query.tuples()):
        found[breakthrough].append(Held(MeetingKind(kind), moment.day_of(ended)))
    return found


def _last_seen(
    read: Read, ids: list[int], overviews: Sequence[Overview], moment: Moment
) -> dict[int, dict[str, date]]:
    """When leaders and who stands in for them last looked in, did something, answered aloud or were in a meeting."""
    people = {
        name
        for one in overviews
        if one.breakthrough.id in ids
        for member in one.members
        if member.role is Role.LEADER
        for name in (member.person, member.stand_in)
        if name is not None
    }
    seen: dict[int, dict[str, date]] = defaultdict(dict)
    for breakthrough, person, at in _sightings(read, ids, people):
        day = moment.day_of(_instant(at))
        if day > seen[breakthrough].get(person, date.min):
            seen[breakthrough][person] = day
    return seen


def _sightings(
    read: Read, ids: list[int], people: Iterable[str]
) -> list[tuple[int, str, datetime]]:
    names = sorted(people)
    looked = SeenRow.select(SeenRow.breakthrough, SeenRow.person, SeenRow.at).where(
        SeenRow.breakthrough.in_(ids) & SeenRow.person.in_(names)
    )
    did = (
        EventRow.select(EventRow.stream, EventRow.actor, fn.MAX(EventRow.at))
        .where(EventRow.stream.in_(ids) & EventRow.actor.in_(names))
        .group_by(EventRow.stream, EventRow.actor)
    )
    answered = (
        AnswerRow.select(ObstacleRow.breakthrough, AnswerRow.leader, fn.MAX(AnswerRow.at))
        .join(ObstacleRow)
        .where(ObstacleRow.breakthrough.in_(ids) & AnswerRow.leader.in_(names))
        .group_by(ObstacleRow.breakthrough, AnswerRow.leader)
    )
    met = (
        AttendanceRow.select(
            MeetingRow.breakthrough, AttendanceRow.person, fn.MAX(MeetingRow.ended_at)
        )
        .join(MeetingRow)
        .where(
            MeetingRow.breakthrough.in_(ids)
            & MeetingRow.ended_at.is_null(False)
            & MeetingRow.archived_at.is_null()
            & AttendanceRow.present
            & AttendanceRow.person.in_(names)
        )
        .group_by(MeetingRow.breakthrough, AttendanceRow.person)
    )
    found: list[tuple[int, str, datetime]] = []
    for query in (looked, did, answered, met):
        found += read.rows(query.tuples())
    return found


def _pulse(read: Read, ids: list[int], moment: Moment) -> dict[int, list[PulseWeek]]:
    """What may be known of the weeks that are over: no answer leaves this function."""
    query = (
        PulseRow.select(PulseRow.breakthrough, PulseRow.week, PulseRow.energy, PulseRow.confidence)
        .where(PulseRow.breakthrough.in_(ids) & (PulseRow.week < week_of(moment.today)))
        .order_by(PulseRow.week)
    )
    answers: dict[tuple[int, date], list[tuple[int, int]]] = defaultdict(list)
    for breakthrough, week, energy, confidence in read.rows(query.tuples()):
        answers[breakthrough, week].append((energy, confidence))
    found: dict[int, list[PulseWeek]] = defaultdict(list)
    for (breakthrough, week), given in answers.items():
        found[breakthrough].append(averaged(week, given, moment.today))
    return found


def _leads(read: Read, viewer: str) -> dict[str, int]:
    """How many open breakthroughs each leader has, of those that the viewer may know of."""
    over = [phase for phase in Phase if phase.over]
    query = (
        MembershipRow.select(MembershipRow.person, fn.COUNT(MembershipRow.id))
        .join(BreakthroughRow, on=MembershipRow.breakthrough == BreakthroughRow.id)
        .where(
            (MembershipRow.role == Role.LEADER)
            & MembershipRow.ended_at.is_null()
            & BreakthroughRow.phase.not_in(over)
            & read.visible_to(viewer)
        )
        .group_by(MembershipRow.person)
    )
    return dict(read.rows(query.tuples()))


def _instant(value: Any) -> datetime:
    """An instant under an aggregate, which may come converted or as text."""
    found = value if isinstance(value, datetime) else EventRow.at.python_value(value)
    assert isinstance(found, datetime)
    return found
