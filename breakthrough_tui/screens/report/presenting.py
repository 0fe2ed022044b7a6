"""The report presented: one part a page, large and calm, read only. Nothing moves but a clock without seconds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip
from textual.widget import Widget

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.countdown import time_in
from breakthrough_tui.domain.permissions import Action, may
from breakthrough_tui.report.writing import write_report
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.screens.report.blocks import block_lines, fact_lines, shows_braille
from breakthrough_tui.screens.report.rows import ReportSnapshot
from breakthrough_tui.store.commands import closings
from breakthrough_tui.store.queries import reports as queries
from breakthrough_tui.widgets.line import line_between
from breakthrough_tui.widgets.line_list import Row
from breakthrough_tui.widgets.parts import Line, Part, wrapped
from breakthrough_tui.widgets.themes import paint

if TYPE_CHECKING:
    from textual import events

    from breakthrough_tui.report.blocks import Part as ReportPart
    from breakthrough_tui.screens.session import Session

WIDEST = 84
TITLE, END = "title", "end"
KEYS = "→ on   ← back   esc leaves"


class PresentationBar(Widget):
    """The one line on top: which breakthrough, which page, what time it is and since when."""

    DEFAULT_CSS = "PresentationBar { height: 1; width: 1fr; dock: top; }"

    def __init__(self) -> None:
        super().__init__()
        self._said = ("", "")

    def say(self, left: str, right: str) -> None:
        """Say something else; painted anew only if it is."""
        if (left, right) != self._said:
            self._said = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        ink = paint(self).page
        left, right = self._said
        return line_between(
            [(f"  {left}", ink.quiet)],
            [(f"{right}  ", ink.quiet)],
            self.size.width,
            ink.blank,
        )


class PresentationScreen(ListScreen):
    """Pages to walk through by arrows; what is longer than the screen scrolls."""

    NAME: ClassVar[str] = "presentation"
    PLACE: ClassVar[str] = "Report"
    DEFAULT_CSS = """
    PresentationScreen > Header, PresentationScreen > Footer { display: none; }
    """

    def __init__(self, session: Session, snapshot: ReportSnapshot) -> None:
        super().__init__(session)
        self.stale = False
        self.snapshot = snapshot
        self.page = TITLE
        self.bar = PresentationBar()
        self._since: datetime = session.moment.now

    def compose_body(self) -> Iterable[Widget]:
        """The line on top and the page."""
        yield self.bar
        yield self.list

    def on_mount(self) -> None:
        """Show the first page, and from now on every minute how late it is."""
        super().on_mount()
        self._show()
        self._wait_for_next_minute()

    async def reload(self) -> None:
        """What others change while it is presented is there at once."""
        here = self.session.breakthrough
        if here is None or here != self.snapshot.material.overview.breakthrough.id:
            return
        material = await self.session.ask(queries.material, breakthrough=here)
        self.snapshot = ReportSnapshot(material, write_report(material, self.session.moment))
        self._show(from_top=False)

    def draw_header(self) -> None:
        """It has a line of its own."""

    # Pages

    @property
    def pages(self) -> list[str]:
        """The names of the pages: the title, the parts that are shown, the end."""
        return [TITLE, *(part.name for part in self.snapshot.report.shown), END]

    @property
    def _number(self) -> int:
        return self.pages.index(self.page) if self.page in self.pages else 0

    def _show(self, *, from_top: bool = True) -> None:
        if from_top:
            self.list.scroll_to(y=0, animate=False, force=True)
        self.list.show(self._rows)
        self._say()

    def _say(self) -> None:
        report, moment = self.snapshot.report, self.session.moment
        number, many = self._number, len(self.pages) - 2
        where = f"   {number} of {many}" if self.page not in (TITLE, END) else ""
        minutes = int((moment.now - self._since).total_seconds()) // 60
        clock = time_in(moment.now, moment.time_zone)
        self.bar.say(f"{report.code}{where}", f"{minutes} min   {clock}")

    def _wait_for_next_minute(self) -> None:
        now = self.session.moment.now
        self.set_timer(60.5 - now.second, self._minute)

    def _minute(self) -> None:
        self._say()
        self._wait_for_next_minute()

    def _rows(self, width: int) -> list[Row]:
        room = max(20, min(width - 6, WIDEST))
        margin = " " * max(0, (width - room) // 2 - 1)
        lines = self._lines(room)
        height = self.list.size.height
        above = max(1, (height - len(lines)) // 3)
        padded: list[Line] = [(), *[()] * (above - 1)]
        padded += [(Part("text", margin), *line) if line else () for line in lines]
        return [
            Row((self.page, number), (line,), selectable=False)
            for number, line in enumerate(padded)
        ]

    def _lines(self, room: int) -> list[Line]:
        report = self.snapshot.report
        if self.page == TITLE:
            lines: list[Line] = [(Part("heading", line),) for line in wrapped(report.title, room)]
            facts = [line for label, said in report.under for line in fact_lines(label, said, room)]
            return [*lines, (), (), *facts, (), (Part("quiet", KEYS),)]
        if self.page == END:
            return [(Part("heading", "Thank you."),), (), *self._asks()]
        part = next((one for one in report.parts if one.name == self.page), None)
        return self._part_lines(part, room) if part is not None else []

    def _part_lines(self, part: ReportPart, room: int) -> list[Line]:
        fine = shows_braille(self)
        chart_lines = max(10, self.list.size.height - 16)
        lines: list[Line] = [(Part("accent", line),) for line in wrapped(part.title, room)]
        for block in part.blocks:
            lines += [(), *block_lines(block, room, chart_lines=chart_lines, fine=fine)]
        if part.added:
            lines.append(())
            for text in part.added.split("\n"):
                lines += [(Part("text", line),) for line in wrapped(text, room)]
        return lines

    # The end

    @property
    def _may_hold(self) -> bool:
        overview = self.session.overview
        if overview is None or overview.breakthrough.phase is not Phase.LAUNCHED:
            return False
        who = standing(overview, self.session.viewer, self.session.moment)
        return may(Action.HOLD_REPORT, who, overview.breakthrough.phase)

    def _asks(self) -> list[Line]:
        if not self._may_hold:
            return [(Part("quiet", "esc leaves"),)]
        return [
            (Part("key", "enter  "), Part("text", "the report-back was held today")),
            (Part("key", "esc    "), Part("quiet", "leave")),
        ]

    async def _hold(self) -> None:
        from breakthrough_tui.screens.base import BaseScreen

        await self.session.do(
            closings.hold,
            what="recorded the report-back",
            breakthrough=self.session.breakthrough,
        )
        self.app.pop_screen()
        below = self.app.screen
        if isinstance(below, BaseScreen):
            below.say("The report-back was held today. O closes it.")

    # Keys

    def action_right(self) -> None:
        """The page after this one."""
        self._go_to(self._number + 1)

    def action_left(self) -> None:
        """The page before this one."""
        self._go_to(self._number - 1)

    def _go_to(self, number: int) -> None:
        pages = self.pages
        if 0 <= number < len(pages) and pages[number] != self.page:
            self.page = pages[number]
            self._show()

    def action_first(self) -> None:
        """To the first page."""
        self._go_to(0)

    def action_last(self) -> None:
        """To the last page."""
        self._go_to(len(self.pages) - 1)

    def action_open(self) -> None:
        """On to the next page; on the last one what it asks."""
        if self.page != END:
            self.action_right()
        elif self._may_hold:
            self.spawn(self._hold())

    def on_resize(self, event: events.Resize) -> None:
        """Another height has another middle."""
        super().on_resize(event)
        self.call_after_refresh(self._show, from_top=False)
