"""The program with a screen: wires the session to the screens, and the screens to each other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.preferences import read_preferences
from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.screens.keys_in_order import KeysInOrder
from breakthrough_tui.screens.presence import IdleWatch, Presence
from breakthrough_tui.screens.session import Changed, Session
from breakthrough_tui.terminal.driver import LineDriver, repaint
from breakthrough_tui.terminal.surroundings import Surroundings
from breakthrough_tui.widgets.looks import EVERYTHING, Looks

_AGAIN_WITHIN = 3.0
"""Seconds within which a second ctrl+c leaves."""

_SOON = ("breakthrough_tui.store.commands.undo", "breakthrough_tui.widgets.fields")
"""What no first paint needs and one of the first keys may: undo, and the fields of most dialogs."""

_RESTORED = "The database was restored from a copy. This is what was in it."


def _board(session: Session) -> BaseScreen:
    from breakthrough_tui.screens.board.screen import BoardScreen

    return BoardScreen(session)


def _obstacles(session: Session) -> BaseScreen:
    from breakthrough_tui.screens.obstacles.screen import ObstaclesScreen

    return ObstaclesScreen(session)


def _result(session: Session) -> BaseScreen:
    from breakthrough_tui.screens.result.screen import ResultScreen

    return ResultScreen(session)


def _goal(session: Session) -> BaseScreen:
    from breakthrough_tui.screens.goal.screen import GoalScreen

    return GoalScreen(session)


def _meetings(session: Session) -> BaseScreen:
    from breakthrough_tui.screens.meetings.screen import MeetingsScreen

    return MeetingsScreen(session)


def _report(session: Session) -> BaseScreen:
    from breakthrough_tui.screens.report.screen import ReportScreen

    return ReportScreen(session)


def _portfolio(session: Session) -> BaseScreen:
    from breakthrough_tui.screens.portfolio.screen import PortfolioScreen

    return PortfolioScreen(session)


def _first_run(session: Session) -> BaseScreen:
    from breakthrough_tui.screens.first_run import FirstRunScreen

    return FirstRunScreen(session)


def _idle_seconds() -> float:
    from breakthrough_tui import config

    return config.read().idle_hours * 3600.0


HOMES: dict[str, Callable[[Session], BaseScreen]] = {
    "board": _board,
    "obstacles": _obstacles,
    "result": _result,
    "goal": _goal,
    "meetings": _meetings,
    "report": _report,
    "portfolio": _portfolio,
    "first run": _first_run,
}
"""The home screens by name; each is imported when it is first shown."""


class BreakthroughApp(Looks, inherit_bindings=False):
    """One home screen at a time, pages and dialogs above it."""

    TITLE = "breakthrough"
    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "home"
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[Any]] = [
        Binding("ctrl+c", "interrupt", "leave", show=False, priority=True),
        Binding("ctrl+l", "repaint", "paint everything anew", show=False, priority=True),
    ]

    def __init__(
        self,
        session: Session,
        theme: str | None = None,
        on_shown: Callable[[], None] | None = None,
        surroundings: Surroundings = EVERYTHING,
    ) -> None:
        """`on_shown` is called once, after the first paint. `theme` in place of the one that the viewer chose."""
        preferences = session.preferences
        liked = read_preferences(preferences)
        super().__init__(
            theme or preferences.get("theme"),
            preferences.get("colours"),
            surroundings,
            LineDriver if liked.diff else None,
        )
        self.session = session
        self._on_shown = on_shown
        if liked.keys:
            self.set_keymap({f"{id_}.0": key for id_, key in liked.keys.items()})
        self._homes: dict[str, BaseScreen] = {}
        # Each home screen has a mode of its own, with its pages and dialogs above it.
        self._opened_at = session.first_home()
        self.add_mode(self.DEFAULT_MODE, lambda: self._home(self._opened_at))
        for name in HOMES:
            self.add_mode(name, partial(self._home, name))
        self._interrupted = -_AGAIN_WITHIN
        self._leaves_with: int | None = None
        self._has_begun = False
        self._watching: asyncio.Task[None] | None = None
        self._keeping: list[asyncio.Task[None]] = []
        self._idle = IdleWatch(_idle_seconds, self._leave_idle)
        self._refreshing: asyncio.Task[None] | None = None
        self._waiting: list[Changed] = []
        self._keys = KeysInOrder(self, self._hand_on)

    # Screens

    def _home(self, name: str) -> BaseScreen:
        if name not in self._homes:
            home = self._homes[name] = HOMES[name](self.session)
            # It is styled as it is mounted; Textual, not told so, would read every style sheet anew.
            home._css_update_count = self._css_update_count
        return self._homes[name]

    async def action_go(self, name: str) -> None:
        """Show a home screen; pages above the present one are closed."""
        if self.session.overview is None and name not in ("portfolio", "first run"):
            name = "portfolio" if self.session.workspace else "first run"
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.switch_mode(self.DEFAULT_MODE if name == self._opened_at else name)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Keys and what is pasted wait for what the keys before them began."""
        if isinstance(event, events.InputEvent):
            self._idle.touch()
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._keys.put(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        shown = self.screen
        if isinstance(event, events.Key) and isinstance(shown, BaseScreen) and not self.focused:
            if not await self._check_bindings(event.key, priority=True):
                shown.on_key()
                await self._check_bindings(event.key)
        else:
            await super().on_event(event)

    # Life

    async def on_mount(self) -> None:
        """Begin to look for news."""
        self._has_begun = True
        if self._leaves_with is not None:
            self.exit(None, self._leaves_with)
        self.session.on_change = self._on_change
        self.session.on_trouble = self._on_trouble
        self._watching = asyncio.create_task(self.session.watch())
        self._watching.add_done_callback(self._watch_ended)
        self._keeping = [
            asyncio.create_task(Presence(self.session).keep()),
            asyncio.create_task(self._idle.watch()),
        ]
        if self._on_shown is not None:
            self.call_after_refresh(self._on_shown)
        self.call_after_refresh(self.session.warm, _SOON)
        if self.session.drafts.texts:
            self.call_after_refresh(self._tell_of_drafts)

    def _tell_of_drafts(self) -> None:
        from breakthrough_tui.screens.dialogs.drafts import kept_words

        if isinstance(self.screen, BaseScreen):
            self.screen.say(kept_words(self.session.drafts.texts))

    async def on_unmount(self) -> None:
        """Stop looking for keys and news."""
        self._keys.stop()
        if self._watching is not None:
            self._watching.cancel()
        for task in self._keeping:
            task.cancel()

    def _watch_ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self._handle_exception(error if isinstance(error, Exception) else RuntimeError())

    def action_leave(self) -> None:
        """Out of the program."""
        self.exit()

    def action_interrupt(self) -> None:
        """Leave when it is asked for twice: people press ctrl+c out of habit."""
        now = monotonic()
        if now - self._interrupted < _AGAIN_WITHIN:
            self.exit()
            return
        self._interrupted = now
        if isinstance(self.screen, BaseScreen):
            self.screen.say("ctrl+c once more leaves; q does as well.")

    def action_repaint(self) -> None:
        """Paint everything anew, after something else wrote on the terminal."""
        self.screen.refresh(layout=True)
        repaint(self)

    def _fatal_error(self) -> None:
        """A mistake of ours ends the program; `open_screens` says it kindly, the traceback is for the log file."""
        self._close_messages_no_wait()

    @property
    def broken(self) -> Exception | None:
        """The mistake of ours that ended the program, if one did."""
        return self._exception

    def _leave_idle(self, seconds: float) -> None:
        hours = f"{seconds / 3600:g}"
        self.exit(message=f"Ended after {hours} hours without a key. What was typed is kept.")

    def leave_soon(self, code: int) -> None:
        """Leave with an exit code; may be called from a signal handler. What has only begun to start does so first."""
        self._leaves_with = code
        if self._has_begun and self._loop is not None:
            self._loop.call_soon_threadsafe(self.exit, None, code)

    # News

    def _on_change(self, changed: Changed) -> None:
        self._waiting.append(changed)
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._refresh())

    async def _refresh(self) -> None:
        """Bring what is shown up to date; what comes meanwhile is taken together."""
        while self._waiting:
            events = tuple(event for changed in self._waiting for event in changed.events)
            new_day = any(changed.new_day for changed in self._waiting)
            restored = any(changed.restored for changed in self._waiting)
            self._waiting.clear()
            changed = Changed(events, new_day, restored)
            if restored:
                await self._leave_pages()
            for home in self._homes.values():
                home.stale = True
            for screen in self.screen_stack:
                if isinstance(screen, BaseScreen) and screen.is_attached:
                    try:
                        await screen.refresh_data(changed)
                    except BreakthroughError as error:
                        screen.refuse(error)
                    else:
                        if restored:
                            screen.say(_RESTORED, Mood.WARNING)

    async def _leave_pages(self) -> None:
        """Back to the home screen, as far as no dialog is in the way: pages show what may not be there any more."""
        while len(self.screen_stack) > 1 and isinstance(self.screen, BaseScreen):
            await self.pop_screen()

    def _on_trouble(self, error: BreakthroughError | None) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                if error is None:
                    screen.say("The database can be read again.", Mood.GOOD)
                else:
                    screen.refuse(error)
