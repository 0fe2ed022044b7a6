"""Obstacles by the command line, from raised to confirmed."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk

KEYS = (
    "ref number title state cards raised_by leader ask tried needed_by promised raised_at"
    " waiting_days answer"
).split()


@pytest.fixture
def bo(ana: Desk) -> Desk:
    """The leader's desk, with one action item and one obstacle before him: PERMIT-1 and PERMIT-2."""
    ana.does("card", "add", "Get read access")
    ana.does(
        *("obstacle", "raise", "No read access", "--card", "1", "--ask", "A named contact"),
        *("--tried", "Wrote twice", "--needed-by", "2031-12-12"),
    )
    return ana.of("bo")


def refs(desk: Desk, *words: str) -> list[str]:
    return [obstacle["ref"] for obstacle in desk.asks("obstacle", "list", *words)]


def test_an_obstacle_goes_to_the_leader(bo: Desk) -> None:
    obstacle = bo.asks("obstacle", "show", "2")
    assert list(obstacle)[: len(KEYS)] == KEYS
    assert obstacle["state"] == "waiting for a leader"
    assert obstacle["cards"] == ["PERMIT-1"]
    assert (obstacle["raised_by"], obstacle["leader"]) == ("ana", "bo")
    assert (obstacle["ask"], obstacle["tried"]) == ("A named contact", "Wrote twice")
    assert obstacle["needed_by"] == "2031-12-12"
    assert obstacle["raised_at"].endswith("Z")
    assert (obstacle["waiting_days"], obstacle["answer"]) == (0, None)


def test_raising_one_prints_it(ana: Desk) -> None:
    assert list(ana.asks("obstacle", "raise", "No desk")) == KEYS
    line = ana.does("obstacle", "raise", "No chair", "--needed-by", "2031-12-12").out
    assert line == "PERMIT-2  waits 0 d  bo  12 Dec 2031  No chair\n"


def test_a_need_that_is_past_is_taken_and_said(ana: Desk) -> None:
    said = ana.does("obstacle", "raise", "No desk", "--needed-by", "2020-12-12")
    assert "PERMIT-1 is needed by 12 Dec 2020, which is already past." in said.err


def test_the_queue_has_one_order(bo: Desk) -> None:
    ana = bo.of("ana")
    ana.does("obstacle", "raise", "No desk")
    ana.does("obstacle", "raise", "No chair", "--needed-by", "2030-12-12")
    bo.does("obstacle", "take", "2", "--by", "in 3d")
    assert refs(ana) == ["PERMIT-4", "PERMIT-3", "PERMIT-2"]
    bo.does("obstacle", "answer", "3", "removed", "--note", "Bought one")
    assert refs(ana) == ["PERMIT-4", "PERMIT-2"]
    assert refs(ana, "--all") == ["PERMIT-4", "PERMIT-2", "PERMIT-3"]


def test_mine_is_what_waits_for_me(bo: Desk) -> None:
    assert refs(bo, "--mine") == ["PERMIT-2"]
    assert refs(bo.of("ana"), "--mine") == []
    assert bo.types("obstacle", "list", "--mine", "--all").code == 2


def test_mine_goes_over_all_breakthroughs(bo: Desk) -> None:
    bo.does("new", "Raise on-time delivery from 72 to 92 %", "--code", "TIME")
    bo.does("obstacle", "raise", "No lorry", "-b", "TIME")
    assert sorted(refs(bo, "--mine")) == ["PERMIT-2", "TIME-1"]
    assert refs(bo, "--mine", "-b", "time") == ["TIME-1"]


def test_the_list_in_text_says_state_and_stops(bo: Desk) -> None:
    assert bo.does("obstacle", "list").lines == [
        "REF       STATE      LEADER  NEEDED BY    STOPS     OBSTACLE",
        "PERMIT-2  waits 0 d  bo      12 Dec 2031  PERMIT-1  No read access",
    ]


def test_only_what_is_given_is_changed(bo: Desk) -> None:
    ana = bo.of("ana")
    changed = ana.asks("obstacle", "edit", "2", "--title", "No access at all", "--needed-by", "")
    assert (changed["title"], changed["needed_by"]) == ("No access at all", None)
    assert changed["ask"] == "A named contact"
    assert ana.asks("obstacle", "edit", "2", "--card", "")["cards"] == []
    assert ana.types("obstacle", "edit", "2").code == 2


