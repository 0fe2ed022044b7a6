"""The workspace: made once, then settled by its administrators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from breakthrough_tui.domain.countdown import check_time_zone
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.people import person_name
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.write import Write


def create(
    write: Write,
    *,
    time_zone: str,
    person: str,
    full_name: str = "",
    login: str | None = None,
    name: str = "",
    example: bool = False,
) -> None:
    """Make the workspace and its first person, who administers it."""
    write.allow_founding(Action.SET_WORKSPACE)
    write.also(Action.ADD_PERSON)
    settings = {
        "id": 1,
        "name": clean_line(name, limit=60, what="The name"),
        "time_zone": check_time_zone(time_zone),
        "example": example,
    }
    write.make(Action.SET_WORKSPACE, "workspace", None, settings)
    founder = {
        "name": person_name(person),
        "full_name": clean_line(full_name, limit=80, what="The full name"),
        "login": login,
        "administrator": True,
    }
    write.make(Action.ADD_PERSON, "person", None, founder)


def settle(
    write: Write,
    *,
    name: str | UnchangedType = UNCHANGED,
    time_zone: str | UnchangedType = UNCHANGED,
    days_off: Sequence[int] | UnchangedType = UNCHANGED,
    holidays: Sequence[date] | UnchangedType = UNCHANGED,
) -> None:
    """Change the settings; weekdays count from 0, Monday."""
    write.allow(Action.SET_WORKSPACE)
    fields = given(name=name, time_zone=time_zone, days_off=days_off, holidays=holidays)
    if "name" in fields:
        fields["name"] = clean_line(fields["name"], limit=60, what="The name")
    if "time_zone" in fields:
        fields["time_zone"] = check_time_zone(fields["time_zone"])
    if "days_off" in fields:
        if not set(fields["days_off"]) <= set(range(7)):
            raise Invalid("A weekday is a number from 0, Monday, to 6, Sunday.")
        fields["days_off"] = tuple(str(day) for day in sorted(set(fields["days_off"])))
    if "holidays" in fields:
        fields["holidays"] = tuple(day.isoformat() for day in sorted(set(fields["holidays"])))
    write.change(Action.SET_WORKSPACE, "workspace", 1, None, fields)
