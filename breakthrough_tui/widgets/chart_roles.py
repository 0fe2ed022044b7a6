"""The parts of a run chart in the roles of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.widgets.parts import Line, Part, Role

if TYPE_CHECKING:
    from breakthrough_tui.domain.run_chart_canvas import Role as ChartRole
    from breakthrough_tui.domain.run_chart_text import Cells

_ROLES: dict[ChartRole, Role] = {
    "blank": "text",
    "reading": "text",
    "latest": "heading",
    "path": "accent",
    "old path": "quiet",
    "pace": "quiet",
    "aim": "quiet",
    "axis": "quiet",
    "today": "quiet",
    "mark": "heading",
}


def chart_line(cells: Cells, latest: Role = "heading") -> Line:
    """A line of a drawn chart; the newest reading in the role `latest`."""
    return tuple(Part(latest if role == "latest" else _ROLES[role], words) for role, words in cells)
