"""Lessons and measures on a real file; readings of several measures, corrected and taken out."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.course import Keep
from breakthrough_tui.domain.errors import Conflict, Invalid, NotFound
from breakthrough_tui.domain.lesson import Lesson
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.domain.result import Result
from breakthrough_tui.store.commands import lessons, measures, readings, undo
from breakthrough_tui.store.queries import lessons as lesson_queries
from breakthrough_tui.store.queries import results
from tests.builders import Team


def _lessons(team: Team) -> tuple[Lesson, ...]:
    return team.read(lesson_queries.lessons, viewer="ana", breakthrough=1)


def _result(team: Team) -> Result:
    return team.read(results.result, viewer="ana", breakthrough=1)


def test_a_lesson_is_written_from_a_card_changed_put_away_and_back(workspace: Team) -> None:
    team = workspace
    card = team.add("Call back the same day")
    made = team.run("dia", lessons.add, breakthrough=1, tried="Call back the same day", card=card)
    lesson = made.made("lesson")
    team.run(
        "ana",
        lessons.edit,
        lesson=lesson,
        happened="Half as many letters",
        keep=Keep.KEEP,
        who_else="the east office",
        leaders=True,
    )
    (found,) = _lessons(team)
    assert (found.keep, found.leaders, found.card_number) == (Keep.KEEP, True, 1)
    gone = team.run("dia", lessons.archive, lesson=lesson)
    assert _lessons(team) == ()
    team.run("dia", undo.undo, command=gone.command)
    assert _lessons(team) == (found,)


def test_a_lesson_says_what_was_tried(workspace: Team) -> None:
    with pytest.raises(Invalid, match="What was tried"):
        workspace.run("dia", lessons.add, breakthrough=1, tried=" ")


def test_a_lesson_that_somebody_put_away_says_so(workspace: Team) -> None:
    lesson = workspace.run("dia", lessons.add, breakthrough=1, tried="A").made("lesson")
    workspace.run("ana", lessons.archive, lesson=lesson)
    with pytest.raises(Conflict, match="Ana"):
        workspace.run("dia", lessons.edit, lesson=lesson, tried="B")


def test_two_who_change_other_fields_of_a_lesson_are_not_in_conflict(workspace: Team) -> None:
    lesson = workspace.run("dia", lessons.add, breakthrough=1, tried="A").made("lesson")
    seen = workspace.position
    workspace.run("ana", lessons.edit, lesson=lesson, keep=Keep.DROP)
    workspace.run_seeing(seen, "dia", lessons.edit, lesson=lesson, happened="Nothing")
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "dia", lessons.edit, lesson=lesson, keep=Keep.KEEP)


def test_a_guard_has_readings_of_its_own(workspace: Team) -> None:
    team = workspace
    guard = team.run(
        "ana",
        measures.add,
        breakthrough=1,
        name="Complaints",
        kind=MeasureKind.CUMULATIVE,
        rhythm=14,
        direction=Direction.DOWN,
    ).made("measure")
    team.run("dia", readings.add, breakthrough=1, value=Decimal(3), measure=guard)
    result = _result(team)
    found = result.measure(guard)
    assert found is not None
    assert (found.guard, found.rhythm, found.direction) == (True, 14, Direction.DOWN)
    assert [reading.value for reading in result.of(found)] == [3]
    assert result.main is not None
    assert result.of(result.main) == ()


def test_the_measure_of_the_goal_stays(workspace: Team) -> None:
    result = _result(workspace)
    assert result.main is not None
    with pytest.raises(Invalid, match="so it stays"):
        workspace.run("ana", measures.archive, measure=result.main.id)
    with pytest.raises(Invalid, match="The goal counts this"):
        workspace.run("ana", measures.edit, measure=result.main.id, guard=True)
    workspace.run("ana", measures.edit, measure=result.main.id, rhythm=14)
    changed = _result(workspace).main
    assert changed is not None
    assert changed.rhythm == 14


def test_a_name_is_measured_once(workspace: Team) -> None:
    workspace.run("ana", measures.add, breakthrough=1, name="Complaints")
    with pytest.raises(Invalid, match="'Complaints' is measured already"):
        workspace.run("ana", measures.add, breakthrough=1, name="COMPLAINTS")


@pytest.mark.parametrize("rhythm", [0, -7, 400])
def test_a_rhythm_is_a_number_of_days(workspace: Team, rhythm: int) -> None:
    with pytest.raises(Invalid, match="every 1 to 366 days"):
        workspace.run("ana", measures.add, breakthrough=1, name="Letters", rhythm=rhythm)


def test_a_measure_that_was_put_away_takes_no_readings(workspace: Team) -> None:
    guard = workspace.run("ana", measures.add, breakthrough=1, name="Letters").made("measure")
    workspace.run("ana", measures.archive, measure=guard)
    with pytest.raises(NotFound):
        workspace.run("dia", readings.add, breakthrough=1, value=Decimal(3), measure=guard)


def test_a_correction_may_be_of_another_day(workspace: Team) -> None:
    today = workspace.clock.now.date()
    added = workspace.run("dia", readings.add, breakthrough=1, value=Decimal(44)).made("reading")
    workspace.run(
        "dia", readings.correct, reading=added, value=Decimal(44), on=today - timedelta(days=3)
    )
    (found,) = _result(workspace).readings
    assert found.on == today - timedelta(days=3)
    assert [was.on for was in _result(workspace).corrected[found.id]] == [today]
    with pytest.raises(Invalid, match="a day to come"):
        tomorrow = today + timedelta(days=1)
        workspace.run("dia", readings.correct, reading=found.id, value=Decimal(1), on=tomorrow)


def test_a_reading_is_taken_out_and_brought_back(workspace: Team) -> None:
    added = workspace.run("dia", readings.add, breakthrough=1, value=Decimal(44)).made("reading")
    gone = workspace.run("dia", readings.archive, reading=added)
    assert _result(workspace).readings == ()
    workspace.run("dia", undo.undo, command=gone.command)
    assert [reading.id for reading in _result(workspace).readings] == [added]


def test_two_who_correct_the_same_reading_are_in_conflict(workspace: Team) -> None:
    added = workspace.run("dia", readings.add, breakthrough=1, value=Decimal(44)).made("reading")
    workspace.run("ana", readings.correct, reading=added, value=Decimal(43))
    with pytest.raises(Conflict, match="Ana"):
        workspace.run("dia", readings.correct, reading=added, value=Decimal(42))


def test_many_readings_come_together_or_not_at_all(workspace: Team) -> None:
    today = workspace.clock.now.date()
    items = [(1, today - timedelta(days=number), Decimal(number)) for number in range(5)]
    workspace.run("dia", readings.add_many, breakthrough=1, items=items)
    assert len(_result(workspace).readings) == 5
    late = [(1, today, Decimal(1)), (1, today + timedelta(days=1), Decimal(1))]
    with pytest.raises(Invalid, match="a day to come"):
        workspace.run("dia", readings.add_many, breakthrough=1, items=late)
    with pytest.raises(Invalid, match="At most 1,000"):
        workspace.run("dia", readings.add_many, breakthrough=1, items=items * 201)
    assert len(_result(workspace).readings) == 5
