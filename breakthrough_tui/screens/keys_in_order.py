"""One key after the other: none is looked at before what the keys before it caused is in sight.

Textual forwards all keys that have come at once to whatever has the focus then. On a slow line, or with fast fingers,
the words after `n` would reach the board as keys of their own, and those after `enter` the dialog that is closing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events

from breakthrough_tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

_LONGEST = 0.5
"""Seconds for one widget to have seen to a key."""

_LOOK_EVERY = 0.005
"""Seconds between two looks whether it is saved."""

_ROUNDS = 2
"""A key may cause a message, which comes to the same widgets once more."""


class KeysInOrder:
    """Hands on the keys of an app; `hand_on` is what the app would have done with one at once."""

    def __init__(
        self, app: App[Any], hand_on: Callable[[events.Key | events.Paste], Awaitable[None]]
    ) -> None:
        self._app = app
        self._hand_on = hand_on
        self._came: asyncio.Queue[events.Key | events.Paste] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def put(self, event: events.Key | events.Paste) -> None:
        """A key has come."""
        self._came.put_nowait(event)
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    def stop(self) -> None:
        """No more keys."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        while True:
            event = await self._came.get()
            try:
                await self._see_to(event)
            except Exception as error:  # noqa: BLE001 - a mistake of ours in an action; the app ends with it
                self._app._handle_exception(error)
                return

    async def _see_to(self, event: events.Key | events.Paste) -> None:
        shown = await self._settled()
        if self._app.focused is None and not isinstance(shown, BaseScreen):
            await self._until_seen_to(shown)  # it has just opened and asked for the focus
        focused = self._app.focused
        await self._hand_on(event)
        if focused is not None:
            await self._until_seen_to(focused)
        elif isinstance(event, events.Key) and event.key == "enter":
            # A list tells its screen by a message what was opened.
            await asyncio.gather(*(self._until_seen_to(widget) for widget in shown.children))

    async def _settled(self) -> Screen[Any]:
        """The screen for the next key: one may be about to open or to close."""
        while True:
            shown = self._app.screen
            if isinstance(shown, BaseScreen):
                await shown.ready()
            else:
                await self._until_saved(shown)
                await asyncio.sleep(0)  # whoever waits for its answer holds the keys again first
            if self._app.screen is shown:
                return shown

    async def _until_saved(self, dialog: Screen[Any]) -> None:
        """A dialog that is saving is about to close."""
        saving = [worker for worker in self._app.workers if worker.node is dialog]
        end = monotonic() + _LONGEST
        while any(not worker.is_finished for worker in saving) and monotonic() < end:
            await asyncio.sleep(_LOOK_EVERY)

    async def _until_seen_to(self, widget: MessagePump) -> None:
        for _ in range(_ROUNDS):
            node: MessagePump | None = widget
            while node is not None:
                seen = asyncio.Event()
                if node.call_later(seen.set):
                    with suppress(TimeoutError):
                        await asyncio.wait_for(seen.wait(), _LONGEST)
                node = node._parent
