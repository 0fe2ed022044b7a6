"""What a list is made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate

from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.widgets.parts import Line, Part, Role


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a list: one or more lines. The cursor stays with `key` when the rows are replaced.

    What is not `selectable`, headings and plain text, starts two cells further left.
    """

    key: Hashable
    lines: tuple[Line, ...]
    selectable: bool = True


Rows = Sequence[Row] | Callable[[int], Sequence[Row]]


def heading(text: str, *right: Part, key: Hashable = None) -> Row:
    """A heading with what stands at its right end."""
    parts = (Part("heading", text, stretch=True), *right)
    return Row(key if key is not None else ("heading", text), (parts,), selectable=False)


def blank(key: Hashable = "blank") -> Row:
    """An empty line."""
    return Row(("blank", key), ((),), selectable=False)


def plain(key: Hashable, lines: Sequence[str], role: Role = "text") -> Row:
    """Text that only is read, cut into lines already."""
    return Row(key, tuple((Part(role, line),) for line in lines), selectable=False)


class Stack:
    """Rows above each other, each as high as its lines, at least one."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = tuple(rows)
        self._starts = [0, *accumulate(max(1, len(row.lines)) for row in self.rows)]

    @property
    def height(self) -> int:
        """The lines of all rows."""
        return self._starts[-1]

    def start(self, index: int) -> int:
        """The first line of a row."""
        return self._starts[index]

    def end(self, index: int) -> int:
        """The line after a row."""
        return self._starts[index + 1]

    def at(self, y: int) -> tuple[int, int] | None:
        """Which row, and which of its lines, stands on a line."""
        if not 0 <= y < self.height:
            return None
        index = bisect_right(self._starts, y) - 1
        return index, y - self._starts[index]

    def line(self, y: int) -> tuple[int, Line] | None:
        """Which row stands on a line, and what it says there."""
        found = self.at(y)
        if found is None:
            return None
        index, number = found
        lines = self.rows[index].lines
        return index, (lines[number] if lines else ())

    def find(self, key: Hashable, place: int | None) -> int | None:
        """Where a cursor belongs: at its key, else at the place that it had, or next to it."""
        able = [index for index, row in enumerate(self.rows) if row.selectable]
        if not able:
            return None
        if key is not None:
            for index in able:
                if self.rows[index].key == key:
                    return index
        wanted = place or 0
        return next((index for index in able if index >= wanted), able[-1])

    def after(self, index: int, step: int) -> int | None:
        """The next row that a cursor can stand on, down (1) or up (-1)."""
        index += step
        while 0 <= index < len(self.rows):
            if self.rows[index].selectable:
                return index
            index += step
        return None

    def with_headings(self, index: int) -> int:
        """The first line of what stands right above a row and belongs to it."""
        while index > 0 and not self.rows[index - 1].selectable:
            index -= 1
        return self._starts[index]
