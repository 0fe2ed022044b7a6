"""What this is and how it works, on one page."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.screens.dialogs.sheet import Sheet
from breakthrough_tui.widgets.line_list import LineList, Row, blank
from breakthrough_tui.widgets.parts import Line, Part, wrapped

OPENING = "A breakthrough is one urgent result, reached by one team in eight to ten weeks."

STEPS = (
    ("Name", "Leaders name a result that cannot wait, with a number in it, and the team."),
    ("Prepare", "A few people gather the facts: where it stands, where it hurts, what was tried."),
    ("Launch", "In half a day the team makes its own action plan: who does what by when."),
    ("Work", "Action items move over the board. Once a week: the number, and what is next."),
    (
        "Obstacles",
        "What the team cannot clear goes to a leader, who removes it or refocuses the goal. "
        "Everybody sees who has it, and since when.",
    ),
    ("Report back", "To the leaders, on a day that was named at the start. It is always in sight."),
)

CLOSING = (
    "All who work on it open this program on the same machine and see each other's changes at "
    "once. What is on every screen: the goal, the days left, the latest number, and how many "
    "obstacles are open.",
    "Arrows walk, enter opens, n adds, u takes back, esc goes back, ? shows all keys. Nothing is "
    "ever deleted.",
)

LABEL = 14


class AboutDialog(Sheet[None]):
    """One page of plain words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,q", "cancel", show=False)]

    DEFAULT_CSS = """
    AboutDialog > #sheet { height: 100%; padding: 0; }
    AboutDialog LineList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__("What this is and how it works")
        self.list = LineList(_rows)

    def compose_sheet(self) -> ComposeResult:
        """The text."""
        yield self.list

    def on_mount(self) -> None:
        """It can be scrolled."""
        self.list.focus()


def _rows(width: int) -> list[Row]:
    room = min(width - 3, 90)
    lines: list[Line] = [(Part("text", line),) for line in wrapped(OPENING, room)]
    lines.append(())
    for label, words in STEPS:
        for number, line in enumerate(wrapped(words, room - LABEL)):
            lines.append((Part("accent", label if number == 0 else "", LABEL), Part("text", line)))
    for words in CLOSING:
        lines.append(())
        lines += [(Part("text", line),) for line in wrapped(words, room)]
    return [blank("top"), Row("text", tuple(lines), selectable=False)]
