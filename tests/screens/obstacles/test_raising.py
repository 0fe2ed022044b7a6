"""Raising an obstacle, changing it, its end and its page; what one may not do."""

from __future__ import annotations

from datetime import date

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import obstacles
from breakthrough_tui.store.queries import obstacle_lists
from tests.builders import Team
from tests.screens.obstacles.queue import row, under_cursor
from tests.support.screens import at_screen

REMOVED, REFOCUSED, DECLINED = (
    ObstacleState.REMOVED,
    ObstacleState.REFOCUSED,
    ObstacleState.DECLINED,
)


# Raising, editing, ending


async def test_anybody_of_the_team_raises_one_and_says_what_it_stops(workspace: Team) -> None:
    card = workspace.add("Merge the two intake forms")
    number = workspace.card(card).number
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2", "n")
        await cho.pastes("No way into the archive")
        await cho.press("enter")
        await cho.pastes("a key")
        await cho.press("enter")
        await cho.pastes("asked twice")
        await cho.press("enter")
        await cho.pastes(f"{number}, the launch")
        await cho.press("enter")
        await cho.pastes("fri")
        await cho.press("enter", "enter")
        assert "Now it waits for bo." in cho.text
        assert under_cursor(cho) == "No way into the archive"
    (made,) = workspace.read(obstacle_lists.of_breakthrough, viewer="cho", breakthrough=1)
    assert (made.cards, made.stops) == ((card,), "the launch")
    assert (made.ask, made.tried, made.needed_by) == ("a key", "asked twice", date(2026, 10, 9))


async def test_it_may_stop_an_action_item_by_how_its_title_begins(workspace: Team) -> None:
    card = workspace.add("Merge the two intake forms")
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2", "n")
        await cho.pastes("No way in")
        await cho.press("enter", "enter", "enter")
        await cho.pastes("merge the")
        await cho.press("ctrl+s")
    (made,) = workspace.read(obstacle_lists.of_breakthrough, viewer="cho", breakthrough=1)
    assert made.cards == (card,)


async def test_an_unknown_number_is_refused_and_what_was_typed_is_kept(workspace: Team) -> None:
    workspace.add("Merge the two intake forms")
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2", "n")
        await cho.pastes("No way in")
        await cho.press("enter", "enter", "enter")
        await cho.pastes("77")
        await cho.press("ctrl+s")
        assert "There is no action item 77 on the board." in cho.text
        assert "No way in" in cho.text
        await cho.press("escape", "d")


async def test_two_who_change_the_same_words_see_both(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive", ask="a key")
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2", "e", "enter")
        await cho.pastes(" by noon")
        workspace.run("ana", obstacles.edit, obstacle=made, ask="the caretaker")
        await cho.news()
        assert "a key by noon" in cho.text
        await cho.press("ctrl+s")
        assert "It says now: the caretaker" in cho.text
        assert "a key by noon" in cho.text
        await cho.press("ctrl+s")
    assert workspace.obstacle(made).ask == "a key by noon"


async def test_who_raised_it_confirms_or_says_that_it_is_still_there(workspace: Team) -> None:
    one, two = (workspace.raise_obstacle(title) for title in ("No way in", "No light"))
    for made in (one, two):
        workspace.run("bo", obstacles.answer, obstacle=made, kind=REMOVED, note="Done")
        workspace.clock.advance(seconds=1)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2")
        assert under_cursor(cho) == "No light"
        assert "y cleared" in cho.lines[-1]
        await cho.press("y")
        assert "confirmed by cho" in row(cho, "No light")
        await cho.press("j", "o")
        await cho.pastes("the lock was changed")
        await cho.press("enter")
        assert under_cursor(cho) == "No way in"
    assert workspace.obstacle(two).confirmed_by == "cho"
    assert workspace.obstacle(one).state is ObstacleState.WAITING_FOR_LEADER


async def test_who_raised_it_withdraws_it(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "cho") as cho:
        await cho.press("2", "d")
        assert "Withdrawn" in cho.text
        assert "Removed" not in cho.text
        await cho.press("enter", "enter")
    assert workspace.obstacle(made).state is ObstacleState.WITHDRAWN


# What one may not do


async def test_what_one_may_not_do_is_not_offered_and_the_key_says_why(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "dia") as dia:
        await dia.press("2")
        assert "how it ended" not in dia.lines[-1]
        assert "in hand" not in dia.lines[-1]
        await dia.press("i")
        assert "Taking obstacles in hand is not among your roles here." in dia.text
        await dia.press("y")
        assert "is waiting for a leader already" in dia.text
        await dia.press("d")
        assert "Answering obstacles is not among your roles here." in dia.text
    assert workspace.obstacle(made).state is ObstacleState.WAITING_FOR_LEADER


async def test_an_observer_may_only_comment(workspace: Team) -> None:
    workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "obs") as obs:
        await obs.press("2", "n")
        assert "Raising obstacles is not among your roles here." in obs.text
        await obs.press("enter")
        assert "comment" in obs.text
        assert "how it ended" not in obs.text


# The page


async def test_enter_shows_everything_on_it_and_the_list_of_actions(workspace: Team) -> None:
    card = workspace.add("Merge the two intake forms")
    made = workspace.raise_obstacle(
        "No way into the archive", cards=[card], ask="a key", tried="asked twice"
    )
    workspace.run("ana", obstacles.comment, obstacle=made, text="The caretaker knows")
    async with at_screen(workspace, "bo", size=(80, 24)) as bo:
        await bo.press("enter")
        assert bo.lines[0].endswith(workspace.obstacle(made).ref)
        for words in ("a key", "asked twice", "Merge the two intake forms", "ask back"):
            assert words in bo.text
        await bo.press("G")
        assert "The caretaker knows" in bo.text
        assert "raised it" in bo.text
        await bo.press("g", "j", "enter")
        assert "hand" in bo.text
        await bo.press("escape", "escape")
        assert under_cursor(bo) == "No way into the archive"


async def test_all_is_done_on_the_page_by_arrows_alone(workspace: Team) -> None:
    made = workspace.raise_obstacle("No way into the archive")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("enter")
        shown = "\n".join(bo.lines)
        place = [line for line in shown.splitlines() if "how it ended" in line]
        assert place
        while "how it ended" not in next(line for line in bo.lines if "▌" in line):
            await bo.press("down")
        await bo.press("enter", "enter")
        await bo.pastes("Here is the key")
        await bo.press("enter")
        assert "removed" in bo.text
        assert "not confirmed yet" in bo.text
    assert workspace.obstacle(made).state is REMOVED
