"""The one way to the data: commands change it, queries read it. Two stores may be open at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime

from breakthrough_tui.domain.errors import BreakthroughError, NotAllowed, Restored
from breakthrough_tui.domain.limits import WITHIN, check_pace
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Workspace
from breakthrough_tui.store.address import daily_place, read_address
from breakthrough_tui.store.call import Call, Done
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.story_clock import VARIABLE, story_clock
from breakthrough_tui.store.tables import EventRow
from breakthrough_tui.store.upgrade import check_version, upgrade
from breakthrough_tui.store.write import Write

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, Concatenate, ParamSpec, TypeVar

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
        self.generation: int | None = None
        """The generation that its user has looked at; commands for another one are refused. None: any."""
        self.daily_copies: Callable[[], int] | None = None
        """How many daily copies are kept; None makes none."""
        self.copy_problem: BreakthroughError | None = None
        """Why today's copy could not be made, if it could not."""
        self.copy_before_upgrade: Path | None = None
        """The copy of an older database, if opening it brought it up to date."""
        self._copied_on: date | None = None

    @classmethod
    def open(cls, address: str, clock: Callable[[], datetime] = utc_now) -> Store:
        """Open a path or URL; a missing file is made, an older one upgraded.

        In an example, and nowhere else, the environment may say what time it is: see `story_clock`.
        """
        database = Database(read_address(address))
        copy = upgrade(database, now=clock())
        store = cls(database, clock)
        store.copy_before_upgrade = copy
        if VARIABLE in os.environ and clock is utc_now:
            workspace = store.workspace()
            if workspace is not None and workspace.example:
                store.clock = story_clock() or clock
        return store

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
        self._copy_of_the_day()
        with self.database.write():
            check_version(self.database)
            self._require_generation()
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
        [(count,)] = self.database.ask(
            "SELECT COUNT(DISTINCT command) FROM event WHERE actor = ? AND at > ? AND at <= ?",
            actor,
            EventRow.at.db_value(now - WITHIN),
            EventRow.at.db_value(now),
        )
        return int(count)

    def _require_generation(self) -> None:
        if self.generation is None:
            return
        if self.database.ask("SELECT generation FROM workspace") != [(self.generation,)]:
            raise Restored(
                "The database was restored from a copy meanwhile; nothing was changed.",
                "Look at it as it is now, then do it again.",
            )

    def _copy_of_the_day(self) -> None:
        """Before the first write of a day the database is copied. What hinders that does not hinder the write."""
        today = self.clock().astimezone(UTC).date()
        if self.daily_copies is None or self._copied_on == today:
            return
        self._copied_on = today
        if daily_place(self.database.path, today).exists():
            return
        from breakthrough_tui.store.backup import back_up_daily

        try:
            workspace = self.workspace()
            if workspace is not None and not workspace.example:
                back_up_daily(self.database, today=today, keep=self.daily_copies())
        except BreakthroughError as error:
            self.copy_problem = error

    def _done_earlier(self, call: Call) -> Done | None:
        merged = self.database.ask(
            "SELECT became FROM merged_command WHERE command = ?", call.command
        )
        command = merged[0][0] if merged else call.command
        if not self.database.ask("SELECT 1 FROM event WHERE command = ? LIMIT 1", command):
            return None
        query: Any = select_events().where(EventRow.command == command).order_by(EventRow.step)
        events = tuple(event_of(values) for values in self.database.rows(query))
        if events[0].actor != call.actor:
            raise NotAllowed("This command is somebody else's.", "Make a new one.")
        return Done(command, events)
