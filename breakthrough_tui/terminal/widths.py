"""How many cells text takes, and where terminals may disagree about it.

Cells are counted as Textual counts them, by Rich's table: it laid out what is to be shown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

from rich.cells import get_character_cell_size, split_graphemes

_NARROW = (
    "\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u0531-\u0556"
    "\u0561-\u0587\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u0e01-\u0e30\u0e32\u0e3f-\u0e46\u0e4f-\u0e5b\u10d0-\u10ff"
    "\u1e00-\u1f15\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f\u2150-\u218b\u2190-\u2319\u231c-\u2328"
    "\u232b-\u23e8\u2460-\u25fc\u2605-\u260d\u2669-\u267a\u2680-\u2689\u2690-\u2691\u2710-\u2713\u2715\u2717-\u2718\u2776-\u2793\u2800-\u28ff"
)
_WIDE = (
    "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u3163\u3165-\u318e\u31a0-\u31ba\u3220-\u3247"
    "\u3250-\u4dbf\u4e00-\ua48c\uac00-\ud7a3\uff01-\uff60\uffe0-\uffe6"
)
_MARKS = "\u0300-\u036f\u0e31-\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"

is_narrow = re.compile(f"[{_NARROW}]*").fullmatch
"""Whether text takes one cell a character, in every terminal."""


class _Settled(dict[str, bool]):
    """For each character, found out when it is first met: as one pattern it would take too long to start with."""

    def __missing__(self, character: str) -> bool:
        found = is_narrow(character) is not None or any(
            ranges[place] <= character <= ranges[place + 2]
            for ranges in (_WIDE, _MARKS)
            for place in range(0, len(ranges), 3)
        )
        if len(self) < 4096:
            self[character] = found
        return found


_settled = _Settled()


def is_settled(text: str) -> bool:
    """Whether every terminal counts the same cells for a text.

    So it is for Latin, Greek, Cyrillic, Hebrew, Arabic, Thai, Chinese, Japanese, Korean, boxes, arrows. Not for emoji,
    joiners, flags, the scripts of India, and whatever is newer than a terminal.
    """
    return is_narrow(text) is not None or all(map(_settled.__getitem__, text))


_KEPT = frozenset("\u200c\u200d")
"""The two joiners that emoji, Persian and the scripts of India need; nothing else invisible reaches a terminal."""

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})


def _is_flag_letter(text: str) -> bool:
    return len(text) == 1 and "\U0001f1e6" <= text <= "\U0001f1ff"


def _is_harmful(character: str) -> bool:
    """Controls of the second set, changes of direction, invisible characters: a terminal may obey them."""
    if character in _KEPT or "\U000e0020" <= character <= "\U000e007f":  # the tags of a flag
        return False
    return category(character) in _INVISIBLE and get_character_cell_size(character) == 0


@lru_cache(1024)
def reach(cluster: str) -> int:
    """The most cells that any terminal may give a cluster."""
    cells = 0
    for character in cluster:
        if character == "\ufe0f":
            cells += 1
        elif character >= "\U0001f000" and category(character) in ("So", "Sk"):
            cells += 2
        elif category(character) not in ("Mn", "Me", "Cf"):
            cells += max(1, get_character_cell_size(character))
    return cells


@lru_cache(1024)
def clusters(text: str) -> tuple[tuple[str, int], ...]:
    """What a text consists of: each cluster with the cells that it takes.

    The first may take none: marks that belong to what stands before the text.
    """
    if is_narrow(text):
        return tuple((character, 1) for character in text)
    if not text.isascii():
        text = "".join([character for character in text if not _is_harmful(character)])
    found: list[tuple[str, int]] = []
    for start, end, cells in split_graphemes(text)[0]:
        cluster = text[start:end]
        if found and _is_flag_letter(cluster[:1]) and _is_flag_letter(found[-1][0]):
            before, cells_before = found[-1]
            found[-1] = (before + cluster, cells_before + cells)
        else:
            found.append((cluster, cells))
    return tuple(found)
