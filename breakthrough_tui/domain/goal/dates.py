"""The dates in a goal: found, and taken out before anything looks for its number."""

from __future__ import annotations

import re
from datetime import date, timedelta

from breakthrough_tui.domain.goal.words import NUMBER_WORDS
from breakthrough_tui.domain.values import dataclass

_MONTHS = (
    "jan(?:uary|uar|vier)?|enero|gennaio|janeiro",
    "feb(?:ruary|ruar)?|février|febrero|fevereiro|febbraio",
    "mar(?:ch|s|zo|ço)?|märz",
    "apr(?:il|ile)?|avril|abril",
    "may|mai|mayo|maggio|maio|mei",
    "june?|juin|juni|junio|giugno|junho",
    "july?|juillet|juli|julio|luglio|julho",
    "aug(?:ust|ustus)?|août|agosto",
    "sept(?:ember|embre|iembre)?|sep|settembre|setembro",
    "oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|outubro",
    "nov(?:ember|embre|iembre|embro)?",
    "dec(?:ember)?|dez(?:ember|embro)?|décembre|diciembre|dicembre",
)
_MONTH = "(?:" + "|".join(_MONTHS) + ")"
_MONTH_NUMBERS = [re.compile(names, re.I) for names in _MONTHS]
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th|\.|er)?"
_YEAR = r"(?:,? ?(?:de )?(?P<{}>(?:19|20)[0-9]{{2}}))?"
_BEFORE = (
    r"(?P<before>(?:(?:not |no )?later than|by|until|till|before|on|from|since|in|end of|bis(?: zum)?|am|avant(?: le)?"
    r"|jusqu'au|antes del?|hasta el|entro il|voor|até|to|of|for)(?: the)?(?: end of| middle of| start of)?(?: the)? )?"
)
_COUNT = r"(?P<count>[0-9]{1,4}|" + "|".join(NUMBER_WORDS) + ")"
_UNIT = (
    r"(?P<unit>(?:working |calendar )?(?:days?|weeks?|months?)|tagen?|wochen|monaten?|jours|semaines|mois|días?|semanas"
    r"|meses|giorni|settimane|mesi|dagen|weken|dias)"
)
_DATE = re.compile(
    _BEFORE
    + r"\b(?:"
    + r"(?P<iso>(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})"
    + r"|(?P<numeric>[0-9]{1,2}[./][0-9]{1,2}[./](?:20)?[0-9]{2})"
    + rf"|(?P<d1>{_DAY}) (?:of |de )?(?P<m1>{_MONTH})\b\.?{_YEAR.format('y1')}"
    + rf"|(?P<m2>{_MONTH})\b\.? (?P<d2>{_DAY})\b(?! ?%){_YEAR.format('y2')}"
    + r"|(?P<asian>[0-9]{1,2} ?月 ?[0-9]{1,2} ?日)"
    + r")(?![\w])",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?P<before>by|in|until|till|before|since|during|end of|bis|avant|antes de|en|im|fin)(?: the)?"
    r"(?: end of)?(?: the)? (?:end of |early |mid-?|late |the )*"
    rf"(?:(?P<month>{_MONTH})\b(?! ?[0-9]{{1,2}}\b)(?:,? (?P<year>(?:19|20)[0-9]{{2}}))?"
    r"|(?P<alone>(?:19|20)[0-9]{2})\b(?! ?%)"
    r"|(?P<named>q[1-4](?: ?20[0-9]{2})?|christmas|easter|new year|(?:mid)?summer|spring|autumn|fall|winter"
    r"|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|year[- ]end|month[- ]end|tomorrow"
    r"|(?:(?:this|next|the) )?(?:year|quarter|month|term|school year|financial year)(?:'s end)?)\b(?! ?[0-9]))",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?P<before>in|within|over|after|en|binnen|innerhalb von|tra|sous|dentro de)(?: the)?(?: next| coming)? "
    + _COUNT
    + " "
    + _UNIT
    + r"\b(?! (?:of|or) )",
    re.I,
)
_YEARS = re.compile(
    r"\b(?:since|of|vs|versus|than in|the|our) (?:19[5-9][0-9]|20[0-4][0-9])\b(?! ?%)"
    r"|\bthe [0-9]{1,2}[.:][0-9]{2}\b(?! ?%)",
    re.I,
)
"""A year or the time of a train, as a name: 'the 2025 backlog', 'the 7.15'."""

