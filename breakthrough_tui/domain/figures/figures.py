"""Figures of areas over time, read from a CSV file: all lines or none, and nothing guessed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.clues import Clues
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.figures.dates import DateOrder, figure_date, order_clues
from breakthrough_tui.domain.figures.lines import (
    COLUMNS,
    HOW_TO_WRITE,
    Lines,
    Problem,
    Row,
    lines_of,
)
from breakthrough_tui.domain.figures.numbers import DecimalMark, figure_number, mark_clues
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.text import fold, required, safe
from breakthrough_tui.domain.values import dataclass

MOST_SHOWN = 20
"""So many bad lines are named; the others are counted."""
AREA_LIMIT = 100

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of an area on a date; `area` is empty in a file of dates and values."""

    area: str
    on: date
    value: Decimal
    target: Decimal | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Every line of the file, in its order."""

    rows: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Problems:
    """Why nothing was taken: the first bad lines, and how many there are."""

    first: tuple[Problem, ...]
    count: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """One for each that is shown, and how many more there are."""
        more = self.count - len(self.first)
        return (*map(str, self.first), *([f"and {more:,} more"] if more else []))


class About(StrEnum):
    """What a file can leave open; the names of `read_figures`' arguments."""

    ORDER = "order"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer, and what the example is with it."""

    answer: DateOrder | DecimalMark
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can say about this file."""

    about: About
    line: int
    example: str
    sentence: str
    choices: tuple[Choice, Choice]


@dataclass(frozen=True, slots=True)
class Questions:
    """The file is not clear: ask these, and read it again with the answers."""

    asked: tuple[Question, ...]


def text_of(raw: bytes) -> str:
    """The text of a file, UTF-8 or UTF-16 with its mark; Invalid for all else."""
    code = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(code)
    except UnicodeDecodeError:
        raise Invalid("This file is not text in UTF-8.", "Save it again as CSV in UTF-8.") from None


def read_figures(
    text: str, *, order: DateOrder | None = None, mark: DecimalMark | None = None
) -> Figures | Questions | Problems:
    """All figures in `text`, or what is to be asked, or what is wrong; it raises nothing.

    `order` and `mark` are answers to earlier questions. A header in any case and order of columns
    may be there; without one the columns are area, date, value, target, or date, value. Separated
    by commas, semicolons or tabs.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return _refused(Problem(0, "There is nothing in this file.", HOW_TO_WRITE))
    if _CONTROL.search(text):
        return _refused(Problem(0, "This is not a text file.", "Save it as CSV in UTF-8."))
    lines = lines_of(text)
    if lines.bad:
        return _problems(lines.bad)
    rows = lines.rows
    if not rows:
        return _refused(Problem(0, "There is a header and nothing below it.", HOW_TO_WRITE))
    dates = _first_lines(rows, 2)
    numbers = _first_lines(rows, 3) | _first_lines(rows, 4)
    by_order, by_mark = order_clues(dates), mark_clues(numbers)
    asked: list[Question] = []
    if order is None and by_order.must_ask:
        asked.append(_ask_order(by_order, dates))
    if mark is None and by_mark.must_ask:
        asked.append(_ask_mark(by_mark, numbers))
    order = order or (DateOrder.MONTH_FIRST if by_order.other else DateOrder.DAY_FIRST)
    mark = mark or (DecimalMark.COMMA if by_mark.other else DecimalMark.DOT)
    if asked and (by_order.mixed or by_mark.mixed):
        return Questions(tuple(asked))
    figures, bad, twice = _figures(lines, order, mark)
    if asked:
        # What is wrong under every answer is said first, so that nobody answers in vain.
        return _problems(bad) if bad else Questions(tuple(asked))
    if bad or twice:
        return _problems(bad + twice)
    return Figures(tuple(figures))


def write_figures(figures: Iterable[Figure]) -> str:
    """The CSV that `read_figures` reads back; no spreadsheet takes an area for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for figure in figures:
        target = "" if figure.target is None else f"{figure.target:f}"
        area = f"'{figure.area}" if figure.area.startswith(_FORMULA) else figure.area
        writer.writerow((area, figure.on.isoformat(), f"{figure.value:f}", target))
    return out.getvalue()


def _refused(problem: Problem) -> Problems:
    return Problems((problem,), 1)


def _problems(bad: list[Problem]) -> Problems:
    bad.sort(key=lambda problem: problem.line)
    return Problems(tuple(bad[:MOST_SHOWN]), len(bad))


def _first_lines(rows: list[Row], column: Literal[2, 3, 4]) -> dict[str, int]:
    """Each text of a column and the line where it stands first."""
    return {row[column]: row[0] for row in reversed(rows)}


