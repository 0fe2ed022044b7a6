"""Planning, moving and cancelling meetings, the weekly slot, and what is agreed: the dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.breakthrough import Breakthrough
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.dates import WEEKDAYS, date_or_error, full_date, short_date
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.meetings.agendas import FULL_DAY, HALF_DAY, agenda
from breakthrough_tui.domain.meetings.due import Due
from breakthrough_tui.domain.meetings.meeting import Meeting, read_clock, show_minutes
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.store.commands import meetings

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen


async def choose_kind(screen: BaseScreen, here: Breakthrough) -> tuple[MeetingKind, str] | None:
    """Which meeting, and of which form; before the launch first of all that one."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    offered = [
        (MeetingKind.CHECK_IN, ""),
        (MeetingKind.LAUNCH, HALF_DAY),
        (MeetingKind.LAUNCH, FULL_DAY),
        (MeetingKind.MIDDLE_REVIEW, ""),
        (MeetingKind.REPORT_BACK, ""),
    ]
    choices = [
        Choice(
            f"{kind}/{form}",
            f"{kind}, {form}" if form else str(kind),
            show_minutes(sum(block.minutes for block in agenda(kind, form))),
        )
        for kind, form in offered
    ]
    first = f"{MeetingKind.LAUNCH}/{HALF_DAY}" if here.phase.before_launch else None
    picked = await screen.ask_dialog(
        ChooseDialog("Plan a meeting", choices, current=first, search=False)
    )
    if picked is None:
        return None
    kind, _, form = str(picked).partition("/")
    return MeetingKind(kind), form


async def plan(screen: BaseScreen, overview: Overview, wanted: Due | None) -> int | None:
    """Ask which meeting and when, and plan it; its id. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    today = session.moment.today
    here = overview.breakthrough
    if wanted is None or wanted.kind is MeetingKind.LAUNCH:
        chosen = await _form(screen) if wanted is not None else await choose_kind(screen, here)
        if chosen is None:
            return None
        kind, form = chosen
    else:
        kind, form = wanted.kind, ""
    on = wanted.on if wanted is not None else today
    at = wanted.at if wanted is not None else ""
    made: list[int] = []

    async def save(values: dict[str, Any]) -> None:
        done = await session.do(
            meetings.plan,
            what=f"planned the {kind}",
            breakthrough=here.id,
            kind=kind,
            form=form,
            on=values["on"],
            at=values["at"],
        )
        made.append(done.made("meeting"))

    fields = [
        FormField(
            "on",
            "On",
            short_date(on, today),
            kind="date",
            required=True,
            check=lambda text: date_or_error(text, today),
        ),
        FormField("at", "At", at, hint="9:00, or empty", check=read_clock),
    ]
    title = f"Plan the {kind}" + (f", {form}" if form else "")
    await screen.ask_dialog(FormDialog(title, fields, save=save, save_label="Plan it"))
    if made:
        screen.say("Planned. Its agenda can be changed: enter opens it.", Mood.GOOD)
    return made[0] if made else None


async def _form(screen: BaseScreen) -> tuple[MeetingKind, str] | None:
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    choices = [
        Choice(
            form,
            form,
            show_minutes(sum(block.minutes for block in agenda(MeetingKind.LAUNCH, form))),
        )
        for form in (HALF_DAY, FULL_DAY)
    ]
    picked = await screen.ask_dialog(ChooseDialog("The launch", choices, search=False))
    return None if picked is None else (MeetingKind.LAUNCH, str(picked))


async def move(screen: BaseScreen, meeting: Meeting, seen: int) -> None:
    """Another day or time. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    today = session.moment.today

    async def save(values: dict[str, Any]) -> None:
        await session.do(
            meetings.move,
            seen=seen,
            what=f"moved the {meeting.kind}",
            meeting=meeting.id,
            on=values["on"],
            at=values["at"],
        )

    fields = [
        FormField(
            "on",
            "On",
            short_date(meeting.on, today),
            kind="date",
            required=True,
            check=lambda text: date_or_error(text, today),
        ),
        FormField("at", "At", meeting.at, hint="9:00, or empty", check=read_clock),
    ]
    said = await screen.ask_dialog(
        FormDialog(f"{meeting.name}: another day", fields, save=save, save_label="Move it")
    )
    if said is not None:
        screen.say(f"The {meeting.kind} is on {full_date(said['on'], today)}.", Mood.GOOD)


async def choose_slot(screen: BaseScreen, overview: Overview) -> None:
    """The weekday and the time of the check-ins. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
    from breakthrough_tui.screens.dialogs.form import AskDialog

    session = screen.session
    here = overview.breakthrough
    now = here.checkin_weekday
    choices = [Choice(str(number), name) for number, name in enumerate(WEEKDAYS)]
    picked = await screen.ask_dialog(
        ChooseDialog(
            "Check-ins: on which day?",
            choices,
            current=None if now is None else str(now),
            search=False,
        )
    )
    if picked is None:
        return
    at = await screen.ask_dialog(
        AskDialog(
            f"Check-ins each {WEEKDAYS[int(picked)]}",
            "At",
            here.checkin_at,
            hint="9:00, or empty",
            check=read_clock,
        )
    )
    if at is None:
        return
    await session.do(
        meetings.set_slot,
        what="chose the day of the check-ins",
        breakthrough=here.id,
        weekday=int(picked),
        at=at,
    )
