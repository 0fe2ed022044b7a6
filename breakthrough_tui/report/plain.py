"""The report as plain lines, for a terminal without colours and for programs."""

from __future__ import annotations

from collections.abc import Iterator

from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.report.blocks import (
    Block,
    Chart,
    Entries,
    Facts,
    Figures,
    Part,
    Table,
    Text,
)
from breakthrough_tui.report.wording import full_day


def as_lines(part: Part) -> tuple[str, ...]:
    """What a part says by itself, a line each thing; what was added by hand is beside it."""
    return tuple(line for block in part.blocks for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Text(words):
            yield words
        case Figures(items):
            yield "; ".join(f"{one.value} {one.label}" for one in items)
        case Facts(rows):
            yield from (f"{label}: {words}" for label, words in rows)
        case Entries(items):
            for entry in items:
                yield entry.title + (f" ({entry.note})" if entry.note else "")
                yield from (f"  {label}: {words}" for label, words in entry.facts)
        case Table(_, rows):
            yield from ("  ".join(cell for cell in row if cell) for row in rows)
        case Chart(chart):
            yield from (
                f"{full_day(one.on)}  {show_number(one.value)}" + (f"  {one.note}" * bool(one.note))
                for one in chart.readings
            )
