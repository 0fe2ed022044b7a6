"""New action items, typed or pasted: 'call the depot @ana 12 dec #stock'."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.quick_entry import QuickEntry, read_line, read_lines, understood
from breakthrough_tui.screens.dialogs.entry_sheet import EntrySheet
from breakthrough_tui.screens.dialogs.sheet import sentence_of
from breakthrough_tui.widgets.parts import Role

EXAMPLE = "call the depot @ana 12 dec #stock"
PREVIEWED = 4
"""So many of several pasted items are shown before they are added."""

Add = Callable[[Sequence[QuickEntry]], Awaitable[None]]


class QuickEntryDialog(EntrySheet[tuple[QuickEntry, ...]]):
    """One field, and below it what was understood as one types. Enter adds; dismissed with the items.

    Several pasted lines are several items: they can be changed line by line before enter adds them
    all, or none. With `add` the dialog stays open, and what was typed with it, when that raises a
    BreakthroughError.
    """

    def __init__(
        self,
        today: date,
        people: Sequence[str],
        me: str,
        title: str = "New action items",
        draft: str = "",
        *,
        add: Add | None = None,
    ) -> None:
        super().__init__(title, EXAMPLE, draft)
        self._today = today
        self._people = tuple(people)
        self._me = me
        self._add = add

    @property
    def draft_place(self) -> str:
        """Wherever new items go, it is one draft."""
        return "new action items"

    def _read(self) -> tuple[QuickEntry, ...]:
        """The items in what was typed, or the error that says what is not right yet."""
        text = self.text
        if "\n" in text:
            return tuple(read_lines(text, today=self._today, people=self._people, me=self._me))
        return (read_line(text, today=self._today, people=self._people, me=self._me),)

    def show(self) -> None:
        """Say what was understood."""
        if not self.text.strip():
            self.say(("@who, a date at the end, #label. Without @ it is yours.", "quiet"))
            return
        try:
            entries = self._read()
        except BreakthroughError as error:
            self.say((sentence_of(error), "warning"))
            return
        if "\n" not in self.text:
            self.say((understood(entries[0], today=self._today), "accent"))
            return
        lines: list[tuple[str, Role]] = [(f"{len(entries)} items: enter adds them all.", "accent")]
        for entry in entries[:PREVIEWED]:
            lines.append((f"{entry.title} · {understood(entry, today=self._today)}", "quiet"))
        if len(entries) > PREVIEWED:
            lines.append((f"and {len(entries) - PREVIEWED} more", "quiet"))
        self.say(*lines)

    def action_add(self) -> None:
        """Add what was understood; otherwise it says already what is not right yet."""
        if self.busy:
            return
        try:
            entries = self._read()
        except BreakthroughError as error:
            self.words.say((sentence_of(error), "warning"))
            return
        if not entries:
            self.words.say(("There is nothing to add yet.", "warning"))
        elif self._add is None:
            self.dismiss(entries)
        else:
            self.busy = True
            self.run_worker(self._adding(self._add, entries))

    async def _adding(self, add: Add, entries: tuple[QuickEntry, ...]) -> None:
        try:
            await add(entries)
        except BreakthroughError as error:
            self.words.say((sentence_of(error), "bad"), ("What you typed is kept.", "quiet"))
        else:
            self.dismiss(entries)
        finally:
            self.busy = False
