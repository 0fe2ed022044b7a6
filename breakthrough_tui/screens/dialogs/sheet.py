"""What all dialogs have: a sheet at the bottom of the screen, below which the page stays in sight."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.widgets.line import cut, line, wrap
from breakthrough_tui.widgets.parts import Role
from breakthrough_tui.widgets.themes import paint

T = TypeVar("T")


def sentence_of(error: BreakthroughError) -> str:
    """What an error says in a dialog: what is wrong and what to do."""
    return f"{error.message} {error.hint}".strip()


class SheetTitle(Widget):
    """The rule above a sheet, with what it is and the keys that close it."""

    DEFAULT_CSS = "SheetTitle { height: 1; width: 1fr; }"

    def __init__(self, title: str, keys: str = "") -> None:
        super().__init__()
        self._title = title
        self._keys = keys

    def show_title(self, title: str) -> None:
        """Another title."""
        if title != self._title:
            self._title = title
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        ink = paint(self).page
        width = self.size.width
        keys = f" {self._keys} " if self._keys else ""
        title = cut(f" {self._title} ", max(0, width - cell_len(keys) - 3))
        rule = "─" * max(0, width - cell_len(title) - cell_len(keys) - 2)
        parts = [("─", ink.rule), (title, ink.heading), (rule, ink.rule), (keys, ink.quiet)]
        return line([*parts, ("─", ink.rule)], width, ink.blank)


class Words(Widget):
    """A few lines of text that may change; as high as they are, at least `least` lines."""

    DEFAULT_CSS = "Words { height: auto; width: 1fr; }"

    def __init__(self, text: str = "", role: Role = "quiet", *, least: int = 0) -> None:
        super().__init__()
        self._lines: tuple[tuple[str, Role], ...] = ((text, role),) if text else ()
        self._least = least

    @property
    def text(self) -> str:
        """What is said."""
        return "\n".join(text for text, _ in self._lines)

    def say(self, *lines: tuple[str, Role]) -> None:
        """Say something else, in one or more paragraphs."""
        if lines != self._lines:
            before = self._height(self.size.width)
            self._lines = lines
            self.refresh(layout=before != self._height(self.size.width))

    def _wrapped(self, width: int) -> list[tuple[str, Role]]:
        return [(row, role) for text, role in self._lines for row in wrap(text, max(1, width - 4))]

    def _height(self, width: int) -> int:
        return max(self._least, len(self._wrapped(width)))

    def get_content_height(self, container: Any, viewport: Any, width: int) -> int:
        """As high as its text."""
        return self._height(width)

    def render_line(self, y: int) -> Strip:
        """One line of the text."""
        ink = paint(self).page
        width = self.size.width
        rows = self._wrapped(width)
        if y >= len(rows):
            return Strip.blank(width, ink.blank)
        text, role = rows[y]
        return line([("   ", ink.blank), (text, getattr(ink, role))], width, ink.blank)


class Press(Widget, can_focus=True):
    """A word to press, by enter, space or a click."""

    DEFAULT_CSS = "Press { height: 1; width: auto; margin: 0 2 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]

    class Pressed(Message):
        """It was pressed."""

        def __init__(self, press: Press) -> None:
            super().__init__()
            self.press = press

        @property
        def control(self) -> Press:
            """What was pressed, for `on`."""
            return self.press

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id)
        self.label = label

    def get_content_width(self, container: Any, viewport: Any) -> int:
        """As wide as its word."""
        return cell_len(self.label) + 3

    def render_line(self, y: int) -> Strip:
        """The bar, when it has the focus, and the word."""
        colours = paint(self)
        ink = colours.cursor if self.has_focus else colours.page
        bar = "▌ " if self.has_focus else "  "
        parts = [(bar, ink.accent), (self.label, ink.key), (" ", ink.blank)]
        return line(parts, self.size.width, ink.blank)

    def on_focus(self) -> None:
        """Show the bar."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the bar."""
        self.refresh()

    def action_press(self) -> None:
        """Press it."""
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        """Press it."""
        event.stop()
        self.action_press()


class Sheet(ModalScreen[T], inherit_bindings=False):
    """A dialog at the bottom of the screen; dismissed with None on esc.

    Subclasses fill in `compose_sheet`.
    """

    AUTO_FOCUS = ""
    TITLE_KEYS: ClassVar[str] = "esc back"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("tab", "focus_next", show=False),
        Binding("shift+tab", "focus_previous", show=False),
    ]

    DEFAULT_CSS = """
    Sheet { background: transparent; }
    Sheet > #sheet {
        dock: bottom;
        height: auto;
        max-height: 100%;
        background: $background;
        padding: 0 0 1 0;
    }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title_text = title
        self.sheet_title = SheetTitle(title, self.TITLE_KEYS)

    def compose(self) -> ComposeResult:
        """The title and what stands below it."""
        with Vertical(id="sheet"):
            yield self.sheet_title
            yield from self.compose_sheet()

    def compose_sheet(self) -> ComposeResult:
        """What stands below the title."""
        yield from ()

    def action_cancel(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)

    def action_focus_next(self) -> None:
        """The next field."""
        self.focus_next()

    def action_focus_previous(self) -> None:
        """The field before."""
        self.focus_previous()
