"""The vote of confidence: what is shown of it, and of nobody the own value."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.confidence import (
    EASY,
    LOW,
    Confidence,
    Vote,
    advice,
    asked_of,
    may_be_shown,
    read_paper,
    read_value,
    result_words,
    summed,
)
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.people import Membership, Role

AT = datetime(2026, 10, 2, 9, tzinfo=UTC)
VALUES = st.lists(st.integers(0, 10), max_size=60)


def closed(on_screen: list[int], on_paper: list[int] | None = None, asked: int = 11) -> Vote:
    paper = on_paper or []
    voted = len(on_screen) + len(paper)
    result = summed(on_screen, paper)
    return Vote(1, 1, "fay", AT, asked, voted, closed_by="fay", closed_at=AT, result=result)


def test_nine_of_eleven_have_voted() -> None:
    assert result_words(Vote(1, 1, "fay", AT, asked=11, voted=9)) == "9 of 11 have voted"


def test_more_votes_than_were_asked_for_are_no_mistake() -> None:
    assert Vote(1, 1, "fay", AT, asked=3, voted=5).counted == "5 of 5"


def test_a_closed_vote_shows_the_middle_and_how_far_apart() -> None:
    vote = closed([7, 5, 8, 6])
    assert vote.result == Confidence(Decimal("6.5"), 5, 8)
    assert result_words(vote) == "4 of 11 voted: in the middle 6.5, from 5 to 8"
    assert advice(vote) == ""


def test_of_three_votes_only_the_number_is_shown() -> None:
    vote = closed([2, 9, 9], asked=3)
    assert vote.result is None
    assert result_words(vote) == "3 of 3 voted"
    assert advice(vote) == "Too few to show without telling who said what."


def test_who_types_the_paper_votes_does_not_learn_what_the_few_others_said() -> None:
    assert summed([3], [7, 7, 7, 7, 7, 7]) is None
    assert summed([3, 4, 5], [7]) is None
    assert summed([], [7, 5, 8, 6]) is not None
    assert summed([3, 4, 5, 6], [7]) is not None


@pytest.mark.parametrize(
    ("values", "begins"),
    [
        ([9, 9, 10, 10], "Too easy"),
        ([8, 9, 10, 10], ""),
        ([3, 3, 4, 9], "Too much at once"),
        ([4, 4, 4, 9], ""),
    ],
)
def test_too_easy_and_too_much_at_once_are_said(values: list[int], begins: str) -> None:
    assert advice(closed(values)).startswith(begins)
    assert bool(advice(closed(values))) is bool(begins)


@pytest.mark.parametrize(
    ("line", "votes"),
    [
        ("7 5 8 6", (7, 5, 8, 6)),
        (" 7, 5;8\t10 0 ", (7, 5, 8, 10, 0)),
        ("", ()),
    ],
)
def test_paper_votes_in_one_line(line: str, votes: tuple[int, ...]) -> None:
    assert read_paper(line) == votes


@pytest.mark.parametrize("line", ["7 11", "7 -1", "7 seven", "7.5", "7 ٣", "7 5 [b]8", "99999999"])
def test_what_is_no_vote_is_named(line: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_paper(line)
    assert refusal.value.hint


def test_a_vote_is_a_whole_number_up_to_ten() -> None:
    assert [read_value(text) for text in ("0", " 10 ", "07")] == [0, 10, 7]
    for text in ("", "ten", "10.0", "-0"):
        with pytest.raises(Invalid):
            read_value(text)


def test_who_does_the_work_is_waited_for_once_each() -> None:
    members = [
        Membership("bo", Role.LEADER),
        Membership("fay", Role.FACILITATOR),
        Membership("ana", Role.TEAM_LEAD),
        Membership("ana", Role.MEMBER),
        Membership("cho", Role.CORE_GROUP),
        Membership("obs", Role.OBSERVER),
    ]
    assert asked_of(members) == 2


@given(VALUES, VALUES)
def test_nothing_is_shown_that_tells_of_fewer_than_four(
    screen: list[int], paper: list[int]
) -> None:
    found = summed(screen, paper)
    assert (found is not None) is may_be_shown(len(screen), len(paper))
    if found is None:
        return
    assert len(screen) == 0 or len(screen) >= 4
    assert found.low <= found.median <= found.high
    assert sorted([*screen, *paper])[0] == found.low
    assert (found.low >= EASY) is all(value >= EASY for value in [*screen, *paper])
    assert (found.median < LOW) is (
        sum(value < LOW for value in [*screen, *paper]) * 2 > len(screen) + len(paper)
        or found.median < LOW
    )


@given(VALUES, st.randoms())
def test_the_order_of_votes_changes_nothing(values: list[int], random: object) -> None:
    other = list(values)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert summed(values, []) == summed(other, [])
