"""What a session does about time: it says that it is here, and ends when nobody has pressed a key for hours."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.presence import SAY_EVERY

if TYPE_CHECKING:
    from breakthrough_tui.screens.session import Session

FIRST_AFTER = 3.0
"""Seconds after the first paint, which nothing of this may delay."""


class Presence:
    """Says every minute that this session is here, and learns who else is; draws nothing."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.name = str(uuid4())

    async def keep(self) -> None:
        """Go on until cancelled."""
        await asyncio.sleep(FIRST_AFTER)
        self.session.before_end.append(self._go)
        while True:
            with suppress(BreakthroughError):  # the next beat may be heard
                await self.beat()
            await asyncio.sleep(SAY_EVERY.total_seconds())

    async def beat(self) -> None:
        """Say it once."""
        from breakthrough_tui.store.commands import presence as commands

        if self.session.workspace is None:
            return
        await asyncio.wrap_future(self.session.later(commands.be_here, session=self.name))
        await self.session.look_who_is_here()

    def _go(self) -> None:
        from breakthrough_tui.store.commands import presence as commands

        if self.session.workspace is not None:
            self.session.later(commands.go, session=self.name)


class IdleWatch:
    """Calls `leave` when nobody has touched a key or the mouse for a number of seconds."""

    def __init__(self, seconds: Callable[[], float], leave: Callable[[float], None]) -> None:
        self._seconds = seconds
        self._leave = leave
        self._touched = monotonic()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = monotonic()

    async def watch(self) -> None:
        """Sleep until it could be time, and no more often. The limit is read when the first look is due."""
        await asyncio.sleep(FIRST_AFTER)
        limit = self._seconds()
        while (left := self._touched + limit - monotonic()) > 0:
            await asyncio.sleep(left)
        self._leave(limit)
