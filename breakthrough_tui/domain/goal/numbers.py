"""The numbers in a goal: which are figures, and which belong to a name."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.goal.words import (
    FOREIGN_NUMBERS,
    NAMED_BEFORE,
    NUMBER_WORDS,
    SHARES,
    UNITS_ATTACHED,
    VERBS_TOO,
)
from breakthrough_tui.domain.numbers import MOST_DECIMALS, MOST_DIGITS, read_number
from breakthrough_tui.domain.values import dataclass

_NUMBER = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.,'’][0-9]+)*")
_THOUSANDS_OR_NOT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_AFTER = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.'’-]*)[ #(]*$")
_QUALIFIES = re.compile(
    r"\b(?:older|younger|longer|larger|bigger|heavier|earlier|later|overdue) (?:than|by) $|\b(?:aged|section|age)\s$",
    re.I,
)
_IN_A_NAME = re.compile(r"\b(?:[A-Z][\w-]*) $")
_COUNTED = frozenset("to from by below under over above at reach than least most of".split())
_WORDS = re.compile(
    r"\b(?:" + "|".join(sorted(SHARES | set(NUMBER_WORDS), key=len, reverse=True)) + r")\b", re.I
)
_NONE = re.compile(
    r"(?:^\W*|\bthat )(?:no|none|nobody|never)\b|\bto none\b|\b(?:with|have) no\b", re.I
)
_FOREIGN = re.compile(rf"\b(?:{FOREIGN_NUMBERS})\b|[^\W_]*(?:halbieren|verdoppeln)\b", re.I)
_HOW = r"(?: (?:about|around|nearly|over|under|below|above|at least|at most|less than|more than|fewer than|only))?"
_FROM = re.compile(rf"\b(?:from|von|de|da|dal|van){_HOW} ?[£$€]? ?$")
_TO = re.compile(rf"(?:^|[\s%])(?:to|auf|à|a|al|naar){_HOW}(?: the)? ?[£$€]? ?$|^ ?(?:->|→|-|–) ?$")
_ARROW = re.compile(r"(?:->|→|=>) ?[£$€]? ?$")
_TO_END = re.compile(rf"\bto{_HOW} ?[£$€]? ?$")
_FROM_END = re.compile(rf"\bfrom{_HOW} ?[£$€]? ?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts something, and where it stands. `value` is None if it cannot be told."""

    start: int
    end: int
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The figures of a goal, and its first 'from 45 to 20'."""

    figures: tuple[Figure, ...]
    word: str
    pairs: tuple[tuple[Figure, Figure], ...]

    @property
    def said(self) -> bool:
        """Whether there is a number at all."""
        return bool(self.figures or self.word)


def find_numbers(rest: str, *, foreign: bool = False) -> Numbers:
    """The figures in a text from which the dates were taken."""
    figures = [
        Figure(found.start(), found.end(), _value(found[0]))
        for found in _NUMBER.finditer(rest)
        if not _is_name(rest, found)
    ]
    word = _WORDS.search(rest) or _NONE.search(rest) or (_FOREIGN.search(rest) if foreign else None)
    said = " ".join(word[0].split()) if word else ""
    if said.lower() in ("third", "quarter", "double") and not figures:
        # 'the third floor', 'double bookings'
        said = said if _is_share(rest, word) else ""
    return Numbers(tuple(figures), said, _pairs(rest, figures))


def _is_share(rest: str, word: re.Match[str] | None) -> bool:
    if word is None:
        return False
    before = rest[: word.start()].lower().rstrip()
    return word[0].lower() == "double" or before.endswith((" a", " one", " by", " two"))


def _is_name(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    before, after = text[max(0, start - 40) : start], text[end : end + 12]
    if after[:1].isalpha() or after[:1] == "_":
        letters = _AFTER.match(after)
        if letters is None or letters[0] not in UNITS_ATTACHED:
            return True
    if after[:1] in "/" and after[1:2].isdigit():
        return True
    if before[-1:].isalpha() or before[-1:] in ("_", "#", "/"):
        return True
    if before.endswith("-") and before[-2:-1].isalnum() and not before[-2:-1].isdigit():
        return True
    if _QUALIFIES.search(before):
        return True
    if after.lstrip(" ")[:1] in ("%", "‰"):
        return False
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    last = word[1].lower()
    if last in _COUNTED:
        return False
    at_start = not text[: max(0, start - 40) + word.start()].strip()
    if last.rstrip(".") in NAMED_BEFORE:
        return not (at_start and last in VERBS_TOO)
    return not at_start and bool(_IN_A_NAME.search(before)) and not word[1].isupper()


def _value(said: str) -> Decimal | None:
    plain = said.replace("'", "").replace("’", "").replace(" ", "")
    if _THOUSANDS_OR_NOT.fullmatch(plain):
        return None
    try:
        return read_number(plain)
    except Invalid:
        pass
    digits = plain.replace(",", ".")
    if digits.count(".") == 1 and len(digits) <= MOST_DIGITS:
        whole, _, decimals = digits.partition(".")
        if len(decimals) <= min(2, MOST_DECIMALS):
            return Decimal(f"{whole}.{decimals}")
    return None


def _pairs(rest: str, figures: list[Figure]) -> tuple[tuple[Figure, Figure], ...]:
    """Each 'from A to B', also 'to B from A' as its own order says."""
    known = {figure.start: figure for figure in figures}
    for found in _WORDS.finditer(rest):
        value = NUMBER_WORDS.get(found[0].lower())
        if value is not None:
            known[found.start()] = Figure(found.start(), found.end(), Decimal(value))
    if len(known) < 2:
        return ()
    order = [known[start] for start in sorted(known)]
    pairs = []
    for first, second in pairwise(order):
        before = rest[max(0, first.start - 24) : first.start].lower()
        between = rest[first.end : second.start].lower()
        if len(between) > 48 or ";" in between:
            continue
        listed = before.rstrip(" £$€").endswith(":")  # 'Days to issue a permit: 45 to 20'
        if _ARROW.search(between) or ((listed or _FROM.search(before)) and _TO.search(between)):
            pairs.append((first, second))
        elif between.rstrip().endswith(" instead of") or (
            _TO_END.search(before) and _FROM_END.search(between)
        ):
            pairs.append((second, first))
    return tuple(pairs)
