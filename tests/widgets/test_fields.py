"""Fields: what is typed or pasted is harmless, joined, and never cut without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.app import App, ComposeResult

from breakthrough_tui.widgets.fields import MOST_TYPED, LineField
from breakthrough_tui.widgets.text_field import TextField


class OneField(App[None]):
    """A field, made when the app runs, and what it said."""

    def __init__(self, make: Callable[[], LineField | TextField]) -> None:
        super().__init__()
        self.make = make
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        self.field = self.make()
        yield self.field

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.field.value if isinstance(self.field, LineField) else self.field.text

    def on_mount(self) -> None:
        self.field.focus()

    def on_line_field_pasted(self, event: LineField.Pasted) -> None:
        self.told.append(f"{event.around[0]}|{event.text}|{event.around[1]}")

    def on_line_field_refused(self, event: LineField.Refused) -> None:
        self.told.append(event.sentence)


def paste(app: OneField, text: str) -> None:
    app.field.post_message(events.Paste(text))


@pytest.mark.parametrize("kind", [LineField, TextField])
async def test_nothing_blinks(kind: type[LineField] | type[TextField]) -> None:
    app = OneField(lambda: kind("a"))
    async with app.run_test(size=(40, 5)):
        assert not app.field.cursor_blink


async def test_typed_text_stands_in_the_field_blanks_included() -> None:
    app = OneField(lambda: LineField("call"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("end", "space", "x", "space")
        assert app.text == "call x "


async def test_focus_selects_nothing_so_that_a_key_does_not_wipe_what_stands_there() -> None:
    app = OneField(lambda: LineField("call"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("x")
        assert app.text == "callx"


async def test_pasted_lines_become_one() -> None:
    app = OneField(lambda: LineField("so "))
    async with app.run_test(size=(40, 5)) as pilot:
        paste(app, "one\r\n  two\n\nthree\n")
        await pilot.pause()
        assert app.text == "so one two three"


async def test_pasted_lines_are_handed_on_where_each_counts() -> None:
    app = OneField(lambda: LineField("so end", many_lines=True))
    async with app.run_test(size=(40, 5)) as pilot:
        assert isinstance(app.field, LineField)
        app.field.cursor_position = 3
        paste(app, "one\ntwo\n")
        await pilot.pause()
        assert app.told == ["so |one\ntwo|end"]
        assert app.text == "so end"
        paste(app, "alone\n")
        await pilot.pause()
        assert app.text == "so aloneend"


async def test_a_paste_takes_the_place_of_what_is_selected() -> None:
    app = OneField(lambda: LineField("old"))
    async with app.run_test(size=(40, 5)) as pilot:
        assert isinstance(app.field, LineField)
        app.field.select_all()
        paste(app, "new")
        await pilot.pause()
        assert app.text == "new"


async def test_too_much_is_refused_with_a_sentence_and_nothing_is_cut() -> None:
    app = OneField(lambda: LineField("kept"))
    async with app.run_test(size=(40, 5)) as pilot:
        paste(app, "x" * (MOST_TYPED + 1))
        await pilot.pause()
        assert app.text == "kept"
        assert "Nothing was cut off." in app.told[0]


@pytest.mark.parametrize("kind", [LineField, TextField])
async def test_controls_never_get_in(kind: type[LineField] | type[TextField]) -> None:
    app = OneField(lambda: kind("a\x1b[31mb\u202e\x00"))
    async with app.run_test(size=(40, 5)) as pilot:
        assert app.text == "ab"
        await pilot.press("end")
        paste(app, "\x1b]0;title\x07c\u200b")
        await pilot.pause()
        assert app.text == "abc"
        if isinstance(app.field, LineField):
            app.field.value = "\x9b31md"
            assert app.text == "d"


async def test_a_text_keeps_its_lines_and_tab_leaves_it() -> None:
    app = OneField(lambda: TextField(""))
    async with app.run_test(size=(40, 9)) as pilot:
        paste(app, "one\r\n  two\rthree")
        await pilot.press("enter", "x", "tab")
        assert app.text == "one\n  two\nthree\nx"


async def test_emoji_and_other_scripts_stay_whole() -> None:
    app = OneField(lambda: LineField(""))
    async with app.run_test(size=(40, 5)) as pilot:
        paste(app, "👩‍👧 é 窓口 नमस्ते سلام")
        await pilot.pause()
        assert app.text == "👩‍👧 é 窓口 नमस्ते سلام"
