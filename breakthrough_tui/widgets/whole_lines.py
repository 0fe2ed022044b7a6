"""A widget that is nothing but its lines."""

from __future__ import annotations

from collections.abc import Sequence

from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from breakthrough_tui.widgets.looks import Looks
from breakthrough_tui.widgets.themes import paint

_NO_GROUND = Color(0, 0, 0, 0)


class WholeLines(Widget):
    """Hands Textual its lines as they are.

    For borders, padding and tints Textual goes through every line of each widget near a change, whatever has changed:
    two thirds of a paint. These have none of them, and all of their colours are their own.
    """

    def strips(self) -> Sequence[Strip]:
        """All lines as they look now, each as wide as the widget."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One of them."""
        strips = self.strips()
        return strips[y] if y < len(strips) else Strip.blank(self.size.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Those of a part of the widget."""
        strips = list(self.strips()[crop.y : crop.bottom])
        strips += [Strip.blank(crop.right)] * (crop.height - len(strips))
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, _NO_GROUND) for strip in strips]
        return [
            strip
            if crop.x == 0 and strip.cell_length == crop.right
            else strip.crop(crop.x, crop.right)
            for strip in strips
        ]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without Textual's own, which makes true colours of names: there are none of those."""
        app = self.app
        return app.own_filters if isinstance(app, Looks) else super().get_line_filters()


class Ground(WholeLines):
    """What others lie on, screens themselves above all: Textual asks for the whole of it at each paint of a part."""

    def strips(self) -> Sequence[Strip]:
        """The colour of the page, in every line."""
        width, height = self.outer_size
        return [Strip.blank(width, paint(self).page.blank)] * height
