"""In which order to send what differs: each jump of the cursor and each change of style costs bytes."""

from __future__ import annotations

from typing import NamedTuple

from breakthrough_tui.terminal import styles

_FEW = 32
"""So many segments or styles are put in order by looking for the nearest each time; for more that takes too long."""


class Segment(NamedTuple):
    """Cells of one row that are sent in one style."""

    y: int
    start: int
    end: int
    style: str
    text: str
    blank: bool
    """Only blanks: every style with the same ground will do."""


def way(old_x: int, old_y: int, x: int, y: int) -> str:
    """The shortest sequence that moves the cursor. -1 for an old position that is not known, or for its column."""
    if old_y == y and old_x == x:
        return ""
    if x:
        absolute = f"\x1b[{y + 1};{x + 1}H"
    else:
        absolute = f"\x1b[{y + 1}H" if y else "\x1b[H"
    if old_y < 0 or (old_x < 0 and x):
        return absolute
    down = y - old_y
    relative = "\r" if x == 0 else _along(x - old_x)
    if down:
        letter = "B" if down > 0 else "A"
        step = f"\x1b[{abs(down)}{letter}" if abs(down) > 1 else f"\x1b[{letter}"
        relative = step + relative
        if 0 < down <= 3:
            # With the return: a tty makes one of each line feed, but not every tty.
            feeds = "\r\n" * down + (f"\x1b[{x}C" if x > 1 else "\x1b[C" if x else "")
            relative = min(feeds, relative, key=len)
    return relative if len(relative) < len(absolute) else absolute


def _along(step: int) -> str:
    """Within a row."""
    if step > 0:
        return f"\x1b[{step}C" if step > 1 else "\x1b[C"
    return "\b" * -step if step >= -4 else f"\x1b[{-step}D"


def change_to(pen: str | None, segment: Segment) -> str:
    """What to send before a segment, for its style."""
    if pen is not None and segment.blank and styles.ground(pen) == styles.ground(segment.style):
        return ""
    return styles.change(pen, segment.style)


def in_order(segments: list[Segment], pen: str | None, x: int, y: int) -> list[Segment]:
    """The segments row by row, style by style, or each nearest one next: whichever is shortest from x, y."""
    if len(segments) < 3:
        return segments
    orders = [segments, _style_by_style(segments, pen)]
    if len(segments) <= _FEW:
        orders.append(_nearest_first(segments, pen, x, y))
    return min(orders, key=lambda order: _cost(order, pen, x, y))


def _style_by_style(segments: list[Segment], pen: str | None) -> list[Segment]:
    """All of one style, then all of the one that is the least change away, and so on."""
    by_style: dict[str, list[Segment]] = {}
    by_ground: dict[str, str] = {}
    for segment in segments:
        if not segment.blank:
            by_ground.setdefault(styles.ground(segment.style), segment.style)
    for segment in segments:
        style = segment.style
        if segment.blank:
            style = by_ground.setdefault(styles.ground(style), style)
        by_style.setdefault(style, []).append(segment)
    chosen: list[Segment] = []
    if len(by_style) > _FEW:
        return [segment for group in by_style.values() for segment in group]
    while by_style:
        pen = min(by_style, key=lambda style: len(styles.change(pen, style)))
        chosen += by_style.pop(pen)
    return chosen


def _nearest_first(segments: list[Segment], pen: str | None, x: int, y: int) -> list[Segment]:
    left = list(segments)
    chosen: list[Segment] = []
    while left:
        best, best_cost = 0, 1 << 30
        for place, segment in enumerate(left):
            cost = len(change_to(pen, segment)) + len(way(x, y, segment.start, segment.y))
            if cost < best_cost:
                best, best_cost = place, cost
                if cost == 0:
                    break
        segment = left.pop(best)
        chosen.append(segment)
        if change_to(pen, segment):
            pen = segment.style
        x, y = segment.end, segment.y
    return chosen


def _cost(segments: list[Segment], pen: str | None, x: int, y: int) -> int:
    cost = 0
    for segment in segments:
        change = change_to(pen, segment)
        cost += len(change) + len(way(x, y, segment.start, segment.y))
        if change:
            pen = segment.style
        x, y = segment.end, segment.y
    return cost
