"""A file of readings: `date,value`, or `area,date,value` with the name of a measure as area. All of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.figures.dates import DateOrder
from breakthrough_tui.domain.figures.figures import (
    MOST_SHOWN,
    About,
    Figure,
    Problems,
    Question,
    Questions,
    read_figures,
)
from breakthrough_tui.domain.figures.lines import Problem
from breakthrough_tui.domain.figures.numbers import DecimalMark
from breakthrough_tui.domain.measure import Measure, Reading
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.text import fold, safe
from breakthrough_tui.domain.values import dataclass

ORDERS = {"dmy": DateOrder.DAY_FIRST, "mdy": DateOrder.MONTH_FIRST}
MARKS = {"dot": DecimalMark.DOT, "comma": DecimalMark.COMMA}


@dataclass(frozen=True, slots=True)
class NewReadings:
    """What a file adds: measure, day and value of each; `known` lines are here already and are left out."""

    items: tuple[tuple[int, date, Decimal], ...]
    known: int = 0


def read_readings(
    text: str,
    *,
    measures: Sequence[Measure],
    readings: Iterable[Reading],
    measure: Measure,
    today: date,
    order: DateOrder | None = None,
    mark: DecimalMark | None = None,
) -> NewReadings | Questions | Problems:
    """The readings in a file that are not here yet, or what is to be asked, or what is wrong.

    `measure` is meant where a line names none. A line with a day to come, an unknown measure, or another value for a
    day that has one is wrong.
    """
    found = read_figures(text, order=order, mark=mark)
    if not hasattr(found, "rows"):
        return found
    by_name = {fold(known.name): known for known in measures}
    there = {(reading.measure, reading.on): reading.value for reading in readings}
    items: list[tuple[int, date, Decimal]] = []
    bad: list[Problem] = []
    known_already = 0
    for row in found.rows:
        counted = by_name.get(fold(row.area)) if row.area else measure
        problem = _problem(row, counted, there, by_name.values(), today)
        if problem is not None:
            bad.append(problem)
        elif counted is not None:
            if (counted.id, row.on) in there:
                known_already += 1
            else:
                items.append((counted.id, row.on, row.value))
    if bad:
        return Problems(tuple(bad[:MOST_SHOWN]), len(bad))
    return NewReadings(tuple(items), known_already)


def _problem(
    row: Figure,
    counted: Measure | None,
    there: dict[tuple[int, date], Decimal],
    measures: Iterable[Measure],
    today: date,
) -> Problem | None:
    if counted is None:
        names = ", ".join(measure.name for measure in measures)
        return Problem(
            row.line, f"Nothing here is called '{safe(row.area)}'.", f"There is: {safe(names)}."
        )
    if row.on > today:
        return Problem(row.line, f"{row.on} is still to come.", "A reading is of a day that was.")
    value = there.get((counted.id, row.on))
    if value is not None and value != row.value:
        return Problem(
            row.line,
            f"{row.on} has {show_number(value)} here, not {show_number(row.value)}.",
            "Correct that reading, or leave the line out.",
        )
    return None


def refusal(problems: Problems) -> Invalid:
    """What is wrong, line by line, as an error."""
    count = problems.count
    lines = "\n".join(problems.sentences)
    hints = {problem.hint for problem in problems.first if problem.hint}
    said = f"{count:,} lines are wrong" if count > 1 else "A line is wrong"
    if problems.first[0].line == 0:
        return Invalid(problems.first[0].message, problems.first[0].hint)
    return Invalid(f"Nothing was taken: {said}.", "\n".join([lines, *sorted(hints)]))


def asked(questions: Questions) -> Invalid:
    """What only a person can say, as an error with the options that say it."""
    hints = [_option(question) for question in questions.asked]
    return Invalid(" ".join(q.sentence for q in questions.asked), "\n".join(hints))


def _option(question: Question) -> str:
    name, words = ("--dates", ORDERS) if question.about is About.ORDER else ("--decimal", MARKS)
    by_answer = {answer: word for word, answer in words.items()}
    said = [f"{name} {by_answer[choice.answer]} for {choice.words}" for choice in question.choices]
    return f"Say {' or '.join(said)}."


def order_named(text: str | None) -> DateOrder | None:
    """'dmy' or 'mdy'."""
    if text is None:
        return None
    if text.lower() not in ORDERS:
        raise Invalid("The order of dates is dmy or mdy.", "dmy is day, month, year.")
    return ORDERS[text.lower()]


def mark_named(text: str | None) -> DecimalMark | None:
    """'dot' or 'comma'."""
    if text is None:
        return None
    if text.lower() not in MARKS:
        raise Invalid("The decimal mark is dot or comma.", "1.5 has a dot, 1,5 a comma.")
    return MARKS[text.lower()]
