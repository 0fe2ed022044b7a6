"""The board by owner and by week: who carries how much, where the work falls."""

from __future__ import annotations

from breakthrough_tui.screens.board.screen import BoardScreen
from breakthrough_tui.store.commands import cards
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen


def under_cursor(screen: Screen) -> str:
    board = screen.app.screen
    assert isinstance(board, BoardScreen)
    card = board.card_here()
    return card.title if card else ""


async def test_v_shows_who_carries_how_much_and_the_header_says_so(team: PermitTeam) -> None:
    async with at_screen(team, size=(240, 40)) as ana:
        await ana.press("v")
        assert ana.lines[0].endswith("1 Board, by owner")
        assert "ana  2 open, 1 due this week" in ana.lines[4]
        assert "cho  2 open, 1 late" in ana.lines[4]
        assert "Old forms thrown away" not in ana.text
        assert under_cursor(ana) == "Ask the 5 slowest cases why"


async def test_v_again_shows_where_the_work_falls_and_then_the_columns(team: PermitTeam) -> None:
    async with at_screen(team, size=(240, 40)) as ana:
        await ana.press("v", "v")
        assert ana.lines[0].endswith("1 Board, by week")
        assert "late  1 open" in ana.lines[4]
        assert "this week  2 open" in ana.lines[4]
        assert "report-back  0 open" in ana.lines[4]
        await ana.press("v")
        assert ana.lines[0].endswith("1 Board")
        assert "To do  7" in ana.lines[4]
        assert under_cursor(ana) == "Ask the 5 slowest cases why"


async def test_moving_there_says_which_key_to_use_and_moves_nothing(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("v", "L")
        assert "By owner one only looks: a says whose it is, v goes on" in ana.text
        await ana.press("J")
        assert "only looks" in ana.text
        await ana.press("v", "H")
        assert "By week one only looks: t says when it is due" in ana.text
        assert team.titles("To do")[0] == "Ask the 5 slowest cases why"


async def test_what_keys_change_falls_into_its_heap(team: PermitTeam) -> None:
    async with at_screen(team, size=(240, 40)) as ana:
        await ana.press("v", "a")
        await ana.types("dia")
        await ana.press("enter")
        assert "dia  3 open" in ana.lines[4]
        assert under_cursor(ana) == "Ask the 5 slowest cases why"
        await ana.press("d")
        assert "dia  2 open" in ana.lines[4]
        assert team.titles("Done")[0] == "Ask the 5 slowest cases why"


async def test_a_heap_more_by_somebody_else_appears(team: PermitTeam) -> None:
    async with at_screen(team, size=(240, 40)) as ana:
        await ana.press("v")
        assert "nobody’s" not in ana.text and "nobody's" not in ana.text
        team.does("ben", cards.add, breakthrough=1, title="Buy chalk")
        await ana.news()
        assert "nobody's  1 open" in ana.lines[4]
        assert "Buy chalk" in ana.text


async def test_a_filter_holds_there_as_well_and_escape_goes_back(team: PermitTeam) -> None:
    async with at_screen(team, size=(240, 40)) as ana:
        await ana.press("v", "m")
        assert "ana  2 open" in ana.lines[4] and "ben  0 open" in ana.lines[4]
        assert "only mine, 2 of 22 · esc: all" in ana.text
        await ana.press("escape")
        assert "cho  2 open" in ana.lines[4]
        await ana.press("escape")
        assert "To do  7" in ana.lines[4]


async def test_looks_fit_the_smallest_usual_terminal(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        await ana.press("v")
        assert ana.lines[3].startswith(" ‹ ana 2, cho 2")
        assert all(len(line) <= 80 for line in ana.lines)
        await ana.press("h", "h", "h", "h", "h")
        assert ana.lines[3].endswith("›")


async def test_the_cursor_stays_in_sight_in_every_look(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        for _ in range(3):
            await ana.press("v")
            assert any("▌ Ask the 5" in line for line in ana.lines)
