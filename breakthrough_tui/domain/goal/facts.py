"""What a goal's sentence already says, for the form; and how it might be said."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.goal.numbers import Figure
from breakthrough_tui.domain.goal.sentence import (
    Sentence,
    activity,
    base,
    led_by,
    one_person,
    predicate,
    read,
)
from breakthrough_tui.domain.goal.totals import is_total
from breakthrough_tui.domain.goal.words import DOWN, RESULT, RESULT_SIGNS, UP
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.text import safe
from breakthrough_tui.domain.values import dataclass

_UNIT = re.compile(
    r"^ ?(%|per ?cent\b|[^\W\d_]+\b(?: (?:a|per|each) (?:day|week|month|year|shift))?)", re.I
)
_RATE = re.compile(r"^ ?((?:a|per|each) (?:day|week|month|year|shift))\b", re.I)
_NO_UNIT = frozenset(
    "in at on by of to from for within before after until and or the a an per with across over under led down up among"
    " during since as than instead who that which".split()
)
_TIME = re.compile(r"(?<![0-9] )\b(?:days|hours|minutes|weeks|months|seconds)\b", re.I)
_PLACE = re.compile(
    r"\b(?:in|at|on) (?:the |our |all )?[^\d\s,;.](?:[^,;.]|\.(?=[0-9])){1,60}", re.I
)
_NO_PLACE = frozenset(
    "time least most average total their its under over order addition full once".split()
)
_FIGURE = re.compile(
    r"\b(?:from|to|below|under|by|between|down|up|at)(?: (?:about|under|over|below|above|at least|at most|only|zero"
    r"|(?:less|more|fewer) than))? ?[£$€]?(?:[0-9]|zero\b|half\b)"
    r"|(?:: ?|\s)[£$€]?[0-9][0-9.,]*(?: ?%| [a-z]+)? ?(?:->|→|=>)|: ?[£$€]?[0-9][0-9.,]* to\b",
    re.I,
)
_COUNTED = re.compile(
    r"[a-z]+(?: back| out)? (?:at least |all )?[0-9][0-9,.]*(?: ?%| per ?cent)?(?: of(?: the)?(?: [0-9]+)?)? ",
    re.I,
)
_FROM_TO = re.compile(
    r"^from [£$€]?[0-9][0-9.,]*(?: ?%| [a-z]+)? to [£$€]?(?:[0-9][0-9.,]*|zero\b) ?(?:(?:%|per ?cent\b|[a-z]+) of )?",
    re.I,
)
"""'From 45 to 20 minutes of waiting time': as a rewrite says it, with what is counted behind the figures."""

_NUMBER_OF = re.compile(
    r"^(?:(?:the|a|an|no|zero|fewer|less|ongoing)\s+)*"
    r"(?:(?:share|number|proportion|percentage|reduction|increase|improvement) (?:of|in) (?:the )?)?",
    re.I,
)
_DROPPED = RESULT_SIGNS | UP | DOWN | {"better", "soon", "down", "up", "is", "are", "be", "and"}
_NOUNS = frozenset(("falls", "rises", "drops"))
"""'Cut patient falls': behind a verb these are what is counted."""

_LED = re.compile(r",?\s*\b(?:led|run|owned|headed) by .*$|,\s*(?:lead|leader|owner)\b.*$", re.I)
_TO = re.compile(
    r"\b(?:to|below|under|above|over|reach|at least|at most|(?:less|fewer|more) than)"
    r"(?: (?:only|just|under|below|at least))? ?[£$€]? ?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What a sentence says of its goal; empty or None where it does not. A `total` begins at zero."""

    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""
    measure: str = ""
    report_back: date | None = None
    place: str = ""
    lead: str = ""
    total: bool = False


def facts(text: str, today: date) -> GoalFacts:
    """What a sentence says, to fill in a form with. It raises nothing."""
    return of_sentence(read(text, today))


def of_sentence(sentence: Sentence) -> GoalFacts:
    """`facts` of a sentence that was read."""
    rest = sentence.rest
    lead = led_by(sentence.text) or ""
    if sentence.foreign:
        first = sentence.numbers.pairs[0] if sentence.numbers.pairs else None
        return GoalFacts(
            first[0].value if first else None,
            first[1].value if first else None,
            report_back=sentence.dates.day,
        )
    baseline, target, end = _figures(sentence)
    total = is_total(sentence)
    if total and baseline is None and not activity(sentence):
        baseline = Decimal(0)
    unit = ""
    if end is not None:
        unit = unit_after(rest, end)
        if not unit and sentence.numbers.pairs:
            unit = unit_after(rest, sentence.numbers.pairs[0][0])
    place = _place(rest, end.end if end else 0)
    measure = "" if activity(sentence) else _measure(sentence, place)
    if not unit and measure and (named := _TIME.search(measure)):
        unit = named[0].lower()
    return GoalFacts(
        baseline,
        target,
        unit,
        measure,
        sentence.dates.day,
        place,
        lead if lead and one_person(lead) else "",
        total,
    )


