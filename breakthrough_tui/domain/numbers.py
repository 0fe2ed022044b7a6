"""Numbers as people write and read them; exact, never floating."""

from __future__ import annotations

import re
from decimal import Decimal

from breakthrough_tui.domain.errors import Invalid

MOST_DIGITS = 15
MOST_DECIMALS = 6

_SPACES = "[\u00a0\u2007\u2009\u202f]"
_NUMBER = r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)?(?:\.([0-9]+))?"
_OTHER_HABIT = r"[+-]?[0-9][0-9., ']*"


def read_number(text: str) -> Decimal:
    """The number in `text`: '1,200', '1 200', '14.5', '-3', '30 %'; Invalid for all else.

    A dot stands before decimals and a comma between thousands; what could be read in two ways is
    refused.
    """
    said = re.sub(_SPACES, " ", text).strip().replace("−", "-")
    bare = said.removesuffix("%").rstrip() if said != "%" else said
    found = re.fullmatch(_NUMBER, bare) if len(bare) <= 60 else None
    if found is None or (found[2] is None and found[3] is None):
        raise Invalid(*_refusal(text, bare))
    whole = (found[2] or "0").replace(",", "").replace(" ", "").lstrip("0") or "0"
    decimals = (found[3] or "").rstrip("0")
    if len(decimals) > MOST_DECIMALS or len((whole + decimals).lstrip("0")) > MOST_DIGITS:
        raise Invalid(*_too_many(bare))
    number = Decimal(f"{whole}.{decimals}" if decimals else whole)
    return -number if found[1] == "-" and number else number


def check_number(value: Decimal) -> None:
    """Raises Invalid for what is no number that could be counted: 'nan', infinity."""
    if not value.is_finite():
        raise Invalid(f"'{value}' is not a number.", "Write it in digits, for example 14.5.")


def show_number(value: Decimal) -> str:
    """'45', '1,200', '14.5': commas between thousands, no zeros at the end."""
    if not value.is_finite():
        return str(value)
    words = f"{value:,f}"
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    return "0" if words == "-0" else words


def _too_many(said: str) -> tuple[str, str]:
    return (
        f"'{said}' has too many digits.",
        f"At most {MOST_DIGITS} digits, {MOST_DECIMALS} of them after the dot.",
    )


def _refusal(text: str, bare: str) -> tuple[str, str]:
    from breakthrough_tui.domain.text import safe

    said = " ".join(safe(text).split())
    if not said:
        return "The number is empty.", "Write it like 45, 1,200 or 14.5."
    if len(said) > 40:
        said = said[:39] + "…"
    if len(bare) > 60 and bare.isascii() and bare.isdigit():
        return _too_many(said)
    if re.fullmatch(_OTHER_HABIT, bare) and not bare.endswith((".", ",")):
        return (
            f"'{said}' can be read in more than one way.",
            "A dot comes before decimals, commas between thousands: 1,200.5.",
        )
    return f"'{said}' is not a number.", "Write it like 45, 1,200 or 14.5."
