"""The first minutes: an empty database, one friendly question, a breakthrough."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from textual import events

from breakthrough_tui.domain.event import Door
from breakthrough_tui.screens.first_run import FirstRunScreen
from breakthrough_tui.screens.goal.screen import GoalScreen
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import people, workspaces
from breakthrough_tui.store.queries import overviews, people_lists
from breakthrough_tui.store.store import Store
from tests.builders import an_empty_file
from tests.support.permit_team import Clock
from tests.support.screens import Screen, at_screen

SENTENCE = "Cut days to issue a permit from 45 to 20"


@dataclass
class Nobody:
    """An empty file, with its clock."""

    path: Path
    clock: Clock

    def store(self) -> Store:
        return Store.open(str(self.path), self.clock)


@pytest.fixture
def nobody(tmp_path: Path) -> Nobody:
    clock = Clock(datetime.fromisoformat("2026-11-09T14:00:00+00:00"))
    store = an_empty_file(tmp_path)
    store.close()
    return Nobody(tmp_path / "empty.db", clock)


@asynccontextmanager
async def arriving(nobody: Nobody, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
    async with at_screen(nobody, "tester", size=size) as screen:
        screen.app.session.login = "tester"
        yield screen


async def test_four_choices_are_shown(nobody: Nobody) -> None:
    async with arriving(nobody) as ana:
        assert isinstance(ana.app.screen, FirstRunScreen)
        assert "No breakthrough here yet." in ana.text
        assert "▌ Start one: an urgent result, a team, eight to ten weeks" in ana.text
        assert "  See where one is needed: the figures of an area" in ana.text
        assert "  Look round with a fictional example first" in ana.text
        assert "  What this is and how it works" in ana.text


async def test_one_sentence_and_a_name_make_a_breakthrough(
    nobody: Nobody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    async with arriving(nobody) as ana:
        await ana.press("enter")
        assert "What urgent result does the team want?" in ana.text
        await ana.types(SENTENCE)
        await ana.press("enter")
        assert "And who are you?" in ana.text
        assert "tester" in ana.text
        await ana.press("ctrl+u")
        await ana.types("ana")
        await ana.press("enter")
        assert isinstance(ana.app.screen, GoalScreen)
        assert SENTENCE in " ".join(ana.text.split())
        assert "Next" in ana.text
        assert "is started" in ana.text
        await ana.press("1", "n")
        await ana.types("call the depot")
        await ana.press("enter")
        assert "call the depot" in ana.text
        assert "It is on the board. n writes the next one." in ana.text
    store = nobody.store()
    workspace = store.workspace()
    assert workspace is not None
    assert workspace.time_zone == "Europe/Berlin"
    [person] = store.read(people_lists.people, viewer="ana")
    assert (person.name, person.login, person.administrator) == ("ana", "tester", True)
    [overview] = store.read(overviews.portfolio, viewer="ana")
    assert overview.breakthrough.goal.sentence == SENTENCE
    store.close()


async def test_what_the_sentence_says_is_read_as_one_types_and_need_not_be_typed_again(
    nobody: Nobody,
) -> None:
    async with arriving(nobody) as ana:
        await ana.press("enter")
        await ana.pastes("Cut waiting time from 45 to 20 minutes")
        assert "Read from it: waiting time, from 45 to 20 minutes" in ana.text
        await ana.types(" by 15 Jan")
        assert "from 45 to 20 minutes, by 15 Jan" in ana.text
        await ana.press("enter", "enter")
        assert "is started, its numbers read from your sentence: e changes" in ana.text
        await ana.press("1", "n")
        await ana.pastes("ask the desk\nmove two chairs\ncall the lab")
        await ana.press("ctrl+s")
        assert "To do  3" in ana.text
    store = nobody.store()
    [overview] = store.read(overviews.portfolio, viewer="tester")
    goal = overview.breakthrough.goal
    assert (goal.measure, goal.unit, goal.baseline, goal.target) == (
        "waiting time",
        "minutes",
        Decimal(45),
        Decimal(20),
    )
    assert goal.report_back == date(2027, 1, 15)
    store.close()


async def test_what_was_typed_stays_when_one_goes_back(nobody: Nobody) -> None:
    async with arriving(nobody) as ana:
        await ana.press("enter")
        await ana.types(SENTENCE)
        await ana.press("enter", "escape")
        assert "What urgent result does the team want?" in ana.text
        assert SENTENCE in ana.text
        await ana.press("escape")
        assert "No breakthrough here yet." in ana.text


async def test_an_empty_sentence_and_a_name_that_cannot_be_one_are_said_kindly(
    nobody: Nobody,
) -> None:
    async with arriving(nobody) as ana:
        await ana.press("enter", "enter")
        assert "'The result' is still empty." in ana.text
        assert ana.app.focused is not None
        ana.app.focused.post_message(events.Paste("x" * 301))
        await ana.press("enter")
        assert "301 characters, at most 300" in ana.text
        await ana.press("ctrl+u")
        await ana.types(SENTENCE)
        await ana.press("enter", "ctrl+u")
        await ana.types("Ana Maria")
        await ana.press("enter")
        assert "cannot be a short name" in ana.text


async def test_somebody_known_is_asked_for_the_sentence_only(nobody: Nobody) -> None:
    store = nobody.store()
    store.run(workspaces.create, Call("ana", Door.SCREEN), time_zone="UTC", person="ana")
    store.run(people.add, Call("ana", Door.SCREEN), name="ben")
    store.close()
    async with at_screen(nobody, "ben", size=(80, 24)) as ben:
        assert "No breakthrough here yet." in ben.text
        await ben.press("enter")
        await ben.types(SENTENCE)
        await ben.press("enter")
        assert isinstance(ben.app.screen, GoalScreen)


async def test_who_comes_second_is_told_that_there_is_a_workspace(nobody: Nobody) -> None:
    async with arriving(nobody) as ana:
        await ana.press("enter")
        await ana.types(SENTENCE)
        await ana.press("enter")
        store = nobody.store()
        store.run(
            workspaces.create, Call("bo", Door.SCREEN), time_zone="UTC", person="bo", login="bo"
        )
        store.close()
        await ana.press("enter")
        assert "already" in ana.text
        assert "What you typed is kept." in ana.text


async def test_the_example_is_asked_for_by_leaving(nobody: Nobody) -> None:
    async with arriving(nobody) as ana:
        await ana.press("j", "j", "enter")
        assert ana.app.session.wants_example


async def test_a_leader_begins_with_the_figures_of_an_area(nobody: Nobody) -> None:
    async with arriving(nobody) as bo:
        await bo.press("j", "enter")
        assert "And who are you?" in bo.text
        await bo.press("ctrl+u")
        await bo.types("bo")
        await bo.press("enter")
        assert "0 Areas" in bo.text
        await bo.press("I")
        figures = (("2026-05-01", 47), ("2026-06-01", 46), ("2026-07-01", 47), ("2026-08-01", 45))
        await bo.pastes("\n".join(f"permit days,{day},{value},20" for day, value in figures))
        await bo.press("ctrl+s")
        assert "business as usual reaches" in " ".join(bo.text.split())
        await bo.press("n", "ctrl+s", "ctrl+s")
        assert isinstance(bo.app.screen, GoalScreen)
        assert "is started" in bo.text


async def test_what_this_is_fits_on_one_page(nobody: Nobody) -> None:
    async with arriving(nobody) as ana:
        await ana.press("j", "j", "j", "enter")
        assert "A breakthrough is one urgent result" in ana.lines[2]
        assert "ever deleted." in ana.text
        assert len(ana.lines) == 24
        await ana.press("escape")
        assert "No breakthrough here yet." in ana.text


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/] 5", "a[/]b 5"])
async def test_markup_in_the_sentence_is_only_text(nobody: Nobody, text: str) -> None:
    async with arriving(nobody) as ana:
        await ana.press("enter")
        await ana.types(text)
        await ana.press("enter", "enter")
        assert isinstance(ana.app.screen, GoalScreen)
        assert text in ana.text
        await ana.press("1", "0")
        assert text in ana.text


async def test_help_names_the_keys(nobody: Nobody) -> None:
    async with arriving(nobody) as ana:
        await ana.press("question_mark")
        assert "these keys; the method" in ana.text
