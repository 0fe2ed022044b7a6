"""`breakthrough goal check`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import Desk

GOOD = "Cut days to issue a building permit from 45 to 20 in the north office in 70 days"


@pytest.fixture
def nowhere(tmp_path: Path) -> Desk:
    """A desk without a database."""
    return Desk(tmp_path / "none.db")


def test_a_goal_is_judged_without_a_database(nowhere: Desk) -> None:
    [judged] = nowhere.asks("goal", "check", GOOD, "--lead", "ana", "--leader", "bo")
    assert list(judged) == ["text", "failed", "advice", "rewrite"]
    assert judged["text"] == GOOD
    assert judged["failed"] == []
    assert judged["rewrite"].startswith("From 45 to 20 days to issue a building permit")
    assert judged["rewrite"].endswith("led by ana.")
    assert not nowhere.path.exists()


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("Implement new CRM by December", [1, 2]),
        ("Improve morale", [2, 4, 7]),
        ("Train 50 nurses by 30 June", [1]),
        ("Reduce errors by 30 June", [2]),
        ("Study causes of delay in 60 days", [1, 2]),
        ("Neues CRM bis Dezember einführen", [2]),
    ],
)
def test_what_fails_is_said_by_its_number(nowhere: Desk, text: str, failed: list[int]) -> None:
    [judged] = nowhere.asks("goal", "check", text)
    assert judged["failed"] == failed
    for number in failed:
        assert any(line.startswith(f"{number}: ") for line in judged["advice"])


def test_a_goal_that_fails_is_no_error(nowhere: Desk) -> None:
    said = nowhere.does("goal", "check", "Train 50 nurses by 30 June")
    assert "'Train' is an activity" in said.out
    assert len(said.lines) == 13
    assert said.lines[-1].startswith("Or: From (where it stands now)")


def test_what_is_known_besides_is_used(nowhere: Desk) -> None:
    words = ("goal", "check", "Cut permit days in the north office")
    [bare] = nowhere.asks(*words)
    assert bare["failed"] == [2, 4]
    [known] = nowhere.asks(
        *(*words, "--baseline", "45", "--target", "20", "--start", "2026-03-02"),
        *("--report-back", "2026-05-11", "--lead", "ana", "--leader", "bo"),
    )
    assert known["failed"] == []
    assert "From 45 to 20 permit days in the north office by 11 May" in known["rewrite"]


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (("--baseline", "20", "--target", "20"), 3),
        (("--baseline", "20", "--target", "45"), 3),
        (("--start", "2026-03-02", "--report-back", "2026-03-01"), 4),
        (("--lead", "tbd"), 5),
        (("--lead", "ana/ben"), 5),
        (("--lead", "ana", "--leader", "@Ana"), 5),
    ],
)
def test_what_is_given_can_fail_too(nowhere: Desk, options: tuple[str, ...], number: int) -> None:
    [judged] = nowhere.asks("goal", "check", "Cut permit days to 20 in 70 days", *options)
    assert judged["failed"] == [number]


def test_a_file_has_one_goal_a_line(nowhere: Desk, tmp_path: Path) -> None:
    file = tmp_path / "goals.txt"
    file.write_text(f"\ufeff{GOOD}\r\n\r\nImprove morale\n", encoding="utf-8")
    judged = nowhere.asks("goal", "check", "--file", str(file))
    assert [one["text"] for one in judged] == [GOOD, "Improve morale"]
    assert [one["failed"] for one in judged] == [[], [2, 4, 7]]
    said = nowhere.does("goal", "check", "--file", "-", stdin=b"Improve morale\nTrain us\n")
    assert said.lines[0] == "Improve morale"
    assert "Train us" in said.lines


def test_an_empty_file_is_an_empty_list(nowhere: Desk) -> None:
    assert nowhere.does("goal", "check", "--file", "-", "--json", stdin=b"\n").json == []


@pytest.mark.parametrize(
    ("words", "code", "answer"),
    [
        ((), 2, "takes a TEXT or --file FILE"),
        (("x", "--file", "-"), 2, "takes a TEXT or --file FILE"),
        (("  ",), 1, "The goal is empty."),
        (("x", "--baseline", "many"), 1, "'many' is not a number."),
        (("x", "--report-back", "soon"), 1, "'soon' is not a date."),
        (("--file", "/nowhere/at/all"), 1, "cannot be read"),
    ],
)
def test_what_cannot_be(nowhere: Desk, words: tuple[str, ...], code: int, answer: str) -> None:
    said = nowhere.types("goal", "check", *words)
    assert said.code == code
    assert answer in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31mCut 4\x1b[0m",
        "\u202eCut 4 to 2",
        "bad\udcffbyte",
        "[@click=app.quit]x[/]",
        "a\nb\x07",
    ],
)
def test_hostile_text_is_harmless(nowhere: Desk, text: str) -> None:
    for more in ((), ("--json",)):
        said = nowhere.does("goal", "check", *more, f"--lead={text}", "--", text)
        for character in said.out + said.err:
            assert character.isprintable() or character == "\n"


def test_it_loads_neither_the_store_nor_the_screens() -> None:
    code = (
        "import sys; from breakthrough_tui.main import _run; _run(['goal', 'check', 'Cut x']);"
        "print(sorted(m for m in sys.modules if m.startswith(('peewee', 'textual')) or '.store' in m))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_other_verb_pays_for_it() -> None:
    code = (
        "import sys; from breakthrough_tui.main import _run; _run(['--help']);"
        "print([m for m in sys.modules if 'goal' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
