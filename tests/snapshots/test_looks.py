"""Pictures of the board and the obstacles in every look, and of what one sees on the way to them."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.labels import Colour
from breakthrough_tui.store.commands import cards, checklists, labels
from breakthrough_tui.terminal.surroundings import Depth, Surroundings
from breakthrough_tui.widgets.looks import EVERYTHING
from breakthrough_tui.widgets.themes import CONTRAST, DARK, LIGHT
from tests.support.permit_team import PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured

LOOKS = pytest.mark.parametrize(
    ("theme", "surroundings"),
    [
        (CONTRAST.name, EVERYTHING),
        (DARK.name, Surroundings(depth=Depth.SIXTEEN)),
        (LIGHT.name, Surroundings(depth=Depth.SIXTEEN)),
        (DARK.name, Surroundings(depth=Depth.NONE)),
        (DARK.name, Surroundings(ascii_only=True)),
        (DARK.name, Surroundings(depth=Depth.NONE, ascii_only=True)),
    ],
    ids=["contrast", "16-dark", "16-light", "no-colours", "ascii", "ascii-no-colours"],
)


@LOOKS
def test_the_board(
    snap_compare: Compare, team: PermitTeam, theme: str, surroundings: Surroundings
) -> None:
    assert pictured(snap_compare, team, "l", size=(100, 30), theme=theme, surroundings=surroundings)


def coloured(team: PermitTeam) -> None:
    """Labels of the example with names and colours, one of each hue."""
    cards_here = team.board().cards[team.column("To do")]
    for (tag, name), colour, card in zip(HUES.items(), Colour, cards_here, strict=False):
        team.does("ana", labels.define, breakthrough=1, tag=tag, name=name, colour=colour)
        team.does("ana", cards.set_labels, card=card.id, labels=[tag])


HUES = {
    "desk": "At the desk",
    "archive": "",
    "count": "Counted",
    "fast": "Quick win",
    "risk": "",
    "law": "Needs the law",
    "depot": "",
}


@LOOKS
def test_labels(
    snap_compare: Compare, team: PermitTeam, theme: str, surroundings: Surroundings
) -> None:
    coloured(team)
    assert pictured(snap_compare, team, size=(100, 30), theme=theme, surroundings=surroundings)


@SIZES
@THEMES
def test_labels_in_dark_and_light(
    snap_compare: Compare, team: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    coloured(team)
    assert pictured(snap_compare, team, size=size, theme=theme)


@LOOKS
def test_the_obstacles(
    snap_compare: Compare, team: PermitTeam, theme: str, surroundings: Surroundings
) -> None:
    assert pictured(snap_compare, team, "2", size=(100, 30), theme=theme, surroundings=surroundings)


@LOOKS
def test_a_form(
    snap_compare: Compare, team: PermitTeam, theme: str, surroundings: Surroundings
) -> None:
    assert pictured(
        snap_compare, team, "l", "e", size=(80, 24), theme=theme, surroundings=surroundings
    )


@SIZES
def test_preferences(snap_compare: Compare, team: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, team, "comma", "down", size=size)


def test_a_key_that_is_taken(snap_compare: Compare, team: PermitTeam) -> None:
    keys = ("comma", *["down"] * 7, "enter", "n")
    assert pictured(snap_compare, team, *keys, size=(80, 24))


@SIZES
def test_this_step_of_the_method(
    snap_compare: Compare, team: PermitTeam, size: tuple[int, int]
) -> None:
    assert pictured(snap_compare, team, "question_mark", "tab", size=size)


@SIZES
def test_the_columns(snap_compare: Compare, team: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, team, "C", "down", size=size)


@SIZES
def test_a_page_with_a_checklist_and_an_address(
    snap_compare: Compare, team: PermitTeam, size: tuple[int, int]
) -> None:
    card = team.card("Ask the 5")
    team.does("ana", cards.edit, card=card, addresses=["https://land.example/access"])
    for text, owner in (("Fetch the files", "ben"), ("Call each of them", None)):
        team.does("ana", checklists.add, card=card, text=text, owner=owner)
    assert pictured(snap_compare, team, "enter", "down", size=size)