def _figures(sentence: Sentence) -> tuple[Decimal | None, Decimal | None, Figure | None]:
    """Baseline, target, and the figure after which the unit stands."""
    numbers = sentence.numbers
    if numbers.pairs:
        first, second = numbers.pairs[0]
        return first.value, second.value, second
    for figure in numbers.figures:
        if _TO.search(sentence.rest[max(0, figure.start - 30) : figure.start]):
            return None, figure.value, figure
    said = predicate(sentence.rest)
    if (
        numbers.figures
        and _COUNTED.match(said)
        and base(said.split()[0].lower()) in RESULT | {"house"}
    ):
        return None, numbers.figures[0].value, numbers.figures[0]
    if numbers.word.lower() in ("zero", "nil", "no", "none", "nobody", "eliminate", "eliminated"):
        return None, Decimal(0), None
    return None, None, None


def unit_after(rest: str, figure: Figure) -> str:
    after = rest[figure.end :]
    if rate := _RATE.match(after):
        return rate[1]
    found = _UNIT.match(after)
    if found is None:
        return ""
    unit = found[1]
    if unit.lower().replace(" ", "") == "percent":
        return "%"
    return "" if unit.split()[0].lower() in _NO_UNIT else unit


def _measure(sentence: Sentence, place: str) -> str:
    """What is counted: between the verb and the first figure, behind 'finish 40', or before the verb.

    Where it ends with a place, that is left to `place` if it is the same one.
    """
    said = _LED.sub("", predicate(sentence.rest)).strip(" .;,")
    if turned := _FROM_TO.match(said):
        measure = re.split(r"\s(?:by|across) |[;,]", said[turned.end() :], maxsplit=1)[0]
        measure = measure.removeprefix("% ")
    elif counted := _COUNTED.match(said):
        measure = said[counted.end() :]
    else:
        if figure := _FIGURE.search(said):
            said = said[: figure.start()]
        else:
            said = re.split(r"\s(?:by|across) |;|, ", said, maxsplit=1)[0]
        words = said.split()
        verb_led = bool(words) and base(words[0].lower()) in RESULT
        words = words[verb_led:]
        if not verb_led:
            ends = (at for at, word in enumerate(words) if at and word.lower() in RESULT_SIGNS)
            words = words[: next(ends, len(words))]
        dropped = _DROPPED - _NOUNS if verb_led else _DROPPED
        while words and words[-1].lower() in dropped:
            words = words[:-1]
        listed = figure is not None and figure[0][:1] == ":"
        if (
            not verb_led
            and not listed
            and any(base(word) in RESULT and not word.endswith("ed") for word in words)
        ):
            return ""
        measure = " ".join(words)
    measure = measure.partition(" instead of ")[0].rpartition(" so that ")[2]
    measure = _NUMBER_OF.sub("", measure.strip(" .;,:"), count=1)
    for found in _PLACE.finditer(measure):
        if found.start() and found.end() == len(measure) and found[0] == place:
            measure = measure[: found.start()].rstrip()
    if len(measure) > 120:
        return ""
    at_start = measure[1:2].islower() and sentence.text.startswith(measure[:2])
    return measure[:1].lower() + measure[1:] if at_start else measure


def _place(rest: str, after: int) -> str:
    """'in the north office', with its preposition."""
    said = _LED.sub("", rest)
    for found in (*_PLACE.finditer(said, after), *_PLACE.finditer(said[:after] if after else "")):
        words = re.split(
            r"\s(?:from|to|by|down|up|cut|raised|reduced|halved|within|who|that|is|are)\s|\s{2,}",
            found[0],
            maxsplit=1,
        )[0].strip()
        if _is_place(words):
            return words
    return ""


def _is_place(words: str) -> bool:
    parts = words.lower().split()
    return len(parts) > 1 and parts[1] not in _NO_PLACE


def rewrite(text: str, *, known: GoalFacts | None = None, today: date) -> str:
    """'From 45 to 20 days to … in … by …, led by …', with words in brackets for what is still to be found.

    What is `known` wins over what the sentence says.
    """
    return of_rewrite(of_sentence(read(text, today)), known or GoalFacts(), today)


def of_rewrite(said: GoalFacts, known: GoalFacts, today: date) -> str:
    """`rewrite` from what was read already."""
    baseline = known.baseline if known.baseline is not None else said.baseline
    target = known.target if known.target is not None else said.target
    unit = safe(known.unit or said.unit).strip()
    measure = safe(known.measure or said.measure).strip()
    day = known.report_back or said.report_back
    place = safe(known.place or said.place).strip()
    lead = safe(known.lead or said.lead).strip()
    start = show_number(baseline) if baseline is not None else "(where it stands now)"
    end = show_number(target) if target is not None else "(the number wanted)"
    if unit and re.search(rf"\b{re.escape(unit)}\b", measure, re.I):
        what = measure  # '20 days to issue a permit', '20 permit days'
    elif unit.startswith(("a ", "per ", "each ")):
        what = f"{measure or '(what is counted)'} {unit}"
    elif unit:
        what = f"{unit} of {measure or '(what is counted)'}"
    else:
        what = measure or "(what is counted)"
    where = place or "in (the place)"
    if not where.lower().startswith(("in ", "at ", "on ")):
        where = f"in {where}"
    if where.lower() in what.lower():
        where = ""
    by = day_month(day, today) if day is not None else "(the date)"
    parts = [f"From {start} to {end}", what, where, f"by {by}, led by {lead or '(one name)'}."]
    return " ".join(part for part in parts if part)
