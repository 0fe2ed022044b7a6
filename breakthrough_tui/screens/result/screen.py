"""3 Result: readings against the path, what it would take, pulse and lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from breakthrough_tui.domain.permissions import Action, may, require
from breakthrough_tui.screens.actions import action_named, actions_on, footer_of
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.screens.result.rows import (
    Door,
    ResultSnapshot,
    no_result_rows,
    result_rows,
)
from breakthrough_tui.store.queries import lessons, pulses, results, signals

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from textual import events

    from breakthrough_tui.domain.lesson import Lesson
    from breakthrough_tui.domain.measure import Measure, Reading
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.widgets.line_list import LineList

_NEEDS = {
    "new": Action.ADD_READING,
    "pulse": Action.ANSWER_PULSE,
    "lesson": Action.ADD_LESSON,
    "obstacle": Action.RAISE_OBSTACLE,
    "measures": Action.ADD_MEASURE,
}
_KEYS_OF = {
    "reading": {"edit": Action.CORRECT_READING, "archive": Action.ARCHIVE_READING},
    "lesson": {"edit": Action.EDIT_LESSON, "archive": Action.ARCHIVE_LESSON},
    "measure": {"edit": Action.EDIT_MEASURE, "archive": Action.ARCHIVE_MEASURE},
}
"""What the keys for a thing ask for, by what is under the cursor."""


class ResultScreen(ListScreen):
    """Is the result coming, and what would it take."""

    NAME: ClassVar[str] = "result"
    PLACE: ClassVar[str] = "3 Result"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.snapshot: ResultSnapshot | None = None
        self._shown: int | None = None
        self._drawn_for = (0, 0)

    async def reload(self) -> None:
        """Read readings, pulse and lessons."""
        session = self.session
        overview = session.overview
        if overview is None:
            self.snapshot = None
            self.list.show(no_result_rows())
            return
        here = overview.breakthrough.id
        result = await session.ask(results.result, breakthrough=here)
        self.snapshot = ResultSnapshot(
            overview,
            result,
            await session.ask(pulses.pulse, breakthrough=here),
            await session.ask(lessons.lessons, breakthrough=here),
            result.measure(self._shown) or result.main,
            await session.ask(signals.of_breakthrough, breakthrough=here),
        )
        self._show()

    def _show(self, select: Hashable = None) -> None:
        if self.snapshot is None:
            return
        surroundings = getattr(self.app, "surroundings", None)
        size = self.list.size
        self._drawn_for = size.width, size.height
        rows = result_rows(
            self.snapshot,
            self.session.moment,
            self._doors(),
            height=size.height,
            fine=surroundings is None or surroundings.braille,
            keys=self._key_for,
        )
        self.list.show(rows, select=select)
        self._describe()

    def on_resize(self, event: events.Resize) -> None:
        """Another height has room for another chart."""
        super().on_resize(event)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if (self.list.size.width, self.list.size.height) != self._drawn_for:
            self._show()

    def keys_changed(self) -> None:
        """Doors, headings and footer name the keys."""
        self._show()

    # What may be done

    def may(self, action: Action) -> bool:
        """Whether the person at this screen may do this now."""
        if self.snapshot is None:
            return False
        overview = self.snapshot.overview
        who = standing(overview, self.session.viewer, self.session.moment)
        return may(action, who, overview.breakthrough.phase)

    def _key_for(self, id_: str) -> str:
        if not self.may(_NEEDS[id_]):
            return ""
        return action_named(self.NAME, id_, self.keys).shown

    def _doors(self) -> list[Door]:
        """What stops us, the middle review, a refocus: after the launch, with the goal's own measure."""
        snapshot = self.snapshot
        if snapshot is None or not snapshot.of_goal:
            return []
        here = snapshot.overview.breakthrough
        if here.launched_on is None or here.phase.over:
            return []
        known = {action.id: action for action in actions_on(self.NAME, self.keys)}
        doors = []
        if self.may(Action.RAISE_OBSTACLE):
            key = known["obstacle"].shown
            doors.append(Door("obstacle", key, "What stops us", "raise an obstacle"))
        if "go_meetings" in known:
            key = known["go_meetings"].shown
            doors.append(Door("go_meetings", key, "Middle review", "look at it together"))
        key = known["go_goal"].shown
        doors.append(Door("go_goal", key, "Refocus", "propose another number or date"))
        return doors

    def _describe(self) -> None:
        kind, thing = self._here()
        self.footer.show_title(self._title(kind, thing))
        shown = []
        for action in footer_of(self.NAME, self.keys):
            needed = _NEEDS.get(action.id)
            if action.id in ("edit", "archive"):
                needed = _KEYS_OF.get(kind, {}).get(action.id)
                if needed is None:
                    continue
            if needed is None or self.may(needed):
                shown.append(action.in_footer)
        self.footer.show_keys(shown)

    def _title(self, kind: str, thing: Reading | Measure | Lesson | None) -> str:
        if kind == "signal":
            return "enter: what to do about it"
        if kind == "door":
            return "enter: go there"
        if kind == "reading" and self._reading() is not None:
            return "enter: correct it; what stood there is kept"
        if kind == "measure":
            return "enter: its chart and readings"
        lesson = self._lesson()
        return lesson.tried if lesson is not None else ""

    # What the cursor is on

    def _here(self) -> tuple[str, Reading | Measure | Lesson | None]:
        key = self.list.key
        kind = str(key[0]) if isinstance(key, tuple) else ""
        return kind, self._reading() or self._measure() or self._lesson()

    def _id_of(self, kind: str) -> int | None:
        key = self.list.key
        return int(key[1]) if isinstance(key, tuple) and key[0] == kind else None

    def _reading(self) -> Reading | None:
        id_ = self._id_of("reading")
        readings = self.snapshot.result.readings if self.snapshot else ()
        return next((one for one in readings if one.id == id_), None)

    def _measure(self) -> Measure | None:
        return self.snapshot.result.measure(self._id_of("measure")) if self.snapshot else None

    def _lesson(self) -> Lesson | None:
        id_ = self._id_of("lesson")
        found = self.snapshot.lessons if self.snapshot else ()
        return next((one for one in found if one.id == id_), None)

    def _start(self, action: Action) -> bool:
        """Whether this may be done; else it is said why not."""
        if self.snapshot is None:
            return False
        from breakthrough_tui.domain.errors import BreakthroughError

        overview = self.snapshot.overview
        who = standing(overview, self.session.viewer, self.session.moment)
        try:
            require(action, who, overview.breakthrough.phase)
        except BreakthroughError as error:
            self.refuse(error)
            return False
        return True

    # Keys and messages

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        """Another row under the cursor."""
        self._describe()

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Through a door, or into what the cursor is on."""
        key = message.row.key
        if not isinstance(key, tuple):
            return
        if key[0] == "signal":
            self.action_signals()
        elif key[0] == "door":
            self.run_worker(self.run_action(str(key[1])))
        elif key[0] == "measure":
            self._look_at(int(key[1]))
        else:
            self.action_edit()

    def _look_at(self, measure: int | None) -> None:
        self._shown = measure
        self.list.first()
        self.spawn(self.reload())

    def step_back(self) -> bool:
        """From another measure back to the goal's."""
        if self.snapshot is None or self.snapshot.of_goal or self.snapshot.result.main is None:
            return False
        self._look_at(None)
        return True

    def action_new(self) -> None:
        """A reading of the measure that is shown."""
        if self.snapshot is not None:
            from breakthrough_tui.screens.result.entering import add_reading

            self.spawn(add_reading(self, self.snapshot.result, self.snapshot.shown))

    def action_edit(self) -> None:
        """Correct a reading, change a lesson or a measure."""
        kind, thing = self._here()
        if self.snapshot is None or thing is None or not self._start(_KEYS_OF[kind]["edit"]):
            return
        if (reading := self._reading()) is not None:
            from breakthrough_tui.screens.result.entering import correct_reading

            before = self.snapshot.result.corrected.get(reading.id, ())
            self.spawn(correct_reading(self, reading, before))
        elif (lesson := self._lesson()) is not None:
            from breakthrough_tui.screens.result.lessons import edit_lesson

            self.spawn(edit_lesson(self, lesson))
        elif (measure := self._measure()) is not None:
            from breakthrough_tui.screens.result.measuring import edit_measure

            self.spawn(edit_measure(self, self.snapshot.result, measure))

    def action_archive(self) -> None:
        """Take a reading out, put a lesson or a measure away."""
        kind, thing = self._here()
        if thing is not None and self._start(_KEYS_OF[kind]["archive"]):
            self.spawn(self._archive(kind, thing.id))

    async def _archive(self, kind: str, id_: int) -> None:
        from breakthrough_tui.store.commands import lessons as lesson_commands
        from breakthrough_tui.store.commands import measures, readings

        position = self.session.overview.breakthrough.position if self.session.overview else None
        commands: dict[str, tuple[Callable[..., None], str, str]] = {
            "reading": (readings.archive, "took a reading out", "Taken out"),
            "lesson": (lesson_commands.archive, "put a lesson away", "Put away"),
            "measure": (measures.archive, "put a measure away", "Put away"),
        }
        command, what, done = commands[kind]
        fields: dict[str, Any] = {kind: id_}
        await self.session.do(command, seen=position, what=what, **fields)
        self.say(f"{done}; {action_named(self.NAME, 'undo', self.keys).shown} brings it back.")

    def action_pulse(self) -> None:
        """My energy and confidence of this week."""
        if self._start(Action.ANSWER_PULSE) and self.snapshot is not None:
            from breakthrough_tui.screens.result.answering import answer_pulse

            self.spawn(answer_pulse(self, self.snapshot.pulse))

    def action_lesson(self) -> None:
        """What was tried and learnt."""
        from breakthrough_tui.screens.result.lessons import write_lesson

        self.spawn(write_lesson(self))

    def action_measures(self) -> None:
        """Add a measure, or change one."""
        if self._start(Action.ADD_MEASURE) and self.snapshot is not None:
            from breakthrough_tui.screens.result.measuring import choose_measure

            self.spawn(choose_measure(self, self.snapshot.result))

    def action_obstacle(self) -> None:
        """What stops us, put to a leader."""
        from breakthrough_tui.screens.obstacles.raising import raise_obstacle

        self.spawn(raise_obstacle(self))
