"""The goal test, the vote, promises, back-up and proposals, by the keys on a real file."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.screens.goal.screen import GoalScreen
from breakthrough_tui.store.commands import (
    breakthroughs,
    goal_test,
    obstacles,
    people,
    promises,
    proposals,
    votes,
)
from breakthrough_tui.store.queries import goals, overviews
from tests.builders import Team
from tests.support.screens import Screen, at_screen

TODAY = date(2026, 10, 5)


def a_draft(team: Team, sentence: str = "Halve waiting for a passport", **more: Any) -> int:
    """A breakthrough before its launch, bo's, led by ana."""
    return team.start(
        sentence,
        code="PASSPORT",
        leader="bo",
        lead="ana",
        facilitator="fay",
        members=("cho", "dia", "eli"),
        launch_on=TODAY + timedelta(days=7),
        **more,
    )


async def look_at_it(screen: Screen) -> None:
    """On the goal of the second breakthrough."""
    await screen.press("4", "right_square_bracket")
    assert screen.lines[0].startswith(" PASSPORT")


async def to_row(screen: Screen, begins: str) -> None:
    """Walk down to a row."""
    for _ in range(60):
        if any(line.lstrip().startswith(f"▌ {begins}") for line in screen.lines):
            return
        await screen.press("down")
    raise AssertionError(f"{begins} is not on the screen")


def overview(team: Team, breakthrough: int = 1) -> Any:
    return team.read(overviews.overview, viewer="ana", breakthrough=breakthrough)


# The goal test


@pytest.mark.parametrize("size", [(120, 60), (80, 24)])
async def test_the_goal_is_judged_as_one_types_it(workspace: Team, size: tuple[int, int]) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "bo", size=size) as bo:
        await look_at_it(bo)
        await bo.press("e")
        await bo.press("ctrl+u")
        await bo.pastes("Implement the new CRM")
        assert "1  'Implement' is an activity" in bo.text
        assert "2  There is no number" in bo.text
        await bo.press("ctrl+u")
        await bo.pastes("Cut days in the queue from 45 to 20")
        assert "is an activity" not in bo.text
        assert "ctrl+g says it so: From 45 to 20 days in the queue" in bo.text


async def test_the_rewrite_is_taken_with_one_key_and_saved(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "ctrl+u")
        await bo.pastes("Cut days in the queue from 45 to 20 in the north office")
        await bo.press("ctrl+g", "ctrl+s")
        assert "From 45 to 20 days in the queue in the north office" in bo.text
    found = workspace.read(goals.versions, viewer="bo", breakthrough=made)
    assert found[-1].sentence == (
        "From 45 to 20 days in the queue in the north office by 21 Dec, led by ana."
    )


