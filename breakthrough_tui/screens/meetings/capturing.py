"""Capture: action items as they are said, one a line, typed or pasted, each on the board at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.meetings.capture import Captured, capture, load, unknown_words
from breakthrough_tui.domain.quick_entry import QuickEntry, understood
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.screens.dialogs.sheet import Sheet, Words, sentence_of
from breakthrough_tui.widgets.line_list import LineList, Row
from breakthrough_tui.widgets.parts import Part, Role
from breakthrough_tui.widgets.text_field import TextField

SHOWN = 8
"""So many of those that were captured last are in sight."""
WEEKS_SHOWN = 8

Item = tuple[str | None, date | None, str]
"""Owner, date and title."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is by now: the items in the order in which they came, and what the launch check misses."""

    items: tuple[Item, ...] = ()
    missing: tuple[str, ...] = ()
    checked: bool = False


Add = Callable[[Sequence[QuickEntry]], Awaitable[None]]
Look = Callable[[], Awaitable[Standing]]


class CaptureDialog(Sheet[str]):
    """Enter adds what stands in the field and empties it; dismissed with the theme.

    Lines that cannot be action items stay in the field. `text` is what stands there, also after esc.
    """

    TITLE_KEYS = "enter add  esc back"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "add", show=False)]

    DEFAULT_CSS = """
    CaptureDialog TextField { margin: 0 3; width: 1fr; height: auto; max-height: 6; }
    CaptureDialog LineList { height: auto; max-height: 8; }
    """

    def __init__(
        self,
        title: str,
        today: date,
        people: Sequence[str],
        *,
        add: Add,
        look: Look,
        draft: str = "",
        theme: str = "",
    ) -> None:
        super().__init__(title)
        self._today = today
        self._people = tuple(people)
        self._add = add
        self._look = look
        self._busy = False
        self._said: list[tuple[str, Role]] = []
        """What there is to say of what was added last, until one types on."""
        self._given_back = ""
        self.theme = theme
        self.field = TextField(
            draft,
            placeholder="ana: call the depot by 12 dec    #theme for those that follow",
            enter_submits=True,
        )
        self.words = Words(least=1)
        self.counts = Words(least=1)
        self.list = LineList(focusable=False)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.text

    def compose_sheet(self) -> ComposeResult:
        """The field, what was understood, how much falls on whom, what was captured last."""
        yield self.field
        yield self.words
        yield self.counts
        yield self.list

    async def on_mount(self) -> None:
        """Ready to type."""
        self.field.on_changed = self._show
        self.field.on_submitted = self.action_add
        self.field.focus()
        self._show()
        await self.look()

    async def look(self) -> None:
        """Read what there is by now, and show it."""
        standing = await self._look()
        self.counts.say(*self._counted(standing))
        rows = [_row(item, self._today) for item in standing.items[-SHOWN:][::-1]]
        self.list.styles.height = len(rows)
        self.list.show(rows)

    def _read(self) -> Captured:
        return capture(self.text, today=self._today, people=self._people, theme=self.theme)

    def _show(self) -> None:
        if not self.text.strip():
            self.words.say(*self._said, (self._hint(), "quiet"))
            return
        if self._said and self.text == self._given_back:
            self.words.say(*self._said)
            return
        self._said = []
        found = self._read()
        if not found.entries and not found.left:
            theme = f"#{found.theme} is put on those that follow" if found.theme else "no theme"
            self.words.say((theme, "accent"))
            return
        said: list[tuple[str, Role]] = []
        if len(found.entries) == 1 and "\n" not in self.text.strip():
            entry = found.entries[0]
            said.append((understood(entry, today=self._today), "accent"))
        else:
            said.append((f"{_items(len(found.entries))}: enter adds them.", "accent"))
        self.words.say(*said, *self._remarks(found))

    def _hint(self) -> str:
        if self.theme:
            return f"Theme #{self.theme}: on each that follows; # alone ends it."
        return "Who and a colon first, the day at the end. Without a name it is nobody's yet."

    def _remarks(self, found: Captured) -> list[tuple[str, Role]]:
        said: list[tuple[str, Role]] = [(remark, "warning") for remark in found.remarks[:3]]
        if len(found.remarks) > 3:
            said.append((f"and {len(found.remarks) - 3} more such lines", "warning"))
        strangers = unknown_words(found.unknown, self._people)
        return [*said, (strangers, "warning")] if strangers else said

    def _counted(self, standing: Standing) -> list[tuple[str, Role]]:
        if not standing.items:
            return [("Nothing is captured yet.", "quiet")]
        found = load([(owner, due) for owner, due, _ in standing.items])
        people = ", ".join(f"{owner or 'nobody'} {sum(row)}" for owner, row in found.rows)
        weeks = [
            f"{day_month(week, self._today)} {sum(row[at] for _, row in found.rows)}"
            for at, week in enumerate(found.weeks)
        ]
        undated = sum(row[-1] for _, row in found.rows)
        if len(weeks) > WEEKS_SHOWN:
            weeks = [*weeks[:WEEKS_SHOWN], "…"]
        if undated:
            weeks.append(f"no date {undated}")
        said: list[tuple[str, Role]] = [
            (f"{_items(len(standing.items))}: {people}", "text"),
            (f"week of {', '.join(weeks)}", "quiet"),
        ]
        if standing.checked:
            if standing.missing:
                said.append((f"Launch check: {standing.missing[0]}{_more(standing)}", "warning"))
            else:
                said.append(("Launch check: all of it holds.", "good"))
        return said

    def action_add(self) -> None:
        """Add what was understood."""
        if self._busy or not self.text.strip():
            return
        self._busy = True
        self.run_worker(self._adding(self._read()))

    async def _adding(self, found: Captured) -> None:
        try:
            if found.entries:
                await self._add(found.entries)
        except BreakthroughError as error:
            self.words.say((sentence_of(error), "bad"), ("What you typed is kept.", "quiet"))
            return
        finally:
            self._busy = False
        self.theme = found.theme
        added: list[tuple[str, Role]] = []
        if len(found.entries) > 1:
            added.append((f"{_items(len(found.entries))} added.", "good"))
        self._said = [*added, *self._remarks(found)]
        self._given_back = found.left
        self.field.text = found.left
        self._show()
        await self.look()

    def action_cancel(self) -> None:
        """Back to the meeting."""
        self.dismiss(self.theme)


def _more(standing: Standing) -> str:
    more = len(standing.missing) - 1
    return f" And {more} more." if more else ""


def _items(number: int) -> str:
    return "1 action item" if number == 1 else f"{number} action items"


def _row(item: Item, today: date) -> Row:
    owner, due, title = item
    return Row(
        ("captured", title),
        (
            (
                Part("warning" if owner is None else "text", owner or "nobody", 12),
                Part("text", title, stretch=True),
                Part("quiet", day_month(due, today) if due else "no date", -10),
            ),
        ),
        selectable=False,
    )
