"""What leaders promise, and who helps a team that does it for the first time."""

from __future__ import annotations

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import goal_test, obstacles
from tests.builders import Team
from tests.support.screens import at_screen


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
