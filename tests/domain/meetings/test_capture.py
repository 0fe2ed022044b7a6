"""What is said in the room becomes action items, and nothing of it is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.meetings.capture import Captured, capture, load, unknown_words
from breakthrough_tui.domain.quick_entry import QuickEntry, label_alone
from breakthrough_tui.domain.text import is_visible, safe

TODAY = date(2026, 10, 5)
PEOPLE = ("ana", "ben", "cho")


def read(text: str, theme: str = "") -> Captured:
    return capture(text, today=TODAY, people=PEOPLE, theme=theme)


def test_a_name_in_front_and_a_day_at_the_end() -> None:
    assert read("ana: call the depot by 12 dec").entries == (
        QuickEntry("call the depot", "ana", date(2026, 12, 12)),
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ana: call the depot by fri 9 oct",
        "- @ana call the depot 9 oct",
        "3. call the depot @ana by 9 oct",
    ],
)
def test_other_ways_to_say_it(line: str) -> None:
    assert read(line).entries == (QuickEntry("call the depot", "ana", date(2026, 10, 9)),)


def test_without_a_name_it_is_nobodys() -> None:
    assert read("call the depot").entries == (QuickEntry("call the depot"),)


def test_a_line_that_is_only_a_label_is_the_theme_of_those_that_follow() -> None:
    found = read("call\n#forms\nmerge\nprint #desk\n#\nask\n# letters and mail\nwrite")
    assert [entry.labels for entry in found.entries] == [
        *((), ("forms",), ("desk", "forms"), (), ("letters-and-mail",))
    ]
    assert found.theme == "letters-and-mail"
    assert read("call", theme="forms").entries[0].labels == ("forms",)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        *(("#forms", "forms"), ("  #Forms: ", "forms"), ("#", ""), ("## forms", "forms")),
        *(("#forms merge them", None), ("#12", None), ("forms", None), ("# " + "x" * 40, None)),
    ],
)
def test_what_is_a_theme(line: str, label: str | None) -> None:
    assert label_alone(line) == label


def test_people_whom_nobody_knows_are_named_and_what_they_do_is_kept() -> None:
    found = read("kim: call the depot\n@kim @ana ask the mayor by 9 oct\n@max write")
    assert found.entries == (
        QuickEntry("kim: call the depot"),
        QuickEntry("ask the mayor @kim", "ana", date(2026, 10, 9)),
        QuickEntry("write @max"),
    )
    assert found.unknown == (("kim", 2), ("max", 1))
    words = unknown_words(found.unknown, PEOPLE)
    assert words == "Nobody here is called kim (2 lines) or max: kept without an owner."
    assert unknown_words((("anna", 1),), PEOPLE).endswith("Did you mean ana?")
    assert unknown_words((), PEOPLE) == ""


def test_a_day_that_there_is_not_and_a_second_owner_stay_in_the_title() -> None:
    found = read("call by 31 feb\n@ana @ben write")
    assert [entry.title for entry in found.entries] == ["call by 31 feb", "@ana @ben write"]
    assert len(found.remarks) == 2
    assert found.remarks[0].startswith("Line 1: ")
    assert found.left == ""


def test_a_line_that_is_too_long_for_a_title_is_given_back() -> None:
    long = "write " + "x" * 300
    found = read(f"call\n{long}\nask")
    assert [entry.title for entry in found.entries] == ["call", "ask"]
    assert found.left == long
    assert "Line 2" in found.remarks[0]


def test_five_hundred_lines_at_once() -> None:
    lines = [f"{'kim' if n % 5 == 0 else 'ana'}: item number {n} of many" for n in range(500)]
    found = read("\n".join(lines))
    assert len(found.entries) == 500
    assert found.unknown == (("kim", 100),)
    assert sum(entry.owner == "ana" for entry in found.entries) == 400


@given(st.lists(st.text(st.characters(exclude_characters="\r\n"), max_size=250), max_size=12))
def test_no_word_is_lost_whatever_is_pasted(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = read(text)
    meant = [
        line for line in text.splitlines() if is_visible(safe(line)) and label_alone(line) is None
    ]
    given_back = found.left.splitlines()
    assert len(found.entries) + len(given_back) <= len(meant)
    for entry in found.entries:
        assert is_visible(entry.title)
        assert entry.owner is None or entry.owner in PEOPLE


def test_where_the_work_falls() -> None:
    found = load(
        [
            ("ana", date(2026, 10, 6)),
            ("ana", date(2026, 10, 23)),
            ("ben", date(2026, 10, 9)),
            ("ben", None),
            ("ben", date(2026, 10, 9)),
            (None, date(2026, 10, 7)),
        ]
    )
    assert found.weeks == (date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 19))
    assert found.rows == (
        ("ben", (2, 0, 0, 1)),
        ("ana", (1, 0, 1, 0)),
        (None, (1, 0, 0, 0)),
    )
    assert load([]).rows == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, *PEOPLE]),
            st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
        )
    )
)
def test_every_item_is_counted_once(items: list[tuple[str | None, date | None]]) -> None:
    found = load(items)
    assert sum(sum(row) for _, row in found.rows) == len(items)
    assert all(len(row) == len(found.weeks) + 1 for _, row in found.rows)
    assert all(week.weekday() == 0 for week in found.weeks)
