"""What a goal's sentence fills in by itself: only what it says without doubt. The rest is left to people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.goal.facts import of_sentence, unit_after
from breakthrough_tui.domain.goal.numbers import Figure
from breakthrough_tui.domain.goal.sentence import Sentence, base, read, second_goal
from breakthrough_tui.domain.goal.words import NAMED_BEFORE
from breakthrough_tui.domain.measure import NAME_LIMIT, UNIT_LIMIT
from breakthrough_tui.domain.numbers import MOST_DECIMALS, MOST_DIGITS, show_number
from breakthrough_tui.domain.values import dataclass

FURTHEST = 300
"""A day without a year that is further away than so many days was most likely meant otherwise."""

NEAREST = 28
"""A nearer day may be part of what is counted: 'seen in 14 days'. No breakthrough is as short."""

_HOW = r"(?: (?:about|around|nearly|now|today))?"
_FROM = re.compile(rf"\bfrom{_HOW} ?[£$€]? ?$", re.I)
_TIME = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|seconds?)"
_PLAIN_AFTER = re.compile(
    rf"\s*(?:$|[,.;]|[%€£$]|{_TIME}\b|(?:a|per|each|every) (?:day|week|month|year|shift)\b"
    r"|(?:by|in|on|at|within|and|now)\b|\s{2,})",
    re.I,
)
_FULL_OF_MONEY = re.compile(
    r"[0-9] ?(?:k|bn|mio|million|thousand|billion)\b|[£$€] ?[0-9.,]+ ?m\b", re.I
)
_MONEY_BEFORE = re.compile(r"([£$€]) ?$")
_MONEY_AFTER = re.compile(r"^ ?([£$€])(?: ((?:a|per|each) (?:day|week|month|year|shift))\b)?")
_BY_SHARE = re.compile(r"\bby ([0-9]{1,3}) ?(?:%|per ?cent\b)", re.I)
_SHARES = (
    (re.compile(r"\b(?:halv(?:e|es|ed|ing)|by (?:a |one )?half|in half)\b", re.I), (1, 2)),
    (re.compile(r"\bby (?:a|one) third\b", re.I), (2, 3)),
    (re.compile(r"\bby two thirds\b", re.I), (1, 3)),
    (re.compile(r"\bby (?:a|one) quarter\b", re.I), (3, 4)),
)
_TIMES = (
    (re.compile(r"\bdoubl(?:e|es|ed|ing)\b", re.I), 2),
    (re.compile(r"\b(?:tripl|trebl)(?:e|es|ed|ing)\b", re.I), 3),
)
_DOWN = frozenset("cut reduce lower shorten decrease shrink drop trim lessen slash bring".split())
_UP = frozenset("raise increase grow boost lift improve".split())
_A_SHARE = re.compile(r" by (?:a|one|two) (?:half|third|thirds|quarter)\b.*$", re.I)
_NO_BEGINNING = re.compile(r"(?:and|or|to|than|from|by|of|in|at|on)\b", re.I)
_UNFINISHED = re.compile(
    r"^(?!time\b|days\b|hours\b|minutes\b|weeks\b|months\b).* to [a-z]+$", re.I
)
_NUMBER = re.compile(r"([^\W\d_]*)[ (]*[0-9]")
_MAY_STAND_BEFORE = NAMED_BEFORE | {"within", "than", "under", "over", "after", "before", "in"}
_IN_TIME = re.compile(rf"{_TIME}\b", re.I)


@dataclass(frozen=True, slots=True)
class Filled:
    """The fields of a form that a sentence fills; empty or None where it does not, or could be meant in two ways."""

    measure: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    report_back: date | None = None

    @property
    def given(self) -> dict[str, Any]:
        """What is said, by field."""
        every = (
            ("measure", self.measure),
            ("unit", self.unit),
            ("baseline", self.baseline),
            ("target", self.target),
            ("report_back", self.report_back),
        )
        return {name: value for name, value in every if value is not None and value != ""}

    def words(self, today: date) -> str:
        """'waiting time, from 45 to 20 minutes, by 29 Jan'; nothing where nothing was read."""
        number = [
            f"{word} {show_number(value)}"
            for word, value in (("from", self.baseline), ("to", self.target))
            if value is not None
        ]
        way = " ".join([*number, self.unit] if number else [])
        day = f"by {day_month(self.report_back, today)}" if self.report_back else ""
        return ", ".join(part for part in (self.measure, way.strip(), day) if part)


def filled(text: str, today: date, start: date | None = None) -> Filled:
    """What a sentence fills in. 'within 8 weeks' counts from `start`, the launch, where there is one."""
    sentence = read(text, start or today)
    said = of_sentence(sentence)
    baseline, target, unit = said.baseline, said.target, said.unit
    measure = _measure(said.measure) if sentence.numbers.said else ""
    if baseline is None and (begins := _start(sentence)) is not None and begins.value is not None:
        baseline = begins.value
        unit = unit or unit_after(sentence.rest, begins)
        target = target if target is not None else _shared(sentence, begins)
    unit = _money(sentence) or unit
    if unit and measure.lower().startswith(unit.lower()) and not _IN_TIME.match(unit):
        unit = ""  # 'meals a day', 'overdue inspections' are what is counted
    if not sentence.foreign and second_goal(sentence)[0] is not None:
        baseline, target, unit, measure = None, None, "", ""
    if _FULL_OF_MONEY.search(sentence.rest) or _two_units(sentence):
        baseline, target, unit = None, None, ""
    if baseline is not None and baseline == target:
        baseline, target = None, None
    if baseline is None and target is None:
        unit = ""
    return Filled(
        measure if len(measure) <= NAME_LIMIT else "",
        unit if len(unit) <= UNIT_LIMIT else "",
        baseline,
        target,
        _day(sentence, max(today, start or today)),
    )


def refilled(
    before: Mapping[str, Any],
    was: str,
    now: str,
    today: date,
    start: date | None = None,
    *,
    usual: date | None = None,
) -> dict[str, Any]:
    """What another sentence changes in fields that are empty, or that say what the sentence before said.

    What people wrote themselves stays, and nothing is emptied. `usual` is the report-back that nobody set: it comes
    from the launch.
    """
    old, new = filled(was, today, start).given, filled(now, today, start).given
    return {
        name: value
        for name, value in new.items()
        if (there := before.get(name)) != value
        and (there in ("", None, old.get(name)) or (name == "report_back" and there == usual))
    }


def _start(sentence: Sentence) -> Figure | None:
    """The figure in 'by half from 40 minutes', where it is the only one with 'from' before it."""
    starts = [
        figure
        for figure in sentence.numbers.figures
        if _FROM.search(sentence.rest[max(0, figure.start - 16) : figure.start])
        and _PLAIN_AFTER.match(sentence.rest, figure.end)
    ]
    return starts[0] if len(starts) == 1 else None


def _shared(sentence: Sentence, start: Figure) -> Decimal | None:
    """What half of the start is, or a third less."""
    if start.value is None:
        return None
    in_percent = sentence.rest[start.end :].lstrip()[:1] == "%"
    found = [part for pattern, part in _SHARES if pattern.search(sentence.rest)]
    found += [(times, 1) for pattern, times in _TIMES if pattern.search(sentence.rest)]
    share = _BY_SHARE.search(sentence.rest)
    if share is not None and not in_percent:  # of a percentage, '10 %' might be points
        stems = {base(word) for word in sentence.words}
        sign = (not stems.isdisjoint(_UP)) - (not stems.isdisjoint(_DOWN))
        if sign:
            found.append((100 + sign * int(share[1]), 100))
    if len(found) != 1:
        return None
    above, below = found[0]
    value = start.value * above / below
    rounded = round(value, MOST_DECIMALS)
    exact = rounded * below == start.value * above and rounded >= 0
    if not exact or len(rounded.normalize().as_tuple().digits) > MOST_DIGITS:
        return None
    return rounded.normalize() + 0 if rounded else Decimal(0)


def _two_units(sentence: Sentence) -> bool:
    """Whether the two figures cannot be compared as they stand: '4 hours to 90 minutes'."""
    if sentence.foreign or not sentence.numbers.pairs:
        return False
    first, second = (unit_after(sentence.rest, figure) for figure in sentence.numbers.pairs[0])
    return bool(first and second) and first.lower().rstrip("s") != second.lower().rstrip("s")


def _money(sentence: Sentence) -> str:
    """'€', '£ a month': the sign beside the figures."""
    for figure in sentence.numbers.figures:
        after = _MONEY_AFTER.match(sentence.rest[figure.end :])
        if after is not None:
            return " ".join(part for part in after.groups() if part)
        before = _MONEY_BEFORE.search(sentence.rest[: figure.start])
        if before is not None:
            rate = re.match(
                r" ((?:a|per|each) (?:day|week|month|year|shift))\b", sentence.rest[figure.end :]
            )
            return f"{before[1]} {rate[1]}" if rate else before[1]
    return ""


def _measure(said: str) -> str:
    """What is counted, if it can stand by itself."""
    measure = _A_SHARE.sub("", said).strip(" ,.;:")
    if not measure[:1].isalpha() or _NO_BEGINNING.match(measure) or _UNFINISHED.match(measure):
        return ""
    for found in _NUMBER.finditer(measure):
        if found[1].lower() not in _MAY_STAND_BEFORE:
            return ""
    return measure


def _day(sentence: Sentence, today: date) -> date | None:
    dates = sentence.dates
    if dates.day is None or dates.wrong or dates.several or (dates.day - today).days < NEAREST:
        return None
    with_year = str(dates.day.year) in sentence.text or "/" in sentence.text
    return None if (dates.day - today).days > FURTHEST and not with_year else dates.day
