"""The cursor is in sight after what one does, wherever its card goes."""

from __future__ import annotations

from tests.support.permit_team import PermitTeam
from tests.support.screens import at_screen


async def test_a_move_taken_back_shows_the_card_again(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        await ana.press("h", "G", "L")
        assert any("▌" in line for line in ana.lines)
        await ana.press("u")
        assert any("▌" in line for line in ana.lines)
