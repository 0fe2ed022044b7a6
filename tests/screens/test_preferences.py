"""What belongs to one person, changed at the screen and kept."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from breakthrough_tui.screens.preferences import PreferencesScreen
from breakthrough_tui.store.queries import personal
from breakthrough_tui.terminal.surroundings import Depth
from breakthrough_tui.widgets.themes import CONTRAST, PLAIN, SIXTEEN_DARK, SIXTEEN_EITHER
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen


async def to_key(ana: Screen, id_: str) -> None:
    """Put the cursor on the line of an action's key."""
    await ana.press("comma")
    for _ in range(80):
        screen = ana.app.screen
        assert isinstance(screen, PreferencesScreen)
        if screen.list.key == ("key", id_):
            return
        await ana.press("down")
    raise AssertionError(id_)


async def test_a_theme_is_chosen_at_once_and_kept_for_this_person_alone(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await ana.press("comma", "enter")
        assert "as much contrast" in ana.text
        await ana.press("c")
        assert ana.app.theme == CONTRAST.name
        assert "contrast" in ana.text
        await ana.press("escape")
        assert "Doing" in ana.text
    async with at_screen(team, "ana") as again:
        assert again.app.theme == CONTRAST.name
    async with at_screen(team, "ben") as ben:
        assert ben.app.theme != CONTRAST.name


async def test_fewer_colours_at_once_and_all_again(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await ana.press("comma", "down", "enter", "n")
        assert (ana.app.theme, ana.app.depth) == (PLAIN.name, Depth.NONE)
        await ana.press("enter", "down", "enter")
        # Nobody chose a theme yet, and nobody knows whether the terminal is black or white.
        assert (ana.app.theme, ana.app.depth) == (SIXTEEN_EITHER.name, Depth.SIXTEEN)
        await ana.press("up", "enter", "enter")
        assert (ana.app.theme, ana.app.depth) == (SIXTEEN_DARK.name, Depth.SIXTEEN)
        await ana.press("down", "enter", "a")
        assert ana.app.depth is Depth.ALL


async def test_each_key_is_called_as_the_board_calls_it(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await ana.press("comma")
        words = [" ".join(line.split()) for line in ana.lines]
        assert "e edit change what it says" in words
        assert "d done to Done, and back" in words


async def test_the_mouse_is_left_to_the_terminal(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await ana.press("comma", "down", "down", "enter", "down", "down", "enter")
        assert "to select text" in ana.text
        kept = ana.app.session.store.read(personal.preferences, viewer="ana")
        assert kept["mouse"] == "off"


async def test_what_is_sent_to_the_terminal_is_a_preference(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await ana.press("comma", "down", "down", "down", "enter", "down", "enter")
        assert "everything is sent" in ana.text
        kept = ana.app.session.store.read(personal.preferences, viewer="ana")
        assert kept["diff"] is False
        await ana.press("enter", "up", "enter")
        assert "only what differs" in ana.text


async def test_a_changed_key_works_at_once_and_footer_and_help_name_it(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await to_key(ana, "find")
        await ana.press("enter")
        assert "Press the new key" in ana.text
        await ana.press("z")
        assert "(/ at first)" in ana.text
        await ana.press("escape")
        assert "z find" in ana.lines[-1]
        await ana.press("slash")
        assert "esc: all" not in ana.text
        await ana.press("z")
        await ana.types("ask")
        assert "1 of" in ana.text
        await ana.press("escape", "escape", "question_mark")
        assert re.search(r"\bz +words, @ana", ana.text)
    async with at_screen(team, "ana") as again:
        await again.press("2", "1", "z")
        await again.types("ask")
        assert "1 of" in again.text


async def test_the_key_of_another_action_is_refused_by_its_name(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await to_key(ana, "find")
        await ana.press("enter", "n")
        assert "'n' is the key for 'new' already." in ana.text
        await ana.press("e")  # on the report it adds words; the list calls it as the board does
        assert "'e' is the key for 'edit' already." in ana.text
        await ana.press("enter")
        assert "means the same everywhere" in ana.text
        await ana.press("escape", "escape")
        assert "/ find" in ana.lines[-1]
        assert ana.app.session.preferences.get("keys", {}) == {}


async def test_backspace_gives_the_first_key_back(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await to_key(ana, "undo")
        await ana.press("enter", "z")
        assert "(u at first)" in ana.text
        await ana.press("enter", "backspace")
        assert "at first)" not in ana.text
        await ana.press("escape")
        assert "u undo" in ana.lines[-1]


async def test_the_footer_of_moves_follows_one_of_their_keys(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana:
        await to_key(ana, "move_right")
        await ana.press("enter", "Z", "escape")
        assert "H Z move" in ana.lines[-1]


async def test_preferences_of_a_newer_program_harm_nothing(team: PermitTeam) -> None:
    with closing(sqlite3.connect(team.path)) as database, database:
        database.executemany(
            "INSERT INTO preference (person, key, value) VALUES ('ana', ?, ?)",
            [
                ("theme", '"breakthrough-sepia"'),
                ("keys", '{"find": 7, "fly": "y"}'),
                ("colours", '["many"]'),
            ],
        )
    async with at_screen(team, "ana") as ana:
        assert "/ find" in ana.lines[-1]
        await ana.press("comma")
        assert "light on dark" in ana.text