async def test_leaving_the_sentence_fills_what_nobody_has_touched(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "down", "down")
        await bo.pastes("minutes at the desk")
        await bo.press("up", "up", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 20 minutes by 30 December")
        assert "read from your sentence" not in bo.text
        await bo.press("down")
        assert bo.text.count("read from your sentence; change what is wrong") == 4
        await bo.press("up", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 15 minutes")
        await bo.press("ctrl+s")
    goal = workspace.read(goals.versions, viewer="bo", breakthrough=made)[-1]
    assert (goal.measure, goal.unit) == ("minutes at the desk", "minutes")
    assert (goal.baseline, goal.target) == (Decimal(45), Decimal(15))
    assert goal.report_back == date(2026, 12, 21)  # as it was: the sentence says no other day now


async def test_the_day_that_the_sentence_names_wins_over_the_usual_length(
    workspace: Team,
) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 20 minutes by 30 December")
        await bo.press("ctrl+s")
    goal = workspace.read(goals.versions, viewer="bo", breakthrough=made)[-1]
    assert goal.report_back == date(2026, 12, 30)


async def test_a_day_that_somebody_set_stays_whatever_the_sentence_says(workspace: Team) -> None:
    made = a_draft(workspace, report_back=date(2026, 12, 18))
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 20 minutes by 30 December")
        await bo.press("ctrl+s")
    goal = workspace.read(goals.versions, viewer="bo", breakthrough=made)[-1]
    assert goal.report_back == date(2026, 12, 18)


async def test_a_shorter_sentence_takes_no_number_away(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 20 minutes")
        await bo.press("ctrl+s", "e", "ctrl+u")
        await bo.pastes("Wait less")
        await bo.press("ctrl+s")
    goal = workspace.read(goals.versions, viewer="bo", breakthrough=made)[-1]
    assert goal.sentence == "Wait less"
    assert (goal.baseline, goal.target) == (Decimal(45), Decimal(20))


async def test_a_new_breakthrough_is_judged_from_its_first_sentence(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Train 50 nurses by 11 December")
        assert "1  'Train' is an activity" in bo.text


async def test_a_goal_in_another_language_is_not_failed_but_asked_about(workspace: Team) -> None:
    made = a_draft(workspace, "Die Wartezeit am Schalter von 40 auf 15 Minuten senken")
    async with at_screen(workspace, "ana", size=(120, 60)) as ana:
        await look_at_it(ana)
        assert "It seems to be" not in ana.text
        await to_row(ana, " 1  A result")
        assert any(" 1  A result" in line and " ask " in line for line in ana.lines)
        await ana.press("f", "y", "enter")
        assert any(" 1  A result" in line and " holds " in line for line in ana.lines)
        await ana.press("e")
        assert "in another language" in ana.text
    (answer,) = workspace.read(goals.page, viewer="ana", breakthrough=made).answers
    assert (answer.question, answer.answer) == (1, Said.YES)


async def test_the_header_says_how_the_goal_stands_before_the_launch(workspace: Team) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "ana") as ana:
        await look_at_it(ana)
        assert "launch in 7 days, Mon 12 Oct · goal test 4 of 5" in ana.lines[1]
    async with at_screen(workspace, "ana", size=(80, 24)) as ana:
        await look_at_it(ana)
        assert "launch in 7 d, Mon 12 Oct · goal 4/5" in ana.lines[1]


async def test_a_question_is_answered_with_a_note_and_others_see_it_at_once(
    workspace: Team,
) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "bo", size=(120, 60)) as bo:
        await look_at_it(bo)
        async with at_screen(workspace, "cho", size=(120, 60)) as cho:
            await look_at_it(cho)
            await cho.press("f")
            assert "8 Urgent?" in cho.text
            await cho.press("enter", "n")
            await cho.pastes("It can wait until [b]spring[/]")
            await cho.press("enter")
            assert "8 Urgent? You said no." in cho.text
        await bo.news()
        assert "no: cho" in bo.text
        assert "cho: It can wait until [b]spring[/]" in bo.text


async def test_who_answers_faster_than_the_screen_is_drawn_comes_to_the_next_question(
    workspace: Team,
) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "cho", size=(120, 60)) as cho:
        await look_at_it(cho)
        goal = cho.app.screen
        assert isinstance(goal, GoalScreen)
        before = goal.snapshot
        await cho.press("f", "enter", "y", "enter")
        goal.snapshot = before  # as it is until the screen has been drawn anew
        await cho.press("f", "enter", "y", "enter")
        assert "9 Within reach? You said yes." in cho.text


async def test_question_11_is_another_one_for_leaders(workspace: Team) -> None:
    a_draft(workspace)
    for name, asked in (("bo", "Will you give it time in person?"), ("cho", "Do you want this")):
        async with at_screen(workspace, name, size=(120, 60)) as screen:
            await look_at_it(screen)
            await to_row(screen, "11  Ready")
            await screen.press("f")
            assert asked in screen.text
    async with at_screen(workspace, "fay", size=(120, 60)) as fay:
        await look_at_it(fay)
        await to_row(fay, "11  Ready")
        await fay.press("enter")
        assert "Question 11 is for others." in fay.text


async def test_a_leader_who_is_not_ready_is_said_before_a_team_is_committed(
    workspace: Team,
) -> None:
    made = a_draft(workspace)
    workspace.run("bo", goal_test.answer, breakthrough=made, question=11, answer=Said.NO)
    async with at_screen(workspace, "ana", size=(120, 60)) as ana:
        await look_at_it(ana)
        assert "Next  bo is not ready to give it time" in ana.text
        assert "bo will not give it time in person." in ana.text
        await ana.press("n")
        assert "it is better not to commit a team yet" in "\n".join(ana.lines[-20:])
        await ana.press("escape", "s")
        assert "it is better not to commit a team yet" in "\n".join(ana.lines[-20:])


# The vote


async def test_a_vote_is_opened_counted_live_and_closed(workspace: Team) -> None:
    async with at_screen(workspace, "fay") as fay:
        await fay.press("4", "V")
        assert "4 people are asked." in fay.text
        await fay.press("enter")
        assert "the vote of confidence: 0 of 4 have voted, you" in fay.text
        workspace.run("ana", votes.cast, breakthrough=1, value=7)
        await fay.news()
        assert "1 of 4 have voted" in fay.text
        await fay.press("V", "c")
        assert "1 of 4 have voted. Only the number will be shown" in fay.text
        for name, value in (("cho", 5), ("dia", 8), ("eli", 6)):
            workspace.run(name, votes.cast, breakthrough=1, value=value)
        await fay.news()
        assert "4 of 4 have voted." in fay.text
        await fay.pastes("7 5 8 6")
        assert "4 of 4 have voted. 4 on paper." in fay.text
        await fay.press("enter")
        assert "8 of 8 voted: in the middle 6.5, from 5 to 8" in fay.text
    assert overview(workspace).vote.voted == 8


async def test_a_member_votes_unseen(workspace: Team) -> None:
    workspace.run("fay", votes.open_vote, breakthrough=1)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4")
        assert "how sure are you? 0 of 4 have voted" in cho.text
        await cho.press("V")
        assert "Nobody ever sees what you vote" in cho.text
        await cho.pastes("eleven")
        await cho.press("enter")
        assert "'eleven' is not a vote." in cho.text
        await cho.press("ctrl+u", "7", "enter")
        assert "Your vote counts: 1 of 4 have voted." in cho.text
        await cho.press("V")
        assert "It takes the place of the one before." in cho.text
        assert "▌ Your vote" in cho.text  # it does not come back


async def test_a_vote_that_was_closed_meanwhile_keeps_what_was_typed(workspace: Team) -> None:
    workspace.run("fay", votes.open_vote, breakthrough=1)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4", "V", "7")
        workspace.run("fay", votes.close, breakthrough=1)
        await cho.news()
        assert "The vote is closed by now." in cho.text
        await cho.press("enter")
        assert "No vote is open." in cho.text
        assert "What you typed is kept." in cho.text


async def test_a_member_who_may_not_open_a_vote_is_told_who_may(workspace: Team) -> None:
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4", "V")
        assert "Opening a vote is not among your roles here." in cho.text
        assert "team lead, facilitator" in cho.text


# Promises


async def test_a_leader_promises_and_it_is_held_against_what_happened(workspace: Team) -> None:
    async with at_screen(workspace, "bo", size=(120, 60)) as bo:
        await bo.press("4")
        assert "nothing promised yet" in bo.text
        await bo.press("P", "2", "enter", "2", "ctrl+s")
        assert "2 hours a week" in bo.text
        assert "answers within 2 days" in bo.text
    for days in (1, 3, 5):
        raised = workspace.raise_obstacle(f"Locked for {days} days", leader="bo")
        workspace.clock.advance(days=days)
        workspace.run(
            "bo", obstacles.answer, obstacle=raised, kind=ObstacleState.REMOVED, note="Open"
        )
    async with at_screen(workspace, "ana", size=(120, 60)) as ana:
        await ana.press("4")
        assert "answered within 3 days (median of 3): promised within 2 days" in ana.text


async def test_team_lead_and_facilitator_write_down_what_a_leader_said(workspace: Team) -> None:
    async with at_screen(workspace, "fay", size=(120, 60)) as fay:
        await fay.press("4", "P", "down", "enter")
        assert "What gus promises" in fay.text
        await fay.press("2", "ctrl+s")
        assert "2 hours a week (written down by fay)" in fay.text
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4", "P")
        assert "not among your roles here." in cho.text


async def test_hours_that_cannot_be_are_said_at_the_field(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4", "P", "9", "9", "ctrl+s")
        assert "99 hours a week cannot be." in bo.text


# Back-up and reading


async def test_first_timers_name_a_back_up_that_help_names_too(workspace: Team) -> None:
    async with at_screen(workspace, "ana", size=(120, 60)) as ana:
        await ana.press("4")
        assert "Nobody is named yet." in ana.text
        assert "The Breakthrough Strategy (1988)" in ana.text
        await ana.press("B")
        await ana.pastes("Kim [b]K[/]")
        await ana.press("enter")
        await ana.pastes("room 12")
        await ana.press("enter")
        assert "The team can ask Kim [b]K[/]." in ana.text
        await ana.press("question_mark", "tab")
        assert "Done it before: Kim [b]K[/], room 12" in ana.text
        assert "Harvard Business Review 69(2), 1991" in ana.text


async def test_a_member_hears_whom_to_ask(workspace: Team) -> None:
    workspace.run("ana", goal_test.set_backup, breakthrough=1, name="Kim", contact="room 12")
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4", "B")
        assert "Ask Kim, room 12." in cho.text


# Proposals


async def test_the_team_lead_proposes_and_a_leader_accepts_with_one_key(workspace: Team) -> None:
    async with at_screen(workspace, "ana") as ana:
        await ana.press("4", "r", "backspace", "backspace")
        await ana.pastes("25")
        assert "Version 2 of the goal: target 20 → 25 days" in ana.text
        await ana.press("down", "down", "down")
        await ana.pastes("One office is closed")
        await ana.press("enter")
        assert "Proposed; it waits for bo." in ana.text
    async with at_screen(workspace, "bo") as bo:
        assert bo.lines[0].endswith("4 Goal")  # it opens where something waits
        assert "accept or decline the refocus that ana proposes, you" in bo.text
        assert "target 20 → 25 days" in bo.text
        await bo.press("y")
        assert "Version 2 of the goal is in force." in bo.text
    assert overview(workspace).breakthrough.goal.target == Decimal(25)


async def test_a_leader_declines_with_the_reason(workspace: Team) -> None:
    workspace.run("ana", proposals.propose, breakthrough=1, reason="It is late", target=Decimal(25))
    async with at_screen(workspace, "bo", size=(120, 60)) as bo:
        await to_row(bo, "  5 Oct, ana")
        await bo.press("enter", "d")
        await bo.pastes("The builders wait")
        await bo.press("enter")
        assert "declined by bo: The builders wait" in bo.text
    assert overview(workspace).breakthrough.goal.version == 1


async def test_a_proposal_that_was_overtaken_says_so(workspace: Team) -> None:
    workspace.run("ana", proposals.propose, breakthrough=1, reason="It is late", target=Decimal(25))
    workspace.run("gus", breakthroughs.refocus, breakthrough=1, reason="Other", target=Decimal(22))
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4")
        assert "overtaken: it was made for version 1, the goal is at 2" in bo.text
        await bo.press("y")
        assert "The proposal was overtaken by a later refocus" in bo.text
    assert overview(workspace).breakthrough.goal.version == 2


async def test_an_obstacle_carries_the_proposal_that_would_answer_it(workspace: Team) -> None:
    raised = workspace.raise_obstacle("The east office closes")
    async with at_screen(workspace, "ana") as ana:
        await ana.press("2", "r", "backspace", "backspace")
        await ana.pastes("25")
        await ana.press("ctrl+s")
        assert "Proposed; it waits for bo." in ana.text
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4")
        assert "answers obstacle 1" in bo.text
        await bo.press("y")
    found = workspace.obstacle(raised)
    assert found.state == "refocused"
    assert found.answer is not None
    assert (found.answer.leader, found.answer.goal_version) == ("bo", 2)


# Versions


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_two_versions_are_compared(workspace: Team, size: tuple[int, int]) -> None:
    for target, why in ((25, "One office is closed"), (30, "Another one, too")):
        workspace.run(
            "bo", breakthroughs.refocus, breakthrough=1, reason=why, target=Decimal(target)
        )
    async with at_screen(workspace, "ana", size=size) as ana:
        await ana.press("4")
        await to_row(ana, "  2")
        await ana.press("enter")
        assert "version 1 of the goal, and 2" in ana.text
        if size == (120, 40):
            assert any("20 days" in line and "→ 25 days" in line for line in ana.lines)
        else:
            assert any("→ 25 days" in line and "20 days" not in line for line in ana.lines)
        await ana.press("right")
        assert "version 2 of the goal, and 3" in ana.text
        await ana.press("right", "left", "escape")
        assert "How it changed" in ana.text


# Few and many


async def test_a_team_of_one(workspace: Team) -> None:
    workspace.start("Halve the queue", by="out", code="PASSPORT")
    async with at_screen(workspace, "out", size=(80, 24)) as out:
        await out.press("4")
        assert out.lines[0].startswith(" PASSPORT")
        await out.press("f", "enter", "y", "enter", "V", "P", "B", "escape", "G", "g")
        assert out.app.is_running


async def test_a_team_of_sixty(workspace: Team) -> None:
    names = [f"p{number}" for number in range(58)]
    for name in names:
        workspace.run("adm", people.add, name=name)
    made = a_draft(workspace)
    for name in names:
        workspace.run("bo", people.give_role, breakthrough=made, person=name, role=Role.MEMBER)
        workspace.run(name, goal_test.answer, breakthrough=made, question=8, answer=Said.YES)
    workspace.run("bo", promises.promise, breakthrough=made, hours=Decimal(2))
    async with at_screen(workspace, "ana", size=(80, 24)) as ana:
        await look_at_it(ana)
        for _ in range(12):
            await ana.press("pagedown")
            assert all(len(line) <= 80 for line in ana.lines)
    async with at_screen(workspace, "ana", size=(120, 60)) as ana:
        await look_at_it(ana)
        assert "yes: 58 people · 58 of 64 answered." in ana.text
