"""Forms: what is typed is checked, kept, and never lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from textual import events
from textual.geometry import Region

from breakthrough_tui.domain.dates import date_or_error
from breakthrough_tui.domain.errors import Conflict, Invalid, NotAllowed
from breakthrough_tui.screens.dialogs.form import AskDialog, FormDialog, FormField
from breakthrough_tui.widgets.fields import LineField
from breakthrough_tui.widgets.text_field import TextField
from tests.screens.open_dialog import OneDialog, lines_of, said

MONDAY = date(2026, 11, 9)
HOSTILE = ["[@click=app.quit]x[/]", "a[/]b", "[bold]x", "窓口 é 👩‍👧"]


def a_date(text: str) -> date | None:
    return date_or_error(text, MONDAY) if text.strip() else None


def a_form(**more: Any) -> FormDialog:
    return FormDialog(
        "Edit “Score board”",
        [
            FormField("title", "What", "Score board", required=True),
            FormField("due", "When", "12 dec", hint="12 dec, thu, in 3d", check=a_date),
            FormField("text", "More about it", "one\ntwo", kind="text"),
        ],
        **more,
    )


async def test_ctrl_s_saves_what_the_fields_say() -> None:
    app = OneDialog(a_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", *" two", "ctrl+s")
        await pilot.pause()
    assert app.result == {
        "title": "Score board two",
        "due": date(2026, 12, 12),
        "text": "one\ntwo",
    }


async def test_labels_stand_left_and_fields_right() -> None:
    app = OneDialog(a_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = lines_of(app)
        assert " ▌ What             Score board" in lines
        assert "   When             12 dec" in lines
        assert "                    12 dec, thu, in 3d" in lines
        assert "   Save     Cancel" in lines


async def test_what_is_not_right_is_said_on_leaving_the_field_and_gone_when_it_is() -> None:
    app = OneDialog(a_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "end", *"x", "tab")
        await pilot.pause()
        assert "'12 decx' is not a date." in said(app)
        await pilot.press("shift+tab", "end", "backspace", "tab")
        await pilot.pause()
        assert "is not a date" not in said(app)


async def test_saving_goes_to_the_first_field_that_is_not_right() -> None:
    app = OneDialog(a_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "ctrl+u", "tab", "tab", "ctrl+s")
        await pilot.pause()
        assert "'What' is still empty." in said(app)
        assert not app.dismissed
        await pilot.press(*"new", "ctrl+s")
        await pilot.pause()
    assert app.result["title"] == "new"


async def test_tab_reaches_save_and_cancel() -> None:
    app = OneDialog(a_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        assert " ▌ Save     Cancel" in lines_of(app)
        await pilot.press("tab", "enter")
    assert app.dismissed
    assert app.result is None
    app = OneDialog(a_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "tab", "enter")
        await pilot.pause()
    assert app.result["title"] == "Score board"


async def test_enter_goes_on_and_saves_in_the_last_line() -> None:
    app = OneDialog(FormDialog("Two", [FormField("a", "A"), FormField("b", "B")]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"one", "enter", *"two", "enter")
        await pilot.pause()
    assert app.result == {"a": "one", "b": "two"}


async def test_arrows_go_from_field_to_field() -> None:
    app = OneDialog(FormDialog("Two", [FormField("a", "A"), FormField("b", "B")]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "2", "up", "1", "ctrl+s")
        await pilot.pause()
    assert app.result == {"a": "1", "b": "2"}


async def test_esc_closes_an_unchanged_form_at_once() -> None:
    app = OneDialog(a_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
    assert app.dismissed
    assert app.result is None


@pytest.mark.parametrize(
    ("answer", "dismissed", "title"),
    [("g", False, None), ("escape", False, None), ("s", True, "Score boardx"), ("d", True, None)],
)
async def test_esc_in_a_changed_form_asks(answer: str, dismissed: bool, title: str | None) -> None:
    app = OneDialog(a_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "x", "escape")
        await pilot.pause()
        assert "This is not saved yet" in said(app)
        await pilot.press(answer)
        await pilot.pause()
        assert app.dismissed is dismissed
        if not dismissed:
            assert "Score boardx" in said(app)
    assert (app.result or {}).get("title") == title


async def test_a_refusal_keeps_the_form_open_with_all_that_was_typed() -> None:
    async def save(values: dict[str, Any]) -> None:
        raise NotAllowed("Changing action items is not among your roles here.", "Ask ana.")

    app = OneDialog(a_form(save=save))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "x", "ctrl+s")
        await pilot.pause()
        assert "not among your roles here. Ask ana." in said(app)
        assert "What you typed is kept." in said(app)
        assert "Score boardx" in said(app)
        assert not app.dismissed


class Bens:
    """Ben changed some fields while the form was open; saving goes through once that has been seen."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts
        self.seen = False
        self.saved: list[dict[str, Any]] = []

    async def save(self, values: dict[str, Any]) -> None:
        if not self.seen:
            raise Conflict(
                "Ben changed the title of this 12 s ago.",
                actor="ben",
                at=datetime(2026, 11, 9, tzinfo=UTC),
            )
        self.saved.append(values)

    async def again(self) -> Mapping[str, str]:
        self.seen = True
        return {"title": "Score board", "due": "12 dec", "text": "one\ntwo", **self.texts}


