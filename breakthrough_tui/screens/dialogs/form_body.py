"""The part of a form that scrolls: it draws labels and sentences by lines, round the fields in it."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll
from textual.strip import Strip
from textual.widget import Widget

from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.widgets.line import line, wrap
from breakthrough_tui.widgets.parts import Role, fill
from breakthrough_tui.widgets.themes import paint

LABEL_WIDTH = 20
"""Cells before the fields: the bar, the label."""


@dataclass(slots=True)
class _Entry:
    label: str
    widget: Widget
    hint: str
    told: tuple[tuple[str, Role], ...] = ()


class FormBody(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields below each other. What is said about a field stands in the lines under it."""

    DEFAULT_CSS = """
    FormBody { height: auto; scrollbar-size-vertical: 1; padding: 0; }
    FormBody > * { margin: 0 3 1 20; width: 1fr; max-width: 90; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, _Entry] = {}

    def add(self, name: str, label: str, widget: Widget, hint: str) -> None:
        """One more field."""
        self._entries[name] = _Entry(label, widget, hint)

    def tell(self, name: str, *sentences: tuple[str, Role]) -> None:
        """Say something about a field in place of its hint, or nothing more."""
        entry = self._entries[name]
        if entry.told != sentences:
            entry.told = sentences
            self._make_room(entry)
            self.refresh()

    def has_sentence(self, name: str) -> bool:
        """Whether something is said about a field."""
        return bool(self._entries[name].told)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What is said under a field is seen with it; Textual looks for the field alone."""
        self.call_after_refresh(self.scroll_to_widget, event.widget, animate=False)

    def on_resize(self) -> None:
        """Sentences are broken anew."""
        for entry in self._entries.values():
            self._make_room(entry)

    def _make_room(self, entry: _Entry) -> None:
        lines = max(1, len(self._said(entry)))
        if entry.widget.styles.margin.bottom != lines:
            entry.widget.styles.margin = (0, 3, lines, LABEL_WIDTH)

    def _said(self, entry: _Entry) -> list[tuple[str, Role]]:
        width = max(10, self.size.width - LABEL_WIDTH - 2)
        sentences = entry.told or (((entry.hint, "quiet"),) if entry.hint else ())
        return [(row, role) for text, role in sentences for row in wrap(text, width)]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Labels scroll with their fields."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The label beside a field, or what is said under it."""
        colours = paint(self).page
        width = self.size.width
        wanted = y + self.scroll_offset.y
        for entry in self._entries.values():
            region = entry.widget.virtual_region
            if wanted == region.y:
                here = entry.widget.has_focus
                bar = ("▌ ", colours.accent) if here else ("  ", colours.blank)
                label = fill(entry.label, LABEL_WIDTH - 4)
                style = colours.heading if here else colours.quiet
                return line([(" ", colours.blank), bar, (label, style)], width, colours.blank)
            below = wanted - region.bottom
            said = self._said(entry) if 0 <= below < entry.widget.styles.margin.bottom else []
            if below >= 0 and below < len(said):
                text, role = said[below]
                parts = [(" " * LABEL_WIDTH, colours.blank), (text, getattr(colours, role))]
                return line(parts, width, colours.blank)
        return Strip.blank(width, colours.blank)
