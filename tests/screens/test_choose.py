"""Picking from a list, and answering a question."""

from __future__ import annotations

import pytest

from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
from breakthrough_tui.screens.dialogs.confirm import ConfirmDialog
from tests.screens.open_dialog import OneDialog, lines_of, said

PEOPLE = [Choice(name, name, f"{name.title()} Example") for name in ("ana", "ben", "bo", "cho")]


async def test_arrows_and_enter_pick() -> None:
    app = OneDialog(ChooseDialog("Who", PEOPLE))
    async with app.run_test(size=(80, 24)) as pilot:
        assert " ▌ ana   Ana Example" in lines_of(app)
        await pilot.press("down", "down", "up", "enter")
    assert app.result == "ben"


async def test_the_bar_stands_on_what_it_is_now() -> None:
    app = OneDialog(ChooseDialog("Who", PEOPLE, current="cho"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert " ▌ cho   Cho Example" in lines_of(app)
        await pilot.press("enter")
    assert app.result == "cho"


async def test_typing_narrows_the_list() -> None:
    app = OneDialog(ChooseDialog("Who", PEOPLE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        assert "ana" not in said(app)
        await pilot.press("backspace", "b", "o")
        assert "ben" not in said(app)
        await pilot.press("enter")
    assert app.result == "bo"


async def test_what_begins_with_it_comes_first() -> None:
    choices = [Choice("1", "a robot"), Choice("2", "Boat")]
    app = OneDialog(ChooseDialog("What", choices))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("B", "enter")
    assert app.result == "2"


async def test_nothing_fits_and_enter_waits() -> None:
    app = OneDialog(ChooseDialog("Who", PEOPLE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z", "enter")
        assert "Nothing here fits 'z'" in said(app)
        assert not app.dismissed
        await pilot.press("escape")
    assert app.dismissed
    assert app.result is None


async def test_without_search_a_key_picks_at_once() -> None:
    choices = [Choice("done", "done", key="d"), Choice("who", "who", key="a")]
    app = OneDialog(ChooseDialog("Score board", choices, search=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
    assert app.result == "who"


async def test_without_search_and_keys_the_first_letter_picks_and_j_walks() -> None:
    choices = [Choice("1", "Save"), Choice("2", "Go on"), Choice("3", "Drop")]
    app = OneDialog(ChooseDialog("Changed", choices, search=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "enter")
    assert app.result == "2"
    app = OneDialog(ChooseDialog("Changed", choices, search=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
    assert app.result == "3"


async def test_a_double_click_picks() -> None:
    dialog = ChooseDialog("Who", PEOPLE)
    app = OneDialog(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(dialog.list, offset=(5, 2), times=2)
    assert app.result == "bo"


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/]", "a[/]b", "a\x1b[31mb"])
async def test_markup_in_a_choice_is_only_text(text: str) -> None:
    app = OneDialog(ChooseDialog(text, [Choice(text, text, text)], sentence=text))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "backspace")
        assert text.replace("\x1b[31m", "") in said(app)
        await pilot.press("enter")
    assert app.result == text


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("enter", True),
        ("down enter", False),
        ("y", True),
        ("n", False),
        ("a", True),
        ("k", False),
        ("escape", None),
    ],
)
async def test_a_question_is_answered(keys: str, answer: bool | None) -> None:
    app = OneDialog(ConfirmDialog("Archive 3 action items?", "Archive them", "Keep them"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Archive 3 action items?" in said(app)
        await pilot.press(*keys.split())
    assert app.dismissed
    assert app.result is answer


async def test_many_choices_scroll_on_a_small_screen() -> None:
    choices = [Choice(str(number), f"item {number}") for number in range(100)]
    app = OneDialog(ChooseDialog("Archived", choices))
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.press("pagedown", *["down"] * 3)
        assert "▌ item 14" in said(app)
        await pilot.press("enter")
    assert app.result == "14"
