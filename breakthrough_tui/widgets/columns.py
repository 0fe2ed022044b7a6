"""The columns side by side: as many as fit whole, the others beyond the edges."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.strip import Strip

from breakthrough_tui.domain.board import Column
from breakthrough_tui.widgets.column import ColumnView
from breakthrough_tui.widgets.line import Part, line_between
from breakthrough_tui.widgets.themes import paint
from breakthrough_tui.widgets.whole_lines import Ground, WholeLines

NARROWEST = 24
"""Cells that a column needs, its margin included."""


class Edges(WholeLines):
    """The line above the columns: what lies beyond the left and the right edge."""

    DEFAULT_CSS = "Edges { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._drawn: tuple[object, list[Strip]] = (None, [])
        """The line, and from what it follows."""

    def say(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Name the columns that are not to be seen, in the order of the board."""
        said = (tuple(left), tuple(right))
        if said != self._said:
            self._said = said
            self.refresh()

    def strips(self) -> Sequence[Strip]:
        """'‹ To do 7' and 'Done 11 ›'; those that find no room are counted."""
        follows_from = (self._said, self.size, self.app.theme)
        if self._drawn[0] != follows_from:
            self._drawn = (follows_from, [self._draw()])
        return self._drawn[1]

    def _draw(self) -> Strip:
        ink = paint(self).page
        before, after = self._said
        room = self.size.width - 8
        # Each side may have half of it, and what the other one leaves.
        right = _nearest(after, room - min(room // 2, cell_len(", ".join(before))))
        left = ", ".join(reversed(_nearest(before[::-1], room - cell_len(", ".join(right)))))
        parts: list[Part] = [(f" ‹ {left}" if left else "", ink.quiet)]
        said = [(f"{', '.join(right)} › ", ink.quiet)] if right else []
        return line_between(parts, said, self.size.width, ink.blank)


def _nearest(names: Sequence[str], room: int) -> list[str]:
    """As many of the names as there is room for, in their order, and how many more there are."""
    for many in range(len(names), 0, -1):
        left_out = len(names) - many
        said = [*names[:many], *([f"{left_out} more"] if left_out else [])]
        if cell_len(", ".join(said)) <= room:
            return said
    return [f"{len(names)} more"] if names else []


class Columns(Ground):
    """Holds one view a column. Whole columns scroll sideways."""

    DEFAULT_CSS = """
    Columns { layout: horizontal; height: 1fr; width: 1fr; padding: 0 0 0 1; overflow: hidden; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.views: list[ColumnView] = []
        self.first = 0
        """The index of the leftmost column that is seen."""

    @property
    def room(self) -> int:
        """How many columns are seen at once."""
        width = self.app.size.width - 1
        return max(1, min(len(self.views) or 1, width // NARROWEST))

    def hold_from_the_start(self, columns: Sequence[Column]) -> None:
        """Have these views when this is mounted itself."""
        self.views = [ColumnView() for _ in columns]

    def compose(self) -> ComposeResult:
        """The views that are there from the start."""
        if self.views:
            self.place_views()
        yield from self.views

    async def hold(self, columns: Sequence[Column]) -> None:
        """Have as many views as there are columns."""
        while len(self.views) > len(columns):
            await self.views.pop().remove()
        fresh = [ColumnView() for _ in columns[len(self.views) :]]
        if fresh:
            self.views += fresh
            self.place_views()
            await self.mount(*fresh)
        self.place_views()

    def reveal(self, index: int) -> None:
        """Scroll sideways as little as it takes to see a column."""
        first = self.first
        if index < first:
            first = index
        elif index >= first + self.room:
            first = index - self.room + 1
        first = max(0, min(first, len(self.views) - self.room))
        if first != self.first:
            self.first = first
            self.place_views()

    def place_views(self) -> None:
        """Give each view its width, and hide those beyond the edges."""
        room = self.room
        self.first = max(0, min(self.first, len(self.views) - room))
        width = (self.app.size.width - 1) // room - 1
        for index, view in enumerate(self.views):
            seen = self.first <= index < self.first + room
            if view.display != seen:
                view.display = seen
            if view.styles.width is None or view.styles.width.value != width:
                view.styles.width = width
