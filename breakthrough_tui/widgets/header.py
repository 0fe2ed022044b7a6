"""The three lines on top of every screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from breakthrough_tui.domain.headline import Headline
from breakthrough_tui.widgets.line import Part, line, line_between, width_of
from breakthrough_tui.widgets.themes import paint
from breakthrough_tui.widgets.whole_lines import WholeLines

WIDE = 100
"""From so many cells on the header says things in full."""


class Header(WholeLines):
    """What result, by when, are we getting there; what stands in the way; what is next."""

    DEFAULT_CSS = "Header { height: 3; width: 1fr; }"

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self._headline: Headline | None = None
        self._alone: tuple[str, str] = ("", "")
        self._example = False
        self._drawn: list[Strip] = []

    def show(self, headline: Headline, *, example: bool = False) -> None:
        """Say this from now on; only lines that become different are painted."""
        if (headline, example) == (self._headline, self._example):
            return
        self._headline = headline
        self._example = example
        self._repaint()

    def show_place(self, place: str) -> None:
        """Name the screen differently: '2 Obstacles, all that wait for me'."""
        self._place = place
        self._repaint()

    def show_alone(self, title: str, viewer: str) -> None:
        """Say only where one is, when there is no breakthrough."""
        self._headline = None
        self._alone = (title, viewer)
        self._repaint()

    def on_resize(self) -> None:
        """The words depend on the room."""
        self._repaint()

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._drawn = []

    def strips(self) -> Sequence[Strip]:
        """The three lines."""
        if not self._drawn or self._drawn[0].cell_length != self.size.width:
            self._drawn = self._draw()
        return self._drawn

    def _repaint(self) -> None:
        if not self.is_attached or not self.size.width:
            return
        before, self._drawn = self._drawn, self._draw()
        if len(before) != len(self._drawn):
            self.refresh()
            return
        changed = [y for y, strip in enumerate(self._drawn) if strip != before[y]]
        if changed:
            from textual.geometry import Region

            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _draw(self) -> list[Strip]:
        width = self.size.width
        if self._headline is None:
            return self._draw_alone(width)
        narrow = width < WIDE
        headline = self._headline
        return [
            self._draw_goal(headline, width, narrow),
            self._draw_count(headline, width, narrow),
            self._draw_next(headline, width, narrow),
        ]

    def _draw_alone(self, width: int) -> list[Strip]:
        ink = paint(self).band
        title, viewer = self._alone
        left = [(" ", ink.blank), (title, ink.heading)]
        right = [(f"{viewer}    {self._place} ".lstrip(), ink.quiet)]
        blank = line([], width, ink.blank)
        return [line_between(left, right, width, ink.blank), blank, blank]

    def _draw_goal(self, headline: Headline, width: int, narrow: bool) -> Strip:
        ink = paint(self).band
        left: list[Part] = [(" ", ink.blank), (headline.code, ink.key), ("  ", ink.blank)]
        if self._example:
            left += [("EXAMPLE", ink.warning), ("  ", ink.blank)]
        gap = "   " if narrow else "    "
        right = [(f"{headline.viewer.fit(narrow)}{gap}{self._place} ", ink.quiet)]
        room = width - width_of(left) - width_of(right) - 2
        goal = headline.goal.wide
        if narrow or width_of([(goal, ink.heading)]) > room:
            goal = headline.goal.narrow
        return line_between([*left, (goal, ink.heading)], right, width, ink.blank)

    def _draw_count(self, headline: Headline, width: int, narrow: bool) -> Strip:
        ink = paint(self).band
        right: list[Part] = []
        if headline.result:
            mood = {"good": ink.good, "warning": ink.warning, "bad": ink.bad}
            right.append((headline.result, mood.get(headline.result_mood, ink.text)))
        if headline.obstacles.wide:
            right.append(("  ", ink.blank))
            right.append((headline.obstacles.fit(narrow), ink.bad))
        right.append((" ", ink.blank))
        room = width - width_of(right) - 2
        # The date is never cut: before that the words get fewer, then the bar short, then it goes.
        sizes = [] if narrow else [(False, max(20, width // 4)), (False, 12)]
        for short, cells in (*sizes, (True, 12), (True, 6), (True, 0)):
            left = self._days(headline, short, cells)
            if width_of(left) <= room:
                break
        return line_between(left, right, width, ink.blank)

    def _days(self, headline: Headline, narrow: bool, cells: int) -> list[Part]:
        ink = paint(self).band
        left: list[Part] = [(f" {headline.day.fit(narrow)} ", ink.text)]
        if headline.gone is not None and cells:
            left += self._bar(headline.gone, cells)
        left.append(((" " if narrow else "  ") + headline.left.fit(narrow), ink.heading))
        return left

    def _bar(self, gone: float, cells: int) -> list[Part]:
        ink = paint(self).band
        halves = round(gone * cells * 2)
        full, half = divmod(halves, 2)
        done = "━" * full + ("╸" if half else "")
        return [(done, ink.accent), ("─" * (cells - len(done)), ink.rule)]

    def _draw_next(self, headline: Headline, width: int, narrow: bool) -> Strip:
        ink = paint(self).band
        left = [(" Next  ", ink.quiet), (headline.next, ink.text)]
        right = [(f"{headline.news} ", ink.quiet)] if headline.news else []
        if width_of(left) + width_of(right) + 2 > width:
            # What is next comes first; the news have a key of their own.
            right = []
        return line_between(left, right, width, ink.blank)
