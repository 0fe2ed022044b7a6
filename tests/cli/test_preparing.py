"""The preparation on the command line."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk


@pytest.fixture
def half(ana: Desk) -> Desk:
    """ana starts HALF, which is not launched."""
    ana.does(
        "new", "Halve the days of a passport", "--code", "HALF", "--lead", "ana", "--leader", "bo"
    )
    return ana


def titles(desk: Desk, *words: str) -> list[str]:
    return [card["title"] for card in desk.asks("card", "list", "-b", "HALF", *words)]


def test_what_is_added_before_the_launch_leaves_the_board_at_the_launch(half: Desk) -> None:
    half.does("card", "add", "Ask ten people", "-b", "HALF")
    half.does("card", "add", "Call the depot", "-b", "HALF", "--plan")
    lines = b"Print the forms\nSort the forms"
    half.does("card", "add", "--lines", "-", "-b", "HALF", "--plan", stdin=lines)
    half.does("card", "add", "--lines", "-", "-b", "HALF", "--preparing", stdin=b"Count the forms")
    half.does("card", "edit", "HALF-1", "--finding", "Nobody knows the form", "--hurts", "there")
    half.of("bo").does("launch", "-b", "HALF", "--reason", "It is urgent")
    assert titles(half) == ["Call the depot", "Print the forms", "Sort the forms"]
    assert titles(half, "--preparing") == ["Ask ten people", "Count the forms"]
    shown = half.does("card", "show", "HALF-1").out
    assert "Finding:\n  Nobody knows the form" in shown
    assert "ended with the launch" in half.fails("card", "add", "x", "--preparing", "-b", "HALF")
    assert "only be read" in half.fails("card", "edit", "HALF-1", "--finding", "more")


def test_an_item_goes_into_the_plan_and_back(half: Desk) -> None:
    half.does("card", "add", "Ask ten people", "-b", "HALF")

    def preparing() -> bool:
        found: bool = half.asks("card", "show", "HALF-1")["preparation"]["preparing"]
        return found

    half.does("card", "edit", "HALF-1", "--plan")
    assert not preparing()
    half.does("card", "edit", "HALF-1", "--preparing", "--source", "register")
    assert preparing()
    half.does("undo")
    assert half.types("card", "edit", "HALF-1", "--plan", "--preparing").code == 2


def test_the_goal_starts_from_a_baseline_that_was_found(half: Desk) -> None:
    half.does("card", "add", "Find the baseline", "-b", "HALF")
    half.does(
        *("card", "edit", "HALF-1", "--baseline", "30", "--measured-on", "today"),
        *("--source", "the register", "--finding", "30 days"),
    )
    assert half.asks("status", "-b", "HALF")["baseline"] == 30
    assert half.types("card", "edit", "HALF-1", "--measured-on", "yesterday").code == 2
    half.does("person", "role", "eli", "member", "-b", "HALF")
    assert "Changing the goal" in half.of("eli").fails("card", "edit", "HALF-1", "--baseline", "3")


def test_the_usual_items(half: Desk) -> None:
    added = half.asks("card", "usual", "-b", "HALF")
    assert len(added) == 7
    assert "baseline" in added[0]["title"]
    assert "already" in half.fails("card", "usual", "-b", "HALF")
    half.does("undo")
    assert titles(half) == []
