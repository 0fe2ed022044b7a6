"""What a goal counts: its measure, named with it."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, fold, required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.tables import MeasureRow
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
        fields["name"] = required(fields["name"], "The measure", limit=80)
    if "unit" in fields:
        fields["unit"] = clean_line(fields["unit"], limit=20, what="The unit")
    write.change(Action.EDIT_GOAL, "measure", goal["measure"], breakthrough, fields)
    return {}


def make_measure(write: Write, action: Action, breakthrough: int, name: str, unit: str) -> int:
    """The measure of this name, made if there is none yet; its id."""
    cleaned = required(name, "The measure", limit=80)
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
        "unit": clean_line(unit, limit=20, what="The unit"),
    }
    return write.make(action, "measure", breakthrough, fields)
