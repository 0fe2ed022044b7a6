"""The registry of keys holds what DESIGN.md says of them."""

from __future__ import annotations

from collections import defaultdict

import pytest

from breakthrough_tui.screens.actions import (
    ACTIONS,
    ALONE,
    EVERYWHERE,
    FIRST_RUN,
    HOMES,
    actions_on,
    footer_of,
    thing_actions,
)

SCREENS = (*EVERYWHERE, FIRST_RUN, *ALONE)


def test_a_key_never_means_two_things_on_two_screens() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for action in ACTIONS:
        for key in action.keys:
            meanings[key].add(action.id)
    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}


def test_an_action_is_on_a_screen_once() -> None:
    for screen in SCREENS:
        ids = [action.id for action in actions_on(screen)]
        assert len(ids) == len(set(ids)), screen


def test_every_action_is_on_some_screen_and_explains_itself() -> None:
    for action in ACTIONS:
        assert action.screens, action.id
        assert set(action.screens) <= set(SCREENS), action.id
        assert action.sentence, action.id
        assert action.shown, action.id


def test_no_key_is_one_that_terminals_cannot_tell() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    assert "ctrl+h" not in keys
    assert not any(key.startswith("alt+") for key in keys)


@pytest.mark.parametrize("screen", HOMES)
def test_every_home_screen_has_help_undo_and_the_other_screens(screen: str) -> None:
    ids = {action.id for action in actions_on(screen)}
    assert {"help", "undo", "redo", "leave", "back", "go_board", "go_portfolio"} <= ids


def test_everything_in_a_footer_and_on_a_thing_has_a_word() -> None:
    for screen in SCREENS:
        for action in (*footer_of(screen), *thing_actions(screen)):
            assert action.label, action.id


def test_what_one_can_do_with_a_card_can_be_done_on_its_page() -> None:
    on_page = {action.id for action in thing_actions("card")}
    on_board = {action.id for action in thing_actions("board")}
    assert on_board - on_page == {"move_up", "move_down"}


_FOR_A_LINE = {"mark", "move_up", "move_down"}
"""On the page of an action item these are for a line of its checklist, which has a list of its own."""


@pytest.mark.parametrize("screen", ["card", "obstacle"])
def test_the_list_on_a_page_has_all_that_can_be_done_with_its_thing(screen: str) -> None:
    everywhere = {action.id for action in actions_on("preferences")} | {"preferences"}
    here = {action.id for action in actions_on(screen)} - everywhere
    assert {action.id for action in thing_actions(screen)} == here - _FOR_A_LINE


@pytest.mark.parametrize(("home", "page"), [("board", "card"), ("obstacles", "obstacle")])
def test_what_a_key_does_to_the_thing_under_the_cursor_is_in_the_list_of_its_page(
    home: str, page: str
) -> None:
    on_page = {action.id for action in thing_actions(page)}
    on_home = {action.id for action in thing_actions(home)}
    # Within its column a card is carried by shift and an arrow.
    by_arrows = {"move_up", "move_down"}
    assert on_home - by_arrows <= on_page


@pytest.mark.parametrize("screen", HOMES)
def test_what_has_a_key_on_a_home_screen_is_an_arrow_or_in_the_list_of_commands(
    screen: str,
) -> None:
    arrows = {"up", "down", "left", "right", "enter", "escape", "pageup", "pagedown"}
    for action in actions_on(screen):
        assert action.label or arrows & {*action.keys} or {"home", "end"} & {*action.keys}
