"""Pulse, lessons and measures by the command line."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk


def test_a_pulse_is_kept_for_oneself(ana: Desk) -> None:
    said = ana.does("pulse", "7", "8")
    assert said.out.startswith("Kept for yourself; you can change it until ")
    assert said.out.endswith("1 of 5 have answered.\n")
    assert ana.asks("pulse")["mine"] == {"energy": 7, "confidence": 8}
    bo = ana.of("bo").asks("pulse")
    assert (bo["mine"], bo["answered"]) == (None, ["ana"])
    assert bo["weeks"][0]["energy"] is None


def test_nothing_that_others_can_ask_tells_an_answer(ana: Desk) -> None:
    ana.does("pulse", "2", "9")
    bo = ana.of("bo")
    for words in (("log",), ("status",), ("pulse",), ("list",), ("reading", "list")):
        said = bo.does(*words, "--json").out
        assert '"energy": 2' not in said
        assert '"confidence": 9' not in said
    (event,) = [event for event in bo.asks("log") if event["entity"] == "pulse"]
    assert set(event["after"]) == {"breakthrough", "week", "person", "answered"}
    assert "answered the pulse" in bo.does("log").out


@pytest.mark.parametrize("words", [("11", "5"), ("7",), ("7", "x"), ("7.5", "5"), ("-1", "5")])
def test_a_pulse_is_two_whole_numbers(ana: Desk, words: tuple[str, ...]) -> None:
    assert "is a whole number from 0 to 10" in ana.fails("pulse", *words)
    assert ana.asks("pulse")["mine"] is None


def test_who_only_observes_is_not_asked(ana: Desk) -> None:
    assert "not among your roles" in ana.of("gus").fails("pulse", "7", "8")


def test_a_lesson_from_an_action_item(ana: Desk) -> None:
    ana.does("card", "add", "Call back the same day")
    made = ana.asks(
        *("lesson", "add", "Call back the same day", "--expected", "fewer letters"),
        *("--happened", "half as many", "--keep", "keep", "--who-else", "the east office"),
        *("--card", "1", "--leaders"),
    )
    assert made | {"at": ""} == {
        "tried": "Call back the same day",
        "expected": "fewer letters",
        "happened": "half as many",
        "keep": "keep",
        "who_else": "the east office",
        "leaders": True,
        "card": "PERMIT-1",
        "by": "ana",
        "at": "",
    }
    assert ana.does("lesson", "list").lines == [
        "TRIED                   KEEP  HAPPENED      WHO ELSE         BY",
        "Call back the same day  keep  half as many  the east office  ana",
    ]


def test_what_is_kept_is_said_in_its_words(ana: Desk) -> None:
    assert "kept, changed, dropped" in ana.fails("lesson", "add", "A", "--keep", "perhaps")
    assert ana.asks("lesson", "add", "A")["keep"] == "not decided"


def test_a_guard_is_measured_besides(ana: Desk) -> None:
    made = ana.asks(
        *("measure", "add", "Complaints", "--unit", "a week", "--kind", "total"),
        *("--rhythm", "14", "--good", "down"),
    )
    assert made == {
        "measure": "Complaints",
        "unit": "a week",
        "kind": "cumulative",
        "of_goal": False,
        "guard": True,
        "rhythm": 14,
        "good": "down",
        "readings": 0,
        "latest": None,
        "latest_on": None,
    }
    assert ana.does("measure", "list").lines == [
        "MEASURE           UNIT    KIND        WHAT FOR  EVERY  GOOD",
        "days to a permit  days    level       the goal  7 d",
        "Complaints        a week  cumulative  guard     14 d   down",
    ]
    assert ana.asks("reading", "add", "3", "--measure", "complaints")["measure"] == "Complaints"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--rhythm", "x"), "is no number of days"),
        (("--rhythm", "0"), "every 1 to 366 days"),
        (("--kind", "x"), "level or cumulative"),
        (("--good", "x"), "Write up, down, or nothing"),
    ],
)
def test_a_measure_says_what_it_takes(ana: Desk, words: tuple[str, ...], says: str) -> None:
    assert says in ana.fails("measure", "add", "Letters", *words)


def test_a_measure_that_there_is_not_has_a_near_one(ana: Desk) -> None:
    ana.does("measure", "add", "Complaints")
    assert "Complaints" in ana.fails("reading", "list", "--measure", "complaint")
