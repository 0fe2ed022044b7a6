"""Changing a goal: edited until the launch, launched, refocused after it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.breakthrough import DEFAULT_LENGTH, SHORT_LIMIT, Breakthrough
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.screens.goal.refocusing import (
    explain_refocus,
    optional_date,
    read_refocus,
    refocus_fields,
    shown_date,
    shown_number,
)
from breakthrough_tui.screens.portfolio.starting import explain_dates, number_fields
from breakthrough_tui.store.commands import breakthroughs

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen


async def edit_goal(screen: BaseScreen, overview: Overview) -> None:
    """All of the goal in one form, before the launch. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormField
    from breakthrough_tui.screens.goal.goal_form import GoalForm

    session = screen.session
    today = session.moment.today
    here = overview.breakthrough
    seen = [here.position]
    latest = [here]
    before = _texts(here, today)
    fields = [
        FormField("sentence", "The goal", before["sentence"], required=True),
        FormField(
            "short", "In short", before["short"], hint=f"at most {SHORT_LIMIT} characters of it"
        ),
        *number_fields(before, today),
        FormField(
            "launch_on", "Launch", before["launch_on"], kind="date", check=optional_date(today)
        ),
        FormField(
            "report_back",
            "Report-back",
            before["report_back"],
            kind="date",
            hint=f"empty: {DEFAULT_LENGTH} days after the launch",
            check=optional_date(today),
        ),
    ]

    async def save(values: dict[str, Any]) -> None:
        known = _values(latest[0])
        changed = {name: value for name, value in values.items() if value != known[name]}
        if changed:
            await session.do(
                breakthroughs.edit_goal,
                seen=seen[0],
                what="changed the goal",
                breakthrough=here.id,
                **changed,
            )

    async def again() -> dict[str, str]:
        now = session.overview_of(here.id)
        if now is not None:
            seen[0] = now.breakthrough.position
            latest[0] = now.breakthrough
        return _texts(latest[0], today)

    await screen.ask_dialog(
        GoalForm(
            f"{here.code}: the goal",
            fields,
            today=today,
            here=here,
            leaders=overview.holders(Role.LEADER),
            lead=overview.team_lead,
            save=save,
            again=again,
            explain=explain_dates(today),
        )
    )


def _values(here: Breakthrough) -> dict[str, Any]:
    goal = here.goal
    return {
        "sentence": goal.sentence,
        "short": goal.short,
        "measure": goal.measure,
        "unit": goal.unit,
        "baseline": goal.baseline,
        "baseline_on": goal.baseline_on,
        "baseline_source": goal.baseline_source,
        "target": goal.target,
        "launch_on": here.launch_on,
        "report_back": goal.report_back,
    }


def _texts(here: Breakthrough, today: date) -> dict[str, str]:
    """The values as fields have them."""
    numbers = ("baseline", "target")
    dates = ("baseline_on", "launch_on", "report_back")
    return {
        name: shown_number(value)
        if name in numbers
        else shown_date(value, today)
        if name in dates
        else value
        for name, value in _values(here).items()
    }


async def refocus(screen: BaseScreen, overview: Overview) -> None:
    """Another target, sentence or date, with the reason. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    here = overview.breakthrough
    goal = here.goal
    reason = FormField(
        "reason", "Why", hint="it stays beside the goal, in the report as well", required=True
    )

    async def save(values: dict[str, Any]) -> None:
        await session.do(
            breakthroughs.refocus,
            seen=here.position,
            breakthrough=here.id,
            reason=values["reason"],
            **read_refocus(values, goal),
        )

    said = await screen.ask_dialog(
        FormDialog(
            f"Refocus {here.code}",
            [*refocus_fields(goal, session.moment), reason],
            save=save,
            explain=explain_refocus(goal, session.moment),
            save_label="Refocus",
        )
    )
    if said is not None:
        screen.say(f"Version {goal.version + 1} of the goal is in force.", Mood.GOOD)
