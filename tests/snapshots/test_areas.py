"""Pictures of the areas and what they reveal. `make snapshots` takes them anew; look at each."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.figures.figures import Figure
from breakthrough_tui.store.commands import areas, breakthroughs
from breakthrough_tui.terminal.surroundings import Depth, Surroundings
from tests.support.permit_team import PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured

WATCHED = {
    "Vaccination follow-ups in time": (90, 80, (24, 25, 23, 26, 25, 24, 27, 25, 26, 26)),
    "Invoices paid within 30 days": (90, 120, (41, 44, 43, 46, 48, 47, 50, 52, 51, 54, 55, 56)),
    "Calls answered within a minute": (80, 90, (52, 55, 57, 61, 62, 66, 68, 71, 73, 76)),
    "Complaints, [b]all[/b] of them": (10, 100, (31, 12, 44, 9, 27, 58, 14, 39, 7, 33)),
    "窓口の待ち時間": (5, 60, (9, 8)),
}


@pytest.fixture
def revealed(team: PermitTeam) -> PermitTeam:
    """Areas of every kind; a breakthrough works on one."""
    last = date(2026, 11, 6)
    for name, (target, ahead, values) in WATCHED.items():
        figures = [
            Figure(name, last - timedelta(days=30 * ago), Decimal(value), Decimal(target))
            for ago, value in enumerate(reversed(values))
        ]
        team.does(
            "bo",
            areas.import_figures,
            figures=figures,
            unit="%",
            target_on=last + timedelta(days=ahead),
        )
    team.does(
        "gus",
        breakthroughs.start,
        sentence="Raise vaccination follow-ups from 26 to 90 %",
        code="VACCINE",
        area=1,
    )
    return team


@SIZES
@THEMES
def test_areas(
    snap_compare: Compare, revealed: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, revealed, "0", "R", "j", size=size, theme=theme)


@SIZES
def test_no_areas(snap_compare: Compare, team: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, team, "0", "R", size=size)


@SIZES
def test_one_figure(snap_compare: Compare, revealed: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, revealed, "0", "R", "plus", "6", "1", size=size)


def test_areas_in_ascii(snap_compare: Compare, revealed: PermitTeam) -> None:
    plain = Surroundings(depth=Depth.NONE, ascii_only=True)
    assert pictured(snap_compare, revealed, "0", "R", surroundings=plain)
