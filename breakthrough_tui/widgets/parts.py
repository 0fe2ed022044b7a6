"""Parts of a line by role, and how they fit into a width in cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len

from breakthrough_tui.domain.labels import Colour
from breakthrough_tui.domain.text import beginning, safe_text
from breakthrough_tui.widgets.line import cut, wrap

Role = Literal[
    "text", "heading", "quiet", "accent", "key", "good", "warning", "bad", "rule", "cool", "warm"
]
"""A role of the palette (widgets/themes.py)."""


LABEL_ROLES: Mapping[Colour, Role] = {
    Colour.PLAIN: "text",
    Colour.QUIET: "quiet",
    Colour.ACCENT: "accent",
    Colour.GOOD: "good",
    Colour.WARNING: "warning",
    Colour.BAD: "bad",
    Colour.COOL: "cool",
    Colour.WARM: "warm",
}
"""The role that a label's colour is painted in."""


class Part(NamedTuple):
    """Some text in one role.

    `width` cuts and fills it to so many cells; with a negative one it ends flush right. One part of
    a line may `stretch`: it takes what the others leave, so that what follows stands at the right. A `link` is
    underlined and offered to the terminal; it has to come from `domain.addresses.link_of`.
    """

    role: Role
    text: str
    width: int | None = None
    stretch: bool = False
    link: str = ""


Line = tuple[Part, ...]


def fill(text: str, width: int) -> str:
    """Exactly `width` cells of a text; with a negative one it ends flush right."""
    shown = cut(text, abs(width))
    space = " " * (abs(width) - cell_len(shown))
    return shown + space if width >= 0 else space + shown


def fitted(line: Sequence[Part], width: int) -> list[tuple[Role, str]]:
    """Role and text of each part: as wide as it says, the stretching one as wide as there is room."""
    texts = [
        cut(part.text, width) if part.width is None else fill(part.text, part.width)
        for part in line
    ]
    for index, part in enumerate(line):
        if part.stretch:
            others = sum(cell_len(text) for at, text in enumerate(texts) if at != index)
            texts[index] = fill(part.text, max(0, width - others))
            break
    return [(part.role, text) for part, text in zip(line, texts, strict=True)]


_MOST_PARAGRAPHS = 2_000
"""More than any text has that says something: lines of ten letters each, up to the limit."""


def wrapped(text: str, width: int) -> list[str]:
    """A text of several lines in lines of at most `width` cells, with its indentation."""
    lines: list[str] = []
    paragraphs = safe_text(beginning(text)).expandtabs(4).splitlines() or [""]
    if len(paragraphs) > _MOST_PARAGRAPHS:
        paragraphs[_MOST_PARAGRAPHS:] = ["…"]
    for paragraph in paragraphs:
        if len(paragraph) <= width and paragraph.isascii() and paragraph[:1] != " ":
            lines.append(paragraph)
            continue
        words = paragraph.lstrip()
        indent = " " * min(len(paragraph) - len(words), width // 2)
        lines += [indent + line for line in wrap(words, max(1, width - len(indent)))]
    return lines
