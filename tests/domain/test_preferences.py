"""What a person may have as they like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.preferences import (
    COLOURS,
    MOUSE,
    THEMES,
    Place,
    Preferences,
    checked,
    effective_keys,
    place_key,
    place_value,
    read_preferences,
    shown_key,
)
from breakthrough_tui.screens.actions import ACTIONS
from breakthrough_tui.widgets.themes import CHOICES


@dataclass(frozen=True)
class Known:
    """One action of a small registry."""

    id: str
    label: str
    keys: tuple[str, ...]


REGISTRY = (
    Known("new", "new", ("n",)),
    Known("archive", "archive", ("x",)),
    Known("archive", "", ("x",)),
    Known("move_left", "", ("H", "less_than_sign", "shift+left")),
)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("theme", word) for pair in THEMES.items() for word in pair),
        *(("colours", word) for word in COLOURS),
        *(("mouse", word) for word in MOUSE),
        *(("diff", on) for on in (True, False)),
        ("breakthrough", 3),
        ("keys", {"new": "p"}),
        ("place.12", {"screen": "board", "thing": None, "scroll": 4}),
    ],
)
def test_what_there_is(key: str, value: Any) -> None:
    assert checked(key, value) == value


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("thme", "dark", "Did you mean 'theme'?"),
        ("zoom", 2, "There are theme, colours, mouse, diff, breakthrough, keys."),
        ("theme", "drak", "Did you mean 'dark'?"),
        ("theme", 3, "It is one of dark, light, contrast."),
        ("colours", 16, "It is one of auto, none, 16, 256, true."),
        ("mouse", True, "It is one of on, clicks, off."),
        ("diff", "on", "It is on or off."),
        ("diff", 1, "It is on or off."),
        ("breakthrough", True, "It is the id of one."),
        ("breakthrough", -1, "It is the id of one."),
        ("keys", ["n"], ""),
        ("keys", {"new": 3}, ""),
        ("place.1", "board", ""),
        ("place.1", {"scroll": 1.5}, ""),
        ("place.1", {"scroll": True}, ""),
        ("place.1", {"zoom": 1}, ""),
        ("place.1", {"screen": "x" * 41}, ""),
        ("place.x", {}, "There are theme, colours, mouse, diff, breakthrough, keys."),
    ],
)
def test_what_makes_no_sense_is_refused(key: str, value: Any, hint: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked(key, value)
    assert refusal.value.hint == hint


def test_the_themes_are_those_that_there_are() -> None:
    assert set(THEMES.values()) == {palette.name for palette in CHOICES}


# Keys


def test_a_key_that_another_action_has_is_refused_by_its_name() -> None:
    with pytest.raises(Invalid) as refusal:
        checked("keys", {"new": "x"}, REGISTRY)
    assert str(refusal.value) == "'x' is the key for 'archive' already."
    assert refusal.value.hint.startswith("Give 'archive' another key first")
    with pytest.raises(Invalid) as refusal:
        checked("keys", {"new": "less_than_sign"}, REGISTRY)
    assert str(refusal.value) == "'<' is the key for 'move left' already."
    with pytest.raises(Invalid):
        checked("keys", {"new": "p", "archive": "p"}, REGISTRY)


def test_two_actions_can_change_places() -> None:
    swapped = {"new": "x", "archive": "n"}
    assert checked("keys", swapped, REGISTRY) == swapped


def test_a_key_that_was_given_up_is_free() -> None:
    chosen = checked("keys", {"new": "x", "archive": "X"}, REGISTRY)
    assert effective_keys(REGISTRY, chosen) == {
        "new": ("x",),
        "archive": ("X",),
        "move_left": ("H", "less_than_sign", "shift+left"),
    }


def test_the_other_keys_of_an_action_stay() -> None:
    keys = effective_keys(REGISTRY, {"move_left": "B"})
    assert keys["move_left"] == ("B", "less_than_sign", "shift+left")


def test_a_key_that_is_as_it_was_is_not_kept() -> None:
    assert checked("keys", {"new": "n", "archive": "X"}, REGISTRY) == {"archive": "X"}


def test_an_action_that_there_is_not() -> None:
    with pytest.raises(Invalid) as refusal:
        checked("keys", {"archiv": "X"}, REGISTRY)
    assert refusal.value.hint == "Did you mean 'archive'?"


@pytest.mark.parametrize(
    "key",
    [
        *("ctrl+h", "ctrl+m", "ctrl+i", "ctrl+j", "alt+x", "ctrl+alt+x", "escape", "enter", "up"),
        *("ctrl+s", "ctrl+c", "ctrl+q", "tab", "", "two words", "\x1b", "shift+a", "<", "ab+c"),
    ],
)
def test_keys_that_cannot_be_had(key: str) -> None:
    with pytest.raises(Invalid):
        checked("keys", {"new": key}, REGISTRY)


@pytest.mark.parametrize("key", ["p", "P", "7", "ü", "f5", "ctrl+p", "number_sign", "shift+f2"])
def test_keys_that_can_be_had(key: str) -> None:
    assert checked("keys", {"new": key}, REGISTRY) == {"new": key}


def test_the_keys_of_the_program_are_without_conflict() -> None:
    every = {action.id: action.keys[0] for action in ACTIONS}
    fixed = {"down", "up", "left", "right", "page_down", "page_up", "open", "back"}
    mine = {id: key for id, key in every.items() if id not in fixed}
    assert checked("keys", mine, ACTIONS) == {}
    for id, key in mine.items():
        for other in mine:
            if other != id:
                with pytest.raises(Invalid):
                    checked("keys", {other: key}, ACTIONS)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("number_sign", "#"),
        ("question_mark", "?"),
        ("full_stop", "."),
        ("slash", "/"),
        ("left_square_bracket", "["),
        ("less_than_sign", "<"),
        ("L", "L"),
        ("ctrl+r", "ctrl+r"),
        ("shift+left", "shift+←"),
        ("no_such_key", "no_such_key"),
    ],
)
def test_a_key_is_shown_as_people_write_it(key: str, shown: str) -> None:
    assert shown_key(key) == shown


# Reading


def test_what_was_kept_is_read() -> None:
    kept = {
        "theme": "light",
        "mouse": "off",
        "diff": False,
        "keys": {"new": "p"},
        "breakthrough": 2,
        "place.2": {"screen": "board", "thing": 7, "mine": True},
    }
    read = read_preferences(kept)
    assert read.theme == "breakthrough-light"
    assert (read.mouse, read.diff, read.keys, read.breakthrough) == ("off", False, {"new": "p"}, 2)
    assert read.place(2) == Place("board", 7, mine=True)
    assert read.place(1) == Place()


def test_what_this_program_does_not_know_is_left_out() -> None:
    kept = {"theme": {"name": "dark"}, "zoom": 3, "place.x": {}, "place.1": 3, "colours": "16"}
    assert read_preferences(kept) == Preferences(colours="16")


PLACES = st.builds(
    Place,
    screen=st.sampled_from(["", "board", "card"]),
    thing=st.none() | st.integers(1, 99),
    column=st.none() | st.integers(1, 9),
    scroll=st.integers(0, 999),
    mine=st.booleans(),
    look=st.sampled_from(["", "by owner"]),
)


@given(PLACES, st.integers(1, 10**12))
def test_a_place_is_found_again(place: Place, breakthrough: int) -> None:
    key = place_key(breakthrough)
    kept = {key: checked(key, place_value(place))}
    assert read_preferences(kept).place(breakthrough) == place


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)
KEPT_BY = st.sampled_from(["theme", "colours", "mouse", "diff", "keys", "breakthrough", "place.1"])


@given(st.dictionaries(KEPT_BY | st.text(max_size=9), JSON, max_size=4))
def test_anything_that_was_kept_is_survived(kept: dict[str, Any]) -> None:
    read_preferences(kept)
