"""Who is here is shown in help; a session that nobody touches ends by itself."""

from __future__ import annotations

import asyncio

import pytest

from breakthrough_tui import app as app_module
from breakthrough_tui.domain.presence import present_words
from breakthrough_tui.screens import presence
from breakthrough_tui.screens.presence import IdleWatch, Presence
from breakthrough_tui.store.queries.presence import here_now
from tests.support.permit_team import PermitTeam
from tests.support.screens import at_screen, start_app


def test_several_windows_of_one_person_are_one_name() -> None:
    assert present_words(["ben", "ana", "ben"]) == "ana, ben (2 windows)"
    assert present_words([]) == ""


async def test_help_says_who_is_here(team: PermitTeam) -> None:
    async with at_screen(team, "ana") as ana, at_screen(team, "ben") as ben:
        for screen in (ana, ben):
            await Presence(screen.app.session).beat()
        await Presence(ana.app.session).beat()
        await ana.press("question_mark")
        assert "here now: ana (2 windows), ben" in ana.lines[0]


async def test_a_session_is_gone_as_soon_as_it_ends(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "FIRST_AFTER", 0.0)
    async with at_screen(team, "ana") as ana:
        while not ana.app.session.present:
            await asyncio.sleep(0.01)
        for keep in ana.app.session.before_end:
            keep()
        await ana.settle()
        assert await ana.app.session.ask(here_now) == ()


async def test_a_session_that_nobody_touches_ends_and_says_so(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(presence, "FIRST_AFTER", 0.0)
    monkeypatch.setattr(app_module, "_idle_seconds", lambda: 0.2)
    app = start_app(team)
    try:
        async with app.run_test():
            while app.is_running:
                await asyncio.sleep(0.02)
    finally:
        app.session.threads.close()
    assert "without a key. What was typed is kept." in capsys.readouterr().err


async def test_every_key_says_that_somebody_is_there(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[float] = []
    async with at_screen(team) as screen:
        monkeypatch.setattr(screen.app._idle, "touch", lambda: touched.append(1))
        await screen.press("j", "k")
    assert len(touched) == 2


async def test_the_watch_waits_on_after_a_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    now, left, slept = [0.0], [0.0], list[float]()
    monkeypatch.setattr(presence, "monotonic", lambda: now[0])
    watch = IdleWatch(lambda: 100.0, left.append)

    async def sleep(seconds: float) -> None:
        now[0] += seconds
        slept.append(seconds)
        if len(slept) == 2:
            now[0] -= 40
            watch.touch()
            now[0] += 40

    monkeypatch.setattr("breakthrough_tui.screens.presence.asyncio.sleep", sleep)
    await watch.watch()
    assert left == [0.0, 100.0]
    assert slept == [presence.FIRST_AFTER, 97.0, 60.0]


async def test_help_says_who_came_and_went_since_the_last_minute(team: PermitTeam) -> None:
    """What help said was as old as the last beat of this session: up to a minute, and empty before the first."""
    async with at_screen(team, "ana") as ana:
        await ana.press("question_mark")
        assert "here now" not in ana.lines[0]
        await ana.press("escape")
        async with at_screen(team, "ben") as ben:
            beside = Presence(ben.app.session)
            await beside.beat()
            await ana.press("question_mark")
            assert "here now: ben" in ana.lines[0]
            await ana.press("escape")
            beside._go()
            await ben.settle()
        await ana.press("question_mark")
        assert "here now" not in ana.lines[0]
