"""Columns by the command line."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk


def names(desk: Desk) -> list[str]:
    return [column["name"] for column in desk.asks("column", "list")]


def test_a_board_begins_with_three_columns(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    assert ana.asks("column", "list") == [
        {"name": "To do", "kind": "to do", "limit": None, "cards": 1},
        {"name": "Doing", "kind": "doing", "limit": None, "cards": 0},
        {"name": "Done", "kind": "done", "limit": None, "cards": 0},
    ]
    assert ana.does("column", "list").lines == [
        "COLUMN  KIND   ITEMS",
        "To do   to do  1",
        "Doing   doing  0",
        "Done    done   0",
    ]


def test_a_new_column_stands_before_the_done_one(ana: Desk) -> None:
    assert ana.asks("column", "add", "Waiting") == {
        "name": "Waiting",
        "kind": "doing",
        "limit": None,
        "cards": 0,
    }
    assert names(ana) == ["To do", "Doing", "Waiting", "Done"]


def test_a_new_column_stands_where_it_is_told(ana: Desk) -> None:
    ana.does("column", "add", "Ideas", "--kind", "To-do", "--after", "to do")
    assert names(ana) == ["To do", "Ideas", "Doing", "Done"]


def test_a_column_is_renamed_and_limited(ana: Desk) -> None:
    assert ana.asks("column", "rename", "doing", "In work")["name"] == "In work"
    assert ana.asks("column", "limit", "in work", "1")["limit"] == 1
    ana.does("card", "add", "a", "--column", "In work")
    ana.does("card", "add", "b", "--column", "In work")
    assert "2/1 over its limit" in ana.does("column", "list").out
    assert ana.asks("column", "limit", "In work", "none")["limit"] is None


@pytest.mark.parametrize("limit", ["0", "x", "1.5", "99999"])
def test_a_limit_is_a_number(ana: Desk, limit: str) -> None:
    assert "limit" in ana.fails("column", "limit", "Doing", limit)


def test_a_column_moves(ana: Desk) -> None:
    ana.does("column", "move", "Done", "--before", "To do")
    assert names(ana) == ["Done", "To do", "Doing"]
    moved = ana.asks("column", "move", "Done", "--last")
    assert [column["name"] for column in moved] == ["To do", "Doing", "Done"]
    assert ana.types("column", "move", "Done").code == 2


def test_a_column_is_of_another_kind(ana: Desk) -> None:
    assert ana.asks("column", "kind", "Doing", "done")["kind"] == "done"
    assert "Did you mean 'doing'?" in ana.fails("column", "kind", "Doing", "doign")


def test_a_column_with_items_says_where_they_go(ana: Desk) -> None:
    ana.does("card", "add", "a", "--column", "Doing")
    assert "Say where they go." in ana.fails("column", "remove", "Doing")
    ana.does("column", "remove", "Doing", "--cards-to", "To do")
    assert names(ana) == ["To do", "Done"]
    assert ana.asks("card", "show", "1")["column"] == "To do"


def test_a_name_is_taken_once(ana: Desk) -> None:
    assert "There is a column 'Done' already." in ana.fails("column", "rename", "Doing", "done")


def test_an_archived_item_of_a_removed_column_is_still_listed(ana: Desk) -> None:
    ana.does("card", "add", "a", "--column", "Doing")
    ana.does("card", "archive", "1")
    ana.does("column", "remove", "Doing", "--cards-to", "Done")
    assert [card["title"] for card in ana.asks("card", "list", "--archived")] == ["a"]
    ana.does("card", "show", "1")
