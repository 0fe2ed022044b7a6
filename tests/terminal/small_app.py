"""A small Textual program for the tests: a board drawn by lines, and a field. Also to be run by itself, in a pty."""

from __future__ import annotations

import sys
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from breakthrough_tui.terminal.driver import LineDriver, repaint
from breakthrough_tui.terminal.ending import ended_by_signals
from tests.terminal.board import PEOPLE, TITLES

_GROUND = "#121212"
_TEXT = Style.parse(f"#e0e0e0 on {_GROUND}")
_QUIET = Style.parse(f"#8c8c8c on {_GROUND}")
_NAME = Style.parse(f"#78aaff on {_GROUND}")
_HERE = Style.parse("on #263040")
_COLUMN = 30
_A_CARD = 2


class Board(Widget, can_focus=True):
    """Four columns of cards of two lines; the cursor is in the first."""

    BINDINGS: ClassVar = [Binding("j", "move(1)"), Binding("k", "move(-1)")]
    cards = 2000
    cursor = 0
    first = 0

    def action_move(self, step: int) -> None:
        """The cursor to another card; the first column scrolls when it must."""
        before, self.cursor = self.cursor, min(max(self.cursor + step, 0), self.cards - 1)
        shown = self.size.height // _A_CARD
        first = min(max(self.first, self.cursor - shown + 1), self.cursor)
        if first != self.first:
            self.first = first
            self.refresh(Region(0, 0, _COLUMN, self.size.height))
        else:
            for card in {before, self.cursor}:
                self.refresh(Region(0, (card - first) * _A_CARD, _COLUMN, _A_CARD))

    def render_line(self, y: int) -> Strip:
        """One line of all columns."""
        cells = [segment for column in range(4) for segment in self._cells(column, y)]
        return Strip(cells).adjust_cell_length(self.size.width, _TEXT)

    def _cells(self, column: int, y: int) -> list[Segment]:
        card, line = divmod(y, _A_CARD)
        card += self.first if column == 0 else 0
        here = column == 0 and card == self.cursor
        over = _HERE if here else Style()
        bar = Segment("▌" if here else " ", _NAME + over)
        if line == 0:
            words = f" {TITLES[(card * 7 + column) % len(TITLES)]} {card}"
            return [bar, Segment(f"{words[:29]:29}", _TEXT + over)]
        return [
            bar,
            Segment(f"  PERMIT-{card:<6}", _QUIET + over),
            Segment(f"@{PEOPLE[card % 4]:5}", _NAME + over),
            Segment("  9 Oct ", _QUIET + over),
        ]


class SmallApp(App[None]):
    """The board and nothing else. j and k move, w paints the whole board again, q ends."""

    AUTO_FOCUS = "Board"
    BINDINGS: ClassVar = [
        Binding("q", "quit"),
        Binding("w", "paint_again"),
        Binding("ctrl+l", "repaint"),
    ]

    def compose(self) -> ComposeResult:
        """The board."""
        yield Board()

    def leave_soon(self, code: int) -> None:
        """From a signal handler."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.exit, None, code)

    def action_paint_again(self) -> None:
        """Write everything once more."""
        self.screen.refresh(layout=True)

    def action_repaint(self) -> None:
        """Send everything once more."""
        repaint(self)


if __name__ == "__main__":
    app = SmallApp(driver_class=None if "plain" in sys.argv else LineDriver)
    with ended_by_signals(app.leave_soon):
        app.run()
    sys.exit(app.return_code)
