"""The report presented: page by page, read only, with a clock that has no seconds."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.screens.report.presenting import PresentationScreen
from breakthrough_tui.store.commands import pulses, readings, reports
from breakthrough_tui.store.queries import overviews
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen


def presentation(screen: Screen) -> PresentationScreen:
    shown = screen.app.screen
    assert isinstance(shown, PresentationScreen)
    return shown


async def test_one_walks_from_part_to_part_by_arrows(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6", "F")
        assert "Cut days to issue" in screen.text
        assert "team lead      ana" in screen.text
        assert "→ on   ← back   esc leaves" in screen.text
        pages = ["title"]
        for _ in range(20):
            await screen.press("right")
            pages.append(presentation(screen).page)
            assert "→ on" not in screen.text
        assert pages[1:3] == ["result", "goal"]
        assert pages[-1] == "end"
        await screen.press("left")
        assert presentation(screen).page == "thanks"
        assert f"{len(set(pages)) - 2} of {len(set(pages)) - 2}" in screen.lines[0]
        await screen.press("g", "enter")
        assert presentation(screen).page == "result"
        await screen.press("escape")
        assert "6 Report" in screen.lines[0]


async def test_it_is_read_only(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        before = len(team.store.read(overviews.portfolio, viewer="ana"))
        await screen.press("6", "F", "right", "e", "n", "x", "A", "J", "d", "O", "D", "u", "1")
        assert presentation(screen).page == "result"
        assert len(screen.app.screen_stack) == 2
        assert len(team.store.read(overviews.portfolio, viewer="ana")) == before


async def test_the_clock_has_minutes(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6", "F")
        assert screen.lines[0].endswith("0 min   14:00")
        team.clock.now += timedelta(seconds=59)
        presentation(screen)._minute()
        await screen.settle()
        assert screen.lines[0].endswith("0 min   14:00")
        team.clock.now += timedelta(minutes=12)
        presentation(screen)._minute()
        await screen.settle()
        assert screen.lines[0].endswith("12 min   14:12")


async def test_what_others_change_meanwhile_is_there(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6", "F", "right")
        team.does("ana", readings.add, breakthrough=1, value=Decimal(31))
        await screen.news()
        assert "went from 45 to 31 days" in screen.text
        team.does("ana", reports.hide_part, breakthrough=1, part="result", hidden=True)
        await screen.news()
        await screen.press("right")
        assert presentation(screen).page in presentation(screen).pages


async def test_nobodys_own_pulse_is_presented(team: PermitTeam) -> None:
    for person in ("ana", "ben", "cho"):
        team.does(person, pulses.answer, breakthrough=1, energy=3, confidence=4)
    team.clock.now += timedelta(days=14)
    async with at_screen(team) as screen:
        await screen.press("6", "F")
        assert "team" not in presentation(screen).pages


async def test_at_its_end_it_is_recorded_that_it_was_held(team: PermitTeam) -> None:
    async with at_screen(team) as screen:
        await screen.press("6", "F", "G")
        assert "the report-back was held today" in screen.text
        await screen.press("enter")
        assert "The report-back was held today. O closes it." in screen.lines[-2]
    here = team.store.read(overviews.overview, viewer="ana", breakthrough=1)
    assert here.breakthrough.phase is Phase.REPORTED


async def test_a_member_is_not_asked(team: PermitTeam) -> None:
    async with at_screen(team, "ben") as screen:
        await screen.press("6", "F", "G")
        assert "the report-back was held" not in screen.text
        await screen.press("enter")
        assert presentation(screen).page == "end"


async def test_it_fits_a_small_terminal(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as screen:
        await screen.press("6", "F", "right")
        assert "The result" in screen.text
        await screen.press("j", "j", "j")
        assert len(screen.lines) == 24
