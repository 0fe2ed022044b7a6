"""Breakthroughs at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, direction_of
from breakthrough_tui.domain.closing import Ending
from breakthrough_tui.domain.course import MeetingGlance, MeetingKind
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.measure import DEFAULT_RHYTHM, MeasureKind, Reading
from breakthrough_tui.domain.obstacle import Obstacle, median_days
from breakthrough_tui.domain.overview import News, Overview
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.report_parts import Commitment
from breakthrough_tui.domain.values import replace
from breakthrough_tui.store.fields import day_of, instant_of
from breakthrough_tui.store.goal_tables import GoalRow, MeasureRow
from breakthrough_tui.store.obstacle_rows import current_obstacles
from breakthrough_tui.store.queries import course_marks
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import BreakthroughRow

_CHANGES_WHO_SEES_WHAT = frozenset(
    {
        Action.START,
        Action.SET_VISIBILITY,
        Action.GIVE_ROLE,
        Action.GIVE_LEADER,
        Action.TAKE_ROLE,
        Action.NAME_STAND_IN,
        Action.SET_CODE,
        Action.LEAVE,
    }
)

_ANSWERS = (Action.ANSWER.value, Action.RECORD_ANSWER.value)


def overview(read: Read, *, viewer: str, breakthrough: int) -> Overview:
    """One breakthrough at a glance; NotFound if this viewer may not know of it."""
    read.require_viewer(viewer)
    visible = read.visible(viewer)
    found = _overviews(read, viewer, [breakthrough] if breakthrough in visible else [])
    if not found:
        raise NotFound("There is no such breakthrough.")
    return found[0]


def after_events(
    read: Read, *, viewer: str, overview: Overview, events: Sequence[Event]
) -> Overview:
    """An overview after events of it that changed it in parts: see `only_in_parts`.

    Whoever looks on reads this for every change of everybody: of twenty questions those whose answers may differ.
    """
    here = overview.breakthrough
    read.require_visible(viewer, here.id)
    entities = {event.entity for event in events}
    position = max(event.position for event in events)
    changed: dict[str, Any] = {
        "breakthrough": replace(here, position=max(position, here.position)),
        "news": _news(read, viewer, [here.id])[here.id],
    }
    if entities & {"card", "column"}:
        counts = _card_counts(read, [here.id]).get(here.id, (0, 0))
        changed["cards"], changed["open_cards"] = counts
    if "reading" in entities:
        _, measures = _goals(read, [here.id])
        counted = [measure for measure, *_ in measures.values()]
        changed["readings"] = tuple(chain.from_iterable(_readings(read, counted).values()))
    if "obstacle" in entities:
        obstacles, ended = _obstacles(read, [here.id])
        changed["obstacles"] = tuple(obstacles[here.id])
        changed["answer_days"] = median_days(ended[here.id])
    return replace(overview, **changed)


def all_after_events(
    read: Read, *, viewer: str, before: tuple[Overview, ...], events: Sequence[Event]
) -> tuple[Overview, ...]:
    """All that this viewer may know of after events, of which each asks no more than it changes."""
    if any(event.kind in _CHANGES_WHO_SEES_WHAT or event.breakthrough is None for event in events):
        return portfolio(read, viewer=viewer)
    found = []
    for one in before:
        here = one.breakthrough.id
        touched = [event for event in events if event.breakthrough == here]
        if not touched:
            found.append(one)
        elif one.only_in_parts(touched):
            found.append(after_events(read, viewer=viewer, overview=one, events=touched))
        else:
            found.append(overview(read, viewer=viewer, breakthrough=here))
    return tuple(found)


def portfolio(read: Read, *, viewer: str) -> tuple[Overview, ...]:
    """All breakthroughs that this viewer may know of: those they have a role in first, open before ended."""
    read.require_viewer(viewer)

    def key(found: Overview) -> tuple[bool, bool, int]:
        here = found.breakthrough
        return here.phase.over, not found.roles(viewer), here.id

    return tuple(sorted(_overviews(read, viewer, read.visible(viewer)), key=key))


def goal_of(values: Sequence[Any]) -> Goal:
    """One row of `goal_columns` as a goal."""
    (sentence, version, short, measure, unit, baseline, baseline_on, source, target) = values[:9]
    report_back, reason, set_by, set_at = values[9:13]
    return Goal(
        sentence=sentence,
        version=version,
        short=short,
        measure=measure or "",
        unit=unit or "",
        baseline=baseline,
        baseline_on=baseline_on,
        baseline_source=source,
        target=target,
        direction=direction_of(baseline, target),
        report_back=report_back,
        reason=reason,
        set_by=set_by,
        set_at=set_at,
    )


def goal_columns() -> tuple[Any, ...]:
    """The columns for `goal_of`, of goals joined with their measures."""
    return (
        GoalRow.sentence,
        GoalRow.version,
        GoalRow.short,
        MeasureRow.name,
        MeasureRow.unit,
        GoalRow.baseline,
        GoalRow.baseline_on,
        GoalRow.baseline_source,
        GoalRow.target,
        GoalRow.report_back,
        GoalRow.reason,
        GoalRow.set_by,
        GoalRow.set_at,
    )


def ending_of(values: Sequence[Any]) -> Ending:
    """The values of `_ENDING`."""
    outcome, note, *rest = values
    return Ending(outcome, note or "", *rest)


def _overviews(read: Read, viewer: str, ids: list[int]) -> list[Overview]:
    """A fixed number of queries, however many breakthroughs there are."""
    if not ids:
        return []
    breakthroughs, measures, endings = _breakthroughs(read, ids)
    members = _members(read, ids)
    readings = _readings(read, [measure for measure, *_ in measures.values()])
    obstacles, ended = _obstacles(read, ids)
    cards = _card_counts(read, ids)
    news = _news(read, viewer, ids)
    commitments = _commitments(read, breakthroughs)
    before = [here.id for here in breakthroughs if here.phase.before_launch]
    open_ones = [here.id for here in breakthroughs if not here.phase.over]
    answers = course_marks.answers(read, before)
    votes = course_marks.votes(read, open_ones)
    promises = course_marks.promises(read, open_ones)
    proposals = course_marks.proposals(read, open_ones)
    roles = {
        here: {member.role for member in members[here] if member.person == viewer} for here in ids
    }
    unpulsed = course_marks.without_pulse(read, viewer, breakthroughs, roles)
    finished = course_marks.finished(read, before)
    meetings = glances(read, ids)
    unprepared = course_marks.unprepared(read, before)
    return [
        Overview(
            breakthrough=here,
            members=tuple(members[here.id]),
            readings=tuple(readings[measures[here.id][0]]) if here.id in measures else (),
            rhythm=measures[here.id][1] if here.id in measures else DEFAULT_RHYTHM,
            kind=measures[here.id][2] if here.id in measures else MeasureKind.LEVEL,
            obstacles=tuple(obstacles[here.id]),
            cards=cards.get(here.id, (0, 0))[0],
            open_cards=cards.get(here.id, (0, 0))[1],
            answer_days=median_days(ended[here.id]),
            news=news[here.id],
            ending=endings[here.id],
            commitments=tuple(commitments[here.id]),
            answers=tuple(answers[here.id]),
            vote=votes.get(here.id),
            promises=tuple(promises[here.id]),
            proposals=tuple(proposals[here.id]),
            finished=finished.get(here.id, 0),
            meetings=tuple(meetings[here.id]),
            pulse_waits_for=viewer if here.id in unpulsed else None,
            unprepared=unprepared.get(here.id),
        )
        for here in breakthroughs
    ]


def _breakthroughs(
    read: Read, ids: list[int]
) -> tuple[list[Breakthrough], dict[int, Counted], dict[int, Ending]]:
    """With the goal in force; by breakthrough its measure with how often that is read, and how it ended."""
    goals, measures = _goals(read, ids)
    found = []
    endings: dict[int, Ending] = {}
    names = (*_BREAKTHROUGH, *_ENDING)
    for row in read.database.rows_where(
        BreakthroughRow, names, "WHERE id IN (:ids) ORDER BY id", ids=goals
    ):
        number, code, phase, visibility, launch_on, launched_on, by, position = row[:8]
        backup, contact, weekday, checkin_at = row[8:12]
        endings[number] = ending_of(row[12:])
        found.append(
            Breakthrough(
                id=number,
                code=code,
                phase=phase,
                visibility=visibility,
                goal=goals[number],
                launch_on=launch_on,
                launched_on=launched_on,
                created_by=by,
                position=position,
                backup=backup or "",
                backup_contact=contact or "",
                checkin_weekday=weekday,
                checkin_at=checkin_at or "",
            )
        )
    return found, measures, endings


_BREAKTHROUGH = (
    "id",
    "code",
    "phase",
    "visibility",
    "launch_on",
    "launched_on",
    "created_by",
    "position",
    "backup_name",
    "backup_contact",
    "checkin_weekday",
    "checkin_at",
)
_ENDING = (
    "outcome",
    "closing_note",
    "reported_on",
    "closed_on",
    "path",
    "remeasure_on",
    "came_from",
)


def _goals(read: Read, ids: list[int]) -> tuple[dict[int, Goal], dict[int, Counted]]:
    """By breakthrough the goal in force, and its measure with how often that is read."""
    rows = read.database.rows_where(
        GoalRow,
        ("breakthrough", "measure", *_GOAL_TO_SHORT, *_GOAL_FROM_BASELINE),
        "JOIN (SELECT breakthrough AS here, MAX(version) AS newest FROM goal GROUP BY breakthrough)"
        " ON breakthrough = here AND version = newest WHERE breakthrough IN (:ids)",
        ids=ids,
    )
    used = {row[1] for row in rows if row[1] is not None}
    named = {
        id_: (name, unit, (rhythm, MeasureKind(kind)))
        for id_, name, unit, rhythm, kind in read.database.ask(
            "SELECT id, name, unit, rhythm, kind FROM measure WHERE id IN (:ids)", ids=used
        )
    }
    goals: dict[int, Goal] = {}
    measures: dict[int, Counted] = {}
    for breakthrough, measure, *values in rows:
        name, unit, counted = named.get(measure, ("", "", UNKNOWN))
        goals[breakthrough] = goal_of((*values[:3], name, unit, *values[3:]))
        if measure is not None:
            measures[breakthrough] = (measure, *counted)
    return goals, measures


Counted = tuple[int, int, MeasureKind]
"""A goal's measure, how often it is read, and as what."""

