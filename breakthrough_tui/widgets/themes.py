"""Colours by role, resolved once into styles so that painting looks nothing up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.style import Style

from breakthrough_tui.domain.values import dataclass, replace
from breakthrough_tui.terminal.surroundings import Depth

if TYPE_CHECKING:
    from textual.theme import Theme
    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme. The accent means 'here' and 'can be pressed'; warning and bad only come with a word.
    Cool and warm are two hues more for labels, which have their words as well.

    A role may have attributes before its colour: 'dim default'. With `ansi` the colours are names, which the terminal
    maps as its owner likes them.
    """

    name: str
    dark: bool
    background: str
    band: str
    cursor: str
    text: str
    heading: str
    quiet: str
    accent: str
    good: str
    warning: str
    bad: str
    rule: str
    cool: str
    warm: str
    ansi: bool = False


DARK = Palette(
    name="breakthrough-dark",
    dark=True,
    background="#12151a",
    band="#171b21",
    cursor="#1d2b3d",
    text="#d5dae1",
    heading="#f2f5f8",
    quiet="#8b95a1",
    accent="#6cb6ff",
    good="#7cc38a",
    warning="#e3b15c",
    bad="#f0858b",
    rule="#2b323b",
    cool="#b9a5f5",
    warm="#eba0c8",
)
LIGHT = Palette(
    name="breakthrough-light",
    dark=False,
    background="#fbfbf9",
    band="#f3f4f2",
    cursor="#e3eefb",
    text="#2b3138",
    heading="#0e1116",
    quiet="#626b76",
    accent="#0b5cad",
    good="#1f7a3a",
    warning="#8a5a00",
    bad="#b3261e",
    rule="#d8dbd9",
    cool="#5b3fae",
    warm="#9c2a78",
)
CONTRAST = Palette(
    name="breakthrough-contrast",
    dark=True,
    background="#000000",
    band="#000000",
    cursor="#00274f",
    text="#ffffff",
    heading="#ffffff",
    quiet="#d6d6d6",
    accent="#7fd4ff",
    good="#7dff9a",
    warning="#ffd75f",
    bad="#ffa6a6",
    rule="#8f8f8f",
    cool="#cdbfff",
    warm="#ffb3e6",
)
SIXTEEN_DARK = Palette(
    name="breakthrough-16-dark",
    dark=True,
    background="default",
    band="default",
    cursor="default",
    text="default",
    heading="default",
    quiet="dim default",
    accent="bright_cyan",
    good="bright_green",
    warning="bright_yellow",
    bad="bright_red",
    rule="dim default",
    cool="bright_blue",
    warm="bright_magenta",
    ansi=True,
)
SIXTEEN_LIGHT = replace(
    SIXTEEN_DARK,
    name="breakthrough-16-light",
    dark=False,
    accent="blue",
    # The green and the cyan of most terminals are too pale for a white ground.
    good="default",
    warning="magenta",
    bad="red",
    cool="bright_blue",
    warm="bright_red",
)
SIXTEEN_EITHER = replace(
    SIXTEEN_DARK,
    name="breakthrough-16-either",
    accent="bright_blue",
    good="default",
    warning="magenta",
    bad="bright_red",
    cool="bright_blue",
    warm="bright_magenta",
)
"""Readable on white as on black: where nobody chose, and nobody knows what ground the terminal has."""
SIXTEEN_CONTRAST = replace(
    SIXTEEN_DARK, name="breakthrough-16-contrast", quiet="default", rule="default"
)
PLAIN = replace(
    SIXTEEN_DARK,
    name="breakthrough-plain",
    accent="bold default",
    good="default",
    warning="bold default",
    bad="bold default",
    cool="default",
    warm="default",
)
PLAIN_CONTRAST = replace(PLAIN, name="breakthrough-plain-contrast", quiet="default", rule="default")
CHOICES = (DARK, LIGHT, CONTRAST)
"""What a person chooses from; the others stand for these where there are fewer colours."""

