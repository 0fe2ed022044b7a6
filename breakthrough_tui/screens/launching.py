"""Launching: the day, the end, the launch check and its last question, a leader's reason where something is missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from breakthrough_tui.domain.breakthrough import DEFAULT_LENGTH, Breakthrough
from breakthrough_tui.domain.countdown import length_advice
from breakthrough_tui.domain.dates import date_or_error, full_date, short_date
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.launch_check import (
    LAST_QUESTION,
    Missing,
    launch_check,
)
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.readiness import readiness_words
from breakthrough_tui.store.commands import breakthroughs
from breakthrough_tui.store.queries import meetings

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.session import Session


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
    await launch_on(screen, overview, day)


async def launch_on(screen: BaseScreen, overview: Overview, day: date) -> bool:
    """All that is asked once the day is known; whether it was launched. To be called inside `spawn`."""
    session = screen.session
    here = overview.breakthrough
    end = await _choose_end(screen, here, day)
    if end is None:
        return False
    missing = await missing_for(session, overview, day, end)
    reason: tuple[str, str] | None = ("", "")
    if missing:
        reason = await _reason(screen, overview, missing)
    if reason is None:
        return False
    reached = await _last_question(screen)
    if reached is None:
        return False
    await session.do(
        breakthroughs.launch,
        seen=here.position,
        breakthrough=here.id,
        on=day,
        report_back=end,
        reason=reason[0],
        reason_of=reason[1] or None,
        reached=reached,
    )
    when = full_date(end, session.moment.today)
    screen.say(f"Launched. Report-back on {when}, {(end - day).days} days.", Mood.GOOD)
    return True


async def missing_for(
    session: Session, overview: Overview, day: date, end: date | None
) -> tuple[Missing, ...]:
    """What the launch check finds for a launch on a day, as things stand now."""
    items = await session.ask(meetings.plan_items, breakthrough=overview.breakthrough.id)
    return launch_check(
        overview,
        [planned.item for planned in items],
        launch=day,
        report_back=end,
        today=session.moment.today,
        workspace=session.workspace,
    )


async def _reason(
    screen: BaseScreen, overview: Overview, missing: tuple[Missing, ...]
) -> tuple[str, str] | None:
    """Why it is launched all the same, and which leader says so; None to put it right first."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
    from breakthrough_tui.screens.dialogs.form import AskDialog

    viewer = screen.session.viewer
    leaders = overview.holders(Role.LEADER)
    choices = [Choice("", "Put it right first")]
    if viewer in leaders:
        choices.append(Choice(viewer, "Launch all the same, with a reason"))
    else:
        choices += [
            Choice(leader, f"{leader} says: launch all the same", "their reason is written down")
            for leader in leaders
        ]
    said = " ".join(one.sentence for one in missing)
    count = "1 thing is" if len(missing) == 1 else f"{len(missing)} things are"
    whose = await screen.ask_dialog(
        ChooseDialog(f"Launch check: {count} missing", choices, search=False, sentence=said)
    )
    if not whose:
        return None
    label = "Why all the same" if whose == viewer else f"What {whose} said"
    reason = await screen.ask_dialog(
        AskDialog(
            "Launch all the same",
            label,
            hint="it stays with the breakthrough, and is in the report",
            required=True,
            save_label="Go on",
        )
    )
    return None if reason is None else (str(reason), str(whose))


async def _last_question(screen: BaseScreen) -> Said | None:
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    answers = [
        Choice(Said.YES, "Yes: launch it"),
        Choice(Said.NOT_SURE, "Not sure; launch it, and we shall see soon"),
        Choice(Said.NO, "No: back to the plan"),
    ]
    answer = await screen.ask_dialog(ChooseDialog(LAST_QUESTION, answers, search=False))
    if answer == Said.NO:
        screen.say("What is missing in the plan? It is not launched yet.")
        return None
    return None if answer is None else Said(answer)


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