UNKNOWN = (DEFAULT_RHYTHM, MeasureKind.LEVEL)

_GOAL_TO_SHORT = ("sentence", "version", "short")
_GOAL_FROM_BASELINE = (
    "baseline",
    "baseline_on",
    "baseline_source",
    "target",
    "report_back",
    "reason",
    "set_by",
    "set_at",
)


def _members(read: Read, ids: list[int]) -> dict[int, list[Membership]]:
    rows = read.database.ask(
        "SELECT breakthrough, person, role, stand_in, stand_in_until FROM membership"
        " WHERE breakthrough IN (:ids) AND ended_at IS NULL ORDER BY id",
        ids=ids,
    )
    found: dict[int, list[Membership]] = defaultdict(list)
    for breakthrough, person, role, stand_in, until in rows:
        found[breakthrough].append(Membership(person, Role(role), stand_in, day_of(until)))
    return found


def _readings(read: Read, measures: list[int]) -> dict[int, list[Reading]]:
    rows = read.database.ask(
        'SELECT id, measure, "on", value, note, "by", at FROM reading'
        ' WHERE measure IN (:ids) AND NOT superseded ORDER BY measure, "on", id',
        ids=measures,
    )
    found: dict[int, list[Reading]] = defaultdict(list)
    for id_, measure, on, value, note, by, at in rows:
        reading = Reading(
            id_, measure, date.fromisoformat(on), Decimal(value), note, by, instant_of(at)
        )
        found[measure].append(reading)
    return found


