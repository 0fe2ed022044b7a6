"""A board as a value: what a move will look like before it is acknowledged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.board import (
    Board,
    Card,
    Column,
    ColumnKind,
    is_late,
    is_over_limit,
    keep_done,
    lands_on_top,
)
from breakthrough_tui.domain.errors import Invalid

TO_DO = Column(1, "To do", ColumnKind.TO_DO, "25")
DOING = Column(2, "Doing", ColumnKind.DOING, "5", limit=2)
DONE = Column(3, "Done", ColumnKind.DONE, "75")


def a_board(*stacks: int) -> Board:
    number = 0
    cards: dict[int, tuple[Card, ...]] = {}
    for column, count in zip((TO_DO, DOING, DONE), stacks, strict=True):
        cards[column.id] = tuple(
            Card(number + n, number + n, f"card {number + n}", column.id, str(n))
            for n in range(1, count + 1)
        )
        number += count
    return Board(1, 7, (TO_DO, DOING, DONE), cards)


def ids(board: Board) -> dict[int, list[int]]:
    return {column: [card.id for card in stack] for column, stack in board.cards.items()}


def test_one_column_stays_where_things_are_done() -> None:
    keep_done("Done", [ColumnKind.TO_DO, ColumnKind.DONE])
    for others in ([], [ColumnKind.TO_DO, ColumnKind.DOING]):
        with pytest.raises(Invalid) as refusal:
            keep_done("Done", others)
        assert refusal.value.message == "'Done' is the only column of the kind 'done'."


def test_things_are_found() -> None:
    board = a_board(2, 1, 0)
    assert board.column(2) is DOING
    assert board.column(9) is None
    assert board.first_of(ColumnKind.DONE) is DONE
    third = board.find(3)
    assert third is not None
    assert third.column == 2
    assert board.find(9) is None


@given(st.integers(0, 5), st.integers(1, 3), st.integers(-3, 9))
def test_a_move_takes_one_card_from_its_place_to_another(
    which: int, column: int, index: int
) -> None:
    board = a_board(3, 2, 1)
    card = board.find(which + 1)
    assert card is not None
    moved = board.with_moved([card], column, index)
    assert sorted(card for stack in ids(moved).values() for card in stack) == [1, 2, 3, 4, 5, 6]
    there = ids(moved)[column]
    assert there.index(card.id) == max(0, min(index, len(there) - 1))
    others = [other for other in ids(board)[column] if other != card.id]
    assert [other for other in there if other != card.id] == others
    found = moved.find(card.id)
    assert found == replace(card, column=column)
    assert ids(board) == ids(a_board(3, 2, 1))


def test_a_card_changes_in_its_place_and_others_are_taken_away() -> None:
    board = a_board(3, 0, 0)
    second = board.find(2)
    assert second is not None
    changed = board.with_card(replace(second, title="new"))
    assert [card.title for card in changed.cards[1]] == ["card 1", "new", "card 3"]
    assert ids(board.without([1, 3, 9])) == {1: [2], 2: [], 3: []}


def test_a_card_is_late_after_its_day_until_it_is_done() -> None:
    today = date(2026, 10, 5)
    card = Card(1, 1, "one", 1, "5", due=today)
    assert not is_late(card, today)
    assert is_late(card, date(2026, 10, 6))
    assert not is_late(replace(card, done_at=datetime(2026, 10, 5, tzinfo=UTC)), date(2026, 10, 6))
    assert not is_late(replace(card, due=None), date(2026, 10, 6))


def test_a_column_is_over_its_limit_with_one_more() -> None:
    assert [is_over_limit(DOING, count) for count in (1, 2, 3)] == [False, False, True]
    assert not is_over_limit(TO_DO, 1_000)


def test_only_what_is_done_lands_on_top() -> None:
    assert [kind for kind in ColumnKind if lands_on_top(kind)] == [ColumnKind.DONE]
