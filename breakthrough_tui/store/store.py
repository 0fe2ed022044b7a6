"""The one way to the data: commands change it, queries read it. Two stores may be open at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from peewee import fn

from breakthrough_tui.domain.errors import NotAllowed
from breakthrough_tui.domain.limits import WITHIN, check_pace
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Workspace
from breakthrough_tui.store.address import read_address
from breakthrough_tui.store.call import Call, Done
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import EventRow, MergedRow
from breakthrough_tui.store.upgrade import check_version, upgrade
from breakthrough_tui.store.write import Write

P = ParamSpec("P")
T = TypeVar("T")


def utc_now() -> datetime:
    """The clock of a store that was given no other."""
    return datetime.now(UTC)


class Store:
    """One open database. Each thread that uses it has a connection of its own, closed by `close` on that thread."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = utc_now) -> None:
        self.database = database
        self.clock = clock

    @classmethod
    def open(cls, address: str, clock: Callable[[], datetime] = utc_now) -> Store:
        """Open a path or URL; a missing file is made, an older one upgraded."""
        database = Database(read_address(address))
        upgrade(database, now=clock())
        return cls(database, clock)

    def close(self) -> None:
        """Close this thread's connection."""
        self.database.close()

    def run(
        self,
        command: Callable[Concatenate[Write, P], None],
        call: Call,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done:
        """Do one command in one transaction. The same `call` sent twice is done once.

        Raises a BreakthroughError that says why nothing was changed.
        """
        with self.database.write():
            check_version(self.database)
            earlier = self._done_earlier(call)
            if earlier is not None:
                return earlier
            write = Write(self.database, call, self.clock())
            check_pace(self._commands_lately(call.actor, write.now))
            command(write, *args, **kwargs)
            write.finish()
        return Done(write.merged_into or call.command, tuple(write.events))

    def read(
        self, query: Callable[Concatenate[Read, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask one question, in one read transaction."""
        with self.database.read():
            return query(Read(self.database, self.clock()), *args, **kwargs)

    def workspace(self) -> Workspace | None:
        """The settings of this database; None before anybody made a workspace in it."""
        return self.read(lambda read: read.workspace_or_none())

    def moment(self) -> Moment:
        """Now, as the workspace counts its days; UTC before there is one."""
        workspace = self.workspace()
        return Moment(self.clock(), workspace.time_zone if workspace else "UTC")

    def _commands_lately(self, actor: str, now: datetime) -> int:
        """How many changes somebody has made within the time that `check_pace` looks at."""
        mine = (EventRow.actor == actor) & (EventRow.at > now - WITHIN)
        query = EventRow.select(fn.COUNT(fn.DISTINCT(EventRow.command))).where(mine)
        return int(self.database.value(query) or 0)

    def _done_earlier(self, call: Call) -> Done | None:
        merged = MergedRow.select(MergedRow.became).where(MergedRow.command == call.command)
        command = self.database.value(merged) or call.command
        query: Any = select_events().where(EventRow.command == command).order_by(EventRow.step)
        events = tuple(event_of(values) for values in self.database.rows(query))
        if not events:
            return None
        if events[0].actor != call.actor:
            raise NotAllowed("This command is somebody else's.", "Make a new one.")
        return Done(command, events)
