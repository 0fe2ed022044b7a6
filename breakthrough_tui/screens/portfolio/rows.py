"""Breakthroughs as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from breakthrough_tui.domain.countdown import day_words, left_words
from breakthrough_tui.domain.headline import MOODS, Mood
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.next_step import next_step
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.portfolio import PortfolioLine, grouped, note_of
from breakthrough_tui.widgets.line_list import Row, blank, heading
from breakthrough_tui.widgets.parts import Line, Part, Role

WIDE = 100

RESULT = len("partly reached") + 1
"""Cells of the result on narrow screens: its longest word is never cut."""

_ROLES: dict[Mood, Role] = {
    Mood.PLAIN: "text",
    Mood.GOOD: "good",
    Mood.WARNING: "warning",
    Mood.BAD: "bad",
}


def portfolio_rows(
    lines: Sequence[PortfolioLine], moment: Moment, viewer: str
) -> Callable[[int], list[Row]]:
    """All breakthroughs, one line each: those that I lead, that I am in, the others, those that have ended."""

    def rows(width: int) -> list[Row]:
        cells = max((len(one.overview.breakthrough.code) for one in lines), default=0) + 2
        leaders = max((len(one.overview.leader or "nobody") for one in lines), default=0) + 2
        made: list[Row] = []
        for group, found in grouped(lines, viewer, moment):
            made += [blank(group), heading(group), blank(f"below {group}")]
            made += [_row(one, moment, width, cells, min(leaders, 12)) for one in found]
        return made

    return rows


def title_of(overview: Overview, moment: Moment, viewer: str) -> str:
    """The line above the keys: the whole goal, how long it still takes, what is next."""
    here = overview.breakthrough
    if here.phase.over:
        return here.goal.sentence
    left = left_words(overview.countdown(moment), moment.today, narrow=True)
    step = next_step(overview, moment).words(moment.today, viewer)
    return f"{here.goal.sentence} · {left} · next: {step}"


def one_line_rows(overviews: Sequence[Overview], moment: Moment) -> Callable[[int], list[Row]]:
    """One line a breakthrough, in short."""

    def rows(width: int) -> list[Row]:
        cells = max((len(one.breakthrough.code) for one in overviews), default=0) + 2
        return [
            Row(("breakthrough", one.breakthrough.id), (_line(one, moment, width, cells),))
            for one in overviews
        ]

    return rows


def _row(line: PortfolioLine, moment: Moment, width: int, code_cells: int, leader: int) -> Row:
    overview = line.overview
    lines = [_line(overview, moment, width, code_cells, leader)]
    if note := note_of(line, moment):
        lines.append((Part("text", "", code_cells), Part("warning", f"! {note}", stretch=True)))
    return Row(("breakthrough", overview.breakthrough.id), tuple(lines))


def _line(
    overview: Overview, moment: Moment, width: int, code_cells: int, leader_cells: int = 0
) -> Line:
    """Code, goal, leader, day n of N, status, obstacles."""
    here = overview.breakthrough
    wide = width >= WIDE
    over = here.phase.over
    status = overview.status(moment)
    result = status.brief if wide or status.latest is None else str(status.kind)
    if here.phase.before_launch and status.latest is None:
        result = ""
    leader: list[Part] = []
    if leader_cells:
        role: Role = "quiet" if over else "text" if overview.leader else "warning"
        leader = [Part(role, f"  {overview.leader or 'nobody'}", leader_cells)]
    return (
        Part("quiet" if over else "key", here.code, code_cells),
        Part(
            "quiet" if over else "text",
            here.goal.sentence if wide else here.goal.brief,
            stretch=True,
        ),
        *leader,
        Part("quiet", f"  {_place(overview, moment, narrow=not wide)}", 18 if wide else 12),
        Part(_ROLES[MOODS.get(status.kind, Mood.PLAIN)], result, 26 if wide else RESULT),
        _obstacles(overview, moment, 14 if wide else 13),
    )


def _place(overview: Overview, moment: Moment, *, narrow: bool = False) -> str:
    words = day_words(overview.countdown(moment), narrow=narrow)
    return words.removeprefix("Day ") if narrow else words


def _obstacles(overview: Overview, moment: Moment, width: int) -> Part:
    """'⚑ 3 · bo 4 d'."""
    count = len(overview.open_obstacles)
    if not count:
        return Part("quiet", "", width)
    longest = overview.longest_waiting(moment)
    if longest is None:
        return Part("text", f"⚑ {count}", width)
    return Part("bad", f"⚑ {count} · {longest[0]} {longest[1]} d", width)
