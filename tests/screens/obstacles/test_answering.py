"""Answering an obstacle by its keys, on a real file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import people
from breakthrough_tui.store.queries import goals
from tests.builders import Team
from tests.screens.obstacles.queue import row, under_cursor
from tests.support.screens import at_screen

REMOVED, REFOCUSED, DECLINED = (
    ObstacleState.REMOVED,
    ObstacleState.REFOCUSED,
    ObstacleState.DECLINED,
)


# Answering


async def test_the_usual_answer_takes_three_keys_and_a_note(workspace: Team) -> None:
    first = workspace.raise_obstacle("No way into the archive", needed_by=date(2026, 10, 7))
    workspace.raise_obstacle("Fee table changes", by="dia", needed_by=date(2026, 10, 9))
    async with at_screen(workspace, "bo") as bo:
        assert under_cursor(bo) == "No way into the archive"
        await bo.press("d", "enter")
        await bo.types("Maria has the key")
        await bo.press("enter")
        assert under_cursor(bo) == "Fee table changes"
        assert "Answered: removed. cho is told, and confirms it." in bo.text
        answered = workspace.obstacle(first)
        assert answered.state is REMOVED
        assert answered.answer is not None
        assert (answered.answer.note, answered.answer.leader) == ("Maria has the key", "bo")
        await bo.press("d", "enter")
        await bo.types("They wait until May")
        await bo.press("enter")
        assert "Nothing waits for you" in bo.text
        assert "Day 3" in row(bo, "▌ PERMIT")


async def test_after_an_answer_the_cursor_goes_on_down_this_breakthrough(workspace: Team) -> None:
    for title in ("One", "Two", "Three"):
        workspace.raise_obstacle(title)
    async with at_screen(workspace, "bo") as bo:
        await bo.press("m", "j")
        assert under_cursor(bo) == "Two"
        await bo.press("d", "enter")
        await bo.pastes("done")
        await bo.press("enter")
        assert under_cursor(bo) == "Three"
        await bo.press("d", "enter")
        await bo.pastes("done")
        await bo.press("enter")
        assert under_cursor(bo) == "One"


async def test_an_answer_without_a_note_is_refused_and_the_form_stays(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("d", "enter", "enter")
        assert "still empty" in bo.text
        assert workspace.obstacle(made).state.open
        await bo.press("escape")
        assert under_cursor(bo) == "No way into the archive"


async def test_a_refocus_shows_what_changes_and_makes_a_new_version(workspace: Team) -> None:
    made = workspace.raise_obstacle("East office closes")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("d", "f")
        assert "Version 1 of the goal, as it stands" in bo.text
        await bo.press("backspace", "backspace")
        await bo.pastes("25")
        assert "Version 2 of the goal: target 20 → 25 days" in bo.text
        await bo.press("enter", "enter")
        await bo.press(*["backspace"] * len("11 Dec"))
        await bo.pastes("18 dec")
        assert "target 20 → 25 days; report-back 11 Dec → 18 Dec" in bo.text
        await bo.press("enter")
        await bo.pastes("One office is closed")
        await bo.press("ctrl+s")
        versions = workspace.read(goals.versions, viewer="bo", breakthrough=1)
        assert [(goal.target, goal.report_back) for goal in versions] == [
            (Decimal(20), date(2026, 12, 11)),
            (Decimal(25), date(2026, 12, 18)),
        ]
        assert versions[1].reason == "One office is closed"
        assert workspace.obstacle(made).state is REFOCUSED


async def test_a_refocus_that_changes_nothing_is_refused_with_the_words_kept(
    workspace: Team,
) -> None:
    workspace.raise_obstacle("East office closes")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("d", "f", "enter", "enter", "enter")
        await bo.pastes("One office is closed")
        await bo.press("ctrl+s")
        assert "Nothing changes in the goal." in bo.text
        assert "One office is closed" in bo.text


async def test_declining_asks_for_the_reason(workspace: Team) -> None:
    made = workspace.raise_obstacle("Overtime for the desk")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("d", "down", "down", "enter")
        assert "Why not" in bo.text
        await bo.pastes("Not this year")
        await bo.press("enter")
        answer = workspace.obstacle(made).answer
        assert answer is not None
        assert (answer.kind, answer.note) == (DECLINED, "Not this year")


async def test_the_team_lead_writes_down_what_a_leader_said(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace) as ana:
        await ana.press("2", "d")
        assert "What bo answered: No way into the archive" in ana.text
        await ana.press("enter")
        await ana.pastes("The caretaker opens at eight")
        assert "by phone" in ana.text
        await ana.press("ctrl+s")
        answer = workspace.obstacle(made).answer
        assert answer is not None
        assert (answer.leader, answer.recorded_by, answer.how) == ("bo", "ana", "by phone")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("2", "d", "enter")
        assert "The caretaker opens at eight" in bo.text
        await bo.pastes(" sharp")
        await bo.press("enter")
        corrected = workspace.obstacle(made).answer
        assert corrected is not None
        assert corrected.note == "The caretaker opens at eight sharp"


async def test_a_stand_in_sees_and_answers_what_waits_for_their_leader(workspace: Team) -> None:
    workspace.run(
        "bo",
        people.name_stand_in,
        breakthrough=1,
        leader="bo",
        stand_in="dia",
        until=date(2026, 10, 9),
    )
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "dia") as dia:
        assert "All that waits for you" in dia.text
        await dia.press("d")
        assert "Removed" in dia.text
        assert "Refocused" not in dia.text
        await dia.press("enter")
        await dia.pastes("Here is the key")
        await dia.press("enter")
        assert workspace.obstacle(made).state is REMOVED


# In hand, asked back, handed over


async def test_in_hand_asks_by_when_and_a_past_day_is_refused(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("i")
        await bo.pastes("2 oct")
        await bo.press("enter")
        assert "That day is past already." in bo.text
        assert "2 oct" in bo.text
        await bo.press(*["backspace"] * 5)
        await bo.pastes("fri")
        await bo.press("enter")
        assert "In hand, promised for Fri 9 Oct." in bo.text
        assert workspace.obstacle(made).promised == date(2026, 10, 9)
        assert "Nothing waits for you" in bo.text
        assert "in hand" in row(bo, "archive")


async def test_asking_back_lets_it_wait_for_the_team_until_they_reply(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("b")
        await bo.pastes("Which door?")
        await bo.press("enter")
    assert workspace.obstacle(made).state is ObstacleState.WAITING_FOR_TEAM
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2", "c")
        assert "bo asks: Which door?" in cho.text
        await cho.pastes("The green one")
        await cho.press("enter")
    assert workspace.obstacle(made).state is ObstacleState.WAITING_FOR_LEADER


async def test_handing_over_asks_which_leader(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("a")
        assert "gus" in bo.text
        await bo.press("enter")
        assert "Now it waits for gus." in bo.text
    assert workspace.obstacle(made).leader == "gus"


async def test_needed_by_is_set_and_taken_back(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2", "t")
        await cho.pastes("12 oct")
        await cho.press("enter")
        assert workspace.obstacle(made).needed_by == date(2026, 10, 12)
        await cho.press("u")
        assert workspace.obstacle(made).needed_by is None
