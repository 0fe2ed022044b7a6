"""One line of the screen from styled parts: cut by cells, padded, in as few segments as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from breakthrough_tui.domain.text import beginning, safe

Part = tuple[str, Style]
"""Some text, and how it looks."""

_MOST_CHARACTERS_A_CELL = 12
"""Letter, combining marks and joiners: so much of a text is looked at for each cell that is to be filled."""

_USUAL_CHARACTERS_A_CELL = 3
"""Enough in most scripts."""


def cut(text: str, width: int) -> str:
    """One harmless line of at most `width` cells, with '…' where something is missing."""
    if width <= 0:
        return ""
    shown = safe(text[: width * _MOST_CHARACTERS_A_CELL + 1])
    if len(shown) <= width and shown.isascii():
        return shown
    if cell_len(shown) <= width:
        return shown
    return set_cell_size(shown, width - 1) + "…"


def width_of(parts: Iterable[Part]) -> int:
    """The cells that parts take."""
    return sum(cell_len(text) for text, _ in parts)


def line(parts: Sequence[Part], width: int, ground: Style) -> Strip:
    """The parts in exactly `width` cells: the one that does not fit is cut, the rest is ground.

    Neighbours of one style become one segment, and blanks take the style of what stands before them where that
    changes nothing for the eye (or of what comes after them, at the start): each segment costs bytes.
    """
    segments: list[Segment] = []
    text, style = "", ground
    left = width
    for part, part_style in parts:
        if left <= 0:
            break
        shown = cut(part, left)
        if not shown:
            continue
        left -= cell_len(shown)
        if style == part_style or (not text.strip() and _same_ground(style, part_style)):
            text, style = text + shown, part_style
        elif not shown.strip() and _same_ground(style, part_style):
            text += shown
        else:
            if text:
                segments.append(Segment(text, style))
            text, style = shown, part_style
    if left > 0:
        if text and _same_ground(style, ground):
            text += " " * left
        else:
            if text:
                segments.append(Segment(text, style))
            text, style = " " * left, ground
    if text:
        segments.append(Segment(text, style))
    return Strip(segments, width)


def line_between(
    left: Sequence[Part], right: Sequence[Part], width: int, ground: Style, *, gap: int = 2
) -> Strip:
    """Left parts and right parts with room between them; the right ones stay whole, the left ones are cut."""
    taken = width_of(right)
    if not right or taken + gap >= width:
        return line(left, width, ground)
    room = width - taken - gap
    fitting: list[Part] = []
    for text, style in left:
        if room <= 0:
            break
        shown = cut(text, room)
        room -= cell_len(shown)
        fitting.append((shown, style))
    return line([*fitting, (" " * (room + gap), ground), *right], width, ground)


def wrap(text: str, width: int) -> list[str]:
    """Words in lines of at most `width` cells; a word that is longer is broken. An empty text is one empty line."""
    return list(_wrapped(beginning(text), width))


@lru_cache(64)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """What is drawn line by line is asked for again with each line."""
    lines: list[str] = []
    current, taken = "", 0
    for word in safe(text).split(" "):
        size = cell_len(word)
        if current and taken + 1 + size > width:
            lines.append(current)
            current, taken = "", 0
        while size > width:
            # A wide letter may not fit into a width of one cell. The whole word is not looked at for each line: a
            # description in Chinese may be one.
            piece = word[: width * _USUAL_CHARACTERS_A_CELL]
            if cell_len(piece) < width + 2:
                piece = word[: width * _MOST_CHARACTERS_A_CELL]
            head = set_cell_size(piece, width).rstrip() or word[0]
            lines.append(head)
            word = word[len(head) :]
            size -= cell_len(head)
            if size <= 2 * width:
                size = cell_len(word)
        current, taken = (f"{current} {word}", taken + 1 + size) if current else (word, size)
    lines.append(current)
    return tuple(lines)


def _same_ground(one: Style, other: Style) -> bool:
    """Whether a blank looks the same in both."""
    return (
        one.bgcolor == other.bgcolor
        and not (one.underline or other.underline)
        and not (one.reverse or other.reverse)
    )
