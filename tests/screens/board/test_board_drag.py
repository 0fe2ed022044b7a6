"""Cards dragged with the mouse."""

from __future__ import annotations

from breakthrough_tui.screens.board.screen import BoardScreen
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen

FIRST, SECOND, THIRD = (
    "Ask the 5 slowest cases why",
    "One-page checklist for the desk",
    "Measure the wait at the counter",
)
TO_DO, DOING = 10, 50
"""Cells in these columns."""


def row(index: int) -> int:
    """The line of the title of a card."""
    return 6 + 3 * index


async def drag(screen: Screen, *places: tuple[int, int], let_go: bool = True) -> None:
    """Press the button at the first place, and go through the others."""
    await screen.pilot.mouse_down(offset=places[0])
    for place in places[1:]:
        await screen.pilot.hover(offset=place)
    if let_go:
        await screen.pilot.mouse_up(offset=places[-1])
    await screen.settle()


async def test_a_card_is_dragged_to_another_column_and_lies_where_the_line_was(
    team: PermitTeam,
) -> None:
    async with at_screen(team) as ana:
        await drag(ana, (TO_DO, row(0)), (DOING, row(0)), (DOING, row(1)), let_go=False)
        assert ana.lines[row(1) - 1][40:].startswith("→━━━")
        assert "esc: leave it where it is" in ana.lines[-2]
        assert team.titles("To do")[0] == FIRST
        await ana.pilot.mouse_up(offset=(DOING, row(1)))
        await ana.settle()
        assert team.titles("Doing")[1] == FIRST
        assert "→" not in ana.lines[row(1) - 1]
        board = ana.app.screen
        assert isinstance(board, BoardScreen)
        card = board.card_here()
        assert card is not None and card.title == FIRST
        await ana.press("u")
        assert team.titles("To do")[0] == FIRST


async def test_a_card_is_dragged_within_its_column(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await drag(ana, (TO_DO, row(0)), (TO_DO, row(1)), (TO_DO, row(1) + 1))
        assert team.titles("To do")[:3] == [SECOND, FIRST, THIRD]


async def test_below_the_last_card_it_lies_last(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await drag(ana, (TO_DO, row(0)), (DOING, 35))
        assert team.titles("Doing")[-1] == FIRST


async def test_escape_leaves_it_where_it_is(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await drag(ana, (TO_DO, row(0)), (DOING, row(1)), let_go=False)
        await ana.press("escape")
        assert "→━" not in ana.text
        await ana.pilot.mouse_up(offset=(DOING, row(1)))
        await ana.settle()
        assert team.titles("To do")[0] == FIRST


async def test_a_drag_that_changes_nothing_does_nothing(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await drag(ana, (TO_DO, row(0)), (TO_DO + 5, row(1)), (TO_DO, row(0)))
        await ana.press("u")
        assert "There is nothing to take back" in ana.text


async def test_marked_cards_are_dragged_together(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("space", "j", "j", "space")
        await drag(ana, (TO_DO, row(0)), (DOING, row(1)))
        assert team.titles("Doing")[1:3] == [FIRST, THIRD]
        await ana.press("u")
        assert team.titles("To do")[:3] == [FIRST, SECOND, THIRD]


async def test_in_a_look_a_drag_says_which_key_to_use(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("v")
        await drag(ana, (TO_DO, row(0)), (DOING, row(0)))
        assert "By owner one only looks" in ana.text
