"""Pictures of the signals and of what has changed. `make snapshots` takes them anew; look at each."""

from __future__ import annotations

from datetime import date

import pytest

from breakthrough_tui.store.commands import cards, obstacles
from tests.support.permit_team import PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured


@pytest.fixture
def troubled(team: PermitTeam) -> PermitTeam:
    """The team with something of each kind to be told of."""
    asked = team.does(
        "ana", obstacles.raise_obstacle, breakthrough=1, title="Two people short at the front desk"
    ).made("obstacle")
    team.does("bo", obstacles.ask_back, obstacle=asked, question="Until when?")
    team.does(
        "cho", cards.add, breakthrough=1, title="Call back", owner="cho", due=date(2026, 11, 4)
    )
    return team


@SIZES
@THEMES
def test_signals(
    snap_compare: Compare, troubled: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, troubled, "exclamation_mark", size=size, theme=theme)


@SIZES
@THEMES
def test_news(
    snap_compare: Compare, troubled: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, troubled, "full_stop", size=size, theme=theme)
