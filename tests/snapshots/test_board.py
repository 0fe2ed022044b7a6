"""Pictures of the board. `make snapshots` takes them anew; look at each."""

from __future__ import annotations

from breakthrough_tui.store.commands import cards, columns
from tests.support.permit_team import PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured


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


@SIZES
def test_marked_and_filtered(
    snap_compare: Compare, team: PermitTeam, size: tuple[int, int]
) -> None:
    typed = (*"due", "colon", *"week")
    assert pictured(snap_compare, team, "space", "j", "space", "slash", *typed, "enter", size=size)


@SIZES
def test_by_owner(snap_compare: Compare, team: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, team, "v", size=size)


@SIZES
def test_by_week(snap_compare: Compare, team: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, team, "v", "v", size=size)
