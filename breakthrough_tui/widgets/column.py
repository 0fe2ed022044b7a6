"""One column of the board: a head, and of its cards only those that are to be seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.cells import cell_len
from textual.geometry import Region, Size
from textual.strip import Strip

from breakthrough_tui.domain.board import Card, Column, is_over_limit
from breakthrough_tui.domain.labels import Label
from breakthrough_tui.widgets.card_lines import BAR, NO_LABELS, Day, Flag, draw_card
from breakthrough_tui.widgets.line import Part, cut, line, line_between, width_of
from breakthrough_tui.widgets.themes import Paint, paint
from breakthrough_tui.widgets.whole_lines import WholeLines

HEAD = 2
"""Lines of name and rule."""

CARD = 3
"""Lines from one card to the next: title, details, one of air."""

LANDING = "→"
"""Begins the line where a dragged card will lie."""

_KEPT = 400
"""Drawn cards that are remembered."""


class ColumnView(WholeLines):
    """Paints a column from a snapshot. It knows where the cursor is and what is scrolled, and nothing of commands."""

    DEFAULT_CSS = "ColumnView { height: 1fr; margin: 0 1 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self.column: Column | None = None
        self.cards: Sequence[Card] = ()
        self.cursor: int | None = None
        """The index of the card with the cursor; None while the cursor is in another column."""
        self.here = False
        """Whether the cursor is in this column, on a card or not."""
        self.top = 0
        """The index of the first card that is seen."""
        self._total = 0
        self._load: Sequence[str] | None = None
        self._landing: int | None = None
        self._flags: Mapping[int, Flag] = {}
        self._marked: Collection[int] = ()
        self._labels: Mapping[str, Label] = NO_LABELS
        self._day: Day | None = None
        self._told: tuple[object, ...] | None = None
        """What it was told to show last, besides the cursor."""
        self._lines: list[Strip] = []
        self._size_drawn = Size()
        self._drawn: dict[tuple[Card, Flag | None, bool, bool], tuple[Strip, Strip]] = {}

    # What to show

    def show(
        self,
        column: Column,
        cards: Sequence[Card],
        *,
        flags: Mapping[int, Flag],
        marked: Collection[int] = (),
        labels: Mapping[str, Label] = NO_LABELS,
        day: Day,
        total: int,
        load: Sequence[str] | None = None,
        here: bool,
        cursor: int | None,
    ) -> None:
        """Show this from now on; only changed lines are painted.

        A cursor that was in sight, or comes from another column, is in sight; one that the wheel left behind is not
        followed. `total` counts what a filter hides as well; of `load` the first for which
        there is room stands in place of counts.
        """
        told = (column, cards, flags, marked, labels, day.today, total, load)
        if told == self._told and (here, cursor) == (self.here, self.cursor):
            return
        self._told = told
        if self._day is None or self._day.today != day.today or self._labels != labels:
            self._drawn.clear()
        follow = self.size.height > HEAD and (
            self.cursor is None or self.top <= self.cursor < self.top + self.room
        )
        self.column, self.cards, self._flags, self._day = column, cards, flags, day
        self._total, self.here, self.cursor = total, here, cursor
        self._marked, self._load, self._labels = marked, load, labels
        self.top = min(self.top, self._last_top())
        if follow and cursor is not None:
            self.reveal(cursor)
        self.repaint()

    def put_cursor(self, here: bool, cursor: int | None) -> None:
        """Put the cursor on a card, or take it away, and scroll so that it is seen."""
        self.here, self.cursor = here, cursor
        if cursor is not None and getattr(self.app, "line_is_behind", False):
            self._turn_page(cursor)
        elif cursor is not None:
            self.reveal(cursor)
        self.repaint()

    def _turn_page(self, index: int) -> None:
        """Scroll by a whole page once a card is out of sight.

        A held key on a slow line: a column that scrolls with each key is another one before half of it was sent. Turned
        like this most keys only move the cursor, and what is sent of a page is still true when it arrives.
        """
        if index >= self.top + self.room:
            self.top = index
        elif index < self.top:
            self.top = index - self.room + 1
        self.reveal(index)

    def reveal(self, index: int) -> None:
        """Scroll as little as it takes to see a card whole."""
        room = self.room
        if index < self.top:
            self.top = index
        elif index >= self.top + room:
            self.top = index - room + 1
        self.top = max(0, min(self.top, self._last_top()))

    def scroll_cards(self, by: int) -> None:
        """Scroll by whole cards; the cursor stays where it is."""
        top = max(0, min(self.top + by, self._last_top()))
        if top != self.top:
            self.top = top
            self.repaint()

    @property
    def room(self) -> int:
        """How many cards are seen whole; the last line is kept for '⋮ 4 more'."""
        return max(1, (self.size.height - HEAD - 1 + 1) // CARD)

    def card_at(self, y: int) -> int | None:
        """The index of the card on a line of the screen."""
        if y < HEAD or (y - HEAD) // CARD >= self.room:
            return None
        index = self.top + (y - HEAD) // CARD
        return index if index < len(self.cards) else None

    def slot_at(self, y: int) -> int:
        """Before which card something comes to lie that is dropped on a line: the upper line of one is before it."""
        below = max(0, y - HEAD)
        return min(len(self.cards), self.top + min(self.room, (below + CARD - 1) // CARD))

    def show_landing(self, slot: int | None) -> None:
        """Draw a line where a dragged card will lie; None takes it away."""
        if slot != self._landing:
            self._landing = slot
            self.repaint()

    def _last_top(self) -> int:
        return max(0, len(self.cards) - self.room)

    # Painting

    def repaint(self) -> None:
        """Paint the lines that look different from what was painted last."""
        if not self.is_attached:
            return
        before, size_before = self._lines, self._size_drawn
        self._lines = self._draw()
        if size_before != self.size:
            self.refresh()
            return
        changed = [
            y
            for y, strip in enumerate(self._lines)
            if strip is not before[y] and strip != before[y]
        ]
        if changed:
            width = self.size.width
            self.refresh(*(Region(0, first, width, count) for first, count in _runs(changed)))

    def on_resize(self) -> None:
        """Another width or height. At the start it has been painted with these when Textual tells of them."""
        if self.cursor is not None:
            self.reveal(self.cursor)
        self.top = min(self.top, self._last_top())
        self.repaint()

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._drawn.clear()
        self._size_drawn = Size()

    def strips(self) -> Sequence[Strip]:
        """All of its lines."""
        if self._size_drawn != self.size:
            self._lines = self._draw()
        return self._lines

    def _draw(self) -> list[Strip]:
        """Every line as it looks now; cards that look as before are not drawn again."""
        styles = paint(self)
        width, height = self.size
        if width != self._size_drawn.width:
            self._drawn.clear()
        self._size_drawn = self.size
        ink = styles.page
        blank = Strip.blank(width, ink.blank)
        if self.column is None or height < HEAD + 2:
            return [blank] * height
        lines = [self._draw_head(self.column, styles, width), _rule(styles, width)]
        for index in range(self.top, min(len(self.cards), self.top + self.room)):
            here = self.here and index == self.cursor
            lines += [*self._draw_card(self.cards[index], here, styles, width), blank]
        if not self.cards:
            words = "none of these here" if self._total else "nothing here yet"
            lines.append(line([("  ", ink.quiet), (words, ink.quiet)], width, ink.blank))
        lines = lines[: height - 1]
        lines += [blank] * (height - 1 - len(lines))
        below = len(self.cards) - self.top - self.room
        more = [("  ", ink.quiet), (f"⋮ {below} more", ink.quiet)]
        lines.append(line(more, width, ink.blank) if below > 0 else blank)
        if self._landing is not None:
            at = HEAD + (self._landing - self.top) * CARD - 1
            if HEAD - 1 <= at < height:
                lines[at] = line([(LANDING + "━" * (width - 2), ink.key)], width, ink.blank)
        return lines

    def _draw_card(self, card: Card, here: bool, styles: Paint, width: int) -> tuple[Strip, Strip]:
        flag = self._flags.get(card.id)
        marked = card.id in self._marked
        key = (card, flag, here, marked)
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) > _KEPT:
                self._drawn.clear()
            assert self._day is not None
            drawn = draw_card(
                card,
                flag,
                day=self._day,
                paint=styles,
                width=width,
                here=here,
                marked=marked,
                labels=self._labels,
            )
            self._drawn[key] = drawn
        return drawn

    def _draw_head(self, column: Column, styles: Paint, width: int) -> Strip:
        ink = styles.page
        shown = len(self.cards)
        count = f"{shown} of {self._total}" if shown != self._total else str(self._total)
        over = is_over_limit(column, self._total)
        right = [(f"⋮ {self.top} more ", ink.quiet)] if self.top else []
        # What is left beside bar, gaps and what is above.
        room = width - 6 - width_of(right)
        if self._load is not None:
            left_over = room - cell_len(column.name)
            fitting = (load for load in self._load if cell_len(load) <= left_over)
            count = next(fitting, self._load[-1])
        elif column.limit is not None:
            count += f"/{column.limit}"
        count += " over" if over else ""
        left: list[Part] = [
            (BAR + " " if self.here else "  ", ink.accent),
            (cut(column.name, max(4, room - cell_len(count))), ink.heading),
            ("  ", ink.heading),
            (count, ink.warning if over else ink.quiet),
        ]
        return line_between(left, right, width, ink.blank, gap=1)


def _rule(styles: Paint, width: int) -> Strip:
    """The line under the name: always the same, so that a cursor that comes to another column need not send it."""
    ink = styles.page
    return line([("  ", ink.blank), ("─" * (width - 3), ink.rule)], width, ink.blank)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Consecutive numbers as (first, how many)."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][0] + runs[-1][1] == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
