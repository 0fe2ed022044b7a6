"""`breakthrough area` and `portfolio`: figures from files with all their trouble, and what they reveal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Desk

PERMITS = """area,date,value,target
Permits on time,2025-09-30,40,90
Permits on time,2025-10-31,45,90
Permits on time,2025-11-30,50,90
Permits on time,2025-12-31,55,90
"""


def taken(desk: Desk, content: bytes | str, *words: str) -> str:
    raw = content.encode() if isinstance(content, str) else content
    return desk.does("area", "import", "-", *words, stdin=raw).out


def refused(desk: Desk, content: bytes | str, *words: str) -> str:
    raw = content.encode() if isinstance(content, str) else content
    said = desk.fails("area", "import", "-", *words, stdin=raw)
    assert desk.asks("area", "list") == []
    return said


def test_a_file_says_what_business_as_usual_brings(ana: Desk, tmp_path: Path) -> None:
    file = tmp_path / "permits.csv"
    file.write_text(PERMITS)
    said = ana.does("area", "import", str(file), "--unit", "%", "--by", "2026-03-01").out
    assert said.startswith(
        "Permits on time: 4 added; business as usual reaches 65 of 90 by 1 March"
    )
    shown = ana.does("area", "show", "permits on time").lines
    assert shown[1:3] == [
        "4 figures, the latest 55 %, 31 Dec 2025",
        "business as usual reaches 65 of 90 by 1 March: a gap of 25",
    ]
    assert shown[-1].split() == ["2025-09-30", "40", "ana"]
    [area] = ana.asks("area", "list")
    assert (area["figures"], area["latest"], area["target_on"]) == (4, 55, "2026-03-01")
    assert area["low"] <= area["projected"] <= area["high"]
    assert area["gap"] == pytest.approx(90 - area["projected"])


def test_the_same_file_again_adds_nothing(ana: Desk) -> None:
    taken(ana, PERMITS)
    assert taken(ana, PERMITS) == "Nothing is new in these lines.\n"
    more = PERMITS.replace(",55,", ",56,") + "Permits on time,2026-01-31,58,90\n"
    assert "1 added, 1 corrected" in taken(ana, more)
    [again] = ana.does("area", "import", "-", "--json", stdin=PERMITS.encode()).json
    assert (again["added"], again["corrected"]) == (0, 1)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + PERMITS.encode(),
        PERMITS.encode("utf-16"),
        PERMITS.replace(",", ";").encode(),
        PERMITS.replace(",", "\t").encode(),
        PERMITS.replace(",", ";").replace(";40;", ";40,0;").encode(),
        PERMITS.replace("2025-09-30", "30.09.2025").encode(),
        PERMITS.replace("2025-09-30", "30 Sep 2025").replace("\n", "\r\n").encode(),
    ],
)
def test_files_as_programs_write_them(ana: Desk, content: bytes) -> None:
    taken(ana, content)
    assert ana.asks("area", "list")[0]["figures"] == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "nothing in this file"),
        ("area,date,value\n", "nothing below it"),
        (b"\x00\x01\x02PNG", "not a text file"),
        (b"area,date,value\nCaf\xe9,2025-09-30,1\n", "UTF-8"),
        (
            PERMITS + "Permits on time,soon,1,\nPermits on time,2026-01-31,many,\n",
            "2 lines are wrong",
        ),
        (PERMITS + "Permits on time,2091-01-31,1,\n", "still to come"),
        ("2025-09-30,40\n", "do not say of which area"),
        ("a,b\n" * 3, "wrong"),
        ("".join(f"No {n},2025-09-30,1\n" for n in range(300)), "more than 200"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken(
    ana: Desk, content: bytes | str, said: str
) -> None:
    assert said in refused(ana, content)


def test_bad_lines_are_named_with_their_numbers(ana: Desk) -> None:
    said = refused(ana, PERMITS + "Permits on time,soon,1,\nPermits on time,2026-01-31,many,\n")
    assert "line 6: 'soon' is not a date." in said
    assert "line 7: 'many' is not a number." in said
    assert "Nothing was taken" in said


def test_what_can_be_read_in_two_ways_is_asked_never_guessed(ana: Desk) -> None:
    two = "Permits;03/04/2025;1.234\nPermits;05/06/2025;2.345\n"
    said = refused(ana, two)
    assert "Which date is '05/06/2025'" in said
    assert "--dates mdy" in said
    assert "--decimal comma" in said
    taken(ana, two, "--dates", "mdy", "--decimal", "comma")
    figures = ana.asks("area", "show", "Permits")["all"]
    assert [(one["on"], one["value"]) for one in figures] == [
        ("2025-05-06", 2345),
        ("2025-03-04", 1234),
    ]


def test_lines_of_date_and_value_belong_to_the_area_that_is_named(ana: Desk) -> None:
    assert "Passports: 1 added" in taken(ana, "2025-09-30,40\n", "--area", "Passports")
    said = ana.types("area", "import", "-", "--area", "Passports", stdin=PERMITS.encode())
    assert said.code == 2
    assert "say themselves" in said.err


def test_an_area_is_added_by_hand_and_changed_by_the_same_words(ana: Desk) -> None:
    ana.does("area", "add", "Passports", "--unit", "days", "--target", "9")
    ana.does("area", "add", "passports", "--value", "30", "--on", "2025-09-30")
    area = ana.asks("area", "add", "passports", "--target", "", "--by", "2091-03-01")
    assert (area["area"], area["latest"], area["target"]) == ("Passports", 30, None)
    assert "1 figure so far: 4 are needed" in area["sentence"]
    assert "There is no area 'Passprts'." in ana.fails("area", "show", "Passprts")
    assert ana.types("area", "add", "Passports", "--on", "today").code == 2


def test_an_archived_area_comes_back_by_undo(ana: Desk) -> None:
    taken(ana, PERMITS)
    ana.does("area", "archive", "Permits on time")
    assert ana.asks("area", "list") == []
    ana.does("undo")
    assert ana.asks("area", "list")[0]["figures"] == 4
    ana.does("undo")
    assert ana.asks("area", "list") == []
    assert "added 4 figures to “Permits on time”" in ana.does("log").out


def test_whoever_has_no_role_may_reveal(ana: Desk) -> None:
    hal = ana.of("hal")
    taken(hal, PERMITS)
    assert hal.asks("area", "list")[0]["figures"] == 4


def test_hostile_names_cannot_act_on_a_terminal(ana: Desk) -> None:
    taken(ana, 'area,date,value\n"[red]\x9b31m=1+1 <b>\u202e",2025-09-30,1\n'.encode())
    out = ana.does("area", "list").out
    assert "\x9b" not in out
    assert "\u202e" not in out
    assert "[red]=1+1 <b>" in out


def test_a_hundred_thousand_lines_are_a_few_events(ana: Desk) -> None:
    from datetime import date, timedelta

    start = date(1930, 1, 1)
    lines = (
        f"Area {area},{start + timedelta(days=day)},{day % 97}.5"
        for area in range(4)
        for day in range(25_000)
    )
    taken(ana, "area,date,value\n" + "\n".join(lines))
    assert [one["figures"] for one in ana.asks("area", "list")] == [25_000] * 4
    assert len([e for e in ana.asks("log", "--limit", "50") if e["kind"] == "area.figures"]) == 4


def test_the_portfolio_begins_with_what_one_leads(ana: Desk) -> None:
    bo = ana.of("bo")
    ana.does(
        "new", "Halve the days of a passport", "--code", "PASS", "--leader", "ana", "--lead", "eli"
    )
    assert [line["code"] for line in ana.asks("portfolio")] == ["PASS", "PERMIT"]
    assert [line["code"] for line in bo.asks("portfolio")] == ["PERMIT", "PASS"]
    assert [line["group"] for line in ana.asks("portfolio")] == ["leads", "mine"]
    ana.does("obstacle", "raise", "No phone", "-b", "PERMIT")
    out = ana.does("portfolio").out
    assert "1, bo 0 d" in out
