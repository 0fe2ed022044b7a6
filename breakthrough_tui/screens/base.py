"""What all screens have: header, body, footer, the keys from the registry, and a way to the data."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.headline import Headline, Mood, headline, news_words
from breakthrough_tui.domain.preferences import read_preferences
from breakthrough_tui.domain.values import replace
from breakthrough_tui.screens.actions import actions_on, footer_of
from breakthrough_tui.screens.keys_wait import hold_keys_again, keys_wait_for, let_keys_go
from breakthrough_tui.widgets.footer import Footer
from breakthrough_tui.widgets.header import Header
from breakthrough_tui.widgets.too_small import SMALLEST, TooSmall
from breakthrough_tui.widgets.whole_lines import Ground

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from breakthrough_tui.domain.overview import Overview
    from breakthrough_tui.screens.session import Changed, Session


LONGEST_WAIT = 1.0
"""Seconds that a key waits at most for what the keys before it began."""

_THINGS = {"card": "an action item", "obstacle": "an obstacle", "goal": "the goal"}


def bindings_of(screen: str) -> list[Binding]:
    """The keys of a screen as Textual wants them."""
    return [
        Binding(key, action.id, action.sentence, id=f"{action.id}.{number}", show=False)
        for action in actions_on(screen)
        for number, key in enumerate(action.keys)
    ]


class BaseScreen(Ground, Screen[None], inherit_bindings=False):
    """A screen with header and footer. Subclasses set NAME, PLACE, and fill in `compose_body` and `reload`.

    An action of the registry is carried out by the method `action_<id>`. What takes time goes into `spawn`.
    """

    NAME: ClassVar[str] = ""
    """Its name in the registry of actions."""

    PLACE: ClassVar[str] = ""
    """What the header calls it: '1 Board'."""

    AUTO_FOCUS = ""
    BINDINGS = []
    DEFAULT_CSS = """
    BaseScreen { overflow: hidden; layers: base above; }
    BaseScreen.-small > * { display: none; }
    BaseScreen > TooSmall { display: none; }
    BaseScreen.-small > TooSmall { display: block; }
    """

    def __init_subclass__(cls, **options: Any) -> None:
        if cls.NAME:
            cls.BINDINGS = list(bindings_of(cls.NAME))
        super().__init_subclass__(**options)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.header = Header(self.PLACE)
        self._keys_named = self.keys
        self.footer = Footer([action.in_footer for action in footer_of(self.NAME, self.keys)])
        self.stale = True
        """Whether the data is newer than what is drawn; such a screen reads anew when it is shown."""
        self._said: Headline | None = None
        self._said_of: tuple[Overview, datetime, str] | None = None
        """From what the words in the header follow."""
        self._begun: set[asyncio.Event] = set()
        self._was_shown = False

    @property
    def keys(self) -> Mapping[str, str]:
        """The keys that the person at this screen has changed, by the id of what they do."""
        return read_preferences(self.session.preferences).keys

    def keys_changed(self) -> None:
        """Name the keys as they are now."""
        self.footer.show_keys([action.in_footer for action in footer_of(self.NAME, self.keys)])

    # To be filled in

    def compose_body(self) -> Iterable[Widget]:
        """The widgets between header and footer."""
        return ()

    async def reload(self) -> None:
        """Read what this screen shows, and draw what is different. Never moves a cursor, never closes a field."""

    def name_of(self, entity: str, entity_id: str) -> str | None:
        """What to call a thing in 'eli moved "Score board"'; None where this screen does not know it."""
        overview = self.session.overview
        if entity != "obstacle" or overview is None:
            return None
        titles = {str(obstacle.id): obstacle.title for obstacle in overview.obstacles}
        return f"“{titles[entity_id]}”" if entity_id in titles else None

    def column_names(self) -> dict[int, str]:
        """The names of columns by id, where this screen knows them."""
        return {}

    def step_back(self) -> bool:
        """Take back one step within the screen: marks, then filter. False when there was none."""
        return False

    # What they can use

    def say(self, words: str, mood: Mood = Mood.PLAIN) -> None:
        """Say it in the footer until the next key."""
        self.footer.say(words, mood)

    def refuse(self, error: BreakthroughError) -> None:
        """Say why something was not done, and what to do."""
        self.say(f"{error.message} {error.hint}".strip(), Mood.WARNING)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that waits for the database or for a dialog; refusals are said in the footer."""
        in_sight = asyncio.Event()
        self._begun.add(in_sight)
        self.run_worker(self._guarded(work, in_sight), exit_on_error=True)

    async def ask_dialog(self, dialog: Screen[Any]) -> Any:
        """Open a dialog and wait for what it is dismissed with; only within `spawn`.

        What is typed in it is kept as a draft until it is dismissed.
        """
        from breakthrough_tui.screens.dialogs.drafts import Drafted, DraftKeeper

        keeper = None
        if isinstance(dialog, Drafted) and self.session.workspace is not None:
            keeper = DraftKeeper(self.session, dialog)
            keeper.begin()
        answer = self.app.push_screen(dialog, wait_for_dismiss=True)
        dialog.call_later(let_keys_go())
        answer.add_done_callback(hold_keys_again())
        said = await asyncio.shield(answer)
        if keeper is not None:
            keeper.end()
        return said

    async def ready(self) -> None:
        """Wait until what was begun here is in sight, so that what one types after a key goes where that key leads."""
        waits = [asyncio.ensure_future(begun.wait()) for begun in self._begun if not begun.is_set()]
        if waits:
            _, late = await asyncio.wait(waits, timeout=LONGEST_WAIT)
            for wait in late:
                wait.cancel()

    async def _guarded(self, work: Coroutine[Any, Any, None], in_sight: asyncio.Event) -> None:
        try:
            with keys_wait_for(in_sight):
                await work
        except BreakthroughError as error:
            self.refuse(error)
        finally:
            self._begun.discard(in_sight)

    def draw_header(self) -> None:
        """Bring the header up to date."""
        overview = self.session.overview
        workspace = self.session.workspace
        if overview is None:
            title = workspace.name if workspace and workspace.name else "breakthrough"
            self.header.show_alone(title, self.session.viewer)
            return
        self.header.show(self._headline(overview), example=bool(workspace and workspace.example))

    def _headline(self, overview: Overview) -> Headline:
        """What the header says. While a team is at work nearly every change is one of the news alone."""
        moment = self.session.moment
        minute = moment.now.replace(second=0, microsecond=0)
        said_of = (overview.at_rest(), minute, moment.time_zone)
        if self._said is None or said_of != self._said_of:
            self._said_of = said_of
            self._said = headline(overview, moment, self.session.viewer)
        return replace(self._said, news=news_words(overview.news, moment))

    # Called by the app

    async def refresh_data(self, changed: Changed | None = None) -> None:
        """Draw the header anew and read what the screen shows."""
        self.stale = False
        self.draw_header()
        await self.reload()
        if changed is not None:
            self._tell_last(changed)

    def _tell_last(self, changed: Changed) -> None:
        """'14:02 eli moved "Score board" to Done': the last thing that somebody else did here."""
        session = self.session
        others = [
            event
            for event in changed.events
            if event.actor != session.viewer and event.breakthrough == session.breakthrough
        ]
        if not others:
            return
        from breakthrough_tui.domain.countdown import time_in
        from breakthrough_tui.domain.telling import told

        event, moment = others[-1], session.moment
        entity = "card" if event.entity == "preparation" else event.entity
        what = self.name_of(entity, event.entity_id) or _THINGS.get(entity, "something")
        words = told(event, today=moment.today, what=what, columns=self.column_names())
        self.footer.show_last(f"{time_in(event.at, moment.time_zone)} {event.actor} {words}")

    # Textual

    def compose(self) -> ComposeResult:
        """Header, body, footer."""
        yield self.header
        yield from self.compose_body()
        yield self.footer

    def _compositor_refresh(self) -> None:
        # While it holds paints back, as at the start, Textual makes them all the same and throws them away.
        if not self.app._batch_count:
            super()._compositor_refresh()

    def on_mount(self) -> None:
        """Draw what is known and read the rest."""
        self.draw_header()
        if self.stale:
            self.spawn(self.refresh_data())

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Shown again: name the keys as they are now, and read what changed meanwhile."""
        # What is shown for the first time was styled as it was mounted. Textual would style all of it once more.
        event.refresh_styles, self._was_shown = self._was_shown, True
        if self.keys != self._keys_named:
            self._keys_named = self.keys
            self.keys_changed()
        if self.is_attached and self.stale:
            self.spawn(self.refresh_data())

    def on_resize(self, event: events.Resize) -> None:
        """Under the smallest size a sentence instead of a broken screen."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self.query(TooSmall):
            self.mount(TooSmall())
        self.set_class(small, "-small")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the terminal is too small nothing is done that one cannot see."""
        return action == "leave" or not self.has_class("-small")

    def on_key(self) -> None:
        """What was said is over with the next key."""
        self.footer.hush()

    # Actions of every screen

    def action_back(self) -> None:
        """One step back."""
        if not self.step_back() and len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    async def action_leave(self) -> None:
        """Back; on a home screen out of the program."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            await self.app.run_action("app.leave")

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.spawn(self._undo())

    async def _undo(self) -> None:
        self.say(f"Taken back: {await self.session.undo()}")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.spawn(self._redo())

    async def _redo(self) -> None:
        self.say(f"Done again: {await self.session.redo()}")

    async def action_previous(self) -> None:
        """The breakthrough before this one."""
        await self._step(-1)

    async def action_next(self) -> None:
        """The breakthrough after this one."""
        await self._step(1)

    async def _step(self, by: int) -> None:
        ids = [one.breakthrough.id for one in self.session.overviews]
        if self.session.breakthrough not in ids or len(ids) < 2:
            self.say("There is no other breakthrough here.")
            return
        there = ids[(ids.index(self.session.breakthrough) + by) % len(ids)]
        # A page shows a thing of the breakthrough that is left.
        while len(self.app.screen_stack) > 1:
            await self.app.pop_screen()
        home = self.app.screen
        assert isinstance(home, BaseScreen)
        home.spawn(home.session.choose(there))

    async def action_go_board(self) -> None:
        """The board."""
        await self._go("board")

    async def action_go_obstacles(self) -> None:
        """The obstacles."""
        await self._go("obstacles")

    async def action_go_result(self) -> None:
        """Readings, pulse and lessons."""
        await self._go("result")

    async def action_go_goal(self) -> None:
        """The goal and the team."""
        await self._go("goal")

    async def action_go_meetings(self) -> None:
        """The meetings."""
        await self._go("meetings")

    async def action_go_report(self) -> None:
        """The report."""
        await self._go("report")

    async def action_go_portfolio(self) -> None:
        """All breakthroughs."""
        await self._go("portfolio")

    async def _go(self, name: str) -> None:
        await self.app.run_action(f"app.go('{name}')")

    def action_theme(self) -> None:
        """Light or dark, from now on."""
        self.spawn(self._theme())

    async def _theme(self) -> None:
        from breakthrough_tui.store.commands import personal
        from breakthrough_tui.widgets.looks import Looks
        from breakthrough_tui.widgets.themes import DARK, LIGHT

        preferences = self.session.preferences
        now = read_preferences(preferences).theme
        theme = DARK.name if now == LIGHT.name else LIGHT.name
        preferences["theme"] = theme
        if isinstance(self.app, Looks):
            self.app.show_looks(theme, preferences.get("colours"))
        await self.session.do(personal.set_preference, look=False, key="theme", value=theme)

    def action_help(self) -> None:
        """The keys of this screen, and this step of the method."""
        from breakthrough_tui.screens.dialogs.help import HelpDialog

        overview = self.session.overview
        here = overview.breakthrough if overview else None
        backup = ", ".join(filter(None, (here.backup, here.backup_contact))) if here else ""
        phase = here.phase if here else None
        present, look = self.session.present, self.session.look_who_is_here
        self.app.push_screen(HelpDialog(self.NAME, self.keys, phase, present, backup, look))

    def action_preferences(self) -> None:
        """Theme, colours, mouse and keys."""
        from breakthrough_tui.screens.preferences import PreferencesScreen

        self.app.push_screen(PreferencesScreen(self.session))

    def action_commands(self) -> None:
        """All that can be done here, by name."""
        self.spawn(self._commands())

    async def _commands(self) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        choices = [
            Choice(action.id, action.label or action.sentence, action.sentence)
            for action in actions_on(self.NAME, self.keys)
            if action.label and action.id not in ("commands", "back")
        ]
        chosen = await self.ask_dialog(ChooseDialog("What to do", choices))
        if chosen is not None:
            await self.run_action(chosen)

    def action_news(self) -> None:
        """What has changed since I was last here."""
        from breakthrough_tui.screens.looking_back import show_news

        self.spawn(show_news(self))

    def action_signals(self) -> None:
        """What goes wrong, and what to do."""
        from breakthrough_tui.screens.signals.opening import show_signals

        self.spawn(show_signals(self))
