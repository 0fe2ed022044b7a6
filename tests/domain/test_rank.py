"""Something always fits between two neighbours, and one row is all that changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.rank import LONGEST, between, spread

ranks = st.from_regex(r"[0-9]{0,12}[1-9]", fullmatch=True)


def _is_rank(rank: str) -> bool:
    return rank.isascii() and rank.isdigit() and not rank.endswith("0")


@given(st.lists(st.integers(min_value=0), max_size=60))
def test_any_sequence_of_inserts_keeps_the_order(places: list[int]) -> None:
    column: list[str] = []
    for place in places:
        index = place % (len(column) + 1)
        before = column[index - 1] if index else None
        after = column[index] if index < len(column) else None
        column.insert(index, between(before, after))
    assert column == sorted(column)
    assert len(set(column)) == len(column)
    assert all(_is_rank(rank) for rank in column)


@given(ranks, ranks)
def test_between_any_two_there_is_room(one: str, other: str) -> None:
    before, after = min(one, other), max(one, other)
    if before == after:
        with pytest.raises(ValueError, match="no rank fits"):
            between(before, after)
        return
    middle = between(before, after)
    assert before < middle < after
    assert _is_rank(middle)
    assert len(middle) <= max(len(before), len(after)) + 2


@given(ranks)
def test_there_is_room_at_both_ends(rank: str) -> None:
    assert between(None, rank) < rank < between(rank, None)
    assert _is_rank(between(None, rank))
    assert _is_rank(between(rank, None))


@given(st.integers(min_value=0, max_value=3_000))
def test_spread_ranks_are_in_order_and_short(count: int) -> None:
    spaced = spread(count)
    assert len(spaced) == count
    assert spaced == sorted(set(spaced))
    assert all(_is_rank(rank) for rank in spaced)
    assert all(len(rank) <= len(str(count + 1)) + 1 for rank in spaced)


def test_a_column_filled_from_one_end_stays_short() -> None:
    last = first = between(None, None)
    for _ in range(2_000):
        last = between(last, None)
        first = between(None, first)
    assert len(last) <= 8
    assert len(first) <= 8


def test_the_same_gap_lasts_for_a_hundred_inserts() -> None:
    low, high = spread(2)
    for _ in range(100):
        high = between(low, high)
    assert len(high) <= LONGEST + 8
    for _ in range(80):
        low = between(low, high)
    assert low < high


def test_what_is_no_rank_is_refused() -> None:
    for wrong in ("", "10", "a", "-1", "１"):
        with pytest.raises(ValueError, match="is not a rank"):
            between(wrong, None)
        with pytest.raises(ValueError, match="is not a rank"):
            between(None, wrong)


def test_neighbours_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="no rank fits"):
        between("7", "3")
