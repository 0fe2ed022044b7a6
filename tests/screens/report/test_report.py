"""The report's screen: read, added to, put in order, closed; everything by keys."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.course import Outcome, Path
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.screens.report.screen import ReportScreen
from breakthrough_tui.store.commands import closings, commitments, readings
from breakthrough_tui.store.queries import overviews
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen

END = datetime(2026, 12, 14, 15, tzinfo=UTC)


def at_a_glance(team: PermitTeam, breakthrough: int = 1) -> Overview:
    return team.store.read(overviews.overview, viewer="bo", breakthrough=breakthrough)


def reached(team: PermitTeam) -> None:
    """It is Monday 14 December; the last reading met the goal."""
    team.clock.now = datetime(2026, 12, 11, 9, tzinfo=UTC)
    team.does("ana", readings.add, breakthrough=1, value=Decimal(20), on=date(2026, 12, 11))
    team.clock.now = END


def part_here(screen: Screen) -> str:
    shown = screen.app.screen
    assert isinstance(shown, ReportScreen)
    return shown.part.name if shown.part else ""


def order(screen: Screen) -> list[str]:
    shown = screen.app.screen
    assert isinstance(shown, ReportScreen)
    assert shown.snapshot is not None
    return [part.name for part in shown.snapshot.report.parts if not part.hidden]


async def to(screen: Screen, part: str) -> None:
    await screen.press("g")
    for _ in range(200):
        if part_here(screen) == part:
            return
        await screen.press("j")
    raise AssertionError(part)


async def test_it_stands_as_it_has_written_itself(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6")
        assert "6 Report" in screen.lines[0]
        assert "days to a permit went from 45 to 34 days by 6 Nov" in screen.text
        assert "34  where it stands" in screen.text
        assert "Obstacles, and how they ended" not in screen.lines[-2]


async def test_from_the_report_back_on_one_begins_here(team: PermitTeam) -> None:
    reached(team)
    async with at_screen(team) as screen:
        assert "6 Report" in screen.lines[0]


async def test_words_are_added_and_the_rest_goes_on_writing_itself(team: PermitTeam) -> None:
    async with at_screen(team, size=(120, 60)) as screen:
        await screen.press("6", "e")
        await screen.types("It was the forms.")
        await screen.press("ctrl+s")
        assert "│ It was the forms." in screen.text
        team.does("ana", readings.add, breakthrough=1, value=Decimal(33))
        await screen.news()
        assert "went from 45 to 33 days" in screen.text
        assert "│ It was the forms." in screen.text
        await screen.press("u")
        assert "It was the forms." not in "\n".join(screen.lines[:-2])


async def test_parts_are_moved_hidden_and_shown_again(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6", "J")
        assert order(screen)[:2] == ["goal", "result"]
        assert part_here(screen) == "result"
        await screen.press("K", "K")
        assert order(screen)[0] == "result"
        await screen.press("x")
        assert "result" not in order(screen)
        assert part_here(screen) == "result"
        assert "x shows it again" in screen.text
        await screen.press("x")
        assert order(screen)[0] == "result"


async def test_a_part_of_ones_own_comes_last(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6", "n")
        await screen.types("Voices")
        await screen.press("tab")
        await screen.types("Evenings")
        await screen.press("ctrl+s")
        assert part_here(screen) == "own-1"
        assert order(screen)[-1] == "own-1"
        await screen.press("G")
        assert "    Evenings" in screen.text


async def test_a_commitment_is_added_changed_and_ticked(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6", "A")
        await screen.types("Look on Mondays")
        await screen.press("tab")
        await screen.types("ben")
        await screen.press("tab")
        await screen.types("16 nov")
        await screen.press("ctrl+s")
        await to(screen, "commitments")
        await screen.press("j")
        assert "· Look on Mondays" in screen.text
        assert "16 Nov" in screen.text
        await screen.press("d")
        assert "✓ Look on Mondays" in screen.text
        await screen.press("d", "e", "end", "!", "ctrl+s")
        assert "· Look on Mondays!" in screen.text
        await screen.press("x")
        assert "· Look on Mondays" not in screen.text


async def test_who_only_reads_is_told_who_could(team: PermitTeam) -> None:
    async with at_screen(team, "ben") as screen:
        await screen.press("6")
        assert "e add words" not in screen.lines[-1]
        for key in ("e", "n", "A", "x", "J"):
            await screen.press(key)
            assert "is not among your roles here" in screen.lines[-2], key
        await screen.press("D")
        assert "Choosing what comes next is not among your roles" in screen.lines[-2]


async def test_a_member_ticks_what_they_have_done(team: PermitTeam) -> None:
    team.does("ana", commitments.add, breakthrough=1, text="Look on Mondays", person="ben")
    async with at_screen(team, "ben") as screen:
        await screen.press("6")
        await to(screen, "commitments")
        await screen.press("j", "d")
        assert "✓ Look on Mondays" in screen.text


async def test_how_it_is_exported_is_said_and_nothing_is_written(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6", "E")
        assert "breakthrough -b PERMIT report export --format html" in screen.lines[-2]
    assert not [path for path in team.path.parent.iterdir() if path.suffix in (".html", ".md")]


async def test_it_is_held_then_closed_with_what_the_readings_say(team: PermitTeam) -> None:
    reached(team)
    async with at_screen(team, "bo") as screen:
        await screen.press("6")
        assert "D what next" not in screen.lines[-1]
        await screen.press("O", "h")
        assert at_a_glance(team).breakthrough.phase is Phase.REPORTED
        assert "D what next" in screen.lines[-1]
        await screen.press("O")
        (bar,) = [line for line in screen.lines if "Close: " in line and "▌" in line]
        assert bar.startswith(" ▌ r  Close: reached")
        assert bar.endswith("It was 20 on 11 Dec: reached.")
        await screen.press("enter")
        await screen.types("Well done")
        await screen.press("enter")
        assert "measured once more on Sun 14 Mar 2027" in screen.lines[-2]
        ending = at_a_glance(team).ending
        assert (ending.outcome, ending.note) == (Outcome.REACHED, "Well done")
        assert "reached" in screen.lines[1]
        await screen.press("e")
        assert "it can only be read" in screen.lines[-2]
        assert "O reopen" in screen.lines[-1]
        assert "D what next" in screen.lines[-1]
        await screen.press("O", "enter")
        assert at_a_glance(team).breakthrough.phase is Phase.REPORTED


async def test_to_abandon_needs_a_reason(team: PermitTeam) -> None:
    async with at_screen(team, "bo") as screen:
        await screen.press("6", "O", "a", "enter")
        assert "'Why' is still empty." in screen.text
        await screen.types("The office moves")
        await screen.press("enter")
        here = at_a_glance(team)
        assert (here.breakthrough.phase, here.ending.note) == (
            Phase.ABANDONED,
            "The office moves",
        )


async def test_a_reset_begins_with_the_same_measure_and_team(team: PermitTeam) -> None:
    reached(team)
    async with at_screen(team, "bo") as screen:
        await screen.press("6", "D", "r", "enter")
        assert "20" in next(line for line in screen.lines if "Baseline" in line)
        assert "ben, dia, eli, fay" in screen.text
        await screen.press("ctrl+s")
        assert "is started" in screen.lines[-2]
        made = screen.app.session.breakthrough
        assert made not in (None, 1)
        here = at_a_glance(team, made or 0)
        goal = here.breakthrough.goal
        assert (goal.measure, goal.baseline, goal.target) == (
            "days to a permit",
            Decimal(20),
            None,
        )
        assert here.ending.came_from == 1
        assert (here.leader, here.team_lead) == ("bo", "ana")
        assert at_a_glance(team).ending.path is Path.RESET


async def test_a_path_may_be_chosen_and_begun_later(team: PermitTeam) -> None:
    reached(team)
    team.does("bo", closings.close, breakthrough=1, outcome=Outcome.REACHED)
    async with at_screen(team, "bo") as screen:
        await screen.press("6", "D", "s", "escape")
        assert "Next: scale." in screen.lines[-2]
        assert at_a_glance(team).ending.path is Path.SCALE
        assert len(screen.app.session.overviews) == 1


async def test_without_a_breakthrough_there_is_no_report(bare_team: PermitTeam) -> None:
    async with at_screen(bare_team) as screen:
        await screen.press("6")
        assert "6 Report" in screen.lines[0]
