"""Where one types what to find. Every change is said at once; arrows go on walking the board."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from breakthrough_tui.domain.text import clean_line
from breakthrough_tui.widgets.line import line_between, width_of
from breakthrough_tui.widgets.themes import paint


class FindLine(Widget, can_focus=True):
    """One line with the cursor at its end: that is all that finding needs.

    Who hears that something was typed calls `show_count`, which paints it: with the board, not once before it.
    """

    DEFAULT_CSS = """
    FindLine { height: 1; dock: bottom; margin: 0 0 1 0; display: none; layer: above; }
    """

    class Typed(Message):
        """Something else is looked for now."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

        def can_replace(self, message: Message) -> bool:
            """Only the newest matters."""
            return isinstance(message, FindLine.Typed)

    class Closed(Message):
        """Enter keeps the filter, escape drops it."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._shown = ""
        self._count = ""

    def show_count(self, count: str) -> None:
        """'4 of 23', at the right of the words that lead to it: both are painted together."""
        if (self.words, count) != (self._shown, self._count):
            self._shown, self._count = self.words, count
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The words, and how many are found."""
        ink = paint(self).page
        width = self.size.width
        right = [(f"{self._count} ", ink.quiet)]
        shown = self.words
        while shown and width_of([(shown, ink.text)]) > width - width_of(right) - 5:
            shown = shown[1:]
        left = [(" /", ink.key), (shown, ink.text), ("█", ink.accent)]
        return line_between(left, right, width, ink.blank)

    def on_key(self, event: events.Key) -> None:
        """Letters are text here; what is not goes on to the screen."""
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Closed(event.key == "enter"))
        elif event.key == "backspace":
            event.stop()
            self._set(self.words[:-1])
        elif event.key in ("ctrl+u", "ctrl+w"):
            event.stop()
            kept = "" if event.key == "ctrl+u" else self.words.rstrip().rpartition(" ")[0]
            self._set(kept + " " if kept else "")
        elif event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._set(self.words + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted words, as one line."""
        event.stop()
        self._set(self.words + clean_line(event.text[:200]))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Printable keys are never the screen's while this has the focus."""
        return character is not None and character.isprintable()

    def _set(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self.post_message(self.Typed(words))
