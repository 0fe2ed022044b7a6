"""One person at one screen: who they are, what they look at, what they did, and news of what others did.

Nothing here knows Textual: it runs on any asyncio loop. The database is asked on the two threads of the store.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from breakthrough_tui.domain.closing import at_its_end
from breakthrough_tui.domain.countdown import next_midnight
from breakthrough_tui.domain.errors import BreakthroughError, CannotUndo, DatabaseProblem, NotFound
from breakthrough_tui.domain.event import Door, Event
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.preferences import place_key, place_value
from breakthrough_tui.domain.text import nearest, safe
from breakthrough_tui.domain.values import dataclass, replace
from breakthrough_tui.domain.waiting import waits_for
from breakthrough_tui.screens.kept_drafts import KeptDrafts
from breakthrough_tui.screens.keys_wait import let_keys_go
from breakthrough_tui.screens.undo_stack import Did, UndoStack
from breakthrough_tui.store.call import Call, Done
from breakthrough_tui.store.commands import personal as commands
from breakthrough_tui.store.feed import Feed
from breakthrough_tui.store.queries import boards, overviews, personal

if TYPE_CHECKING:
    from breakthrough_tui.domain.board import Board
    from breakthrough_tui.domain.overview import Overview
    from breakthrough_tui.domain.people import Workspace
    from breakthrough_tui.domain.preferences import Place
    from breakthrough_tui.store.read import Read
    from breakthrough_tui.store.store import Store
    from breakthrough_tui.store.threads import StoreThreads

T = TypeVar("T")

LOOK_EVERY = 0.2
"""Seconds between two looks for news: what others do is in sight within 300 ms, nearly always."""

AFTER_NEWS = 0.35
"""Seconds after a look that found some. Where sixty people work, each of them makes every session draw."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Something is different from what the screens show: events of anybody, or a new day (no events).

    `restored`: the database is another one than before; nothing that was known of it holds.
    """

    events: tuple[Event, ...] = ()
    new_day: bool = False
    restored: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """What the looks have found: the last events, how many there were in all, and what then is known."""

    events: tuple[Event, ...] = ()
    count: int = 0
    workspace: Workspace | None = None
    overviews: tuple[Overview, ...] = ()


class Session:
    """What the screens have in common. Made and used on the event loop; `begin` alone runs on the read thread.

    `login` is that of somebody who may make the workspace. `wants_example` says why the program was
    left: to look round in the example first.
    """

    def __init__(
        self, store: Store, threads: StoreThreads, viewer: str, door: Door = Door.SCREEN
    ) -> None:
        self.store = store
        self.threads = threads
        self.viewer = viewer
        self.door = door
        self.login: str | None = None
        self.wants_example = False
        self.workspace: Workspace | None = None
        self.overviews: tuple[Overview, ...] = ()
        self.breakthrough: int | None = None
        self.preferences: dict[str, Any] = {}
        self.drafts = KeptDrafts(self)
        """What the viewer typed and has not saved."""
        self.present: tuple[str, ...] = ()
        """The person of each session that is open now, as it was a minute ago at most."""
        self.on_change: Callable[[Changed], None] = lambda changed: None
        self.on_trouble: Callable[[BreakthroughError | None], None] = lambda error: None
        self.on_events: list[Callable[[Sequence[Event]], None]] = []
        """What is told every event in its order, whatever is on the screen; before `on_change`."""
        self.on_restored: list[Callable[[], None]] = []
        """What is told that the database was restored from a copy, before `on_change`."""
        self.heard = 0
        """How many events were told."""
        self.before_end: list[Callable[[], None]] = []
        """What is called once, before the database is closed."""
        self._first_board: Board | None = None
        self._visited: set[int] = set()
        self._stack = UndoStack()
        self._feed: Feed | None = None
        self._telling = asyncio.Lock()
        self._found = _Found()
        """Written on the read thread alone. What of it is told is counted on the event loop alone."""
        self._told = 0
        """How many of the events that were found are told, or need not be any more."""
        self._midnight: datetime | None = None
        self._in_trouble = False
        self._restored = False

    # What there is

    @property
    def moment(self) -> Moment:
        """Now, as the workspace counts its days; asks no database."""
        return Moment(self.store.clock(), self.workspace.time_zone if self.workspace else "UTC")

    @property
    def overview(self) -> Overview | None:
        """The breakthrough on the screen, at a glance."""
        return self.overview_of(self.breakthrough)

    def overview_of(self, breakthrough: int | None) -> Overview | None:
        """Any breakthrough that the viewer may see."""
        return next((one for one in self.overviews if one.breakthrough.id == breakthrough), None)

    @property
    def seen(self) -> int | None:
        """The position up to which the breakthrough on the screen is known here."""
        overview = self.overview
        return overview.breakthrough.position if overview else None

    def begin(self, code: str | None = None) -> None:
        """Read what the first screen needs. To be run on the read thread, before anything is shown."""
        self.workspace = self.store.workspace()
        if self.workspace is None:
            return
        self._feed = Feed(self.store, self.viewer)
        self.store.generation = self.workspace.generation
        self.overviews = self.store.read(overviews.portfolio, viewer=self.viewer)
        self._set_midnight()
        self.preferences = self.store.read(personal.preferences, viewer=self.viewer)
        self.drafts.begin()
        first = self._wanted(code) if code else self._first()
        self.breakthrough = first.breakthrough.id if first else None
        self._visited = {self.breakthrough} if self.breakthrough is not None else set()
        if first is not None and self.first_home() == "board":
            self._first_board = self.store.read(
                boards.board, viewer=self.viewer, breakthrough=first.breakthrough.id
            )

    def first_home(self) -> str:
        """Where the work is: what waits for a leader or stand-in; the goal before the launch, the report at the end."""
        overview = self.overview
        if overview is None:
            return "portfolio" if self.workspace and self.overviews else "first run"
        if self._at_a_meeting(overview):
            return "meetings"
        moment = self.moment
        waiting = (obstacle for one in self.overviews for obstacle in one.waiting_on_leader(moment))
        if waits_for(waiting, self.overviews, self.viewer, moment):
            return "obstacles"
        if self._is_proposed(overview):
            return "goal"
        if at_its_end(overview.breakthrough, moment.today):
            return "report"
        return "goal" if overview.breakthrough.phase.before_launch else "board"

    def _first(self) -> Overview | None:
        """The first breakthrough; before it one in which a refocus waits for the viewer."""
        proposed = (one for one in self.overviews if self._is_proposed(one))
        return next(proposed, next(iter(self.overviews), None))

    def _is_proposed(self, overview: Overview) -> bool:
        """Whether a refocus waits for the viewer, who leads it."""
        return Role.LEADER in overview.roles(self.viewer) and overview.proposal() is not None

    def _at_a_meeting(self, overview: Overview) -> bool:
        """On the day of the launch, and wherever a meeting goes on."""
        here = overview.breakthrough
        if here.phase.before_launch and here.launch_on == self.moment.today:
            return True
        return any(one.running for one in overview.meetings)

    def take_first_board(self) -> Board | None:
        """The board as `begin` read it, once: the first screen need not wait for it."""
        board, self._first_board = self._first_board, None
        return board

    def _wanted(self, code: str) -> Overview:
        codes = {one.breakthrough.code.upper(): one for one in self.overviews}
        found = codes.get(code.strip().upper())
        if found is None:
            near = nearest(code, codes)
            raise NotFound(
                f"There is no breakthrough '{safe(code)[:20]}'.",
                f"Did you mean {near}?" if near else f"There are: {', '.join(codes)}.",
            )
        return found

    def end(self) -> None:
        """Note what was seen, then close the database; waits for what was asked for. Nothing may follow."""
        for keep in self.before_end:
            keep()
        for breakthrough in self._visited:
            self.later(commands.see, breakthrough=breakthrough)
        self.threads.close()

    def keep_place(self, breakthrough: int, place: Place) -> None:
        """Remember where the viewer is in a breakthrough; asks and waits for nothing."""
        key, value = place_key(breakthrough), place_value(place)
        if self.preferences.get(key, {}) == value:
            return
        self.preferences[key] = value
        self.later(commands.set_preference, key=key, value=value)

    async def look_who_is_here(self) -> tuple[str, ...]:
        """The person of each session that is open now."""
        from breakthrough_tui.store.queries.presence import here_now

        self.present = await self.ask(here_now)
        return self.present

    # Asking and doing

    def later(self, command: Callable[..., None], /, **fields: Any) -> Future[Done]:
        """Do a command of what is personal, behind those that were asked for before; nobody need wait for it."""
        call = Call(self.viewer, self.door)
        return self.threads.write(self.store.run, command, call, **fields)

    async def ask(self, query: Callable[..., T], **arguments: Any) -> T:
        """Run a query as the viewer, on the read thread."""
        return await asyncio.wrap_future(
            self.threads.read(self.store.read, query, viewer=self.viewer, **arguments)
        )

    async def do(
        self,
        command: Callable[..., None],
        /,
        *,
        seen: int | None = None,
        what: str = "",
        look: bool = True,
        **fields: Any,
    ) -> Done:
        """Do a command as the viewer, after those that were asked for before. Raises BreakthroughError.

        `seen` is the position of the snapshot that the person looked at, `what` names it for undo: 'moved "Score
        board" to Done'. With `look` the screens are told at once, not at the next look for news.
        """
        let_keys_go()()
        call = Call(actor=self.viewer, door=self.door, seen=seen)
        done = await asyncio.wrap_future(
            self.threads.write(self.store.run, command, call, **fields)
        )
        self._stack.remember(done, what)
        if look:
            await self._look_after()
        return done

    async def undo(self) -> str:
        """Take back the last thing that was done in this session; says what it was. CannotUndo with the reason."""
        stack = self._stack
        return await self._take_back(
            stack.done, stack.taken_back, "There is nothing to take back in this session."
        )

    async def redo(self) -> str:
        """Do again what was taken back last; says what it was."""
        stack = self._stack
        return await self._take_back(stack.taken_back, stack.done, "There is nothing to do again.")

    async def _take_back(self, source: list[Did], target: list[Did], nothing: str) -> str:
        # What was asked for before may still be on its way: a key pressed right after it means that.
        await asyncio.wrap_future(self.threads.write(lambda: None))
        if not source:
            raise CannotUndo(nothing)
        from breakthrough_tui.store.commands.undo import undo

        did = source.pop()
        call = Call(actor=self.viewer, door=self.door)
        try:
            done = await asyncio.wrap_future(
                self.threads.write(self.store.run, undo, call, command=did.command)
            )
        except DatabaseProblem:
            source.append(did)  # it may work later
            raise
        target.append(Did(done.command, did.what))
        await self._look_after()
        return did.what

    # News

    async def watch(self) -> None:
        """Look for news until cancelled. A look that finds none wakes nobody but the read thread."""
        loop = asyncio.get_running_loop()
        looked: Future[None] | None = None
        hearing: asyncio.Task[None] | None = None

        def hear(future: Future[None]) -> None:
            nonlocal hearing
            hearing = loop.create_task(self._hear(future))

        def on_looked(future: Future[None]) -> None:
            news = self._found.count > self._told or self._restored
            if future.exception() is not None or news or self._in_trouble:
                with suppress(RuntimeError):  # the loop may be closed by now
                    loop.call_soon_threadsafe(hear, future)

        while True:
            await asyncio.sleep(LOOK_EVERY if hearing is None else AFTER_NEWS)
            if hearing is not None:
                await hearing
                hearing = None
            if self._is_new_day():
                await self._tell()
            if looked is None or looked.done():
                looked = self.threads.read(self._poll)
                looked.add_done_callback(on_looked)

    async def _hear(self, looked: Future[None]) -> None:
        try:
            looked.result()
            await self._tell()
            self._say_trouble(None)
        except BreakthroughError as error:
            self._say_trouble(error)

    def warm(self, modules: Sequence[str]) -> None:
        """After the first paint: import what the next keys may need; asks and waits for nothing."""
        for name in modules:
            self.threads.write(import_module, name)

    async def look(self) -> None:
        """Look for news once, and tell the screens if there is any."""
        await asyncio.wrap_future(self.threads.read(self._poll))
        await self._tell()

    async def _tell(self) -> None:
        """Show the screens what looks have found, if they found something."""
        if self._restored:
            await self._begin_anew()
            return
        async with self._telling:
            found, new_day = self._found, self._is_new_day()
            events = found.events[-left:] if (left := found.count - self._told) else ()
            if not events and not new_day:
                return
            if events:
                self._know(found)
                self._told = found.count
            self.heard += len(events)
            for hear in self.on_events:
                hear(events)
            if new_day:
                self._set_midnight()
        self.on_change(Changed(events, new_day))

    async def _begin_anew(self) -> None:
        """The database was restored from a copy: forget what was known of the one before, and read everything."""
        async with self._telling:
            self._restored = False
            self._told = self._found.count
            self._stack = UndoStack()
            self.heard += 1
            try:
                await asyncio.wrap_future(self.threads.read(self._read_all))
            except BreakthroughError:
                self._restored = True  # the next look tries again
                raise
            self._visited = {self.breakthrough} if self.breakthrough is not None else set()
            for forget in self.on_restored:
                forget()
            self._set_midnight()
        self.on_change(Changed(restored=True))

    async def _look_after(self) -> None:
        """Look for news after something was done; what was done stays done if that fails, and the next look tells."""
        with suppress(BreakthroughError):
            await self.look()

    async def choose(self, breakthrough: int) -> None:
        """Look at another breakthrough from now on."""
        self.breakthrough = breakthrough
        self._visited.add(breakthrough)
        await asyncio.wrap_future(self.threads.read(self._read_one, breakthrough))
        self.on_change(Changed())

    async def become(self, viewer: str) -> None:
        """Be the person who has just made the workspace, and read everything anew."""
        self.viewer = viewer
        await asyncio.wrap_future(self.threads.read(self.begin))
        self.on_change(Changed())

    async def reload(self) -> None:
        """Read everything anew: after a workspace was made, or a breakthrough."""
        await asyncio.wrap_future(self.threads.read(self._read_all))
        self.on_change(Changed())

    def _poll(self) -> None:
        """On the read thread: keep what is new until it is told."""
        if self._feed is None:
            return
        news = self._feed.poll(self._find)
        if self._feed.noticed:
            self.drafts.look()
        if news is not None and news.restored:
            self._restored = True

    def _find(self, read: Read, events: tuple[Event, ...]) -> None:
        """On the read thread, in the transaction of a look: what is known after these events."""
        last, told = self._found, self._told
        untold = last.events[told - last.count :] if told < last.count else ()
        self._found = _Found(
            events=untold + events,
            count=last.count + len(events),
            workspace=read.workspace(),
            overviews=overviews.all_after_events(
                read,
                viewer=self.viewer,
                before=last.overviews if untold else self.overviews,
                events=events,
            ),
        )

    def _know(self, found: _Found) -> None:
        self.workspace, self.overviews = found.workspace, found.overviews
        if self.workspace is not None:
            self.store.generation = self.workspace.generation
        if self.overview is None:
            first = next(iter(self.overviews), None)
            self.breakthrough = first.breakthrough.id if first else None

    def _read_all(self) -> None:
        """On the read thread: read everything anew."""
        workspace = self.store.workspace()
        known = self.overviews
        if workspace is not None:
            known = self.store.read(overviews.portfolio, viewer=self.viewer)
        self._found = replace(self._found, workspace=workspace, overviews=known)
        self._know(self._found)

    def _read_one(self, breakthrough: int) -> None:
        """On the read thread: read one breakthrough anew, also in what was found and is not told."""
        fresh = self.store.read(overviews.overview, viewer=self.viewer, breakthrough=breakthrough)
        self._found = replace(self._found, overviews=_with(self._found.overviews, fresh))
        self.overviews = _with(self.overviews, fresh)

    def _is_new_day(self) -> bool:
        return self._midnight is not None and self.store.clock() >= self._midnight

    def _set_midnight(self) -> None:
        self._midnight = next_midnight(self.store.clock(), self.moment.time_zone)

    def _say_trouble(self, error: BreakthroughError | None) -> None:
        if error is not None or self._in_trouble:
            self.on_trouble(error)
        self._in_trouble = error is not None


def _with(known: tuple[Overview, ...], fresh: Overview) -> tuple[Overview, ...]:
    """The same, one of them as it is now."""
    here = fresh.breakthrough.id
    return tuple(fresh if one.breakthrough.id == here else one for one in known)
