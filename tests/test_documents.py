"""The documents say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
PICTURE = ROOT / "tests/snapshots/__snapshots__/test_board/test_the_board[dark-120x40].svg"

_LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")
_COMMAND = re.compile(r"`make ([a-z]+)`|^make ([a-z]+)", re.MULTILINE)
_KEYS = re.compile(r"\| ((?:`[^`]+`[ ,and]*|arrows[ ,]*)+) \|")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_in_a_page_leads_somewhere(page: Path) -> None:
    missing = [
        link for link in _LINK.findall(page.read_text()) if not (page.parent / link).exists()
    ]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_in_the_makefile(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text()
    for found in _COMMAND.findall(page.read_text()):
        name = found[0] or found[1]
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), f"make {name}"


def test_the_picture_in_the_readme_is_the_board_as_it_is() -> None:
    assert (ROOT / "docs/board.svg").read_text() == PICTURE.read_text()


def test_the_keys_in_the_readme_are_those_of_the_program() -> None:
    from breakthrough_tui.screens.actions import ACTIONS

    known = {key for action in ACTIONS for key in (*action.keys, *action.shown.split())}
    table = (ROOT / "README.md").read_text().split("## Keys")[1].split("## ")[0]
    named = [key for cell in _KEYS.findall(table) for key in re.findall(r"`([^`]+)`", cell)]
    assert len(named) > 20
    for key in " ".join(named).split():
        assert key in known, key
