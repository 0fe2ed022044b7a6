"""Breakthroughs as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from breakthrough_tui.domain.countdown import day_words, left_words
from breakthrough_tui.domain.headline import MOODS, Mood
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.next_step import next_step
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.widgets.line_list import Row, blank, heading
from breakthrough_tui.widgets.parts import Line, Part, Role

WIDE = 100

_ROLES: dict[Mood, Role] = {
    Mood.PLAIN: "text",
    Mood.GOOD: "good",
    Mood.WARNING: "warning",
    Mood.BAD: "bad",
}


def breakthrough_row(
    overview: Overview, moment: Moment, viewer: str, width: int, *, code_cells: int
) -> Row:
    """Two lines: what result, who leads; where it stands, what is in its way, what is next."""
    here = overview.breakthrough
    wide = width >= WIDE
    quiet: Role = "quiet" if here.phase.over else "text"
    leader = f"  {overview.leader}" if overview.leader else "  no leader"
    first: Line = (
        Part("quiet" if here.phase.over else "key", here.code, code_cells),
        Part(quiet, here.goal.sentence, stretch=True),
        Part("text" if overview.leader else "warning", leader),
    )
    count = overview.countdown(moment)
    status = overview.status(moment)
    result = "" if here.phase.before_launch and status.latest is None else status.brief
    place = _place(overview, moment)
    second: list[Part] = [
        Part("text", "", code_cells),
        Part("quiet" if here.phase.before_launch or here.phase.over else "text", place, 15),
    ]
    if count.day is None and not here.phase.over:
        second.append(Part("quiet", left_words(count, moment.today, narrow=not wide), 28))
    else:
        mood = MOODS.get(status.kind, Mood.PLAIN)
        second.append(Part(_ROLES[mood], result, 28))
    second.append(_obstacles(overview, moment, 16))
    if wide and not here.phase.over:
        said = next_step(overview, moment).words(moment.today, viewer)
        second += [Part("quiet", f"next: {said}", stretch=True)]
    return Row(("breakthrough", here.id), (first, tuple(second)))


def portfolio_rows(
    overviews: Sequence[Overview], moment: Moment, viewer: str
) -> Callable[[int], list[Row]]:
    """All breakthroughs: those that I am in, the others, those that have ended."""

    def rows(width: int) -> list[Row]:
        cells = max((len(one.breakthrough.code) for one in overviews), default=0) + 2
        groups: list[tuple[str, list[Overview]]] = [
            ("Yours", [one for one in overviews if _is_mine(one, viewer)]),
            ("Others", [one for one in overviews if _is_others(one, viewer)]),
            ("Ended", [one for one in overviews if one.breakthrough.phase.over]),
        ]
        made: list[Row] = []
        for title, found in groups:
            if not found:
                continue
            made += [blank(title), heading(title), blank(f"below {title}")]
            for number, one in enumerate(found):
                if number:
                    made.append(blank(one.breakthrough.id))
                made.append(breakthrough_row(one, moment, viewer, width, code_cells=cells))
        return made

    return rows


def one_line_rows(overviews: Sequence[Overview], moment: Moment) -> Callable[[int], list[Row]]:
    """One line a breakthrough, in short."""

    def rows(width: int) -> list[Row]:
        cells = max((len(one.breakthrough.code) for one in overviews), default=0) + 2
        return [_one_line(one, moment, width, cells) for one in overviews]

    return rows


def _one_line(overview: Overview, moment: Moment, width: int, code_cells: int) -> Row:
    here = overview.breakthrough
    wide = width >= WIDE
    status = overview.status(moment)
    result = status.brief if wide or status.latest is None else str(status.kind)
    if here.phase.before_launch and status.latest is None:
        result = ""
    goal = here.goal.sentence if wide else here.goal.brief
    parts = (
        Part("key", here.code, code_cells),
        Part("text", goal, stretch=True),
        Part("quiet", f"  {_place(overview, moment, narrow=not wide)}", 18 if wide else 13),
        Part(_ROLES[MOODS.get(status.kind, Mood.PLAIN)], result, 26 if wide else 15),
        _obstacles(overview, moment, 14),
    )
    return Row(("breakthrough", here.id), (parts,))


def _place(overview: Overview, moment: Moment, *, narrow: bool = False) -> str:
    return day_words(overview.countdown(moment), narrow=narrow)


def _obstacles(overview: Overview, moment: Moment, width: int) -> Part:
    """'⚑ 3 · bo 4 d'."""
    count = len(overview.open_obstacles)
    if not count:
        return Part("quiet", "", width)
    longest = overview.longest_waiting(moment)
    if longest is None:
        return Part("text", f"⚑ {count}", width)
    return Part("bad", f"⚑ {count} · {longest[0]} {longest[1]} d", width)


def _is_mine(overview: Overview, viewer: str) -> bool:
    return bool(overview.roles(viewer)) and not overview.breakthrough.phase.over


def _is_others(overview: Overview, viewer: str) -> bool:
    return not overview.roles(viewer) and not overview.breakthrough.phase.over
