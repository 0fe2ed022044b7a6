"""The lines at the top and the bottom of every screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from breakthrough_tui.domain.headline import Headline, Mood, Words
from breakthrough_tui.widgets.footer import Footer
from breakthrough_tui.widgets.header import Header

PERMIT = Headline(
    code="PERMIT",
    goal=Words("Cut days to issue a building permit from 45 to 20", "Cut permit days 45 → 20"),
    viewer=Words("ana · team lead", "ana"),
    day=Words("Day 38 of 70", "Day 38/70"),
    gone=38 / 70,
    left=Words("32 days to report-back, Fri 11 Dec", "32 d, Fri 11 Dec"),
    result="now 34, behind",
    result_mood=Mood.WARNING,
    obstacles=Words("⚑ 3 · bo 4 d", "⚑ 3 · bo 4 d"),
    next="middle review, Thu 12, ana",
    news="since Thu: 2 answers, 5 changes",
)
KEYS = [("n", "new"), ("enter", "open"), ("H L", "move"), ("?", "help")]


class Noting:
    """Notes which lines are painted."""

    painted: list[int]

    def refresh(self, *regions: Region, **options: Any) -> Any:
        self.painted = [*getattr(self, "painted", []), *(region.y for region in regions)]
        return super().refresh(*regions, **options)  # type: ignore[misc]

    def lines(self) -> list[str]:
        height: int = self.size.height  # type: ignore[attr-defined]
        return [self.render_line(y).text.rstrip() for y in range(height)]  # type: ignore[attr-defined]


class NotingHeader(Noting, Header):
    pass


class NotingFooter(Noting, Footer):
    pass


class Frame(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.header = NotingHeader("1 Board")
        self.footer = NotingFooter(KEYS)

    def compose(self) -> ComposeResult:
        yield self.header
        yield self.footer


@asynccontextmanager
async def framed(width: int) -> AsyncIterator[tuple[NotingHeader, NotingFooter, Pilot[None]]]:
    app = Frame()
    async with app.run_test(size=(width, 24)) as pilot:
        app.header.show(PERMIT)
        await pilot.pause()
        app.header.painted = []
        app.footer.painted = []
        yield app.header, app.footer, pilot


async def test_a_wide_header_says_it_in_full() -> None:
    async with framed(120) as (header, _, _pilot):
        goal, count, step = header.lines()
        assert goal.startswith(" PERMIT  Cut days to issue a building permit from 45 to 20")
        assert goal.endswith("ana · team lead    1 Board")
        assert count.startswith(
            " Day 38 of 70 ━━━━━━━━━━━━━━━━╸─────────────  32 days to report-back"
        )
        assert count.endswith("now 34, behind  ⚑ 3 · bo 4 d")
        assert step.startswith(" Next  middle review, Thu 12, ana")
        assert step.endswith("since Thu: 2 answers, 5 changes")


async def test_a_narrow_header_says_it_briefly() -> None:
    async with framed(80) as (header, _, _pilot):
        goal, count, _step = header.lines()
        assert goal.startswith(" PERMIT  Cut permit days 45 → 20")
        assert goal.endswith("ana   1 Board")
        assert count.startswith(" Day 38/70 ━━━━━━╸───── 32 d, Fri 11 Dec")


async def test_at_the_smallest_size_nothing_runs_over() -> None:
    async with framed(60) as (header, _, _pilot):
        assert all(len(line) <= 60 for line in header.lines())


async def test_only_lines_that_say_something_else_are_painted() -> None:
    async with framed(120) as (header, _, _pilot):
        header.show(PERMIT)
        assert header.painted == []
        header.show(replace(PERMIT, next="report-back, Fri 11 Dec, ana"))
        assert header.painted == [2]


async def test_an_example_says_that_it_is_one() -> None:
    async with framed(120) as (header, _, _pilot):
        header.show(PERMIT, example=True)
        assert " PERMIT  EXAMPLE  Cut days" in header.lines()[0]


async def test_a_goal_that_means_harm_is_only_text() -> None:
    async with framed(120) as (header, _, _pilot):
        nasty = "[@click=app.quit]x[/] a[/]b \x1b[31mred"
        header.show(replace(PERMIT, goal=Words(nasty, nasty)))
        assert "[@click=app.quit]x[/] a[/]b red" in header.lines()[0]


async def test_where_there_is_no_breakthrough_the_place_is_named() -> None:
    async with framed(80) as (header, _, _pilot):
        header.show_alone("North office", "ana")
        assert header.lines()[0].startswith(" North office")
        assert header.lines()[0].endswith("ana    1 Board")
        assert header.lines()[1:] == ["", ""]


async def test_what_happened_stands_in_place_of_the_title_until_it_is_hushed() -> None:
    async with framed(80) as (_, footer, _pilot):
        footer.show_title("Merge the two intake forms", "only mine, 4 of 23 · esc: all")
        assert footer.lines()[0].startswith(" Merge the two intake forms")
        assert footer.lines()[0].endswith("only mine, 4 of 23 · esc: all")
        footer.say("Taken back: moved it", Mood.GOOD)
        footer.show_title("Another one")
        assert footer.lines()[0] == " Taken back: moved it"
        footer.hush()
        assert footer.lines()[0] == " Another one"


async def test_the_same_title_paints_nothing() -> None:
    async with framed(80) as (_, footer, _pilot):
        footer.show_title("Merge")
        footer.painted = []
        footer.show_title("Merge")
        footer.hush()
        assert footer.painted == []


async def test_the_last_event_of_others_stands_right_of_the_keys() -> None:
    async with framed(120) as (_, footer, _pilot):
        footer.show_last("14:02 eli moved “Score board”")
        assert footer.lines()[1].startswith(" n new   enter open   H L move   ? help")
        assert footer.lines()[1].endswith("14:02 eli moved “Score board”")


async def test_keys_that_do_not_fit_are_left_out_whole_and_help_stays() -> None:
    async with framed(24) as (_, footer, _pilot):
        assert footer.lines()[1] == " n new enter open ? help"
    async with framed(23) as (_, footer, _pilot):
        assert footer.lines()[1] == " n new ? help"
