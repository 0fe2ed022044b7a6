"""The registry of keys holds what DESIGN.md says of them."""

from __future__ import annotations

from collections import defaultdict

import pytest

from breakthrough_tui.screens.actions import (
    ACTIONS,
    EVERYWHERE,
    FIRST_RUN,
    HOMES,
    actions_on,
    footer_of,
    thing_actions,
)

SCREENS = (*EVERYWHERE, FIRST_RUN)


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
