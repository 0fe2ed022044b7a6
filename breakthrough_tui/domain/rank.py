"""Ranks: strings of digits that sort as they stand, with room between any two.

A rank is the decimals of a fraction and never ends in 0, so that something always fits before it.
Their order is that of Python and of the "C" collation.
"""

from __future__ import annotations

from collections.abc import Collection

LONGEST = 32
"""A longer rank has its column spaced anew in the same transaction (DESIGN.md, ordering)."""


def between(before: str | None, after: str | None) -> str:
    """A rank after `before` and before `after`; None is the end of the list.

    Most things land at an end, so ranks grow slowest there: 8 digits after 20,000 of them.
    """
    if before is not None:
        _check(before)
    if after is not None:
        _check(after)
    if before is None and after is None:
        return "5"
    if before is None:
        assert after is not None
        return _step(after, -1)
    if after is None:
        return _step(before, 1)
    if before >= after:
        raise ValueError(f"no rank fits between {before!r} and {after!r}")
    return _middle(before, after)


def just_after(wanted: str, taken: Collection[str]) -> str:
    """`wanted` itself if it is free, else a rank between it and the next one."""
    if wanted not in taken:
        return wanted
    return between(wanted, min((rank for rank in taken if rank > wanted), default=None))


def spread(count: int) -> list[str]:
    """`count` ranks in order, evenly spaced and short."""
    if count < 1:
        return []
    width = len(str(count + 1)) + 1
    scale = 10**width
    return [f"{scale * n // (count + 1):0{width}d}".rstrip("0") for n in range(1, count + 1)]


def _check(rank: str) -> None:
    if not (rank.isascii() and rank.isdigit()) or rank.endswith("0"):
        raise ValueError(f"{rank!r} is not a rank")


def _step(rank: str, step: int) -> str:
    """The next rank outwards, in steps that get smaller towards the end, which is never reached."""
    edge = "9" if step > 0 else "0"
    width = 2 * (len(rank) - len(rank.lstrip(edge)) + 1)
    number = int(rank[:width].ljust(width, "0"))
    if step > 0 or len(rank) <= width:
        number += step
    if number % 10 == 0:
        number += step
    return f"{number:0{width}d}"


def _middle(before: str, after: str) -> str:
    same = 0
    while same < len(before) and before[same] == after[same]:
        same += 1
    low = int(before[same]) if same < len(before) else 0
    high = int(after[same])
    prefix = after[:same]
    if high - low >= 2:
        return f"{prefix}{(low + high) // 2}"
    if high > low:
        if same + 1 < len(after):
            return f"{prefix}{high}"
        return f"{prefix}{low}{_above(before[same + 1 :])}"
    # `before` ended and `after` goes on with a 0.
    return f"{prefix}0{_below(after[same + 1 :])}"


def _above(rest: str) -> str:
    """Digits greater than `rest`, about half way to the end."""
    nines = len(rest) - len(rest.lstrip("9"))
    digit = int(rest[nines]) if nines < len(rest) else 0
    return "9" * nines + str((digit + 10) // 2)


def _below(rest: str) -> str:
    """Digits smaller than `rest`, about half way to the beginning."""
    zeros = len(rest) - len(rest.lstrip("0"))
    digit = int(rest[zeros])
    if digit > 1:
        return "0" * zeros + str(digit // 2)
    return "0" * zeros + ("1" if zeros + 1 < len(rest) else "05")
