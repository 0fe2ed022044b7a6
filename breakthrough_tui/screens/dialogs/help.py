"""Help in two pages: the keys of a screen, made from the registry, and this step of the method."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.method_page import FURTHER_READING, method_page
from breakthrough_tui.domain.presence import present_words
from breakthrough_tui.screens.actions import NO_CHANGES, UserAction, help_of
from breakthrough_tui.screens.dialogs.sheet import Sheet
from breakthrough_tui.widgets.line_list import LineList, Row, blank
from breakthrough_tui.widgets.parts import Line, Part, wrapped

TWO_COLUMNS_FROM = 76
GAP = 2
KEYS_WIDTH = 7


class HelpDialog(Sheet[None]):
    """All keys of one screen, in two columns where there is room; tab turns to the other page."""

    TITLE_KEYS = "tab other page  esc back"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,q", "cancel", show=False),
        Binding("tab,right,left,h,l,space", "turn", show=False),
    ]

    DEFAULT_CSS = """
    HelpDialog > #sheet { height: 100%; padding: 0; }
    HelpDialog LineList { height: 1fr; }
    """

    def __init__(
        self,
        screen_name: str,
        keys: Mapping[str, str] = NO_CHANGES,
        phase: Phase | None = None,
        present: Sequence[str] = (),
        backup: str = "",
        look: Callable[[], Awaitable[Sequence[str]]] | None = None,
    ) -> None:
        """`present`: who was here a minute ago, one name for each open session; `look` tells who is here now.

        `backup` has done it before.
        """
        self._screen_name = screen_name
        self._look = look
        self._keys_title = self._titled(present)
        super().__init__(self._keys_title)
        self._actions = help_of(screen_name, keys)
        self._method = method_page(screen_name, phase)
        self._more: tuple[str, ...] = (f"Done it before: {backup}",) if backup else ()
        if screen_name == "goal":
            self._more += tuple(f"Read: {title}" for title in FURTHER_READING)
        self._turned = False
        self.list = LineList(self._rows)

    def compose_sheet(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """It can be scrolled."""
        self.list.focus()
        if self._look is not None:
            self.run_worker(self._look_again(self._look))

    def _titled(self, present: Sequence[str]) -> str:
        here = f" · here now: {present_words(present)}" if present else ""
        return f"Keys: {self._screen_name}{here}"

    async def _look_again(self, look: Callable[[], Awaitable[Sequence[str]]]) -> None:
        """It is shown at once as it was known; who came or went since is read meanwhile."""
        with suppress(BreakthroughError):
            self._keys_title = self._titled(await look())
            if not self._turned:
                self.sheet_title.show_title(self._keys_title)

    def action_turn(self) -> None:
        """The other page."""
        self._turned = not self._turned
        self.sheet_title.show_title(self._method.title if self._turned else self._keys_title)
        self.list.show(self._method_rows if self._turned else self._rows)
        self.list.first()

    def _method_rows(self, width: int) -> list[Row]:
        rows = [blank("top")]
        said = (*self._method.lines, *([""] if self._more else []), *self._more)
        for number, sentence in enumerate(said):
            lines = tuple((Part("text", f"  {text}"),) for text in wrapped(sentence, width - 5))
            rows.append(Row(number, lines, selectable=False))
        return rows

    def _rows(self, width: int) -> list[Row]:
        if width < TWO_COLUMNS_FROM:
            lines = [line for action in self._actions for line in _lines(action, width - 2)]
        else:
            column = (width - 2 - GAP) // 2
            each = [_lines(action, column) for action in self._actions]
            left, right = _halves(each)
            empty = (Part("text", "", column),)
            lines = [
                (*one, Part("text", "", GAP), *other)
                for one, other in zip_longest(left, right, fillvalue=empty)
            ]
        return [Row(number, (line,), selectable=False) for number, line in enumerate(lines)]


def _halves(each: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    """The lines of all actions in two columns of about the same height; no action is torn apart."""
    left: list[Line] = []
    right: list[Line] = []
    half = (sum(len(lines) for lines in each) + 1) // 2
    for lines in each:
        (left if not right and len(left) + len(lines) <= half else right).extend(lines)
    return left, right


def _lines(action: UserAction, width: int) -> list[Line]:
    """Key and sentence; what is too long for its column goes on in the next line."""
    keys = max(KEYS_WIDTH, cell_len(action.shown) + 1)
    found = wrapped(action.sentence, width - keys)
    return [
        (
            Part("key", action.shown if number == 0 else "", keys),
            Part("text", sentence, width - keys),
        )
        for number, sentence in enumerate(found)
    ]
