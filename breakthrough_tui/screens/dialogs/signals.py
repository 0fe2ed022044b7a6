"""What goes wrong and what to do, with the key that hides one for a week."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.signals.signal import Signal
from breakthrough_tui.screens.dialogs.sheet import Sheet, Words, sentence_of
from breakthrough_tui.screens.signals.rows import signal_rows
from breakthrough_tui.widgets.line_list import LineList, Row, blank

See = Callable[[str], Awaitable[tuple[Signal, ...]]]
"""Hides the signal with this key, and says which are shown now."""


class SignalsDialog(Sheet[bool]):
    """The signals, the worst first; dismissed with True if one was hidden."""

    TITLE_KEYS = "Y seen, for a week  esc back"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Y", "see", show=False),
        Binding("exclamation_mark,q", "cancel", show=False),
    ]

    DEFAULT_CSS = """
    SignalsDialog LineList { height: auto; max-height: 16; }
    """

    def __init__(self, title: str, signals: Sequence[Signal], see: See) -> None:
        super().__init__(title)
        self._signals = tuple(signals)
        self._see = see
        self._hidden = False
        self.list = LineList(self._rows)
        self.words = Words()

    def compose_sheet(self) -> ComposeResult:
        """The list, and what is to be said."""
        yield self.list
        yield self.words

    def on_mount(self) -> None:
        """It can be walked through."""
        self.list.focus()

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for number, row in enumerate(signal_rows(self._signals, width)):
            if number:
                rows.append(blank(number))
            rows.append(row)
        return rows

    async def action_see(self) -> None:
        """Hide the one under the cursor for a week; the next one takes its place."""
        key = self.list.key
        if not isinstance(key, tuple):
            return
        try:
            self._signals = await self._see(str(key[1]))
        except BreakthroughError as error:
            self.words.say((sentence_of(error), "warning"))
            return
        self._hidden = True
        if not self._signals:
            self.dismiss(True)
            return
        self.list.show(self._rows)
        self.words.say(("Seen: it is hidden from you for a week.", "quiet"))

    def action_cancel(self) -> None:
        """Close."""
        self.dismiss(self._hidden)
