"""What a form asks for, and the text in the widgets that ask it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

from textual.widget import Widget

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.text import safe, safe_text
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.widgets.fields import LineField

Kind = Literal["line", "text", "date", "person", "number"]


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing to fill in.

    `check` makes the value from the text, or raises Invalid with a sentence; without it the value is
    the text. Fields of the kind 'text' have several lines. `hint` stands below the field until there
    is something better to say. Through `options` left and right go as well as typing.
    """

    name: str
    label: str
    value: str = ""
    kind: Kind = "line"
    hint: str = ""
    required: bool = False
    check: Callable[[str], Any] | None = None
    placeholder: str = ""
    options: tuple[str, ...] = ()

    @property
    def help(self) -> str:
        """The hint, and how one picks without typing."""
        return f"{self.hint} · ← → the next one" if self.options else self.hint

    def read(self, text: str) -> Any:
        """The value of what was typed; Invalid where there must be one, or where `check` says so."""
        if self.required and not text.strip():
            raise Invalid(f"'{self.label}' is still empty.")
        return self.check(text) if self.check is not None else text

    def shown(self, value: str) -> str:
        """A text as the widget of this field gives it back."""
        return _cleaned(value, several=self.kind == "text")


@lru_cache(64)
def _cleaned(value: str, *, several: bool) -> str:
    """Asked for with each key, for every field."""
    return safe_text(value) if several else safe(value)


def text_of(widget: Widget) -> str:
    """What stands in a field."""
    return widget.value if isinstance(widget, LineField) else widget.text  # type: ignore[attr-defined]


def put(widget: Widget, text: str) -> None:
    """Another text into a field."""
    if isinstance(widget, LineField):
        widget.value = text
    else:
        widget.text = text  # type: ignore[attr-defined]
