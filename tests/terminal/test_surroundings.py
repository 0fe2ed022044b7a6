"""What a terminal can show, by its variables."""

from __future__ import annotations

import os

import pytest

from breakthrough_tui.terminal.surroundings import Depth, settle_depth, surroundings, tidy


@pytest.mark.parametrize(
    "term",
    [
        "alacritty",
        "foot",
        "foot-extra",
        "xterm-ghostty",
        "ghostty",
        "xterm-kitty",
        "kitty",
        "wezterm",
    ],
)
def test_these_show_every_colour_also_where_nothing_else_tells_of_it(term: str) -> None:
    assert surroundings({"TERM": term}).depth is Depth.ALL


@pytest.mark.parametrize(
    "term", ["tmux", "tmux-256color", "screen", "screen.xterm-256color", "xterm-256color"]
)
def test_these_show_256(term: str) -> None:
    assert surroundings({"TERM": term}).depth is Depth.MANY
    assert surroundings({"TERM": term, "COLORTERM": "truecolor"}).depth is Depth.ALL


@pytest.mark.parametrize("term", ["xterm", "linux", "cygwin", "putty", "something-new"])
def test_others_show_sixteen(term: str) -> None:
    assert surroundings({"TERM": term}).depth is Depth.SIXTEEN


@pytest.mark.parametrize("term", ["", "dumb", "vt100", "vt220", "vt100-am", "xterm-mono"])
def test_some_show_none(term: str) -> None:
    assert surroundings({"TERM": term}).depth is Depth.NONE


def test_no_color_is_obeyed_when_it_says_something() -> None:
    kitty = {"TERM": "xterm-kitty", "COLORTERM": "truecolor"}
    assert surroundings({**kitty, "NO_COLOR": "0"}).depth is Depth.NONE
    assert surroundings({**kitty, "NO_COLOR": ""}).depth is Depth.ALL


@pytest.mark.parametrize(
    ("variables", "ascii_only"),
    [
        ({}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANG": "de_DE.utf8@euro"}, False),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, True),
        ({"LANG": "C"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "de_DE.ISO-8859-1", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "en_US", "LC_CTYPE": "en_US.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, True),
        ({"LC_CTYPE": "UTF-8"}, False),
    ],
)
def test_ascii_where_the_locale_names_another_encoding(
    variables: dict[str, str], ascii_only: bool
) -> None:
    assert surroundings({"TERM": "xterm", **variables}).ascii_only is ascii_only


def test_textual_hears_of_the_depth_and_not_of_anything_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # An environment of its own: `tidy` would take away what belongs to those who run the tests, too.
    monkeypatch.setattr(
        os,
        "environ",
        {
            "TERM": "xterm-kitty",
            "NO_COLOR": "",
            "TEXTUAL_DRIVER": "os:path",
            "TEXTUAL_COLOR_SYSTEM": "windows",
            "LINES": "3",
        },
    )
    tidy()
    assert settle_depth().depth is Depth.ALL
    assert os.environ["TEXTUAL_COLOR_SYSTEM"] == "truecolor"
    assert not {"NO_COLOR", "TEXTUAL_DRIVER", "LINES"} & set(os.environ)


def test_screen_is_not_asked_for_clicks_since_it_would_keep_escape_to_itself() -> None:
    assert not surroundings({"TERM": "screen"}).mouse
    assert not surroundings({"TERM": "screen.xterm-256color"}).mouse
    assert surroundings({"TERM": "screen", "TMUX": "/tmp/tmux-0/default,1,0"}).mouse
    assert surroundings({"TERM": "xterm-256color"}).mouse
