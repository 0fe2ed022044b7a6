"""The list of signals, until one goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.screens.dialogs.signals import SignalsDialog
from breakthrough_tui.store.commands import personal
from breakthrough_tui.store.queries import signals

if TYPE_CHECKING:
    from breakthrough_tui.domain.signals.signal import Signal
    from breakthrough_tui.screens.base import BaseScreen


async def show_signals(screen: BaseScreen) -> None:
    """List what goes wrong in the breakthrough on the screen; to be called inside `spawn`."""
    session = screen.session
    breakthrough = session.breakthrough
    if breakthrough is None:
        screen.say("There is no breakthrough here yet.")
        return

    async def read() -> tuple[Signal, ...]:
        return await session.ask(signals.of_breakthrough, breakthrough=breakthrough)

    async def see(key: str) -> tuple[Signal, ...]:
        await session.do(personal.see_signal, look=False, breakthrough=breakthrough, signal=key)
        return await read()

    found = await read()
    if not found:
        screen.say("Nothing goes wrong, as far as one can see.")
        return
    overview = session.overview
    code = overview.breakthrough.code if overview else ""
    if await screen.ask_dialog(SignalsDialog(f"Signals of {code}", found, see)):
        await screen.refresh_data()
