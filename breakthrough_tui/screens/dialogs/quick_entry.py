"""New action items, typed or pasted: 'call the depot @ana 12 dec #stock'."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.quick_entry import QuickEntry, read_line, read_lines, understood
from breakthrough_tui.screens.dialogs.drafts import Drafted
from breakthrough_tui.screens.dialogs.sheet import Sheet, Words, sentence_of
from breakthrough_tui.widgets.fields import LineField
from breakthrough_tui.widgets.parts import Role

if TYPE_CHECKING:
    from breakthrough_tui.widgets.text_field import TextField

EXAMPLE = "call the depot @ana 12 dec #stock"
PREVIEWED = 4
"""So many of several pasted items are shown before they are added."""

Add = Callable[[Sequence[QuickEntry]], Awaitable[None]]


class QuickEntryDialog(Drafted, Sheet[tuple[QuickEntry, ...]]):
    """One field, and below it what was understood as one types. Enter adds; dismissed with the items.

    Several pasted lines are several items: they can be changed line by line before enter adds them
    all, or none. With `add` the dialog stays open, and what was typed with it, when that raises a
    BreakthroughError. `text` is what stands in the field, also after esc, to be given back as
    `draft`.
    """

    TITLE_KEYS = "enter add  esc back"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "add", show=False)]

    DEFAULT_CSS = """
    QuickEntryDialog LineField { margin: 0 3; width: 1fr; }
    QuickEntryDialog TextField { margin: 0 3; width: 1fr; height: auto; max-height: 8; }
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
        super().__init__(title)
        self._today = today
        self._people = tuple(people)
        self._me = me
        self._add = add
        self._draft = draft
        self._draft_sentence = ""
        self._busy = False
        self.on_typed: Callable[[], None] = lambda: None
        self._many: TextField | None = None
        self.field = LineField("", placeholder=EXAMPLE, many_lines=True)
        self.words = Words(least=1)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.value if self._many is None else self._many.text

    @property
    def drafted(self) -> Mapping[str, str]:
        """What was typed."""
        return {"text": self.text} if self.text.strip() else {}

    @property
    def draft_place(self) -> str:
        """Wherever new items go, it is one draft."""
        return "new action items"

    def take_draft(self, texts: Mapping[str, str], sentence: str) -> None:
        """Have this text in the field when it is shown, unless the screen itself gives one."""
        if not self._draft:
            self._draft, self._draft_sentence = texts.get("text", ""), sentence

    def compose_sheet(self) -> ComposeResult:
        """The field and what was understood."""
        yield self.field
        yield self.words

    async def on_mount(self) -> None:
        """Ready to type."""
        if "\n" in self._draft:
            await self._take_many(self._draft)
        else:
            self.field.value = self._draft
            self.field.focus()
            self._show()

    def _read(self) -> tuple[QuickEntry, ...]:
        """The items in what was typed, or the error that says what is not right yet."""
        text = self.text
        if "\n" in text:
            return tuple(read_lines(text, today=self._today, people=self._people, me=self._me))
        return (read_line(text, today=self._today, people=self._people, me=self._me),)

    def _show(self) -> None:
        self.on_typed()
        if not self.text.strip():
            self._say(("@who, a date at the end, #label. Without @ it is yours.", "quiet"))
            return
        try:
            entries = self._read()
        except BreakthroughError as error:
            self._say((sentence_of(error), "warning"))
            return
        if "\n" not in self.text:
            self._say((understood(entries[0], today=self._today), "accent"))
            return
        lines: list[tuple[str, Role]] = [(f"{len(entries)} items: enter adds them all.", "accent")]
        for entry in entries[:PREVIEWED]:
            lines.append((f"{entry.title} · {understood(entry, today=self._today)}", "quiet"))
        if len(entries) > PREVIEWED:
            lines.append((f"and {len(entries) - PREVIEWED} more", "quiet"))
        self._say(*lines)

    def _say(self, *lines: tuple[str, Role]) -> None:
        if self._draft_sentence and self.text == self._draft:
            lines = ((self._draft_sentence, "quiet"), *lines)
        self.words.say(*lines)

    @on(LineField.Changed)
    def typed(self) -> None:
        """Say what was understood."""
        self._show()

    @on(LineField.Refused)
    def too_much(self, event: LineField.Refused) -> None:
        """Say so."""
        self.words.say((event.sentence, "warning"))

    @on(LineField.Submitted)
    def entered(self) -> None:
        """Enter adds."""
        self.action_add()

    @on(LineField.Pasted)
    async def pasted(self, event: LineField.Pasted) -> None:
        """Several lines take a field of several lines."""
        before, after = event.around
        await self._take_many(f"{before}{event.text}{after}")

    async def _take_many(self, text: str) -> None:
        from breakthrough_tui.widgets.text_field import TextField

        many = TextField(text, enter_submits=True)
        await self.query_one("#sheet").mount(many, before=self.field)
        self._many = many
        self.field.display = False
        many.focus()
        many.on_changed = self._show
        many.on_submitted = self.action_add
        self._show()

    def action_add(self) -> None:
        """Add what was understood; otherwise it says already what is not right yet."""
        if self._busy:
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
            self._busy = True
            self.run_worker(self._adding(self._add, entries))

    async def _adding(self, add: Add, entries: tuple[QuickEntry, ...]) -> None:
        try:
            await add(entries)
        except BreakthroughError as error:
            self.words.say((sentence_of(error), "bad"), ("What you typed is kept.", "quiet"))
        else:
            self.dismiss(entries)
        finally:
            self._busy = False
