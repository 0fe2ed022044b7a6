"""A dialog of one field, which becomes one of several lines when several are pasted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.screens.dialogs.drafts import Drafted
from breakthrough_tui.screens.dialogs.sheet import Sheet, Words
from breakthrough_tui.widgets.fields import LineField
from breakthrough_tui.widgets.parts import Role

if TYPE_CHECKING:
    from breakthrough_tui.widgets.text_field import TextField

T = TypeVar("T")


class EntrySheet(Drafted, Sheet[T]):
    """What is typed or pasted, and below it what was understood. Enter adds it: `action_add`.

    Subclasses say in `show` what is understood, as one types, by `say`. `text` is what stands in the field, also after
    esc; what is kept of it is offered again.
    """

    TITLE_KEYS = "enter add  esc back"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "add", show=False)]

    DEFAULT_CSS = """
    EntrySheet LineField { margin: 0 3; width: 1fr; }
    EntrySheet TextField { margin: 0 3; width: 1fr; height: auto; max-height: 8; }
    """

    def __init__(self, title: str, example: str, draft: str = "") -> None:
        super().__init__(title)
        self._draft = draft
        self._draft_sentence = ""
        self.busy = False
        self.on_typed: Callable[[], None] = lambda: None
        self.many: TextField | None = None
        self.field = LineField("", placeholder=example, many_lines=True)
        self.words = Words(least=1)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.value if self.many is None else self.many.text

    # What is kept while it is typed

    @property
    def drafted(self) -> Mapping[str, str]:
        """What was typed."""
        return {"text": self.text} if self.text.strip() else {}

    def take_draft(self, texts: Mapping[str, str], sentence: str) -> None:
        """Have this text in the field when it is shown, unless the screen itself gives one."""
        if not self._draft:
            self._draft, self._draft_sentence = texts.get("text", ""), sentence

    # What subclasses do

    def show(self) -> None:
        """Say what was understood."""
        raise NotImplementedError

    def action_add(self) -> None:
        """Add what was understood."""
        raise NotImplementedError

    # Typing

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
            self._typed()

    def say(self, *lines: tuple[str, Role]) -> None:
        """Say what was understood; above it where the text comes from, until it is changed."""
        if self._draft_sentence and self.text == self._draft:
            lines = ((self._draft_sentence, "quiet"), *lines)
        self.words.say(*lines)

    @on(LineField.Changed)
    def _typed(self) -> None:
        self.on_typed()
        self.show()

    @on(LineField.Refused)
    def _too_much(self, event: LineField.Refused) -> None:
        self.words.say((event.sentence, "warning"))

    @on(LineField.Submitted)
    def _entered(self) -> None:
        self.action_add()

    @on(LineField.Pasted)
    async def _pasted(self, event: LineField.Pasted) -> None:
        before, after = event.around
        await self._take_many(f"{before}{event.text}{after}")

    async def _take_many(self, text: str) -> None:
        from breakthrough_tui.widgets.text_field import TextField

        many = TextField(text, enter_submits=True)
        await self.query_one("#sheet").mount(many, before=self.field)
        self.many = many
        self.field.display = False
        many.focus()
        many.on_changed = self._typed
        many.on_submitted = self.action_add
        self._typed()
