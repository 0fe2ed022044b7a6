"""The parts of a report and their order."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.report_parts import (
    TITLES,
    Commitment,
    OwnWords,
    PartKind,
    default_rank,
    in_order,
    overdue,
)

TODAY = date(2026, 12, 14)


def test_without_a_word_all_parts_stand_in_the_order_of_the_method() -> None:
    assert [words.part for words in in_order(())] == list(PartKind)
    assert set(TITLES) == set(PartKind)


def test_a_part_that_was_moved_stands_where_it_was_put() -> None:
    first = rank.between(None, default_rank("result"))
    order = in_order([OwnWords("thanks", rank=first)])
    assert [words.part for words in order][:2] == ["thanks", "result"]
    assert len(order) == len(PartKind)


@given(st.permutations(list(PartKind)))
def test_every_order_can_be_made(order: list[PartKind]) -> None:
    ranks = rank.spread(len(order))
    said = [OwnWords(kind, rank=place) for kind, place in zip(order, ranks, strict=True)]
    assert [words.part for words in in_order(said)] == order


def test_there_is_room_between_any_two() -> None:
    ranks = [default_rank(kind) for kind in PartKind]
    assert ranks == sorted(ranks)
    for above, below in zip([None, *ranks], [*ranks, None], strict=True):
        assert rank.between(above, below)


def test_what_is_due_today_or_was_is_overdue_until_it_is_done() -> None:
    done = datetime(2026, 12, 1, tzinfo=UTC)
    commitments = [
        Commitment(1, "today", due=TODAY),
        Commitment(2, "done", due=date(2026, 12, 1), done_at=done),
        Commitment(3, "long ago", due=date(2026, 11, 1)),
        Commitment(4, "tomorrow", due=date(2026, 12, 15)),
        Commitment(5, "some day"),
    ]
    assert [one.text for one in overdue(commitments, TODAY)] == ["long ago", "today"]
