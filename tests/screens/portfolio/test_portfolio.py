"""All breakthroughs, and starting one, by the keys on a real file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import readings
from breakthrough_tui.store.queries import overviews, people_lists
from tests.builders import Team
from tests.support.screens import Screen, at_screen


def newest(workspace: Team, viewer: str = "bo") -> Overview:
    """The breakthrough that was started last."""
    found = workspace.read(overviews.portfolio, viewer=viewer)
    return max(found, key=lambda one: one.breakthrough.id)


async def to_field(screen: Screen, steps: int) -> None:
    """So many fields further."""
    await screen.press(*["down"] * steps)


LAUNCH = 11
"""So many fields after the code the launch is asked for."""


# What is shown


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_every_breakthrough_that_one_may_see_says_where_it_stands(
    workspace: Team, size: tuple[int, int]
) -> None:
    workspace.raise_obstacle("No way into the archive")
    workspace.start("Halve the days that a file lies still", code="FILES", leader="gus")
    workspace.start_private()
    async with at_screen(workspace, "cho", size=size) as cho:
        await cho.press("0")
        assert "Yours" in cho.text
        assert "Others" in cho.text
        assert "SECRET" not in cho.text
        place = next(number for number, line in enumerate(cho.lines[3:], 3) if "PERMIT" in line)
        goal = "Cut days to issue a building permit" if size[0] > 100 else "Permit days 45 to 20"
        assert goal in cho.lines[place]
        assert " bo " in cho.lines[place]
        assert ("Day 3 of 70" if size[0] > 100 else " 3/70 ") in cho.lines[place]
        assert cho.lines[place].endswith("⚑ 1 · bo 0 d")
        assert "Draft" in cho.text
        assert all(len(line) <= size[0] for line in cho.lines)


async def test_on_a_narrow_screen_partly_reached_is_said_whole(workspace: Team) -> None:
    workspace.clock.advance(days=66)
    workspace.run("ana", readings.add, breakthrough=1, value=Decimal(30))
    workspace.clock.advance(days=10)
    async with at_screen(workspace, "ana", size=(80, 24)) as ana:
        await ana.press("0")
        (place,) = [line for line in ana.lines[3:] if "PERMIT" in line]
        assert "partly reached" in place


async def test_enter_opens_its_board(workspace: Team) -> None:
    workspace.start("Halve the days that a file lies still", code="FILES")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "G", "enter")
        assert bo.lines[0].startswith(" FILES")
        assert bo.lines[0].endswith("1 Board")


async def test_what_others_do_is_seen_and_moves_no_cursor(workspace: Team) -> None:
    workspace.start("Halve the days that a file lies still", code="FILES")
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "G")
        workspace.start("Twice as many answers on the day", code="ANSWER", by="gus")
        workspace.raise_obstacle("No way into the archive")
        await bo.news()
        assert "ANSWER" in bo.text
        assert "⚑ 1 · bo 0 d" in bo.text
        assert "▌ FILES" in bo.text


# Starting one


async def test_only_the_sentence_is_needed(workspace: Team) -> None:
    async with at_screen(workspace, "out") as out:
        await out.press("0", "n")
        await out.pastes("Halve waiting for a passport")
        await out.press("enter")
        assert "PASSPORT" in out.text
        await out.press("ctrl+s")
        assert out.lines[0].startswith(" PASSPORT")
        assert out.lines[0].endswith("4 Goal")
    made = newest(workspace, "out")
    assert made.breakthrough.goal.sentence == "Halve waiting for a passport"
    assert made.breakthrough.phase is Phase.DRAFT
    assert made.holders(Role.LEADER) == ("out",)


async def test_an_empty_sentence_is_refused(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n", "enter")
        assert "still empty" in bo.text


async def test_all_the_rest_is_in_one_form(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Halve waiting for a passport")
        await bo.press("enter")
        await to_field(bo, 2)
        await bo.pastes("ana")
        await to_field(bo, 2)
        await bo.pastes("@cho, dia eli")
        await to_field(bo, 1)
        for text in ("days to a passport", "days", "30", "1 oct", "the desk's list", "15"):
            await bo.press("ctrl+u")
            await bo.pastes(text)
            await bo.press("down")
        await bo.pastes("12 oct")
        assert "Launch Mon 12 Oct, report-back Mon 21 Dec, 70 days." in bo.text
        await bo.press("ctrl+s")
    made = newest(workspace)
    here = made.breakthrough
    assert (here.phase, here.launch_on) == (Phase.PREPARING, date(2026, 10, 12))
    assert here.goal.report_back == date(2026, 12, 21)
    assert (here.goal.measure, here.goal.unit) == ("days to a passport", "days")
    assert (here.goal.baseline, here.goal.target) == (Decimal(30), Decimal(15))
    assert (here.goal.baseline_on, here.goal.baseline_source) == (
        date(2026, 10, 1),
        "the desk's list",
    )
    assert made.team_lead == "ana"
    assert made.holders(Role.MEMBER) == ("cho", "dia", "eli")


async def test_a_baseline_from_the_sentence_has_no_day_until_somebody_says_it(
    workspace: Team,
) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Cut days to issue a passport from 45 to 20")
        await bo.press("enter", "ctrl+s")
    goal = newest(workspace).breakthrough.goal
    assert (goal.baseline, goal.baseline_on) == (Decimal(45), None)


async def test_a_launch_in_the_past_was_one(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Halve waiting for a passport")
        await bo.press("enter")
        await to_field(bo, LAUNCH)
        await bo.pastes("28 sep")
        assert "Launched on Mon 28 Sep" in bo.text
        await bo.press("ctrl+s")
        assert "launched on Mon 28 Sep" in bo.text
        assert "Day 7 of 70" in bo.text
    assert newest(workspace).breakthrough.launched_on == date(2026, 9, 28)


async def test_who_is_not_here_yet_can_be_added(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Halve waiting for a passport")
        await bo.press("enter")
        await to_field(bo, 4)
        await bo.pastes("cho, hal, ivy")
        await bo.press("ctrl+s")
        assert "hal and ivy are not here yet." in bo.text
        await bo.press("n")
        assert "cho, hal, ivy" in bo.text
        await bo.press("ctrl+s", "enter")
        assert bo.lines[0].endswith("4 Goal")
    assert newest(workspace).holders(Role.MEMBER) == ("cho", "hal", "ivy")
    here = {person.name: person for person in workspace.read(people_lists.people, viewer="bo")}
    assert here["hal"].login is None


async def test_who_may_not_add_people_is_told_and_their_text_is_kept(workspace: Team) -> None:
    async with at_screen(workspace, "out") as out:
        await out.press("0", "n")
        await out.pastes("Halve waiting for a passport")
        await out.press("enter")
        await to_field(out, 2)
        await out.pastes("chp")
        await out.press("ctrl+s")
        assert "There is nobody called chp here. Did you mean 'cho'?" in out.text
        assert "What you typed is kept." in out.text


async def test_the_sentence_comes_back_when_the_form_is_left(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Halve waiting for a passport")
        await bo.press("enter", "escape")
        assert "The result" in bo.text
        assert "Halve waiting for a passport" in bo.text


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (0, "X", "is taken"),
        (7, "nan", "'nan' is not a number."),
        (LAUNCH, "30 feb", "February has no 30th."),
        (LAUNCH, "13", "'13' is not a date."),
        (LAUNCH + 1, "1 oct", "must come after"),
    ],
)
async def test_what_cannot_be_is_said_where_it_stands(
    workspace: Team, field: int, text: str, sentence: str
) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Halve waiting for a passport")
        await bo.press("enter")
        if field == 0:
            await bo.press(*["backspace"] * len("PASSPORT"))
            text = "PERMIT"
        if field == LAUNCH + 1:
            await to_field(bo, LAUNCH)
            await bo.pastes("12 oct")
            await to_field(bo, 1)
        else:
            await to_field(bo, field)
        await bo.pastes(text)
        await bo.press("ctrl+s")
        assert sentence in bo.text
        assert text in bo.text
    assert len(workspace.read(overviews.portfolio, viewer="bo")) == 1


async def test_a_target_that_is_the_baseline_is_refused(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Halve waiting for a passport")
        await bo.press("enter")
        await to_field(bo, 7)
        await bo.pastes("20")
        await to_field(bo, 3)
        await bo.pastes("20")
        await bo.press("ctrl+s")
        assert "The target is the same as the baseline." in bo.text
