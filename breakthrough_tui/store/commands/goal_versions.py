"""The goal and its versions: what a refocus writes, and what every change of the goal must keep to."""

from __future__ import annotations

from decimal import Decimal

from breakthrough_tui.domain.breakthrough import SHORT_LIMIT
from breakthrough_tui.domain.countdown import check_dates
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.numbers import check_number
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.goal_tables import GoalRow
from breakthrough_tui.store.write import Write

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

SENTENCE_LIMIT = 300


def make_version(
    write: Write,
    action: Action,
    breakthrough: int,
    reason: str,
    fields: dict[str, Any],
    *,
    by: str,
    obstacle: int | None = None,
) -> int:
    """Write the next version of the goal, for an action that was allowed; its number."""
    goal = current_goal(write, breakthrough)
    if "sentence" in fields:
        fields["sentence"] = required(fields["sentence"], "The goal", limit=SENTENCE_LIMIT)
        # The old short form would speak of the old goal.
        fields.setdefault("short", "" if fields["sentence"] != goal["sentence"] else goal["short"])
    if "short" in fields:
        fields["short"] = short_form(fields["short"])
    changed = {name: value for name, value in fields.items() if goal[name] != value}
    write.refuse_conflict("goal", goal["id"], breakthrough, changed)
    check_change(write, breakthrough, goal, changed)
    merged = {**goal, **changed}
    del merged["id"]
    merged["version"] = goal["version"] + 1
    merged["reason"] = required(reason, "The reason", limit=1_000)
    merged["set_by"] = by
    merged["set_at"] = write.now
    merged["obstacle"] = obstacle
    write.make(action, "goal", breakthrough, merged)
    return int(merged["version"])


def check_change(write: Write, breakthrough: int, goal: Row, changed: dict[str, Any]) -> None:
    """Invalid where a refocus would change nothing, or where the goal would contradict itself."""
    if not changed:
        raise Invalid(
            "Nothing changes in the goal.", "Give another target, sentence or report-back date."
        )
    row = write.row("breakthrough", breakthrough)
    merged = {**goal, **changed}
    check_dates(row["launched_on"], merged["report_back"])
    check_numbers(merged["baseline"], merged["target"])


def current_goal(write: Write, breakthrough: int) -> Row:
    """The newest version of the goal."""
    query = (
        GoalRow.select()
        .where(GoalRow.breakthrough == breakthrough)
        .order_by(GoalRow.version.desc())
        .limit(1)
    )
    return dict(next(iter(write.database.run(query.dicts()))))


def check_goal(write: Write, breakthrough: int) -> None:
    """Invalid if the goal as it stands contradicts itself."""
    row = write.row("breakthrough", breakthrough)
    goal = current_goal(write, breakthrough)
    check_dates(row["launched_on"] or row["launch_on"], goal["report_back"])
    check_numbers(goal["baseline"], goal["target"])


def short_form(text: str) -> str:
    """The short form of a goal, cleaned; Invalid if it is too long."""
    return clean_line(text, limit=SHORT_LIMIT, what="The short form")


def check_numbers(baseline: Decimal | None, target: Decimal | None) -> None:
    """Invalid for numbers out of all range, or a target that is where it starts."""
    for number in (baseline, target):
        if number is not None:
            check_number(number)
    if baseline is not None and baseline == target:
        raise Invalid(
            "The target is the same as the baseline.", "Say what the number shall become."
        )
