"""The end of a breakthrough: reported, closed or abandoned, reopened, and what comes after it."""

from __future__ import annotations

from datetime import date

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.closing import (
    Ending,
    check_close,
    check_open,
    phase_reopened,
    remeasure_day,
)
from breakthrough_tui.domain.course import Outcome, Path
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, required
from breakthrough_tui.store.write import Write

NOTE_LIMIT = 1_000


def hold(write: Write, *, breakthrough: int, on: date | None = None) -> None:
    """The report-back was held, today or on a day that is past; the measure is read once more 90 days later."""
    write.allow(Action.HOLD_REPORT, breakthrough)
    row = write.row("breakthrough", breakthrough)
    if row["phase"] is Phase.REPORTED:
        raise Invalid("The report-back was held already.", "It can be closed now.")
    if row["phase"].before_launch:
        raise Invalid("Before the launch there is nothing to report.", "Launch it first.")
    _report(write, breakthrough, _day(write, on, row["launched_on"]))


def held_today(write: Write, breakthrough: int) -> None:
    """The meeting of the report-back has ended, for an action that was allowed; nothing where that changes nothing."""
    row = write.row("breakthrough", breakthrough)
    today = write.moment.today
    if row["phase"] is Phase.LAUNCHED and today > row["launched_on"]:
        write.also(Action.HOLD_REPORT)
        _report(write, breakthrough, today)


def _report(write: Write, breakthrough: int, day: date) -> None:
    fields = {"phase": Phase.REPORTED, "reported_on": day, "remeasure_on": remeasure_day(day)}
    write.change(Action.HOLD_REPORT, "breakthrough", breakthrough, breakthrough, fields)


def choose_path(write: Write, *, breakthrough: int, path: Path | None) -> None:
    """Say what comes next: reset, build or scale; None takes it back."""
    write.allow(Action.CHOOSE_PATH, breakthrough)
    write.change(Action.CHOOSE_PATH, "breakthrough", breakthrough, breakthrough, {"path": path})


def close(write: Write, *, breakthrough: int, outcome: Outcome, note: str = "") -> None:
    """Close it with what came of it. From now on it is only read, and measured once more."""
    write.allow(Action.CLOSE, breakthrough)
    row = write.row("breakthrough", breakthrough)
    check_close(row["phase"])
    today = write.moment.today
    fields = {
        "phase": Phase.CLOSED,
        "outcome": outcome,
        "closing_note": clean_line(note, limit=NOTE_LIMIT, what="The note"),
        "closed_on": today,
        "remeasure_on": row["remeasure_on"] or remeasure_day(row["reported_on"] or today),
    }
    write.change(Action.CLOSE, "breakthrough", breakthrough, breakthrough, fields)


def abandon(write: Write, *, breakthrough: int, reason: str) -> None:
    """End it before it is done, and say why."""
    write.allow(Action.ABANDON, breakthrough)
    check_open(write.row("breakthrough", breakthrough)["phase"])
    fields = {
        "phase": Phase.ABANDONED,
        "outcome": None,
        "closing_note": required(reason, "The reason", limit=NOTE_LIMIT),
        "closed_on": write.moment.today,
        "remeasure_on": None,
    }
    write.change(Action.ABANDON, "breakthrough", breakthrough, breakthrough, fields)


def reopen(write: Write, *, breakthrough: int) -> None:
    """Go on where it was before it was closed or abandoned."""
    write.allow(Action.REOPEN_CLOSED, breakthrough)
    row = write.row("breakthrough", breakthrough)
    reported = row["reported_on"]
    fields = {
        "phase": phase_reopened(row["launched_on"], row["launch_on"], Ending(reported_on=reported)),
        "outcome": None,
        "closing_note": None,
        "closed_on": None,
        "remeasure_on": remeasure_day(reported) if reported else None,
    }
    write.change(Action.REOPEN_CLOSED, "breakthrough", breakthrough, breakthrough, fields)


def _day(write: Write, on: date | None, launched: date) -> date:
    today = write.moment.today
    day = on or today
    if day > today:
        raise Invalid("A report-back is recorded on its day or later.", "Until then it is planned.")
    if day <= launched:
        raise Invalid("The report-back comes after the launch.", "Give the day on which it was.")
    return day
