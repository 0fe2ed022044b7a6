"""How it ends: held, closed or abandoned, reopened; and the way on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.closing import PATHS, following, suggested_outcome
from breakthrough_tui.domain.course import Outcome, Path
from breakthrough_tui.domain.dates import full_date
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.permissions import Action, may, require
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.commands import closings

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen

ABANDONED = "abandoned"
HELD = "held"


async def close(screen: BaseScreen, overview: Overview) -> None:
    """Record the report-back, close, abandon, or reopen what is over. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    session = screen.session
    here = overview.breakthrough
    who = standing(overview, session.viewer, session.moment)
    if here.phase.over:
        await _reopen(screen, overview)
        return
    choices = []
    if here.phase is Phase.LAUNCHED and may(Action.HOLD_REPORT, who, here.phase):
        note = "it can be closed now, or later"
        choices.append(Choice(HELD, "The report-back was held", note, "h"))
    status = overview.status(session.moment)
    suggested = suggested_outcome(status)
    if not here.phase.before_launch and may(Action.CLOSE, who, here.phase):
        keys = {Outcome.REACHED: "r", Outcome.PARTLY: "p", Outcome.NOT_REACHED: "n"}
        choices += [
            Choice(one.value, f"Close: {one}", status.sentence if one is suggested else "", key)
            for one, key in keys.items()
        ]
    if may(Action.ABANDON, who, here.phase):
        choices.append(Choice(ABANDONED, "Abandon it", "before it is done, with the reason", "a"))
    if not choices:
        require(Action.CLOSE, who, here.phase)
        return
    current = suggested.value if suggested and here.phase is Phase.REPORTED else None
    sentence = "What is closed is only read, and can be reopened by its leader."
    picked = await screen.ask_dialog(
        ChooseDialog(
            f"How {here.code} ends", choices, current=current, search=False, sentence=sentence
        )
    )
    if picked == HELD:
        await session.do(closings.hold, what="recorded the report-back", breakthrough=here.id)
        screen.say("The report-back was held today. O closes it.", Mood.GOOD)
    elif picked == ABANDONED:
        await _abandon(screen, overview)
    elif picked is not None:
        await _close(screen, overview, Outcome(picked))


async def _close(screen: BaseScreen, overview: Overview, outcome: Outcome) -> None:
    from breakthrough_tui.screens.dialogs.form import AskDialog

    session = screen.session
    here = overview.breakthrough

    async def save(note: str) -> None:
        await session.do(closings.close, breakthrough=here.id, outcome=outcome, note=note)

    said = await screen.ask_dialog(
        AskDialog(
            f"Close {here.code}: {outcome}",
            "A word on it",
            hint="may be left out; it stands below the result in the report",
            save=save,
            save_label="Close it",
        )
    )
    now = session.overview_of(here.id)
    if said is not None and now is not None and now.ending.remeasure_on is not None:
        day = full_date(now.ending.remeasure_on, session.moment.today)
        screen.say(f"Closed: {outcome}. It is measured once more on {day}.", Mood.GOOD)


async def _abandon(screen: BaseScreen, overview: Overview) -> None:
    from breakthrough_tui.screens.dialogs.form import AskDialog

    session = screen.session
    here = overview.breakthrough

    async def save(reason: str) -> None:
        await session.do(closings.abandon, breakthrough=here.id, reason=reason)

    said = await screen.ask_dialog(
        AskDialog(
            f"Abandon {here.code}",
            "Why",
            hint="to stop what cannot succeed is a decision; the reason is kept",
            required=True,
            save=save,
            save_label="Abandon it",
        )
    )
    if said is not None:
        screen.say("Abandoned. What was learnt stays in its report.")


async def _reopen(screen: BaseScreen, overview: Overview) -> None:
    from breakthrough_tui.screens.dialogs.confirm import ConfirmDialog

    session = screen.session
    here = overview.breakthrough
    require(Action.REOPEN_CLOSED, standing(overview, session.viewer, session.moment), here.phase)
    question = f"{here.code} is {here.phase}. It goes on where it was before that."
    if await screen.ask_dialog(ConfirmDialog(question, "Reopen it", "Leave it", title="Reopen?")):
        await session.do(closings.reopen, breakthrough=here.id)
        screen.say(f"{here.code} is open again.", Mood.GOOD)


async def choose_path(screen: BaseScreen, overview: Overview) -> None:
    """Reset, build or scale: kept with this one, and the next begins with what carries over."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
    from breakthrough_tui.screens.portfolio.starting import start_breakthrough

    session = screen.session
    here = overview.breakthrough
    who = standing(overview, session.viewer, session.moment)
    require(Action.CHOOSE_PATH, who, here.phase)
    keys = {Path.RESET: "r", Path.BUILD: "b", Path.SCALE: "s"}
    choices = [
        Choice(path.value, path.value.capitalize(), PATHS[path], key) for path, key in keys.items()
    ]
    current = overview.ending.path.value if overview.ending.path else None
    picked = await screen.ask_dialog(
        ChooseDialog(
            "What comes next",
            choices,
            current=current,
            search=False,
            sentence="It is kept in the report, and the next breakthrough can begin at once.",
        )
    )
    if picked is None:
        return
    path = Path(picked)
    if path is not overview.ending.path:
        await session.do(
            closings.choose_path, what="chose what comes next", breakthrough=here.id, path=path
        )
    carried = following(path, here.goal, overview.readings, session.moment.today)
    if not await start_breakthrough(
        screen, sentence=carried.sentence, after=overview, carried=carried
    ):
        screen.say(f"Next: {path}. The next one is started when you like, by this key.", Mood.GOOD)
