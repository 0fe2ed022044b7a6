"""Readings from a file: all or none, every bad line named, nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Desk


def _import(ana: Desk, text: str | bytes, *more: str) -> str:
    raw = text if isinstance(text, bytes) else text.encode()
    return ana.does("reading", "import", "-", *more, stdin=raw).out


def _refused(ana: Desk, text: str | bytes, *more: str) -> str:
    raw = text if isinstance(text, bytes) else text.encode()
    said = ana.fails("reading", "import", "-", *more, stdin=raw)
    assert ana.asks("reading", "list") == []
    return said


def _values(ana: Desk, *more: str) -> list[tuple[str, float]]:
    return [(each["on"], each["value"]) for each in ana.asks("reading", "list", *more)]


def test_a_file_of_dates_and_values(ana: Desk, tmp_path: Path) -> None:
    path = tmp_path / "permits.csv"
    path.write_text("date,value\n2026-01-05,45\n12 Jan 2026,44.5\n")
    assert ana.does("reading", "import", str(path)).out == "2 readings added.\n"
    assert _values(ana) == [("2026-01-05", 45), ("2026-01-12", 44.5)]


def test_a_spreadsheet_with_its_own_habits(ana: Desk) -> None:
    text = "\ufeffdate;value\r\n05.01.2026;1.234,5\r\n19.01.2026;999,25\r\n;\r\n"
    _import(ana, text)
    assert _values(ana) == [("2026-01-05", 1234.5), ("2026-01-19", 999.25)]


def test_which_comes_first_is_asked_and_answered(ana: Desk) -> None:
    text = "date,value\n3/4/2026,45\n5/6/2026,44\n"
    said = _refused(ana, text)
    assert "Which date is '5/6/2026' in line 3?" in said
    assert "--dates dmy" in said
    assert "--dates mdy" in said
    _import(ana, text, "--dates", "mdy")
    assert _values(ana) == [("2026-03-04", 45), ("2026-05-06", 44)]


def test_a_file_with_both_orders_is_asked_about(ana: Desk) -> None:
    said = _refused(ana, "date,value\n13/4/2026,45\n4/13/2026,44\n")
    assert "Which is right?" in said


def test_what_a_comma_is_is_asked_and_answered(ana: Desk) -> None:
    text = "date;value\n2026-01-05;1,234\n"
    said = _refused(ana, text)
    assert "Which number is '1,234' in line 2?" in said
    assert "--decimal comma" in said
    _import(ana, text, "--decimal", "comma")
    assert _values(ana) == [("2026-01-05", 1.234)]


def test_each_bad_line_is_named_and_nothing_is_taken(ana: Desk) -> None:
    said = _refused(ana, "date,value\n2026-01-05,45\n2026-02-30,44\n2026-01-19,many\n")
    assert "Nothing was taken: 2 lines are wrong." in said
    assert "line 3: February 2026 has no 30th." in said
    assert "line 4: 'many' is not a number." in said


def test_a_day_to_come_is_a_bad_line(ana: Desk) -> None:
    assert "line 2: 2099-01-05 is still to come." in _refused(ana, "date,value\n2099-01-05,45\n")


def test_a_file_that_has_grown_is_taken_again(ana: Desk) -> None:
    _import(ana, "date,value\n2026-01-05,45\n")
    again = _import(ana, "date,value\n2026-01-05,45\n2026-01-12,44\n")
    assert again == "1 readings added.  1 were here already.\n"
    assert len(_values(ana)) == 2


def test_another_value_for_a_day_is_a_bad_line(ana: Desk) -> None:
    ana.does("reading", "add", "45", "--on", "2026-01-05")
    said = ana.fails("reading", "import", "-", stdin=b"2026-01-05,44\n2026-01-12,43\n")
    assert "line 1: 2026-01-05 has 45 here, not 44." in said
    assert len(_values(ana)) == 1


def test_a_file_of_several_measures(ana: Desk) -> None:
    ana.does("measure", "add", "Complaints", "--good", "down")
    text = "area,date,value\ncomplaints,2026-01-05,3\nDays to a permit,2026-01-05,45\n"
    _import(ana, text)
    assert _values(ana) == [("2026-01-05", 45)]
    assert _values(ana, "--measure", "COMPLAINTS") == [("2026-01-05", 3)]
    said = ana.fails("reading", "import", "-", stdin=b"area,date,value\nletters,2026-01-05,3\n")
    assert "line 2: Nothing here is called 'letters'." in said


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "There is nothing in this file."),
        (b"  \n \n", "There is nothing in this file."),
        (b"date,value\n", "There is a header and nothing below it."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This file is not text in UTF-8."),
        (b"date,value\x00\n2026-01-05,4\n", "This is not a text file."),
        (b"\xff\xfe\x00", "This file is not text in UTF-8."),
    ],
)
def test_what_is_no_file_of_readings(ana: Desk, raw: bytes, says: str) -> None:
    assert says in _refused(ana, raw)


def test_two_values_for_one_day_in_a_file_are_named(ana: Desk) -> None:
    assert "There is another value for 2026-01-05" in _refused(
        ana, "date,value\n2026-01-05,45\n2026-01-05,44\n"
    )


def test_a_hundred_thousand_rows_are_refused_kindly(ana: Desk) -> None:
    lines = [f"{1930 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02},{n}" for n in range(30_000)]
    said = _refused(ana, "\n".join(["date,value", *lines]))
    assert "At most 1,000 readings at once." in said
    more = "\n".join(["date,value", *(f"2026-01-05,{n}" for n in range(100_000))])
    assert "Nothing was taken: 99,999 lines are wrong." in _refused(ana, more)


def test_escapes_in_a_file_never_reach_the_terminal(ana: Desk) -> None:
    said = _refused(ana, "area,date,value\n\u202eevil,2026-01-05,3\n")
    assert "\u202e" not in said


def test_options_say_what_they_take(ana: Desk) -> None:
    assert "dmy or mdy" in ana.fails("reading", "import", "-", "--dates", "ymd", stdin=b"x")
    assert "dot or comma" in ana.fails("reading", "import", "-", "--decimal", "x", stdin=b"x")
    assert "cannot be read" in ana.fails("reading", "import", "/no/such/file")
