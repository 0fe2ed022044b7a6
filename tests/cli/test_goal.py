"""`breakthrough goal`: the goal, its test, what people answer, vote, promise and propose."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.cli.test_reference import KEYS
from tests.support.command_line import Desk


def keys(name: str, shape: Any) -> None:
    assert list(shape) == KEYS[name], name


@pytest.fixture
def draft(ana: Desk) -> Desk:
    """The team lead's desk, with a draft that the options mean."""
    bo = ana.of("bo")
    bo.does("new", "Halve the queue", "--code", "QUEUE", "--lead", "ana", "--member", "eli")
    return ana


def test_what_is_shown_has_its_keys(ana: Desk) -> None:
    bo = ana.of("bo")
    ana.does("goal", "answer", "8", "yes", "--note", "It hurts")
    ana.does("goal", "vote", "--open")
    promised = bo.asks("goal", "promise", "--hours", "2", "--people", "two of the desk")
    proposed = ana.asks("goal", "propose", "--reason", "It is late", "--target", "25")
    shown = ana.asks("goal", "show")
    keys("goal", shown)
    keys("goal question", shown["test"][7])
    keys("goal answer", shown["test"][7]["answers"][0])
    keys("promise", promised[0])
    keys("proposal", proposed)
    keys("vote", shown["vote"])
    keys("goal version", ana.asks("goal", "history")[0])
    keys("person to ask", ana.asks("goal", "backup", "Kim", "--contact", "room 12"))
    assert shown["promises"] == promised
    assert [one["question"] for one in shown["test"]] == list(range(1, 13))
    assert shown["held"] == 4  # the baseline has no source


def test_a_goal_is_set_until_the_launch(draft: Desk) -> None:
    shown = draft.asks(
        *("-b", "QUEUE", "goal", "set", "--goal", "Cut minutes in the queue from 40 to 15"),
        *("--baseline", "40", "--baseline-on", "today", "--source", "counted at the door"),
        *("--target", "15", "--measure", "minutes", "--report-back", "in 70 days"),
    )
    assert (shown["goal"], shown["baseline"], shown["held"]) == (
        "Cut minutes in the queue from 40 to 15",
        40,
        5,
    )
    assert "-b QUEUE" not in draft.does("-b", "QUEUE", "goal", "show").out
    assert draft.asks("-b", "QUEUE", "goal", "set", "--target", "")["target"] is None
    assert draft.types("-b", "QUEUE", "goal", "set").code == 2
    assert "only by a refocus" in draft.fails("-b", "PERMIT", "goal", "set", "--target", "9")


def test_another_sentence_brings_its_numbers_where_nobody_set_others(draft: Desk) -> None:
    def to(*words: str) -> tuple[object, ...]:
        shown = draft.asks("-b", "QUEUE", "goal", "set", *words)
        return tuple(shown[name] for name in ("measure", "unit", "baseline", "target"))

    first = "Cut waiting from 45 to 20 minutes"
    assert to("--goal", first) == ("waiting", "minutes", 45, 20)
    assert to("--baseline", "48") == ("waiting", "minutes", 48, 20)
    second = "Cut waiting from 44 to 15 minutes"
    assert to("--goal", second, "--unit", "min") == ("waiting", "min", 48, 15)
    assert to("--goal", "Wait less") == ("waiting", "min", 48, 15)


def test_the_time_that_a_sentence_names_wins_over_the_usual_length_not_over_a_day_that_was_set(
    ana: Desk,
) -> None:
    bo = ana.of("bo")
    for code, given, length in (("USUAL", (), 63), ("SET", ("--report-back", "in 80d"), 73)):
        bo.does("new", "Halve the queue", "--code", code, "--launch", "in 7d", *given)
        words = "Cut minutes in the queue from 40 to 15 within 9 weeks"
        shown = bo.asks("-b", code, "goal", "set", "--goal", words)
        days = date.fromisoformat(shown["report_back"]) - date.fromisoformat(shown["launch_on"])
        assert days.days == length


def test_the_history_has_each_version_with_its_reason(ana: Desk) -> None:
    ana.does("goal", "propose", "--reason", "One office is closed", "--target", "25")
    ana.of("bo").does("goal", "accept")
    first, second = ana.asks("goal", "history")
    assert (first["target"], first["reason"]) == (20, "")
    assert (second["target"], second["reason"], second["set_by"]) == (
        25,
        "One office is closed",
        "bo",
    )
    assert "One office is closed" in ana.does("goal", "history").out


