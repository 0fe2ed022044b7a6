"""The run chart as a still picture: SVG made here, with nothing in it that runs or is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.run_chart import Mark, MarkKind, RunChart
from breakthrough_tui.domain.text import safe

_SIGNS = {MarkKind.REFOCUS: "◆", MarkKind.ANSWER: "●", MarkKind.MEETING: "▲"}
_LETTER = 0.62
"""The width of a letter as a share of its height, roughly: labels need not overlap exactly."""
MOST_MARKS = 40


@dataclass(frozen=True, slots=True)
class Canvas:
    """A size, in the units of the picture, and how much the axes take of it."""

    width: int
    height: int
    letters: int
    left: int
    right: int
    top: int = 16
    bottom: int = 52


WIDE = Canvas(720, 320, 13, 52, 64)
NARROW = Canvas(360, 300, 13, 44, 40)
"""For a telephone, where a wide picture made smaller could not be read."""


def chart_svg(chart: RunChart, words: str, canvas: Canvas = WIDE, *, name: str = "chart") -> str:
    """The picture; its colours are classes that the page knows. `words` are read to who cannot see it."""
    draw = _Drawing(chart, canvas)
    parts = [
        f'<svg class="chart {name}" viewBox="0 0 {canvas.width} {canvas.height}" role="img"'
        f' aria-label="{_said(words)}" xmlns="http://www.w3.org/2000/svg">',
        *draw.grid(),
        *draw.target(),
        *draw.paths(),
        *draw.marks(),
        *draw.projection(),
        *draw.readings(),
        "</svg>",
    ]
    return "".join(parts)


def marks_shown(chart: RunChart) -> tuple[tuple[str, Mark], ...]:
    """The marks with their signs, for the list below the picture."""
    return tuple((_SIGNS[mark.kind], mark) for mark in chart.marks[-MOST_MARKS:])


class _Drawing:
    """Where things lie, and their elements."""

    def __init__(self, chart: RunChart, canvas: Canvas) -> None:
        self.chart = chart
        self.canvas = canvas

    def x(self, day: date) -> float:
        """From the left."""
        inner = self.canvas.width - self.canvas.left - self.canvas.right
        return round(self.canvas.left + self.chart.across(day) * inner, 1)

    def y(self, value: Decimal) -> float:
        """From the top."""
        inner = self.canvas.height - self.canvas.top - self.canvas.bottom
        return round(self.canvas.top + (1 - self.chart.up(value)) * inner, 1)

    @property
    def floor(self) -> int:
        """Where the lowest value lies."""
        return self.canvas.height - self.canvas.bottom

    def grid(self) -> Iterator[str]:
        """Lines across at round values, days below."""
        canvas, chart = self.canvas, self.chart
        end = canvas.width - canvas.right
        for value in chart.ticks():
            at = self.y(value)
            yield f'<path class="grid" d="M{canvas.left} {at}H{end}"/>'
            yield _text(canvas.left - 8, at + 4, show_number(value), "axis end")
        near = chart.launch or chart.first
        for day in self._days():
            yield f'<path class="grid" d="M{self.x(day)} {self.floor}v5"/>'
            yield _text(self.x(day), self.floor + 21, day_month(day, near), "axis middle")

    def _days(self) -> Sequence[date]:
        """As many days as there is room for their names."""
        inner = self.canvas.width - self.canvas.left - self.canvas.right
        return self.chart.day_ticks(max(2, int(inner / (self.canvas.letters * 5.5))))

    def target(self) -> Iterator[str]:
        """The goal, as a line with its number."""
        if self.chart.target is None:
            return
        at, end = self.y(self.chart.target), self.canvas.width - self.canvas.right
        yield f'<path class="target" d="M{self.canvas.left} {at}H{end}"/>'
        label = "goal" if self.canvas.right < 60 else f"goal {show_number(self.chart.target)}"
        yield _text(end + 5, at + 4, label, "target-word")

    def paths(self) -> Iterator[str]:
        """The straight path of each version of the goal."""
        for path in self.chart.paths:
            here = "path" if path.in_force else "path before"
            start = f"{self.x(path.start.on)} {self.y(path.start.value)}"
            yield f'<path class="{here}" d="M{start}L{self.x(path.end.on)} {self.y(path.end.value)}"/>'

    def marks(self) -> Iterator[str]:
        """What happened, as signs on the lower edge; a refocus as a line of the whole height."""
        for sign, mark in marks_shown(self.chart):
            at = self.x(mark.on)
            if mark.kind is MarkKind.REFOCUS:
                yield f'<path class="refocus" d="M{at} {self.canvas.top}V{self.floor}"/>'
            kind = mark.kind.name.lower()
            yield _text(at, self.canvas.height - 10, sign, f"mark {kind} middle")

    def projection(self) -> Iterator[str]:
        """Where it would go at the present pace."""
        if self.chart.projection is None:
            return
        start, end = self.chart.projection
        yield (
            f'<path class="projection" d="M{self.x(start.on)} {self.y(start.value)}'
            f'L{self.x(end.on)} {self.y(end.value)}"/>'
        )

    def readings(self) -> Iterator[str]:
        """What was counted: a line, a dot a reading, the last one with its number."""
        if not self.chart.readings:
            return
        points = [(self.x(one.on), self.y(one.value)) for one in self.chart.readings]
        line = "L".join(f"{x} {y}" for x, y in points)
        yield f'<path class="line" d="M{line}"/>'
        size = 4 if len(points) <= 40 else 2
        for x, y in points:
            yield f'<circle class="dot" cx="{x}" cy="{y}" r="{size}"/>'
        x, y = points[-1]
        target = self.chart.target
        below = target is not None and abs(self.y(target) - (y - 6)) < 12 and self.y(target) < y
        over = y + 22 if below and y + 22 < self.floor else y - 11
        value = show_number(self.chart.readings[-1].value)
        yield _text(x, over, value, "last middle")


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{_said(words)}</text>'


def _said(words: str) -> str:
    return escape(safe(words), quote=True)
