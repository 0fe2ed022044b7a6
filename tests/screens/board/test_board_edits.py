"""What keys change on the card under the cursor, without leaving the board."""

from __future__ import annotations

from datetime import date

from breakthrough_tui.domain.board import Card
from breakthrough_tui.screens.board.screen import BoardScreen
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards, obstacle_lists
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen

ASK = "Ask the 5 slowest cases why"


def asked(team: PermitTeam) -> Card:
    found = team.board().find(team.card("Ask the 5"))
    assert found is not None
    return found


async def retype(screen: Screen, text: str) -> None:
    """Type over what the field holds."""
    await screen.press("end", "ctrl+u")
    await screen.types(text)


async def test_a_gives_it_to_somebody(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("a")
        await ana.types("dia")
        await ana.press("enter")
        assert asked(team).owner == "dia"
        assert "dia  Thu 12  #intake" in ana.text
        await ana.press("u")
        assert asked(team).owner == "ben"


async def test_t_says_when_and_a_past_date_is_allowed_and_said(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("t")
        await retype(ana, "2 nov")
        await ana.press("enter")
        assert asked(team).due == date(2026, 11, 2)
        assert "that is past already" in ana.text
        assert "ben  2 Nov late  #intake" in ana.text


async def test_a_date_that_there_is_not_is_refused_and_what_was_typed_stays(
    team: PermitTeam,
) -> None:
    async with at_screen(team) as ana:
        await ana.press("t")
        await retype(ana, "30 feb")
        await ana.press("enter")
        assert "February has no 30th." in ana.text
        assert "30 feb" in ana.text
        await ana.press("escape", "escape")
        assert asked(team).due == date(2026, 11, 12)


async def test_hash_says_its_labels(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("number_sign")
        assert "those here: #intake #quality" in ana.text
        await retype(ana, "stock #Desk")
        await ana.press("enter")
        assert asked(team).labels == ("stock", "desk")
        assert "#stock" in ana.text
        assert "#desk" in ana.text


async def test_c_says_something_on_it(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("c")
        await ana.types("two of them called back")
        await ana.press("ctrl+s")
        page = team.store.read(boards.card_page, viewer="ana", card=team.card("Ask the 5"))
        assert [comment.text for comment in page.comments] == ["two of them called back"]


async def test_e_changes_what_it_says(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("e")
        await retype(ana, "Ask the 6 slowest cases why")
        await ana.press("ctrl+s")
        assert team.titles("To do")[0] == "Ask the 6 slowest cases why"
        assert "Ask the 6 slowest cases why" in ana.lines[6]


async def test_a_change_of_others_does_not_close_what_one_types_in(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("e")
        await retype(ana, "Ask the 6 slowest")
        team.does("ben", cards.move, card=team.card("Ask the 5"), column=team.column("Done"))
        await ana.news()
        assert "Ask the 6 slowest" in ana.text
        await ana.press("ctrl+s")
        assert team.titles("Done")[0] == "Ask the 6 slowest"


async def test_when_the_same_words_were_changed_both_texts_are_shown(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("e")
        await retype(ana, "Ask the 6 slowest")
        team.does("ben", cards.edit, card=team.card("Ask the 5"), title="Ask the 9 slowest")
        await ana.press("ctrl+s")
        assert "Ask the 6 slowest" in ana.text
        assert "Ask the 9 slowest" in ana.text
        assert "Ben changed" in ana.text
        assert team.titles("To do")[0] == "Ask the 9 slowest"


async def test_o_puts_what_blocks_it_to_the_leader(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("o")
        await ana.types("The cases are sealed")
        await ana.press("ctrl+s")
        raised = team.store.read(obstacle_lists.of_breakthrough, viewer="ana", breakthrough=1)[-1]
        assert [one.cards for one in (raised,) if one.title == "The cases are sealed"] == [
            (team.card("Ask the 5"),)
        ]
        assert "⚑ bo 0 d" in ana.lines[7]
        assert "⚑ 3 · bo 4 d" in ana.lines[1]


async def test_enter_opens_it_and_q_comes_back_to_the_same_place(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("l", "j", "enter")
        assert "What happened" in ana.text
        await ana.press("q")
        assert isinstance(ana.app.screen, BoardScreen)
        card = ana.app.screen.card_here()
        assert card is not None and card.title == "Call back the same day, a trial"


async def test_a_double_click_opens_it(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.pilot.click(offset=(50, 10), times=2)
        await ana.settle()
        assert "What happened" in ana.text
        assert "Call back the same day, a trial" in ana.text
