"""The preparation on the board and on the page of an item."""

from __future__ import annotations

from decimal import Decimal

import pytest

from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import breakthroughs, people, preparations
from breakthrough_tui.store.queries import overviews
from breakthrough_tui.store.queries import preparations as asked
from tests.builders import Team
from tests.support.screens import Screen, at_screen


@pytest.fixture
def draft(workspace: Team) -> int:
    """A breakthrough that is being prepared; cho is its core group."""
    made = workspace.start(
        "Cut days of a passport from 30 to 9",
        code="PASS",
        leader="bo",
        lead="ana",
        facilitator="fay",
        members=("dia",),
        measure="days of a passport",
        target=Decimal(9),
        launch_on=workspace.clock.now.date().replace(day=19),
    )
    workspace.run("fay", people.give_role, breakthrough=made, person="cho", role=Role.CORE_GROUP)
    return made


async def to_board(screen: Screen) -> None:
    await screen.press("0", "G", "enter", "1")
    assert screen.lines[0].startswith(" PASS")


def said(team: Team, card: int) -> tuple[str, str]:
    found = team.read(asked.of_card, viewer="bo", card=card)
    assert found is not None
    return found.hurts, found.finding


async def test_a_star_adds_the_usual_items_once(workspace: Team, draft: int) -> None:
    async with at_screen(workspace, "fay") as fay:
        await to_board(fay)
        assert "* adds what is usually found out" in fay.text
        await fay.press("asterisk")
        assert "Added 7 items of the preparation, u takes them back." in fay.text
        assert "Find the baseline" in fay.text
        assert "preparation  #baseline" in fay.text
        await fay.press("asterisk")
        assert "on the board already" in fay.text
        assert "Next  prepare: Find the baseline" in fay.text
        await fay.press("u")
        assert "Find the baseline" not in fay.text


async def test_after_the_launch_a_star_says_that_it_is_over(workspace: Team) -> None:
    async with at_screen(workspace, "fay") as fay:
        await fay.press("asterisk")
        assert "The preparation ended with the launch." in fay.text


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_what_was_found_out_is_written_down_on_the_page(
    workspace: Team, draft: int, size: tuple[int, int]
) -> None:
    card = workspace.add("Ask ten people", by="cho", breakthrough=draft)
    async with at_screen(workspace, "cho", size=size) as cho:
        await to_board(cho)
        await cho.press("enter", "j")
        assert "Where it hurts    -" in cho.text
        await cho.press("enter")
        await cho.pastes("[red]At[/] the counter")
        await cho.press("tab", "tab")
        await cho.pastes("Nobody knows the form")
        await cho.press("ctrl+s")
        assert "Where it hurts    [red]At[/] the counter" in cho.text
        assert "changed where it hurts, the finding of it" in cho.text
        await cho.press("e")
        assert "What was found: Ask ten people" in cho.text
        await cho.press("escape", "u")
        assert "Where it hurts    -" in cho.text
    assert said(workspace, card) == ("", "")


async def test_a_baseline_that_was_found_becomes_the_goals(workspace: Team, draft: int) -> None:
    workspace.add("Find the baseline", by="cho", breakthrough=draft)
    async with at_screen(workspace, "fay") as fay:
        await to_board(fay)
        await fay.press("enter", "j", "enter", "tab", "tab", "tab")
        await fay.pastes("register, September")
        await fay.press("tab")
        await fay.types("30")
        assert "The goal starts from days of a passport 30." in fay.text
        await fay.press("tab")
        await fay.pastes("30 sep")
        await fay.press("ctrl+s")
        assert "The goal starts from 30 now." in fay.text
    goal = workspace.read(overviews.overview, viewer="bo", breakthrough=draft).breakthrough.goal
    assert (goal.baseline, str(goal.baseline_on), goal.baseline_source) == (
        Decimal(30),
        "2026-09-30",
        "register, September",
    )


async def test_who_may_not_change_the_goal_is_not_asked_for_its_baseline(
    workspace: Team, draft: int
) -> None:
    card = workspace.add("Find the baseline", by="cho", breakthrough=draft)
    async with at_screen(workspace, "cho") as cho:
        await to_board(cho)
        await cho.press("enter", "j", "enter")
        assert "Measured on" not in cho.text
        await cho.press("tab", "tab")
        await cho.pastes("30 days")
        await cho.press("ctrl+s")
    assert said(workspace, card) == ("", "30 days")


async def test_an_item_is_taken_into_the_plan_and_stays_on_the_board(
    workspace: Team, draft: int
) -> None:
    workspace.add("Ask ten people", by="cho", breakthrough=draft)
    workspace.add("Count the forms", by="cho", breakthrough=draft)
    async with at_screen(workspace, "cho") as cho:
        await to_board(cho)
        await cho.press("enter", "G", "enter")
        assert "It is a part of the plan now." in cho.text
        assert "It is of the plan and stays on the board." in cho.text
        await cho.press("escape")
        workspace.run("bo", breakthroughs.launch, breakthrough=draft, reason="It is urgent")
        await cho.news()
        assert "Ask ten people" in cho.text
        assert "Count the forms" not in cho.text


async def test_after_the_launch_what_was_found_can_still_be_read(
    workspace: Team, draft: int
) -> None:
    card = workspace.add("Ask ten people", by="cho", breakthrough=draft)
    workspace.run("cho", preparations.edit, card=card, finding="Nobody knows the form")
    async with at_screen(workspace, "cho") as cho:
        await to_board(cho)
        await cho.press("enter")
        workspace.run("bo", breakthroughs.launch, breakthrough=draft, reason="It is urgent")
        await cho.news()
        assert "Nobody knows the form" in cho.text
        assert "launched: it left the board with the preparation" in cho.text
        assert "It leaves the board" not in cho.text


async def test_two_who_write_the_same_field_see_both(workspace: Team, draft: int) -> None:
    card = workspace.add("Ask ten people", by="cho", breakthrough=draft)
    async with at_screen(workspace, "cho") as cho:
        await to_board(cho)
        await cho.press("enter", "j", "enter")
        await cho.pastes("At the counter")
        workspace.run("dia", preparations.edit, card=card, hurts="At the phone")
        await cho.press("ctrl+s")
        assert "It says now: At the phone" in cho.text
        await cho.press("ctrl+s")
    assert said(workspace, card) == ("At the counter", "")
