"""The page of an action item by its keys, on a real file."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from breakthrough_tui.domain.board import CardPage
from breakthrough_tui.screens.card.screen import CardScreen
from breakthrough_tui.store.commands import cards, checklists, labels, obstacles
from breakthrough_tui.store.queries import boards
from tests.builders import Team
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen

MERGE = "Merge the two intake forms"
HOSTILE = ["[@click=app.quit]x[/]", "a[/]b", "[red]x[/red]", "窓口 é 👩‍👧"]


def page_of(team: PermitTeam, card: int) -> CardPage:
    return team.store.read(boards.card_page, viewer="ana", card=card)


async def open_page(screen: Screen, card: int) -> None:
    await screen.app.push_screen(CardScreen(screen.app.session, card))
    await screen.settle()


async def test_everything_on_it_is_shown(team: PermitTeam) -> None:
    card = team.card(MERGE)
    team.does(
        "ben",
        cards.edit,
        card=card,
        description="Both forms ask for the address.\n\n- east\n- north",
        addresses=["https://example.org/forms"],
    )
    team.does("cho", cards.comment, card=card, text="The east office has a third one.")
    team.does("cho", obstacles.raise_obstacle, breakthrough=1, title="No printer", cards=[card])
    async with at_screen(team) as ana:
        await open_page(ana, card)
        assert "Merge the two intake forms, so that nobody types an address twice" in ana.text
        assert "Doing  ana  due Tue 10 Nov  #intake" in ana.text
        assert "Both forms ask for the address." in ana.text
        assert "  - north" in ana.text
        assert "https://example.org/forms" in ana.text
        assert "Checklist" in ana.text
        assert "2/5" in ana.text
        assert "No printer" in ana.text
        assert "cho, Mon 9" in ana.text
        assert "The east office has a third one." in ana.text
        assert "What happened" in ana.text
        assert "changed the description, the web addresses of it" in ana.text
        await ana.press("escape")
        assert not isinstance(ana.app.screen, CardScreen)


async def test_the_page_opens_from_the_board_by_enter(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("enter")
        assert isinstance(ana.app.screen, CardScreen)
        await ana.press("q")
        assert not isinstance(ana.app.screen, CardScreen)


async def test_enter_shows_what_can_be_done(team: PermitTeam) -> None:
    card = team.card(MERGE)
    async with at_screen(team, size=(80, 24)) as ana:
        await open_page(ana, card)
        await ana.press("enter")
        for label in ("edit", "comment", "who", "when", "labels", "done", "obstacle", "archive"):
            assert label in ana.text
        await ana.press("down", "escape", "enter", "d")
    assert MERGE in team.titles("Done")[0]


async def test_changes_by_others_appear(team: PermitTeam) -> None:
    card = team.card(MERGE)
    async with at_screen(team) as ana:
        await open_page(ana, card)
        team.does("ben", cards.comment, card=card, text="Seen it.")
        team.does("ben", cards.set_due, card=card, due=date(2026, 11, 20))
        await ana.news()
        assert "Seen it." in ana.text
        assert "due Fri 20 Nov" in ana.text
        assert "set it due 20 Nov" in ana.text


async def test_keys_do_what_they_do_on_the_board(team: PermitTeam) -> None:
    card = team.card(MERGE)
    async with at_screen(team) as ana:
        await open_page(ana, card)
        await ana.press("H")
        assert MERGE in team.titles("To do")[-1]
        await ana.press("L")
        assert MERGE in team.titles("Doing")[-1]
        await ana.press("t", "ctrl+u")
        await ana.types("20 nov")
        await ana.press("enter")
        assert page_of(team, card).card.due == date(2026, 11, 20)
        await ana.press("c")
        await ana.types("done soon")
        await ana.press("ctrl+s")
        assert page_of(team, card).comments[-1].text == "done soon"
        await ana.press("a")
        await ana.types("ben")
        await ana.press("enter")
        assert page_of(team, card).card.owner == "ben"
        await ana.press("x")
        assert page_of(team, card).card.archived
        assert "archived" in ana.text
        await ana.press("u")
        assert not page_of(team, card).card.archived


async def test_an_archived_card_can_be_brought_back_from_its_page(team: PermitTeam) -> None:
    card = team.card(MERGE)
    team.does("ben", cards.archive, cards=[card])
    async with at_screen(team) as ana:
        await open_page(ana, card)
        await ana.press("enter", "enter")
    assert not page_of(team, card).card.archived


async def test_enter_and_space_tick_a_line_of_the_checklist(team: PermitTeam) -> None:
    card = team.card("Score board")
    team.does("ben", checklists.add, card=card, text="Buy chalk", owner="fay")
    async with at_screen(team) as ana:
        await open_page(ana, card)
        assert "[ ] Buy chalk  fay" in ana.text
        await ana.press("j", "enter", "enter")
        assert "[x] Buy chalk" in ana.text
        await ana.press("space")
        assert "[ ] Buy chalk" in ana.text


async def test_lines_are_added_changed_given_moved_and_taken_off(team: PermitTeam) -> None:
    card = team.card("Score board")

    def checklist() -> list[tuple[str, str | None]]:
        return [(line.text, line.owner) for line in page_of(team, card).checklist]

    async with at_screen(team) as ana:
        await open_page(ana, card)
        await ana.press("plus")
        for text in ("Buy chalk @fay", "Hang it up"):
            await ana.types(text)
            await ana.press("enter")
            assert "The next line; enter on an empty one, or esc, ends it." in ana.text
        await ana.press("enter")
        assert "The next line" not in ana.text
        assert checklist() == [("Buy chalk", "fay"), ("Hang it up", None)]
        await ana.press("j", "j", "e")
        await ana.types(" @ben")
        await ana.press("enter")
        assert checklist()[1] == ("Hang it up", "ben")
        await ana.press("K")
        assert checklist() == [("Hang it up", "ben"), ("Buy chalk", "fay")]
        await ana.press("K")
        assert "cannot go further" in ana.text
        await ana.press("J")
        assert checklist()[1] == ("Hang it up", "ben")
        await ana.press("a")
        await ana.types("eli")
        await ana.press("enter")
        assert checklist()[1] == ("Hang it up", "eli")
        await ana.press("x")
        assert checklist() == [("Buy chalk", "fay")]
        assert "Score board" in ana.text
        await ana.press("u")
        assert checklist()[1] == ("Hang it up", "eli")


async def test_after_the_last_line_esc_goes_back_to_the_card(team: PermitTeam) -> None:
    card = team.card("Score board")
    async with at_screen(team, size=(80, 24)) as ana:
        await open_page(ana, card)
        await ana.press("plus", "enter")
        assert "still empty" in ana.text
        await ana.types("Buy chalk")
        await ana.press("enter")
        assert "[ ] Buy chalk" in ana.text
        await ana.press("escape", "u")
        assert "Taken back: a line on “Score board" in ana.text
    assert page_of(team, card).checklist == ()


async def test_somebody_unknown_in_a_line_is_said_and_the_line_stays(team: PermitTeam) -> None:
    card = team.card("Score board")
    async with at_screen(team) as ana:
        await open_page(ana, card)
        await ana.press("plus")
        await ana.types("Buy chalk @fya")
        await ana.press("enter")
        assert "fay" in ana.text
        assert "Buy chalk @fya" in ana.text
    assert page_of(team, card).checklist == ()


async def test_all_that_can_be_done_with_a_line_is_reached_by_arrows_alone(
    team: PermitTeam,
) -> None:
    card = team.card("Score board")
    team.does("ben", checklists.add, card=card, text="Buy chalk")
    async with at_screen(team) as ana:
        await open_page(ana, card)
        await ana.press("down", "enter")
        for word in ("tick", "edit", "who", "up", "down", "archive"):
            assert any(word in line.split()[:3] for line in ana.lines), word
        await ana.press("down", "down", "down", "down", "down", "enter")
    assert page_of(team, card).checklist == ()


async def test_a_label_is_shown_by_its_name(team: PermitTeam) -> None:
    team.does("ana", labels.define, breakthrough=team.breakthrough, tag="desk", name="Front desk")
    card = team.card("Score board")
    team.does("ben", cards.set_labels, card=card, labels=["desk", "intake"])
    async with at_screen(team) as ana:
        await open_page(ana, card)
        assert "Front desk  #intake" in ana.text


async def test_addresses_are_links_for_the_terminal_and_nothing_else_is(team: PermitTeam) -> None:
    card = team.card("Score board")
    team.does("ben", cards.edit, card=card, addresses=["https://land.example/a?b=ü"])
    async with at_screen(team) as ana:
        await open_page(ana, card)
        segments = [
            segment
            for strip in ana.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.link
        ]
    assert [segment.style and segment.style.link for segment in segments] == [
        "https://land.example/a?b=%C3%BC"
    ]
    assert segments[0].style and segments[0].style.underline
    assert segments[0].text.strip() == "https://land.example/a?b=ü"


async def test_only_what_was_changed_is_sent(team: PermitTeam) -> None:
    card = team.card(MERGE)
    async with at_screen(team) as ana:
        await open_page(ana, card)
        await ana.press("e", "end")
        await ana.types(" at all")
        team.does("ben", cards.set_due, card=card, due=date(2026, 11, 20))
        await ana.news()
        await ana.press("ctrl+s")
    saved = page_of(team, card).card
    assert saved.title.endswith("twice at all")
    assert saved.due == date(2026, 11, 20)


async def test_two_texts_of_one_title_are_both_shown_and_nothing_is_lost(team: PermitTeam) -> None:
    card = team.card(MERGE)
    async with at_screen(team, size=(80, 24)) as ana:
        await open_page(ana, card)
        await ana.press("e", "ctrl+u")
        await ana.types("Merge all forms")
        team.does("ben", cards.edit, card=card, title="Merge three forms")
        await ana.news()
        await ana.press("ctrl+s")
        assert "Merge all forms" in ana.text
        joined = " ".join(ana.text.split())
        assert "Ben changed the title of this 0 s ago. It says now: Merge three forms" in joined
        assert page_of(team, card).card.title == "Merge three forms"
        await ana.press("ctrl+s")
    assert page_of(team, card).card.title == "Merge all forms"


async def test_the_others_title_can_be_taken(team: PermitTeam) -> None:
    card = team.card(MERGE)
    async with at_screen(team) as ana:
        await open_page(ana, card)
        await ana.press("e", "end")
        await ana.types("!")
        team.does("ben", cards.edit, card=card, title="Merge three forms")
        await ana.press("ctrl+s", "ctrl+t", "ctrl+s")
        assert isinstance(ana.app.screen, CardScreen)
    assert page_of(team, card).card.title == "Merge three forms"


async def test_what_cannot_be_read_is_said_under_its_field(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await open_page(ana, team.card(MERGE))
        await ana.press("e", "tab", "ctrl+u")
        await ana.types("bem")
        await ana.press("tab", "ctrl+u")
        await ana.types("30 feb")
        await ana.press("tab")
        assert "There is nobody called 'bem' here. Did you mean ben?" in ana.text
        assert "February has no 30th." in ana.text
        await ana.press("ctrl+s")
        assert "There is nobody called 'bem' here." in ana.text


@pytest.mark.parametrize("text", HOSTILE)
async def test_markup_of_others_is_only_text(team: PermitTeam, text: str) -> None:
    card = team.card(MERGE)
    team.does("ben", cards.edit, card=card, title=text, description=text)
    team.does("ben", cards.comment, card=card, text=text)
    team.does("ben", checklists.add, card=card, text=text)
    team.does("ben", obstacles.raise_obstacle, breakthrough=1, title=text, cards=[card])
    async with at_screen(team) as ana:
        await open_page(ana, card)
        assert ana.text.count(text) >= 5
        for _ in range(3):
            await ana.press("e", "escape", "enter", "escape", "j")
        await ana.pilot.click(offset=(6, 5))
        assert ana.app.is_running


async def test_a_long_page_can_be_read_to_its_end_at_80_by_24(team: PermitTeam) -> None:
    card = team.card(MERGE)
    text = "\n".join(f"line {number}" for number in range(60))
    team.does("ben", cards.edit, card=card, description=text)
    team.does("ben", cards.comment, card=card, text=text)
    team.clock.now = datetime.fromisoformat("2026-11-09T15:00:00+00:00")
    async with at_screen(team, size=(80, 24)) as ana:
        await open_page(ana, card)
        assert "line 5" in ana.text
        await ana.press("G")
        assert "What happened" in ana.text
        await ana.press("g")
        assert "Merge the two intake forms" in ana.text
        await ana.press(*["j"] * 40)
        assert "line 40" in ana.text


async def test_a_card_of_another_breakthrough_opens_from_its_obstacle(workspace: Team) -> None:
    other = workspace.start("Halve the days that a file lies still", code="FILES", lead="eli")
    card = workspace.add("Count the files", by="eli", breakthrough=other)
    workspace.raise_obstacle("No list", by="eli", breakthrough=other, cards=[card])
    async with at_screen(workspace, "bo") as bo:
        await bo.press("enter")
        assert "FILES-2" in bo.lines[0]
        while "▌ stops" not in bo.text:
            await bo.press("k" if "Count the files" in bo.text.split("▌")[0] else "j")
        await bo.press("enter")
        assert "FILES-1" in bo.lines[0]
        assert "eli, Mon 5" in bo.text
        await bo.press("L")
    board = workspace.store.read(boards.board, viewer="bo", breakthrough=other)
    assert [len(board.cards[column.id]) for column in board.columns] == [0, 1, 0]
