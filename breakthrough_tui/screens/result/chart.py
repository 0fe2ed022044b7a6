"""The run chart in the roles of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.run_chart_text import draw
from breakthrough_tui.domain.status import StatusKind
from breakthrough_tui.widgets.chart_roles import chart_line
from breakthrough_tui.widgets.line_list import Row, plain
from breakthrough_tui.widgets.parts import Role, wrapped

if TYPE_CHECKING:
    from breakthrough_tui.screens.result.rows import ResultSnapshot

_LATEST: dict[StatusKind, Role] = {
    StatusKind.BEHIND: "warning",
    StatusKind.FAR_BEHIND: "bad",
    StatusKind.NOT_REACHED: "bad",
    StatusKind.ON_PATH: "good",
    StatusKind.REACHED: "good",
}
"""The newest reading in the colour of the status, whose word stands above the chart."""


def chart_rows(
    snapshot: ResultSnapshot, moment: Moment, width: int, lines: int, *, fine: bool, add: str
) -> list[Row]:
    """The chart of the measure that is shown, or what is missing for one."""
    if snapshot.shown is None:
        return [plain("chart", ["Say it on the goal's screen: 4."], "quiet")]
    chart = snapshot.result.chart(moment, snapshot.shown)
    if chart is None:
        words = "There is nothing to draw yet: no reading, no baseline, no target."
        if add:
            words += f" {add} adds a reading."
        return [plain("chart", wrapped(words, width - 3), "quiet")]
    drawn = draw(chart, width - 2, lines, fine=fine)
    if not drawn:
        return [plain("chart", ["The terminal is too narrow for the chart."], "quiet")]
    status = snapshot.overview.status(moment).kind if snapshot.of_goal else StatusKind.NONE_YET
    latest = _LATEST.get(status, "heading")
    made = [Row("chart", tuple(chart_line(cells, latest) for cells in drawn), selectable=False)]
    if chart.elsewhere:
        count = "1 reading is" if chart.elsewhere == 1 else f"{chart.elsewhere} readings are"
        made.append(plain("elsewhere", [f"{count} too far away in time to be drawn."], "quiet"))
    return made
