"""Codes of breakthroughs: short, said aloud, and the first half of every number (PERMIT-12)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from breakthrough_tui.domain.errors import Invalid

LONGEST = 10

# Compiled when they are first used: few who start the program make or read a code.
_CODE = r"[A-Z][A-Z0-9]{1,9}"
_WORD = r"[A-Za-z]{3,}"

_PLACE_OR_NUMBER = r"(?i:[,;0-9]| (?:in|on|at|from|to|by|within|under|below)\b(?!-))"
"""Where a goal goes on with where, how much and by when; what it counts stands before that."""

_SAYS_LITTLE = frozenset(
    "the and for from with into that this than then them they our your their all any each every per day days week"
    " weeks month months year years hour hours minute minutes time times percent number rate share average cut"
    " reduce increase raise halve double lower improve finish get make bring have keep stop start issue reach"
    " north south east west one two three five ten until before after within under over january"
    " february march april may june july august september october november december".split()
)


def read_code(text: str) -> str:
    """The code that somebody typed, in capitals; Invalid when it cannot be one."""
    code = text.strip().upper()
    if not re.fullmatch(_CODE, code):
        raise Invalid(
            f"'{text.strip()[:20]}' cannot be a code.",
            f"Use 2 to {LONGEST} letters and digits that begin with a letter: PERMIT.",
        )
    return code


def suggest_code(sentence: str, taken: Collection[str]) -> str:
    """A code from the words of a goal, unlike all those that are taken: the last of its telling words that fits."""
    words: list[str] = [word.upper() for word in re.findall(_WORD, sentence.split(",")[0])]
    what = re.findall(_WORD, re.split(_PLACE_OR_NUMBER, sentence, maxsplit=1)[0])
    telling = _telling(what)
    fitting = [word for word in telling if 4 <= len(word) <= LONGEST]
    if not fitting:
        telling = _telling(words)
        fitting = [word for word in telling if 4 <= len(word) <= LONGEST]
    stem = fitting[-1] if fitting else (telling or words or ["GOAL"])[0][:LONGEST]
    if stem not in taken:
        return stem
    number = 2
    while f"{stem[: LONGEST - 2]}{number}" in taken:
        number += 1
    return f"{stem[: LONGEST - 2]}{number}"


def _telling(words: Sequence[str]) -> list[str]:
    return [word.upper() for word in words if word.lower() not in _SAYS_LITTLE]
