"""Fields to type in: text from keyboard and clipboard is made harmless, and never cut without a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from breakthrough_tui.domain.text import safe, safe_text

MOST_TYPED = 20_000
"""More characters than this a field does not take; what it holds besides is checked by its form."""


class LineField(Input):
    """A field of one line that does not blink.

    Several pasted lines become one, with spaces between; with `many_lines` the field posts `Pasted` with all of them
    instead and stays as it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    LineField, LineField:focus {
        border: none;
        height: 1;
        padding: 0;
        background-tint: transparent;
    }
    """

    cursor_blink = reactive(False, init=False)

    @dataclass
    class Pasted(Message):
        """Several lines were pasted; `around` is what stands before and after the cursor."""

        field: LineField
        text: str
        around: tuple[str, str]

        @property
        def control(self) -> LineField:
            """The field, for `on`."""
            return self.field

    @dataclass
    class Refused(Message):
        """Too much was typed or pasted; the field still holds what it held before."""

        field: LineField
        sentence: str

        @property
        def control(self) -> LineField:
            """The field, for `on`."""
            return self.field

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        many_lines: bool = False,
        select_on_focus: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            safe(value),
            safe(placeholder),
            select_on_focus=select_on_focus,
            id=id,
            classes=classes,
        )
        self.many_lines = many_lines

    def validate_value(self, value: str) -> str:
        """However it was set, nothing that a terminal obeys is shown."""
        return safe(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in the place of what lies between two positions, or say why not."""
        clean = safe(text)
        if len(self.value) + len(clean) > MOST_TYPED:
            self.post_message(
                self.Refused(
                    self,
                    f"That is {len(clean):,} characters more; a field holds {MOST_TYPED:,}. Nothing was cut off.",
                )
            )
            return
        super().replace(clean, start, end)

    def action_paste(self) -> None:
        """Paste what was copied in here."""
        self._take(self.app.clipboard)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def _take(self, text: str) -> None:
        lines = [line for line in safe_text(text).splitlines() if line.strip()]
        if len(lines) > 1 and self.many_lines:
            start, end = sorted(self.selection)
            around = (self.value[:start], self.value[end:])
            self.post_message(self.Pasted(self, "\n".join(lines), around))
        elif lines:
            joined = lines[0]
            for line in lines[1:]:
                joined = f"{joined.rstrip()} {line.lstrip()}"
            self.replace(joined, *self.selection)


class OptionField(LineField):
    """A field for one of a few words: left and right go through them, and they can be typed."""

    def __init__(self, value: str, options: Sequence[str]) -> None:
        super().__init__(value)
        self._options = tuple(options)

    def action_cursor_left(self, select: bool = False) -> None:
        """The word before; within a word that is being typed, the letter before."""
        if not self._step(-1):
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """The word after."""
        if not self._step(1):
            super().action_cursor_right(select)

    def _step(self, by: int) -> bool:
        words = self._options
        if self.value in words:
            self.value = words[(words.index(self.value) + by) % len(words)]
        elif not self.value:
            self.value = words[0 if by > 0 else -1]
        else:
            return False
        self.cursor_position = len(self.value)
        return True
