"""Readings of a measure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.numbers import check_number
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line
from breakthrough_tui.store.tables import GoalRow
from breakthrough_tui.store.write import Write

NOTE_LIMIT = 500


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
    day = on or write.moment.today
    if day > write.moment.today:
        raise Invalid("A reading cannot be of a day to come.", "Give the day on which it was read.")
    _refuse_rewriting(write, breakthrough, day)
    fields = {
        "measure": _measure(write, breakthrough, measure),
        "on": day,
        "value": value,
        "note": clean_line(note, limit=NOTE_LIMIT, what="The note"),
        "by": write.actor,
        "at": write.now,
    }
    write.make(Action.ADD_READING, "reading", breakthrough, fields)


def correct(write: Write, *, reading: int, value: Decimal, note: str = "") -> None:
    """Put a new value in the place of an old one, which is kept."""
    row = write.row("reading", reading)
    breakthrough = write.row("measure", row["measure"])["breakthrough"]
    write.require_known("reading", breakthrough)
    write.allow(Action.CORRECT_READING, breakthrough)
    check_number(value)
    if row["superseded"]:
        raise Invalid("That reading was corrected already.", "Correct the newer one.")
    write.change(Action.CORRECT_READING, "reading", reading, breakthrough, {"superseded": True})
    fields = {
        "measure": row["measure"],
        "on": row["on"],
        "value": value,
        "note": clean_line(note, limit=NOTE_LIMIT, what="The note"),
        "by": write.actor,
        "at": write.now,
        "corrects": reading,
    }
    write.make(Action.CORRECT_READING, "reading", breakthrough, fields)


def _refuse_rewriting(write: Write, breakthrough: int, day: date) -> None:
    """Invalid for a reading that would change the result of what is closed; a later one tells whether it lasts."""
    row = write.row("breakthrough", breakthrough)
    if row["phase"] is Phase.CLOSED and day <= (row["reported_on"] or row["closed_on"]):
        raise Invalid(
            "This breakthrough is closed: its result stays as it is.",
            "A reading of a later day can be added, to see whether it lasts.",
        )


def _measure(write: Write, breakthrough: int, measure: int | None) -> int:
    if measure is not None:
        row = write.row("measure", measure)
        if row["breakthrough"] != breakthrough:
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
