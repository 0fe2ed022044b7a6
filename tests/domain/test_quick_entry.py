"""One line becomes an action item, and no word of it is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotFound
from breakthrough_tui.domain.quick_entry import (
    TITLE_LIMIT,
    QuickEntry,
    read_label,
    read_line,
    read_lines,
    understood,
)

TODAY = date(2026, 11, 9)
DEC_12 = date(2026, 12, 12)
PEOPLE = ("ana", "ben", "cho", "fay", "gus.m")


def _read(line: str) -> QuickEntry:
    return read_line(line, today=TODAY, people=PEOPLE, me="cho")


def test_the_whole_of_it() -> None:
    entry = _read("call the depot @ana 12 dec #stock")
    assert entry == QuickEntry("call the depot", "ana", DEC_12, ("stock",))
    assert understood(entry, today=TODAY) == "ana · due Sat 12 Dec · #stock"


def test_a_name_in_front() -> None:
    assert _read("ana: call the depot by 12 dec") == QuickEntry("call the depot", "ana", DEC_12)
    assert _read("Ana: call the depot").owner == "ana"


def test_without_a_name_it_is_mine() -> None:
    assert _read("call the depot").owner == "cho"
    nobody = read_line("call the depot", today=TODAY, people=PEOPLE)
    assert nobody.owner is None
    assert understood(nobody, today=TODAY) == "no owner"


@pytest.mark.parametrize(
    "line",
    [
        "@ana call the depot 12 dec #stock",
        "#stock call the depot @ana 12 dec",
        "call #stock the @ana depot 12 dec",
        "call the depot 12 @ana dec #stock",
    ],
)
def test_names_and_labels_stand_anywhere(line: str) -> None:
    assert _read(line) == QuickEntry("call the depot", "ana", DEC_12, ("stock",))


@pytest.mark.parametrize(
    "line",
    [
        "visit ward 12",
        "may we start",
        "start in may",
        "read page 2026",
        "march to the depot",
        "note: ask for the key",
        "write to ana@example.org",
        "sort the cards of thu and file them",
        "list the files since monday",
        "what happens between mon and thu",
        "prepare for the sun",
        "see #12 and #7",
        "is it tomorrow?",
        "pay the amount due",
        "pay due amounts",
        "due to rain: move the visit",
        "finish by hand",
        "half a day, +2 people",
        "C# and @ work",
        "1/2 of the 3d model",
    ],
)
def test_a_title_keeps_its_words(line: str) -> None:
    entry = _read(line)
    assert entry == QuickEntry(line, "cho")


@pytest.mark.parametrize(
    ("line", "title", "due"),
    [
        ("call thu", "call", date(2026, 11, 12)),
        ("call thu 12", "call", date(2026, 11, 12)),
        ("call on thu", "call", date(2026, 11, 12)),
        ("call by tomorrow", "call", date(2026, 11, 10)),
        ("call due by 12 dec.", "call", DEC_12),
        ("call due: 12 dec", "call", DEC_12),
        ("call in 3d", "call", date(2026, 11, 12)),
        ("call in 2 weeks", "call", date(2026, 11, 23)),
        ("call +2w", "call", date(2026, 11, 23)),
        ("call 2026-12-12", "call", DEC_12),
        ("call sat 12 december 2026", "call", DEC_12),
        ("call due 12 dec the depot", "call the depot", DEC_12),
        ("due thu call the depot 12 dec", "call the depot 12 dec", date(2026, 11, 12)),
        ("visit ward 12 today", "visit ward 12", TODAY),
        ("visit ward 12 12 dec", "visit ward 12", DEC_12),
    ],
)
def test_a_date_is_the_last_words_or_follows_due(line: str, title: str, due: date) -> None:
    entry = _read(line)
    assert (entry.title, entry.due) == (title, due)


def test_a_date_in_the_past_is_taken_and_said() -> None:
    entry = _read("call the depot @ana 6 nov")
    assert entry.due == date(2026, 11, 6)
    assert understood(entry, today=TODAY) == "ana · due Fri 6 Nov, already past"


def test_a_day_that_does_not_exist_is_said() -> None:
    with pytest.raises(Invalid, match="February has no 30th"):
        _read("call the depot 30 feb")
    with pytest.raises(Invalid, match="February has no 30th"):
        _read("call due 30 feb the depot")
    assert _read("list the files since 30 feb").due is None


def test_somebody_unknown_is_asked_about() -> None:
    with pytest.raises(NotFound) as refused:
        _read("call the depot @anna")
    assert refused.value.message == "There is nobody called 'anna' here."
    assert refused.value.hint == "Did you mean @ana?"
    with pytest.raises(NotFound) as refused:
        _read("call the depot @zzz")
    assert "ana, ben" in refused.value.hint


@pytest.mark.parametrize(
    ("word", "owner"),
    [("@Ana", "ana"), ("@ben,", "ben"), ("@gus.m", "gus.m"), ("@gus.m.", "gus.m"), ("@me", "cho")],
)
def test_a_name_as_people_type_it(word: str, owner: str) -> None:
    assert _read(f"call the depot {word}").owner == owner


def test_an_item_has_one_owner() -> None:
    with pytest.raises(Invalid, match="one owner, not two: ana, ben"):
        _read("call @ana and @ben")
    assert _read("ana: call @ana").owner == "ana"


def test_labels_are_folded_and_said_once() -> None:
    assert _read("call #Stock #east-side #stock, #窓口 #हिन्दी").labels == (
        "stock",
        "east-side",
        "窓口",
        "हिन्दी",
    )


def test_a_label_on_its_own() -> None:
    assert read_label("#Stock") == "stock"
    assert read_label("stock") == "stock"
    for wrong in ("", "two words", "12", "a/b", "--"):
        with pytest.raises(Invalid, match="cannot be a label"):
            read_label(wrong)
    with pytest.raises(Invalid, match="too long: 40 characters"):
        read_label("x" * 40)


@pytest.mark.parametrize(
    "line", ["", "  ", "@ana", "#stock", "12 dec", "thu", "@ana 12 dec #stock"]
)
def test_an_item_needs_a_title(line: str) -> None:
    with pytest.raises(Invalid, match="The title is empty"):
        _read(line)


def test_a_long_title_is_refused_and_never_cut() -> None:
    assert len(_read("x" * TITLE_LIMIT).title) == TITLE_LIMIT
    with pytest.raises(Invalid, match="The title is too long: 10,000 characters, at most 200"):
        _read("x" * 10_000)


def test_several_lines_are_several_items() -> None:
    text = "- call the depot @ana\r\n\r\n* [ ] visit ward 12\n2. may we start thu\n   \n• [x] +2w plan\n"
    entries = read_lines(text, today=TODAY, people=PEOPLE, me="cho")
    assert [(entry.title, entry.owner, entry.due) for entry in entries] == [
        ("call the depot", "ana", None),
        ("visit ward 12", "cho", None),
        ("may we start", "cho", date(2026, 11, 12)),
        ("+2w plan", "cho", None),
    ]


def test_nothing_pasted_is_no_item() -> None:
    assert read_lines(" \n- \n", today=TODAY, people=PEOPLE, me="cho") == []


def test_a_wrong_line_is_named() -> None:
    with pytest.raises(Invalid) as refused:
        read_lines("call\n\n- pay 30 feb", today=TODAY, people=PEOPLE, me="cho")
    assert refused.value.message == "Line 3: February has no 30th."
    with pytest.raises(NotFound) as unknown:
        read_lines("call @bem", today=TODAY, people=PEOPLE, me="cho")
    assert unknown.value.message == "Line 1: There is nobody called 'bem' here."
    assert unknown.value.hint == "Did you mean @ben?"


def test_a_thousand_lines_are_a_thousand_items() -> None:
    text = "\n".join(f"call depot number {n}" for n in range(1_000))
    assert len(read_lines(text, today=TODAY, people=PEOPLE, me="cho")) == 1_000


words = st.lists(
    st.one_of(
        st.sampled_from(
            "call may 12 dec thu due by on in 3d +2w today @ana @ben @bo #stock #7 ana: 30 feb".split()
        ),
        st.text(max_size=8),
    ),
    max_size=10,
).map(" ".join)


@given(words)
def test_any_line_is_an_item_or_a_sentence(line: str) -> None:
    try:
        entry = _read(line)
    except BreakthroughError as error:
        assert error.message
        assert "\x1b" not in error.message
    else:
        assert entry.title
        assert len(entry.title) <= TITLE_LIMIT
        assert understood(entry, today=TODAY)


@given(st.lists(words, max_size=5).map("\n".join))
def test_any_lines_are_items_or_a_sentence(text: str) -> None:
    try:
        assert all(entry.title for entry in read_lines(text, today=TODAY, people=PEOPLE, me="cho"))
    except BreakthroughError as error:
        assert error.message.startswith("Line ")


plain = st.lists(
    st.from_regex(r"[a-z]{4,9}", fullmatch=True).filter(
        lambda word: word not in ("today", "tomorrow") and not word.endswith("day")
    ),
    min_size=1,
    max_size=8,
)


@given(plain, st.integers(0, 2_100))
def test_a_number_at_the_end_is_part_of_the_title(title: list[str], number: int) -> None:
    month = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    if title[-1].startswith((*month, "mon", "tue", "wed", "thu", "fri", "sat", "sun")):
        return
    line = " ".join([*title, str(number)])
    assert _read(line) == QuickEntry(line, "cho")
