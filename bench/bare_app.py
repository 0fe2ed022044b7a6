"""The least that a Textual program with a list can be: one widget drawn by lines, and a cursor in it."""

from __future__ import annotations

import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

_TEXT = Style(color="#d5dae1", bgcolor="#12151a")
_HERE = Style(color="#f2f5f8", bgcolor="#1d2b3d", bold=True)


class Rows(Widget, can_focus=True):
    """Lines with a cursor; j and k move it, J and K move its line."""

    DEFAULT_CSS = "Rows { width: 1fr; height: 1fr; }"
    BINDINGS = [
        Binding("j", "walk(1)", show=False),
        Binding("k", "walk(-1)", show=False),
        Binding("J", "carry(1)", show=False),
        Binding("K", "carry(-1)", show=False),
    ]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.rows = [
            f"Line {number} of a program that does nothing else" for number in range(count)
        ]
        self.here = 0

    def render_line(self, y: int) -> Strip:
        if y >= len(self.rows):
            return Strip.blank(self.size.width, _TEXT)
        style = _HERE if y == self.here else _TEXT
        return Strip([Segment(self.rows[y].ljust(self.size.width), style)], self.size.width)

    def action_walk(self, by: int) -> None:
        before, self.here = self.here, (self.here + by) % min(len(self.rows), self.size.height)
        for y in (before, self.here):
            self.refresh(Region(0, y, self.size.width, 1))

    def action_carry(self, by: int) -> None:
        there = (self.here + by) % min(len(self.rows), self.size.height)
        rows = self.rows
        rows[self.here], rows[there] = rows[there], rows[self.here]
        self.action_walk(by)


class BareApp(App[None], inherit_bindings=False):
    """Nothing but the rows."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS = [Binding("q", "quit", show=False)]

    def compose(self) -> ComposeResult:
        yield Rows(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)


if __name__ == "__main__":
    BareApp().run()
