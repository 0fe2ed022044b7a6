"""What others have done since one was last here, and what waits, is late or goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.domain.countdown import time_in
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.digest import Change, Digest, Entry
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.screens.dialogs.sheet import Sheet
from breakthrough_tui.screens.signals.rows import signal_rows
from breakthrough_tui.widgets.line_list import LineList, Row, blank, heading
from breakthrough_tui.widgets.parts import Line, Part


class NewsDialog(Sheet[None]):
    """The changes as sentences, the newest first; then what there is to do."""

    TITLE_KEYS = "esc back"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("full_stop,q", "cancel", show=False)]

    DEFAULT_CSS = """
    NewsDialog LineList { height: auto; max-height: 20; }
    """

    def __init__(self, title: str, digest: Digest, moment: Moment) -> None:
        super().__init__(title)
        self.list = LineList(lambda width: news_rows(digest, moment, width))

    def compose_sheet(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """It can be scrolled."""
        self.list.focus()


def news_rows(digest: Digest, moment: Moment, width: int) -> list[Row]:
    """One row each: what was done, then what waits, what is late, the signals."""
    rows = [
        Row(("change", number), (_change(change, moment),), selectable=False)
        for number, change in enumerate(digest.changes)
    ]
    if digest.left_out:
        line: Line = (Part("quiet", f"and {digest.left_out:,} earlier ones"),)
        rows.append(Row("left out", (line,), selectable=False))
    parts = [
        ("Waits for you", list(_entries("waits", digest.waits, moment))),
        ("Late", list(_entries("late", digest.late, moment))),
        (
            "Signals",
            signal_rows([signal for _, signal in digest.signals], width, selectable=False),
        ),
    ]
    for title, part in parts:
        if part:
            rows += [blank(title)] if rows else []
            rows += [heading(title), *part]
    return rows


def _change(change: Change, moment: Moment) -> Line:
    day = moment.day_of(change.at)
    clock = time_in(change.at, moment.time_zone)
    when = clock if day == moment.today else f"{short_date(day, moment.today)} {clock}"
    return (
        Part("quiet", when, 13),
        Part("accent", change.actor, 9),
        Part("text", change.phrase, stretch=True),
    )


def _entries(kind: str, entries: tuple[Entry, ...], moment: Moment) -> Iterator[Row]:
    for number, entry in enumerate(entries):
        late = f"{entry.days} d late" if entry.days else ""
        by = short_date(entry.by, moment.today) if entry.by else ""
        parts = (
            Part("warning" if late else "quiet", late or by, 13),
            Part("accent" if entry.who else "quiet", (entry.who or "nobody") if late else "", 9 if late else 0),
            Part("text", entry.text, stretch=True),
        )  # fmt: skip
        yield Row((kind, number), (parts,), selectable=False)
