"""The blocks of a report as lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len
from textual.screen import Screen

from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.run_chart_text import draw
from breakthrough_tui.report.blocks import (
    Block,
    Chart,
    Entries,
    Facts,
    Figures,
    Table,
    Text,
)
from breakthrough_tui.widgets.chart_roles import chart_line
from breakthrough_tui.widgets.line import cut
from breakthrough_tui.widgets.parts import Line, Part, Role, wrapped

LABEL = 15
GAP = 3
NARROWEST = 6
"""Cells that a column of a table has at the least."""

_MOODS: dict[Mood, Role] = {
    Mood.PLAIN: "heading",
    Mood.GOOD: "good",
    Mood.WARNING: "warning",
    Mood.BAD: "bad",
}
_TEXTS: dict[str, Role] = {"text": "text", "lead": "heading", "quiet": "quiet"}


def shows_braille(screen: Screen[Any]) -> bool:
    """Whether the terminal at hand can show the finer signs of a chart."""
    surroundings = getattr(screen.app, "surroundings", None)
    if surroundings is None or surroundings.ascii_only:
        return surroundings is None
    return bool(getattr(surroundings, "braille", True))


def block_lines(block: Block, width: int, *, chart_lines: int, fine: bool) -> list[Line]:
    """A block in lines of at most `width` cells; `fine`: braille can be shown."""
    match block:
        case Text(words, role):
            return [(Part(_TEXTS[role], line),) for line in wrapped(words, width)]
        case Figures():
            return list(_figures(block, width))
        case Facts(rows):
            return [line for label, words in rows for line in fact_lines(label, words, width)]
        case Entries():
            return list(_entries(block, width))
        case Table():
            return list(_table(block, width))
        case Chart(chart, words):
            drawn = draw(chart, width, chart_lines, fine=fine)
            if not drawn:
                return [(Part("text", line),) for line in wrapped(words, width)]
            return [chart_line(cells) for cells in drawn]


def fact_lines(label: str, words: str, width: int, *, indent: int = 0) -> list[Line]:
    """A label and what it says beside it."""
    first = LABEL + indent
    return [
        (
            Part("quiet", " " * indent + (label if at == 0 else ""), first),
            Part("text", line),
        )
        for at, line in enumerate(wrapped(words, max(10, width - first)))
    ]


def _figures(block: Figures, width: int) -> Iterator[Line]:
    widest = max((cell_len(one.value) for one in block.items), default=0)
    for one in block.items:
        value = Part(_MOODS[one.mood], one.value, widest)
        yield (value, Part("quiet", f"  {one.label}"))


def _entries(block: Entries, width: int) -> Iterator[Line]:
    for at, entry in enumerate(block.items):
        if at:
            yield ()
        for line in wrapped(entry.title, width):
            yield (Part("heading", line),)
        for label, words in entry.facts:
            yield from fact_lines(label, words, width, indent=2)
        if entry.note:
            yield (Part("quiet", f"  {entry.note}"),)


def _table(block: Table, width: int) -> Iterator[Line]:
    cells = [tuple(row) for row in block.rows]
    widths = column_widths([block.heads, *cells], width)
    yield _row([[head] for head in block.heads], widths, ["quiet"] * len(widths), block)
    for row in cells:
        broken = [wrapped(cell, max(1, room)) for cell, room in zip(row, widths, strict=True)]
        high = max(len(lines) for lines in broken)
        roles: list[Role] = ["heading", *(["text"] * (len(widths) - 1))]  # type: ignore[list-item]
        for number in range(high):
            shown = [[lines[number]] if number < len(lines) else [""] for lines in broken]
            yield _row(shown, widths, roles, block)


def _row(
    cells: Sequence[Sequence[str]], widths: Sequence[int], roles: Sequence[Role], block: Table
) -> Line:
    parts = []
    for at, (cell, room) in enumerate(zip(cells, widths, strict=True)):
        last = at == len(widths) - 1
        text = cut(cell[0], room)
        space = " " * (room - cell_len(text))
        flush = space + text if at in block.numbers else text + ("" if last else space)
        parts.append(Part(roles[at], flush if last else flush + " " * GAP))
    return tuple(parts)


def column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Cells of each column: as wide as it wants where that fits; else the widest ones give way, evenly."""
    columns = range(len(rows[0]))
    room = max(len(columns) * NARROWEST, width - GAP * (len(columns) - 1))
    # None gets more than all the room, so of a cell that wants more no more is looked at.
    wanted = [max(min(room, cell_len(cut(row[at], room + 1))) for row in rows) for at in columns]
    most = max(wanted)
    while sum(min(each, most) for each in wanted) > room and most > NARROWEST:
        most -= 1
    return [min(each, most) for each in wanted]