def _obstacles(
    read: Read, ids: list[int]
) -> tuple[dict[int, list[Obstacle]], dict[int, list[Obstacle]]]:
    """By breakthrough: those that are open or not confirmed, and all that were answered."""
    current: dict[int, list[Obstacle]] = defaultdict(list)
    ended: dict[int, list[Obstacle]] = defaultdict(list)
    for obstacle in current_obstacles(read.database, ids):
        if obstacle.state.open or obstacle.confirmed_at is None:
            current[obstacle.breakthrough].append(obstacle)
        if obstacle.state.answered:
            ended[obstacle.breakthrough].append(obstacle)
    return current, ended


def _card_counts(read: Read, ids: list[int]) -> dict[int, tuple[int, int]]:
    rows = read.database.ask(
        "SELECT breakthrough, COUNT(*), COUNT(*) FILTER (WHERE done_at IS NULL) FROM card"
        " WHERE breakthrough IN (:ids) AND archived_at IS NULL GROUP BY breakthrough",
        ids=ids,
    )
    return {found: (cards, still_open) for found, cards, still_open in rows}


def glances(read: Read, ids: list[int]) -> dict[int, list[MeetingGlance]]:
    """The meetings of breakthroughs that were not cancelled, by day."""
    rows = read.database.ask(
        'SELECT m.breakthrough, m.id, m.kind, m."on", m.at, m.begun_at, m.ended_at, m.block_since,'
        " b.title, b.minutes, b.spent FROM meeting m LEFT JOIN agenda_block b ON m.block = b.id"
        ' WHERE m.breakthrough IN (:ids) AND m.archived_at IS NULL ORDER BY m."on", m.at, m.id',
        ids=ids,
    )
    found: dict[int, list[MeetingGlance]] = defaultdict(list)
    for values in rows:
        breakthrough, id, kind, on, at, begun, ended, since, title, minutes, spent = values
        until = None
        if since is not None and minutes is not None:
            until = datetime.fromisoformat(since) + timedelta(seconds=minutes * 60 - spent)
        found[breakthrough].append(
            MeetingGlance(
                id=id,
                kind=MeetingKind(kind),
                on=date.fromisoformat(on),
                at=at,
                begun=datetime.fromisoformat(begun) if begun else None,
                ended=datetime.fromisoformat(ended) if ended else None,
                title=title or "",
                until=until,
            )
        )
    return found


