"""New action items in one line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from textual import events

from breakthrough_tui.domain.errors import Busy
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.screens.dialogs.quick_entry import QuickEntryDialog
from breakthrough_tui.store.commands import columns
from tests.screens.open_dialog import OneDialog, said
from tests.support.permit_team import PermitTeam
from tests.support.screens import at_screen

MONDAY = date(2026, 11, 9)
PEOPLE = ("ana", "ben", "bo")


def dialog(**more: object) -> QuickEntryDialog:
    return QuickEntryDialog(MONDAY, PEOPLE, "ben", **more)  # type: ignore[arg-type]


async def test_what_was_understood_is_said_as_one_types() -> None:
    app = OneDialog(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "call the depot @ana 12 dec #stock" in said(app)
        await pilot.press(*"call the depot")
        assert "ben" in said(app)
        await pilot.press(*" @ana 12 dec #stock")
        assert "ana · due Sat 12 Dec · #stock" in said(app)
        await pilot.press("enter")
    assert app.result == (QuickEntry("call the depot", "ana", date(2026, 12, 12), ("stock",)),)


async def test_somebody_unknown_is_said_kindly_and_nothing_is_added() -> None:
    app = OneDialog(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"call @anna")
        assert "There is nobody called 'anna' here. Did you mean @ana?" in said(app)
        await pilot.press("enter")
        assert not app.dismissed
        await pilot.press("backspace", "backspace", "a", "enter")
    assert app.result[0].owner == "ana"


async def test_an_empty_field_adds_nothing() -> None:
    app = OneDialog(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert not app.dismissed
        assert "Say in a few words what is to be done." in said(app)
        await pilot.press("escape")
    assert app.result is None


async def test_several_pasted_lines_are_several_items() -> None:
    app = OneDialog(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        text = "- first @ana\n- second\n\n- third fri\n- fourth\n- fifth"
        pilot.app.screen.focused.post_message(events.Paste(text))  # type: ignore[union-attr]
        await pilot.pause()
        assert "5 items: enter adds them all." in said(app)
        assert "first · ana" in said(app)
        assert "third · ben · due Fri 13 Nov" in said(app)
        assert "and 1 more" in said(app)
        await pilot.press("enter")
    assert [entry.title for entry in app.result] == ["first", "second", "third", "fourth", "fifth"]


async def test_a_wrong_line_among_several_can_be_put_right() -> None:
    app = OneDialog(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        pilot.app.screen.focused.post_message(events.Paste("one\ntwo @bob"))  # type: ignore[union-attr]
        await pilot.pause()
        assert "Line 2: There is nobody called 'bob' here." in said(app)
        await pilot.press("enter")
        assert not app.dismissed
        await pilot.press("down", "end", "backspace", "enter")
    assert [entry.owner for entry in app.result] == ["ben", "bo"]


async def test_what_was_typed_before_a_paste_stays() -> None:
    app = OneDialog(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"so ")
        pilot.app.screen.focused.post_message(events.Paste("one\ntwo"))  # type: ignore[union-attr]
        await pilot.pause()
        await pilot.press("enter")
    assert [entry.title for entry in app.result] == ["so one", "two"]


async def test_a_refusal_keeps_what_was_typed() -> None:
    tries: list[Sequence[QuickEntry]] = []

    async def add(entries: Sequence[QuickEntry]) -> None:
        tries.append(entries)
        if len(tries) == 1:
            raise Busy("Somebody else kept the database busy.", "Try again.")

    app = OneDialog(dialog(add=add))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"call", "enter")
        await pilot.pause()
        assert "Somebody else kept the database busy. Try again." in said(app)
        assert "What you typed is kept." in said(app)
        assert not app.dismissed
        await pilot.press("enter")
        await pilot.pause()
    assert app.dismissed
    assert len(tries) == 2


async def test_a_draft_comes_back() -> None:
    first = dialog()
    app = OneDialog(first)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"half a", "escape")
    assert first.text == "half a"
    first = dialog()
    app = OneDialog(first)
    async with app.run_test(size=(80, 24)) as pilot:
        pilot.app.screen.focused.post_message(events.Paste("one\ntwo"))  # type: ignore[union-attr]
        await pilot.pause()
        await pilot.press("escape")
    assert first.text == "one\ntwo"
    app = OneDialog(dialog(draft="half a"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*" thought", "enter")
    assert app.result[0].title == "half a thought"
    app = OneDialog(dialog(draft="one\ntwo"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
    assert len(app.result) == 2


async def test_a_long_paste_is_refused_with_a_sentence_and_not_cut() -> None:
    app = OneDialog(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        field = pilot.app.screen.focused
        assert field is not None
        field.post_message(events.Paste("x" * 300))
        await pilot.pause()
        assert "The title is too long: 301 characters, at most 200." in said(app)
        field.post_message(events.Paste("x" * 30_000))
        await pilot.pause()
        assert "Nothing was cut off." in said(app)
        await pilot.press("enter")
        assert not app.dismissed


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/]", "a[/]b", "[red]x", "\u202ex", "窓口 é"])
async def test_markup_and_controls_are_only_text(text: str) -> None:
    app = OneDialog(dialog())
    async with app.run_test(size=(80, 24)) as pilot:
        field = pilot.app.screen.focused
        assert field is not None
        field.post_message(events.Paste(text + "\x1b[31m"))
        await pilot.pause()
        assert text.replace("\u202e", "") in said(app)
        field.post_message(events.Paste(f"\n{text}\n{text}"))
        await pilot.pause()
        await pilot.press("enter")
    assert app.result[1].title == text.replace("\u202e", "")


async def test_on_the_board_a_refusal_keeps_what_was_typed(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        await ana.press("n")
        await ana.types("call the depot")
        team.does("bo", columns.remove, column=team.column("To do"), cards_to=team.column("Doing"))
        await ana.press("enter")
        assert "Bo removed the column" in " ".join(ana.text.split())
        assert "call the depot" in ana.text
        await ana.news()
        await ana.press("escape", "n")
        assert "call the depot" in ana.text, "what was half typed comes back"
        await ana.press("enter")
        assert "call the depot" in team.titles("Doing")
