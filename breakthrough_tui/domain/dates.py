"""Dates as people write and read them: English names, no locale, nothing guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from breakthrough_tui.domain.errors import Invalid

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NEAR_DAYS = 6
"""So many days before and after today a weekday and number name a date."""

PAST_DAYS = 60
"""A day and month without a year may lie so far back before the next year's is meant."""

HOW_TO_WRITE = "Write it like 12 dec, thu, in 3d or 2026-12-12."

_MONTH = {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)}
_MONTH |= {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_WEEKDAY = {name.lower()[:3]: number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY |= {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

# Patterns as text: they are compiled when a date is first read, not when the program starts.
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_ISO = r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})"
_AHEAD = r"(?:in |\+)([0-9]{1,4}) ?(d|day|days|w|week|weeks)"

MOST_WORDS = 4
"""No date has more words than 'thu 12 december 2026'."""


def short_date(day: date, today: date) -> str:
    """'Thu 12' within six days, else '18 Nov', with the year when it is another."""
    if abs((day - today).days) <= NEAR_DAYS:
        return f"{WEEKDAYS[day.weekday()][:3]} {day.day}"
    return day_month(day, today)


def full_date(day: date, today: date) -> str:
    """'Fri 11 Dec', with the year when it is another."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day_month(day, today)}"


def day_month(day: date, today: date) -> str:
    """'11 Dec', with the year when it is another."""
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == today.year else f"{words} {day.year}"


def read_date(words: str, today: date) -> date | None:
    """The date that `words` are, all of them; None when they are no date.

    Never a bare number or month. A weekday is the next one, today's own in seven days. A day and
    month without a year is the next such day, except that it may lie up to PAST_DAYS back, so that
    something late can be said in November as '2 nov'. A weekday with a number lies near: at most
    NEAR_DAYS back or in the next two months. Raises Invalid for a day that does not exist ('30
    feb') or is another weekday than was said.
    """
    text = " ".join(words.lower().replace(",", " ").split())
    if not text or len(text) > 40 or not text.isascii():
        return None
    if text in ("today", "tomorrow"):
        return _later(today, 1 if text == "tomorrow" else 0)
    if found := re.fullmatch(_AHEAD, text):
        return _later(today, int(found[1]) * (7 if found[2].startswith("w") else 1))
    if found := re.fullmatch(_ISO, text):
        return _existing(int(found[1]), int(found[2]), int(found[3]))
    parts = text.split(" ")
    weekday = _WEEKDAY.get(parts[0])
    if weekday is None:
        return _read_day_month(parts, today)
    if len(parts) == 1:
        return _later(today, (weekday - today.weekday() - 1) % 7 + 1)
    if len(parts) == 2:
        return _read_weekday_number(weekday, parts[1], today)
    day = _read_day_month(parts[1:], today)
    if day is not None and day.weekday() != weekday:
        raise Invalid(_wrong_weekday(day, weekday, today), "Leave out the weekday or the number.")
    return day


def date_or_error(text: str, today: date) -> date:
    """The date in a field or an option, or Invalid."""
    day = read_date(text, today)
    if day is None:
        from breakthrough_tui.domain.text import safe

        said = " ".join(safe(text).split())
        if not said:
            raise Invalid("The date is empty.", HOW_TO_WRITE)
        raise Invalid(
            f"'{said if len(said) <= 40 else said[:39] + '…'}' is not a date.", HOW_TO_WRITE
        )
    return day


def ordinal(number: int) -> str:
    """'1st', '2nd', '13th'."""
    ending = (
        "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"


def _later(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _existing(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise Invalid(f"There is no month {month}.", HOW_TO_WRITE)
    last = _last_day(year, month)
    if not 1 <= day <= last:
        # Only a 29th of February depends on the year.
        name = f"{MONTHS[month - 1]} {year}" if (month, day) == (2, 29) else MONTHS[month - 1]
        raise Invalid(f"{name} has no {ordinal(day)}.", f"Its last day is the {ordinal(last)}.")
    return date(year, month, day)


def _last_day(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _read_day_month(parts: list[str], today: date) -> date | None:
    """'12 dec', 'dec 12', with or without a year after it."""
    if len(parts) not in (2, 3):
        return None
    first, second = parts[0], parts[1]
    month = _MONTH.get(second)
    number = first
    if month is None:
        month, number = _MONTH.get(first), second
    found = re.fullmatch(_DAY, number)
    if month is None or found is None:
        return None
    day = int(found[1])
    if len(parts) == 3:
        return _existing(int(parts[2]), month, day) if re.fullmatch(_YEAR, parts[2]) else None
    return _existing(_year_meant(month, day, today), month, day)


def _year_meant(month: int, day: int, today: date) -> int:
    earliest = today.toordinal() - PAST_DAYS
    for year in (today.year - 1, today.year):
        if year < 1:
            continue
        there = date(year, month, max(1, min(day, _last_day(year, month))))
        if there.toordinal() >= earliest:
            return year
    return min(today.year + 1, 9999)


def _read_weekday_number(weekday: int, number: str, today: date) -> date | None:
    """'thu 12', as `short_date` writes it."""
    found = re.fullmatch(_DAY, number)
    if found is None:
        return None
    wanted = int(found[1])
    nearest: date | None = None
    for days in range(-NEAR_DAYS, 63):
        day = _later(today, days)
        if day is None or day.day != wanted:
            continue
        if day.weekday() == weekday:
            return day
        if nearest is None:
            nearest = day
    if nearest is None:
        raise Invalid(f"No month has a {ordinal(wanted)}.", HOW_TO_WRITE)
    raise Invalid(
        _wrong_weekday(nearest, weekday, today), "Leave out the weekday, or name the month: 12 dec."
    )


def _wrong_weekday(day: date, said: int, today: date) -> str:
    return f"{day_month(day, today)} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[said]}."