def test_an_answer_is_given_by_who_is_asked(ana: Desk) -> None:
    assert ana.asks("goal", "answer", "12", "not-sure", "--note", "All offices")["answer"] == (
        "not sure"
    )
    assert "Question 11 is for others." in ana.of("cho").fails("goal", "answer", "11", "yes")
    assert "Question 10 is voted on." in ana.fails("goal", "answer", "10", "yes")
    assert "Question 3 is not one" in ana.fails("goal", "answer", "3", "yes")
    assert "not an answer" in ana.fails("goal", "answer", "8", "perhaps")
    for question in ("eight", "-8", "8.5", "٨", "888"):
        assert ana.types("goal", "answer", "--", question, "yes").code in (1, 2)


def test_a_vote_from_open_to_closed(ana: Desk) -> None:
    assert ana.does("goal", "vote", "--open").out == "0 of 3 have voted\n"
    for name, value in (("ana", "7"), ("eli", "5"), ("dia", "8"), ("cho", "6")):
        ana.of(name).does("goal", "vote", value)
    assert ana.of("bo").does("goal", "vote", "-", stdin=b"9\n").out == "5 of 5 have voted\n"
    closed = ana.asks("goal", "vote", "--close", "--paper", "7, 7 7")
    assert (closed["voted"], closed["median"], closed["low"], closed["high"]) == (8, 7, 5, 9)
    assert "No vote is open." in ana.fails("goal", "vote", "7")


def test_what_somebody_voted_is_in_no_json_and_no_log(ana: Desk) -> None:
    ana.does("goal", "vote", "--open")
    for name, value in (("ana", "7"), ("eli", "5"), ("dia", "8")):
        ana.of(name).does("goal", "vote", value)
    ana.does("goal", "vote", "--close")
    shown = ana.asks("goal", "show")["vote"]
    assert (shown["voted"], shown["median"], shown["low"], shown["high"]) == (3, None, None, None)
    events = [event for event in ana.asks("log") if event["kind"].startswith("vote.")]
    assert len(events) == 5
    assert not any("value" in json.dumps(event) for event in events)
    assert ana.does("goal", "show").out.count("Too few to show") == 2


def test_wrong_use_of_a_vote_is_said(ana: Desk) -> None:
    for words in ([], ["7", "--close"], ["7", "--paper", "7"]):
        assert ana.types("goal", "vote", *words).code == 2
    ana.does("goal", "vote", "--open")
    assert "'11'" not in ana.fails("goal", "vote", "11")
    assert "11 is not between" in ana.fails("goal", "vote", "11")
    assert "'7;x'" not in ana.fails("goal", "vote", "--close", "--paper", "7;x")


def test_a_promise_is_written_down_for_the_leader_who_said_it(ana: Desk) -> None:
    (promise,) = ana.asks("goal", "promise", "--leader", "bo", "--answer-days", "2")
    assert (promise["leader"], promise["amount"], promise["recorded_by"]) == ("bo", 2, "ana")
    assert ana.types("goal", "promise").code == 2
    assert ana.of("bo").asks("goal", "promise", "--answer-days", "") == []
    assert "cannot be" in ana.of("bo").fails("goal", "promise", "--hours", "100")


def test_leaders_who_are_not_ready_are_said(draft: Desk) -> None:
    assert "bo has promised nothing yet" in draft.does("-b", "QUEUE", "goal", "show").out
    draft.of("bo").does("-b", "QUEUE", "goal", "promise", "--hours", "1")
    assert "promised nothing" not in draft.does("-b", "QUEUE", "goal", "show").out
    draft.of("bo").does("-b", "QUEUE", "goal", "answer", "11", "no")
    said = draft.does("-b", "QUEUE", "goal", "show").out
    assert "bo will not give it time in person: it is better not to commit a team yet." in said


def test_a_proposal_is_declined_or_overtaken(ana: Desk) -> None:
    bo = ana.of("bo")
    assert "No refocus is proposed." in bo.fails("goal", "accept")
    ana.does("goal", "propose", "--reason", "It is late", "--target", "25")
    declined = bo.asks("goal", "decline", "--reason", "Not yet")
    assert (declined["state"], declined["note"]) == ("declined", "Not yet")
    ana.does("obstacle", "raise", "No scanner")
    ana.does("goal", "propose", "--reason", "Late", "--target", "25", "--obstacle", "PERMIT-1")
    bo.does("obstacle", "answer", "1", "refocused", "--reason", "Other", "--target", "22")
    assert "overtaken" in bo.fails("goal", "accept")
    assert ana.asks("goal", "show")["proposals"][-1]["overtaken"] is True


def test_hostile_text_stays_text(ana: Desk) -> None:
    evil = "[@click=app.quit]x[/]\x1b[31m\u202e<b>"
    ana.does("goal", "answer", "8", "no", "--note", evil)
    ana.of("bo").does("goal", "promise", "--access", evil)
    ana.does("goal", "backup", evil, "--contact", evil)
    ana.does("goal", "propose", "--reason", evil, "--target", "25")
    said = ana.does("goal", "show").out
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "[@click=app.quit]x[/]" in said
