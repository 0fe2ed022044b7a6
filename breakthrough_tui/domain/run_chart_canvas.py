"""Where the signs of the run chart stand in its plot, cell by cell: a canvas of braille dots, or of ASCII."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Literal

from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.run_chart import At, MarkKind, RunChart
from breakthrough_tui.domain.values import dataclass

Role = Literal[
    "blank", "reading", "latest", "path", "old path", "pace", "aim", "axis", "today", "mark"
]
LETTERS = {MarkKind.REFOCUS: "R", MarkKind.MEETING: "M", MarkKind.ANSWER: "A"}
APART = 3
"""Blanks between the dates below, and between the parts of the legend."""

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a braille sign, by line and column."""
_OVER: tuple[Role, ...] = ("today", "aim", "old path", "path", "pace", "reading", "latest")
"""What lies above what, the lowest first."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a line is made of: `on` of `every` dots are set. `across` and `down` are dots a cell."""

    reading: str
    axis: str
    tick: str
    across: int
    down: int
    coarse: dict[Role, str]
    dashes: dict[Role, tuple[int, int]]
    samples: dict[Role, str]


FINE = Signs(
    reading="●",
    axis="─",
    tick="┴",
    across=2,
    down=4,
    coarse={},
    dashes={
        "reading": (1, 1),
        "path": (1, 2),
        "pace": (4, 7),
        "old path": (1, 5),
        "aim": (1, 8),
        "today": (1, 4),
    },
    samples={"path": "⠂⠂⠂", "pace": "⠒⠂⠒", "old path": "⠂ ⠂"},
)
PLAIN = Signs(
    reading="o",
    axis="-",
    tick="+",
    across=1,
    down=1,
    coarse={"path": ".", "pace": "-", "old path": ",", "today": ":"},
    dashes={"path": (1, 1), "pace": (1, 1), "old path": (1, 2), "today": (1, 1)},
    samples={"path": "...", "pace": "---", "old path": ", ,"},
)


