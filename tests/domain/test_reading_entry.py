"""A reading typed in one line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.measure import MeasureKind, Reading
from breakthrough_tui.domain.reading_entry import ReadingEntry, doubt, read_entry, understood

TODAY = date(2026, 11, 9)  # a Monday


@pytest.mark.parametrize(
    ("line", "value", "on", "note"),
    [
        ("34", "34", TODAY, ""),
        ("34.5 %", "34.5", TODAY, ""),
        ("-3", "-3", TODAY, ""),
        ("1,200", "1200", TODAY, ""),
        ("1 200 days", "1200", TODAY, ""),
        ("34 on 2 nov", "34", date(2026, 11, 2), ""),
        ("34 2 nov, two long cases", "34", date(2026, 11, 2), "two long cases"),
        ("34 days on 2026-11-02 by hand", "34", date(2026, 11, 2), "by hand"),
        ("34 thu", "34", date(2026, 11, 5), ""),
        ("34 mon", "34", TODAY, ""),
        ("34 fri 6", "34", date(2026, 11, 6), ""),
        ("34 yesterday", "34", date(2026, 11, 8), ""),
        ("34 on 30 dec", "34", date(2025, 12, 30), ""),
        ("34, one visit with fire safety", "34", TODAY, "one visit with fire safety"),
        ("34 dayside", "34", TODAY, "dayside"),
        ("34 may be wrong", "34", TODAY, "may be wrong"),
    ],
)
def test_a_figure_then_perhaps_a_day_and_a_note(line: str, value: str, on: date, note: str) -> None:
    assert read_entry(line, TODAY, "days") == ReadingEntry(Decimal(value), on, note)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "There is no figure yet"),
        ("on 9 nov", "'on' is not a number"),
        ("34,5", "can be read in more than one way"),
        ("34 on foo", "'foo' is not a date"),
        ("34 on 31 nov", "November has no 31st"),
        ("nan", "'nan' is not a number"),
    ],
)
def test_what_is_not_understood_is_said(line: str, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        read_entry(line, TODAY, "days")


def test_a_day_to_come_is_doubted() -> None:
    entry = read_entry("34 in 3d", TODAY)
    assert entry.on == date(2026, 11, 12)
    assert "still to come" in doubt(entry, MeasureKind.LEVEL, (), TODAY)


def test_it_says_what_was_understood() -> None:
    assert understood(read_entry("34 thu, by hand", TODAY), "days", TODAY) == (
        "34 days, on Thu 5 Nov · by hand"
    )
    assert understood(read_entry("34", TODAY), "", TODAY) == "34, today"


def test_a_second_reading_of_a_day_is_told() -> None:
    there = (Reading(1, 1, date(2026, 11, 5), Decimal(36)),)
    said = doubt(read_entry("34 thu", TODAY), MeasureKind.LEVEL, there, TODAY)
    assert said == "There is 36 for 5 Nov already: the one written last counts."
    assert doubt(read_entry("34", TODAY), MeasureKind.LEVEL, there, TODAY) == ""


def test_a_total_that_falls_is_told() -> None:
    there = (Reading(1, 1, date(2026, 11, 5), Decimal(36)),)
    said = doubt(read_entry("12", TODAY), MeasureKind.CUMULATIVE, there, TODAY)
    assert said == "Less than the 36 of 5 Nov: each reading is the total so far."


@given(st.text(max_size=60))
def test_no_line_is_too_much(line: str) -> None:
    try:
        entry = read_entry(line, TODAY, "days")
    except Invalid as error:
        assert error.message
    else:
        assert entry.value.is_finite()
