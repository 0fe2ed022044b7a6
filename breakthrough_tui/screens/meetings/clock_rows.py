"""The upper part of a meeting that goes on: large figures, what it is at, what comes next, what is over."""

from __future__ import annotations

from breakthrough_tui.domain.countdown import time_in
from breakthrough_tui.domain.meetings.agendas import SCREEN_WORDS
from breakthrough_tui.domain.meetings.meeting import Meeting, show_minutes
from breakthrough_tui.domain.meetings.timer import Timer
from breakthrough_tui.widgets.big_figures import big, big_width
from breakthrough_tui.widgets.line_list import Row, blank
from breakthrough_tui.widgets.parts import Line, Part, Role, wrapped

ALMOST = 5
"""So many minutes before its end a block is almost over, if it is longer than twice that."""

GAP = 4
BESIDE = 40
"""Cells that large figures leave for what stands beside them."""


def clock_rows(
    meeting: Meeting, now: Timer, time_zone: str, *, width: int, large: bool, pixel: str
) -> list[Row]:
    """The rows of a meeting that goes on; they change once a minute."""
    figures = f"+{-now.left}" if now.left < 0 else str(now.left)
    scale = 2 if large and big_width(figures, scale=2) <= width - BESIDE else 1
    drawn = big(figures, scale=scale, pixel=pixel)
    cells = len(drawn[0]) + GAP
    role = _role(now)
    beside = _beside(meeting, now, time_zone, max(20, width - cells - 4), scale)
    lines: list[Line] = [()]
    for at, line in enumerate(drawn):
        right = beside[at] if at < len(beside) else ()
        lines.append((Part(role, line, cells), *right))
    made = [Row("clock", tuple(lines), selectable=False), blank("clock")]
    prompt = wrapped(now.block.prompt, max(20, width - 4)) if now.block.prompt else []
    hint = SCREEN_WORDS.get(now.block.screen, "")
    said: list[Line] = [(Part("text", line),) for line in prompt]
    if hint:
        said.append((Part("accent", hint),))
    if now.jump:
        said.append((Part("warning", now.jump),))
    if said:
        made.append(Row("prompt", tuple(said), selectable=False))
    made.append(blank("prompt"))
    return made


def _role(now: Timer) -> Role:
    if now.over:
        return "bad"
    almost = now.left <= ALMOST and now.block.minutes > 2 * ALMOST
    return "warning" if almost else "heading"


def _beside(
    meeting: Meeting, now: Timer, time_zone: str, width: int, scale: int
) -> list[tuple[Part, ...]]:
    """What stands to the right of the figures, a line each."""
    if now.left > 0:
        state = (Part("text", f"min left of {now.block.minutes}"),)
    elif now.left == 0:
        state = (Part("bad", f"the {show_minutes(now.block.minutes)} are over"),)
    else:
        state = (Part("bad", f"min over, of {now.block.minutes}"),)
    following = now.following
    then = (
        (Part("quiet", "next  "), Part("text", f"{following.title}, {now.shrunk[0][1]} min"))
        if following is not None
        else (Part("quiet", "next  "), Part("text", "the end: S ends the meeting"))
    )
    found: list[tuple[Part, ...]] = [
        (Part("heading", now.block.title.upper() if scale > 1 else now.block.title),),
        state,
        then,
        (Part("quiet", "end   "), *_end(now, time_zone)),
        (Part("quiet", f"{meeting.name}, block {now.number + 1} of {len(meeting.blocks)}"),),
    ]
    if scale == 1:
        return found
    # With more room a line between each.
    return [line for one in found for line in ((), one)]


def _end(now: Timer, time_zone: str) -> tuple[Part, ...]:
    agreed = time_in(now.agreed_end, time_zone)
    if not now.late:
        spare = now.to_end - max(0, now.left) - sum(minutes for _, minutes in now.shrunk)
        words = f"{agreed}, in {show_minutes(max(0, now.to_end))}"
        return (Part("text", words + (f", {show_minutes(spare)} to spare" if spare > 0 else "")),)
    if now.fits:
        words = f"{agreed}, if the rest is {now.late} min shorter"
        return (Part("warning", words),)
    return (
        Part("bad", f"{agreed} cannot be held; as it stands {time_in(now.ends_at, time_zone)}"),
    )
