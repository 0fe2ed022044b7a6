"""Answers to the goal test, the back-up and proposals, on a real file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.course import ProposalState
from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.goal.answers import GoalAnswer, Said
from breakthrough_tui.domain.goal.page import GoalPage
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import (
    breakthroughs,
    goal_test,
    obstacles,
    people,
    proposals,
)
from breakthrough_tui.store.queries import goals, overviews
from breakthrough_tui.store.tables import BreakthroughRow
from tests.builders import Team


def the_page(team: Team, breakthrough: int = 1) -> GoalPage:
    return team.read(goals.page, viewer="cho", breakthrough=breakthrough)


def proposed(team: Team, by: str = "ana", **more: Any) -> int:
    fields = {"breakthrough": 1, "reason": "It is late", "target": Decimal(25), **more}
    return team.run(by, proposals.propose, **fields).made("proposal")


# Answers


def test_a_new_answer_takes_the_place_of_ones_own(workspace: Team) -> None:
    for said in (Said.NO, Said.YES):
        workspace.run("cho", goal_test.answer, breakthrough=1, question=8, answer=said, note=said)
    workspace.run("bo", goal_test.answer, breakthrough=1, question=8, answer=Said.NOT_SURE)
    found = the_page(workspace).answers
    assert [(one.person, one.answer, one.note) for one in found] == [
        ("bo", Said.NOT_SURE, ""),
        ("cho", Said.YES, "yes"),
    ]


def test_a_facilitator_is_not_asked_whether_they_want_it(workspace: Team) -> None:
    with pytest.raises(NotAllowed):
        workspace.run("fay", goal_test.answer, breakthrough=1, question=11, answer=Said.YES)
    workspace.run("fay", goal_test.answer, breakthrough=1, question=9, answer=Said.YES)


@pytest.mark.parametrize("question", [3, 5, 10, 0, 99, -1])
def test_what_is_no_question_for_people_is_refused(workspace: Team, question: int) -> None:
    with pytest.raises(Invalid):
        workspace.run("bo", goal_test.answer, breakthrough=1, question=question, answer=Said.YES)


def test_a_note_is_made_harmless(workspace: Team) -> None:
    note = "[b]x[/]\x1b]0;y\x07\u202e\n<script>"
    workspace.run("cho", goal_test.answer, breakthrough=1, question=8, answer=Said.NO, note=note)
    (answer,) = the_page(workspace).answers
    assert answer.note == "[b]x[/]\n<script>"
    with pytest.raises(Invalid):
        workspace.run(
            "cho", goal_test.answer, breakthrough=1, question=8, answer=Said.NO, note="x" * 501
        )


def test_answers_are_at_a_glance_before_the_launch_only(workspace: Team) -> None:
    made = workspace.start("Halve the queue", leader="bo", lead="ana")
    for here in (1, made):
        workspace.run("bo", goal_test.answer, breakthrough=here, question=12, answer=Said.YES)
    found = [
        workspace.read(overviews.overview, viewer="bo", breakthrough=here).answers
        for here in (1, made)
    ]
    assert found[0] == ()
    assert found[1] == (GoalAnswer(12, "bo", Said.YES, "", workspace.clock.now),)


# The back-up


def test_the_back_up_is_named_and_taken_back(workspace: Team) -> None:
    workspace.run("fay", goal_test.set_backup, breakthrough=1, name=" Kim ", contact="room 12")
    here = workspace.read(overviews.overview, viewer="cho", breakthrough=1).breakthrough
    assert (here.backup, here.backup_contact) == ("Kim", "room 12")
    workspace.run("fay", goal_test.set_backup, breakthrough=1, name="", contact="room 12")
    here = workspace.read(overviews.overview, viewer="cho", breakthrough=1).breakthrough
    assert (here.backup, here.backup_contact) == ("", "")


def test_finished_breakthroughs_of_its_people_are_counted(workspace: Team) -> None:
    ended = [workspace.start(f"Halve queue {number}", leader="bo", lead="ana") for number in (1, 2)]
    watched = workspace.start("Halve the other queue", leader="gus", lead="out", by="gus")
    workspace.run("gus", people.give_role, breakthrough=watched, person="ana", role=Role.OBSERVER)
    made = workspace.start("Halve the wait", leader="bo", lead="ana", by="bo")
    with workspace.store.database.write():
        workspace.store.database.change(
            BreakthroughRow.update(phase=Phase.CLOSED).where(
                BreakthroughRow.id.in_([*ended, watched])
            )
        )
    assert workspace.read(overviews.overview, viewer="bo", breakthrough=made).finished == 2


# Proposals


def test_an_accepted_proposal_is_the_goal_with_its_reason(workspace: Team) -> None:
    made = proposed(workspace, report_back=date(2026, 12, 18))
    workspace.run("gus", proposals.accept, proposal=made)
    page = the_page(workspace)
    goal = page.versions[-1]
    assert (goal.version, goal.target, goal.report_back) == (2, Decimal(25), date(2026, 12, 18))
    assert (goal.reason, goal.set_by) == ("It is late", "gus")
    assert page.proposals[0].state is ProposalState.ACCEPTED
    with pytest.raises(Invalid) as refusal:
        workspace.run("bo", proposals.accept, proposal=made)
    assert refusal.value.message == "This proposal was accepted by gus."


def test_a_proposal_that_changes_nothing_or_contradicts_itself_is_refused(workspace: Team) -> None:
    for more in (
        {"target": Decimal(20)},
        {"target": Decimal(45)},
        {"report_back": date(2026, 9, 1)},
    ):
        with pytest.raises(Invalid):
            proposed(workspace, **more)
    with pytest.raises(Invalid):
        proposed(workspace, reason=" ")


def test_a_later_proposal_of_the_same_person_takes_the_place_of_the_first(workspace: Team) -> None:
    proposed(workspace)
    second = proposed(workspace, target=Decimal(30))
    first, other = the_page(workspace).proposals
    assert (first.state, other.state) == (ProposalState.WITHDRAWN, ProposalState.OPEN)
    waiting = workspace.read(overviews.overview, viewer="bo", breakthrough=1).proposal()
    assert waiting is not None
    assert waiting.id == second


def test_an_overtaken_proposal_is_refused_and_can_be_declined_or_withdrawn(workspace: Team) -> None:
    made = proposed(workspace)
    workspace.run("bo", breakthroughs.refocus, breakthrough=1, reason="Other", target=Decimal(22))
    with pytest.raises(Invalid) as refusal:
        workspace.run("bo", proposals.accept, proposal=made)
    assert "overtaken" in refusal.value.message
    workspace.run("ana", proposals.withdraw, proposal=made)
    assert the_page(workspace).proposals[0].state is ProposalState.WITHDRAWN


def test_two_leaders_who_answer_at_once_accept_it_once(workspace: Team) -> None:
    made = proposed(workspace)
    workspace.run("bo", proposals.accept, proposal=made)
    for command, more in ((proposals.accept, {}), (proposals.decline, {"reason": "No"})):
        with pytest.raises(Invalid):
            workspace.run("gus", command, proposal=made, **more)  # type: ignore[arg-type]
    assert len(the_page(workspace).versions) == 2


def test_the_obstacle_of_a_proposal_is_answered_by_it(workspace: Team) -> None:
    raised = workspace.raise_obstacle("The office closes")
    number = workspace.obstacle(raised).number
    made = proposed(workspace, obstacle=number)
    workspace.run("bo", proposals.accept, proposal=made)
    found = workspace.obstacle(raised)
    assert found.state is ObstacleState.REFOCUSED
    assert found.answer is not None
    assert (found.answer.note, found.answer.goal_version) == ("It is late", 2)


def test_an_obstacle_that_has_ended_meanwhile_does_not_stop_the_refocus(workspace: Team) -> None:
    raised = workspace.raise_obstacle("The office closes")
    made = proposed(workspace, obstacle=workspace.obstacle(raised).number)
    workspace.run(
        "bo", obstacles.answer, obstacle=raised, kind=ObstacleState.REMOVED, note="It stays open"
    )
    workspace.run("bo", proposals.accept, proposal=made)
    assert workspace.obstacle(raised).state is ObstacleState.REMOVED
    assert the_page(workspace).versions[-1].version == 2
    with pytest.raises(Invalid):
        proposed(workspace, target=Decimal(30), obstacle=workspace.obstacle(raised).number)


def test_nothing_is_proposed_before_the_launch(workspace: Team) -> None:
    made = workspace.start("Halve the queue", leader="bo", lead="ana")
    with pytest.raises(NotAllowed):
        proposed(workspace, breakthrough=made)
