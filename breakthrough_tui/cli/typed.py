"""Numbers and texts as they come with a command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from breakthrough_tui.cli.opening import short
from breakthrough_tui.domain.errors import BreakthroughError, Invalid

if TYPE_CHECKING:
    from decimal import Decimal


def number(text: str) -> Decimal:
    """A number that was typed."""
    from breakthrough_tui.domain.numbers import read_number

    return read_number(text)


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