PALETTES = {
    palette.name: palette
    for palette in (
        *CHOICES,
        SIXTEEN_DARK,
        SIXTEEN_LIGHT,
        SIXTEEN_EITHER,
        SIXTEEN_CONTRAST,
        PLAIN,
        PLAIN_CONTRAST,
    )
}
_SIXTEEN = {DARK.name: SIXTEEN_DARK, LIGHT.name: SIXTEEN_LIGHT, CONTRAST.name: SIXTEEN_CONTRAST}


def palette_for(chosen: str | None, depth: Depth) -> Palette:
    """The palette that stands for the chosen one, None where nobody chose, at this depth of colours."""
    if chosen is None and depth is Depth.SIXTEEN:
        return SIXTEEN_EITHER
    palette = PALETTES.get(chosen or "", DARK)
    if depth is Depth.NONE:
        return PLAIN_CONTRAST if palette is CONTRAST else PLAIN
    return _SIXTEEN.get(palette.name, palette) if depth is Depth.SIXTEEN else palette


@dataclass(frozen=True, slots=True)
class Ink:
    """The styles of all roles on one ground. `blank` is the ground alone; `key` names a key to press."""

    blank: Style
    text: Style
    heading: Style
    quiet: Style
    accent: Style
    key: Style
    good: Style
    warning: Style
    bad: Style
    rule: Style
    cool: Style
    warm: Style


@dataclass(frozen=True, slots=True)
class Paint:
    """The inks of one theme: on the page, on the bands at top and bottom, and on what the cursor is on."""

    page: Ink
    band: Ink
    cursor: Ink


@cache
def paint_named(theme: str) -> Paint:
    """The styles of a theme by name; the dark one where the name is not ours."""
    palette = PALETTES.get(theme, DARK)
    return Paint(
        page=_ink(palette, palette.background),
        band=_ink(palette, palette.band),
        cursor=_ink(palette, palette.cursor),
    )


def paint(widget: Widget) -> Paint:
    """The styles that a widget paints with now."""
    return paint_named(widget.app.theme)


def textual_theme(palette: Palette) -> Theme:
    """The same colours for the few widgets that Textual itself draws: fields above all."""
    from textual.theme import Theme

    def css(role: str) -> str:
        colour = role.rpartition(" ")[2]
        return f"ansi_{colour}" if palette.ansi else colour

    # Textual's own choice for such themes has colours where there may be none.
    fields = {
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        **{
            f"scrollbar{part}": "ansi_default"
            for part in (
                "",
                "-hover",
                "-active",
                "-background",
                "-background-hover",
                "-background-active",
            )
        },
    }
    return Theme(
        name=palette.name,
        dark=palette.dark,
        ansi=palette.ansi,
        primary=css(palette.accent),
        secondary=css(palette.accent),
        accent=css(palette.accent),
        warning=css(palette.warning),
        error=css(palette.bad),
        success=css(palette.good),
        foreground=css(palette.text),
        background=css(palette.background),
        surface=css(palette.band),
        panel=css(palette.cursor),
        variables={
            "quiet": css(palette.quiet),
            "band": css(palette.band),
            "cursor-line": css(palette.cursor),
            "heading": css(palette.heading),
            "rule": css(palette.rule),
            **(fields if palette.ansi else {}),
        },
    )


def _ink(palette: Palette, ground: str) -> Ink:
    def style(role: str, bold: bool | None = None) -> Style:
        attribute, _, colour = role.rpartition(" ")
        return Style(
            color=colour,
            bgcolor=ground,
            bold=bold or (True if attribute == "bold" else None),
            dim=True if attribute == "dim" else None,
        )

    return Ink(
        blank=style(palette.text),
        text=style(palette.text),
        heading=style(palette.heading, bold=True),
        quiet=style(palette.quiet),
        accent=style(palette.accent),
        key=style(palette.accent, bold=True),
        good=style(palette.good),
        warning=style(palette.warning),
        bad=style(palette.bad),
        rule=style(palette.rule),
        cool=style(palette.cool),
        warm=style(palette.warm),
    )
