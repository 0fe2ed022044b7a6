"""Marked cards: one key, one command, one undo for all of them."""

from __future__ import annotations

from datetime import date

from breakthrough_tui.domain.board import Card
from breakthrough_tui.store.commands import cards
from tests.support.permit_team import PermitTeam
from tests.support.screens import at_screen

FIRST, SECOND, THIRD = (
    "Ask the 5 slowest cases why",
    "One-page checklist for the desk",
    "Measure the wait at the counter",
)


def cards_of(team: PermitTeam, *titles: str) -> list[Card]:
    board = team.board()
    return [card for title in titles if (card := board.find(team.card(title))) is not None]


async def test_space_marks_with_a_sign_and_says_how_many(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("space", "j", "j", "space")
        assert ana.lines[6].startswith("  *Ask the 5 slowest")
        assert "▌*Measure the wait" in ana.text
        assert "2 marked · esc: none" in ana.lines[-2]
        await ana.press("space")
        assert "1 marked · esc: none" in ana.lines[-2]


async def test_escape_takes_off_marks_before_filters(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("space", "m")
        assert "1 marked, 1 of them filtered out · esc: none" in ana.text
        assert "only mine, 4 of 22 · esc: all" in ana.text
        await ana.press("escape")
        assert "marked" not in ana.text
        assert "only mine, 4 of 22" in ana.text


async def test_marked_cards_move_together_in_their_order_and_u_takes_all_back(
    team: PermitTeam,
) -> None:
    async with at_screen(team) as ana:
        await ana.press("space", "j", "space", "L")
        assert team.titles("Doing")[-2:] == [FIRST, SECOND]
        await ana.press("L")
        assert team.titles("Done")[:2] == [FIRST, SECOND]
        team.clock.now = team.clock.now.replace(minute=30)
        await ana.press("u", "u")
        assert team.titles("To do")[:2] == [FIRST, SECOND]


async def test_d_finishes_those_that_are_open(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("space", "j", "space", "d")
        assert team.titles("Done")[:2] == [FIRST, SECOND]
        await ana.press("d")
        assert "These are done already; H moves them back." in ana.text


async def test_owner_date_and_labels_of_all_marked(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("space", "j", "space", "a")
        assert "Who does 2 items?" in ana.text
        await ana.types("eli")
        await ana.press("enter", "t")
        await ana.types("14 dec")
        await ana.press("enter", "number_sign")
        await ana.types("#stock -#intake")
        await ana.press("enter")
        two = cards_of(team, FIRST, SECOND)
        assert [card.owner for card in two] == ["eli", "eli"]
        assert [card.due for card in two] == [date(2026, 12, 14)] * 2
        assert [card.labels for card in two] == [("stock",)] * 2
        await ana.press("u")
        assert [card.labels for card in cards_of(team, FIRST, SECOND)] == [("intake",), ()]


async def test_x_asks_with_their_number_and_u_brings_all_back(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("space", "j", "space", "x")
        assert "Archive 2 items?" in ana.text
        await ana.press("escape")
        assert team.titles("To do")[:2] == [FIRST, SECOND]
        await ana.press("x", "enter")
        assert team.titles("To do")[0] == THIRD
        assert "marked" not in ana.lines[-2]
        await ana.press("u")
        assert team.titles("To do")[:2] == [FIRST, SECOND]


async def test_if_one_was_moved_by_somebody_else_none_moves(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("space", "j", "space")
        team.does("ben", cards.move, card=team.card("One-page"), column=team.column("Done"))
        await ana.press("L")
        assert "Ben moved this to Done" in ana.text
        assert team.titles("To do")[0] == FIRST


async def test_marks_of_what_others_put_away_are_gone(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("space")
        team.does("ben", cards.archive, cards=[team.card("Ask the 5")])
        await ana.news()
        assert "marked" not in ana.text
