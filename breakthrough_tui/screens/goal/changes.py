"""Changing a goal: edited until the launch, launched, refocused after it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.breakthrough import DEFAULT_LENGTH, SHORT_LIMIT, Breakthrough
from breakthrough_tui.domain.countdown import length_advice
from breakthrough_tui.domain.dates import date_or_error, full_date, short_date
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.readiness import readiness_words
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


async def launch(screen: BaseScreen, overview: Overview) -> None:
    """Ask the day; where it is another than planned, what becomes of the end. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import AskDialog

    session = screen.session
    today = session.moment.today
    here = overview.breakthrough

    def on_or_before_today(text: str) -> date:
        day = date_or_error(text, today)
        if day > today:
            raise Invalid(
                "A launch is recorded on its day or later.", "Until then it is planned: e edits it."
            )
        return day

    day = await screen.ask_dialog(
        AskDialog(
            f"Launch {here.code}",
            "Launched on",
            short_date(today, today),
            kind="date",
            hint="the next day is day 1. A launch stays in the history, it is not undone",
            required=True,
            check=on_or_before_today,
            save_label="Launch it",
            intro=readiness_words(overview),
        )
    )
    if day is None:
        return
    end = await _choose_end(screen, here, day)
    if end is None:
        return
    await session.do(
        breakthroughs.launch, seen=here.position, breakthrough=here.id, on=day, report_back=end
    )
    words = f"Launched. Report-back on {full_date(end, today)}, {(end - day).days} days."
    screen.say(words, Mood.GOOD)


async def _choose_end(screen: BaseScreen, here: Breakthrough, day: date) -> date | None:
    """The report-back date: asked where the launch has slipped, or where the date is past."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    today = screen.session.moment.today
    planned, end = here.launch_on, here.goal.report_back
    if end is None:
        return day + timedelta(days=DEFAULT_LENGTH)
    if planned is None or planned == day:
        return end
    by_length = day + (end - planned)
    choices = [
        Choice(
            "length", f"Keep the length: {(end - planned).days} days", _end(by_length, day, today)
        )
    ]
    if end > day:
        choices.insert(
            0, Choice("date", f"Keep the date: {full_date(end, today)}", _length(end, day))
        )
    sentence = f"The launch was planned for {full_date(planned, today)}."
    picked = await screen.ask_dialog(
        ChooseDialog("When is the report-back?", choices, search=False, sentence=sentence)
    )
    if picked is None:
        return None
    return end if picked == "date" else by_length


def _end(end: date, day: date, today: date) -> str:
    return f"report-back on {full_date(end, today)}"


def _length(end: date, day: date) -> str:
    length = (end - day).days
    return length_advice(length) or f"{length} days"


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