class Canvas:
    """The plot: at most one sign in each cell, that of what lies highest there."""

    def __init__(self, chart: RunChart, width: int, rows: int, signs: Signs) -> None:
        self.chart = chart
        self.width = width
        self.rows = rows
        self.signs = signs
        self._dots: dict[tuple[int, int], tuple[Role, int]] = {}
        self._texts: dict[tuple[int, int], tuple[Role, str]] = {}

    # Where things are

    def column(self, day: date) -> int:
        """The cell of a day."""
        return self._dot_across(day) // self.signs.across

    def row(self, up: float) -> int:
        """The line of a share of the height."""
        return self._dot_down(up) // self.signs.down

    def _dot_across(self, day: date) -> int:
        return round(self.chart.across(day) * (self.width * self.signs.across - 1))

    def _dot_down(self, up: float) -> int:
        return round((1 - up) * (self.rows * self.signs.down - 1))

    # Drawing

    def draw_all(self) -> None:
        """Lines from the lowest to the highest, then the readings themselves."""
        chart = self.chart
        if chart.first <= chart.today <= chart.last:
            self.draw("today", At(chart.today, chart.low), At(chart.today, chart.high))
        for aim in (chart.baseline, chart.target):
            if aim is not None:
                self.draw("aim", At(chart.first, aim), At(chart.last, aim))
        for path in chart.paths:
            self.draw("path" if path.in_force else "old path", path.start, path.end)
        if chart.projection is not None:
            self.draw("pace", *chart.projection)
        places = [At(reading.on, reading.value) for reading in chart.readings]
        for one, other in pairwise(places):
            self.draw("reading", one, other)
        for at in places:
            role: Role = "latest" if at is places[-1] else "reading"
            cell = self.row(chart.up(at.value)), self.column(at.on)
            self._texts[cell] = role, self.signs.reading

    def draw(self, role: Role, start: At, end: At) -> None:
        """The dots of a straight line, dashed as its role is; none where these signs have none for it."""
        if role not in self.signs.dashes:
            return
        on, every = self.signs.dashes[role]
        x, y = self._dot_across(start.on), self._dot_down(self.chart.up(start.value))
        right = self._dot_across(end.on) - x
        down = self._dot_down(self.chart.up(end.value)) - y
        steps = max(abs(right), abs(down))
        for step in range(steps + 1):
            if step % every < on:
                share = step / steps if steps else 0
                self._dot(role, round(x + right * share), round(y + down * share))

    def _dot(self, role: Role, x: int, y: int) -> None:
        cell = y // self.signs.down, x // self.signs.across
        bit = _DOTS[y % self.signs.down][x % self.signs.across]
        there, bits = self._dots.get(cell, (role, 0))
        if there == role:
            self._dots[cell] = role, bits | bit
        elif _OVER.index(role) > _OVER.index(there):
            self._dots[cell] = role, bit

    # Words in the plot

    def label_latest(self) -> None:
        """The newest value beside its sign, where it covers least."""
        if not self.chart.readings:
            return
        newest = self.chart.readings[-1]
        words = f" {show_number(newest.value)} "
        row, column = self.row(self.chart.up(newest.value)), self.column(newest.on)
        beside = [
            (row, column + 1),
            (row - 1, column),
            (row + 1, column),
            (row, column - len(words)),
        ]
        room = [
            (self._covered(*cell, len(words)), number, cell)
            for number, cell in enumerate(beside)
            if self._has_room(*cell, len(words))
        ]
        if room:
            _, _, (row, column) = min(room)
            self._write("latest", row, column, words)

    def label_today(self) -> None:
        """The word at the head or the foot of its line, where nothing is covered by it."""
        if not self.chart.first <= self.chart.today <= self.chart.last:
            return
        words = " today"
        column = self.column(self.chart.today)
        for row in (0, self.rows - 1):
            for at, text in ((column + 1, words), (column - len(words), words[1:] + " ")):
                if self._has_room(row, at, len(words)) and not self._covered(row, at, len(words)):
                    self._write("today", row, at, text)
                    return

    def _has_room(self, row: int, column: int, length: int) -> bool:
        cells = range(column, column + length)
        inside = 0 <= row < self.rows and column >= 0 and column + length <= self.width
        return inside and not any((row, cell) in self._texts for cell in cells)

    def _covered(self, row: int, column: int, length: int) -> int:
        """How much lies there: readings count most, the lines of baseline and target hardly."""
        found = (self._dots.get((row, cell)) for cell in range(column, column + length))
        return sum(_OVER.index(there[0]) for there in found if there and there[0] != "today")

    def _write(self, role: Role, row: int, column: int, words: str) -> None:
        for offset, character in enumerate(words):
            self._texts[row, column + offset] = role, character

    # Lines

    def line(self, row: int) -> Iterable[tuple[Role, str]]:
        """The signs of a line, cell by cell."""
        for column in range(self.width):
            if (row, column) in self._texts:
                yield self._texts[row, column]
            elif (row, column) in self._dots:
                role, bits = self._dots[row, column]
                yield role, self.signs.coarse.get(role) or chr(0x2800 + bits)
            else:
                yield "blank", " "

    def axis(self) -> Iterable[tuple[Role, str]]:
        """The line below the plot: a sign for each day that is named below, letters for what happened."""
        cells: list[tuple[Role, str]] = [("axis", self.signs.axis)] * self.width
        for day in self.days():
            cells[self.column(day)] = "axis", self.signs.tick
        taken: set[int] = set()
        for kind in MarkKind:
            for mark in self.chart.marks:
                if mark.kind is kind and (column := self._free(mark.on, taken)) is not None:
                    taken.add(column)
                    cells[column] = "mark", LETTERS[kind]
        return cells

    def _free(self, day: date, taken: set[int]) -> int | None:
        """The cell of a day, or the one beside it where something else is marked there."""
        column = self.column(day)
        beside = (column, column + 1, column - 1)
        return next((at for at in beside if 0 <= at < self.width and at not in taken), None)

    def days(self) -> list[date]:
        """The days that are named below: as many as have room, and the last one of the way if it is not too near."""
        widest = len("30 Sep") + APART
        found = list(self.chart.day_ticks(max(2, self.width // widest)))
        end = self.chart.end
        if end is not None and found[-1] < end <= self.chart.last:
            if self.column(end) - self.column(found[-1]) < widest:
                found.pop()
            if not found or self.column(end) - self.column(found[-1]) >= widest:
                found.append(end)
        return found
