"""What the leaders' queue shows, and that text from people is only text."""

from __future__ import annotations

from datetime import date

import pytest

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import obstacles
from breakthrough_tui.store.queries import boards, obstacle_lists
from tests.builders import Team
from tests.screens.obstacles.queue import row, under_cursor
from tests.support.screens import at_screen

REMOVED, REFOCUSED, DECLINED = (
    ObstacleState.REMOVED,
    ObstacleState.REFOCUSED,
    ObstacleState.DECLINED,
)


# What is shown


async def test_a_leader_comes_to_all_that_waits_for_them_with_codes(workspace: Team) -> None:
    workspace.raise_obstacle("No way into the archive", needed_by=date(2026, 10, 7))
    other = workspace.start("Halve the days that a file lies still", code="FILES", lead="eli")
    workspace.raise_obstacle("Nobody may sign on Fridays", by="eli", breakthrough=other)
    async with at_screen(workspace, "bo") as bo:
        assert bo.lines[0].endswith("2 Obstacles, mine")
        assert "All that waits for you" in bo.text
        assert "PERMIT  waits 0 d   No way into the archive" in row(bo, "archive")
        assert row(bo, "archive").rstrip().endswith("needed by Wed 7          stops nothing yet")
        assert "FILES   waits 0 d   Nobody may sign on Fridays" in row(bo, "Fridays")


async def test_the_queue_has_one_order_and_one_clock(workspace: Team) -> None:
    late = workspace.raise_obstacle("Needed late", needed_by=date(2026, 11, 2))
    workspace.raise_obstacle("Needed by no date")
    workspace.raise_obstacle("Needed soon", needed_by=date(2026, 10, 9))
    hand = workspace.raise_obstacle("In good hands")
    asked = workspace.raise_obstacle("Which one do you mean")
    workspace.run("bo", obstacles.take, obstacle=hand, by=date(2026, 10, 12))
    workspace.run("bo", obstacles.ask_back, obstacle=asked, question="The left one?")
    workspace.run("gus", obstacles.hand_over, obstacle=late, leader="gus")
    workspace.clock.advance(days=4)
    async with at_screen(workspace) as ana:
        await ana.press("2")
        found = [line for line in ana.lines if " bo " in line or " gus " in line]
        titles = [line[15:].split("  ")[0].strip() for line in found[1:6]]
        assert titles == [
            "Needed soon",
            "Needed late",
            "Needed by no date",
            "In good hands",
            "Which one do you mean",
        ]
        assert "waits 4 d !" in row(ana, "Needed soon")
        assert "in hand" in row(ana, "In good hands")
        assert "promised Mon 12" in row(ana, "In good hands")
        assert "asked back" in row(ana, "Which one do you mean")
        assert "bo asks: The left one?" in ana.text
        assert "⚑ 5 · gus 4 d" in ana.lines[1]


async def test_past_its_promised_day_it_waits_again_and_says_so(workspace: Team) -> None:
    made = workspace.raise_obstacle("In good hands")
    workspace.run("bo", obstacles.take, obstacle=made, by=date(2026, 10, 6))
    workspace.clock.advance(days=3)
    async with at_screen(workspace, "bo") as bo:
        assert "waits 2 d" in row(bo, "In good hands")
        assert "promised Tue 6, past" in row(bo, "In good hands")


async def test_what_has_ended_stands_below_with_how_fast_leaders_answered(workspace: Team) -> None:
    first = workspace.raise_obstacle("Scanner budget frozen", by="dia")
    second = workspace.raise_obstacle("East office closes")
    workspace.clock.advance(days=2)
    workspace.run("bo", obstacles.answer, obstacle=first, kind=REMOVED, note="Bought")
    workspace.run("dia", obstacles.confirm, obstacle=first)
    workspace.run(
        "ana",
        obstacles.answer,
        obstacle=second,
        kind=DECLINED,
        note="It stays closed",
        for_leader="bo",
        how="by phone",
    )
    async with at_screen(workspace) as ana:
        await ana.press("2")
        assert "leaders answered within 2 days (median of 2)" in ana.text
        assert "removed     Scanner budget frozen" in ana.text
        assert "bo, 7 Oct, after 2 days  confirmed by dia" in ana.text
        assert "It stays closed" in ana.text
        assert "cho: is it so?" in ana.text