def _ask_order(clues: Clues, lines: dict[str, int]) -> Question:
    example = clues.unclear or clues.one
    if clues.mixed:
        sentence = (
            f"Line {lines[clues.one]} has the day first ('{safe(clues.one)}'), line "
            f"{lines[clues.other]} the month first ('{safe(clues.other)}'). Which is right?"
        )
    else:
        sentence = f"Which date is '{safe(example)}' in line {lines[example]}?"
    choices = (
        _date_choice(DateOrder.DAY_FIRST, example),
        _date_choice(DateOrder.MONTH_FIRST, example),
    )
    return Question(About.ORDER, lines[example], example, sentence, choices)


def _date_choice(order: DateOrder, example: str) -> Choice:
    from breakthrough_tui.domain.dates import MONTHS

    try:
        day = figure_date(example, order)
    except Invalid:
        return Choice(order, f"the {order}")
    return Choice(order, f"the {order}: {day.day} {MONTHS[day.month - 1]} {day.year}")


def _ask_mark(clues: Clues, lines: dict[str, int]) -> Question:
    example = clues.unclear or clues.one
    if clues.mixed:
        sentence = (
            f"Line {lines[clues.one]} has a decimal dot ('{safe(clues.one)}'), line "
            f"{lines[clues.other]} a decimal comma ('{safe(clues.other)}'). Which is right?"
        )
    else:
        sentence = f"Which number is '{safe(example)}' in line {lines[example]}?"
    choices = (_mark_choice(DecimalMark.DOT, example), _mark_choice(DecimalMark.COMMA, example))
    return Question(About.MARK, lines[example], example, sentence, choices)


def _mark_choice(mark: DecimalMark, example: str) -> Choice:
    try:
        value = figure_number(example, mark)
    except Invalid:
        return Choice(mark, f"a decimal {mark}")
    whole = value == value.to_integral_value()
    shown = show_number(value).replace(",", "") if whole else show_number(value)
    return Choice(mark, f"a decimal {mark}: it is {shown}")


def _figures(
    lines: Lines, order: DateOrder, mark: DecimalMark
) -> tuple[list[Figure], list[Problem], list[Problem]]:
    """The rows as figures, those that cannot be read, and those that say a day twice."""
    figures: list[Figure] = []
    bad: list[Problem] = []
    twice: list[Problem] = []
    areas: dict[str, str] = {} if lines.with_area else {"": ""}
    spelling: dict[str, str] = {}
    dates: dict[str, date] = {}
    percent: dict[str, tuple[bool, int]] = {}
    seen: dict[tuple[str, date], Figure] = {}
    for line, said_area, said_on, said_value, said_target in lines.rows:
        try:
            area = areas.get(said_area)
            if area is None:
                area = _area(said_area)
                area = areas[said_area] = spelling.setdefault(fold(area), area)
            on = dates.get(said_on)
            if on is None:
                on = dates[said_on] = figure_date(said_on, order)
            value = figure_number(said_value, mark)
            target = figure_number(said_target, mark) if said_target.strip() else None
        except Invalid as problem:
            bad.append(Problem(line, problem.message, problem.hint))
            continue
        if value:
            sign = "%" in said_value
            habit = percent.get(area)
            if habit is None:
                percent[area] = (sign, line)
            elif habit[0] is not sign:
                bad.append(_other_sign(habit[0], line, habit[1]))
                continue
        figure = Figure(area, on, value, target, line)
        known = seen.setdefault((area, on), figure)
        if known is figure:
            figures.append(figure)
        elif (known.value, known.target) != (value, target):
            twice.append(_said_twice(figure, known))
    return figures, bad, twice


def _area(said: str) -> str:
    """The name without the sign with which `write_figures` keeps it from being a formula."""
    if said.startswith("'") and said[1:].startswith(_FORMULA):
        said = said[1:]
    return required(said, "The area", limit=AREA_LIMIT)


def _other_sign(with_sign: bool, line: int, first: int) -> Problem:
    """'5 %' and then '0.07': nobody can know whether that is 7 %."""
    there, here = ("a", "none") if with_sign else ("no", "one")
    return Problem(
        line,
        f"Line {first} of the same area has {there} percent sign, this one has {here}.",
        "Write all values of an area in the same way.",
    )


def _said_twice(figure: Figure, known: Figure) -> Problem:
    whose = f"'{figure.area}' has" if figure.area else "There is"
    return Problem(
        figure.line,
        f"{whose} another value for {figure.on.isoformat()} in line {known.line}.",
        "Keep one of the two.",
    )
