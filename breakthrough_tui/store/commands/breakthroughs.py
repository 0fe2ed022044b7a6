"""Starting a breakthrough, its goal, its launch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.board import FIRST_COLUMNS
from breakthrough_tui.domain.breakthrough import DEFAULT_LENGTH, Phase, Visibility
from breakthrough_tui.domain.codes import read_code, suggest_code
from breakthrough_tui.domain.countdown import check_dates
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.goal.answers import LAST, Said
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, required
from breakthrough_tui.store import launching
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.commands.goal_test import answer
from breakthrough_tui.store.commands.goal_versions import (
    SENTENCE_LIMIT,
    check_numbers,
    current_goal,
    make_version,
    short_form,
)
from breakthrough_tui.store.commands.measures import make_measure, measured
from breakthrough_tui.store.commands.people import grant
from breakthrough_tui.store.commands.preparing import leave_board
from breakthrough_tui.store.method_tables import MeetingRow
from breakthrough_tui.store.tables import BreakthroughRow
from breakthrough_tui.store.write import Write


def start(
    write: Write,
    *,
    sentence: str,
    short: str = "",
    code: str | None = None,
    leader: str | None = None,
    lead: str | None = None,
    facilitator: str | None = None,
    members: Sequence[str] = (),
    measure: str = "",
    unit: str = "",
    baseline: Decimal | None = None,
    baseline_on: date | None = None,
    baseline_source: str = "",
    target: Decimal | None = None,
    launch_on: date | None = None,
    report_back: date | None = None,
    visibility: Visibility = Visibility.OPEN,
    came_from: int | None = None,
    area: int | None = None,
) -> None:
    """Start a breakthrough; only the sentence is needed.

    `came_from` is the one whose path led to it, `area` the area whose figures revealed it.

    A launch date in the past means that it was launched then. Who starts it is its leader if nobody else is named,
    or its facilitator if they named others for everything or are its team lead without a leader.
    """
    write.allow(Action.START)
    launched = launch_on is not None and launch_on < write.moment.today
    if launch_on is not None and report_back is None:
        report_back = launch_on + timedelta(days=DEFAULT_LENGTH)
    check_dates(launch_on, report_back)
    if came_from is not None:
        write.visible(came_from)
    fields = {
        "code": _free_code(write, code, sentence),
        "phase": _phase(launch_on, launched),
        "visibility": visibility,
        "launch_on": launch_on,
        "launched_on": launch_on if launched else None,
        "created_by": write.actor,
        "created_at": write.now,
        "came_from": came_from,
    }
    breakthrough = write.make(Action.START, "breakthrough", None, fields)
    goal: dict[str, Any] = {
        "breakthrough": breakthrough,
        "version": 1,
        "sentence": required(sentence, "The goal", limit=SENTENCE_LIMIT),
        "short": short_form(short),
        "measure": None,
        "baseline": baseline,
        "baseline_on": baseline_on,
        "baseline_source": clean_line(baseline_source, limit=200, what="The source"),
        "target": target,
        "report_back": report_back,
        "set_by": write.actor,
        "set_at": write.now,
    }
    if measure.strip():
        goal["measure"] = make_measure(write, Action.START, breakthrough, measure, unit)
    check_numbers(baseline, target)
    write.make(Action.START, "goal", breakthrough, goal)
    for (name, kind), place in zip(FIRST_COLUMNS, rank.spread(len(FIRST_COLUMNS)), strict=True):
        column = {"breakthrough": breakthrough, "name": name, "kind": kind, "rank": place}
        write.make(Action.START, "column", breakthrough, column)
    _form_team(write, breakthrough, leader, lead, facilitator, members)
    if area is not None:
        from breakthrough_tui.store.commands.areas import link

        link(write, area, breakthrough)


def edit_goal(
    write: Write,
    *,
    breakthrough: int,
    sentence: str | UnchangedType = UNCHANGED,
    short: str | UnchangedType = UNCHANGED,
    measure: str | UnchangedType = UNCHANGED,
    unit: str | UnchangedType = UNCHANGED,
    baseline: Decimal | UnchangedType | None = UNCHANGED,
    baseline_on: date | UnchangedType | None = UNCHANGED,
    baseline_source: str | UnchangedType = UNCHANGED,
    target: Decimal | UnchangedType | None = UNCHANGED,
    launch_on: date | UnchangedType | None = UNCHANGED,
    report_back: date | UnchangedType | None = UNCHANGED,
) -> None:
    """Change the goal before the launch; Conflict only over the fields that are given."""
    write.allow(Action.EDIT_GOAL, breakthrough)
    row = write.row("breakthrough", breakthrough)
    goal = current_goal(write, breakthrough)
    fields = given(
        sentence=sentence,
        short=short,
        baseline=baseline,
        baseline_on=baseline_on,
        baseline_source=baseline_source,
        target=target,
        report_back=report_back,
    )
    if "sentence" in fields:
        fields["sentence"] = required(fields["sentence"], "The goal", limit=SENTENCE_LIMIT)
    if "short" in fields:
        fields["short"] = short_form(fields["short"])
    if "baseline_source" in fields:
        fields["baseline_source"] = clean_line(
            fields["baseline_source"], limit=200, what="The source"
        )
    planned = row["launch_on"] if launch_on is UNCHANGED else launch_on
    if (
        launch_on is not UNCHANGED
        and launch_on is not None
        and goal["report_back"] is None
        and fields.get("report_back") is None
    ):
        fields["report_back"] = launch_on + timedelta(days=DEFAULT_LENGTH)
    merged = {**goal, **fields}
    check_dates(planned, merged["report_back"])
    check_numbers(merged["baseline"], merged["target"])
    if measure is not UNCHANGED or unit is not UNCHANGED:
        fields.update(measured(write, goal, measure, unit))
    write.change(Action.EDIT_GOAL, "goal", goal["id"], breakthrough, fields)
    if launch_on is not UNCHANGED:
        dates = {"launch_on": launch_on, "phase": _phase(launch_on, launched=False)}
        write.change(Action.EDIT_GOAL, "breakthrough", breakthrough, breakthrough, dates)
        if launch_on is not None:
            _move_launch_meeting(write, breakthrough, launch_on)


def _move_launch_meeting(write: Write, breakthrough: int, on: date) -> None:
    """The meeting of the launch, where it is planned and to come, is on the day of the launch."""
    row = MeetingRow
    query = row.select(row.id).where(
        row.breakthrough == breakthrough,
        row.kind == MeetingKind.LAUNCH,
        row.on != on,
        row.begun_at.is_null(),
        row.archived_at.is_null(),
    )
    for (meeting,) in write.database.rows(query.tuples()):
        write.allow(Action.MOVE_MEETING, breakthrough)
        write.change(Action.MOVE_MEETING, "meeting", meeting, breakthrough, {"on": on})


def set_code(write: Write, *, breakthrough: int, code: str) -> None:
    """Give it another code. Only while it has no numbers, since those are written on paper and in mails."""
    write.allow(Action.SET_CODE, breakthrough)
    row = write.row("breakthrough", breakthrough)
    if row["code"] == read_code(code):
        return
    if row["last_number"]:
        raise Invalid(
            f"{row['code']} stays: {row['code']}-1 is in use.", "A code is chosen at the start."
        )
    fields = {"code": _free_code(write, code, "")}
    write.change(Action.SET_CODE, "breakthrough", breakthrough, breakthrough, fields)


def set_visibility(write: Write, *, breakthrough: int, visibility: Visibility) -> None:
    """Say who knows of it: everybody in the workspace, or its team alone."""
    write.allow(Action.SET_VISIBILITY, breakthrough)
    fields = {"visibility": visibility}
    write.change(Action.SET_VISIBILITY, "breakthrough", breakthrough, breakthrough, fields)


def launch(
    write: Write,
    *,
    breakthrough: int,
    on: date | None = None,
    report_back: date | None = None,
    reason: str = "",
    reason_of: str | None = None,
    reached: Said | None = None,
) -> None:
    """Start the clock, today or on a day that is past; the next day is day 1. What was preparation leaves the board.

    The report-back stays where it was set, or comes after 70 days. What the launch check misses has to be put right, or
    a leader gives a `reason`; `reason_of` is the leader who said it aloud. `reached` answers the last question.
    """
    write.allow(Action.LAUNCH, breakthrough)
    today = write.moment.today
    day = on or today
    if day > today:
        raise Invalid(
            "A launch is recorded on its day or later.", "Until then it is planned: edit the goal."
        )
    goal = current_goal(write, breakthrough)
    end = report_back or goal["report_back"] or day + timedelta(days=DEFAULT_LENGTH)
    check_dates(day, end)
    fields: dict[str, Any] = {"phase": Phase.LAUNCHED, "launched_on": day}
    fields |= launching.reason_fields(write, breakthrough, day, end, reason, reason_of)
    write.change(Action.LAUNCH, "goal", goal["id"], breakthrough, {"report_back": end})
    write.change(Action.LAUNCH, "breakthrough", breakthrough, breakthrough, fields)
    leave_board(write, breakthrough)
    if reached is not None:
        answer(write, breakthrough=breakthrough, question=LAST, answer=reached)


def refocus(
    write: Write,
    *,
    breakthrough: int,
    reason: str,
    sentence: str | UnchangedType = UNCHANGED,
    short: str | UnchangedType = UNCHANGED,
    target: Decimal | UnchangedType = UNCHANGED,
    report_back: date | UnchangedType = UNCHANGED,
) -> None:
    """Make a new version of the goal, with its reason; the earlier ones are kept."""
    write.allow(Action.REFOCUS, breakthrough)
    fields = given(sentence=sentence, short=short, target=target, report_back=report_back)
    make_version(write, Action.REFOCUS, breakthrough, reason, fields, by=write.actor)


def _form_team(
    write: Write,
    breakthrough: int,
    leader: str | None,
    lead: str | None,
    facilitator: str | None,
    members: Sequence[str],
) -> None:
    roles = [
        (leader or (write.actor if lead != write.actor else None), Role.LEADER),
        (lead, Role.TEAM_LEAD),
        (facilitator, Role.FACILITATOR),
        *((member, Role.MEMBER) for member in dict.fromkeys(members)),
    ]
    named = [(person, role) for person, role in roles if person is not None]
    # Without a leader, somebody has to be able to name one.
    if write.actor not in [person for person, _ in named] or not any(
        role in (Role.LEADER, Role.FACILITATOR) for _, role in named
    ):
        named.append((write.actor, Role.FACILITATOR))
    for person, role in named:
        write.person(person)
        grant(write, Action.START, breakthrough, person, role)


def _phase(launch_on: date | None, launched: bool) -> Phase:
    if launched:
        return Phase.LAUNCHED
    return Phase.DRAFT if launch_on is None else Phase.PREPARING


def _free_code(write: Write, code: str | None, sentence: str) -> str:
    query = BreakthroughRow.select(BreakthroughRow.code)
    taken = {found for (found,) in write.database.rows(query.tuples())}
    if code is None or not code.strip():
        return suggest_code(sentence, taken)
    wanted = read_code(code)
    if wanted in taken:
        raise Invalid(f"The code {wanted} is taken.", "Choose another one.")
    return wanted
