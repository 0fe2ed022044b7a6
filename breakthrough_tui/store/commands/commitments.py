"""Who does what by when, beside the board: said in a meeting, or for the time after the report-back."""

from __future__ import annotations

from datetime import date

from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.report_parts import COMMITMENT_LIMIT
from breakthrough_tui.domain.text import required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.write import Write

ENTITY = "commitment"


def add(
    write: Write,
    *,
    breakthrough: int,
    text: str,
    person: str | None = None,
    due: date | None = None,
    meeting: int | None = None,
) -> None:
    """Write down what somebody will do; in a meeting, or for afterwards."""
    write.allow(Action.ADD_COMMITMENT, breakthrough)
    if meeting is not None and write.row("meeting", meeting)["breakthrough"] != breakthrough:
        meeting = None
    write_down(write, breakthrough, text=text, person=person, due=due, meeting=meeting)


def write_down(
    write: Write,
    breakthrough: int,
    *,
    text: str,
    person: str | None,
    due: date | None,
    meeting: int | None,
) -> None:
    """Write one down, for an action that was allowed."""
    if person is not None:
        write.person(person)
    fields = {
        "breakthrough": breakthrough,
        "meeting": meeting,
        "person": person,
        "text": required(text, "The commitment", limit=COMMITMENT_LIMIT),
        "due": due,
        "created_by": write.actor,
        "created_at": write.now,
    }
    write.make(Action.ADD_COMMITMENT, ENTITY, breakthrough, fields)


def edit(
    write: Write,
    *,
    commitment: int,
    text: str | UnchangedType = UNCHANGED,
    person: str | UnchangedType | None = UNCHANGED,
    due: date | UnchangedType | None = UNCHANGED,
) -> None:
    """Change what, who or by when."""
    row = _commitment(write, commitment, Action.EDIT_COMMITMENT)
    fields = given(text=text, person=person, due=due)
    if "text" in fields:
        fields["text"] = required(fields["text"], "The commitment", limit=COMMITMENT_LIMIT)
    if fields.get("person") is not None:
        write.person(fields["person"])
    write.change(Action.EDIT_COMMITMENT, ENTITY, commitment, row["breakthrough"], fields)


def tick(write: Write, *, commitment: int, done: bool) -> None:
    """Say that it was done, or that it was not after all."""
    row = _commitment(write, commitment, Action.TICK_COMMITMENT)
    if (row["done_at"] is not None) == done:
        return
    fields = {"done_at": write.now if done else None}
    write.change(Action.TICK_COMMITMENT, ENTITY, commitment, row["breakthrough"], fields)


def archive(write: Write, *, commitment: int) -> None:
    """Take it off the list."""
    row = _commitment(write, commitment, Action.EDIT_COMMITMENT)
    fields = {"archived_at": write.now}
    write.change(Action.EDIT_COMMITMENT, ENTITY, commitment, row["breakthrough"], fields)


def _commitment(write: Write, commitment: int, action: Action) -> Row:
    row = write.known(ENTITY, commitment)
    write.allow(action, row["breakthrough"])
    if row["archived_at"] is not None:
        event = write.last_event(ENTITY, commitment, row["breakthrough"], "archived_at")
        if event is not None:
            raise write.conflict(event)
    return row
