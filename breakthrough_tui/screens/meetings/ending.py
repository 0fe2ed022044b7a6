"""Ending a meeting: who does what by when; for the launch first the launch check and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.meetings.capture import capture, unknown_words
from breakthrough_tui.domain.meetings.meeting import Meeting
from breakthrough_tui.domain.permissions import Action, may
from breakthrough_tui.screens.meetings.meeting_rows import is_launch
from breakthrough_tui.store.commands import meetings
from breakthrough_tui.store.queries import people_lists

if TYPE_CHECKING:
    from breakthrough_tui.domain.meetings.capture import Captured
    from breakthrough_tui.screens.base import BaseScreen

HINT = "ana: tell the desk by fri. One a line; empty if nothing was agreed beside the board"


async def end(screen: BaseScreen, meeting: Meeting, seen: int | None) -> None:
    """Ask what is still to be asked, and end it. To be called inside `spawn`."""
    overview = screen.session.overview
    if overview is None:
        return
    if is_launch(meeting) and overview.breakthrough.phase.before_launch:
        if not await _launched(screen, meeting):
            return
    await _agree_and_end(screen, meeting, seen)


async def _launched(screen: BaseScreen, meeting: Meeting) -> bool:
    """Whether the meeting may end: it was launched, or it ends without."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
    from breakthrough_tui.screens.launching import launch_on
    from breakthrough_tui.screens.obstacles.offers import standing

    session = screen.session
    overview = session.overview
    assert overview is not None
    who = standing(overview, session.viewer, session.moment)
    choices = [
        Choice("end", "End the meeting; it is launched later"),
        Choice("stay", "Go on with the meeting"),
    ]
    if may(Action.LAUNCH, who, overview.breakthrough.phase):
        choices.insert(0, Choice("launch", "Launch: the clock runs, tomorrow is day 1"))
        sentence = ""
    else:
        sentence = "Its leader or team lead launches: S on their screen, or s on the goal's."
    picked = await screen.ask_dialog(
        ChooseDialog("The launch", choices, search=False, sentence=sentence)
    )
    if picked == "launch":
        return bool(await launch_on(screen, overview, session.moment.today))
    return bool(picked == "end")


async def _held(screen: BaseScreen, meeting: Meeting) -> None:
    """After the report-back the breakthrough is reported."""
    session = screen.session
    overview = session.overview
    if meeting.kind is not MeetingKind.REPORT_BACK or overview is None:
        return
    here = overview.breakthrough
    if here.phase is Phase.LAUNCHED:
        from breakthrough_tui.store.commands import closings

        what = "recorded the report-back"
        await session.do(closings.hold, what=what, breakthrough=here.id)


async def _agree_and_end(screen: BaseScreen, meeting: Meeting, seen: int | None) -> None:
    from breakthrough_tui.screens.dialogs.form import AskDialog

    session = screen.session
    today = session.moment.today
    people = [person.name for person in await session.ask(people_lists.people)]

    def read(text: str) -> Captured:
        from breakthrough_tui.domain.errors import Invalid

        found = capture(text, today=today, people=people)
        if found.left:
            raise Invalid(found.remarks[-1])
        return found

    async def save(found: Any) -> None:
        await session.do(
            meetings.end,
            what=f"ended the {meeting.kind}",
            meeting=meeting.id,
            agreed=found.entries,
        )

    found = await screen.ask_dialog(
        AskDialog(
            f"End the {meeting.kind}",
            "Who does what",
            kind="text",
            hint=HINT,
            check=read,
            save=save,
            save_label="End it",
        )
    )
    if found is None:
        return
    await _held(screen, meeting)
    strangers = unknown_words(found.unknown, people)
    agreed = len(found.entries)
    words = f"Ended. {agreed} agreed." if agreed else "Ended."
    if meeting.kind is MeetingKind.REPORT_BACK:
        words += " The report-back is recorded; O on the report closes it."
    if strangers:
        screen.say(f"{words} {strangers}", Mood.WARNING)
    else:
        screen.say(words, Mood.GOOD)
