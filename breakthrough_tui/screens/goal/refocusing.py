"""What a refocus may change in a goal: its fields, what they say, and what becomes different."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.dates import date_or_error
from breakthrough_tui.domain.errors import BreakthroughError, Invalid
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.numbers import read_number, show_number
from breakthrough_tui.domain.values import replace
from breakthrough_tui.screens.card.texts import typed_date

if TYPE_CHECKING:
    from breakthrough_tui.screens.dialogs.form import FormField


def optional_date(today: date) -> Callable[[str], date | None]:
    """Reads a date that may be left empty."""
    return lambda text: date_or_error(text, today) if text.strip() else None


def optional_number(text: str) -> Decimal | None:
    """Reads a number that may be left empty."""
    return read_number(text) if text.strip() else None


def shown_number(value: Decimal | None) -> str:
    """A number as a field has it."""
    return "" if value is None else show_number(value)


def shown_date(day: date | None, today: date) -> str:
    """A date as a field has it."""
    return typed_date(day, today)


def refocus_fields(goal: Goal, moment: Moment) -> list[FormField]:
    """The fields of the goal that a refocus may change, as they stand."""
    from breakthrough_tui.screens.dialogs.form import FormField

    return [
        FormField(
            "target",
            "Target",
            shown_number(goal.target),
            kind="number",
            hint=goal.unit,
            check=optional_number,
        ),
        FormField("sentence", "The goal", goal.sentence, required=True),
        FormField(
            "report_back",
            "Report-back",
            shown_date(goal.report_back, moment.today),
            kind="date",
            check=optional_date(moment.today),
        ),
    ]


def read_refocus(values: Mapping[str, Any], goal: Goal) -> dict[str, Any]:
    """What was changed in the goal; Invalid if nothing was. What was emptied stays as it is."""
    given = {
        "target": values["target"],
        "report_back": values["report_back"],
        "sentence": " ".join(str(values["sentence"]).split()),
    }
    changes = {
        name: value
        for name, value in given.items()
        if value not in (None, "") and value != getattr(goal, name)
    }
    if not changes:
        raise Invalid(
            "Nothing changes in the goal.", "Give another target, sentence or report-back date."
        )
    return changes


def explain_refocus(goal: Goal, moment: Moment) -> Callable[[Mapping[str, str]], str]:
    """Says in one line what becomes different, while one types."""

    def explain(texts: Mapping[str, str]) -> str:
        try:
            values = {
                "target": optional_number(texts["target"]),
                "report_back": optional_date(moment.today)(texts["report_back"]),
                "sentence": texts["sentence"],
            }
            changes = read_refocus(values, goal)
        except BreakthroughError:
            return f"Version {goal.version} of the goal, as it stands. Change what is to change."
        lines = goal_changes(goal, replace(goal, **changes), moment)
        return f"Version {goal.version + 1} of the goal: {'; '.join(lines)}"

    return explain


def goal_changes(before: Goal, after: Goal, moment: Moment) -> list[str]:
    """What one version of the goal says differently from the one before it."""
    lines = []
    if before.target != after.target:
        old = shown_number(before.target) or "none"
        new = shown_number(after.target) or "none"
        lines.append(f"target {old} → {new} {after.unit}".rstrip())
    if before.report_back != after.report_back:
        old = shown_date(before.report_back, moment.today) or "none"
        new = shown_date(after.report_back, moment.today) or "none"
        lines.append(f"report-back {old} → {new}")
    if before.sentence != after.sentence:
        lines.append(f"'{after.sentence}'")
    return lines
