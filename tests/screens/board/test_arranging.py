"""The columns of the board and its labels, by keys, on a real file."""

from __future__ import annotations

from breakthrough_tui.domain.labels import Colour
from breakthrough_tui.store.commands.labels import define
from breakthrough_tui.store.queries import labels
from tests.support.permit_team import PermitTeam
from tests.support.screens import Screen, at_screen


def shown(team: PermitTeam) -> list[tuple[str, str, int | None]]:
    return [(column.name, str(column.kind), column.limit) for column in team.board().columns]


async def retype(screen: Screen, text: str) -> None:
    await screen.press("end", "ctrl+u")
    await screen.types(text)


async def test_a_column_is_added_with_its_limit(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("C", "plus")
        await ana.types("Review")
        await ana.press("tab", "tab")
        await ana.types("3")
        await ana.press("ctrl+s")
        assert "doing, 0 items, at most 3" in ana.text
        await ana.press("escape")
        assert "Review" in ana.text
    assert ("Review", "doing", 3) in shown(team)


async def test_a_column_for_what_is_held_up_says_once_what_helps(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("C", "plus")
        await ana.types("On hold")
        await ana.press("ctrl+s")
        assert "If others hold it up, press o: the leader sees it." in ana.text
        await ana.press("escape", "C")
        assert "If others hold it up" not in ana.text


async def test_a_column_is_renamed_limited_and_changes_place(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("C", "down", "enter", "enter")
        await retype(ana, "At it")
        await ana.press("tab", "tab")
        await ana.types("4")
        await ana.press("ctrl+s")
        assert shown(team)[1] == ("At it", "doing", 4)
        await ana.press("enter", "H")
        assert [name for name, _, _ in shown(team)][:2] == ["At it", "To do"]
        await ana.press("enter", "L")
        assert [name for name, _, _ in shown(team)][:2] == ["To do", "At it"]
        await ana.press("escape", "u")
        assert [name for name, _, _ in shown(team)][:2] == ["At it", "To do"]


async def test_what_one_changed_of_a_column_in_one_form_is_one_undo(team: PermitTeam) -> None:
    before = shown(team)
    async with at_screen(team) as ana:
        await ana.press("C", "down", "enter", "enter")
        await retype(ana, "Shown")
        await ana.press("tab")
        await retype(ana, "done")
        await ana.press("tab")
        await ana.types("4")
        await ana.press("ctrl+s")
        assert shown(team)[1] == ("Shown", "done", 4)
        await ana.press("escape", "u")
        assert "Taken back: edited the column “Doing”" in ana.text
        assert shown(team) == before


async def test_a_column_added_with_its_limit_is_one_thing_that_was_done(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("C", "plus")
        await ana.types("Review")
        await ana.press("tab", "tab")
        await ana.types("3")
        await ana.press("ctrl+s", "escape", "u")
        assert "nothing to take back in this session." in ana.text
    assert ("Review", "doing", 3) in shown(team)


async def test_a_kind_that_is_none_is_said_and_nothing_is_lost(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("C", "plus")
        await ana.types("Review")
        await ana.press("tab")
        await retype(ana, "doign")
        await ana.press("ctrl+s")
        assert "Did you mean 'doing'?" in ana.text
        assert "Review" in ana.text


async def test_what_lies_in_a_removed_column_goes_where_one_says(team: PermitTeam) -> None:
    before = team.board()
    doing = len(before.cards[team.column("Doing")])
    to_do = len(before.cards[team.column("To do")])
    async with at_screen(team) as ana:
        await ana.press("C", "down", "enter", "x")
        assert f"Where do its {doing} items go?" in ana.text
        await ana.press("enter")
        assert len(shown(team)) == 2
        await ana.press("escape", "u")
        assert len(shown(team)) == 3
    assert len(team.board().cards[team.column("To do")]) == to_do


async def test_the_last_place_for_what_is_done_stays_and_what_was_typed_too(
    team: PermitTeam,
) -> None:
    async with at_screen(team) as ana:
        await ana.press("C", "end", "up", "up", "enter", "enter")
        await ana.press("tab")
        await retype(ana, "doing")
        await ana.press("ctrl+s")
        assert "'Done' is the only column of the kind 'done'." in ana.text
        assert "doing" in ana.text
    assert shown(team)[2] == ("Done", "done", None)


async def test_where_the_items_of_the_last_place_go_is_not_even_asked(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        await ana.press("C", "end", "up", "up", "enter", "x")
        assert ana.lines[-2].endswith("Give another this kind first.")
    assert len(shown(team)) == 3


async def test_a_member_is_told_who_may(team: PermitTeam) -> None:
    async with at_screen(team, "ben") as ben:
        await ben.press("C", "down", "enter", "H")
        assert "not among your roles" in ben.lines[-2]
    assert [name for name, _, _ in shown(team)] == ["To do", "Doing", "Done"]


async def test_a_label_gets_a_name_and_a_colour(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("C", "number_sign", "plus")
        await ana.types("desk")
        await ana.press("tab")
        await ana.types("Front desk")
        await ana.press("tab")
        await retype(ana, "good")
        await ana.press("ctrl+s")
        assert "Front desk, good" in ana.text
        found = team.store.read(labels.labels, viewer="ana", breakthrough=team.breakthrough)
        assert (found["desk"].name, found["desk"].colour) == ("Front desk", "good")


async def test_name_and_colour_of_a_label_are_one_undo(team: PermitTeam) -> None:
    team.does("ana", define, breakthrough=1, tag="desk", name="Desk", colour=Colour.PLAIN)
    async with at_screen(team) as ana:
        await ana.press("C", "number_sign", "enter")
        await retype(ana, "Front desk")
        await ana.press("tab")
        await retype(ana, "good")
        await ana.press("ctrl+s")
        assert "Front desk, good" in ana.text
        await ana.press("escape", "escape", "u")
        assert "Taken back: edited the label #desk" in ana.text
    found = team.store.read(labels.labels, viewer="ana", breakthrough=team.breakthrough)
    assert (found["desk"].name, found["desk"].colour) == ("Desk", Colour.PLAIN)


async def test_kinds_and_colours_are_chosen_by_arrows_alone(team: PermitTeam) -> None:
    async with at_screen(team) as ana:
        await ana.press("C", "plus")
        await ana.types("Checked")
        await ana.press("down", "right", "right", "left")
        assert "← → the next one" in ana.text
        await ana.press("enter", "enter")
        await ana.press("end", "enter", "enter")
        await ana.press("down", "left", "left", "enter")
        await ana.press("escape", "escape")
    assert ("Checked", "done", None) in shown(team)
    found = team.store.read(labels.labels, viewer="ana", breakthrough=team.breakthrough)
    assert found["intake"].colour == "cool"


async def test_a_long_name_leaves_the_count_in_sight(team: PermitTeam) -> None:
    async with at_screen(team, size=(80, 24)) as ana:
        await ana.press("C", "down", "enter", "enter")
        await retype(ana, "Waiting for an answer of the council")
        await ana.press("ctrl+s", "escape")
        assert "Waiting for an an…  4" in ana.lines[4]