async def test_without_obstacles_the_screen_says_what_they_are_for(workspace: Team) -> None:
    async with at_screen(workspace) as ana:
        await ana.press("2")
        assert (
            "No obstacle so far. n puts what the team cannot clear itself to a leader." in ana.text
        )


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_nothing_waits_for_you_and_one_line_a_breakthrough(
    workspace: Team, size: tuple[int, int]
) -> None:
    workspace.start("Halve the days that a file lies still", code="FILES")
    async with at_screen(workspace, "bo", size=size) as bo:
        await bo.press("2", "m")
        assert "Nothing waits for you" in bo.text
        assert ("Day 3" if size[0] > 80 else "3/70") in row(bo, "▌ PERMIT")
        assert "Draft" in row(bo, "FILES")
        await bo.press("j", "enter")
        assert bo.lines[0].startswith(" FILES")
        assert "This breakthrough" in bo.text


async def test_everything_is_whole_on_a_small_terminal(workspace: Team) -> None:
    card = workspace.add("Merge the two intake forms")
    workspace.raise_obstacle(
        "No read access to the land registry",
        cards=[card],
        ask="a named contact who can grant it",
        needed_by=date(2026, 10, 7),
    )
    async with at_screen(workspace, "bo", size=(80, 24)) as bo:
        assert "waits 0 d   No read access to the" in bo.text
        assert "needed by Wed 7" in bo.text
        assert "stops 1 item   cho, Mon 5" in bo.text
        assert all(len(line) <= 80 for line in bo.lines)


# Others at the same time


async def test_what_others_do_moves_no_cursor_and_closes_no_dialog(workspace: Team) -> None:
    first = workspace.raise_obstacle("First")
    workspace.raise_obstacle("Second")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("j")
        await bo.press("d", "enter")
        await bo.pastes("half of a")
        workspace.run("gus", obstacles.answer, obstacle=first, kind=REMOVED, note="Done")
        workspace.raise_obstacle("Urgent", needed_by=date(2026, 10, 5))
        await bo.news()
        assert "half of a" in bo.text
        assert "Urgent" in bo.text
        await bo.press("escape", "d")
        assert under_cursor(bo) == "Second"


async def test_what_was_answered_meanwhile_is_refused_with_the_note_kept(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("d", "enter")
        await bo.pastes("I have the key")
        workspace.run("gus", obstacles.answer, obstacle=made, kind=REMOVED, note="Broke the lock")
        await bo.press("enter")
        assert "is removed already" in bo.text
        assert "I have the key" in bo.text


# Hostile text


@pytest.mark.parametrize(
    "text",
    ["[@click=app.quit]x[/]", "a[/]b", "red \x1b[31mred", "\u202eevil", "窓口が二人足りない"],
)
async def test_text_from_people_is_only_text(workspace: Team, text: str) -> None:
    made = workspace.raise_obstacle(text, ask=text, tried=text, stops=text)
    workspace.run("ana", obstacles.comment, obstacle=made, text=text)
    async with at_screen(workspace, "bo") as bo:
        await bo.press("enter", "G", "escape", "d", "enter")
        await bo.pastes("done")
        await bo.press("enter")
        assert bo.app.is_running
        assert "\x1b" not in bo.text
        assert "\u202e" not in bo.text
    assert workspace.obstacle(made).state is REMOVED


async def test_a_declined_obstacle_leaves_its_action_item_without_help(workspace: Team) -> None:
    card = workspace.add("Merge the two intake forms")
    workspace.raise_obstacle("No way in", cards=[card])
    async with at_screen(workspace, "bo") as bo:
        await bo.press("d", "down", "down", "enter")
        await bo.pastes("Not this year")
        await bo.press("enter")
    assert workspace.read(boards.card_page, viewer="ana", card=card).card.no_help


@pytest.mark.parametrize("text", ["x" * 10_000, "窓" * 300])
async def test_what_is_too_long_is_refused_and_kept(workspace: Team, text: str) -> None:
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2", "n")
        await cho.pastes(text)
        await cho.press("ctrl+s")
        assert "What you typed is kept." in cho.text
        assert text[:30] in cho.text or text[-30:] in cho.text
    assert workspace.read(obstacle_lists.of_breakthrough, viewer="cho", breakthrough=1) == ()
