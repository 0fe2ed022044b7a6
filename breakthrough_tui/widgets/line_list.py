"""A list drawn by lines: rows of styled parts, one cursor, and only what changed is painted again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from breakthrough_tui.widgets import line as lines
from breakthrough_tui.widgets.parts import Line, fitted
from breakthrough_tui.widgets.rows import Row, Rows, blank, heading, plain
from breakthrough_tui.widgets.themes import paint

__all__ = ["LineList", "Row", "Rows", "blank", "heading", "plain"]

GUTTER = 3
"""Cells before a row that the cursor can stand on: a blank, the cursor's bar, a blank."""

SKIPPED_AT_ONCE = 3
"""So many lines of plain text below the cursor's row are jumped over; more are scrolled through."""


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows to walk through, open and scroll.

    `show` takes the rows, or a function that makes them for a width in cells and is asked again
    when that changes. Text in parts may come from people: it is made harmless here and never read
    as markup.

    With `focusable` it has the keys of the registry for walking itself, as dialogs need it; else the
    screen has them and calls `step`, `page`, `first`, `last`, `open`.

    Posts `Highlighted` when the cursor came to another row and `Opened` for enter and double click; both hold the row.
    """

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row; None: there is nothing to stand on."""

        line_list: LineList
        row: Row | None

        @property
        def control(self) -> LineList:
            """The list, for `on`."""
            return self.line_list

    @dataclass
    class Opened(Message):
        """Enter, or a double click."""

        line_list: LineList
        row: Row

        @property
        def control(self) -> LineList:
            """The list, for `on`."""
            return self.line_list

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
        Binding("enter", "open", show=False),
    ]

    DEFAULT_CSS = """
    LineList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size: 0 0;
    }
    """

    def __init__(
        self,
        rows: Rows = (),
        *,
        id: str | None = None,
        classes: str | None = None,
        first: Hashable = None,
        focusable: bool = True,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.can_focus = focusable
        self._source: Rows = rows
        self._rows: tuple[Row, ...] = ()
        self._starts: list[int] = [0]
        self._cursor: int | None = None
        self._wanted: Hashable = first
        self._made_for = -1
        self._strips: dict[tuple[int, bool], list[Strip]] = {}

    # What is shown

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return None if self._cursor is None else self._rows[self._cursor]

    @property
    def key(self) -> Hashable:
        """The key of the row under the cursor, or None."""
        return None if self.row is None else self.row.key

    def show(self, rows: Rows, *, select: Hashable = None) -> None:
        """Replace the rows. The cursor goes to `select` if given, else stays with its row, else with its place."""
        self._source = rows
        if select is not None:
            self._wanted = select
        if self.size.width:
            self._make_rows()

    def select(self, key: Hashable) -> bool:
        """Put the cursor on a row; False if there is no such row to stand on."""
        for index, row in enumerate(self._rows):
            if row.key == key and row.selectable:
                self._move_to(index)
                return True
        return False

    def _make_rows(self) -> None:
        width = self.size.width
        self._made_for = width
        rows = tuple(self._source(width) if callable(self._source) else self._source)
        before, old_starts, old_cursor = self._rows, self._starts, self._cursor
        old_lines = {y: self._line_at(y) for y in self._visible_lines()}
        starts = [0]
        for row in rows:
            starts.append(starts[-1] + max(1, len(row.lines)))
        shown_at = old_starts[old_cursor] if old_cursor is not None else 0
        in_sight = self._cursor_in_sight()
        key = self._wanted if self._wanted is not None else self.key
        asked, self._wanted = self._wanted is not None, None
        self._rows, self._starts = rows, starts
        self._strips.clear()
        self._cursor = self._index_for(key, old_cursor)
        total = Size(width, starts[-1])
        if self.virtual_size != total:
            self.virtual_size = total
        if self._cursor is not None and (in_sight or asked):
            moved = starts[self._cursor] - shown_at
            if moved and self.scroll_offset.y and not asked:
                self._scroll_lines(moved)
            if not self._cursor_in_sight():
                self._reveal()
        for y in self._visible_lines():
            if y not in old_lines or old_lines[y] != self._line_at(y):
                self.refresh_line(y)
        gone = old_cursor is None or before[old_cursor].key != self.key
        if gone and (self._cursor is not None or old_cursor is not None):
            self.post_message(self.Highlighted(self, self.row))

    def _cursor_in_sight(self) -> bool:
        """Whether a part of the cursor's row is visible."""
        if self._cursor is None:
            return True
        top = self.scroll_offset.y
        start, end = self._starts[self._cursor], self._starts[self._cursor + 1]
        return start < top + self.size.height and end > top

    def _index_for(self, key: Hashable, place: int | None) -> int | None:
        """Where the cursor belongs: at its key, else at the place that it had, or next to it."""
        able = [index for index, row in enumerate(self._rows) if row.selectable]
        if not able:
            return None
        if key is not None:
            for index in able:
                if self._rows[index].key == key:
                    return index
        wanted = place or 0
        return next((index for index in able if index >= wanted), able[-1])

    # Drawing

    def _visible_lines(self) -> range:
        top = self.scroll_offset.y
        return range(top, top + self.size.height)

    def _line_at(self, y: int) -> tuple[Line, bool] | None:
        """What a line of the whole list holds, and whether the cursor is on it."""
        found = self._find(y)
        if found is None:
            return None
        index, number = found
        lines = self._rows[index].lines
        return (lines[number] if lines else ()), index == self._cursor

    def _find(self, y: int) -> tuple[int, int] | None:
        """Which row, and which of its lines, stands on a line of the whole list."""
        if not 0 <= y < self._starts[-1]:
            return None
        index = bisect_right(self._starts, y) - 1
        return index, y - self._starts[index]

    def render_line(self, y: int) -> Strip:
        """One line of what is visible."""
        width = self.size.width
        found = self._find(y + self.scroll_offset.y)
        if found is None:
            return Strip.blank(width, paint(self).page.blank)
        index, number = found
        under_cursor = index == self._cursor
        key = (index, under_cursor)
        if key not in self._strips:
            row = self._rows[index]
            self._strips[key] = [
                self._draw(line, row.selectable, under_cursor, width) for line in row.lines or ((),)
            ]
        return self._strips[key][number]

    def _draw(self, line: Line, selectable: bool, under_cursor: bool, width: int) -> Strip:
        colours = paint(self)
        ink = colours.cursor if under_cursor else colours.page
        gutter = GUTTER if selectable else 1
        text = [
            (part, getattr(ink, role)) for role, part in fitted(line, max(0, width - gutter - 1))
        ]
        if not under_cursor:
            return lines.line([(" " * gutter, ink.blank), *text], width, ink.blank)
        bar = [(" ", colours.page.blank), ("▌ ", ink.accent)]
        return lines.line([*bar, *text], width, ink.blank)

    def notify_style_update(self) -> None:
        """Colours have changed."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Another width may cut the text in other places."""
        if self.size.width != self._made_for:
            self._make_rows()
            self.refresh()
        self._reveal()

    # Walking

    def _move_to(self, index: int) -> None:
        old = self._cursor
        if index == old:
            self._reveal()
            return
        self._cursor = index
        for each in (old, index):
            if each is not None:
                self.refresh_lines(self._starts[each], self._starts[each + 1] - self._starts[each])
        self._reveal()
        self.post_message(self.Highlighted(self, self.row))

    def _reveal(self) -> None:
        """Scroll by as little as shows the cursor's row, with the headings right above it if there is room."""
        if self._cursor is None or not self.size.height:
            return
        index = self._cursor
        top, end = self._starts[index], self._starts[index + 1]
        first = index
        while first > 0 and not self._rows[first - 1].selectable:
            first -= 1
        height = self.size.height
        if end - self._starts[first] <= height and top - self._starts[first] <= SKIPPED_AT_ONCE:
            top = self._starts[first]
        at = self.scroll_offset.y
        if top < at:
            target = top
        elif end > at + height:
            target = min(top, end - height)
        else:
            return
        self.scroll_to(y=target, animate=False, force=True)

    def _next(self, step: int) -> int | None:
        """The next row that the cursor can stand on, down (1) or up (-1)."""
        if self._cursor is None:
            return None
        index = self._cursor + step
        while 0 <= index < len(self._rows):
            if self._rows[index].selectable:
                return index
            index += step
        return None

    def _scroll_lines(self, lines: int) -> None:
        most = max(0, self._starts[-1] - self.size.height)
        target = min(most, max(0, self.scroll_offset.y + lines))
        self.scroll_to(y=target, animate=False, force=True)

    def step(self, step: int) -> None:
        """One row down or up; text between rows that are far apart is scrolled through, line by line."""
        target = self._next(step)
        top = self.scroll_offset.y
        bottom = top + self.size.height
        if target is None:
            self._scroll_lines(step)
            return
        hidden = self._starts[target] - bottom if step > 0 else top - self._starts[target + 1]
        if hidden >= SKIPPED_AT_ONCE:
            self._scroll_lines(step)
        else:
            self._move_to(target)

    def page(self, step: int) -> None:
        """As far as the list is high."""
        height = max(1, self.size.height - 1)
        if self._cursor is None:
            self._scroll_lines(step * height)
            return
        wanted = self._starts[self._cursor] + step * height
        target = self._next(step)
        if target is None:
            self._scroll_lines(step * height)
            return
        index: int | None = target
        while index is not None and (self._starts[index] - wanted) * step <= 0:
            target = index
            index += step
            while 0 <= index < len(self._rows) and not self._rows[index].selectable:
                index += step
            if not 0 <= index < len(self._rows):
                index = None
        if (self._starts[target] - wanted) * step > 0:
            self._scroll_lines(step * height)
        else:
            self._move_to(target)

    def first(self) -> None:
        """To the first row."""
        self._to_end(range(len(self._rows)), 0)

    def last(self) -> None:
        """To the last row."""
        self._to_end(range(len(self._rows) - 1, -1, -1), self._starts[-1])

    def _to_end(self, order: range, lines: int) -> None:
        target = next((index for index in order if self._rows[index].selectable), None)
        if target is not None:
            self._move_to(target)
        self._scroll_lines(lines - self.scroll_offset.y)

    def open(self) -> bool:
        """Open the row under the cursor; False where there is none."""
        if self.row is None:
            return False
        self.post_message(self.Opened(self, self.row))
        return True

    def action_step(self, step: int) -> None:
        """The key for `step`."""
        self.step(step)

    def action_page(self, step: int) -> None:
        """The key for `page`."""
        self.page(step)

    def action_first(self) -> None:
        """The key for `first`."""
        self.first()

    def action_last(self) -> None:
        """The key for `last`."""
        self.last()

    def action_open(self) -> None:
        """The key for `open`; where there is nothing to open it is left to the screen."""
        if not self.open():
            raise SkipAction

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there, the second one opens."""
        event.stop()
        found = self._find(event.y + self.scroll_offset.y)
        if found is None or not self._rows[found[0]].selectable:
            return
        self._move_to(found[0])
        if event.chain == 2:
            self.post_message(self.Opened(self, self._rows[found[0]]))
