"""Areas on the screen: pasted, written down one by one, and a breakthrough started from one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from breakthrough_tui.domain.figures.figures import Figures, read_figures
from breakthrough_tui.store.commands import areas
from breakthrough_tui.store.queries import areas as asked
from breakthrough_tui.store.queries import overviews
from tests.builders import Team
from tests.support.screens import at_screen

LINES = """Permits on time,2026-05-31,40,90
Permits on time,2026-06-30,45,90
Permits on time,2026-07-31,50,90
Permits on time,2026-08-31,55,90"""


def import_lines(team: Team, lines: str = LINES) -> None:
    found = read_figures(lines)
    assert isinstance(found, Figures)
    team.run("bo", areas.import_figures, figures=found.rows, unit="%")


def latest(team: Team) -> list[tuple[str, Decimal | None]]:
    return [
        (one.area.name, one.area.latest[1] if one.area.latest else None)
        for one in team.read(asked.areas, viewer="ana")
    ]


async def test_without_areas_it_says_how_they_come(workspace: Team) -> None:
    async with at_screen(workspace, "out", size=(80, 24)) as out:
        await out.press("0", "R")
        assert out.lines[0].endswith("0 Areas")
        assert "No area is watched yet." in out.text
        assert "area,date,value,target" in out.text
        await out.press("n")
        assert "There is no area here to start from." in out.text
        await out.press("R")
        assert out.lines[0].endswith("0 Portfolio")


async def test_pasted_lines_become_areas_and_say_what_they_reveal(workspace: Team) -> None:
    async with at_screen(workspace, "out") as out:
        await out.press("0", "R", "I")
        await out.pastes(LINES)
        assert "4 figures: Permits on time" in out.text
        await out.press("ctrl+s")
        assert "4 new figures, in 1 area." in out.text
        assert "business as usual reaches 72 of 90 by 14 December: a gap of 18" in out.text
        assert "▁" in out.text
        await out.press("u")
        assert "No area is watched yet." in out.text
        await out.press("ctrl+r")
        assert "Permits on time" in out.text


async def test_figures_can_be_pasted_on_the_portfolio_too(workspace: Team) -> None:
    async with at_screen(workspace, "out") as out:
        await out.press("0", "I")
        await out.pastes(LINES)
        await out.press("ctrl+s")
        assert "4 new figures" in out.text
    assert latest(workspace) == [("Permits on time", Decimal(55))]


async def test_bad_lines_are_named_and_what_was_pasted_is_kept(workspace: Team) -> None:
    async with at_screen(workspace, "out") as out:
        await out.press("0", "R", "I")
        await out.pastes(LINES + "\nPermits on time,soon,1,90\nPermits on time,2026-09-30,many,90")
        await out.press("ctrl+s")
        assert "line 5: 'soon' is not a date." in out.text
        assert "line 6: 'many' is not a number." in out.text
        assert "What you typed is kept." in out.text
    assert latest(workspace) == []


async def test_what_can_be_read_in_two_ways_is_asked(workspace: Team) -> None:
    async with at_screen(workspace, "out") as out:
        await out.press("0", "R", "I")
        await out.pastes("Permits,03/04/2026,40\nPermits,05/06/2026,45")
        await out.press("ctrl+s")
        assert "day first: 5 June 2026" in out.text
        await out.press("down", "enter")
        assert "2 new figures" in out.text
    found = workspace.read(asked.figures, viewer="ana", area=1)
    assert [one.on.isoformat() for one in found] == ["2026-05-06", "2026-03-04"]


async def test_an_unanswered_question_takes_nothing(workspace: Team) -> None:
    async with at_screen(workspace, "out") as out:
        await out.press("0", "R", "I")
        await out.pastes("Permits,03/04/2026,40")
        await out.press("ctrl+s", "escape")
        assert "It is not guessed" in out.text
    assert latest(workspace) == []


async def test_lines_without_an_area_are_of_the_one_under_the_cursor(workspace: Team) -> None:
    import_lines(workspace)
    async with at_screen(workspace, "out") as out:
        await out.press("0", "R", "I")
        await out.pastes("2026-09-30,60")
        await out.press("ctrl+s")
        assert "One new figure" in out.text
    assert latest(workspace) == [("Permits on time", Decimal(60))]


async def test_one_figure_is_written_down_and_another_of_the_day_takes_its_place(
    workspace: Team,
) -> None:
    import_lines(workspace)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("0", "R", "plus")
        await cho.types("61,5")
        await cho.press("ctrl+s")
        assert "is not a number" in cho.text or "61" in cho.text
        await cho.press(*["backspace"] * 4)
        await cho.types("61.5")
        await cho.press("ctrl+s")
        assert "Permits on time: 61.5 %, Mon 5." in cho.text
        await cho.press("plus")
        await cho.types("62")
        await cho.press("ctrl+s")
    assert latest(workspace) == [("Permits on time", Decimal(62))]


async def test_the_first_figure_of_an_area_adds_it(workspace: Team) -> None:
    async with at_screen(workspace, "cho") as cho:
        await cho.press("0", "R", "plus")
        await cho.pastes("Passports [b]x[/b]")
        await cho.press("down")
        await cho.types("30")
        await cho.press("ctrl+s")
        assert "Passports [b]x[/b]" in cho.text
        assert "1 figure so far" in cho.text
    assert latest(workspace) == [("Passports [b]x[/b]", Decimal(30))]


async def test_what_is_aimed_at_is_changed(workspace: Team) -> None:
    import_lines(workspace)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("0", "R", "e", "down", "down")
        await cho.press(*["backspace"] * 2)
        await cho.types("60")
        await cho.press("down")
        await cho.pastes("1 mar 2027")
        await cho.press("ctrl+s")
        assert "it gets there by itself" in cho.text
        assert "by 1 Mar 2027" in cho.text


async def test_from_an_area_one_goes_to_the_breakthrough_that_works_on_it(workspace: Team) -> None:
    import_lines(workspace)
    workspace.start("Permits to 90 %", code="NINETY", area=1)
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "R", "enter", "G", "enter")
        assert bo.lines[0].startswith(" NINETY")
        assert bo.lines[0].endswith("4 Goal")


async def test_from_an_area_one_key_starts_a_breakthrough_with_its_figures_filled_in(
    workspace: Team,
) -> None:
    import_lines(workspace)
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "R", "n")
        assert "Raise permits on time from 55 to 90 %" in bo.text
        await bo.press("enter")
        assert "area Permits on time" in bo.text
        await bo.press("ctrl+s")
        assert bo.lines[0].endswith("4 Goal")
        await bo.press("0", "R")
        assert any("Permits on time" in line and line.endswith("PERMITS") for line in bo.lines), (
            bo.text
        )
        await bo.press("enter")
        assert "the breakthrough that works on it" in bo.text
    made = max(
        workspace.read(overviews.portfolio, viewer="bo"), key=lambda one: one.breakthrough.id
    )
    goal = made.breakthrough.goal
    assert (goal.measure, goal.unit, goal.baseline, goal.target) == (
        "Permits on time",
        "%",
        Decimal(55),
        Decimal(90),
    )
    assert (str(goal.baseline_on), goal.baseline_source) == ("2026-08-31", "area Permits on time")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_where_the_sentence_and_the_area_differ_it_is_said_beside_the_number(
    workspace: Team, size: tuple[int, int]
) -> None:
    import_lines(workspace)
    async with at_screen(workspace, "bo", size=size) as bo:
        await bo.press("0", "R", "n", "ctrl+u")
        await bo.pastes("Raise permits on time from 60 to 90 %")
        await bo.press("enter", *["tab"] * 7)
        assert "from the area; your sentence says 60" in bo.text
        assert "your sentence says 90" not in bo.text
        await bo.press("ctrl+s")
    made = max(
        workspace.read(overviews.portfolio, viewer="bo"), key=lambda one: one.breakthrough.id
    )
    assert made.breakthrough.goal.baseline == Decimal(55)


async def test_enter_shows_what_can_be_done_and_the_figures(workspace: Team) -> None:
    import_lines(workspace)
    async with at_screen(workspace, "cho", size=(80, 24)) as cho:
        await cho.press("0", "R", "enter")
        assert "start a breakthrough from it" in cho.text
        await cho.press("down", "down", "down", "down", "enter")
        assert "31 Aug" in cho.text
        assert "55 %" in cho.text
        await cho.press("escape", "x")
        assert "u brings it back" in cho.text
        await cho.press("u")
        assert "Permits on time" in cho.text


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_what_others_add_is_seen_and_moves_no_cursor(
    workspace: Team, size: tuple[int, int]
) -> None:
    import_lines(workspace)
    import_lines(workspace, LINES.replace("Permits", "Zoning"))
    async with at_screen(workspace, "cho", size=size) as cho:
        await cho.press("0", "R", "G")
        import_lines(workspace, LINES.replace("Permits", "Archive"))
        await cho.news()
        assert "Archive on time" in cho.text
        assert any("▌ Zoning" in line for line in cho.lines)
        assert all(len(line) <= size[0] for line in cho.lines)
        shown = cho.app.screen.areas  # type: ignore[attr-defined]
        workspace.add("Call the depot")
        await cho.news()
        assert cho.app.screen.areas is shown  # type: ignore[attr-defined]
