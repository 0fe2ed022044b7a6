"""`breakthrough portfolio`: all breakthroughs, one line each."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.countdown import day_words
from breakthrough_tui.domain.portfolio import PortfolioLine, grouped, note_of, worst_of
from breakthrough_tui.store.queries import overviews, signals


def show(here: Here, args: Arguments) -> None:
    """Those that I lead first, then mine, the others, what is to be measured once more, what has ended."""
    told = here.read(signals.of_all, viewer=here.viewer)
    lines = [
        PortfolioLine(found, worst_of(told.get(found.breakthrough.id, ())))
        for found in here.read(overviews.portfolio, viewer=here.viewer)
    ]
    groups = grouped(lines, here.viewer, here.moment)
    if args.json:
        output.print_json(
            [
                shapes.portfolio_line(line, group, here.moment)
                for group, those in groups
                for line in those
            ]
        )
        return
    output.table(
        ("CODE", "LEADER", "DAY", "STATUS", "OBSTACLES", "GOAL", "NOTE"),
        [_row(here, line) for _, those in groups for line in those],
    )


def _row(here: Here, line: PortfolioLine) -> tuple[str, ...]:
    overview, moment = line.overview, here.moment
    longest = overview.longest_waiting(moment)
    waits = f", {longest[0]} {longest[1]} d" if longest else ""
    open_now = len(overview.open_obstacles)
    return (
        overview.breakthrough.code,
        overview.leader or "",
        day_words(overview.countdown(moment)),
        overview.status(moment).brief,
        f"{open_now}{waits}" if open_now else "",
        overview.breakthrough.goal.brief,
        note_of(line, moment),
    )
