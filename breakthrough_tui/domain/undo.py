"""Taking back: which events have an inverse, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from breakthrough_tui.domain.errors import CannotUndo
from breakthrough_tui.domain.event import Event, Fields, instant_text
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.values import dataclass

OPPOSITES: dict[str, str] = {
    Action.RESTORE: "Restore the copy that was kept of what was there before.",
    Action.LAUNCH: "A launch stays in the history; a leader can refocus the date.",
    Action.REFOCUS: "Refocus again, with the reason.",
    Action.ANSWER_QUESTION: "Answer it again: the newest answer counts.",
    Action.OPEN_VOTE: "Close the vote.",
    Action.CAST_VOTE: "Vote again: the newest vote counts until it is closed.",
    Action.CLOSE_VOTE: "Open another vote.",
    Action.PROPOSE: "Withdraw the proposal.",
    Action.ACCEPT_PROPOSAL: "Refocus again, with the reason.",
    Action.DECLINE_PROPOSAL: "Refocus after all, or propose it again.",
    Action.WITHDRAW_PROPOSAL: "Propose it again.",
    Action.ANSWER: "If it is still in the way, reopen the obstacle.",
    Action.RECORD_ANSWER: "The leader can correct it, or it can be reopened.",
    Action.CONFIRM: "If it is still in the way, reopen the obstacle.",
    Action.REOPEN: "Confirm it, or withdraw it.",
    Action.WITHDRAW: "Reopen the obstacle.",
    Action.TAKE_OBSTACLE: "Ask back, hand it over, or answer it.",
    Action.ASK_BACK: "Add a comment; it goes back to the leader.",
    Action.HAND_OVER: "Hand it back.",
    Action.RAISE_OBSTACLE: "Withdraw the obstacle.",
    Action.LEAVE: "Add the person again.",
    Action.ADD_PERSON: "Let the person leave.",
    Action.ADD_COLUMN: "Remove the column.",
    Action.START: "A draft that nobody needs can be left alone.",
    Action.ADD_READING: "Correct the reading, or take it out.",
    Action.CORRECT_READING: "Correct the reading again.",
    Action.ANSWER_PULSE: "Answer again: the last answer of the week counts.",
    Action.CLOSE: "Its leader can reopen it.",
    Action.ABANDON: "Its leader can reopen it.",
    Action.REOPEN_CLOSED: "Close it again.",
}
"""What is not undone, because it has an opposite of its own."""

_ENDED_BY = {
    "area": "archived_at",
    "card": "archived_at",
    "comment": "archived_at",
    "checklist item": "archived_at",
    "label": "archived_at",
    "measure": "archived_at",
    "membership": "ended_at",
    "commitment": "archived_at",
    "lesson": "archived_at",
    "report part": "archived_at",
    "promise": "archived_at",
    "meeting": "archived_at",
    "agenda block": "archived_at",
}
"""The field that takes back that a thing was made, since nothing is deleted."""

_EMPTY: dict[str, Fields] = {
    "preparation": {"hurts": "", "tried": "", "source": "", "finding": "", "preparing": False}
}
"""What a thing says when it is taken back that is a part of another one, and goes with it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to write, and over what: `expected` is how these fields must still stand."""

    entity: str
    entity_id: str
    fields: Fields
    expected: Fields


def inverse(event: Event, at: datetime) -> Change:
    """The change that takes one event back at `at`. CannotUndo where there is an opposite, or no way."""
    opposite = OPPOSITES.get(event.kind)
    if opposite is not None:
        raise CannotUndo("This is not undone.", opposite)
    if event.before:
        return Change(event.entity, event.entity_id, event.before, event.after)
    ended = _ENDED_BY.get(event.entity)
    if ended is not None:
        return Change(event.entity, event.entity_id, {ended: instant_text(at)}, {ended: None})
    empty = _EMPTY.get(event.entity)
    if empty is not None:
        said = {name: value for name, value in empty.items() if event.after[name] != value}
        return Change(
            event.entity, event.entity_id, said, {name: event.after[name] for name in said}
        )
    if event.entity == "attendance":
        return Change(event.entity, event.entity_id, {"present": False}, {"present": True})
    raise CannotUndo("This is not undone.", "Change it by hand.")


def inverses(events: Sequence[Event], at: datetime) -> list[Change]:
    """The changes that take a whole command back, the last one first."""
    return [inverse(event, at) for event in reversed(events)]
