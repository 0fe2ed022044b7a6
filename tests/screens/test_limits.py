"""Limits at the screens: a sentence where one types, and what was typed is still there."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain import limits
from tests.support.permit_team import PermitTeam
from tests.support.screens import at_screen

LONG = "a long text " * 600


async def test_a_title_that_is_too_long_stays_in_its_field(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("n")
        await ana.pastes(LONG[:250])
        await ana.press("enter")
        assert "The title is too long: 250 characters, at most 200." in ana.text
        assert ana.app.screen.query_one("LineField").value == LONG[:250]  # type: ignore[attr-defined]
    assert len(team.titles("To do")) == 7


async def test_a_comment_that_is_too_long_stays_in_its_field(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("c")
        await ana.pastes(LONG)
        await ana.press("ctrl+s")
        assert "The comment is too long: 7,199 characters, at most 5,000." in ana.text
        assert ana.app.screen.query_one("TextField").text == LONG  # type: ignore[attr-defined]


async def test_who_may_have_no_more_is_told_so_where_they_type(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "NUMBERS", 1)
    async with at_screen(team) as ana:
        await ana.press("n")
        await ana.types("one more")
        await ana.press("enter")
        assert "action items and obstacles already" in ana.text
        assert "one more" in ana.text
    assert len(team.titles("To do")) == 7


async def test_a_key_that_changes_things_without_pause_is_asked_to_wait(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "COMMANDS", 3)
    async with at_screen(team) as ana:
        for _ in range(3):
            await ana.press("x")
        assert len(team.titles("To do")) == 4
        before = without_cursor(ana.lines)
        await ana.press("x")
        assert "changes within a minute; nothing was changed" in ana.text
        assert without_cursor(ana.lines) == before
    assert len(team.titles("To do")) == 4


def without_cursor(lines: list[str]) -> list[str]:
    """The columns."""
    return [line.replace("▌", " ") for line in lines[5:-2]]
