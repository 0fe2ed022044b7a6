"""5 Meetings: those to come and those held; in one, its clock, its agenda, its notes, the launch check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.meetings.due import Due, due
from breakthrough_tui.domain.meetings.meeting import Block, Meeting
from breakthrough_tui.domain.meetings.timer import Timer, seconds_to_change, timer
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, may
from breakthrough_tui.screens.actions import footer_of
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.meetings.clock_rows import clock_rows
from breakthrough_tui.screens.meetings.leading import MeetingActions
from breakthrough_tui.screens.meetings.list_rows import list_rows
from breakthrough_tui.screens.meetings.meeting_rows import Plan, is_launch, meeting_rows
from breakthrough_tui.store.queries import meetings as queries
from breakthrough_tui.store.queries import signals
from breakthrough_tui.widgets.big_figures import ASCII, FULL
from breakthrough_tui.widgets.line_list import LineList, Row, blank, plain

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer as ScreenTimer

    from breakthrough_tui.domain.signals.signal import Signal
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.store.queries.meetings import Meetings, Planned

LARGE = (100, 34)
"""From so many columns and lines on the figures are twice as large."""

_SPARE = 0.05
"""Seconds after the change of a minute at which it is drawn."""

_ONLY_IN_ONE = frozenset({"next_block", "present", "more_minutes", "fewer_minutes", "comment"})


class MeetingsScreen(ListScreen, MeetingActions):
    """The list, or one meeting that is open in its place; the one that goes on opens by itself."""

    NAME: ClassVar[str] = "meetings"
    PLACE: ClassVar[str] = "5 Meetings"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.top = LineList(focusable=False)
        self.found: Meetings | None = None
        self.coming: tuple[Due, ...] = ()
        self.plan: tuple[Planned, ...] = ()
        self.opened: int | None = None
        self.where = False
        """Whether it shows where the work falls."""
        self.half_typed = ""
        self.theme = ""
        self._checked = Plan()
        self._signals: tuple[Signal, ...] = ()
        self._left: int | None = None
        """The meeting that goes on and that its viewer has left for the list."""
        self._was_at: int | None = None
        """The block that the open meeting was at when it was drawn last."""
        self._minute_timer: ScreenTimer | None = None

    def compose_body(self) -> Iterable[Widget]:
        """The clock, and the list below it."""
        self.top.styles.height = 0
        yield self.top
        yield self.list

    # What there is

    async def reload(self) -> None:
        """Read the meetings, and the plan where the launch check looks at it."""
        session = self.session
        overview = session.overview
        if overview is None:
            self.found = None
            self.opened = None
            self._show()
            return
        here = overview.breakthrough
        if self.found is not None and self.found.breakthrough != here.id:
            self.opened = self._left = None
            self.half_typed = self.theme = ""
        self.found = await session.ask(queries.meetings, breakthrough=here.id)
        workspace = session.workspace
        self.coming = due(
            here,
            overview.meetings,
            session.moment.today,
            workspace.days_off if workspace else (),
            workspace.holidays if workspace else (),
        )
        self._open_what_goes_on()
        meeting = self.meeting
        self._checked = await self._look_at_plan() if meeting is not None else Plan()
        self._signals = await self._look_at_signals()
        self._show()

    async def _look_at_plan(self) -> Plan:
        from breakthrough_tui.screens.launching import missing_for

        overview, meeting = self.session.overview, self.meeting
        assert overview is not None
        assert meeting is not None
        here = overview.breakthrough
        self.plan = await self.session.ask(queries.plan_items, breakthrough=here.id)
        items = tuple((one.item.owner, one.item.due) for one in self.plan)
        if not is_launch(meeting) or not here.phase.before_launch:
            return Plan(items)
        day = meeting.on if meeting.begun_at is None else self.session.moment.today
        missing = await missing_for(self.session, overview, day, here.goal.report_back)
        return Plan(items, missing, checked=True)

    async def _look_at_signals(self) -> tuple[Signal, ...]:
        """What goes wrong, where the team talks about it. What concerns one person is not for the room."""
        meeting, found = self.meeting, self.found
        if meeting is None or found is None or meeting.ended_at is not None:
            return ()
        if meeting.kind not in (MeetingKind.CHECK_IN, MeetingKind.MIDDLE_REVIEW):
            return ()
        told = await self.session.ask(signals.of_breakthrough, breakthrough=found.breakthrough)
        return tuple(signal for signal in told if signal.about is None)

    def _open_what_goes_on(self) -> None:
        assert self.found is not None
        running = next((one for one in self.found.meetings if one.running), None)
        if running is None:
            self._left = None
        elif running.id != self._left:
            self.opened = running.id
        if self.opened is not None and self.found.meeting(self.opened) is None:
            self.opened = None

    @property
    def meeting(self) -> Meeting | None:
        """The one that is open."""
        return self.found.meeting(self.opened) if self.found is not None else None

    @property
    def seen(self) -> int | None:
        """The position of what is shown."""
        return self.found.position if self.found is not None else None

    def timer(self) -> Timer | None:
        """Where the open one stands now."""
        meeting = self.meeting
        return timer(meeting, self.session.moment.now) if meeting is not None else None

    def block_here(self) -> Block | None:
        """The block under the cursor, else the one that the meeting is at."""
        meeting, key = self.meeting, self.list.key
        if meeting is None:
            return None
        if isinstance(key, tuple) and key[0] == "block":
            return meeting.block_of(key[1])
        return meeting.block_of(meeting.block)

    def meeting_here(self) -> Meeting | None:
        """The meeting that is open, or the one under the cursor."""
        key = self.list.key
        if self.meeting is not None or self.found is None or not isinstance(key, tuple):
            return self.meeting
        if key[0] == "meeting":
            return self.found.meeting(key[1])
        return self.found.meeting(key[2]) if key[0] == "due" else None

    def due_here(self) -> Due | None:
        """What is due under the cursor; the next one where the cursor is elsewhere."""
        key = self.list.key
        if isinstance(key, tuple) and key[0] == "due":
            for one in self.coming:
                if (one.kind.value, one.meeting) == key[1:]:
                    return one
        return None

    def team(self) -> Sequence[str]:
        """Everybody who takes part, leaders too; not those who only look on."""
        overview = self.session.overview
        if overview is None:
            return []
        roles = [one.person for one in overview.members if one.role is not Role.OBSERVER]
        return list(dict.fromkeys(roles))

    def may(self, action: Action) -> bool:
        """Whether the viewer may do this here, now."""
        from breakthrough_tui.screens.obstacles.offers import standing

        overview = self.session.overview
        if overview is None:
            return False
        who = standing(overview, self.session.viewer, self.session.moment)
        return may(action, who, overview.breakthrough.phase)

    # Drawing

    def _show(self) -> None:
        self._draw_clock()
        self.list.show(self._rows, select=self._first_place())
        self._describe()
        self._arm()

    def _first_place(self) -> object:
        """The cursor goes along with the meeting, unless somebody has put it elsewhere in it."""
        meeting, key = self.meeting, self.list.key
        was, self._was_at = self._was_at, meeting.block if meeting is not None else None
        if meeting is None or meeting.block is None:
            return None
        in_one = isinstance(key, tuple) and key[0] in ("block", "commitment")
        return ("block", meeting.block) if not in_one or key == ("block", was) else None

    def _rows(self, width: int) -> list[Row]:
        overview, found, meeting = self.session.overview, self.found, self.meeting
        moment = self.session.moment
        if overview is None or found is None:
            return [blank("top"), plain("none", ["There is no breakthrough here yet."], "quiet")]
        if meeting is None:
            return list_rows(overview.breakthrough, found, self.coming, moment)
        return meeting_rows(
            meeting,
            self.timer(),
            moment,
            width=width,
            team=self.team(),
            plan=self._checked,
            where=self.where,
            signals=self._signals,
        )

    def _draw_clock(self) -> None:
        meeting, now = self.meeting, self.timer()
        if meeting is None or now is None:
            self.top.styles.height = 0
            self.top.show([])
            return
        surroundings = getattr(self.app, "surroundings", None)
        ascii_only = surroundings is not None and surroundings.ascii_only
        rows = clock_rows(
            meeting,
            now,
            self.session.moment.time_zone,
            width=self.size.width,
            large=self.size.width >= LARGE[0] and self.size.height >= LARGE[1],
            pixel=ASCII if ascii_only else FULL,
        )
        self.top.styles.height = sum(max(1, len(row.lines)) for row in rows)
        self.top.show(rows)

    def _arm(self) -> None:
        """Wait for the next minute of the meeting: nothing is drawn before."""
        if self._minute_timer is not None:
            self._minute_timer.stop()
            self._minute_timer = None
        meeting = self.meeting
        wait = seconds_to_change(meeting, self.session.moment.now) if meeting is not None else None
        if wait is not None and self.is_attached:
            self._minute_timer = self.set_timer(wait + _SPARE, self._minute)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Shown again: minutes may have passed. Textual calls that of the base by itself."""
        if self.is_attached and not self.stale:
            self._minute()

    def _minute(self) -> None:
        """A minute is over. What nobody looks at is drawn when it is shown again."""
        self._minute_timer = None
        if self in self.app.screen_stack:
            self._draw_clock()
            self.list.show(self._rows)
            self.draw_header()
            self._arm()
        else:
            self.stale = True

    def _describe(self) -> None:
        meeting, block = self.meeting, self.block_here()
        self.header.show_place(self.PLACE)
        if meeting is not None and block is not None:
            self.footer.show_title(block.prompt or block.title)
        elif meeting is None and (one := self.due_here()) is not None:
            words = "S begins it" if self.may(Action.RUN_MEETING) else ""
            self.footer.show_title(f"{one.kind}: {words}" if words else str(one.kind))
        else:
            self.footer.show_title("")
        self.footer.show_keys(
            [
                action.in_footer
                for action in footer_of(self.NAME, self.keys)
                if meeting is not None or action.id not in _ONLY_IN_ONE
            ]
        )

    def keys_changed(self) -> None:
        """The footer names the keys."""
        self._describe()

    def on_resize(self, event: events.Resize) -> None:
        """The figures are as large as there is room."""
        super().on_resize(event)
        if self.is_attached:
            self._draw_clock()

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        """Another row under the cursor."""
        self._describe()

    def step_back(self) -> bool:
        """From the look to the agenda, from a meeting to the list."""
        if self.where:
            self.where = False
        elif self.meeting is not None:
            if self.meeting.running:
                self._left = self.opened
            self.opened = None
        else:
            return False
        self._show()
        return True

    def open_meeting(self, meeting: int) -> None:
        """Show one meeting."""
        self._left = None
        self.opened = meeting
        self.spawn(self.reload())
