"""What is printed, and how wide."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from breakthrough_tui.cli import output


def test_the_columns_of_a_table_stand_under_their_heads(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("A", "BB"), [("窓口", "x"), ("é", "y")])
    assert capsys.readouterr().out == "A     BB\n窓口  x\né     y\n"


def test_a_column_that_is_empty_takes_no_room(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("A", "B", "C"), [("1", "", "x"), ("2", "", "y")])
    assert capsys.readouterr().out == "A  C\n1  x\n2  y\n"


def test_a_table_without_rows_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("A", "B"), [])
    assert capsys.readouterr().out == ""


def test_in_a_terminal_a_line_is_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "terminal_width", lambda: 10)
    output.table(("A", "B"), [("1", "call the depot"), ("2", "窓口で待つ時間")])
    assert capsys.readouterr().out == "A  B\n1  call t…\n2  窓口で…\n"


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("窓", 2), ("", 0), ("a\u200db", 2)]
)
def test_wide_and_combining_characters_are_measured(text: str, columns: int) -> None:
    assert output.width(text) == columns


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("窓口", 3, "窓…"), ("a b c", 3, "a…"), ("x", 0, "")],
)
def test_a_cut_text_fits_its_room(text: str, room: int, cut: str) -> None:
    assert output.cut(text, room) == cut


@pytest.mark.parametrize(
    ("value", "number"),
    [("45", 45), ("45.00", 45), ("14.5", 14.5), ("-3", -3), ("0.000001", 1e-06)],
)
def test_numbers_are_whole_where_they_can_be(value: str, number: float) -> None:
    said = output.number(Decimal(value))
    assert said == number
    assert type(said) is type(number)


def test_instants_are_utc() -> None:
    at = datetime(2026, 11, 9, 14, 2, 31, 999, tzinfo=UTC)
    assert output.instant(at) == "2026-11-09T14:02:31Z"
    assert output.instant(None) is None


def test_json_is_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_json({"title": "über \x9b", "due": date(2026, 12, 12), "value": Decimal("1.5")})
    assert capsys.readouterr().out == (
        '{\n  "title": "\\u00fcber \\u009b",\n  "due": "2026-12-12",\n  "value": 1.5\n}\n'
    )
