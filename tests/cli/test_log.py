"""What happened, and taking it back."""

from __future__ import annotations

import re

from tests.support.command_line import Desk, Said

KEYS = (
    "position command step v at actor door breakthrough kind entity entity_id before after"
).split()


def cursor(said: Said) -> str:
    found = re.fullmatch(r"breakthrough: note: to go on from here: log --since (\S+)\n", said.err)
    assert found
    return found[1]


def test_an_event_has_its_keys(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    event = ana.asks("log")[-1]
    assert list(event) == KEYS
    assert (event["actor"], event["door"]) == ("ana", "command line")
    assert (event["breakthrough"], event["kind"]) == ("PERMIT", "card.add")
    assert event["after"]["title"] == "Call the depot"
    assert event["at"].endswith("Z")


def test_the_log_goes_on_where_it_ended(ana: Desk) -> None:
    since = cursor(ana.does("log"))
    assert ana.does("log", "--since", since).out == ""
    ana.does("card", "add", "Call the depot")
    ana.of("bo").does("comment", "1", "Which one?")
    later = ana.does("log", "--since", since, "--json")
    assert [event["kind"] for event in later.json] == ["card.add", "comment.add"]
    assert ana.does("log", "--since", cursor(later), "--json").json == []


def test_the_log_in_text_says_who_did_what_to_what(ana: Desk) -> None:
    since = cursor(ana.does("log"))
    ana.does("card", "add", "Call the depot")
    ana.does("card", "move", "1", "Doing")
    ana.of("bo").does("comment", "1", "Which one?")
    lines = ana.does("log", "--since", since).lines
    assert lines[0].split() == ["WHEN", "WHO", "WHERE", "WHAT"]
    assert [line.split("  ", 1)[1] for line in lines[1:]] == [
        "ana  PERMIT  added PERMIT-1",
        "ana  PERMIT  moved PERMIT-1 to Doing",
        "bo   PERMIT  commented on PERMIT-1",
    ]


def test_a_command_in_several_steps_is_one_line(ana: Desk) -> None:
    since = cursor(ana.does("log"))
    ana.does("new", "Halve the days", "--code", "HALF")
    lines = ana.does("log", "--since", since).lines
    assert [line.split("  ", 1)[1] for line in lines[1:]] == ["ana  HALF   started HALF"]


def test_the_log_has_a_limit_and_a_breakthrough(ana: Desk) -> None:
    ana.does("new", "Halve the days", "--code", "HALF")
    ana.does("card", "add", "a", "-b", "HALF")
    ana.does("card", "add", "b", "-b", "PERMIT")
    assert [event["after"]["title"] for event in ana.asks("log", "--limit", "1")] == ["b"]
    added, prepares = ana.asks("log", "--limit", "2", "-b", "half")
    assert (added["after"]["title"], prepares["entity"]) == ("a", "preparation")
    assert "is not a limit" in ana.fails("log", "--limit", "0")


def test_a_cursor_that_is_none_is_refused(ana: Desk) -> None:
    for since in ("x", "1", "1.2.3", "0.1-", "0._", "9" * 5000, "0." + "9" * 5000):
        assert "is not a cursor" in ana.fails("log", "--since", since), since


def test_undo_says_what_it_took_back(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    ana.does("card", "move", "1", "Doing")
    assert ana.does("undo").out == "Taken back: moved PERMIT-1 to Doing\n"
    assert ana.asks("card", "show", "1")["column"] == "To do"
    assert ana.does("undo").out == "Taken back: added PERMIT-1\n"
    assert ana.asks("card", "list") == []


def test_undo_takes_back_many_at_once(ana: Desk) -> None:
    ana.does("card", "add", "--lines", "-", stdin=b"a\nb\n")
    assert ana.does("undo").lines == ["Taken back: added PERMIT-1", "Taken back: added PERMIT-2"]
    assert ana.asks("card", "list") == []


def test_undo_in_json_is_the_events_that_it_made(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    [event] = ana.asks("undo")
    assert list(event) == KEYS
    assert (event["entity"], event["kind"]) == ("card", "card.add")


def test_undo_takes_back_only_what_i_did(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    assert ana.of("eli").fails("undo") == "breakthrough: You changed nothing in the past hour.\n"


def test_what_was_changed_since_stays(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    ana.does("card", "move", "1", "Doing")
    ana.of("eli").does("card", "move", "1", "Done")
    assert "Eli moved" in ana.fails("undo")
    assert ana.asks("card", "show", "1")["column"] == "Done"


def test_an_answer_has_an_opposite_instead(ana: Desk) -> None:
    ana.does("obstacle", "raise", "No phone")
    assert ana.fails("undo") == "breakthrough: This is not undone.\nWithdraw the obstacle.\n"
