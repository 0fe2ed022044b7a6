"""What goes to standard output: aligned text for people, JSON for programs."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from breakthrough_tui.domain.text import beginning, safe, safe_text

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

GAP = "  "


def print_json(value: Any) -> None:
    """One JSON value, in ASCII, so that no text in it can act on a terminal or fail to be encoded."""
    import json

    json.dump(value, sys.stdout, indent=2, default=_plain)
    sys.stdout.write("\n")


def say(*parts: str) -> None:
    """One line; parts that are empty are left out."""
    print(GAP.join(safe(part) for part in parts if part))


def say_text(text: str, head: str = "") -> None:
    """Several lines that somebody wrote, such as a description; set in, so that none passes for a line of ours."""
    first, *others = safe_text(text).split("\n")
    print(f"{safe(head)} {first}" if head else f"{GAP}{first}")
    for line in others:
        print(f"{GAP}{line}".rstrip())


def note(sentence: str) -> None:
    """Something to know that is no error, to standard error."""
    print(f"breakthrough: note: {safe(sentence)}", file=sys.stderr)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns under their heads, cut to the terminal's width if there is a terminal."""
    lines = [[safe(beginning(cell)) for cell in row] for row in rows]
    if not lines:
        return
    room = terminal_width()
    kept = [at for at in range(len(heads)) if any(line[at] for line in lines)]
    widths = {at: max(width(heads[at]), *(width(line[at]) for line in lines)) for at in kept}
    for line in [heads, *lines]:
        text = GAP.join(pad(line[at], widths[at]) for at in kept).rstrip()
        print(text if room is None else cut(text, room))


def terminal_width() -> int | None:
    """The columns of the terminal behind standard output; None when it is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def width(text: str) -> int:
    """How many columns of a terminal a line takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def cut(text: str, room: int) -> str:
    """The text, or as much of it as fits with '…' after it."""
    if width(text) <= room:
        return text
    kept: list[str] = []
    used = 1
    for character in text:
        used += _columns(character)
        if used > room:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…" if room > 0 else ""


def pad(text: str, room: int) -> str:
    """The text with spaces after it."""
    return text + " " * (room - width(text))


def instant(at: datetime | None) -> str | None:
    """'2026-11-09T14:02:31Z': UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where it is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON")


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
