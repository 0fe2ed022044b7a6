"""Tick several things in a list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.screens.dialogs.choose import Choice
from breakthrough_tui.screens.dialogs.sheet import Sheet
from breakthrough_tui.widgets.line_list import LineList, Row
from breakthrough_tui.widgets.parts import Part

MOST_ROWS = 14


class TickDialog(Sheet[tuple[str, ...]]):
    """Space ticks, `a` ticks all or none, enter takes it; dismissed with the ids that are ticked."""

    TITLE_KEYS = "space tick  a all  enter save  esc back"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("a", "all", show=False),
        Binding("enter,ctrl+s", "save", show=False, priority=True),
    ]

    DEFAULT_CSS = "TickDialog LineList { height: auto; max-height: 14; }"

    def __init__(self, title: str, choices: Sequence[Choice], ticked: Collection[str]) -> None:
        super().__init__(title)
        self._choices = tuple(choices)
        self._ticked = {choice.id for choice in choices if choice.id in ticked}
        self.list = LineList(self._rows())

    def compose_sheet(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """Ready to tick."""
        self.list.styles.height = max(1, min(len(self._choices), MOST_ROWS))
        self.list.focus()

    def _rows(self) -> list[Row]:
        widest = min(24, max((len(choice.label) for choice in self._choices), default=0)) + 2
        return [
            Row(
                choice.id,
                (
                    (
                        Part("accent", "[x]" if choice.id in self._ticked else "[ ]", 4),
                        Part("text", choice.label, widest),
                        Part("quiet", choice.note, stretch=True),
                    ),
                ),
            )
            for choice in self._choices
        ]

    def action_tick(self) -> None:
        """This one, or not; then the next one."""
        here = self.list.key
        if isinstance(here, str):
            self._ticked ^= {here}
            self.list.show(self._rows())
            self.list.step(1)

    def action_all(self) -> None:
        """All of them, or none if all were."""
        everybody = {choice.id for choice in self._choices}
        self._ticked = set() if self._ticked == everybody else everybody
        self.list.show(self._rows())

    def action_save(self) -> None:
        """Take what is ticked."""
        ticked = tuple(choice.id for choice in self._choices if choice.id in self._ticked)
        self.dismiss(ticked)
