"""A question with two answers."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from breakthrough_tui.domain.text import fold
from breakthrough_tui.screens.dialogs.sheet import Sheet, Words
from breakthrough_tui.widgets.line_list import LineList, Row
from breakthrough_tui.widgets.parts import Part


class ConfirmDialog(Sheet[bool]):
    """Dismissed with True for the first answer, False for the second, None on esc.

    Arrows and enter pick, so does the first letter of an answer, or y and n.
    """

    TITLE_KEYS = "enter pick  esc back"

    DEFAULT_CSS = "ConfirmDialog LineList { height: 2; }"

    def __init__(
        self, question: str, yes: str = "Yes", no: str = "No", *, title: str = "Sure?"
    ) -> None:
        super().__init__(title)
        self._question = question
        self._answers = {True: yes, False: no}
        self.list = LineList(
            [Row(answer, ((Part("text", words),),)) for answer, words in self._answers.items()]
        )

    def compose_sheet(self) -> ComposeResult:
        """The question and the answers."""
        yield Words(self._question, "text")
        yield self.list

    def on_mount(self) -> None:
        """The keys are the list's."""
        self.list.focus()

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        """Answered."""
        event.stop()
        self.dismiss(event.row.key is True)

    def on_key(self, event: events.Key) -> None:
        """The first letter of an answer, or y and n."""
        typed = fold(event.character or "")
        letters = {fold(words[:1]): answer for answer, words in self._answers.items()}
        answers = {"y": True, "n": False} | (letters if len(letters) == 2 else {})
        if typed in answers:
            event.stop()
            event.prevent_default()
            self.dismiss(answers[typed])
