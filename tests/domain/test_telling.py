"""What an event tells in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from breakthrough_tui.domain.event import Door, Event
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.telling import ago, moment_words, told

AT = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
TODAY = date(2026, 10, 5)
EVENT = Event(1, "c", 1, AT, "ana", Door.SCREEN, 1, "", "card", "12", {}, {})


@pytest.mark.parametrize(
    ("kind", "after", "words"),
    [
        (Action.ADD_CARD, {"title": "x"}, "added PERMIT-12"),
        (Action.MOVE_CARD, {"column": 2, "rank": "5"}, "moved PERMIT-12 to Doing"),
        (Action.MOVE_CARD, {"column": 9, "rank": "5"}, "moved PERMIT-12 to another column"),
        (Action.MOVE_CARD, {"rank": "5"}, "moved PERMIT-12 within its column"),
        (Action.ASSIGN_CARD, {"owner": "cho"}, "gave PERMIT-12 to cho"),
        (Action.ASSIGN_CARD, {"owner": None}, "left PERMIT-12 without an owner"),
        (Action.SET_DUE, {"due": "2026-10-09"}, "set PERMIT-12 due Fri 9"),
        (Action.SET_DUE, {"due": None}, "took the due date off PERMIT-12"),
        (
            Action.EDIT_CARD,
            {"title": "x", "due": None},
            "changed the title, the due date of PERMIT-12",
        ),
        (Action.EDIT_CARD, {"unheard of": 1}, "changed PERMIT-12"),
        (Action.LEAVE, {"owner": "cho"}, "gave PERMIT-12 to cho"),
        (Action.LEAVE, {"leader": "gus"}, "handed PERMIT-12 to gus"),
        (Action.HAND_OVER, {"leader": "gus"}, "handed PERMIT-12 to gus"),
        (Action.ANSWER, {"state": "removed"}, "answered PERMIT-12: removed"),
        (Action.RECORD_ANSWER, {"kind": "declined"}, "answered PERMIT-12: declined"),
        (Action.ARCHIVE_CARD, {"archived_at": "x"}, "archived PERMIT-12"),
        (
            Action.LAUNCH,
            {"archived_at": "x"},
            "launched: PERMIT-12 left the board with the preparation",
        ),
        (
            Action.PREPARE,
            {"finding": "45", "source": "register"},
            "changed the source, the finding of PERMIT-12",
        ),
        (Action.PREPARE, {"finding": ""}, "changed the preparation of PERMIT-12"),
        (Action.PREPARE, {"preparing": False}, "made PERMIT-12 a part of the plan"),
        (
            Action.PREPARE,
            {"card": 12, "hurts": "", "finding": "", "preparing": True},
            "made PERMIT-12 a part of the preparation",
        ),
        (Action.ADD_FIGURES, {"on": ["2026-10-01"]}, "added a figure to PERMIT-12"),
        (Action.ADD_FIGURES, {"on": ["x"] * 1200}, "added 1,200 figures to PERMIT-12"),
        (Action.ADD_FIGURES, {"stands": []}, "changed the figures of PERMIT-12"),
        (
            Action.EDIT_AREA,
            {"name": "x", "target_on": None},
            "changed the name, the date of the target of PERMIT-12",
        ),
        ("something.new", {}, "changed PERMIT-12"),
    ],
)
def test_an_event_is_told(kind: str, after: dict[str, Any], words: str) -> None:
    event = replace(EVENT, kind=kind, after=after)
    assert told(event, today=TODAY, what="PERMIT-12", columns={2: "Doing"}) == words
    taken_back = replace(event, undoes="c0")
    assert told(taken_back, today=TODAY) == "took an earlier change back"


@pytest.mark.parametrize("kind", Action)
def test_every_kind_is_told_as_a_phrase_without_gaps(kind: Action) -> None:
    words = told(replace(EVENT, kind=kind, after={"leader": "gus"}), today=TODAY)
    assert words
    assert "{" not in words
    assert "None" not in words
    assert not words.endswith(".")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "0 s ago"),
        (0, "0 s ago"),
        (12.9, "12 s ago"),
        (89, "89 s ago"),
        (90, "1 min ago"),
        (89 * 60, "89 min ago"),
        (90 * 60, "1 h ago"),
        (35 * 3600, "35 h ago"),
        (36 * 3600, "1 d ago"),
        (9 * 86400, "9 d ago"),
    ],
)
def test_how_long_ago(seconds: float, words: str) -> None:
    assert ago(AT, AT + timedelta(seconds=seconds)) == words
    assert moment_words(EVENT, AT + timedelta(seconds=seconds)) == f"ana, {words}"