def test_in_hand_has_a_promised_day(bo: Desk) -> None:
    obstacle = bo.asks("obstacle", "take", "PERMIT-2", "--by", "2031-12-12")
    assert (obstacle["state"], obstacle["promised"]) == ("in hand", "2031-12-12")
    assert "past already" in bo.fails("obstacle", "take", "2", "--by", "2020-12-12")
    assert bo.types("obstacle", "take", "2").code == 2


def test_asked_back_and_replied(bo: Desk) -> None:
    assert (
        bo.asks("obstacle", "ask-back", "2", "Which registry?")["state"] == "waiting for the team"
    )
    assert "Question: Which registry?" in bo.does("obstacle", "show", "2").out
    bo.of("ana").does("comment", "2", "The land registry")
    assert bo.asks("obstacle", "show", "2")["state"] == "waiting for a leader"


def test_handed_to_another_leader(bo: Desk) -> None:
    bo.does("person", "role", "hal", "leader")
    assert bo.asks("obstacle", "hand", "2", "hal")["leader"] == "hal"
    assert "is not a leader here" in bo.fails("obstacle", "hand", "2", "eli")


def test_removed_confirmed_and_reopened(bo: Desk) -> None:
    ana = bo.of("ana")
    removed = bo.asks("obstacle", "answer", "2", "removed", "--note", "Called the registry")
    assert removed["state"] == "removed"
    assert removed["answer"]["note"] == "Called the registry"
    assert (removed["answer"]["leader"], removed["answer"]["recorded_by"]) == ("bo", None)
    assert ana.asks("obstacle", "confirm", "2")["state"] == "removed"
    assert "removed, confirmed" in ana.does("obstacle", "list", "--all").out
    reopened = ana.asks("obstacle", "reopen", "2", "--reason", "It closed again")
    assert reopened["state"] == "waiting for a leader"
    text = ana.does("obstacle", "show", "2").out
    assert "removed by bo" in text
    assert "It closed again" in text


def test_declined_needs_its_reason(bo: Desk) -> None:
    said = bo.types("obstacle", "answer", "2", "declined", "--note", "No")
    assert said.code == 2
    assert said.err == "breakthrough: 'declined' also needs --reason TEXT.\nSay why.\n"
    declined = bo.asks("obstacle", "answer", "2", "declined", "--reason", "Not ours to change")
    assert declined["state"] == "declined"
    assert "no help" in bo.does("card", "list").out


def test_a_refocus_changes_the_goal(bo: Desk) -> None:
    bo.does(
        *("obstacle", "answer", "2", "refocused", "--reason", "The east office closes"),
        *("--target", "25", "--goal", "Cut days to issue a permit from 45 to 25"),
        *("--report-back", "in 60d"),
    )
    status = bo.asks("status")
    assert status["target"] == 25
    assert status["goal"] == "Cut days to issue a permit from 45 to 25"
    assert status["days_left"] == 60


def test_a_refocus_that_changes_nothing_is_refused(bo: Desk) -> None:
    err = bo.fails("obstacle", "answer", "2", "refocused", "--reason", "x", "--target", "20")
    assert "Nothing changes in the goal." in err


def test_a_target_goes_with_a_refocus_only(bo: Desk) -> None:
    said = bo.types("obstacle", "answer", "2", "removed", "--note", "x", "--target", "25")
    assert said.code == 2


def test_an_answer_is_written_down_for_a_leader(bo: Desk) -> None:
    ana = bo.of("ana")
    assert "A leader answers obstacles." in ana.fails(
        "obstacle", "answer", "2", "removed", "--note", "Done"
    )
    recorded = ana.asks(
        *("obstacle", "answer", "2", "removed", "--note", "Done"),
        *("--for", "bo", "--how", "by phone"),
    )
    assert recorded["answer"] | {"at": ""} == {
        "kind": "removed",
        "note": "Done",
        "leader": "bo",
        "at": "",
        "recorded_by": "ana",
        "how": "by phone",
    }


def test_withdrawn_by_who_raised_it(bo: Desk) -> None:
    ana = bo.of("ana")
    assert ana.asks("obstacle", "withdraw", "2", "--reason", "Found a way")["state"] == "withdrawn"
    assert "is withdrawn already" in ana.fails("obstacle", "withdraw", "2")


def test_the_nearest_answer_is_named(bo: Desk) -> None:
    assert "Did you mean 'removed'?" in bo.fails("obstacle", "answer", "2", "remove", "--note", "x")


def test_an_action_item_is_no_obstacle(bo: Desk) -> None:
    assert "PERMIT-1 is an action item, not an obstacle." in bo.fails("obstacle", "show", "1")
    assert "Did you mean PERMIT-2?" in bo.fails("obstacle", "show", "7")
