"""The result so far, as the database has it: readings, what was corrected, what happened beside them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.result import Result
from breakthrough_tui.domain.run_chart import MarkKind
from breakthrough_tui.store.commands import breakthroughs, obstacles, readings
from breakthrough_tui.store.queries import results
from tests.builders import Team


def _result(team: Team, viewer: str = "ana") -> Result:
    return team.read(results.result, viewer=viewer, breakthrough=1)


def _add(team: Team, value: str, by: str = "dia") -> int:
    return team.run(by, readings.add, breakthrough=1, value=Decimal(value)).made("reading")


def _values(readings: tuple[Reading, ...]) -> list[str]:
    return [str(reading.value) for reading in readings]


def test_a_corrected_reading_keeps_what_stood_there(workspace: Team) -> None:
    team = workspace
    first = _add(team, "44")
    second = team.run("ana", readings.correct, reading=first, value=Decimal(43)).all_made(
        "reading"
    )[-1]
    third = team.run("dia", readings.correct, reading=second, value=Decimal(42)).all_made(
        "reading"
    )[-1]
    other = _add(team, "40")
    found = _result(team)
    assert _values(found.readings) == ["42", "40"]
    assert _values(found.corrected[third]) == ["44", "43"]
    assert [was.by for was in found.corrected[third]] == ["dia", "ana"]
    assert other not in found.corrected


def test_refocusing_and_answers_are_marked_on_their_day(workspace: Team) -> None:
    team = workspace
    one, other = team.raise_obstacle(), team.raise_obstacle("The law")
    team.clock.advance(days=2)
    day = team.clock.now.date()
    team.run("bo", obstacles.answer, obstacle=one, kind=ObstacleState.REMOVED, note="It is here")
    team.clock.advance(days=1)
    team.run(
        "bo",
        obstacles.answer,
        obstacle=other,
        kind=ObstacleState.REFOCUSED,
        note="The law stays",
        target=Decimal(25),
    )
    marks = _result(team).marks
    assert sorted((mark.on, mark.kind) for mark in marks) == [
        (day, MarkKind.ANSWER),
        (day + timedelta(days=1), MarkKind.REFOCUS),
    ]
    assert "The law stays" in [mark.words for mark in marks]


def test_the_chart_has_a_path_for_each_way_that_the_goal_went(workspace: Team) -> None:
    team = workspace
    _add(team, "44")
    team.run("bo", breakthroughs.refocus, breakthrough=1, reason="Late", target=Decimal(25))
    found = _result(team)
    chart = found.chart(Moment(team.clock.now))
    assert chart is not None
    assert [path.in_force for path in chart.paths] == [False, True]
    assert chart.paths[1].end.value == 25


def test_nobody_outside_sees_the_result_of_a_private_one(house: Team) -> None:
    here = house.start_private()
    with pytest.raises(NotFound):
        house.read(results.result, viewer="out", breakthrough=here)
