"""A form: labels left, fields right, a sentence under a field where something is not right yet."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from breakthrough_tui.domain.errors import BreakthroughError, Conflict
from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
from breakthrough_tui.screens.dialogs.drafts import Drafted
from breakthrough_tui.screens.dialogs.form_body import FormBody
from breakthrough_tui.screens.dialogs.form_field import FormField, Kind, put, text_of
from breakthrough_tui.screens.dialogs.sheet import Press, Sheet, Words, sentence_of
from breakthrough_tui.widgets.fields import LineField, OptionField

if TYPE_CHECKING:
    from breakthrough_tui.widgets.text_field import TextField

__all__ = ["AskDialog", "FormDialog", "FormField"]

T = TypeVar("T")

ROUND_THE_FIELDS = 8
"""Lines that the fields leave for what stands above and below them."""

KEPT = "What you typed is kept."


Save = Callable[[dict[str, Any]], Awaitable[None]]
Again = Callable[[], Awaitable[Mapping[str, str]]]
Explain = Callable[[Mapping[str, str]], str]


class FormSheet(Drafted, Sheet[T]):
    """What the form and the single question have in common; `finish` gives the result its shape."""

    TITLE_KEYS = "ctrl+s save  esc back"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False),
        Binding("ctrl+t", "take_theirs", show=False),
        Binding("down", "focus_next", show=False),
        Binding("up", "focus_previous", show=False),
    ]

    DEFAULT_CSS = """
    FormSheet #presses { height: 1; width: 1fr; margin: 0 0 0 1; }
    FormSheet #theirs { display: none; }
    FormSheet #theirs.-clash { display: block; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        *,
        save: Save | None = None,
        again: Again | None = None,
        explain: Explain | None = None,
        intro: str = "",
        save_label: str = "Save",
        focus: str | None = None,
    ) -> None:
        super().__init__(title)
        self._fields = {field.name: field for field in fields}
        self._save = save
        self._again = again
        self._explain = explain
        self._intro = intro
        self._save_label = save_label
        self._focus_first = focus
        self._before = {field.name: field.value for field in fields}
        self._theirs: dict[str, str] = {}
        self._asked_for: dict[str, Widget] = {}
        self._busy = False
        self._draft: Mapping[str, str] = {}
        self._draft_sentence = ""
        self.on_typed: Callable[[], None] = lambda: None
        self.body = FormBody()
        self.words = Words()
        self.explanation = Words()

    # What stands in it

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields, by name."""
        return {name: text_of(widget) for name, widget in self._asked_for.items()}

    @property
    def changed(self) -> frozenset[str]:
        """The names of the fields that say something else than when the form was opened."""
        return frozenset(name for name, text in self.texts.items() if text != self._was(name))

    def _was(self, name: str) -> str:
        """What stood in a field when the form was opened, or after somebody else changed it."""
        return self._fields[name].shown(self._before[name])

    def finish(self, values: dict[str, Any]) -> None:
        """Close with the result."""
        raise NotImplementedError

    # What is kept of it while it is not saved

    @property
    def drafted(self) -> Mapping[str, str]:
        """The texts of the fields that were changed."""
        texts = self.texts
        return {name: texts[name] for name in self.changed}

    @property
    def draft_place(self) -> str:
        """Its title."""
        return self.title_text

    def take_draft(self, texts: Mapping[str, str], sentence: str) -> None:
        """Have these texts in the fields when it is shown."""
        self._draft, self._draft_sentence = texts, sentence

    # Building

    def compose_sheet(self) -> ComposeResult:
        """What it is about, the fields, what follows from them, what is wrong, the presses."""
        for field in self._fields.values():
            self._asked_for[field.name] = self._make(field)
        if self._intro:
            yield Words(self._intro, "text")
        with self.body:
            yield from self._asked_for.values()
        if self._explain is not None:
            yield self.explanation
        yield self.words
        with Horizontal(id="presses"):
            yield Press(self._save_label, id="save")
            yield Press("Cancel", id="cancel")
            yield Press("Take theirs", id="theirs")

    def _make(self, field: FormField) -> Widget:
        widget: LineField | TextField
        if field.kind == "text":
            from breakthrough_tui.widgets.text_field import TextField

            widget = TextField(field.value, placeholder=field.placeholder)
            widget.on_changed = self._typed
        elif field.options:
            widget = OptionField(field.value, field.options)
        else:
            widget = LineField(field.value, placeholder=field.placeholder)
        self.body.add(field.name, field.label, widget, field.help)
        return widget

    def on_mount(self) -> None:
        """Ready to type in the first field."""
        first = self._asked_for.get(self._focus_first or "") or next(iter(self._asked_for.values()))
        for name, text in self._draft.items():
            if name in self._asked_for:
                put(self._asked_for[name], text)
        if self._draft:
            self.words.say((self._draft_sentence, "accent"))
        first.focus()
        self._typed()

    def on_resize(self, event: events.Resize) -> None:
        """Title, sentences and presses stay in sight; the fields scroll."""
        self.body.styles.max_height = max(3, event.size.height - ROUND_THE_FIELDS)

    # While one types

    @on(LineField.Changed)
    def _typed(self) -> None:
        self.on_typed()
        if self._explain is not None:
            words = self._explain(self.texts)
            if words:
                self.explanation.say((words, "accent"))
            else:
                self.explanation.say()

    @on(LineField.Refused)
    def _too_much(self, event: LineField.Refused) -> None:
        self.words.say((event.sentence, "warning"))

    @on(LineField.Submitted)
    def _entered(self, event: LineField.Submitted) -> None:
        """Enter goes to the next field; in the last one it saves."""
        event.stop()
        if event.control is list(self._asked_for.values())[-1]:
            self.action_save()
        else:
            self.focus_next()

    def on_descendant_blur(self) -> None:
        """A field was left: say what is not right in it yet."""
        for name, widget in self._asked_for.items():
            if not widget.has_focus and name not in self._theirs:
                text = text_of(widget)
                if text != self._was(name) or self.body.has_sentence(name):
                    self._check(name, text)
        self.body.refresh()

    def on_descendant_focus(self) -> None:
        """Show which field it is."""
        self.body.refresh()

    def _check(self, name: str, text: str) -> tuple[bool, Any]:
        """Whether a field is right, and its value; what is wrong stands under it."""
        try:
            value = self._fields[name].read(text)
        except BreakthroughError as error:
            self.body.tell(name, (sentence_of(error), "warning"))
            return False, None
        self.body.tell(name)
        return True, value

    # Saving

    def action_save(self) -> None:
        """Save it all, or go to the first field that is not right yet."""
        if self._busy:
            return
        self.words.say()
        values: dict[str, Any] = {}
        wrong: list[str] = []
        for name, text in self.texts.items():
            right, values[name] = self._check(name, text)
            if not right:
                wrong.append(name)
        if wrong:
            self._asked_for[wrong[0]].focus()
            return
        if self._save is None:
            self.finish(values)
            return
        self._busy = True
        self.run_worker(self._saving(self._save, values))

    async def _saving(self, save: Save, values: dict[str, Any]) -> None:
        try:
            await save(values)
        except Conflict as error:
            await self._show_both(error)
        except BreakthroughError as error:
            self.words.say((sentence_of(error), "bad"), (KEPT, "quiet"))
        else:
            self.finish(values)
        finally:
            self._busy = False

    async def _show_both(self, error: Conflict) -> None:
        """Somebody changed it meanwhile: where both wrote, both texts; elsewhere what is there now."""
        if self._again is None:
            self.words.say((sentence_of(error), "bad"), (KEPT, "quiet"))
            return
        try:
            now = await self._again()
        except BreakthroughError as gone:
            self.words.say((sentence_of(gone), "bad"), (KEPT, "quiet"))
            return
        changed = self.changed
        for name, theirs in now.items():
            if name not in self._asked_for or theirs == self._before[name]:
                continue
            mine = self.texts[name]
            self._before[name] = theirs
            if name not in changed:
                put(self._asked_for[name], theirs)
            elif mine != self._was(name):
                self._theirs[name] = theirs
                said = " / ".join(theirs.splitlines()) or "nothing"
                self.body.tell(
                    name,
                    (f"{error.message} It says now: {said}", "bad"),
                    ("Yours is kept: ctrl+s saves it, ctrl+t takes theirs.", "quiet"),
                )
        if self._theirs:
            self._asked_for[next(iter(self._theirs))].focus()
        else:
            self.words.say((f"{error.message} Nothing of yours is lost: save again.", "warning"))
        self._show_press()

    def _show_press(self) -> None:
        self.query_one("#theirs").set_class(bool(self._theirs), "-clash")

    def action_take_theirs(self) -> None:
        """Put the other text into the field that has two, first the one that has the focus."""
        names = [name for name in self._theirs if self._asked_for[name].has_focus]
        for name in (names or list(self._theirs))[:1]:
            put(self._asked_for[name], self._theirs.pop(name))
            self.body.tell(name)
            self._asked_for[name].focus()
        self._show_press()

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        event.stop()
        match event.press.id:
            case "save":
                self.action_save()
            case "theirs":
                self.action_take_theirs()
            case _:
                self.action_cancel()

    # Leaving

    def action_cancel(self) -> None:
        """Close; where something was typed, ask first."""
        if self._busy:
            return
        if not self.changed:
            self.dismiss(None)
            return
        answers = [
            Choice("go on", "Go on typing"),
            Choice("save", f"{self._save_label} it"),
            Choice("drop", "Drop what was typed"),
        ]
        self.app.push_screen(
            ChooseDialog("This is not saved yet", answers, search=False), self._leave
        )

    def _leave(self, answer: str | None) -> None:
        if answer == "save":
            self.action_save()
        elif answer == "drop":
            self.dismiss(None)


class FormDialog(FormSheet[dict[str, Any]]):
    """Several fields, saved by ctrl+s, by Save, or by enter in the last one; dismissed with the values by name.

    `save` is asked to do it and may refuse with a BreakthroughError: the form then stays open, says
    so, and nothing typed is lost. After a Conflict `again` is asked for the texts as they are now (and
    may note what has been seen); where both changed a field, both texts are shown, the person's own
    is kept, and they may take the other. `explain` says in one line what follows from what is typed.
    A changed form asks before it closes.
    """

    def finish(self, values: dict[str, Any]) -> None:
        """The values by name."""
        self.dismiss(values)


class AskDialog(FormSheet[str]):
    """One field: a comment, a date, a reason. Dismissed with what was typed, or what `check` made of it."""

    def __init__(
        self,
        title: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        kind: Kind = "line",
        required: bool = False,
        check: Callable[[str], Any] | None = None,
        save: Callable[[Any], Awaitable[None]] | None = None,
        save_label: str = "Save",
        intro: str = "",
        explain: Callable[[str], str] | None = None,
    ) -> None:
        field = FormField("it", label, value, kind, hint, required, check)
        super().__init__(
            title,
            [field],
            save=self._one(save),
            explain=(lambda texts: explain(texts["it"])) if explain is not None else None,
            save_label=save_label,
            intro=intro,
        )

    @staticmethod
    def _one(save: Callable[[Any], Awaitable[None]] | None) -> Save | None:
        if save is None:
            return None

        async def save_it(values: dict[str, Any]) -> None:
            await save(values["it"])

        return save_it

    def finish(self, values: dict[str, Any]) -> None:
        """The one value."""
        self.dismiss(values["it"])
