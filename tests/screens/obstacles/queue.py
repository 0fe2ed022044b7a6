"""Looking at the leaders' queue in tests."""

from __future__ import annotations

from breakthrough_tui.screens.obstacles.screen import ObstaclesScreen
from tests.support.screens import Screen


def under_cursor(screen: Screen) -> str:
    """The title of the obstacle that the cursor is on."""
    shown = screen.app.screen
    assert isinstance(shown, ObstaclesScreen)
    here = shown.obstacle_here()
    return here.title if here else ""


def row(screen: Screen, title: str) -> str:
    """The line on which a title stands."""
    return next(line for line in screen.lines if title in line)
