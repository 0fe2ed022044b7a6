"""Pick one thing from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.domain.text import fold, plain
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.screens.dialogs.sheet import Sheet, Words
from breakthrough_tui.widgets.fields import LineField
from breakthrough_tui.widgets.line_list import LineList, Row
from breakthrough_tui.widgets.parts import Part

MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things to pick from. `note` says more, quietly; `key` picks it at once where nothing is typed."""

    id: str
    label: str
    note: str = ""
    key: str = ""


class ChooseDialog(Sheet[str]):
    """Pick by arrows and enter, or a double click; dismissed with the id of the choice.

    With `search` what is typed narrows the list, those that begin with it first. Without it the
    keys of the choices, else their first letters, pick at once.
    """

    TITLE_KEYS = "enter pick  esc back"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    DEFAULT_CSS = """
    ChooseDialog LineField { margin: 0 3 0 3; width: 1fr; }
    ChooseDialog LineList { height: auto; max-height: 12; }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        current: str | None = None,
        search: bool = True,
        sentence: str = "",
    ) -> None:
        super().__init__(title)
        self._choices = tuple(choices)
        self._search = search
        self._sentence = sentence
        self.list = LineList(self._rows(self._choices), first=current, focusable=not search)
        self.field = LineField(placeholder="type to narrow")
        self.words = Words()

    def compose_sheet(self) -> ComposeResult:
        """A sentence, the field, the list."""
        if self._sentence:
            yield Words(self._sentence, "text")
        if self._search:
            yield self.field
        yield self.list
        if self._search:
            yield self.words

    def on_mount(self) -> None:
        """The list keeps its height while it is narrowed, so that nothing jumps."""
        self.list.styles.height = max(1, min(len(self._choices), MOST_ROWS))
        (self.field if self._search else self.list).focus()

    def _rows(self, choices: Sequence[Choice]) -> list[Row]:
        keys = 3 if not self._search and any(choice.key for choice in choices) else 0
        widest = min(40, max((len(choice.label) for choice in choices), default=0))
        return [
            Row(
                choice.id,
                (
                    (
                        Part("key", choice.key, keys),
                        Part("text", choice.label, widest + 3 if choice.note else None),
                        Part("quiet", choice.note),
                    ),
                ),
            )
            for choice in choices
        ]

    def _matching(self, typed: str) -> list[Choice]:
        wanted = plain(typed.strip())
        begin = [choice for choice in self._choices if plain(choice.label).startswith(wanted)]
        hold = [
            choice
            for choice in self._choices
            if choice not in begin and wanted in plain(f"{choice.label} {choice.note}")
        ]
        return begin + hold

    @on(LineField.Changed)
    def narrow(self, event: LineField.Changed) -> None:
        """Show those that fit what is typed."""
        event.stop()
        found = self._matching(event.value)
        select = found[0].id if event.value.strip() and found else None
        self.list.show(self._rows(found), select=select)
        if found:
            self.words.say()
        else:
            self.words.say((f"Nothing here fits '{event.value.strip()}'.", "quiet"))

    @on(LineField.Submitted)
    def take(self, event: LineField.Submitted) -> None:
        """Enter takes what the bar is on."""
        event.stop()
        self.list.open()

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        """Picked."""
        event.stop()
        self.dismiss(str(event.row.key))

    def on_key(self, event: events.Key) -> None:
        """A key that stands for a choice."""
        if self._search or event.character is None:
            return
        typed = event.character
        by_key = [choice for choice in self._choices if choice.key == typed]
        by_letter = [
            choice
            for choice in self._choices
            if not choice.key and fold(choice.label[:1]) == fold(typed)
        ]
        found = by_key or by_letter
        if len(found) == 1:
            event.stop()
            event.prevent_default()
            self.dismiss(found[0].id)

    def action_step(self, step: int) -> None:
        """Up and down in the list, from the field."""
        self.list.step(step)

    def action_page(self, step: int) -> None:
        """A page up or down in the list, from the field."""
        self.list.page(step)
