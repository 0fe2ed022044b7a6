"""A list drawn by lines: rows of styled parts, one cursor, and only what changed is painted again."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from breakthrough_tui.widgets import line as lines
from breakthrough_tui.widgets.parts import Line, fitted
from breakthrough_tui.widgets.rows import Row, Rows, Stack, blank, heading, plain
from breakthrough_tui.widgets.themes import paint

__all__ = ["LineList", "Row", "Rows", "blank", "heading", "plain"]

NOT_SHOWN = object()

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
        self._stack = Stack()
        self._cursor: int | None = None
        self._wanted: Hashable = first
        self._made_for = -1
        self._strips: dict[tuple[int, bool], list[Strip]] = {}

    # What is shown

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._stack.rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return None if self._cursor is None else self.rows[self._cursor]

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
        index = self._stack.find(key, None)
        if index is None or self.rows[index].key != key:
            return False
        self._move_to(index)
        return True

    def _make_rows(self) -> None:
        width = self.size.width
        self._made_for = width
        shown = {y: self._looks(y) for y in self._visible_lines()}
        before, place, key = self._stack, self._cursor, self.key
        in_sight = self._cursor_in_sight()
        asked, self._wanted = self._wanted, None
        self._stack = stack = Stack(self._source(width) if callable(self._source) else self._source)
        self._strips.clear()
        self._cursor = stack.find(key if asked is None else asked, place)
        self.virtual_size = Size(width, stack.height)
        if self._cursor is not None and (in_sight or asked is not None):
            if place is not None and asked is None and self.scroll_offset.y:
                # What somebody looks at stays where it is while others add rows above it.
                self._scroll_lines(stack.start(self._cursor) - before.start(place))
            if not self._cursor_in_sight():
                self._reveal()
        for y in self._visible_lines():
            if shown.get(y, NOT_SHOWN) != self._looks(y):
                self.refresh_line(y)
        if key != self.key:
            self.post_message(self.Highlighted(self, self.row))

    def _cursor_in_sight(self) -> bool:
        """Whether a part of the cursor's row is visible."""
        if self._cursor is None:
            return True
        top = self.scroll_offset.y
        start, end = self._stack.start(self._cursor), self._stack.end(self._cursor)
        return start < top + self.size.height and end > top

    # Drawing

    def _visible_lines(self) -> range:
        top = self.scroll_offset.y
        return range(top, top + self.size.height)

    def _looks(self, y: int) -> object:
        """All that the look of a line depends on, but the colours."""
        found = self._stack.line(y)
        if found is None:
            return None
        index, line = found
        return line, self.rows[index].selectable, index == self._cursor, self._more(y)

    def _more(self, y: int) -> str:
        """The sign at the right end of the first and last visible line: there is more above, or below."""
        top = self.scroll_offset.y
        if y == top and top > 0:
            return "↑"
        bottom = top + self.size.height
        return "↓" if y == bottom - 1 and self._stack.height > bottom else ""

    def render_line(self, y: int) -> Strip:
        """One line of what is visible."""
        width = self.size.width
        where = y + self.scroll_offset.y
        found = self._stack.at(where)
        if found is None:
            return Strip.blank(width, paint(self).page.blank)
        index, number = found
        under_cursor = index == self._cursor
        key = (index, under_cursor)
        if key not in self._strips:
            row = self.rows[index]
            self._strips[key] = [
                self._draw(line, row.selectable, under_cursor, width) for line in row.lines or ((),)
            ]
        strip = self._strips[key][number]
        more = self._more(where)
        if not more or width < 2:
            return strip
        colours = paint(self)
        ink = colours.cursor if under_cursor else colours.page
        return Strip([*strip.crop(0, width - 1), Segment(more, ink.quiet)], width)

    def _draw(self, line: Line, selectable: bool, under_cursor: bool, width: int) -> Strip:
        colours = paint(self)
        ink = colours.cursor if under_cursor else colours.page
        gutter = GUTTER if selectable else 1
        shown = fitted(line, max(0, width - gutter - 1))
        text = [
            (words, self._linked(getattr(ink, role), part.link))
            for part, (role, words) in zip(line, shown, strict=True)
        ]
        if not under_cursor:
            return lines.line([(" " * gutter, ink.blank), *text], width, ink.blank)
        bar = [(" ", colours.page.blank), ("▌ ", ink.accent)]
        return lines.line([*bar, *text], width, ink.blank)

    def _linked(self, style: Style, link: str) -> Style:
        """The style with a link that the terminal offers to open, where it knows of such things."""
        if not link:
            return style
        here = getattr(self.app, "surroundings", None)
        shows_links = here is None or here.links
        return style + Style(underline=True, link=link if shows_links else None)

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
                start = self._stack.start(each)
                self.refresh_lines(start, self._stack.end(each) - start)
        self._reveal()
        self.post_message(self.Highlighted(self, self.row))

    def _reveal(self) -> None:
        """Scroll by as little as shows the cursor's row, with the headings right above it if there is room."""
        if self._cursor is None or not self.size.height:
            return
        top, end = self._stack.start(self._cursor), self._stack.end(self._cursor)
        height, at = self.size.height, self.scroll_offset.y
        headings = self._stack.with_headings(self._cursor)
        if end - headings <= height and top - headings <= SKIPPED_AT_ONCE:
            top = headings
        if top < at:
            self._scroll_lines(top - at)
        elif end > at + height:
            self._scroll_lines(min(top, end - height) - at)

    def _scroll_lines(self, lines: int) -> None:
        most = max(0, self._stack.height - self.size.height)
        target = min(most, max(0, self.scroll_offset.y + lines))
        self.scroll_to(y=target, animate=False, force=True)

    def step(self, step: int) -> None:
        """One row down or up; text between rows that are far apart is scrolled through, line by line."""
        target = None if self._cursor is None else self._stack.after(self._cursor, step)
        if target is None:
            self._scroll_lines(step)
            return
        top = self.scroll_offset.y
        if step > 0:
            hidden = self._stack.start(target) - top - self.size.height
        else:
            hidden = top - self._stack.end(target)
        if hidden >= SKIPPED_AT_ONCE:
            self._scroll_lines(step)
        else:
            self._move_to(target)

    def page(self, step: int) -> None:
        """As far as the list is high."""
        lines = step * max(1, self.size.height - 1)
        reached = None
        if self._cursor is not None:
            wanted = self._stack.start(self._cursor) + lines
            index = self._stack.after(self._cursor, step)
            while index is not None and (self._stack.start(index) - wanted) * step <= 0:
                reached = index
                index = self._stack.after(index, step)
        if reached is None:
            self._scroll_lines(lines)
        else:
            self._move_to(reached)

    def first(self) -> None:
        """To the first row."""
        self._to_end(self._stack.after(-1, 1), -self.scroll_offset.y)

    def last(self) -> None:
        """To the last row."""
        self._to_end(self._stack.after(len(self.rows), -1), self._stack.height)

    def _to_end(self, target: int | None, lines: int) -> None:
        if target is not None:
            self._move_to(target)
        self._scroll_lines(lines)

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
        found = self._stack.at(event.y + self.scroll_offset.y)
        if found is None or not self.rows[found[0]].selectable:
            return
        self._move_to(found[0])
        if event.chain == 2:
            self.post_message(self.Opened(self, self.rows[found[0]]))
