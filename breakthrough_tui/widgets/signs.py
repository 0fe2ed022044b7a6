"""The signs that stand for those of Unicode where a terminal shows ASCII only: one table, one filter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

IN_ASCII = {
    "▌": "|",
    "█": "_",
    "▁": "_",
    "▂": ".",
    "▃": "-",
    "▄": "~",
    "▅": "=",
    "▆": "+",
    "▇": "#",
    "⚑": "!",
    "·": "-",
    "━": "=",
    "╸": "=",
    "─": "-",
    "│": "|",
    "⋮": ":",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "↔": "-",
    "‹": "<",
    "›": ">",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "²": "2",
    "✓": "x",
    "•": "*",
    "\N{NO-BREAK SPACE}": " ",
    "ß": "s",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
}
"""Each as wide as what it stands for. Letters lose their accents; what is left is '?'."""

_ELLIPSIS = re.compile("([ -~]{2})?…")


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """The text in ASCII, in as many cells. An ellipsis takes the place of the two cells before it as well."""
    if text.isascii():
        return text
    made = "".join(
        character if character.isascii() or character == "…" else _in_ascii(character)
        for character in unicodedata.normalize("NFC", text)
    )
    return _ELLIPSIS.sub(lambda found: "..." if found[1] else ".", made)


def _in_ascii(character: str) -> str:
    known = IN_ASCII.get(character)
    if known is not None:
        return known
    cells = cell_len(character)
    letter = unicodedata.normalize("NFKD", character)[:1]
    if letter.isascii() and letter.isprintable():
        return letter.ljust(cells) if cells else ""
    return "?" * cells


class AsciiOnly(LineFilter):
    """Lets only ASCII through to the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, as wide as they were."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(_fitting(segment.text), segment.style)
            for segment in segments
        ]


@lru_cache(4096)
def _fitting(text: str) -> str:
    """As many cells as before, also where signs that Rich counts as one were made of several characters."""
    cells = cell_len(text)
    return in_ascii(text)[:cells].ljust(cells)
