"""A breakthrough before its launch, seen on the screen of its goal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from breakthrough_tui.store.queries import overviews
from tests.builders import Team
from tests.support.screens import Screen

TODAY = date(2026, 10, 5)


def a_draft(team: Team, sentence: str = "Halve waiting for a passport", **more: Any) -> int:
    """A breakthrough before its launch, bo's, led by ana."""
    return team.start(
        sentence,
        code="PASSPORT",
        leader="bo",
        lead="ana",
        facilitator="fay",
        members=("cho", "dia", "eli"),
        launch_on=TODAY + timedelta(days=7),
        **more,
    )


async def look_at_it(screen: Screen) -> None:
    """On the goal of the second breakthrough."""
    await screen.press("4", "right_square_bracket")
    assert screen.lines[0].startswith(" PASSPORT")


async def to_row(screen: Screen, begins: str) -> None:
    """Walk down to a row."""
    for _ in range(60):
        if any(line.lstrip().startswith(f"▌ {begins}") for line in screen.lines):
            return
        await screen.press("down")
    raise AssertionError(f"{begins} is not on the screen")


def overview(team: Team, breakthrough: int = 1) -> Any:
    return team.read(overviews.overview, viewer="ana", breakthrough=breakthrough)
