"""Finding on the board: by what is seen at once, and by what was written on a card."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from breakthrough_tui.screens.board import finding
from breakthrough_tui.screens.board.screen import BoardScreen
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import search
from breakthrough_tui.store.read import Read
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen


def heads(screen: Screen) -> str:
    return " ".join(screen.lines[4].split())


async def test_words_are_found_in_descriptions_and_comments(team: PermitTeam) -> None:
    team.does("cho", cards.edit, card=team.card("Score"), description="chalk, and a ladder")
    team.does("ben", cards.comment, card=team.card("Map of"), text="Ask Über for CHALK")
    async with at_screen(team) as ana:
        await ana.press("slash")
        await ana.types("chalk")
        assert "Score board at the door" in ana.text
        assert "Map of the way of a file" in ana.text
        assert ana.lines[-2].endswith("2 of 22")
        await ana.types(" über")
        assert ana.lines[-2].endswith("1 of 22")


async def test_a_number_finds_its_card(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("slash")
        await ana.types("permit-2")
        assert "One-page checklist" in ana.text
        assert ana.lines[-2].endswith("1 of 22")


async def test_owner_and_label_are_said_and_counted_by_column(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("slash")
        await ana.types("@an #int")
        await ana.press("enter")
        assert heads(ana) == "▌ To do 1 of 7 Doing 1 of 4 Done 0 of 11"
        assert "@ana, #intake, 2 of 22 · esc: all" in ana.text
        await ana.press("escape")
        assert heads(ana) == "▌ To do 7 Doing 4 Done 11"


async def test_states_and_dates_filter(team: PermitTeam) -> None:
    for typed, left in (
        ("is:late", "late, 1 of 22"),
        ("is:blocked", "blocked, 1 of 22"),
        ("is:mine", "only mine, 4 of 22"),
        ("due:week", "due this week, 2 of 22"),
    ):
        async with at_screen(team) as ana:
            await ana.press("slash")
            await ana.types(typed)
            await ana.press("enter")
            assert f"{left} · esc: all" in ana.text


async def test_what_is_not_understood_is_said_and_hides_nothing(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("slash")
        await ana.types("@zoe")
        assert "There is nobody called 'zoe' here." in ana.lines[-2]
        assert heads(ana) == "▌ To do 7 Doing 4 Done 11"


async def test_what_somebody_writes_while_one_looks_for_it_appears(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("slash")
        await ana.types("ladder")
        await ana.press("enter")
        assert "/ladder, 0 of 22" in ana.text
        team.does("cho", cards.edit, card=team.card("Score"), description="needs a ladder")
        await ana.news()
        assert "/ladder, 1 of 22" in ana.text
        assert "Score board at the door" in ana.text


async def test_words_and_only_mine_go_one_after_the_other(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("m", "slash")
        await ana.types("merge")
        await ana.press("enter")
        assert "only mine, /merge, 1 of 22" in ana.text
        await ana.press("escape")
        assert "only mine, 4 of 22" in ana.text
        await ana.press("escape")
        assert "esc: all" not in ana.text


async def test_a_letter_asks_once_and_draws_once(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, asked = [], []
    draw, find = BoardScreen.draw, search.find

    def counting_draw(self: BoardScreen, **how: Any) -> None:
        drawn.append(self.find.words)
        draw(self, **how)

    def counting_find(read: Read, **what: Any) -> frozenset[int]:
        asked.append(" ".join(what["words"]))
        return find(read, **what)

    monkeypatch.setattr(BoardScreen, "draw", counting_draw)
    monkeypatch.setattr(search, "find", counting_find)
    async with at_screen(team) as ana:
        await ana.press("slash")
        drawn.clear()
        for letter in "scor":
            await ana.press(letter)
        assert drawn == asked == ["s", "sc", "sco", "scor"]
        assert ana.lines[-2].startswith(" /scor█")
        assert ana.lines[-2].endswith("1 of 22")


async def test_the_keys_that_follow_do_not_wait_for_what_the_store_finds(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "ANSWERS_WITHIN", 60)
    team.does("cho", cards.edit, card=team.card("Map of"), description="chalk")
    async with at_screen(team) as ana:
        held = Event()
        ana.app.session.threads.read(held.wait, 30)
        try:
            await ana.pilot.press("slash", *"score", "enter")
            assert isinstance(ana.app.screen, BoardScreen)
            here = ana.app.screen.card_here()
            assert here is not None
            assert here.title == "Score board at the door"
            assert "/score, 1 of 22 · esc: all" in ana.text
        finally:
            held.set()


async def test_a_slow_store_is_waited_for_only_so_long(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "ANSWERS_WITHIN", 0)
    team.does("cho", cards.edit, card=team.card("Map of"), description="score them")
    async with at_screen(team) as ana:
        held = Event()
        ana.app.session.threads.read(held.wait, 30)
        try:
            await ana.pilot.press("slash", *"score")
            await ana.pilot.pause()
            assert ana.lines[-2].endswith("1 of 22")
        finally:
            held.set()
        await ana.settle()
        assert ana.lines[-2].endswith("2 of 22")


async def test_while_one_types_the_footer_says_what_can_be_typed(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        usual = ana.lines[-1]
        await ana.press("slash")
        assert ana.lines[-1].startswith(" enter keep it esc all again")
        assert "@ana #label due:week is:late is:blocked is:mine" in ana.lines[-1]
        await ana.types("scan")
        await ana.press("enter")
        assert ana.lines[-1] == usual