async def test_both_texts_are_shown_and_mine_is_kept() -> None:
    bens = Bens(title="Bens board", text="bens text")
    app = OneDialog(a_form(save=bens.save, again=bens.again))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", *" of ana", "ctrl+s")
        await pilot.pause()
        assert "Score board of ana" in said(app)
        assert "Ben changed the title of this 12 s ago. It says now: Bens board" in said(app)
        assert "Yours is kept" in said(app)
        assert "bens text" in said(app), "what only ben changed is taken over"
        assert not app.dismissed
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert bens.saved[0]["title"] == "Score board of ana"
    assert bens.saved[0]["text"] == "bens text"


async def test_the_other_text_can_be_taken() -> None:
    bens = Bens(title="Bens board")
    app = OneDialog(a_form(save=bens.save, again=bens.again))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "x", "ctrl+s")
        await pilot.pause()
        assert "Take theirs" in said(app)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "Take theirs" not in said(app)
        assert "Score boardx" not in said(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert bens.saved[0]["title"] == "Bens board"


async def test_a_conflict_elsewhere_loses_nothing() -> None:
    bens = Bens(due="fri 13")
    app = OneDialog(a_form(save=bens.save, again=bens.again))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "x", "ctrl+s")
        await pilot.pause()
        assert "Nothing of yours is lost: save again." in said(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert bens.saved[0]["title"] == "Score boardx"
    assert bens.saved[0]["due"] == date(2026, 11, 13)


async def test_what_follows_is_explained_as_one_types() -> None:
    def explain(texts: Mapping[str, str]) -> str:
        return f"The goal will be {texts['target']} days."

    app = OneDialog(FormDialog("Refocus", [FormField("target", "Target", "2")], explain=explain))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "5")
        await pilot.pause()
        assert "The goal will be 25 days." in said(app)


async def test_many_fields_scroll_on_a_small_screen_with_their_labels() -> None:
    fields = [FormField(str(number), f"Label {number}", hint="hint") for number in range(20)]
    app = OneDialog(FormDialog("Long", fields))
    async with app.run_test(size=(60, 15)) as pilot:
        assert "Label 0" in said(app)
        assert "Save" in said(app)
        await pilot.press(*["tab"] * 12, *"here")
        await pilot.pause()
        line = next(line for line in lines_of(app) if "here" in line)
        assert line.startswith(" ▌ Label 12")
        assert "Save" in said(app)


async def test_several_pasted_lines_become_one_in_a_line_and_stay_lines_in_a_text() -> None:
    form = a_form()
    app = OneDialog(form)
    async with app.run_test(size=(80, 24)) as pilot:
        for kind in (LineField, TextField):
            field = form.query(kind).first()
            field.focus()
            await pilot.press("ctrl+end" if kind is LineField else "down", "end")
            field.post_message(events.Paste(" a\r\nb"))
            await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result["title"] == "Score board a b"
    assert app.result["text"] == "one\ntwo a\nb"


@pytest.mark.parametrize("text", HOSTILE)
async def test_markup_is_only_text_everywhere_in_a_form(text: str) -> None:
    def never(typed: str) -> str:
        raise Invalid(f"No {typed}", text)

    fields = [
        FormField("a", text, text, hint=text, placeholder=text),
        FormField("b", "B", text, kind="text", placeholder=text),
        FormField("c", text, "", placeholder=text, check=never),
        FormField("d", text, "", kind="text", placeholder=text),
    ]
    app = OneDialog(FormDialog(text, fields, intro=text, explain=lambda texts: texts["a"]))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        assert said(app).count(text) >= 6
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.is_running
        assert not app.dismissed
        assert Region(0, 0, 80, 40) == app.screen.region


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x07b", "a\u202eb", "a\x9b31mb"])
async def test_controls_do_not_get_into_a_field(text: str) -> None:
    form = FormDialog("Two", [FormField("a", "A", text), FormField("b", "B", text, kind="text")])
    app = OneDialog(form)
    async with app.run_test(size=(80, 24)) as pilot:
        assert said(app).count("ab") == 2
        for kind in (LineField, TextField):
            field = form.query(kind).first()
            field.focus()
            await pilot.press("end")
            field.post_message(events.Paste(text))
            await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert app.result == {"a": "abab", "b": "abab"}


async def test_one_question_one_answer() -> None:
    kept: list[str] = []

    async def save(text: str) -> None:
        kept.append(text)

    app = OneDialog(AskDialog("Comment", "Comment", kind="text", save=save))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"one", "enter", *"two", "ctrl+s")
        await pilot.pause()
    assert kept == ["one\ntwo"]
    assert app.result == "one\ntwo"
    app = OneDialog(AskDialog("When", "Due", "12 dec", check=a_date))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+u", *"thu", "enter")
        await pilot.pause()
    assert app.result == date(2026, 11, 12)
