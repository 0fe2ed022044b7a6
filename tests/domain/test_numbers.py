"""Numbers are exact, and what could mean two things is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import BreakthroughError, Invalid
from breakthrough_tui.domain.numbers import read_number, show_number

values = st.decimals(
    min_value=-999_999_999, max_value=999_999_999, places=6, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45", "45"),
        ("1,200", "1200"),
        ("12,345,678", "12345678"),
        ("1 200", "1200"),
        ("1\u202f200", "1200"),
        ("14.5", "14.5"),
        ("1,200.25", "1200.25"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("+3", "3"),
        ("30 %", "30"),
        ("30%", "30"),
        (".5", "0.5"),
        ("0", "0"),
        ("-0", "0"),
        ("007", "7"),
        (" 45 ", "45"),
        ("14.500", "14.5"),
    ],
)
def test_numbers_as_people_write_them(text: str, value: str) -> None:
    assert str(read_number(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "1e999",
        "1e3",
        "0x10",
        "5.",
        ".",
        "-",
        "%",
        "ten",
        "١٢",
        "1_000",
    ],
)
def test_what_is_no_number_is_said(text: str) -> None:
    with pytest.raises(Invalid, match="is not a number") as refused:
        read_number(text)
    assert refused.value.hint


@pytest.mark.parametrize("text", ["1,5", "1.200,5", "1.200.000", "12,34", "1'200", "1,2000", "1 2"])
def test_what_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="more than one way") as refused:
        read_number(text)
    assert "1,200.5" in refused.value.hint


def test_nothing_is_no_number() -> None:
    with pytest.raises(Invalid, match="The number is empty"):
        read_number("  ")


@pytest.mark.parametrize("text", ["1234567890123456", "0.1234567", "123456789012.3456", "1" * 999])
def test_more_digits_than_can_be_kept_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="too many digits"):
        read_number(text)


def test_fifteen_digits_are_kept_exactly() -> None:
    assert read_number("123456789.123456") == Decimal("123456789.123456")


def test_a_long_or_hostile_text_is_quoted_short_and_clean() -> None:
    with pytest.raises(Invalid) as refused:
        read_number("\x1b[31m" + "x" * 10_000)
    assert len(refused.value.message) < 80
    assert "\x1b" not in refused.value.message


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("45", "45"),
        ("45.00", "45"),
        ("1200", "1,200"),
        ("1E+3", "1,000"),
        ("14.5", "14.5"),
        ("-0.0", "0"),
        ("100", "100"),
        ("-1234.50", "-1,234.5"),
        ("0.000001", "0.000001"),
    ],
)
def test_numbers_are_shown_plain(value: str, text: str) -> None:
    assert show_number(Decimal(value)) == text


@given(values)
def test_what_is_shown_can_be_typed(value: Decimal) -> None:
    assert read_number(show_number(value)) == value


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_sentence(text: str) -> None:
    try:
        assert read_number(text).is_finite()
    except BreakthroughError as error:
        assert error.message.endswith(".")
