"""What somebody types is kept until it is saved or dropped, however the program ends."""

from __future__ import annotations

import asyncio

import pytest

from breakthrough_tui.screens.dialogs import drafts
from breakthrough_tui.store.queries import personal
from breakthrough_tui.store.store import Store
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen


def kept(team: PermitTeam, viewer: str = "ana") -> dict[str, str]:
    store = Store.open(str(team.path))
    found = store.read(personal.drafts, viewer=viewer)
    store.close()
    return found


async def leave(screen: Screen) -> None:
    """The end of a session, as `start` does it."""
    for keep in list(screen.app.session.before_end):
        keep()
    await screen.settle()


async def test_half_typed_items_are_there_next_time(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("n")
        await screen.types("call the de")
        await leave(screen)
    async with at_screen(team) as screen:
        assert "What you typed in “new action items” is kept" in screen.text
        await screen.press("n")
        assert "call the de" in screen.text
        assert drafts.OFFERED in screen.text
        await screen.types("pot")
        await screen.press("enter")
    assert kept(team) == {}
    assert "call the depot" in [
        card.title for stack in team.board().cards.values() for card in stack
    ]


async def test_a_form_keeps_only_what_was_changed_in_it(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("e")
        await screen.types(" and quickly")
        await leave(screen)
    [text] = kept(team).values()
    assert "and quickly" in text
    assert text.count('":') == 1
    async with at_screen(team) as screen:
        await screen.press("e")
        assert "and quickly" in screen.text
        await screen.press("escape")
        assert "This is not saved yet" in screen.text


async def test_a_draft_that_is_not_wanted_is_forgotten(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("n")
        await screen.types("call")
        await leave(screen)
    async with at_screen(team) as screen:
        await screen.press("e")
        await screen.types("x")
        await screen.press("escape", "down", "down", "enter")
        await leave(screen)
    assert list(kept(team).values()) == ['{"text": "call"}']


async def test_what_is_typed_is_written_down_in_a_pause(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "PAUSE", 0.01)
    async with at_screen(team) as screen:
        await screen.press("n")
        await screen.types("call")
        await asyncio.sleep(0.05)
        await screen.settle()
        assert list(kept(team).values()) == ['{"text": "call"}']
        await screen.press(*["backspace"] * 4)
        await asyncio.sleep(0.05)
        await screen.settle()
        assert kept(team) == {}


async def test_a_draft_is_its_person_s_alone(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("n")
        await screen.types("ring the bell")
        await leave(screen)
    assert kept(team, "ben") == {}
    async with at_screen(team, "ben") as screen:
        assert "is kept" not in screen.text
        await screen.press("n")
        assert "ring the bell" not in screen.text


async def test_what_was_left_in_another_window_is_offered_in_one_that_was_open_all_the_time(
    team: PermitTeam,
) -> None:
    """Drafts were read when a session began, and never again."""
    async with at_screen(team) as here:
        async with at_screen(team) as cut_off:
            await cut_off.press("n")
            await cut_off.types("call the de")
            await leave(cut_off)
        await here.news()
        await here.settle()
        await here.press("n")
        assert "call the de" in here.text
        assert drafts.OFFERED in here.text
        await here.types("pot")
        await here.press("enter")
        assert kept(team) == {}
        await here.press("escape", "n")
        assert "call the depot" not in here.text.partition("New action items")[2]


async def test_a_draft_that_was_saved_here_does_not_come_back_from_elsewhere(
    team: PermitTeam,
) -> None:
    async with at_screen(team) as here:
        await here.press("n")
        await here.types("call the depot")
        here.app.session.before_end[-1]()  # it is written down
        await here.settle()
        session = here.app.session
        turn = session.drafts.turn
        stale = {f"{session.breakthrough}:new action items": '{"text": "call the depot"}'}
        await here.press("enter")
        session.drafts.fresh = (turn, stale)  # read before it was saved, come after it
        await here.press("escape", "n")
        assert drafts.OFFERED not in here.text
