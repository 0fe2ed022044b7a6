"""The leaders' queue by its keys, on a real file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.screens.obstacles.screen import ObstaclesScreen
from breakthrough_tui.store.commands import obstacles, people
from breakthrough_tui.store.queries import boards, goals, obstacle_lists
from tests.builders import Team
from tests.support.screens import Screen, at_screen

REMOVED, REFOCUSED, DECLINED = (
    ObstacleState.REMOVED,
    ObstacleState.REFOCUSED,
    ObstacleState.DECLINED,
)


def under_cursor(screen: Screen) -> str:
    """The title of the obstacle that the cursor is on."""
    shown = screen.app.screen
    assert isinstance(shown, ObstaclesScreen)
    here = shown.obstacle_here()
    return here.title if here else ""


def row(screen: Screen, title: str) -> str:
    """The line on which a title stands."""
    return next(line for line in screen.lines if title in line)


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
