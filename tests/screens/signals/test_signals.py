"""What goes wrong, seen on the screen, and hidden for a week once it was seen."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.store.commands import meetings
from tests.builders import Team
from tests.support.screens import at_screen


@pytest.fixture
def late(workspace: Team) -> Team:
    """The team on day 23, without a check-in, with an action item that is nobody's."""
    workspace.add("Ask [b]the[/b] desk", owner=None)
    workspace.clock.advance(days=20)
    return workspace


@pytest.mark.parametrize("home", ["1", "2", "4", "0"])
@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_signals_are_one_key_away_on_every_home_screen(
    late: Team, home: str, size: tuple[int, int]
) -> None:
    async with at_screen(late, size=size) as ana:
        await ana.press(home, "exclamation_mark")
        assert "Signals of PERMIT" in ana.text
        assert "! No check-in was held since the launch, 23 days ago." in ana.text
        assert "Agree on half an hour at the same time each week" in ana.text
        assert "…" not in "".join(ana.lines[-12:])
        await ana.press("escape")
        assert "Signals of PERMIT" not in ana.text


async def test_one_that_was_seen_is_hidden_for_a_week_and_the_next_one_comes(late: Team) -> None:
    async with at_screen(late) as ana:
        await ana.press("exclamation_mark")
        before = ana.text.count("! ")
        await ana.press("Y")
        assert "No check-in was held" not in ana.text
        assert "Seen: it is hidden from you for a week." in ana.text
        assert "PERMIT-1 has no owner and no date." in ana.text
        assert before == 3
        await ana.press("exclamation_mark", "exclamation_mark")
        assert "No check-in was held" not in ana.text
    async with at_screen(late, "fay") as fay:
        await fay.press("exclamation_mark")
        assert "No check-in was held" in fay.text
    late.clock.advance(days=7)
    async with at_screen(late) as ana:
        await ana.press("exclamation_mark")
        assert "No check-in was held" in ana.text


async def test_the_cursor_says_which_one_was_seen(late: Team) -> None:
    async with at_screen(late, "cho") as cho:
        await cho.press("exclamation_mark", "j", "Y")
        assert "No check-in was held" in cho.text
        assert "There is no reading" not in cho.text


async def test_when_all_were_seen_the_list_closes(late: Team) -> None:
    async with at_screen(late, "cho") as cho:
        await cho.press("exclamation_mark", *["Y"] * 5)
        assert "Signals of PERMIT" not in cho.text
        await cho.press("exclamation_mark")
        assert "Nothing goes wrong, as far as one can see." in cho.text


async def test_a_breakthrough_that_goes_well_says_so(workspace: Team) -> None:
    async with at_screen(workspace) as ana:
        await ana.press("exclamation_mark")
        assert "Nothing goes wrong, as far as one can see." in ana.text


async def test_what_concerns_one_person_is_on_two_screens_only(late: Team) -> None:
    texts = {}
    for viewer in ("ana", "bo", "cho", "fay"):
        async with at_screen(late, viewer) as screen:
            await screen.press("exclamation_mark")
            texts[viewer] = "bo has not been here" in screen.text
            await screen.press("escape", "full_stop")
            assert ("bo has not been here" in screen.text) is texts[viewer]
    assert texts == {"ana": True, "bo": True, "cho": False, "fay": False}


async def test_the_full_stop_also_says_what_waits_and_what_is_late(late: Team) -> None:
    late.add("Call the depot", owner="cho", due=late.clock.now.date())
    late.raise_obstacle("No key to the [archive]")
    late.clock.advance(days=2)
    async with at_screen(late, "bo") as bo:
        await bo.press("1", "full_stop")
        assert "Waits for you" in bo.text
        assert "answer the obstacle 'No key to the [archive]'" in bo.text
        assert "added “Call the depot”" in bo.text
    async with at_screen(late, "cho", size=(80, 24)) as cho:
        await cho.press("1", "full_stop")
        assert "Late" in cho.text
        assert "2 d late" in cho.text
        assert all(len(line) <= 80 for line in cho.lines)


# Where they are shown besides


async def test_the_portfolio_shows_the_worst_of_each(late: Team) -> None:
    async with at_screen(late, "cho", size=(80, 24)) as cho:
        await cho.press("0")
        assert "! No check-in was held since the launch, 23 days ago." in cho.text
        assert "There is no reading" not in cho.text
        await cho.press("exclamation_mark", "Y", "escape")
        assert "! There is no reading of days to a permit." in cho.text


async def test_the_result_shows_three_and_enter_says_what_to_do(late: Team) -> None:
    async with at_screen(late, "cho") as cho:
        await cho.press("3")
        assert "Signals" in cho.text
        assert "! No check-in was held since the launch, 23 days ago." in cho.text
        assert "Agree on half an hour" not in cho.text
        while "Signals of PERMIT" not in cho.text:
            await cho.press("enter" if cho.lines[-2].startswith(" enter: what to do") else "j")
        assert "Agree on half an hour" in cho.text


async def test_the_check_in_shows_what_concerns_all_and_nothing_that_concerns_one(
    late: Team,
) -> None:
    late.run(
        "ana",
        meetings.plan,
        breakthrough=1,
        kind=MeetingKind.CHECK_IN,
        on=late.clock.now.date(),
    )
    async with at_screen(late, "ana") as ana:
        await ana.press("exclamation_mark")
        assert "bo has not been here" in ana.text
        await ana.press("escape", "5", "enter")
        assert "Signals" in ana.text
        assert "! No check-in was held since the launch, 23 days ago." in ana.text
        assert "Agree on half an hour" in ana.text
        assert "bo has not been here" not in ana.text
