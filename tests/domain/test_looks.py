"""The board by owner and by week."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.board import Board, Card, Column, ColumnKind
from breakthrough_tui.domain.looks import (
    MOST_WEEKS,
    NEXT_LOOK,
    LookColumn,
    LookKind,
    by_owner,
    by_week,
)

TODAY = date(2026, 10, 7)
"""A Wednesday; its week is Monday 5 to Sunday 11 October."""

REPORT_BACK = date(2026, 10, 30)
DONE = datetime(2026, 10, 6, 9, tzinfo=UTC)


def a_card(
    id: int, owner: str | None = None, due: int | None = None, *, done: bool = False
) -> Card:
    """A card due so many days from today."""
    day = None if due is None else TODAY + timedelta(days=due)
    at = DONE if done else None
    return Card(id, id, f"Card {id}", 3 if done else 1, f"{id:03}1", owner, day, (), at)


def a_board(*cards: Card) -> Board:
    columns = (Column(1, "To do", ColumnKind.TO_DO, "3"), Column(3, "Done", ColumnKind.DONE, "7"))
    heaps = {column.id: tuple(c for c in cards if c.column == column.id) for column in columns}
    return Board(1, 1, columns, heaps)


def seen(columns: tuple[LookColumn, ...]) -> dict[str, list[int]]:
    return {column.title: [card.id for card in column.cards] for column in columns}


def test_who_carries_most_comes_first_and_nobodys_last() -> None:
    board = a_board(
        a_card(1), a_card(2, "ben"), a_card(3, "ana"), a_card(4, "ben"), a_card(5), a_card(6)
    )
    looked = by_owner(board, ["ana", "ben", "cho"], TODAY)
    assert seen(looked) == {"ben": [2, 4], "ana": [3], "cho": [], "nobody's": [1, 5, 6]}
    assert list(seen(looked)) == ["ben", "ana", "cho", "nobody's"]


def test_what_is_done_is_carried_by_nobody() -> None:
    looked = by_owner(a_board(a_card(1, "ana", done=True)), ["ana"], TODAY)
    assert seen(looked) == {"ana": []}
    assert looked[0].load == ("0 open", "0")


def test_an_owner_outside_the_team_is_shown_too() -> None:
    assert seen(by_owner(a_board(a_card(1, "gus")), ["ana"], TODAY)) == {"gus": [1], "ana": []}


def test_each_says_how_much_it_is() -> None:
    board = a_board(
        *(a_card(number, "ana", due) for number, due in enumerate([-1, -9, 0, 4, 5, None], 1))
    )
    (ana,) = by_owner(board, [], TODAY)
    assert (ana.late, ana.this_week) == (2, 2)
    assert ana.load == (
        "6 open, 2 late, 2 due this week",
        "6 open, 2 late, 2 this week",
        "6 open, 2 late",
        "6 open",
        "6",
    )
    assert [card.id for card in ana.cards] == [2, 1, 3, 4, 5, 6]


def test_where_all_is_late_it_is_said_once() -> None:
    late = [a_card(number, "ana", due) for number, due in enumerate([-1, -9], 1)]
    (ana,) = by_owner(a_board(*late), [], TODAY)
    assert ana.load == ("2 late", "2")


def test_a_week_says_only_how_much_it_is_since_its_name_says_when() -> None:
    looked = by_week(a_board(a_card(1, due=-3), a_card(2, due=0)), TODAY, REPORT_BACK)
    assert {column.title: column.load[0] for column in looked[:3]} == {
        "late": "1 open",
        "this week": "1 open",
        "next week": "0 open",
    }


def test_every_week_until_the_report_back_has_its_column() -> None:
    board = a_board(
        a_card(1, due=-3),
        a_card(2, due=0),
        a_card(3, due=4),
        a_card(4, due=5),
        a_card(5, due=23),
        a_card(6, due=26),
        a_card(7),
        a_card(8, due=-1, done=True),
    )
    assert seen(by_week(board, TODAY, REPORT_BACK)) == {
        "late": [1],
        "this week": [2, 3],
        "next week": [4],
        "19 Oct": [],
        "26 Oct · report-back": [5],
        "later": [6],
        "no date": [7],
    }


def test_what_is_empty_besides_the_weeks_is_left_out() -> None:
    looked = by_week(a_board(), TODAY, TODAY)
    assert seen(looked) == {"this week · report-back": []}
    assert looked[0].starts_on == date(2026, 10, 5)


def test_without_a_report_back_ahead_the_weeks_end_with_the_last_due_date() -> None:
    board = a_board(a_card(1, due=15))
    for report_back in (None, TODAY - timedelta(days=1)):
        titles = list(seen(by_week(board, TODAY, report_back)))
        assert [title.partition(" · ")[0] for title in titles] == [
            "this week",
            "next week",
            "19 Oct",
        ]


def test_a_week_of_another_year_says_its_year() -> None:
    looked = by_week(a_board(), date(2026, 12, 22), date(2027, 1, 15))
    assert "4 Jan 2027" in seen(looked)


def test_looking_goes_round() -> None:
    kind = LookKind.COLUMN
    for _ in LookKind:
        kind = NEXT_LOOK[kind]
    assert kind is LookKind.COLUMN


CARDS = st.lists(
    st.tuples(
        st.sampled_from([None, "ana", "ben"]),
        st.none() | st.integers(-400, 400) | st.sampled_from([-739000, 2_900_000]),
        st.booleans(),
    ),
    max_size=12,
)


@given(CARDS, st.none() | st.integers(-100, 400))
def test_every_open_card_is_in_one_place(
    made: list[tuple[str | None, int | None, bool]], ahead: int | None
) -> None:
    board = a_board(
        *(a_card(id, owner, due, done=done) for id, (owner, due, done) in enumerate(made, 1))
    )
    meant = sorted(id for id, (_, _, done) in enumerate(made, 1) if not done)
    report_back = None if ahead is None else TODAY + timedelta(days=ahead)
    for looked in (by_owner(board, ["ana"], TODAY), by_week(board, TODAY, report_back)):
        assert sorted(card.id for column in looked for card in column.cards) == meant
        assert len({column.title for column in looked}) == len(looked) <= MOST_WEEKS + 3


@given(st.dates(), st.none() | st.dates(), st.none() | st.dates())
def test_any_day_of_the_calendar(today: date, report_back: date | None, due: date | None) -> None:
    card = Card(1, 1, "One", 1, "1", None, due)
    looked = by_week(a_board(card), today, report_back)
    assert [card.id for column in looked for card in column.cards] == [1]
