"""Several breakthroughs: from one to the next, and what one has seen of each."""

from __future__ import annotations

from breakthrough_tui.store.commands import breakthroughs, cards
from breakthrough_tui.store.queries import overviews
from tests.support.permit_team import PermitTeam
from tests.support.screens import at_screen


def also_delivery(team: PermitTeam) -> int:
    made = team.does(
        "bo",
        breakthroughs.start,
        sentence="Raise on-time delivery from 72 to 92 %",
        code="DELIVERY",
        leader="bo",
        lead="ana",
    )
    return made.made("breakthrough")


async def test_brackets_go_to_the_next_and_the_previous_one(team: PermitTeam) -> None:
    also_delivery(team)
    async with at_screen(team) as ana:
        await ana.press("right_square_bracket")
        assert ana.lines[0].startswith(" DELIVERY")
        assert "n writes the first" in ana.text
        await ana.press("right_square_bracket")
        assert ana.lines[0].startswith(" PERMIT")
        assert "Ask the 5 slowest" in ana.text
        await ana.press("left_square_bracket")
        assert ana.lines[0].startswith(" DELIVERY")


async def test_from_a_page_they_lead_to_the_board_of_the_other(team: PermitTeam) -> None:
    also_delivery(team)
    async with at_screen(team) as ana:
        await ana.press("enter", "right_square_bracket")
        assert ana.lines[0].startswith(" DELIVERY")
        assert "nothing here yet" in ana.text


async def test_where_there_is_only_one_that_is_said(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("right_square_bracket")
        assert "There is no other breakthrough here." in ana.text


async def test_who_leaves_has_seen_what_they_looked_at(team: PermitTeam) -> None:
    delivery = also_delivery(team)
    async with at_screen(team) as ana:
        await ana.press("right_square_bracket")
        ana.app.session.end()
    team.does("bo", cards.add, breakthrough=delivery, title="Count the late ones")
    news = {
        one.breakthrough.code: (one.news.answers, one.news.changes)
        for one in team.store.read(overviews.portfolio, viewer="ana")
    }
    assert news == {"PERMIT": (0, 0), "DELIVERY": (0, 1)}
