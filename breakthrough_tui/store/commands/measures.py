"""What is counted: the goal's measure, named with it, and others beside it."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.measure import (
    DEFAULT_RHYTHM,
    NAME_LIMIT,
    UNIT_LIMIT,
    MeasureKind,
    check_rhythm,
)
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, fold, required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.goal_tables import GoalRow, MeasureRow
from breakthrough_tui.store.write import Write


def measured(
    write: Write, goal: Row, measure: str | UnchangedType, unit: str | UnchangedType
) -> dict[str, Any]:
    """Name the measure, or change its name and unit; the goal's fields that follow from it."""
    breakthrough = goal["breakthrough"]
    if goal["measure"] is None:
        if measure is UNCHANGED or not measure.strip():
            return {}
        named = "" if unit is UNCHANGED else unit
        return {"measure": make_measure(write, Action.EDIT_GOAL, breakthrough, measure, named)}
    fields = given(name=measure, unit=unit)
    if "name" in fields:
        if not str(fields["name"]).strip():
            return {"measure": None}
        fields["name"] = required(fields["name"], "The measure", limit=NAME_LIMIT)
    if "unit" in fields:
        fields["unit"] = clean_line(fields["unit"], limit=UNIT_LIMIT, what="The unit")
    write.change(Action.EDIT_GOAL, "measure", goal["measure"], breakthrough, fields)
    return {}


def make_measure(write: Write, action: Action, breakthrough: int, name: str, unit: str) -> int:
    """The measure of this name, made if there is none yet; its id."""
    cleaned = required(name, "The measure", limit=NAME_LIMIT)
    query = MeasureRow.select(MeasureRow.id, MeasureRow.name).where(
        MeasureRow.breakthrough == breakthrough
    )
    for measure, known in write.database.rows(query.tuples()):
        if fold(known) == fold(cleaned):
            write.change(action, "measure", measure, breakthrough, {"archived_at": None})
            return int(measure)
    fields = {
        "breakthrough": breakthrough,
        "name": cleaned,
        "unit": clean_line(unit, limit=UNIT_LIMIT, what="The unit"),
    }
    return write.make(action, "measure", breakthrough, fields)


def add(
    write: Write,
    *,
    breakthrough: int,
    name: str,
    unit: str = "",
    kind: MeasureKind = MeasureKind.LEVEL,
    guard: bool = True,
    rhythm: int = DEFAULT_RHYTHM,
    direction: Direction | None = None,
) -> None:
    """Count something besides the goal's own measure: a guard, unless said otherwise."""
    write.allow(Action.ADD_MEASURE, breakthrough)
    fields = {
        "name": _free_name(write, breakthrough, name),
        "unit": clean_line(unit, limit=UNIT_LIMIT, what="The unit"),
        "kind": kind,
        "guard": guard,
        "rhythm": check_rhythm(rhythm),
        "direction": direction,
    }
    write.make(
        Action.ADD_MEASURE, "measure", breakthrough, {"breakthrough": breakthrough, **fields}
    )


def edit(
    write: Write,
    *,
    measure: int,
    name: str | UnchangedType = UNCHANGED,
    unit: str | UnchangedType = UNCHANGED,
    kind: MeasureKind | UnchangedType = UNCHANGED,
    guard: bool | UnchangedType = UNCHANGED,
    rhythm: int | UnchangedType = UNCHANGED,
    direction: Direction | UnchangedType | None = UNCHANGED,
) -> None:
    """Change how something is counted."""
    row = _present(write, Action.EDIT_MEASURE, measure)
    breakthrough = row["breakthrough"]
    fields = given(name=name, unit=unit, kind=kind, guard=guard, rhythm=rhythm, direction=direction)
    if "name" in fields:
        fields["name"] = _free_name(write, breakthrough, fields["name"], measure)
    if "unit" in fields:
        fields["unit"] = clean_line(fields["unit"], limit=UNIT_LIMIT, what="The unit")
    if "rhythm" in fields:
        check_rhythm(fields["rhythm"])
    if fields.get("guard") and _counted_by_goal(write, breakthrough, measure):
        raise Invalid("The goal counts this measure.", "A guard is another one than the goal's.")
    write.change(Action.EDIT_MEASURE, "measure", measure, breakthrough, fields)


def archive(write: Write, *, measure: int) -> None:
    """Put a measure away, with its readings; undo brings it back."""
    row = _present(write, Action.ARCHIVE_MEASURE, measure)
    breakthrough = row["breakthrough"]
    if _counted_by_goal(write, breakthrough, measure):
        raise Invalid(
            "The goal counts this measure, so it stays.", "Change its name and unit instead."
        )
    fields = {"archived_at": write.now}
    write.change(Action.ARCHIVE_MEASURE, "measure", measure, breakthrough, fields)


def _present(write: Write, action: Action, measure: int) -> Row:
    row = write.known("measure", measure)
    write.allow(action, row["breakthrough"])
    if row["archived_at"] is not None:
        event = write.last_event("measure", measure, row["breakthrough"], "archived_at")
        if event is not None and event.actor != write.actor:
            raise write.conflict(event)
        raise NotFound("That measure was put away.")
    return row


def _free_name(write: Write, breakthrough: int, name: str, but: int | None = None) -> str:
    cleaned = required(name, "The measure", limit=NAME_LIMIT)
    query = MeasureRow.select(MeasureRow.id, MeasureRow.name).where(
        (MeasureRow.breakthrough == breakthrough) & MeasureRow.archived_at.is_null()
    )
    for measure, known in write.database.rows(query.tuples()):
        if measure != but and fold(known) == fold(cleaned):
            raise Invalid(f"'{known}' is measured already.", "Choose another name.")
    return cleaned


def _counted_by_goal(write: Write, breakthrough: int, measure: int) -> bool:
    query = GoalRow.select(GoalRow.id).where(
        (GoalRow.breakthrough == breakthrough) & (GoalRow.measure == measure)
    )
    return write.database.value(query.limit(1)) is not None
