"""Answering the pulse: two numbers, known to who answers alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.pulse import FEWEST, Pulse, read_score
from breakthrough_tui.domain.weeks import last_day_of
from breakthrough_tui.screens.dialogs.form import FormDialog, FormField
from breakthrough_tui.store.commands import pulses as commands

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen

PRIVATE = (
    "Only you see what you answer, not even your leader. Averages are shown when the week is over and "
    f"{FEWEST} or more have answered."
)


class PulseDialog(FormDialog):
    """A form of which nothing is kept as a draft: two numbers are typed again sooner than they are explained."""

    @property
    def drafted(self) -> Mapping[str, str]:
        """Nothing."""
        return {}


async def answer_pulse(screen: BaseScreen, pulse: Pulse) -> None:
    """Ask energy and confidence, 0 to 10. To be called inside `spawn`."""
    session = screen.session
    here = session.breakthrough
    before = pulse.mine or ("", "")
    fields = [
        FormField(
            "energy",
            "Energy",
            str(before[0]),
            kind="number",
            hint="0: exhausted, 10: full of it",
            required=True,
            check=lambda text: read_score(text, "Energy"),
        ),
        FormField(
            "confidence",
            "Confidence",
            str(before[1]),
            kind="number",
            hint="that the result is reached. 0: not at all, 10: sure",
            required=True,
            check=lambda text: read_score(text, "Confidence"),
        ),
    ]

    async def save(values: dict[str, Any]) -> None:
        await session.do(commands.answer, breakthrough=here, **values)

    said = await screen.ask_dialog(
        PulseDialog("Your pulse of this week", fields, save=save, intro=PRIVATE)
    )
    if said is not None:
        until = day_month(last_day_of(pulse.week), session.moment.today)
        screen.say(f"Kept for yourself; you can change it until {until}.", Mood.GOOD)
