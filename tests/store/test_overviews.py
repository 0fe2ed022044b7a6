"""A breakthrough at a glance."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from breakthrough_tui.domain.board_events import with_events
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.domain.next_step import next_step
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.overview import News, Overview
from breakthrough_tui.domain.status import StatusKind
from breakthrough_tui.domain.values import replace
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    measures,
    meetings,
    obstacles,
    personal,
    readings,
)
from breakthrough_tui.store.queries import boards, overviews, results
from tests.builders import Team
from tests.store.every_command import EXAMPLES, Example, a_house


def overview(workspace: Team, viewer: str = "ana") -> Overview:
    return workspace.read(overviews.overview, viewer=viewer, breakthrough=1)


def test_it_counts_cards_and_obstacles(workspace: Team) -> None:
    one, two, _ = workspace.add("one"), workspace.add("two"), workspace.add("three")
    workspace.run("cho", cards.finish, card=one)
    workspace.run("cho", cards.archive, cards=[two])
    raised, answered, confirmed = (workspace.raise_obstacle() for _ in range(3))
    for each in (answered, confirmed):
        workspace.run(
            "bo", obstacles.answer, obstacle=each, kind=ObstacleState.REMOVED, note="Open"
        )
    workspace.run("cho", obstacles.confirm, obstacle=confirmed)
    found = overview(workspace)
    moment = workspace.store.moment()
    assert (found.cards, found.open_cards) == (2, 1)
    assert [obstacle.id for obstacle in found.open_obstacles] == [raised]
    assert [obstacle.id for obstacle in found.unconfirmed(moment)] == [answered]
    assert found.longest_waiting(moment) == ("bo", 0)
    workspace.clock.advance(days=4)
    assert found.longest_waiting(workspace.store.moment()) == ("bo", 4)


def test_it_says_the_day_and_how_the_result_stands(workspace: Team) -> None:
    found = overview(workspace)
    count = found.countdown(workspace.store.moment())
    assert (count.day, count.length, count.days_left) == (3, 70, 67)
    workspace.clock.advance(days=32)
    workspace.run("dia", readings.add, breakthrough=1, value=Decimal(40))
    workspace.run("dia", readings.add, breakthrough=1, value=Decimal(30))
    found = overview(workspace)
    assert [reading.value for reading in found.readings] == [Decimal(40), Decimal(30)]
    assert found.status(workspace.store.moment()).kind is StatusKind.ON_PATH


def test_a_total_of_a_goal_without_a_baseline_has_a_status(workspace: Team) -> None:
    here = workspace.start(
        "House 70 families",
        leader="bo",
        lead="ana",
        measure="families",
        target=Decimal(70),
        launch_on=workspace.store.moment().today - timedelta(days=35),
    )
    workspace.run("ana", readings.add, breakthrough=here, value=Decimal(36))
    measure = workspace.read(results.result, viewer="ana", breakthrough=here).main
    assert measure is not None
    workspace.run("ana", measures.edit, measure=measure.id, kind=MeasureKind.CUMULATIVE)
    found = workspace.read(overviews.overview, viewer="ana", breakthrough=here)
    assert found.status(workspace.store.moment()).brief == "now 36, on the path"


def test_readings_of_a_measure_that_was_left_do_not_count(workspace: Team) -> None:
    here = workspace.start("Halve the queue", leader="bo", lead="ana", measure="people")
    workspace.run("ana", readings.add, breakthrough=here, value=Decimal(40))
    workspace.run("ana", breakthroughs.edit_goal, breakthrough=here, measure="")
    found = workspace.read(overviews.overview, viewer="ana", breakthrough=here)
    assert found.readings == ()


def test_it_tells_what_others_did_since_i_was_here(workspace: Team) -> None:
    assert overview(workspace, "cho").news == News()
    workspace.run("cho", personal.see, breakthrough=1)
    at = workspace.clock.now
    assert overview(workspace, "cho").news == News(at)
    workspace.clock.advance(hours=1)
    workspace.add("mine", by="cho")
    workspace.add("theirs", by="dia")
    raised = workspace.raise_obstacle()
    workspace.run(
        "bo",
        obstacles.answer,
        obstacle=raised,
        kind=ObstacleState.REFOCUSED,
        note="Late",
        target=Decimal(25),
    )
    assert overview(workspace, "cho").news == News(at, answers=1, changes=1)
    assert overview(workspace, "dia").news == News()
    workspace.run("cho", personal.see, breakthrough=1)
    assert overview(workspace, "cho").news == News(workspace.clock.now)


def test_the_portfolio_has_ones_own_first(workspace: Team) -> None:
    workspace.start("Halve the queue", code="QUEUE", leader="gus")
    workspace.start("Halve the wait", code="WAIT", leader="gus", members=("cho",))

    def codes(viewer: str) -> list[str]:
        found = workspace.read(overviews.portfolio, viewer=viewer)
        return [each.breakthrough.code for each in found]

    assert codes("cho") == ["PERMIT", "WAIT", "QUEUE"]
    assert codes("gus") == ["PERMIT", "QUEUE", "WAIT"]
    assert codes("out") == ["PERMIT", "QUEUE", "WAIT"]


def test_what_is_next_comes_from_it(workspace: Team) -> None:
    moment = workspace.store.moment()
    assert next_step(overview(workspace), moment).text == "write the first action items"
    workspace.add()
    step = next_step(overview(workspace), moment)
    assert step.words(moment.today, "ana") == "choose the day of the weekly check-ins: 5, you"
    workspace.run("ana", meetings.set_slot, breakthrough=1, weekday=3)
    step = next_step(overview(workspace), moment)
    assert step.words(moment.today, "ana") == "reading of days to a permit, Fri 9, you"
    raised = workspace.raise_obstacle("No access")
    workspace.run("bo", obstacles.ask_back, obstacle=raised, question="Which?")
    step = next_step(overview(workspace), moment)
    assert step.words(moment.today, "cho") == "reply about 'No access', you"


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=each.command.__name__) for each in EXAMPLES]
)
def test_after_each_command_on_the_board_the_rest_need_not_be_read_anew(
    example: Example, tmp_path: Path
) -> None:
    house = a_house(tmp_path)
    fields = example.fields(house)
    before = house.read(overviews.portfolio, viewer="adm")
    done = house.run(example.by, example.command, **fields)
    for one in before:
        here = one.breakthrough.id
        told = [event for event in done.events if event.breakthrough == here]
        if told and one.only_in_parts(told):
            found = house.read(overviews.after_events, viewer="adm", overview=one, events=told)
            assert found == house.read(overviews.overview, viewer="adm", breakthrough=here)
    house.close()


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=each.command.__name__) for each in EXAMPLES]
)
def test_after_each_command_a_board_is_as_its_events_tell(example: Example, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    fields = example.fields(house)
    here = [one.breakthrough.id for one in house.read(overviews.portfolio, viewer="adm")]
    before = [house.read(boards.board, viewer="adm", breakthrough=one) for one in here]
    done = house.run(example.by, example.command, **fields)
    seen = {one.breakthrough.id for one in house.read(overviews.portfolio, viewer="adm")}
    for board in before:
        told = with_events(board, done.events)
        if told is not None and board.breakthrough in seen:
            now = house.read(boards.board, viewer="adm", breakthrough=board.breakthrough)
            assert told == replace(now, position=told.position)
    house.close()


def test_what_is_often_done_changes_an_overview_in_parts(workspace: Team) -> None:
    card = workspace.add("one")
    before = overview(workspace)
    moved = workspace.run("cho", cards.finish, card=card)
    said = workspace.run("cho", cards.comment, card=card, text="Done")
    raised = workspace.run("cho", obstacles.raise_obstacle, breakthrough=1, title="No scanner")
    events = [*moved.events, *said.events, *raised.events]
    assert before.only_in_parts(events)
    assert not before.only_in_parts([*events, replace(events[0], entity="goal")])


def test_at_rest_two_overviews_differ_only_by_more_than_news(workspace: Team) -> None:
    card = workspace.add("one")
    before = overview(workspace)
    workspace.run("cho", cards.comment, card=card, text="On its way")
    after = overview(workspace)
    assert after != before
    assert after.at_rest() == before.at_rest()
    workspace.run("cho", cards.finish, card=card)
    assert overview(workspace).at_rest() != before.at_rest()
