"""Readings of a measure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.numbers import check_number
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.reading_entry import NOTE_LIMIT
from breakthrough_tui.domain.text import clean_line
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.goal_tables import GoalRow
from breakthrough_tui.store.write import Write

MOST_AT_ONCE = 1_000
"""A breakthrough has some dozens of readings; a longer file is not one of its own."""


def add(
    write: Write,
    *,
    breakthrough: int,
    value: Decimal,
    on: date | None = None,
    note: str = "",
    measure: int | None = None,
) -> None:
    """Add the value of a measure on a date: today's, of the goal's own measure, unless said otherwise."""
    write.allow(Action.ADD_READING, breakthrough)
    check_number(value)
    day = _past(write, breakthrough, on or write.moment.today)
    fields = {
        "measure": _measure(write, breakthrough, measure),
        "on": day,
        "value": value,
        "note": clean_line(note, limit=NOTE_LIMIT, what="The note"),
        "by": write.actor,
        "at": write.now,
    }
    write.make(Action.ADD_READING, "reading", breakthrough, fields)


def add_many(
    write: Write, *, breakthrough: int, items: Sequence[tuple[int, date, Decimal]]
) -> None:
    """Add several readings, each with its measure, all or none: a file that was read and checked before."""
    write.allow(Action.ADD_READING, breakthrough)
    if len(items) > MOST_AT_ONCE:
        raise Invalid(f"At most {MOST_AT_ONCE:,} readings at once.", "Leave the oldest out.")
    for measure in {measure for measure, _, _ in items}:
        _measure(write, breakthrough, measure)
    for measure, day, value in items:
        fields = {
            "measure": measure,
            "on": _past(write, breakthrough, day),
            "value": value,
            "note": "",
        }
        check_number(value)
        fields |= {"by": write.actor, "at": write.now}
        write.make(Action.ADD_READING, "reading", breakthrough, fields)


def correct(
    write: Write, *, reading: int, value: Decimal, on: date | None = None, note: str = ""
) -> None:
    """Put a new value in the place of an old one, which is kept; on the same day, unless another is given."""
    row, breakthrough = _counting(write, Action.CORRECT_READING, reading)
    check_number(value)
    write.change(Action.CORRECT_READING, "reading", reading, breakthrough, {"superseded": True})
    fields = {
        "measure": row["measure"],
        "on": row["on"] if on is None else _past(write, breakthrough, on),
        "value": value,
        "note": clean_line(note, limit=NOTE_LIMIT, what="The note"),
        "by": write.actor,
        "at": write.now,
        "corrects": reading,
    }
    write.make(Action.CORRECT_READING, "reading", breakthrough, fields)


def archive(write: Write, *, reading: int) -> None:
    """Take a reading out that should not be there; undo brings it back."""
    _, breakthrough = _counting(write, Action.ARCHIVE_READING, reading)
    write.change(Action.ARCHIVE_READING, "reading", reading, breakthrough, {"superseded": True})


def _counting(write: Write, action: Action, reading: int) -> tuple[Row, int]:
    """A reading that counts, and its breakthrough."""
    row = write.row("reading", reading)
    breakthrough = int(write.row("measure", row["measure"])["breakthrough"])
    write.require_known("reading", breakthrough)
    write.allow(action, breakthrough)
    if row["superseded"]:
        event = write.last_event("reading", reading, breakthrough, "superseded")
        if event is not None and event.actor != write.actor:
            raise write.conflict(event)
        raise Invalid("That reading was corrected already.", "Correct the newer one.")
    return row, breakthrough


def _refuse_rewriting(write: Write, breakthrough: int, day: date) -> None:
    """Invalid for a reading that would change the result of what is closed; a later one tells whether it lasts."""
    row = write.row("breakthrough", breakthrough)
    if row["phase"] is Phase.CLOSED and day <= (row["reported_on"] or row["closed_on"]):
        raise Invalid(
            "This breakthrough is closed: its result stays as it is.",
            "A reading of a later day can be added, to see whether it lasts.",
        )


def _past(write: Write, breakthrough: int, day: date) -> date:
    if day > write.moment.today:
        raise Invalid("A reading cannot be of a day to come.", "Give the day on which it was read.")
    _refuse_rewriting(write, breakthrough, day)
    return day


def _measure(write: Write, breakthrough: int, measure: int | None) -> int:
    if measure is not None:
        row = write.row("measure", measure)
        if row["breakthrough"] != breakthrough or row["archived_at"] is not None:
            raise NotFound("There is no such measure here.")
        return measure
    query = (
        GoalRow.select(GoalRow.measure)
        .where(GoalRow.breakthrough == breakthrough)
        .order_by(GoalRow.version.desc())
        .limit(1)
    )
    found = write.database.value(query)
    if found is None:
        raise Invalid("The goal does not say yet what is measured.", "Give it a measure first.")
    return int(found)
