"""A refocus that is proposed, and the versions of a goal beside each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from breakthrough_tui.store.commands import breakthroughs, proposals
from tests.builders import Team
from tests.screens.goal.passport import overview, to_row
from tests.support.screens import at_screen


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
