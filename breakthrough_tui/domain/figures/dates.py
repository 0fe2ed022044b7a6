"""Dates as figures carry them: written by other programs, always with their year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.clues import Clues
from breakthrough_tui.domain.dates import MONTHS, ordinal
from breakthrough_tui.domain.errors import Invalid

HOW_TO_WRITE = "Write it like 2026-03-12 or 12 Mar 2026."
LONGEST = 40


class DateOrder(StrEnum):
    """How to read 12/03/2026."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


_YEAR = r"((?:19|20)[0-9]{2})"
_TIME = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?z|[+-][0-9]{2}:?[0-9]{2})?)?"
_TWO = r"([0-9]{1,2})"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:[a-z]*day)?,? )?"
_YEAR_FIRST = re.compile(rf"{_YEAR}([-/.]){_TWO}\2{_TWO}{_TIME}")
_YEAR_LAST = re.compile(rf"{_TWO}([-/.]){_TWO}\2{_YEAR}{_TIME}")
_COMPACT = re.compile(rf"{_YEAR}([0-9]{{2}})([0-9]{{2}})")
_MONTH_AFTER_YEAR = re.compile(rf"{_YEAR}[-/.]{_TWO}")
_MONTH_BEFORE_YEAR = re.compile(rf"{_TWO}[-/.]{_YEAR}")
_NAME_SECOND = re.compile(
    rf"{_WEEKDAY}{_TWO}(?:st|nd|rd|th)?\.?[- /]?([a-z]{{3,9}})\.?,?[- /]?{_YEAR}"
)
_NAME_FIRST = re.compile(rf"{_WEEKDAY}([a-z]{{3,9}})\.?[- ]?{_TWO}(?:st|nd|rd|th)?,?[- ]{_YEAR}")
_NAME_YEAR = re.compile(rf"([a-z]{{3,9}})\.?,?[- /]?{_YEAR}")
_YEAR_NAME = re.compile(rf"{_YEAR}[- /]([a-z]{{3,9}})\.?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[a-z]{3,9})[-/. ][0-9]{2}")

_MONTH = {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)}
_MONTH |= {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}


def order_clues(texts: Iterable[str]) -> Clues:
    """What dates say about their order: `one` has the day first, `other` the month, `unclear` is either.

    5/5/2026 says nothing, since it is the same day in both.
    """
    one = other = unclear = ""
    for text in texts:
        found = _YEAR_LAST.fullmatch(_plain(text))
        if found is None:
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            one = one or text
        elif second > 12 >= first:
            other = other or text
        elif first != second and 1 <= first <= 12 and 1 <= second <= 12:
            unclear = unclear or text
    return Clues(one, other, unclear)


def figure_date(text: str, order: DateOrder) -> date:
    """The date that `text` is; `order` decides where only numbers are given. Invalid for all else.

    A month alone is its last day, since its figure is known then. A time of day is left out. Years
    have four digits: 26/03/12 could be three different days.
    """
    words = _plain(text)
    if len(words) > LONGEST:
        raise Invalid("This is too long for a date.", HOW_TO_WRITE)
    if len(words) == 10:
        try:
            return _within(date.fromisoformat(words))
        except ValueError:
            pass  # another form, or a day that does not exist: named below
    if found := _YEAR_FIRST.fullmatch(words):
        return _existing(found[1], int(found[3]), found[4])
    if found := _YEAR_LAST.fullmatch(words):
        return _in_order(found[1], found[3], found[4], order)
    if found := _COMPACT.fullmatch(words):
        return _existing(found[1], int(found[2]), found[3])
    if found := _MONTH_AFTER_YEAR.fullmatch(words):
        return _month_end(found[1], int(found[2]))
    if found := _MONTH_BEFORE_YEAR.fullmatch(words):
        return _month_end(found[2], int(found[1]))
    return _named(words, text)


def _named(words: str, text: str) -> date:
    """'12 Mar 2026', 'March 12, 2026', 'Mar 2026'."""
    if (found := _NAME_SECOND.fullmatch(words)) and found[2] in _MONTH:
        return _existing(found[3], _MONTH[found[2]], found[1])
    if (found := _NAME_FIRST.fullmatch(words)) and found[1] in _MONTH:
        return _existing(found[3], _MONTH[found[1]], found[2])
    if (found := _NAME_YEAR.fullmatch(words)) and found[1] in _MONTH:
        return _month_end(found[2], _MONTH[found[1]])
    if (found := _YEAR_NAME.fullmatch(words)) and found[2] in _MONTH:
        return _month_end(found[1], _MONTH[found[2]])
    if not words:
        raise Invalid("The date is empty.", HOW_TO_WRITE)
    said = _quoted(text)
    if _SHORT_YEAR.fullmatch(words):
        raise Invalid(f"{said} needs its year in four digits.", HOW_TO_WRITE)
    raise Invalid(f"{said} is not a date.", HOW_TO_WRITE)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _within(day: date) -> date:
    if not 1900 <= day.year <= 2099:
        raise ValueError
    return day


def _in_order(first: str, second: str, year: str, order: DateOrder) -> date:
    if order is DateOrder.DAY_FIRST:
        return _existing(year, int(second), first, order)
    return _existing(year, int(first), second, order)


def _existing(year: str, month: int, day: str, order: DateOrder | None = None) -> date:
    if not 1 <= month <= 12:
        said = f" with the {order}" if order else ""
        raise Invalid(f"There is no month {month}{said}.", HOW_TO_WRITE)
    try:
        return date(int(year), month, int(day))
    except ValueError:
        raise Invalid(
            f"{MONTHS[month - 1]} {year} has no {ordinal(int(day))}.", HOW_TO_WRITE
        ) from None


def _month_end(year: str, month: int) -> date:
    if not 1 <= month <= 12:
        raise Invalid(f"There is no month {month}.", HOW_TO_WRITE)
    if month == 12:
        return date(int(year), 12, 31)
    return date.fromordinal(date(int(year), month + 1, 1).toordinal() - 1)


def _quoted(text: str) -> str:
    from breakthrough_tui.domain.text import safe

    said = " ".join(safe(text).split())
    return f"'{said}'"
