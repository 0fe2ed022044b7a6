"""Pictures of the board. `make snapshots` takes them anew; look at each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from textual.pilot import Pilot

from breakthrough_tui.app import BreakthroughApp
from breakthrough_tui.store.commands import cards, columns
from breakthrough_tui.widgets.themes import DARK, LIGHT
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, start_app

Compare = Callable[..., bool]

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
THEMES = pytest.mark.parametrize("theme", [DARK.name, LIGHT.name], ids=["dark", "light"])


def pictured(
    snap_compare: Compare,
    team: PermitTeam,
    *keys: str,
    size: tuple[int, int] = (120, 40),
    theme: str = DARK.name,
    viewer: str = "ana",
) -> bool:
    """Whether the screen looks as in its picture after some keys."""
    app = start_app(team, viewer, theme=theme)

    async def settle(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, BreakthroughApp)
        if pilot.app._watching is not None:
            pilot.app._watching.cancel()
        screen = Screen(pilot.app, pilot)
        await screen.settle()
        await screen.press(*_one_by_one(keys))

    try:
        return snap_compare(app, terminal_size=size, run_before=settle)
    finally:
        app.session.threads.close()


def _one_by_one(keys: Iterable[str]) -> list[str]:
    return list(keys)


@SIZES
@THEMES
def test_the_board(
    snap_compare: Compare, team: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, team, "l", size=size, theme=theme)


@SIZES
@THEMES
def test_an_empty_board(
    snap_compare: Compare, bare_team: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, bare_team, size=size, theme=theme)


@SIZES
@THEMES
def test_finding(
    snap_compare: Compare, team: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, team, "slash", "a", "s", "k", size=size, theme=theme)


@SIZES
def test_only_mine(snap_compare: Compare, team: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, team, "m", size=size)


@SIZES
def test_a_refusal(snap_compare: Compare, team: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, team, "L", size=size, viewer="gus")


@SIZES
def test_six_columns(snap_compare: Compare, team: PermitTeam, size: tuple[int, int]) -> None:
    for name in ("Review", "Signed", "Sent"):
        team.does(
            "ana", columns.add, breakthrough=1, name=name, kind="doing", after=team.column("Doing")
        )
    team.does("ana", columns.limit, column=team.column("Doing"), limit=3)
    assert pictured(snap_compare, team, "l", "l", "l", "l", size=size)


def test_wide_and_strange_texts(snap_compare: Compare, team: PermitTeam) -> None:
    for title in (
        "窓口の待ち時間を測る測る測る測る",
        "[b]a[/]b",
        "👩‍👩‍👧‍👦 family",
        "e\u0301" * 40,
        "שלום עולם",
    ):
        team.does("ana", cards.add, breakthrough=1, title=title, column=team.column("Doing"))
    assert pictured(snap_compare, team, "l", "G")
