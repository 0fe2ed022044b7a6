"""Colours by role, dark and light, resolved once into styles so that painting looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.theme import Theme
    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme. The accent means 'here' and 'can be pressed'; warning and bad only come with a word."""

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
)
PALETTES = {palette.name: palette for palette in (DARK, LIGHT)}


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

    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=palette.warning,
        error=palette.bad,
        success=palette.good,
        foreground=palette.text,
        background=palette.background,
        surface=palette.band,
        panel=palette.cursor,
        variables={
            "quiet": palette.quiet,
            "band": palette.band,
            "cursor-line": palette.cursor,
            "heading": palette.heading,
            "rule": palette.rule,
        },
    )


def _ink(palette: Palette, ground: str) -> Ink:
    def style(color: str, bold: bool | None = None) -> Style:
        return Style(color=color, bgcolor=ground, bold=bold)

    return Ink(
        blank=Style(color=palette.text, bgcolor=ground),
        text=style(palette.text),
        heading=style(palette.heading, bold=True),
        quiet=style(palette.quiet),
        accent=style(palette.accent),
        key=style(palette.accent, bold=True),
        good=style(palette.good),
        warning=style(palette.warning),
        bad=style(palette.bad),
        rule=style(palette.rule),
    )
