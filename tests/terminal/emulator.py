"""A terminal for the tests: pyte, with right what pyte does differently from real terminals."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from typing import Any

import pyte
from pyte import modes
from pyte.screens import Char

from breakthrough_tui.terminal.widths import clusters

Cell = tuple[str, str, str, bool, bool, bool, bool, bool, bool]
Measure = Callable[[str], Iterable[tuple[str, int]]]


class Emulator(pyte.Screen):
    """Clusters as Rich counts them, or as `measure` does: pyte counts code points.

    Besides, half of a wide character does not stand; erasing and scrolling reach every cell and take
    the background only; moving the cursor ends the wait after the last column; LF returns, as behind a
    tty; the alternate screen is cleared when it comes.
    """

    def __init__(self, width: int, height: int, measure: Measure = clusters) -> None:
        self._measure = measure
        super().__init__(width, height)
        self._stream = pyte.Stream(self)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self.set_mode(modes.LNM)

    def receive(self, text: str) -> None:
        """What comes down the line."""
        self._stream.feed(text)

    def receive_bytes(self, data: bytes) -> None:
        """The same in bytes, which may be cut within a character."""
        self.receive(self._decode(data))

    def cells(self) -> list[list[Cell]]:
        """What one sees: for a blank the colour of its letter does not count."""
        return [[_seen(self.buffer[y][x]) for x in range(self.columns)] for y in range(self.lines)]

    def text(self) -> list[str]:
        """The rows without styles."""
        return ["".join(cell[0] for cell in row) for row in self.cells()]

    def set_mode(self, *codes: int, **given: Any) -> None:
        super().set_mode(*codes, **given)
        if given.get("private") and 1049 in codes:
            self.buffer.clear()

    def reset(self) -> None:
        super().reset()
        self.mode.add(modes.LNM)

    def draw(self, data: str) -> None:
        for cluster, cells in self._measure(data):
            if cells == 0:
                self._join(cluster)
                continue
            if self.cursor.x + cells > self.columns:
                if modes.DECAWM in self.mode:
                    self.carriage_return()
                    self.linefeed()
                else:
                    self.cursor.x = self.columns - cells
            self._free(self.cursor.x, self.cursor.x + cells)
            line = self.buffer[self.cursor.y]
            for offset in range(cells):
                line[self.cursor.x + offset] = self.cursor.attrs._replace(
                    data="" if offset else cluster
                )
            self.cursor.x += cells

    def _join(self, marks: str) -> None:
        line = self.buffer[self.cursor.y]
        x = self.cursor.x - 1
        while x > 0 and line[x].data == "":
            x -= 1
        if x >= 0:
            line[x] = line[x]._replace(data=line[x].data + marks)

    def _free(self, start: int, end: int) -> None:
        line = self.buffer[self.cursor.y]
        x = start
        if x < self.columns and line[x].data == "":
            while x > 0 and line[x].data == "":
                x -= 1
            for cut in range(x, start):
                line[cut] = line[cut]._replace(data=" ")
        while end < self.columns and line[end].data == "":
            line[end] = line[end]._replace(data=" ")
            end += 1

    def _settle(self) -> None:
        self.cursor.x = min(self.cursor.x, self.columns - 1)

    def _erase(self, y: int, start: int, end: int) -> None:
        here, self.cursor.y = self.cursor.y, y
        self._free(start, end)
        self.cursor.y = here
        for x in range(start, end):
            self.buffer[y][x] = Char(" ", fg="default", bg=self.cursor.attrs.bg)

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        self._settle()
        x, width = self.cursor.x, self.columns
        self._erase(self.cursor.y, *{0: (x, width), 1: (0, x + 1)}.get(how, (0, width)))

    def erase_characters(self, count: int | None = None) -> None:
        self._settle()
        x = self.cursor.x
        self._erase(self.cursor.y, x, min(x + (count or 1), self.columns))

    def erase_in_display(self, how: int = 0, *args: Any, **given: Any) -> None:
        self._settle()
        if how < 2:
            self.erase_in_line(how)
        y, height = self.cursor.y, self.lines
        for row in {0: range(y + 1, height), 1: range(y)}.get(how, range(height)):
            self._erase(row, 0, self.columns)

    def cursor_up(self, count: int | None = None) -> None:
        self._settle()
        super().cursor_up(count)

    def cursor_down(self, count: int | None = None) -> None:
        self._settle()
        super().cursor_down(count)

    def cursor_to_line(self, line: int | None = None) -> None:
        self._settle()
        super().cursor_to_line(line)

    def index(self) -> None:
        scrolls = self.cursor.y == self.lines - 1
        super().index()
        if scrolls:
            self._erase(self.lines - 1, 0, self.columns)

    def insert_characters(self, count: int | None = None) -> None:
        self._settle()
        super().insert_characters(count)

    def delete_characters(self, count: int | None = None) -> None:
        self._settle()
        super().delete_characters(count)

    def delete_lines(self, count: int | None = None) -> None:
        for y in range(self.lines):
            _ = self.buffer[y]  # pyte passes over rows that were never written to
        super().delete_lines(count)

    def save_cursor(self) -> None:
        self._settle()
        super().save_cursor()


def _seen(cell: Char) -> Cell:
    seen: Cell = (
        cell.data,
        cell.fg,
        cell.bg,
        cell.bold,
        cell.italics,
        cell.underscore,
        cell.strikethrough,
        cell.reverse,
        cell.blink,
    )
    if cell.data == " " and not any(seen[5:]):
        return (" ", "", cell.bg, False, False, False, False, False, False)
    return seen
