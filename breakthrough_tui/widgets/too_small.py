"""The sentence for a terminal in which nothing fits."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from breakthrough_tui.widgets.line import line, wrap
from breakthrough_tui.widgets.themes import paint

SMALLEST = (60, 15)
"""Columns and lines that every screen needs."""


class TooSmall(Widget):
    """Says how large the window should be."""

    DEFAULT_CSS = "TooSmall { width: 1fr; height: 1fr; }"

    def render_line(self, y: int) -> Strip:
        """The sentence in the middle."""
        ink = paint(self).page
        width, height = self.size
        sentence = f"Please make this window larger: {SMALLEST[0]} by {SMALLEST[1]} is enough."
        rows = wrap(sentence, max(1, width - 2))
        row = y - max(0, (height - len(rows)) // 2)
        if 0 <= row < len(rows):
            return line([(" ", ink.blank), (rows[row], ink.text)], width, ink.blank)
        return Strip.blank(width, ink.blank)
