"""How the whole program looks: as a person likes it, and as a terminal can show it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.console import COLOR_SYSTEMS
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter

from breakthrough_tui.domain.preferences import THEMES
from breakthrough_tui.terminal.closed_doors import ClosedDoors
from breakthrough_tui.terminal.surroundings import Depth, Surroundings
from breakthrough_tui.widgets.signs import AsciiOnly
from breakthrough_tui.widgets.themes import PALETTES, Palette, palette_for, textual_theme

EVERYTHING = Surroundings()
"""A terminal that shows every colour and every sign."""

_SYSTEMS = {Depth.MANY: COLOR_SYSTEMS["256"], Depth.ALL: COLOR_SYSTEMS["truecolor"]}


_NO_COLOURS = Style(color="default", bgcolor="default")
_REVERSED = _NO_COLOURS + Style(reverse=True)


class WithoutColours(LineFilter):
    """Takes colours out; what stands on a ground of its own, as the cursor of a field does, is reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments as they look without colours."""
        return [
            Segment(text, _without_colours(style) if style else style, control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _without_colours(style: Style) -> Style:
    has_ground = style.bgcolor is not None and not style.bgcolor.is_default
    return style + (_REVERSED if has_ground else _NO_COLOURS)


class Looks(ClosedDoors[None], inherit_bindings=False):
    """`chosen` is the theme that the person chose, `app.theme` what stands for it at this depth of colours."""

    def __init__(
        self,
        chosen: str | None,
        colours: object,
        surroundings: Surroundings,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class)
        self.surroundings = surroundings
        self.depth = _depth(colours, surroundings)
        self._ascii = AsciiOnly(enabled=surroundings.ascii_only)
        self._colourless = WithoutColours(enabled=self.depth is Depth.NONE)
        palette = self._registered(chosen)
        # Not by assignment: that would read all style sheets once more before anything is shown.
        self.set_reactive(App.theme, palette.name)
        self.stylesheet.set_variables(self.get_css_variables())
        if self.depth is not surroundings.depth and self.depth in _SYSTEMS:
            # Textual has read the environment when it was imported; the preference was read meanwhile.
            self.console._color_system = _SYSTEMS[self.depth]

    def show_looks(self, chosen: str | None, colours: object) -> None:
        """Look like this from now on. Between 256 and all colours the difference comes with the next start."""
        self.depth = _depth(colours, self.surroundings)
        self._colourless.enabled = self.depth is Depth.NONE
        self.theme = self._registered(chosen).name

    def use_mouse(self, on: bool) -> None:
        """Take clicks from now on, or leave the mouse to the terminal."""
        set_mouse = getattr(self._driver, "set_mouse", None)
        if set_mouse is not None:
            set_mouse(on)

    @property
    def line_is_behind(self) -> bool:
        """Whether keys come faster than the line to the terminal takes what they change."""
        return bool(getattr(self._driver, "is_behind", False))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes through on its way out."""
        # Of Textual's own there is one, which makes true colours of names.
        theirs = [] if PALETTES[self.theme].ansi else super().get_line_filters()
        return [*theirs, *self.own_filters]

    @property
    def own_filters(self) -> Sequence[LineFilter]:
        """Those of ours."""
        return [each for each in (self._colourless, self._ascii) if each.enabled]

    def _registered(self, chosen: str | None) -> Palette:
        palette = palette_for(THEMES.get(chosen or "", chosen), self.depth)
        self.register_theme(textual_theme(palette))
        return palette


def _depth(colours: object, surroundings: Surroundings) -> Depth:
    try:
        return Depth(colours) if isinstance(colours, str) else surroundings.depth
    except ValueError:
        return surroundings.depth
