"""A screen as rows of cells: in each a cluster of characters, and beside it the style."""

from __future__ import annotations

from breakthrough_tui.terminal.styles import DEFAULT

UNKNOWN = "\x00"
"""In the place of a cluster: nobody knows what is there. Never equal to what a terminal shows."""

TAIL = ""
"""The cells after the first one of a wide cluster."""


class Cells:
    """A grid. `odd` are the rows that may hold more than one narrow character a cell, and so want care."""

    __slots__ = ("height", "odd", "style", "text", "width")

    def __init__(self, width: int, height: int, filled_with: str = UNKNOWN) -> None:
        self.width = width
        self.height = height
        self.text: list[list[str]] = [[filled_with] * width for _ in range(height)]
        self.style: list[list[str]] = [[DEFAULT] * width for _ in range(height)]
        self.odd: set[int] = set()

    def fill(self, cluster: str) -> None:
        """The same in every cell, in the default style."""
        self.odd.clear()
        for y in range(self.height):
            self.text[y] = [cluster] * self.width
            self.style[y] = [DEFAULT] * self.width

    def erase(self, y: int, start: int, end: int, style: str) -> None:
        """Blanks from `start` up to `end`."""
        self.split(y, start, end)
        self.text[y][start:end] = [" "] * (end - start)
        self.style[y][start:end] = [style] * (end - start)

    def split(self, y: int, start: int, end: int) -> None:
        """Before `start` up to `end` are written over: a wide cluster that is cut leaves blanks."""
        if y not in self.odd:
            return
        row = self.text[y]
        if start < self.width and row[start] == TAIL:
            head = start
            while head > 0 and row[head] == TAIL:
                head -= 1
            row[head:start] = [" "] * (start - head)
        while end < self.width and row[end] == TAIL:
            row[end] = " "
            end += 1

    def place(self, y: int, x: int, cluster: str, cells: int, style: str) -> None:
        """One cluster of any width, which must fit."""
        self.odd.add(y)
        self.split(y, x, x + cells)
        self.text[y][x : x + cells] = [cluster, *[TAIL] * (cells - 1)]
        self.style[y][x : x + cells] = [style] * cells

    def join(self, y: int, x: int, marks: str) -> None:
        """Marks that belong to the cluster in a cell."""
        row = self.text[y]
        while x > 0 and row[x] == TAIL:
            x -= 1
        if row[x] != UNKNOWN and len(row[x]) < 32:
            row[x] += marks
            self.odd.add(y)

    def scroll(self, filled_with: str, style: str) -> None:
        """One row up, and another at the bottom."""
        self.text.append([filled_with] * self.width)
        self.style.append([style] * self.width)
        del self.text[0], self.style[0]
        self.odd = {y - 1 for y in self.odd if y}
