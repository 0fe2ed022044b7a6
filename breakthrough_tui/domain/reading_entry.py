"""A reading in one line: '34', '34 on 9 nov', '34, mon, two long cases in it'."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from breakthrough_tui.domain.dates import MOST_WORDS, day_month, full_date, read_date
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.measure import MeasureKind, Reading
from breakthrough_tui.domain.numbers import read_number, show_number
from breakthrough_tui.domain.text import clean_line, fold
from breakthrough_tui.domain.values import dataclass

NOTE_LIMIT = 500
_NUMBER = r"([+\-−]?[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[^\s]+?)(?=$|[\s;]|,(?:\s|$))"
_WITHOUT_YEAR = r"\b(?:19|20)[0-9]{2}\b"


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """What was understood of a line."""

    value: Decimal
    on: date
    note: str = ""


def read_entry(line: str, today: date, unit: str = "") -> ReadingEntry:
    """The reading in a line: the figure, then perhaps its unit, a day (with or without 'on'), and a note.

    A weekday or a day without a year is the last one, since nobody reads ahead. Invalid where there is no figure.
    """
    text = clean_line(line, limit=NOTE_LIMIT + 100, what="The reading")
    found = re.match(_NUMBER, text)
    if found is None:
        raise Invalid("There is no figure yet.", "Write it first: 34, or 34 on 9 nov.")
    value = read_number(found[1])
    rest = text[found.end() :].lstrip(" ,;")
    if rest.startswith("%"):
        rest = rest[1:].lstrip(" ,;")
    elif (
        unit and fold(rest).startswith(fold(unit)) and not rest[len(unit) : len(unit) + 1].isalnum()
    ):
        rest = rest[len(unit) :].lstrip(" ,;")
    on, note = _day_first(rest, today)
    return ReadingEntry(value, on or today, clean_line(note, limit=NOTE_LIMIT, what="The note"))


def past_date(words: str, today: date) -> date | None:
    """The date that the words are, the last one where they leave it open; None when they are no date."""
    if words.strip().lower() == "yesterday":
        return today - timedelta(days=1)
    day = read_date(words, today)
    if day is None or day <= today:
        return day
    parts = words.lower().replace(",", " ").split()
    if len(parts) == 1 and parts[0].isalpha() and parts[0] != "tomorrow":
        return day - timedelta(days=7)
    if parts[0] == "in" or parts[0].startswith("+") or re.search(_WITHOUT_YEAR, words):
        return day
    if parts[0] == "tomorrow":
        return day
    return read_date(f"{day.day} {day:%b} {day.year - 1}", today) if len(parts) >= 2 else day


def understood(entry: ReadingEntry, unit: str, today: date) -> str:
    """'34 days, on Mon 9 Nov · two long cases in it'."""
    value = f"{show_number(entry.value)} {unit}".rstrip()
    when = "today" if entry.on == today else f"on {full_date(entry.on, today)}"
    return f"{value}, {when}" + (f" · {entry.note}" if entry.note else "")


def doubt(
    entry: ReadingEntry, kind: MeasureKind, readings: tuple[Reading, ...], today: date
) -> str:
    """What to think about before it is added; empty where there is nothing."""
    if entry.on > today:
        return "That day is still to come: a reading is of a day that was."
    same = [reading for reading in readings if reading.on == entry.on]
    if same:
        value = show_number(same[-1].value)
        when = "today" if entry.on == today else day_month(entry.on, today)
        return f"There is {value} for {when} already: the one written last counts."
    earlier = [reading for reading in readings if reading.on < entry.on]
    if kind is MeasureKind.CUMULATIVE and earlier and entry.value < earlier[-1].value:
        was = earlier[-1]
        return (
            f"Less than the {show_number(was.value)} of {day_month(was.on, today)}:"
            " each reading is the total so far."
        )
    return ""


def _day_first(rest: str, today: date) -> tuple[date | None, str]:
    """The day that a text begins with, if any, and what comes after it."""
    words = rest.split(" ")
    said_on = words[0].lower() == "on"
    start = 1 if said_on else 0
    for count in range(min(MOST_WORDS, len(words) - start), 0, -1):
        text = " ".join(words[start : start + count]).rstrip(",;:")
        day = past_date(text, today)
        if day is not None:
            return day, " ".join(words[start + count :]).lstrip(" ,;:·-")
    if said_on and len(words) > 1:
        raise Invalid(
            f"'{' '.join(words[1:4])}' is not a date.", "Write it like 9 nov, mon or 2026-11-09."
        )
    return None, rest
