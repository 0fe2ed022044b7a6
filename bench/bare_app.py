"""The least that a Textual board can be: three columns in one widget drawn by lines, a cursor, and no database."""

from __future__ import annotations

import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

COLUMNS = 3

_TEXT = Style(color="#d5dae1", bgcolor="#12151a")
_HERE = Style(color="#f2f5f8", bgcolor="#1d2b3d", bold=True)


class Columns(Widget, can_focus=True):
    """Lines in columns. j, k, h, l move the cursor; H, L move its line to the end of another column.

    n adds one at the end, x takes the line away.
    """

    DEFAULT_CSS = "Columns { width: 1fr; height: 1fr; }"
    BINDINGS = [
        Binding("j", "walk(1)", show=False),
        Binding("k", "walk(-1)", show=False),
        Binding("l", "cross(1)", show=False),
        Binding("h", "cross(-1)", show=False),
        Binding("L", "carry(1)", show=False),
        Binding("H", "carry(-1)", show=False),
        Binding("n", "add", show=False),
        Binding("x", "drop", show=False),
    ]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.columns = [
            [f"Line {number} of a program" for number in range(column, count, COLUMNS)]
            for column in range(COLUMNS)
        ]
        self.tops = [0] * COLUMNS
        self.column = 0
        self.here = 0

    def render_line(self, y: int) -> Strip:
        width = self.size.width // COLUMNS
        segments = []
        for column, lines in enumerate(self.columns):
            number = y + self.tops[column]
            text = lines[number] if number < len(lines) else ""
            here = column == self.column and number == self.here
            segments.append(Segment(text[:width].ljust(width), _HERE if here else _TEXT))
        rest = self.size.width - COLUMNS * width
        return Strip([*segments, Segment(" " * rest, _TEXT)], self.size.width)

    def action_walk(self, by: int) -> None:
        before, self.here = self.here, (self.here + by) % len(self.columns[self.column])
        if self._scroll():
            self.refresh()
            return
        for number in (before, self.here):
            self.refresh(Region(0, number - self.tops[self.column], self.size.width, 1))

    def action_cross(self, by: int) -> None:
        self.column = (self.column + by) % COLUMNS
        self.here = min(self.here, max(0, len(self.columns[self.column]) - 1))
        self._scroll()
        self.refresh()

    def action_carry(self, by: int) -> None:
        lines = self.columns[self.column]
        line = lines.pop(self.here)
        self.column = (self.column + by) % COLUMNS
        self.columns[self.column].append(line)
        self.here = len(self.columns[self.column]) - 1
        self._scroll()
        self.refresh()

    def action_add(self) -> None:
        lines = self.columns[self.column]
        lines.append("One more line")
        self.here = len(lines) - 1
        self._scroll()
        self.refresh()

    def action_drop(self) -> None:
        del self.columns[self.column][self.here]
        self.here = min(self.here, len(self.columns[self.column]) - 1)
        self._scroll()
        self.refresh()

    def _scroll(self) -> bool:
        """Keep the cursor in sight; whether anything else moved for it."""
        top = self.tops[self.column]
        height = self.size.height
        self.tops[self.column] = max(min(top, self.here), self.here - height + 1)
        return self.tops[self.column] != top


class BareApp(App[None], inherit_bindings=False):
    """Nothing but the columns."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS = [Binding("q", "quit", show=False)]

    def compose(self) -> ComposeResult:
        yield Columns(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)


if __name__ == "__main__":
    BareApp().run()
