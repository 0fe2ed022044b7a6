"""Figures that one can read from the back of a room, drawn from one sign a pixel."""

from __future__ import annotations

HEIGHT = 5
FULL = "█"
ASCII = "#"

_SHAPES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "+": ("   ", " # ", "###", " # ", "   "),
    "-": ("   ", "   ", "###", "   ", "   "),
    ":": (" ", "#", " ", "#", " "),
}


def big(text: str, *, scale: int = 1, pixel: str = FULL) -> tuple[str, ...]:
    """A number in lines of `HEIGHT` times `scale`; a pixel is twice as wide as it is high. Other signs are left out."""
    shapes = [_SHAPES[sign] for sign in text if sign in _SHAPES]
    lines = []
    for row in range(HEIGHT):
        parts = ["".join(_pixel(dot, scale, pixel) for dot in shape[row]) for shape in shapes]
        lines += [(" " * 2 * scale).join(parts)] * scale
    return tuple(lines)


def big_width(text: str, *, scale: int = 1) -> int:
    """The cells that `big` takes."""
    return len(big(text, scale=scale)[0])


def _pixel(dot: str, scale: int, pixel: str) -> str:
    return (pixel if dot == "#" else " ") * 2 * scale
