"""Numbers as figures carry them: with either mark for decimals, thousands in many ways, percent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.clues import Clues
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.numbers import MOST_DECIMALS, MOST_DIGITS

HOW_TO_WRITE = "Write it in digits, for example 1200 or 14.5."
LONGEST = 60


class DecimalMark(StrEnum):
    """What stands before the decimals; the other one then stands between thousands."""

    DOT = "dot"
    COMMA = "comma"


_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ") | {
    ord("−"): "-",
    ord("’"): "'",
}
_GROUPED = r"([+-]?)(?:([0-9]+)|([1-9][0-9]{{0,2}}(?:([{marks}' ])[0-9]{{3}})(?:\4[0-9]{{3}})*))?"
_NUMBER = {
    DecimalMark.DOT: re.compile(_GROUPED.format(marks=",") + r"(?:\.([0-9]+))?"),
    DecimalMark.COMMA: re.compile(_GROUPED.format(marks=".") + r"(?:,([0-9]+))?"),
}
_SIMPLE = {
    DecimalMark.DOT: re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?"),
    DecimalMark.COMMA: re.compile(r"-?[0-9]{1,9}(?:,[0-9]{1,6})?"),
}
"""What most lines of long files are, read without looking further."""
_UNCLEAR = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_SMALLEST = Decimal(1).scaleb(-MOST_DECIMALS)


def mark_clues(texts: Iterable[str]) -> Clues:
    """What numbers say about their mark: `one` has a decimal dot, `other` a comma, `unclear` is either.

    '12,5' and '1.234.567' say a comma; '1,234' could be over a thousand or a little over one.
    """
    one = other = unclear = ""
    dot, comma = _NUMBER[DecimalMark.DOT], _NUMBER[DecimalMark.COMMA]
    for text in texts:
        if "." not in text and "," not in text:
            continue
        bare = _bare(text)
        if _UNCLEAR.fullmatch(bare):
            unclear = unclear or text
        elif dot.fullmatch(bare):
            one = one or text
        elif comma.fullmatch(bare):
            other = other or text
    return Clues(one, other, unclear)


def figure_number(text: str, mark: DecimalMark) -> Decimal:
    """The number that `text` is with this decimal mark; Invalid for all else.

    '30 %' is 30. Decimals beyond what is kept are rounded: programs write 66.66666666666667.
    """
    if _SIMPLE[mark].fullmatch(text):
        return Decimal(text.replace(",", ".")) or Decimal(0)
    bare = _bare(text)
    found = _NUMBER[mark].fullmatch(bare) if len(bare) <= LONGEST else None
    if found is None or not (found[2] or found[3] or found[5]):
        raise Invalid(*_refusal(text, bare, mark))
    whole = found[2]
    if whole is None:
        whole = found[3].replace(found[4], "") if found[3] else "0"
    if len(whole) > MOST_DIGITS and len(whole.lstrip("0")) > MOST_DIGITS:
        raise Invalid(f"{_quoted(text)} has too many digits.", f"At most {MOST_DIGITS}.")
    decimals = found[5]
    if not decimals:
        number = Decimal(whole)
    else:
        number = Decimal(f"{whole}.{decimals}")
        if len(decimals) > MOST_DECIMALS:
            number = number.quantize(_SMALLEST)
    return -number if found[1] == "-" and number else number


def _bare(text: str) -> str:
    if not text.isascii():
        text = text.translate(_SPACES)
    return text.strip().removesuffix("%").rstrip()


def _refusal(text: str, bare: str, mark: DecimalMark) -> tuple[str, str]:
    if not bare:
        return "The number is empty.", HOW_TO_WRITE
    other = DecimalMark.COMMA if mark is DecimalMark.DOT else DecimalMark.DOT
    if len(bare) <= LONGEST and _NUMBER[other].fullmatch(bare):
        return f"{_quoted(text)} is not a number with a decimal {mark}.", HOW_TO_WRITE
    return f"{_quoted(text)} is not a number.", HOW_TO_WRITE


def _quoted(text: str) -> str:
    from breakthrough_tui.domain.text import safe

    said = " ".join(safe(text).split())
    return f"'{said if len(said) <= 40 else said[:39] + '…'}'"
