"""The report as Markdown; nothing that people wrote is read as markup by who renders it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.text import safe
from breakthrough_tui.report.blocks import (
    Block,
    Chart,
    Entries,
    Facts,
    Figures,
    Part,
    Report,
    Table,
    Text,
)
from breakthrough_tui.report.html import KINDS, paragraphs
from breakthrough_tui.report.wording import full_day

_SIGNS = re.compile(r"([\\`*_\[\]{}#|~$^@]|:(?=//))")
"""What marks something up wherever it stands; '!' and '(' do so only beside a bracket."""
_FIRST = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def as_markdown(report: Report, moment: Moment) -> str:
    """The whole file."""
    lines = [f"# {plain(report.title)}", "", _code(report), ""]
    if report.example:
        lines += ["*An example: people and figures are invented.*", ""]
    lines += [f"- **{label}** {plain(words)}" for label, words in report.under]
    for part in report.shown:
        lines += ["", f"## {plain(part.title)}", *_part(part)]
    lines += ["", "---", "", f"*Written on {full_day(moment.today)} from what happened.*"]
    return "\n".join(lines) + "\n"


def plain(words: str) -> str:
    """A text of one line that is only text, wherever in a paragraph, a heading or a table it stands."""
    said = " ".join(safe(words).split())
    said = said.translate(_ENTITIES)
    said = _SIGNS.sub(r"\\\1", said).replace("www.", "www\\.")
    # Numbers and dashes begin lists only at the start of a line.
    return _FIRST.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", said)


def _code(report: Report) -> str:
    return f"**{plain(report.code)}**" + (f" {plain(report.workspace)}" if report.workspace else "")


def _part(part: Part) -> Iterator[str]:
    for block in part.blocks:
        yield ""
        yield from _block(block)
    for lines in paragraphs(part.added):
        yield ""
        yield from (f"{plain(line)}\\" for line in lines[:-1])
        yield plain(lines[-1])


def _block(block: Block) -> Iterator[str]:
    match block:
        case Text(words, "lead"):
            yield f"**{plain(words)}**"
        case Text(words):
            yield plain(words)
        case Figures(items):
            yield from (f"- **{plain(one.value)}** {plain(one.label)}" for one in items)
        case Facts(rows):
            yield from (f"- **{plain(label)}** {plain(words)}" for label, words in rows)
        case Entries(items):
            for entry in items:
                note = f" ({plain(entry.note)})" if entry.note else ""
                yield f"- **{plain(entry.title)}**{note}"
                yield from (f"  - {plain(label)}: {plain(words)}" for label, words in entry.facts)
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.heads)
    yield _row(
        tuple("---:" if at in table.numbers else "---" for at in range(len(table.heads))), raw=True
    )
    yield from (_row(row) for row in table.rows)


def _row(cells: tuple[str, ...], *, raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else plain(cell) for cell in cells) + " |"


def _chart(block: Chart) -> Iterator[str]:
    """The readings as a table, and what happened beside them."""
    chart = block.chart
    rows = tuple((full_day(one.on), show_number(one.value), one.note) for one in chart.readings)
    unit = f" ({chart.unit})" if chart.unit else ""
    yield from _table(Table(("Read on", f"{chart.name}{unit}", "Note"), rows, frozenset({1})))
    if chart.marks:
        yield ""
        for mark in chart.marks:
            words = f": {plain(mark.words)}" if mark.words else ""
            yield f"- {full_day(mark.on)} {KINDS[mark.kind]}{words}"