def _commitments(read: Read, breakthroughs: list[Breakthrough]) -> dict[int, list[Commitment]]:
    """Those that are not done, the first due first; before the launch nothing asks for them at a glance."""
    ids = [here.id for here in breakthroughs if not here.phase.before_launch]
    rows = read.database.ask(
        "SELECT breakthrough, id, text, person, due, meeting FROM commitment"
        " WHERE breakthrough IN (:ids) AND archived_at IS NULL AND done_at IS NULL"
        " ORDER BY due IS NULL, due, id",
        ids=ids,
    )
    found: dict[int, list[Commitment]] = defaultdict(list)
    for breakthrough, id, text, person, due, meeting in rows:
        found[breakthrough].append(Commitment(id, text, person, day_of(due), None, meeting))
    return found


def _news(read: Read, viewer: str, ids: list[int]) -> dict[int, News]:
    rows = read.database.ask(
        "SELECT s.breakthrough, s.at, COUNT(DISTINCT e.command),"
        " COUNT(DISTINCT e.command) FILTER (WHERE e.kind IN (?, ?))"
        " FROM seen s LEFT JOIN event e"
        " ON e.stream = s.breakthrough AND e.position > s.position AND e.actor <> s.person"
        " WHERE s.person = ? AND s.breakthrough IN (:ids) GROUP BY s.breakthrough, s.at",
        *_ANSWERS,
        viewer,
        ids=ids,
    )
    news: dict[int, News] = defaultdict(News)
    for breakthrough, at, changes, answers in rows:
        news[breakthrough] = News(instant_of(at), answers, changes - answers)
    return news
