"""What others have done since one was last here, one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.domain.countdown import time_in
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.telling import told
from breakthrough_tui.screens.dialogs.sheet import Sheet
from breakthrough_tui.widgets.line_list import LineList, Row
from breakthrough_tui.widgets.parts import Part

Name = Callable[[Event], str]
"""What the thing of an event is called."""


class NewsDialog(Sheet[None]):
    """The events as sentences, the newest first."""

    TITLE_KEYS = "esc back"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("full_stop,q", "cancel", show=False)]

    DEFAULT_CSS = """
    NewsDialog LineList { height: auto; max-height: 16; }
    """

    def __init__(
        self,
        title: str,
        events: Sequence[Event],
        moment: Moment,
        name: Name,
        columns: Mapping[int, str],
    ) -> None:
        super().__init__(title)
        self.list = LineList(news_rows(events, moment, name, columns))

    def compose_sheet(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """It can be scrolled."""
        self.list.focus()


def news_rows(
    events: Sequence[Event], moment: Moment, name: Name, columns: Mapping[int, str]
) -> list[Row]:
    """One row a change, the newest first; what one command did in several steps is said once."""
    rows: list[Row] = []
    said: set[tuple[str, str]] = set()
    for event in reversed(events):
        phrase = told(event, today=moment.today, what=name(event), columns=columns)
        if (event.command, phrase) in said:
            continue
        said.add((event.command, phrase))
        day = moment.day_of(event.at)
        clock = time_in(event.at, moment.time_zone)
        when = clock if day == moment.today else f"{short_date(day, moment.today)} {clock}"
        line = (
            Part("quiet", when, 13),
            Part("accent", event.actor, 9),
            Part("text", phrase, stretch=True),
        )
        rows.append(Row(len(rows), (line,), selectable=False))
    return rows
