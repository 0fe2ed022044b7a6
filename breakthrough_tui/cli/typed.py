"""Numbers and texts as they come with a command line."""

from __future__ import annotations

import sys

from breakthrough_tui.cli.opening import short
from breakthrough_tui.domain.errors import BreakthroughError, Invalid

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


def number(text: str) -> Decimal:
    """A number that was typed."""
    from breakthrough_tui.domain.numbers import read_number

    return read_number(text)


def past_day(text: str, today: date) -> date:
    """A day that is over, or today; a weekday is the last such day."""
    from datetime import timedelta

    from breakthrough_tui.domain.dates import date_or_error

    day = date_or_error(text, today)
    if day > today and not any(character.isdigit() for character in text):
        day -= timedelta(days=7)
    if day > today:
        raise Invalid(
            f"'{short(text)}' is still to come.", "Say a day that is past: 2 nov, or thu."
        )
    return day


def bytes_of(source: str) -> bytes:
    """What a file holds; '-' is standard input."""
    from pathlib import Path

    try:
        return sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise BreakthroughError(
            f"'{short(source)}' cannot be read: {error.strerror}.", "Is it the right path?"
        ) from error


def text_of(source: str) -> str:
    """The text that a file holds."""
    raw = bytes_of(source)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        name = "standard input" if source == "-" else f"'{short(source)}'"
        raise Invalid(
            f"Line {line} of {name} is not UTF-8 text.", "Save it as UTF-8 first."
        ) from None


def words_or_stdin(text: str) -> str:
    """A text that was typed; '-' is what standard input holds."""
    return text_of("-") if text == "-" else text
