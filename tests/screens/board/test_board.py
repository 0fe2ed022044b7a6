"""The board by its keys, on a real file."""

from __future__ import annotations

import asyncio

import pytest

from breakthrough_tui.screens.board.screen import BoardScreen
from breakthrough_tui.store.commands import cards, columns
from breakthrough_tui.widgets.column import ColumnView
from breakthrough_tui.widgets.themes import DARK, LIGHT
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen


def board_of(screen: Screen) -> BoardScreen:
    assert isinstance(screen.app.screen, BoardScreen)
    return screen.app.screen


def under_cursor(screen: Screen) -> str:
    card = board_of(screen).card_here()
    return card.title if card else ""


def bar_column(screen: Screen) -> int:
    """In which cell the cursor's bar stands; -1 where there is none."""
    return next((line.index("▌") for line in screen.lines if "▌" in line), -1)


async def test_three_columns_are_whole_on_the_smallest_usual_terminal(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        heads = ana.lines[4]
        assert [heads.index(name) for name in ("To do  7", "Doing  4", "Done  11")] == [3, 29, 55]
        assert all(len(line) <= 80 for line in ana.lines)
        assert "Cut permit days 45 → 20" in ana.lines[0]
        assert "Day 38/70" in ana.lines[1]
        assert "32 d, Fri 11 Dec" in ana.lines[1]


async def test_the_header_says_all_in_full_where_there_is_room(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        assert "Cut days to issue a building permit from 45 to 20, north office" in ana.lines[0]
        assert ana.lines[0].endswith("ana · team lead    1 Board")
        assert "32 days to report-back, Fri 11 Dec" in ana.lines[1]
        assert ana.lines[1].endswith("now 34, behind  ⚑ 2 · bo 4 d")
        assert ana.lines[2].startswith(" Next  answer the obstacle")
        assert ana.lines[2].endswith("since Thu: 2 changes")


async def test_cards_say_who_when_and_what_is_in_the_way(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        assert "cho  Fri 6 late  ⚑ bo 4 d" in ana.text
        assert "ana  Tue 10  2/5  #intake" in ana.text
        assert "ben  done Tue 3" in ana.text
        assert "⋮ 1 more" in ana.lines[-3]


async def test_a_narrow_column_says_what_matters_most(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        assert "cho  late  ⚑ bo 4 d" in ana.text


async def test_letters_and_arrows_walk_alike(team: PermitTeam) -> None:
    for keys in (("l", "j", "j", "k"), ("right", "down", "down", "up")):
        async with at_screen(team) as ana:
            await ana.press(*keys)
            assert under_cursor(ana) == "Call back the same day, a trial"
            assert bar_column(ana) == 40
            assert "Call back the same day, a trial" in ana.lines[-2]


async def test_g_goes_to_the_first_and_shift_g_to_the_last(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        await ana.press("G")
        assert under_cursor(ana).startswith("Letters in plain words")
        assert "⋮ 2 more" in ana.lines[4]
        await ana.press("g")
        assert under_cursor(ana).startswith("Ask the 5 slowest")
        assert "⋮ 2 more" in ana.lines[-3]


async def test_going_sideways_keeps_the_height(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("j", "j", "l")
        assert under_cursor(ana) == "Get read access to the registry"
        await ana.press("h")
        assert under_cursor(ana) == "Measure the wait at the counter"


async def test_the_whole_title_stands_above_the_keys(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        await ana.press("l")
        assert "so that nobody types an address twice" in ana.lines[-2]


async def test_a_card_moves_to_the_next_column_and_lies_last(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("L")
        assert under_cursor(ana) == "Ask the 5 slowest cases why"
        assert team.titles("Doing")[-1] == "Ask the 5 slowest cases why"
        await ana.press("H")
        assert team.titles("To do")[-1] == "Ask the 5 slowest cases why"


async def test_a_card_that_is_done_lies_on_top(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("l", "greater_than_sign")
        assert team.titles("Done")[0].startswith("Merge the two intake forms")
        assert "Merge the two intake forms" in ana.lines[6][79:]
        assert "ana  done Mon 9" in ana.text


async def test_several_moves_in_a_row_are_all_done_and_the_cursor_follows(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.pilot.press("L", "L", "H", "L")
        await ana.settle()
        assert team.titles("Done")[0] == "Ask the 5 slowest cases why"
        assert under_cursor(ana) == "Ask the 5 slowest cases why"


async def test_there_is_an_end_to_the_columns(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("H")
        assert "There is no column further on." in ana.text
        assert team.titles("To do")[0] == "Ask the 5 slowest cases why"


async def test_shift_j_and_shift_k_change_the_order(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("J", "J")
        assert team.titles("To do")[:3] == [
            "One-page checklist for the desk",
            "Measure the wait at the counter",
            "Ask the 5 slowest cases why",
        ]
        await ana.press("K", "G", "K")
        assert team.titles("To do")[1] == "Ask the 5 slowest cases why"
        assert team.titles("To do")[-2].startswith("Letters in plain words")
        assert under_cursor(ana).startswith("Letters in plain words")


async def test_d_finishes_and_takes_back_to_where_it_came_from(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("d")
        assert team.titles("Done")[0] == "Ask the 5 slowest cases why"
        team.clock.now = team.clock.now.replace(minute=30)
        await ana.press("d")
        assert "Ask the 5 slowest cases why" in team.titles("To do")
        assert under_cursor(ana) == "Ask the 5 slowest cases why"


async def test_who_may_not_archive_is_back_on_the_card_and_told_why(team: PermitTeam) -> None:
    async with at_screen(team, "gus") as gus:
        await gus.press("j")
        card = under_cursor(gus)
        await gus.press("x")
        assert "team lead, facilitator, core group, member." in gus.text
        assert under_cursor(gus) == card
        assert card in team.titles("To do")


async def test_who_walked_on_before_the_refusal_stays_there(team: PermitTeam) -> None:
    async with at_screen(team, "gus") as gus:
        await gus.pilot.press("j", "x", "l")
        await gus.settle()
        assert under_cursor(gus) in team.titles("Doing")


async def test_u_takes_back_and_ctrl_r_does_it_again(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("L", "u")
        assert "Taken back: moved “Ask the 5 slowest cases why” to Doing" in ana.text
        assert team.titles("To do")[0] == "Ask the 5 slowest cases why"
        await ana.press("ctrl+r")
        assert "Done again: moved “Ask the 5 slowest cases why” to Doing" in ana.text
        assert team.titles("Doing")[-1] == "Ask the 5 slowest cases why"
        await ana.press("ctrl+r")
        assert "There is nothing to do again." in ana.text


async def test_x_archives_and_u_brings_it_back(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("x")
        assert "Archived “Ask the 5 slowest cases why”, u brings it back." in ana.text
        assert under_cursor(ana) == "One-page checklist for the desk"
        await ana.press("u")
        assert team.titles("To do")[0] == "Ask the 5 slowest cases why"


async def test_what_was_put_away_can_be_found_again(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("x", "X")
        assert "Bring back" in ana.text
        await ana.press("enter")
        assert under_cursor(ana) == "Ask the 5 slowest cases why"
        assert "Ask the 5 slowest cases why" in team.titles("To do")


async def test_n_adds_what_is_typed_and_the_cursor_goes_there(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("n")
        await ana.types("call the depot @ben 12 dec #stock")
        await ana.press("enter")
        assert team.titles("To do")[-1] == "call the depot"
        assert under_cursor(ana) == "call the depot"
        assert "ben  12 Dec  #stock" in ana.text


async def test_what_somebody_else_added_meanwhile_is_there_with_what_one_adds(
    team: PermitTeam,
) -> None:
    async with at_screen(team) as ana:
        await ana.press("n")
        await ana.types("call the depot")
        team.does("ben", cards.add, breakthrough=1, title="Buy chalk")
        await ana.press("enter")
        assert "Buy chalk" in ana.text
        assert under_cursor(ana) == "call the depot"


async def test_in_a_column_that_is_not_done_new_items_come_there(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("l", "n")
        await ana.types("paint the door")
        await ana.press("enter")
        assert team.titles("Doing")[-1] == "paint the door"


async def test_m_shows_only_mine_and_says_so(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("m")
        assert "only mine, 4 of 22 · esc: all" in ana.text
        assert "Ask the 5 slowest" not in ana.text
        assert "1 of 7" in ana.lines[4]
        await ana.press("escape")
        assert "Ask the 5 slowest" in ana.text


async def test_slash_narrows_as_one_types_and_escape_shows_all_again(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("slash")
        await ana.types("ASK bui")
        assert ana.lines[-2].startswith(" /ASK bui█")
        assert ana.lines[-2].endswith("1 of 22")
        assert under_cursor(ana) == "Ask five builders what hurts"
        await ana.press("enter")
        assert "/ask bui, 1 of 22 · esc: all" in ana.text
        await ana.press("escape")
        assert "/ASK" not in ana.text
        assert "Score board at the door" in ana.text


async def test_letters_are_text_while_finding_and_arrows_walk(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("slash")
        await ana.types("the q d")
        assert team.titles("To do")[0] == "Ask the 5 slowest cases why"
        await ana.press("ctrl+u")
        await ana.press("down")
        assert under_cursor(ana) == "One-page checklist for the desk"


async def test_a_change_by_somebody_else_comes_in_and_the_cursor_stays(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("l", "j")
        team.does("eli", cards.move, card=team.card("Score"), column=team.column("Done"))
        team.does("dia", cards.add, breakthrough=1, title="Buy chalk", column=team.column("Doing"))
        await ana.news()
        assert under_cursor(ana) == "Call back the same day, a trial"
        assert "Buy chalk" in ana.text
        assert "Score board at the door" in ana.lines[6][79:]
        assert "dia added “Buy chalk”" in ana.lines[-1]


async def test_the_cursor_goes_with_its_card_when_somebody_moves_it(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        team.does("ben", cards.move, card=team.card("Ask the 5"), column=team.column("Doing"))
        await ana.news()
        assert under_cursor(ana) == "Ask the 5 slowest cases why"
        assert bar_column(ana) == 40


async def test_news_comes_without_a_key(team: PermitTeam) -> None:
    async with at_screen(team, watching=True) as ana:
        team.does("ben", cards.move, card=team.card("Score"), column=team.column("Done"))
        for _ in range(40):
            await asyncio.sleep(0.05)
            if "14:00 ben moved “Score board" in ana.text:
                return
        raise AssertionError(ana.text)


async def test_who_is_late_is_told_who_was_first(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        team.does("ben", cards.move, card=team.card("Ask the 5"), column=team.column("Done"))
        await ana.press("L")
        assert "Ben moved this to Done" in ana.lines[-2]
        assert team.titles("Done")[0] == "Ask the 5 slowest cases why"
        assert under_cursor(ana) == "Ask the 5 slowest cases why"
        assert bar_column(ana) == 79


async def test_a_column_that_has_gone_is_said_and_the_card_stays(team: PermitTeam) -> None:
    team.does(
        "ana", columns.add, breakthrough=1, name="Review", kind="doing", after=team.column("Doing")
    )
    async with at_screen(team) as ana:
        review = team.column("Review")
        team.does("ana", columns.remove, column=review, cards_to=team.column("Doing"))
        await ana.press("l", "L")
        assert "removed" in ana.lines[-2]
        assert team.titles("Doing")[0].startswith("Merge the two")
        assert "Review" not in ana.lines[4]


async def test_an_observer_is_told_and_the_card_goes_back(team: PermitTeam) -> None:
    async with at_screen(team, "gus") as gus:
        await gus.press("L")
        assert "Moving action items is not among your roles here." in gus.text
        assert team.titles("To do")[0] == "Ask the 5 slowest cases why"
        assert "Ask the 5 slowest" in gus.lines[6][:39]


async def test_a_click_puts_the_cursor_there_and_two_open_it(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.pilot.click(offset=(50, 10))
        await ana.settle()
        assert under_cursor(ana) == "Call back the same day, a trial"


async def test_the_wheel_scrolls_and_leaves_the_cursor(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        view = board_of(ana).columns.views[2]
        view.scroll_cards(2)
        await ana.settle()
        assert "⋮ 2 more" in ana.lines[4]
        assert under_cursor(ana) == "Ask the 5 slowest cases why"


async def test_more_columns_than_fit_scroll_sideways_whole(team: PermitTeam) -> None:
    for name in ("Review", "Signed", "Sent"):
        team.does(
            "ana", columns.add, breakthrough=1, name=name, kind="doing", after=team.column("Doing")
        )
    async with at_screen(team, size=(80, 24)) as ana:
        assert "Signed 0" in ana.lines[3] and ana.lines[3].endswith("Done 11 ›")
        await ana.press("l", "l", "l", "l", "l")
        assert ana.lines[3].startswith(" ‹ To do 7")
        assert "Done  11" in ana.lines[4]


async def test_columns_that_find_no_room_at_the_edge_are_counted(team: PermitTeam) -> None:
    for number in range(9):
        name = f"Stage {number} of very many"
        team.does("ana", columns.add, breakthrough=1, name=name, kind="doing")
    async with at_screen(team, size=(80, 24)) as ana:
        assert ana.lines[3].endswith("Stage 1 of very many 0, Stage 2 of very many 0, 7 more ›")
        await ana.press(*"llllll")
        assert ana.lines[3].startswith(" ‹ 3 more, Stage 1 of very many 0")
        assert ana.lines[3].endswith(" ›")


async def test_the_date_of_the_report_back_is_never_cut(team: PermitTeam) -> None:
    async with at_screen(team, size=(60, 18)) as ana:
        assert "32 d, Fri 11 Dec" in ana.lines[1]
    async with at_screen(team, size=(100, 30)) as ana:
        assert "32 days to report-back, Fri 11 Dec" in ana.lines[1]


async def test_past_a_limit_the_head_says_so_and_nothing_asks(team: PermitTeam) -> None:
    team.does("ana", columns.limit, column=team.column("Doing"), limit=4)
    async with at_screen(team) as ana:
        assert "Doing  4/4" in ana.lines[4]
        await ana.press("L")
        assert "Doing  5/4 over" in ana.lines[4]


async def test_an_empty_board_says_how_to_begin(bare_team: PermitTeam) -> None:
    async with at_screen(bare_team) as ana:
        assert "nothing here yet" in ana.text
        assert "n writes the first" in ana.lines[-2]
        await ana.press("j", "k", "L", "d", "x", "e", "enter", "J")
        assert "nothing here yet" in ana.text


async def test_texts_that_mean_harm_are_shown_as_text(team: PermitTeam) -> None:
    nasty = (
        "[@click=app.quit]x[/]",
        "a[/]b",
        "窓口の待ち時間を測る測る測る測る測る測る測る",
        "e\u0301" * 100,
        "👩‍👩‍👧‍👦 family " * 5,
        "שלום עולם",
    )
    for title in nasty:
        team.does("ana", cards.add, breakthrough=1, title=title, column=team.column("Doing"))
    async with at_screen(team, size=(80, 30)) as ana:
        await ana.press("l", "G")
        assert "[@click=app.quit]x[/]" in ana.text
        strips = ana.app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {80}


async def test_a_terminal_that_is_too_small_gets_a_sentence(team: PermitTeam) -> None:
    async with at_screen(team, size=(20, 5)) as ana:
        assert "Please make this" in ana.text
        await ana.press("L", "d", "x")
        assert team.titles("To do")[0] == "Ask the 5 slowest cases why"
        await ana.pilot.resize_terminal(80, 24)
        await ana.settle()
        assert "Ask the 5 slowest" in ana.text


async def test_q_leaves_and_ctrl_q_does_not(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("ctrl+q")
        assert ana.app.is_running
        await ana.press("ctrl+c")
        assert "ctrl+c once more leaves" in ana.text
        await ana.pilot.press("q")
        await ana.pilot.pause()
        assert ana.app._exit


async def test_at_midnight_the_day_changes_by_itself(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.news()
        team.clock.now = team.clock.now.replace(day=10, hour=0, minute=1)
        await ana.news()
        assert "Day 39 of 70" in ana.lines[1]
        assert "Fri 6 late" in ana.text


async def test_the_full_stop_lists_what_others_did_meanwhile(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("full_stop")
        assert "Since Thu: 2 changes" in ana.text
        assert "cho      raised “No read access to the land registry”" in ana.text
        await ana.press("full_stop")
        assert "raised" not in ana.text


async def test_somebody_new_is_told_of_the_past_week(team: PermitTeam) -> None:
    async with at_screen(team, "ben") as ben:
        await ben.press("full_stop")
        assert "New to you, from the past week" in ben.text
        assert "cho      raised “No read access to the land registry”" in ben.text


async def test_the_theme_is_remembered_for_each_person(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        assert ana.app.theme == DARK.name
        await ana.press("T")
        assert ana.app.theme == LIGHT.name
    async with at_screen(team) as ana:
        assert ana.app.theme == LIGHT.name
    async with at_screen(team, "ben") as ben:
        assert ben.app.theme == DARK.name


async def test_what_somebody_else_says_on_a_card_draws_no_column_anew(
    team: PermitTeam, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    repaint = ColumnView.repaint

    def counted(view: ColumnView) -> None:
        drawn.append(view.column.name if view.column else "")
        repaint(view)

    async with at_screen(team) as ana:
        await ana.press("j")
        monkeypatch.setattr(ColumnView, "repaint", counted)
        team.does("ben", cards.comment, card=team.card("Score"), text="On its way")
        await ana.news()
        assert drawn == []
        team.does("ben", cards.edit, card=team.card("Score"), title="Score sheet")
        await ana.news()
        assert "Score sheet" in ana.text
        assert len(drawn) == 1
