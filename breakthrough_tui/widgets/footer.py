"""The two lines at the bottom: the whole title of what is under the cursor, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip

from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.widgets.line import Part, line, line_between, width_of
from breakthrough_tui.widgets.themes import paint
from breakthrough_tui.widgets.whole_lines import WholeLines


class Footer(WholeLines):
    """Says what is under the cursor, or what just happened; below it the keys, and the last event of others."""

    DEFAULT_CSS = "Footer { height: 2; width: 1fr; dock: bottom; }"

    def __init__(self, keys: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._keys = tuple(keys)
        self._title = ""
        self._note = ""
        self._said: tuple[str, Mood] | None = None
        self._last = ""
        self._drawn: list[Strip] = []

    def show_title(self, title: str, note: str = "") -> None:
        """The whole title; `note` stands at the right, for example which filter is on."""
        if (title, note) != (self._title, self._note):
            self._title, self._note = title, note
            if self._said is None:
                self._repaint(0)

    def say(self, words: str, mood: Mood = Mood.PLAIN) -> None:
        """What happened, in place of the title, until the next key."""
        self._said = (words, mood)
        self._repaint(0)

    def hush(self) -> None:
        """Show the title again."""
        if self._said is not None:
            self._said = None
            self._repaint(0)

    @property
    def said(self) -> str:
        """What is being said, or ''."""
        return self._said[0] if self._said else ""

    def show_last(self, words: str) -> None:
        """The last thing that somebody else did."""
        if words != self._last:
            self._last = words
            self._repaint(1)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Other keys: (key, word) each."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self._repaint(1)

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._drawn = []

    def strips(self) -> Sequence[Strip]:
        """The two lines."""
        if not self._drawn or self._drawn[0].cell_length != self.size.width:
            self._drawn = [self._draw_title(), self._draw_keys()]
        return self._drawn

    def _repaint(self, y: int) -> None:
        if self._drawn:
            before = self._drawn[y]
            self._drawn[y] = self._draw_title() if y == 0 else self._draw_keys()
            if self._drawn[y] == before:
                return  # there is no room for what is different
        self.refresh(Region(0, y, self.size.width, 1))

    def _draw_title(self) -> Strip:
        ink = paint(self).page
        width = self.size.width
        if self._said is not None:
            words, mood = self._said
            style = {"good": ink.good, "warning": ink.warning, "bad": ink.bad}.get(mood, ink.text)
            return line([(" ", ink.blank), (words, style)], width, ink.blank)
        right = [(f"{self._note} ", ink.accent)] if self._note else []
        return line_between([(" ", ink.blank), (self._title, ink.text)], right, width, ink.blank)

    def _draw_keys(self) -> Strip:
        ink = paint(self).band
        width = self.size.width
        gap = "   " if width >= 100 else " "
        parts: list[Part] = [(" ", ink.blank)]
        drawn: list[list[Part]] = [
            [(key, ink.key), (f" {word}{gap}", ink.quiet)] for key, word in self._keys
        ]
        while len(drawn) > 2 and 1 + sum(map(width_of, drawn)) - len(gap) > width:
            del drawn[-2]  # the last one is help, where all of them are
        for more in drawn:
            parts += more
        if width_of(parts) > width:
            parts[-1] = (parts[-1][0].rstrip(), parts[-1][1])
        room = width - width_of(parts) - 2
        if self._last and room >= 24:
            from breakthrough_tui.widgets.line import cut

            right = [(f"{cut(self._last, room - 1)} ", ink.quiet)]
            return line_between(parts, right, width, ink.blank, gap=1)
        return line(parts, width, ink.blank)
