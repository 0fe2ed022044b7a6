"""How a history is told: every thing has a life of its own, and the lives are woven together by time."""

from __future__ import annotations

import heapq
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call, Done
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.write import Write

P = ParamSpec("P")

Life = Iterator[datetime]
"""What happens to one thing: it yields the time at which it goes on, then does its next commands."""

_SATURDAY = 5
_BETWEEN = timedelta(seconds=20)
"""Time between two commands at the least; moves closer together would be one event."""


class Story:
    """Tells lives into a store, each command by its person and at its time, as if it had been lived.

    Days are counted from the day on which it is told. What would fall on a weekend falls on the Friday before it, or
    on the Monday after it if it is still to come.
    """

    def __init__(self, store: Store, now: datetime, time_zone: str) -> None:
        self.now = now
        self.zone = ZoneInfo(time_zone)
        self.today = now.astimezone(self.zone).date()
        self.named: dict[str, int] = {}
        """The ids of what is spoken of in more than one life."""
        self._clock = now
        self._store = Store(store.database, lambda: self._clock)
        self._told = 0

    # When

    def day(self, ago: int) -> date:
        """A working day, so many days ago or a little more."""
        day = self.today - timedelta(days=ago)
        return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))

    def ahead(self, days: int) -> date:
        """A working day to come; a negative number is one that is over."""
        if days < 0:
            return self.day(-days)
        day = self.today + timedelta(days=days)
        return day + timedelta(days=7 - day.weekday() if day.weekday() >= _SATURDAY else 0)

    def at(self, ago: int, clock: str) -> datetime:
        """A time of day, '14:02', on a day in the past."""
        here = datetime.combine(self.day(ago), time.fromisoformat(clock), self.zone)
        return here.astimezone(UTC)

    def just_now(self, minutes: int) -> datetime:
        """So many minutes ago."""
        return self.now - timedelta(minutes=minutes)

    def month(self, ago: int) -> str:
        """The name of the month so many days ago."""
        return f"{self.today - timedelta(days=ago):%B}"

    def turn_of_month(self, days: int) -> str:
        """The first day of a month at least so many days ahead: '1 January'."""
        day = self.today + timedelta(days=days)
        first = day if day.day == 1 else (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        return f"1 {first:%B}"

    # What

    def do(
        self,
        actor: str,
        command: Callable[Concatenate[Write, P], None],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done:
        """Let somebody do something, at the time that it is in the story."""
        self._told += 1
        self._clock += _BETWEEN
        call = Call(actor, Door.SCREEN, command=str(uuid.UUID(int=self._told)))
        return self._store.run(command, call, *args, **kwargs)

    def tell(self, *lives: Life) -> None:
        """Live them all, in the order of their times."""
        waiting: list[tuple[datetime, int, Life]] = []
        for number, life in enumerate(lives):
            self._go_on(waiting, number, life)
        self._clock = waiting[0][0] - _BETWEEN
        while waiting:
            at, number, life = heapq.heappop(waiting)
            self._clock = max(self._clock, at)
            self._go_on(waiting, number, life)

    def _go_on(self, waiting: list[tuple[datetime, int, Life]], number: int, life: Life) -> None:
        at = next(life, None)
        if at is not None:
            heapq.heappush(waiting, (at, number, life))
