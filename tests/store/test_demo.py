"""The example looks lived-in on any day, and everything in it was done by the commands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from breakthrough_tui.domain.board import ColumnKind, is_late
from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.course import Outcome
from breakthrough_tui.domain.event import checksum
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.status import StatusKind
from breakthrough_tui.store.demo import VIEWER, make_demo, throwaway_demo
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.queries import boards, goals, obstacle_lists, overviews, reports
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.tables import EventRow

MONDAY = datetime(2026, 11, 9, 14, 26, tzinfo=UTC)

DAYS = {
    "a Monday": MONDAY,
    "a Tuesday": datetime(2026, 11, 10, 9, 0, tzinfo=UTC),
    "a Wednesday": datetime(2026, 11, 11, 17, 0, tzinfo=UTC),
    "a Saturday": datetime(2026, 11, 14, 12, 0, tzinfo=UTC),
    "a Sunday": datetime(2026, 11, 15, 12, 0, tzinfo=UTC),
    "just after New Year": datetime(2027, 1, 1, 0, 1, tzinfo=UTC),
    "the last minute of the year": datetime(2027, 12, 31, 23, 59, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 29, 8, 0, tzinfo=UTC),
    "the end of summer time": datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
}


@pytest.fixture(scope="module", params=list(DAYS.values()), ids=list(DAYS))
def on_any_day(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    yield from example(tmp_path_factory, request.param)


@pytest.fixture(scope="module")
def on_monday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield from example(tmp_path_factory, MONDAY)


def example(folders: pytest.TempPathFactory, now: datetime) -> Iterator[Store]:
    store = Store.open(str(folders.mktemp("example") / "example.db"), lambda: now)
    assert make_demo(store, now=now, time_zone="Europe/Berlin") == VIEWER
    yield store
    store.close()


def at_a_glance(store: Store) -> dict[str, Overview]:
    return {one.breakthrough.code: one for one in store.read(overviews.portfolio, viewer=VIEWER)}


def test_it_looks_lived_in_on_any_day(on_any_day: Store) -> None:
    store = on_any_day
    moment = store.moment()
    seen = at_a_glance(store)
    assert list(seen) == ["PERMIT", "DELIVERY", "VACCINE", "CLINIC"]

    permit, delivery, vaccine, clinic = seen.values()
    assert permit.countdown(moment).day in (38, 39, 40)
    assert permit.countdown(moment).length == 70
    assert permit.status(moment).kind is StatusKind.BEHIND
    assert len(permit.open_obstacles) == 3
    leader, days = permit.longest_waiting(moment) or ("", 0)
    assert leader == "bo"
    assert 4 <= days <= 6
    assert (permit.leader, permit.team_lead) == ("bo", "ana")
    assert permit.holders(Role.LEADER) == ("bo", "gus")
    assert permit.holders(Role.FACILITATOR) == ("fay",)
    assert len(permit.holders(Role.MEMBER)) == 6
    assert permit.news.answers > 0
    assert permit.news.changes > 0
    assert delivery.status(moment).kind is StatusKind.ON_PATH
    assert 0 < (delivery.countdown(moment).days_left or 0) < 14
    assert vaccine.breakthrough.phase is Phase.PREPARING
    assert 8 <= (vaccine.countdown(moment).to_launch or 0) <= 12
    assert clinic.breakthrough.phase is Phase.CLOSED
    assert clinic.status(moment).kind is StatusKind.REACHED
    assert clinic.ending.outcome is Outcome.REACHED
    assert vaccine.ending.came_from == clinic.breakthrough.id
    assert clinic.remeasure_due(moment)


def test_the_board_has_some_of_everything(on_any_day: Store) -> None:
    store = on_any_day
    today = store.moment().today
    permit = at_a_glance(store)["PERMIT"].breakthrough.id
    board = store.read(boards.board, viewer=VIEWER, breakthrough=permit)
    assert [len(board.cards[column.id]) for column in board.columns] == [7, 4, 11]
    cards = [card for stack in board.cards.values() for card in stack]
    assert any(is_late(card, today) for card in cards)
    assert any(card.due is not None and card.due > today for card in cards)
    assert any(card.owner is None for card in cards)
    assert any(card.labels for card in cards)
    assert any((card.checked, card.checklist) == (2, 5) for card in cards)
    assert any(card.no_help for card in cards)
    assert all(card.due is None or card.due.weekday() < 5 for card in cards)
    done = board.first_of(ColumnKind.DONE)
    assert done is not None
    finished = [card.done_at for card in board.cards[done.id]]
    assert all(later >= earlier for later, earlier in pairwise(finished) if later and earlier)
    assert len(store.read(boards.archived, viewer=VIEWER, breakthrough=permit)) == 1


def test_there_is_an_obstacle_in_every_state(on_monday: Store) -> None:
    store = on_monday
    obstacles = [
        obstacle
        for one in at_a_glance(store).values()
        for obstacle in store.read(
            obstacle_lists.of_breakthrough, viewer=VIEWER, breakthrough=one.breakthrough.id
        )
    ]
    assert {obstacle.state for obstacle in obstacles} == set(ObstacleState)
    assert {obstacle.confirmed_at is None for obstacle in obstacles if obstacle.answer} == {
        True,
        False,
    }
    assert any(obstacle.answer and obstacle.answer.recorded_by for obstacle in obstacles)
    assert len(store.read(obstacle_lists.waiting_for, viewer="bo")) >= 2


def test_the_goal_was_refocused_once_and_the_readings_start_flat(on_monday: Store) -> None:
    store = on_monday
    permit = at_a_glance(store)["PERMIT"]
    versions = store.read(goals.versions, viewer=VIEWER, breakthrough=permit.breakthrough.id)
    assert len(versions) == 2
    assert all(goal.baseline == 45 and goal.target == 20 for goal in versions)
    values = [reading.value for reading in permit.readings]
    assert values[0] == 45
    assert values[0] - values[2] < values[-2] - values[-1]


def test_on_the_monday_of_the_sketches_it_says_what_they_say(on_monday: Store) -> None:
    store = on_monday
    permit = at_a_glance(store)["PERMIT"]
    moment = store.moment()
    assert permit.countdown(moment).day == 38
    assert permit.countdown(moment).days_left == 32
    assert permit.status(moment).brief == "now 34, behind"
    assert permit.longest_waiting(moment) == ("bo", 4)
    assert (permit.news.answers, permit.news.changes) == (2, 5)
    assert permit.answer_days == (2, 7)


def test_its_events_are_true(on_any_day: Store) -> None:
    store = on_any_day
    database = store.database
    with database.read():
        events = [event_of(row) for row in database.rows(select_events().order_by(EventRow.id))]
        sums = database.rows(EventRow.select(EventRow.checksum).order_by(EventRow.id).tuples())
    assert [checksum(event) for event in events] == [found for (found,) in sums]
    assert all(earlier.at <= later.at for earlier, later in pairwise(events))
    assert events[-1].at <= store.clock()
    for stream in {event.breakthrough for event in events}:
        positions = [event.position for event in events if event.breakthrough == stream]
        assert positions == list(range(1, len(positions) + 1))


def test_the_file_is_sound(on_monday: Store) -> None:
    store = on_monday
    connection = sqlite3.connect(store.database.path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_what_was_closed_has_a_report_of_everything(on_monday: Store) -> None:
    clinic = at_a_glance(on_monday)["CLINIC"].breakthrough.id
    material = on_monday.read(reports.material, viewer=VIEWER, breakthrough=clinic)
    assert len(material.lessons) == 4
    assert any(lesson.leaders for lesson in material.lessons)
    assert len(material.pulse) >= 7
    assert any(item.finding for item in material.items)
    assert all(one.done_at is not None for one in material.commitments)
    assert [kin.code for kin in material.led_to] == ["VACCINE"]


def test_it_is_marked_as_an_example(on_monday: Store) -> None:
    store = on_monday
    workspace = store.workspace()
    assert workspace is not None
    assert workspace.example


def test_made_twice_for_one_instant_it_is_the_same(tmp_path: Path) -> None:
    dumps = []
    for name in ("first.db", "second.db"):
        store = Store.open(str(tmp_path / name), lambda: MONDAY)
        make_demo(store, now=MONDAY)
        store.close()
        connection = sqlite3.connect(tmp_path / name)
        lines = connection.iterdump()
        dumps.append([line for line in lines if "schema_migration" not in line])
        connection.close()
    assert dumps[0] == dumps[1]


def test_the_throw_away_file_is_private_and_gone_afterwards() -> None:
    with throwaway_demo(lambda: MONDAY) as path:
        assert path.parent.stat().st_mode & 0o777 == 0o700
        store = Store.open(str(path), lambda: MONDAY)
        assert at_a_glance(store)
        store.close()
    assert not path.parent.exists()


def test_its_meetings_took_about_as_long_as_their_agendas(on_any_day: Store) -> None:
    query = (
        "SELECT m.kind, sum(b.minutes), sum(b.spent) / 60 FROM meeting m JOIN agenda_block b ON b.meeting = m.id"
        " WHERE m.ended_at IS NOT NULL GROUP BY m.id"
    )
    held = on_any_day.database.connection().execute(query).fetchall()
    assert len(held) > 4
    for kind, planned, took in held:
        assert 0.7 * planned < took < 1.5 * planned, kind
