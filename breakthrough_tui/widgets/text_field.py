"""A field of several lines. On its own, since Textual's TextArea is dear to import."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import TextArea

from breakthrough_tui.domain.text import safe, safe_text


class TextField(TextArea):
    """Plain text of several lines: no language, no line numbers, no blinking; tab leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    TextField, TextField:focus {
        border: none;
        height: 5;
        padding: 0;
    }
    """

    cursor_blink = reactive(False, init=False)

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
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
            classes=classes,
        )

    def _replace_via_keyboard(self, insert: str, *args: Any, **kwargs: Any) -> Any:
        return super()._replace_via_keyboard(safe_text(insert), *args, **kwargs)

    async def _on_paste(self, event: events.Paste) -> None:
        # A paste may carry '\r' alone as its line end.
        event.text = safe_text(event.text)
        await super()._on_paste(event)
