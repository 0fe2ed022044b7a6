"""How leaders answer obstacles, and what becomes of the answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.obstacle import (
    ObstacleState,
    is_confirmed,
)
from breakthrough_tui.store.commands import breakthroughs, obstacles
from breakthrough_tui.store.queries import goals, obstacle_lists, overviews
from tests.builders import REPORT_BACK, Team
from tests.store.test_obstacles import answer, moment

S = ObstacleState


def test_an_answer_says_what_and_by_whom(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    workspace.clock.advance(days=2)
    answer(workspace, raised)
    found = workspace.obstacle(raised)
    assert found.waited == 2
    assert found.answer is not None
    assert (found.answer.kind, found.answer.note) == (S.REMOVED, "It is open")
    assert (found.answer.leader, found.answer.recorded_by) == ("bo", None)
    with pytest.raises(Invalid):
        answer(workspace, workspace.raise_obstacle(), S.WITHDRAWN)
    with pytest.raises(Invalid):
        workspace.run(
            "bo",
            obstacles.answer,
            obstacle=workspace.raise_obstacle(),
            kind=S.DECLINED,
            note=" ",
        )


@pytest.mark.parametrize("recorder", ["ana", "fay"])
def test_an_answer_is_recorded_for_the_leader_who_gave_it(workspace: Team, recorder: str) -> None:
    raised = workspace.raise_obstacle()
    with pytest.raises(NotAllowed) as refusal:
        answer(workspace, raised, by=recorder)
    assert "Record it for the leader" in refusal.value.hint
    answer(workspace, raised, by=recorder, for_leader="bo", how="by phone")
    found = workspace.obstacle(raised).answer
    assert found is not None
    assert (found.leader, found.recorded_by, found.how) == ("bo", recorder, "by phone")


def test_nobody_else_records_and_only_for_a_leader(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    for actor in ("cho", "obs", "out"):
        with pytest.raises(NotAllowed):
            answer(workspace, raised, by=actor, for_leader="bo")
    with pytest.raises(Invalid):
        answer(workspace, raised, by="ana", for_leader="cho")
    assert workspace.obstacle(raised).state is S.WAITING_FOR_LEADER


def test_the_leader_corrects_what_was_recorded_for_them(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    answer(workspace, raised, by="fay", for_leader="bo")
    with pytest.raises(NotAllowed):
        answer(workspace, raised, S.DECLINED, by="gus")
    with pytest.raises(NotAllowed):
        answer(workspace, raised, S.DECLINED, by="ana", for_leader="bo")
    answer(workspace, raised, S.DECLINED, by="bo")
    found = workspace.obstacle(raised)
    assert found.state is S.DECLINED
    assert found.answer is not None
    assert (found.answer.leader, found.answer.recorded_by) == ("bo", None)
    page = workspace.read(obstacle_lists.page, viewer="ana", obstacle=raised)
    assert [each.kind for each in page.answers] == [S.REMOVED, S.DECLINED]
    with pytest.raises(Invalid):
        answer(workspace, raised, S.REMOVED, by="bo")


def test_what_was_confirmed_is_not_corrected(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    answer(workspace, raised, by="fay", for_leader="bo")
    workspace.run("cho", obstacles.confirm, obstacle=raised)
    with pytest.raises(Invalid):
        answer(workspace, raised, S.DECLINED, by="bo")


def test_a_refocus_makes_a_new_version_of_the_goal(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    answer(workspace, raised, S.REFOCUSED, target=Decimal(25), report_back=date(2026, 12, 18))
    first, second = workspace.read(goals.versions, viewer="ana", breakthrough=1)
    assert (first.version, first.target, first.report_back) == (1, Decimal(20), REPORT_BACK)
    assert (second.version, second.target) == (2, Decimal(25))
    assert second.report_back == date(2026, 12, 18)
    assert (second.reason, second.set_by) == ("It is open", "bo")
    assert (second.baseline, second.measure, second.short) == (
        first.baseline,
        first.measure,
        first.short,
    )
    found = workspace.obstacle(raised).answer
    assert found is not None
    assert found.goal_version == 2


def test_a_refocus_changes_something_that_holds(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    refused: list[dict[str, Any]] = [
        {},
        {"target": Decimal(20)},
        {"target": Decimal(45)},
        {"target": Decimal("NaN")},
        {"report_back": date(2026, 10, 1)},
        {"sentence": ""},
    ]
    for changes in refused:
        with pytest.raises(Invalid):
            answer(workspace, raised, S.REFOCUSED, **changes)
    assert len(workspace.read(goals.versions, viewer="ana", breakthrough=1)) == 1
    with pytest.raises(Invalid):
        answer(workspace, raised, S.REMOVED, target=Decimal(25))
    assert workspace.obstacle(raised).state is S.WAITING_FOR_LEADER


def test_another_sentence_drops_the_short_form_of_the_old_one(workspace: Team) -> None:
    refocus = breakthroughs.refocus
    workspace.run("bo", refocus, breakthrough=1, reason="Late", sentence="Halve the queue")
    goal = workspace.read(goals.versions, viewer="ana", breakthrough=1)[-1]
    assert (goal.sentence, goal.brief) == ("Halve the queue", "Halve the queue")


def test_before_the_launch_there_is_nothing_to_refocus(workspace: Team) -> None:
    draft = workspace.start(code="DRAFT", leader="bo", lead="ana", target=Decimal(20))
    made = workspace.run("ana", obstacles.raise_obstacle, breakthrough=draft, title="No data")
    raised = made.made("obstacle")
    for actor, leader in (("bo", None), ("ana", "bo")):
        with pytest.raises(NotAllowed) as refusal:
            answer(workspace, raised, S.REFOCUSED, by=actor, for_leader=leader, target=Decimal(30))
        assert refusal.value.hint == "Edit the goal instead."


def test_an_answer_is_confirmed_or_counts_so_after_a_week(workspace: Team) -> None:
    raised, other = workspace.raise_obstacle(), workspace.raise_obstacle()
    for each in (raised, other):
        answer(workspace, each)
    assert not is_confirmed(workspace.obstacle(raised), moment(workspace))
    workspace.run("cho", obstacles.confirm, obstacle=raised)
    found = workspace.obstacle(raised)
    assert (found.confirmed_by, found.confirmed_at) == ("cho", workspace.clock.now)
    assert is_confirmed(found, moment(workspace))
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", obstacles.confirm, obstacle=raised)
    assert "cho" in refusal.value.message
    workspace.clock.advance(days=6)
    assert not is_confirmed(workspace.obstacle(other), moment(workspace))
    workspace.clock.advance(days=1)
    assert is_confirmed(workspace.obstacle(other), moment(workspace))
    workspace.run("cho", obstacles.reopen, obstacle=raised, reason="Shut again")
    found = workspace.obstacle(raised)
    assert (found.confirmed_by, found.confirmed_at, found.answer) == (None, None, None)
    page = workspace.read(obstacle_lists.page, viewer="ana", obstacle=raised)
    assert [comment.text for comment in page.comments] == ["Shut again"]


def test_what_was_withdrawn_after_an_answer_shows_no_answer(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    answer(workspace, raised)
    workspace.run("cho", obstacles.reopen, obstacle=raised, reason="Shut again")
    workspace.run("cho", obstacles.withdraw, obstacle=raised, reason="Found the key")
    assert workspace.obstacle(raised).answer is None


def test_the_days_that_leaders_take_are_measured(workspace: Team) -> None:
    for wait in (1, 2, 6):
        raised = workspace.raise_obstacle()
        workspace.clock.advance(days=wait)
        answer(workspace, raised)
    workspace.run("cho", obstacles.withdraw, obstacle=workspace.raise_obstacle())
    overview = workspace.read(overviews.overview, viewer="ana", breakthrough=1)
    assert overview.answer_days == (2.0, 3)
