"""Styled parts of a line, and how they fit into a width in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from breakthrough_tui.domain.text import safe

GUTTER = 3
"""Cells before a row: a blank, the cursor's bar, a blank."""


class Part(NamedTuple):
    """Text in one role of the palette: text, heading, quiet, accent, good, warning or bad.

    `width` cuts and fills it to so many cells, a negative one from the left, so that it ends flush right. One part of a
    line may `stretch`: it takes what the others leave, so that what follows it stands at the right end.
    """

    role: str
    text: str
    width: int | None = None
    stretch: bool = False


Line = tuple[Part, ...]


def cut(text: str, width: int) -> str:
    """At most `width` cells of a text, with '…' at its end where something is missing."""
    if len(text) * 2 <= width or cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1) + "…"


def fill(text: str, width: int) -> str:
    """Exactly `width` cells; with a negative one the text ends flush right."""
    text = cut(text, abs(width))
    space = " " * (abs(width) - cell_len(text))
    return text + space if width >= 0 else space + text


def fitted(line: Sequence[Part], width: int) -> Iterator[tuple[str, str]]:
    """Role and text of each part, together at most `width` cells and harmless."""
    texts = [safe(part.text) for part in line]
    texts = [
        text if part.width is None else fill(text, part.width)
        for part, text in zip(line, texts, strict=True)
    ]
    for index, part in enumerate(line):
        if part.stretch:
            others = sum(cell_len(text) for at, text in enumerate(texts) if at != index)
            texts[index] = fill(texts[index], max(0, width - others))
            break
    left = width
    for part, text in zip(line, texts, strict=True):
        shown = cut(text, left)
        if shown:
            yield part.role, shown
        left -= cell_len(shown)
        if left <= 0 or shown != text:
            return


def wrapped(text: str, width: int) -> list[str]:
    """A text as lines of at most `width` cells, broken between words where there are some."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        indent = paragraph[: len(paragraph) - len(paragraph.lstrip())].expandtabs(4)[: width // 2]
        line = indent
        for word in paragraph.split():
            joined = f"{line} {word}" if line.strip() else line + word
            if cell_len(joined) <= width:
                line = joined
                continue
            if line.strip():
                lines.append(line)
            *full, line = chop_cells(word, max(1, width)) or [""]
            lines += full
        lines.append(line)
    return lines
