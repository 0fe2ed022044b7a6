"""What one types after the slash."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.board import Card
from breakthrough_tui.domain.card_filter import (
    CardFilter,
    When,
    matches,
    number_meant,
    parse,
    said,
    sieve,
)

TODAY = date(2026, 10, 7)
"""A Wednesday; its week is Monday 5 to Sunday 11 October."""

PEOPLE = ("ana", "andi", "ben", "bo", "bob")
LABELS = ("stock", "stockroom", "depot", "strasse")
DONE = datetime(2026, 10, 6, 9, tzinfo=UTC)


def read(text: str) -> CardFilter:
    return parse(text, today=TODAY, people=PEOPLE, labels=LABELS, me="ana")


def a_card(title: str = "Call the depot", *, id: int = 1, **fields: Any) -> Card:
    return Card(id, fields.pop("number", 12), title, 1, "5", **fields)


def passes(text: str, card: Card, **given_: Any) -> bool:
    return matches(card, read(text), today=TODAY, me="ana", code="PERMIT", **given_)


# Reading


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", CardFilter()),
        ("  depot  CALL depot ", CardFilter(words=("depot", "call"))),
        ("ÜBER", CardFilter(words=("über",))),
        ("u\u0308ber", CardFilter(words=("über",))),
        ("@ana", CardFilter(owners=("ana",))),
        ("@ANA @ben", CardFilter(owners=("ana", "ben"))),
        ("@an", CardFilter(owners=("ana", "andi"))),
        ("@bo", CardFilter(owners=("bo",))),
        ("@me", CardFilter(owners=("ana",))),
        ("@nobody", CardFilter(owners=("",))),
        ("#stock", CardFilter(labels=(("stock",),))),
        ("#sto #DEPOT", CardFilter(labels=(("stock", "stockroom"), ("depot",)))),
        ("#Straße", CardFilter(labels=(("strasse",),))),
        ("due:week", CardFilter(due=(When.WEEK,))),
        ("due: none", CardFilter(due=(When.NONE,))),
        ("due:thu", CardFilter(due=(date(2026, 10, 8),))),
        ("due:12 dec depot", CardFilter(words=("depot",), due=(date(2026, 12, 12),))),
        ("due:2026-12-12", CardFilter(due=(date(2026, 12, 12),))),
        ("due:3d", CardFilter(due=(date(2026, 10, 10),))),
        ("due:in 3d", CardFilter(due=(date(2026, 10, 10),))),
        ("due:today due:none", CardFilter(due=(When.TODAY, When.NONE))),
        ("is:late is:blocked", CardFilter(late=True, blocked=True)),
        ("is:mine is:done x", CardFilter(words=("x",), mine=True, done=True)),
        ("12 permit-12", CardFilter(words=("12", "permit-12"))),
        ("http://a.b is a:b", CardFilter(words=("http://a.b", "is", "a:b"))),
    ],
)
def test_what_is_understood(text: str, meant: CardFilter) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("@", "@ whom?"),
        ("@zoe", "There is nobody called 'zoe' here."),
        ("@bem", "There is nobody called 'bem' here. Did you mean @ben?"),
        ("#", "# which label?"),
        ("#dept", "No action item has the label '#dept'. Did you mean #depot?"),
        ("due:", "due: week, today, late, none, or a date such as 12 dec."),
        ("due:soon", "due: week, today, late, none, or a date such as 12 dec."),
        ("due:12 d", "due: week, today, late, none, or a date such as 12 dec."),
        ("due:30 feb", "February has no 30th."),
        ("is:", "is: late, blocked, mine or done."),
        ("is:lat", "is: late, blocked, mine or done."),
    ],
)
def test_what_is_not_understood_is_said_and_filters_nothing(text: str, problem: str) -> None:
    wanted = read(text)
    assert wanted.problems == (problem,)
    if not wanted.words:
        assert not wanted.active
        assert passes(text, a_card())
    assert read(f"depot {text}").words[0] == "depot"


def test_the_beginning_of_a_month_is_not_looked_for() -> None:
    for length in range(len("due:12 "), len("due:12 dec")):
        assert read("due:12 dec"[:length]).words == ()


# What passes


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("DEPOT call", {}),
        ("über", {"title": "Über die Straße"}),
        ("12", {}),
        ("permit-12", {}),
        ("PERMIT-12 depot", {}),
        ("@ana", {"owner": "ana"}),
        ("@ben @ana", {"owner": "ana"}),
        ("@nobody", {"owner": None}),
        ("is:mine", {"owner": "ana"}),
        ("#depot #sto", {"labels": ("stockroom", "depot")}),
        ("due:week", {"due": date(2026, 10, 5)}),
        ("due:week", {"due": date(2026, 10, 11)}),
        ("due:today", {"due": TODAY}),
        ("due:none", {"due": None}),
        ("due:late", {"due": date(2026, 10, 6)}),
        ("due:late due:none", {"due": None}),
        ("due:thu", {"due": date(2026, 10, 8)}),
        ("is:late", {"due": date(2026, 10, 6)}),
        ("is:done", {"done_at": DONE}),
    ],
)
def test_it_passes(text: str, fields: dict[str, Any]) -> None:
    assert passes(text, a_card(**fields))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("depot archive", {}),
        ("1", {}),
        ("queue-12", {}),
        ("@ana", {"owner": "ben"}),
        ("@ana", {}),
        ("is:mine", {}),
        ("#depot #sto", {"labels": ("stock",)}),
        ("due:week", {"due": date(2026, 10, 4)}),
        ("due:week", {"due": date(2026, 10, 12)}),
        ("due:week", {}),
        ("due:today", {"due": date(2026, 10, 8)}),
        ("due:none", {"due": TODAY}),
        ("due:late", {"due": date(2026, 10, 6), "done_at": DONE}),
        ("is:late", {"due": TODAY}),
        ("is:blocked", {}),
        ("is:done", {}),
    ],
)
def test_it_does_not_pass(text: str, fields: dict[str, Any]) -> None:
    assert not passes(text, a_card(**fields))


def test_blocked_is_what_an_open_obstacle_stops_and_is_not_done() -> None:
    assert passes("is:blocked", a_card(id=7), blocked={7})
    assert not passes("is:blocked", a_card(id=7, done_at=DONE), blocked={7})


def test_what_the_store_found_beyond_titles_comes_to_what_titles_say() -> None:
    assert passes("nowhere", a_card(id=7), found={7})
    assert passes("depot nowhere", a_card(id=7), found={7})
    assert passes("depot", a_card(id=7), found={8})
    assert not passes("nowhere", a_card(id=7), found={8})
    assert not passes("nowhere @ben", a_card(id=7), found={7})


def test_without_me_nothing_is_mine() -> None:
    wanted = parse("is:mine @me", today=TODAY)
    assert wanted.problems
    assert not matches(a_card(), wanted, today=TODAY)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("12", 12),
        ("permit-12", 12),
        ("permit-", None),
        ("queue-12", None),
        ("a-permit-12", None),
        ("1" * 10, None),
        ("٣", None),
        ("", None),
        ("v12", None),
    ],
)
def test_which_number_a_word_names(word: str, number: int | None) -> None:
    assert number_meant(word, "PERMIT") == number


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("uber", "Über die Straße"),
        ("über", "Uber anrufen"),
        ("STRASSE", "Über die Straße"),
        ("istanbul", "Fly to İstanbul"),
        ("İstanbul", "Fly to Istanbul"),
    ],
)
def test_a_word_is_found_with_and_without_its_accents(text: str, title: str) -> None:
    assert passes(text, a_card(title))
    assert not passes(text, a_card("Visit a hall"))


def test_a_label_is_found_without_its_accents_unless_another_is_spelled_so() -> None:
    def labels(text: str, *known: str) -> tuple[tuple[str, ...], ...]:
        return parse(text, today=TODAY, labels=known).labels

    assert labels("#buro", "büro", "depot") == (("büro",),)
    assert labels("#bü", "buro", "büro") == (("buro", "büro"),)
    assert labels("#büro", "buro", "büro") == (("büro",),)


# What is said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("due:", ""),
        ("is:mine", "only mine, 4 of 23 · esc: all"),
        ("depot is:late @ben", "@ben, late, /depot, 4 of 23 · esc: all"),
        ("@me @nobody", "@ana or @nobody, 4 of 23 · esc: all"),
        ("due:week due:12 dec", "due this week or due Sat 12 Dec, 4 of 23 · esc: all"),
        ("ÜBER", "/über, 4 of 23 · esc: all"),
        ("#sto is:blocked is:done", "#stock or #stockroom, blocked, done, 4 of 23 · esc: all"),
    ],
)
def test_every_filter_says_what_it_does(text: str, words: str) -> None:
    assert said(read(text), 4, 23, today=TODAY) == words


# Whatever one types

PIECES = st.sampled_from(
    [
        *("@an", "@", "#sto", "#x", "due:", "due:week", "due:12", "dec", "due:30 feb", "is:"),
        *("is:late", "is:mine", "depot", "ÜBER", "12", "PERMIT-12", "\x1b[2J", "\ud800", '"'),
    ]
)
TYPED = st.lists(PIECES, max_size=6).map(" ".join) | st.text(max_size=60)
CARDS = st.builds(
    a_card,
    st.text(max_size=20),
    id=st.integers(1, 9),
    number=st.integers(1, 99),
    owner=st.sampled_from([None, *PEOPLE]),
    due=st.none() | st.integers(-30, 30).map(lambda days: TODAY + timedelta(days=days)),
    labels=st.lists(st.sampled_from(LABELS), unique=True, max_size=2).map(tuple),
    done_at=st.sampled_from([None, DONE]),
)


@given(TYPED, CARDS)
def test_every_letter_on_the_way_is_read_and_filters(text: str, card: Card) -> None:
    for length in range(len(text) + 1):
        wanted = read(text[:length])
        if passes(text[:length], card):
            continue
        assert wanted.active
        assert said(wanted, 0, 1, today=TODAY)


@given(st.lists(TYPED, min_size=1, max_size=3), st.lists(CARDS, max_size=5))
def test_one_more_condition_never_shows_more(texts: list[str], cards: list[Card]) -> None:
    words = [" ".join(text.split()) for text in texts if "due" not in text and "@" not in text]
    shown = {card.id: card for card in cards}
    for number in range(len(words) + 1):
        sift = sieve(read(" ".join(words[:number])), today=TODAY, me="ana", code="PERMIT")
        now = {card.id: card for card in sift(list(shown.values()))}
        assert now.keys() <= shown.keys()
        shown = now


@given(TYPED, st.lists(CARDS, max_size=8), st.sets(st.integers(1, 9), max_size=3))
def test_many_at_once_are_those_that_pass_alone_in_their_order(
    text: str, cards: list[Card], found: set[int]
) -> None:
    sift = sieve(read(text), today=TODAY, me="ana", code="PERMIT", found=found)
    assert list(sift(cards)) == [card for card in cards if passes(text, card, found=found)]


@given(st.text(min_size=1, max_size=100_000), st.dates())
def test_nothing_typed_at_any_day_raises(text: str, today: date) -> None:
    parse(text, today=today)


def test_a_huge_paste_is_read_only_so_far() -> None:
    assert len(read("a " * 100_000).words) == 1
    assert read("x" * 100_000).words == ("x" * 500,)
