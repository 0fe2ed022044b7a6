"""Where one was on a board is where one comes back to."""

from __future__ import annotations

from decimal import Decimal

from breakthrough_tui.screens.board.screen import BoardScreen
from breakthrough_tui.store.commands import breakthroughs, cards
from breakthrough_tui.store.queries import personal
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen

LATER = "Phone line open until 18:00, a trial"


def board_of(screen: Screen) -> BoardScreen:
    assert isinstance(screen.app.screen, BoardScreen)
    return screen.app.screen


def under_cursor(screen: Screen) -> str:
    card = board_of(screen).card_here()
    return card.title if card else ""


async def leave(screen: Screen) -> None:
    """What happens after the app."""
    for keep in screen.app.session.before_end:
        keep()
    await screen.settle()


async def test_cursor_and_scroll_are_found_again_after_a_restart(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        await ana.press("G", "k", "k")
        before = ana.lines[4:20]
        assert "⋮ 2 more" in ana.lines[4]
        await leave(ana)
    async with at_screen(team, size=(80, 24)) as ana:
        assert under_cursor(ana) == LATER
        assert ana.lines[4:20] == before
    async with at_screen(team, "ben", size=(80, 24)) as ben:
        assert under_cursor(ben) == "Ask the 5 slowest cases why"


async def test_only_mine_and_the_look_are_found_again_and_said(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("m", "v")
        await leave(ana)
    async with at_screen(team) as ana:
        assert "only mine, 2 of 22 · esc: all" in ana.text
        assert ana.lines[0].endswith("1 Board, by owner")


async def test_nothing_is_written_while_one_walks(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("j", "l", "m")
        assert team.store.read(personal.preferences, viewer="ana") == {}


async def test_a_card_that_was_put_away_meanwhile_leaves_one_in_its_column(
    team: PermitTeam,
) -> None:
    async with at_screen(team) as ana:
        await ana.press("l", "j")
        await leave(ana)
    team.does("ben", cards.archive, cards=[team.card("Call back")])
    async with at_screen(team) as ana:
        assert under_cursor(ana).startswith("Merge the two")


async def test_each_breakthrough_has_its_own_place(team: PermitTeam) -> None:
    made = team.does(
        "bo",
        breakthroughs.start,
        sentence="Raise on-time delivery from 72 to 92 %",
        code="DELIVERY",
        leader="bo",
        lead="ana",
    )
    other = made.made("breakthrough")
    for title in ("Count the vans", "Ride with one"):
        team.does("ana", cards.add, breakthrough=other, title=title)
    async with at_screen(team) as ana:
        await ana.press("l", "j", "m", "right_square_bracket")
        assert "only mine" not in ana.lines[-2]
        await ana.press("j", "left_square_bracket")
        assert "only mine" in ana.lines[-2]
        assert ana.lines[0].startswith(" PERMIT")
        await ana.press("right_square_bracket")
        assert under_cursor(ana) == "Ride with one"


async def test_a_refocus_leaves_cursor_and_filter(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("m", "l")
        before = under_cursor(ana)
        team.does("bo", breakthroughs.refocus, breakthrough=1, reason="too far", target=Decimal(25))
        await ana.news()
        assert under_cursor(ana) == before
        assert "only mine" in ana.lines[-2]
