"""Dates: shown short, read from a closed grammar, never guessed."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.dates import (
    PAST_DAYS,
    date_or_error,
    full_date,
    ordinal,
    read_date,
    short_date,
)
from breakthrough_tui.domain.errors import BreakthroughError, Invalid

MONDAY = date(2026, 11, 9)

some_day = st.dates(date(2000, 6, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 9), "Mon 9"),
        (date(2026, 11, 12), "Thu 12"),
        (date(2026, 11, 15), "Sun 15"),
        (date(2026, 11, 3), "Tue 3"),
        (date(2026, 11, 16), "16 Nov"),
        (date(2026, 11, 2), "2 Nov"),
        (date(2027, 11, 18), "18 Nov 2027"),
        (date(2025, 12, 31), "31 Dec 2025"),
    ],
)
def test_a_date_is_shown_as_short_as_it_can_be(day: date, shown: str) -> None:
    assert short_date(day, MONDAY) == shown


def test_the_turn_of_the_year_is_near_too() -> None:
    assert short_date(date(2027, 1, 2), date(2026, 12, 30)) == "Sat 2"


def test_a_full_date_has_its_weekday() -> None:
    assert full_date(date(2026, 12, 11), MONDAY) == "Fri 11 Dec"
    assert full_date(date(2027, 12, 11), MONDAY) == "Sat 11 Dec 2027"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 dec", date(2026, 12, 12)),
        ("dec 12", date(2026, 12, 12)),
        ("12th December", date(2026, 12, 12)),
        ("12 december 2026", date(2026, 12, 12)),
        ("12 dec 2027", date(2027, 12, 12)),
        ("Dec 12, 2027", date(2027, 12, 12)),
        ("3 sept", date(2027, 9, 3)),
        ("12 may", date(2027, 5, 12)),
        ("thu", date(2026, 11, 12)),
        ("Thursday", date(2026, 11, 12)),
        ("tues", date(2026, 11, 10)),
        ("mon", date(2026, 11, 16)),
        ("thu 12", date(2026, 11, 12)),
        ("fri 6", date(2026, 11, 6)),
        ("sat 12", date(2026, 12, 12)),
        ("sat 12 dec", date(2026, 12, 12)),
        ("sun 12 december 2027", date(2027, 12, 12)),
        ("today", MONDAY),
        ("Tomorrow", date(2026, 11, 10)),
        ("in 3d", date(2026, 11, 12)),
        ("in 3 days", date(2026, 11, 12)),
        ("in 1 day", date(2026, 11, 10)),
        ("in 2w", date(2026, 11, 23)),
        ("in 2 weeks", date(2026, 11, 23)),
        ("+2w", date(2026, 11, 23)),
        ("+3d", date(2026, 11, 12)),
        ("2026-12-12", date(2026, 12, 12)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("  12   DEC ", date(2026, 12, 12)),
    ],
)
def test_a_date_as_people_write_it(words: str, day: date) -> None:
    assert read_date(words, MONDAY) == day
    assert date_or_error(words, MONDAY) == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "12",
        "2026",
        "dec",
        "may",
        "march",
        "ward 12",
        "may we start",
        "12 13",
        "in 3",
        "3d",
        "in dec",
        "next thu",
        "the day after tomorrow",
        "12/11",
        "12.11.2026",
        "12 dec 26",
        "2026-1-2",
        "20261212",
        "thu fri",
        "+2m",
        "１２ dec",
        "12 dec x",
        "99999d",
    ],
)
def test_what_is_no_date(words: str) -> None:
    assert read_date(words, MONDAY) is None
    with pytest.raises(Invalid) as refused:
        date_or_error(words, MONDAY)
    assert "12 dec" in refused.value.hint


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("30 feb", "February has no 30th."),
        ("31 nov", "November has no 31st."),
        ("0 dec", "December has no 0th."),
        ("29 feb 2027", "February 2027 has no 29th."),
        ("29 feb", "February 2027 has no 29th."),
        ("2026-02-30", "February has no 30th."),
        ("2026-13-01", "There is no month 13."),
        ("thu 13", "13 Nov is a Friday, not a Thursday."),
        ("mon 12 dec", "12 Dec is a Saturday, not a Monday."),
        ("mon 45", "No month has a 45th."),
    ],
)
def test_a_day_that_does_not_exist_is_named(words: str, message: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_date(words, MONDAY)
    assert refused.value.message == message
    assert refused.value.hint


def test_a_passed_date_can_be_typed() -> None:
    assert read_date("6 nov", MONDAY) == date(2026, 11, 6)
    earliest = MONDAY - timedelta(days=PAST_DAYS)
    assert read_date(f"{earliest.day} sep", MONDAY) == earliest
    assert read_date(f"{earliest.day - 1} sep", MONDAY) == date(2027, 9, earliest.day - 1)


def test_in_january_december_is_the_last_one() -> None:
    assert read_date("20 dec", date(2027, 1, 5)) == date(2026, 12, 20)
    assert read_date("5 jan", date(2026, 12, 20)) == date(2027, 1, 5)


def test_a_hostile_text_is_quoted_short_and_clean() -> None:
    with pytest.raises(Invalid) as refused:
        date_or_error("\x1b]0;x\x07" + "next month " * 1_000, MONDAY)
    assert len(refused.value.message) < 80
    assert "\x1b" not in refused.value.message


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 30)] == (
        "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 30th".split()
    )


@given(st.integers(-PAST_DAYS, 365 - PAST_DAYS - 1), some_day)
def test_what_is_shown_can_be_typed(days: int, today: date) -> None:
    day = today + timedelta(days=days)
    assert read_date(short_date(day, today), today) == day
    assert read_date(full_date(day, today), today) == day
    assert read_date(day.isoformat(), today) == day


@given(st.integers(0, 6), some_day)
def test_a_weekday_is_within_the_next_seven_days(weekday: int, today: date) -> None:
    name = "mon tue wed thu fri sat sun".split()[weekday]
    day = read_date(name, today)
    assert day is not None
    assert day.weekday() == weekday
    assert 1 <= (day - today).days <= 7


words_of_dates = st.lists(
    st.sampled_from("12 31 2026 dec may thu sun in +2w 3d d today of due 1st -".split()),
    max_size=5,
).map(" ".join)


@given(st.one_of(st.text(max_size=30), words_of_dates), some_day)
def test_any_text_is_a_date_none_or_a_sentence(words: str, today: date) -> None:
    try:
        day = read_date(words, today)
        assert day is None or isinstance(day, date)
    except BreakthroughError as error:
        assert error.message.endswith(".")


def test_the_ends_of_time_raise_nothing_else() -> None:
    for today in (date.min, date.max):
        for words in ("in 9999w", "mon", "thu 12", "12 dec", "29 feb", "tomorrow"):
            with contextlib.suppress(BreakthroughError):
                read_date(words, today)
