"""Pictures of screens: the program after some keys, beside the picture that was taken of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from breakthrough_tui.app import BreakthroughApp
from breakthrough_tui.terminal.surroundings import Surroundings
from breakthrough_tui.widgets.looks import EVERYTHING
from breakthrough_tui.widgets.themes import DARK, LIGHT
from tests.support.screens import OnFile, Screen, start_app

Compare = Callable[..., bool]

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
THEMES = pytest.mark.parametrize("theme", [DARK.name, LIGHT.name], ids=["dark", "light"])


def pictured(
    snap_compare: Compare,
    team: OnFile,
    *keys: str,
    size: tuple[int, int] = (120, 40),
    theme: str = DARK.name,
    viewer: str = "ana",
    surroundings: Surroundings = EVERYTHING,
) -> bool:
    """Whether the screen looks as in its picture after some keys."""
    app = start_app(team, viewer, theme=theme, surroundings=surroundings)

    async def settle(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, BreakthroughApp)
        if pilot.app._watching is not None:
            pilot.app._watching.cancel()
        screen = Screen(pilot.app, pilot)
        await screen.settle()
        await screen.press(*keys)

    try:
        return snap_compare(app, terminal_size=size, run_before=settle)
    finally:
        app.session.threads.close()
