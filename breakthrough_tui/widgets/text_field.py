"""A field of several lines. On its own, since Textual's TextArea is dear to import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import TextArea

from breakthrough_tui.domain.text import safe, safe_text


class TextField(TextArea):
    """Plain text of several lines: no language, no line numbers, no blinking; tab leaves it.

    With `enter_submits` enter calls `on_submitted` in place of beginning a line.
    """

    DEFAULT_CSS = """
    TextField, TextField:focus {
        border: none;
        height: auto;
        min-height: 2;
        max-height: 7;
        padding: 0;
        background: $surface;
        scrollbar-size-vertical: 1;
    }
    """

    cursor_blink = reactive(False, init=False)

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        enter_submits: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(
            safe_text(value),
            language=None,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=Content(safe(placeholder)),
            id=id,
        )
        self._enter_submits = enter_submits
        self.on_changed: Callable[[], None] = lambda: None
        self.on_submitted: Callable[[], None] = lambda: None

    def load_text(self, text: str) -> None:
        """However it was set, as by a draft that is offered again, nothing that a terminal obeys is shown."""
        super().load_text(safe_text(text))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell who listens."""
        self.on_changed()

    # Textual calls the handler of the parent class too, unless the default is prevented.
    async def _on_key(self, event: events.Key) -> None:
        if self._enter_submits and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.on_submitted()

    # Typed and pasted text comes through here.
    def _replace_via_keyboard(self, insert: str, *args: Any, **kwargs: Any) -> Any:
        return super()._replace_via_keyboard(safe_text(insert), *args, **kwargs)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
