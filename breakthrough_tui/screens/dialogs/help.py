"""The keys of a screen, made from the registry, so that they cannot differ from what they do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.screens.actions import UserAction, actions_on
from breakthrough_tui.screens.dialogs.sheet import Sheet
from breakthrough_tui.widgets.line_list import LineList, Row
from breakthrough_tui.widgets.parts import Line, Part

TWO_COLUMNS_FROM = 76
_GAP = 2


class HelpDialog(Sheet[None]):
    """All keys of one screen: two columns where there is room."""

    TITLE_KEYS = "esc back"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,q", "cancel", show=False)]

    DEFAULT_CSS = """
    HelpDialog > #sheet { height: 100%; padding: 0; }
    HelpDialog LineList { height: 1fr; }
    """

    def __init__(self, screen_name: str) -> None:
        super().__init__(f"Keys: {screen_name}")
        self._actions = actions_on(screen_name)
        self.list = LineList(self._rows)

    def compose_sheet(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """It can be scrolled."""
        self.list.focus()

    def _rows(self, width: int) -> list[Row]:
        actions = self._actions
        if width < TWO_COLUMNS_FROM:
            lines = [_line(action, _widest(actions), width - 2) for action in actions]
        else:
            half = (len(actions) + 1) // 2
            left, right = actions[:half], actions[half:]
            column = (width - 2 - _GAP) // 2
            lines = [
                (
                    *_line(one, _widest(left), column),
                    Part("text", "", _GAP),
                    *_line(other, _widest(right), column),
                )
                for one, other in zip_longest(left, right)
            ]
        return [Row(number, (line,), selectable=False) for number, line in enumerate(lines)]


def _widest(actions: Sequence[UserAction]) -> int:
    return max((cell_len(action.shown) for action in actions), default=0) + 2


def _line(action: UserAction | None, keys: int, width: int) -> Line:
    if action is None:
        return (Part("text", "", width),)
    return (Part("key", action.shown, keys), Part("text", action.sentence, width - keys))
