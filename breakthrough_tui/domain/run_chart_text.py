"""The run chart in cells: each line as texts with the role that they play, for a terminal and for a report in text.

Why no plotting library draws it, tried with plotext 5.3 and 6.1 and with plotille 6.0: what they give is text with
colours of their own in it, one axis and a legend in a frame. One layer of dots without colours can be had of plotext,
at 5 to 11 ms each on top of an import of 60 ms (5.3) or 270 ms (6.1), with one figure for the whole process; plotille
has no such way at all. The roles of a theme, the signs for plain ASCII, what lies above what in a shared cell, dates,
labels at the ends of lines and marks on the axis would have been ours in any case, and the dots of a straight line are
the twenty lines of `Canvas.draw`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from breakthrough_tui.domain.dates import MONTHS
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.run_chart import MarkKind, RunChart
from breakthrough_tui.domain.run_chart_canvas import (
    APART,
    FINE,
    LETTERS,
    PLAIN,
    Canvas,
    Role,
    Signs,
)

Cells = tuple[tuple[Role, str], ...]
"""One line: texts and their roles, from left to right."""

SMALLEST = (30, 4)
"""Cells across and lines of the plot, without axis and legend, below which nothing can be read from it."""
ROOM_FOR_ENDS = 45
"""Cells that the plot keeps at least where the ends of lines have words beside them."""
ROUND_THE_PLOT = 3
"""Lines below the plot: axis, dates, legend."""
_WORDS = {
    MarkKind.REFOCUS: "refocus",
    MarkKind.MEETING: "meeting",
    MarkKind.ANSWER: "answered",
}
_WIDEST_LABEL = 9


def draw(chart: RunChart, width: int, height: int, *, fine: bool = True) -> list[Cells]:
    """The chart in so many cells and lines, axis, dates and legend among them; with `fine` False in ASCII.

    Smaller than `SMALLEST` it is not drawn: an empty list.
    """
    signs = FINE if fine else PLAIN
    rows = height - ROUND_THE_PLOT
    values = [(chart.up(tick), _axis_number(tick)) for tick in chart.ticks(max(2, rows // 2 + 1))]
    left = max(len(words) for _, words in values) + 1
    ends = _ends(chart)
    right = max((len(words) for _, _, words in ends), default=0) + 2
    if width - left - right < ROOM_FOR_ENDS:
        right, ends = 1, []
    across = width - left - right
    if across < SMALLEST[0] or rows < SMALLEST[1]:
        return []
    canvas = Canvas(chart, across, rows, signs)
    canvas.draw_all()
    canvas.label_latest()
    canvas.label_today()
    at_left = {canvas.row(up): words for up, words in values}
    at_right = _placed(((canvas.row(up), role, words) for up, role, words in ends), rows)
    lines: list[Cells] = []
    for row in range(rows):
        role, words = at_right.get(row, ("blank", ""))
        label = at_left.get(row, "").rjust(left - 1) + " "
        lines.append(_joined([("axis", label), *canvas.line(row), (role, f" {words}")]))
    lines.append(_joined([("axis", " " * left), *canvas.axis()]))
    lines.append((("axis", " " * left + _dates(chart, canvas)),))
    lines.append(_joined([("blank", " " * left), *_legend(chart, signs, width - left)]))
    return lines


def _ends(chart: RunChart) -> list[tuple[float, Role, str]]:
    """What is said at the right end of lines: height, role and words, the most important first."""
    found: list[tuple[float, Role, str]] = []

    def say(value: Decimal, role: Role, words: str) -> None:
        found.append((chart.up(value), role, f"{_axis_number(value)} {words}"))

    if chart.target is not None:
        say(chart.target, "path", "target")
    if chart.projection is not None and chart.projection[1].value != chart.target:
        say(_rounded(chart.projection[1].value, chart), "pace", "at this pace")
    if chart.baseline is not None and chart.baseline != chart.target:
        say(chart.baseline, "aim", "baseline")
    for path in chart.paths:
        if path.end.value != chart.target:
            say(path.end.value, "old path", "before")
    return found


def _rounded(value: Decimal, chart: RunChart) -> Decimal:
    """As fine as the readings are, within the chart."""
    places = [
        max(0, -int(reading.value.normalize().as_tuple().exponent)) for reading in chart.readings
    ]
    return min(max(round(value, max(places, default=0)), chart.low), chart.high)


def _placed(ends: Iterable[tuple[int, Role, str]], rows: int) -> dict[int, tuple[Role, str]]:
    """Each on its line, or on the next one that is free; one that finds none is left out."""
    found: dict[int, tuple[Role, str]] = {}
    for row, role, words in ends:
        free = (at for at in (row, row - 1, row + 1) if 0 <= at < rows and at not in found)
        at = next(free, None)
        if at is not None:
            found[at] = role, words
    return found


def _dates(chart: RunChart, canvas: Canvas) -> str:
    """The dates below their signs; with the year where the year changes."""
    line = ""
    year = chart.today.year
    for day in canvas.days():
        words = f"{day.day} {MONTHS[day.month - 1][:3]}"
        if day.year != year:
            words, year = f"{words} {day.year}", day.year
        at = min(max(0, canvas.column(day) - len(words) // 2), canvas.width - len(words))
        if not line or at > len(line):
            line = line.ljust(at) + words
    return line


def _legend(chart: RunChart, signs: Signs, room: int) -> Iterable[tuple[Role, str]]:
    """What the signs mean that occur: at length if there is room, else in short, as far as it goes."""
    parts = _meanings(chart, signs)
    at_length = sum(len(sign) + 1 + len(words) + APART for _, sign, words, _ in parts) - APART
    gap = APART if at_length <= room else 2
    for number, (role, sign, long, short) in enumerate(parts):
        words = long if gap == APART else short
        blanks = gap if number else 0
        room -= blanks + len(sign) + 1 + len(words)
        if room < 0:
            return
        yield "blank", " " * blanks
        yield role, sign
        yield "axis", f" {words}"


def _meanings(chart: RunChart, signs: Signs) -> list[tuple[Role, str, str, str]]:
    """Role, sign, and words at length and in short."""
    parts: list[tuple[Role, str, str, str]] = []
    if chart.readings:
        parts.append(("reading", signs.reading, "reading", "reading"))
    if any(path.in_force for path in chart.paths):
        parts.append(("path", signs.samples["path"], "path", "path"))
    if chart.projection is not None:
        parts.append(("pace", signs.samples["pace"], "at this pace", "pace"))
    for kind in MarkKind:
        if any(mark.kind is kind for mark in chart.marks):
            parts.append(("mark", LETTERS[kind], _WORDS[kind], _WORDS[kind]))
    if any(not path.in_force for path in chart.paths):
        parts.append(("old path", signs.samples["old path"], "path before", "before"))
    return parts


def _axis_number(value: Decimal) -> str:
    """The number as it is, or with k, M, bn or tn where it would be long."""
    words = show_number(value)
    if len(words) <= _WIDEST_LABEL:
        return words
    for power, name in ((12, " tn"), (9, " bn"), (6, " M"), (3, " k")):
        if abs(value) >= Decimal(10) ** power:
            return show_number(round(value.scaleb(-power), 1)) + name
    return show_number(round(value, 3))


def _joined(parts: Iterable[tuple[Role, str]]) -> Cells:
    """Neighbours of one role in one text."""
    found: list[tuple[Role, str]] = []
    for role, words in parts:
        if found and found[-1][0] == role:
            found[-1] = role, found[-1][1] + words
        elif words:
            found.append((role, words))
    return tuple(found)
