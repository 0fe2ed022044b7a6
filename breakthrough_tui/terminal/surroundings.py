"""What the terminal at hand can show, and what the environment may not switch on.

To be asked before Textual is imported: it reads the depth of colours then.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.values import dataclass

_THEIRS = ("BROWSER", "COLUMNS", "LINES")
"""A program to start on the server, and a fixed size that would make a resize go unseen."""


class Depth(StrEnum):
    """How many colours there are."""

    NONE = "none"
    SIXTEEN = "16"
    MANY = "256"
    ALL = "true"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a terminal can show.

    `links`: it can be told that some text is a link (OSC 8). `braille`: its letters have the signs of dots. `mouse`:
    whether to ask for clicks where nobody said so. GNU screen keeps a lone escape back until the next key while clicks
    are reported.
    """

    depth: Depth = Depth.ALL
    ascii_only: bool = False
    links: bool = True
    braille: bool = True
    mouse: bool = True


_ALL = frozenset(
    "alacritty contour foot ghostty iterm2 kitty konsole mintty rio st-direct vscode wezterm xterm-ghostty"
    " xterm-kitty".split()
)
"""Names of terminals, as TERM begins, that show every colour. Over SSH their COLORTERM rarely arrives."""

_MANY = frozenset("gnome putty-256color rxvt-unicode screen st tmux vte".split())
_NONE = frozenset("dumb hpterm unknown vt52 vt100 vt102 vt220 vt320 vt420".split())

_IN_TEXTUAL = {Depth.MANY: "256", Depth.ALL: "truecolor", Depth.SIXTEEN: "standard"}


def tidy() -> None:
    """Take out variables by which Textual would run a driver of anybody's, write files, or open a debugger.

    NO_COLOR goes too, after `surroundings` was asked: by it Textual would make greys of our colours.
    """
    for name in list(os.environ):
        if name in _THEIRS or name.startswith("TEXTUAL"):
            del os.environ[name]


def settle_depth(environment: Mapping[str, str] | None = None) -> Surroundings:
    """Find out what the terminal can show, and let Textual, which is to be imported after this, know of it."""
    found = surroundings(os.environ if environment is None else environment)
    os.environ.pop("NO_COLOR", None)
    os.environ["TEXTUAL_COLOR_SYSTEM"] = _IN_TEXTUAL.get(found.depth, "standard")
    return found


def surroundings(environment: Mapping[str, str]) -> Surroundings:
    """What the variables of a terminal tell."""
    family = _term(environment).partition("-")[0]
    modern = bool(family) and family not in _NONE and family not in ("linux", "cons25")
    ascii_only = not _is_utf8(environment)
    is_screen = family.startswith("screen") and not environment.get("TMUX")
    return Surroundings(
        _depth(environment), ascii_only, modern, modern and not ascii_only, mouse=not is_screen
    )


def _term(environment: Mapping[str, str]) -> str:
    return environment.get("TERM", "").strip().lower()


def _depth(environment: Mapping[str, str]) -> Depth:
    # https://no-color.org: present and not empty, whatever its value.
    if environment.get("NO_COLOR"):
        return Depth.NONE
    term = _term(environment)
    family = term.partition("-")[0]
    if not term or term in _NONE or family in _NONE or term.endswith(("-m", "-mono")):
        return Depth.NONE
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return Depth.ALL
    if term in _ALL or family in _ALL or term.endswith("-direct"):
        return Depth.ALL
    if term in _MANY or family in _MANY or "256color" in term:
        return Depth.MANY
    return Depth.SIXTEEN


def _is_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale says UTF-8. One that says nothing is no reason to spare anybody their own letters."""
    language = environment.get("LANG", "")
    category = environment.get("LC_CTYPE", "")
    if language and category in ("C.UTF-8", "C.utf8", "UTF-8"):
        # Python itself sets this variable at its start where the locale is C, or is not installed.
        category = ""
    locale = environment.get("LC_ALL", "") or category or language
    return not locale or locale.partition("@")[0].lower().replace("-", "").endswith("utf8")