A_TASK = 14
"""'within 5 days' is how long something may take, not when the goal is reached."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a goal. `rest` is the text without them, in the same length.

    `day` is the report-back if it can be told, `said` whether there is a date at all; `wrong` is a sentence on a date
    that cannot be, `several` whether there are two days by which it is to be done.
    """

    rest: str
    said: bool
    day: date | None
    wrong: str
    several: bool


def find_dates(text: str, today: date) -> Dates:
    """All dates in a text, those without a year read as the next such day."""
    rest = text
    ends: list[date] = []
    others: list[date] = []
    wrong = ""
    said = False
    for found in _DATE.finditer(text):
        rest = _blank(rest, found)
        said = True
        day = _day(found, today)
        if day is None:
            wrong = wrong or f"There is no day like '{found[0].strip()}'."
        elif (found["before"] or "").lower().startswith(("from", "since", "of")):
            others.append(day)
        else:
            ends.append(day)
    for found in _LOOSE.finditer(rest):
        if found["before"].lower() in ("since", "during") or (
            found["month"]
            and found["month"].islower()
            and found["month"] in ("may", "march", "mar")
        ):
            continue
        rest = _blank(rest, found)
        said = True
        last = _loose(found, today)
        if last is not None:
            ends.append(last)
    rest = _YEARS.sub(lambda found: " " * len(found[0]), rest)
    for found in _AHEAD.finditer(rest):
        days = _length(found)
        if said or days < A_TASK:
            continue
        rest = _blank(rest, found)
        said = True
        if days <= 3650 and today.toordinal() + days <= date.max.toordinal():
            ends.append(today + timedelta(days=days))
        break
    days_said = ends or others
    return Dates(
        rest, said, max(days_said) if days_said else None, wrong, several=len(set(ends)) > 1
    )


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]


def _day(found: re.Match[str], today: date) -> date | None:
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
        return _exists(year, month, day)
    if found["numeric"]:
        first, second, last = (int(part) for part in re.split("[./]", found["numeric"]))
        year = last if last > 99 else 2000 + last
        return _exists(year, second, first) or _exists(year, first, second)
    if found["asian"]:
        first, second = (int(part) for part in re.findall("[0-9]+", found["asian"]))
        return _next(first, second, today)
    day = int(re.match("[0-9]+", found["d1"] or found["d2"])[0])  # type: ignore[index]
    month = _month(found["m1"] or found["m2"])
    said = found["y1"] or found["y2"]
    return _exists(int(said), month, day) if said else _next(month, day, today)


def _month(name: str) -> int:
    return next(
        (number for number, names in enumerate(_MONTH_NUMBERS, 1) if names.fullmatch(name)), 1
    )


def _exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(month: int, day: int, today: date) -> date | None:
    """The next such day; a 29 February is that of the next leap year."""
    for year in range(today.year, min(today.year + 9, 9999) + 1):
        there = _exists(year, month, day)
        if there is not None and there >= today:
            return there
    return None


def _loose(found: re.Match[str], today: date) -> date | None:
    """The last day of a month or a year that was named; None for 'by Christmas'."""
    if found["alone"]:
        year = int(found["alone"])
        return date(year - 1 if found["before"].lower() == "by" else year, 12, 31)
    if not found["month"]:
        return None
    month = _month(found["month"])
    year = int(found["year"]) if found["year"] else today.year + (month < today.month)
    if not 1 <= year < 9999:
        return None
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)


def _length(found: re.Match[str]) -> int:
    count = found["count"].lower()
    number = NUMBER_WORDS[count] if count in NUMBER_WORDS else int(count)
    unit = found["unit"].lower()
    if unit.rpartition(" ")[2].startswith(("w", "sem", "sett")):
        return number * 7
    return number * 30 if unit.startswith("m") else number
