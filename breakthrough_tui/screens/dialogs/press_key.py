"""Press the key that is to stand for something from now on."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.screens.dialogs.sheet import Sheet, Words, sentence_of


class PressKeyDialog(Sheet[str]):
    """Dismissed with Textual's name of the key; '' for backspace: the key that it had at first."""

    TITLE_KEYS = "esc as it is"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, title: str, first: str, refuse: Callable[[str], None]) -> None:
        """`first` is the key that it had at first; `refuse` raises an error for a key that cannot be."""
        super().__init__(title)
        self._refuse = refuse
        self._asks = f"Press the new key. Backspace makes it {first} again."
        self.words = Words(self._asks, "text", least=2)

    def compose_sheet(self) -> ComposeResult:
        """The sentence."""
        yield self.words

    def on_key(self, event: events.Key) -> None:
        """This is the key."""
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        if event.key == "backspace":
            self.dismiss("")
            return
        try:
            self._refuse(event.key)
        except BreakthroughError as error:
            self.words.say((self._asks, "text"), (sentence_of(error), "warning"))
            return
        self.dismiss(event.key)
