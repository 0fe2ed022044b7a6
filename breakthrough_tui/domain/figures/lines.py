"""The lines of a file of figures, cell by cell: which columns there are, and which lines lack some."""

from __future__ import annotations

import csv
import io
import re

from breakthrough_tui.domain.text import safe
from breakthrough_tui.domain.values import dataclass

MOST_LINES = 250_000

COLUMNS = ("area", "date", "value", "target")
HOW_TO_WRITE = "Lines are like area,date,value or area,date,value,target, or date,value alone."

Row = tuple[int, str, str, str, str]
"""Line, area, date, value, target: plain, since there may be very many."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line; line 0 is the file as a whole."""

    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


@dataclass(frozen=True, slots=True)
class Lines:
    """All cells, or what is wrong with some lines; `with_area` is whether there is such a column."""

    rows: list[Row]
    bad: list[Problem]
    with_area: bool = True


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns in their order; `named` is whether the file itself says so."""

    columns: tuple[str, ...]
    named: bool

    @property
    def least(self) -> int:
        """So many cells a line needs; only a named target may be left out."""
        if not self.named:
            return len(self.columns)
        return max(self.columns.index(name) for name in self.columns if name != "target") + 1

    def place(self, column: str) -> int:
        """Where the column is; where there never is a cell if it is not there."""
        return self.columns.index(column) if column in self.columns else len(self.columns)


def lines_of(text: str) -> Lines:
    """The cells of each line that is not empty, by column; nothing is read yet."""
    lines = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=_delimiter(text),
        skipinitialspace=True,
        strict=True,
    )
    rows: list[Row] = []
    bad: list[Problem] = []
    head: _Head | None = None
    area = day = value = target = least = most = before = 0
    try:
        for cells in lines:
            # A cell in quotation marks may run over several lines: the first is named.
            line, before = before + 1, lines.line_num
            while len(cells) > most and not cells[-1].strip():
                cells.pop()  # spreadsheets leave separators at the end
            if not any(map(str.strip, cells)) or (line == 1 and _says_separator(cells[0])):
                continue
            if line > MOST_LINES:
                return Lines([], [Problem(0, f"More than {MOST_LINES:,} lines.", "Split it.")])
            if head is None:
                head = _head(cells)
                if head.named and (wrong := _wrong_header(head.columns)):
                    return Lines([], [Problem(line, wrong, HOW_TO_WRITE)])
                area, day, value, target = map(head.place, COLUMNS)
                least, most = head.least, len(head.columns)
                if head.named:
                    continue
            if not least <= len(cells) <= most:
                bad.append(_wrong_count(len(cells), head, line))
                continue
            cells += [""] * (most + 1 - len(cells))
            said = (cells[area], cells[day], cells[value], cells[target])
            rows.append((line, *said))
    except csv.Error:
        hint = 'A cell with quotation marks is like "the ""north"" office".'
        bad.append(Problem(before + 1, "The quotation marks do not match.", hint))
    return Lines(rows, bad, head is None or "area" in head.columns)


def _says_separator(cell: str) -> bool:
    return cell.lower().startswith("sep=")


def _delimiter(text: str) -> str:
    """Of the first line that has words: a tab, else a semicolon, else a comma."""
    line = re.sub('"[^"]*"', "", text[:10_000].lstrip("\r\n")).splitlines()[:1]
    if not line:
        return ","
    if _says_separator(line[0]) and line[0][4:5] in (",", ";", "\t"):
        return line[0][4:5]
    return next((mark for mark in ("\t", ";") if mark in line[0]), ",")


def _head(cells: list[str]) -> _Head:
    names = tuple(cell.strip().lower() for cell in cells)
    if any(name in COLUMNS for name in names):
        return _Head(names, named=True)
    return _Head(COLUMNS[1:3] if len(cells) < 3 else COLUMNS[: len(cells)], named=False)


def _wrong_header(names: tuple[str, ...]) -> str:
    for name in names:
        if name not in COLUMNS:
            return f"There is no column '{safe(name)[:40]}'."
        if names.count(name) > 1:
            return f"There are two columns '{name}'."
    missing = next((name for name in ("date", "value") if name not in names), None)
    return f"There is no column '{missing}' in the header." if missing else ""


def _wrong_count(count: int, head: _Head, line: int) -> Problem:
    """A decimal comma in a file with commas makes one cell more: it must never pass for a target."""
    if count < head.least:
        message, hint = f"Too few columns: {count} instead of {head.least}.", HOW_TO_WRITE
    else:
        message = f"Too many columns: {count} instead of {len(head.columns)}."
        hint = 'A number with a comma stands in quotation marks: "12,5".'
    if not head.named:
        hint += " Where only some lines have a target, the file needs a header."
    return Problem(line, message, hint)
