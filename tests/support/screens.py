"""The program at work in this process: its screens on a real file, driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from textual import events
from textual.pilot import Pilot

from breakthrough_tui.app import BreakthroughApp
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.threads import StoreThreads
from breakthrough_tui.terminal.surroundings import Surroundings
from breakthrough_tui.widgets.looks import EVERYTHING


class OnFile(Protocol):
    """A team on a file, with its clock."""

    @property
    def path(self) -> Path: ...

    @property
    def clock(self) -> Callable[[], datetime]: ...


def start_app(
    team: OnFile,
    viewer: str = "ana",
    *,
    theme: str | None = None,
    code: str | None = None,
    surroundings: Surroundings = EVERYTHING,
) -> BreakthroughApp:
    """The app on the team's file, with connections of its own; `stop_app` closes them."""
    store = Store.open(str(team.path), team.clock)
    store.close()
    threads = StoreThreads(store.close)
    session = Session(store, threads, viewer)
    threads.read(session.begin, code).result()
    return BreakthroughApp(session, theme, surroundings=surroundings)


class Screen:
    """What a person at one terminal does and sees."""

    def __init__(self, app: BreakthroughApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything that they asked for is done and drawn."""
        await self.pilot.press(*keys)
        await self.settle()

    async def types(self, text: str) -> None:
        """Type a text."""
        await self.press(*(_key(character) for character in text))

    async def pastes(self, text: str) -> None:
        """Paste a text: the same as typing it, without waiting for each key."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is on its way to the database or to the screen."""
        for _ in range(3):
            await asyncio.wrap_future(self.app.session.threads.write(lambda: None))
            await asyncio.wrap_future(self.app.session.threads.read(lambda: None))
            await self.pilot.pause()

    async def news(self) -> None:
        """Look for news at once."""
        await self.app.session.look()
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """What is on the screen, line by line, without blanks at the end."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """All that is on the screen."""
        return "\n".join(self.lines)


def _key(character: str) -> str:
    from textual.keys import _character_to_key

    return _character_to_key(character)


@asynccontextmanager
async def at_screen(
    team: OnFile,
    viewer: str = "ana",
    *,
    size: tuple[int, int] = (120, 40),
    theme: str | None = None,
    watching: bool = False,
) -> AsyncIterator[Screen]:
    """Sit down at a terminal as somebody of the team. News of others comes by `news`, or by itself if `watching`."""
    app = start_app(team, viewer, theme=theme)
    try:
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot)
            if not watching and app._watching is not None:
                app._watching.cancel()
            await screen.settle()
            yield screen
    finally:
        app.session.threads.close()
