"""The result as lines: chart, what it would take and its doors, pulse, readings, measures, lessons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from breakthrough_tui.domain.course import Keep
from breakthrough_tui.domain.dates import day_month, full_date
from breakthrough_tui.domain.lesson import Lesson
from breakthrough_tui.domain.measure import Measure, MeasureKind, Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.pulse import Pulse
from breakthrough_tui.domain.result import Result
from breakthrough_tui.domain.signals.signal import Signal
from breakthrough_tui.domain.text import fold
from breakthrough_tui.screens.result.chart import chart_rows
from breakthrough_tui.screens.result.pulse import pulse_rows
from breakthrough_tui.screens.signals.rows import signal_rows
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Line, Part, Role, wrapped

ROOMY = 24
"""Lines from which on there is one to spare at the top."""
LOWEST_CHART = 9
LOW_CHART = 14
"""So low a chart becomes at most for what stands below it."""
HIGHEST_CHART = 20


@dataclass(frozen=True, slots=True)
class ResultSnapshot:
    """What the result's screen shows; `shown` is the measure that the chart and the readings are of."""

    overview: Overview
    result: Result
    pulse: Pulse
    lessons: tuple[Lesson, ...]
    shown: Measure | None
    signals: tuple[Signal, ...] = ()

    @property
    def of_goal(self) -> bool:
        """Whether it is the goal's own measure that is shown."""
        main = self.result.main
        return self.shown is not None and main is not None and main.id == self.shown.id


@dataclass(frozen=True, slots=True)
class Door:
    """One of the ways on: what enter does there, its key, its words."""

    id: str
    key: str
    label: str
    sentence: str


def no_result_rows() -> list[Row]:
    """Where there is no breakthrough at all."""
    return [blank("top"), plain("none", ["There is no breakthrough here yet."], "quiet")]


def result_rows(
    snapshot: ResultSnapshot,
    moment: Moment,
    doors: Sequence[Door],
    *,
    height: int,
    fine: bool,
    keys: Callable[[str], str],
) -> Callable[[int], list[Row]]:
    """All of it for a width; `height` is that of the list, `fine` whether braille can be shown.

    `keys` says by which key something is done: 'new', 'pulse', 'lesson'; empty where this person may not.
    """

    def rows(width: int) -> list[Row]:
        made = [blank("top")] if height >= ROOMY else []
        made += _head(snapshot, moment, width)
        takes = _what_it_takes(snapshot, moment, width)
        room = height - len(made) - sum(max(1, len(row.lines)) for row in takes) - len(doors)
        lines = min(max(room, LOWEST_CHART), HIGHEST_CHART)
        signals = _signal_rows(snapshot, width)
        if height >= ROOMY:  # pulse and readings stay in sight
            lines = max(lines - len(signals), min(lines, LOW_CHART))
        made += chart_rows(snapshot, moment, width, lines, fine=fine, add=keys("new"))
        made += takes
        made += [_door(door) for door in doors]
        made += signals
        if snapshot.overview.breakthrough.launched_on is not None:
            made += pulse_rows(snapshot, moment, width, keys("pulse"))
        made += _reading_rows(snapshot, moment, width, keys("new"))
        made += _measure_rows(snapshot, moment, width)
        made += _lesson_rows(snapshot, width, keys("lesson"))
        return made

    return rows


def _head(snapshot: ResultSnapshot, moment: Moment, width: int) -> list[Row]:
    """What is counted, and the status with its reason."""
    shown = snapshot.shown
    if shown is None:
        return [plain("no measure", ["The goal does not say yet what is measured."], "warning")]
    named = not shown.unit or fold(shown.unit) in fold(shown.name).split()
    name = shown.name if named else f"{shown.name}, in {shown.unit}"
    if snapshot.of_goal:
        words = snapshot.overview.status(moment).sentence
    else:
        words = "esc: the goal's measure again"
    if len(name) + len(words) + 6 <= width:
        return [heading(name, Part("text" if snapshot.of_goal else "quiet", words), key="head")]
    return [heading(name, key="head"), plain("why", wrapped(words, width - 3))]


def _what_it_takes(snapshot: ResultSnapshot, moment: Moment, width: int) -> list[Row]:
    if snapshot.of_goal:
        if snapshot.overview.breakthrough.launched_on is None:
            return []
        line = snapshot.result.what_it_takes(moment).line
        return [plain("takes", wrapped(line[:1].upper() + line[1:], width - 3), "heading")]
    return []


def _signal_rows(snapshot: ResultSnapshot, width: int) -> list[Row]:
    """What goes wrong; enter says what to do."""
    if not snapshot.signals:
        return []
    rows = signal_rows(snapshot.signals, width, advice=False)
    return [blank("signals"), heading("Signals", key="signals"), *rows]


def _door(door: Door) -> Row:
    parts = (Part("key", door.key, 3), Part("text", door.label, 20), Part("quiet", door.sentence))
    return Row(("door", door.id), (parts,))


def _reading_rows(snapshot: ResultSnapshot, moment: Moment, width: int, add: str) -> list[Row]:
    """The newest first, each with what it was before it was corrected."""
    if snapshot.shown is None:
        return []
    readings = snapshot.result.of(snapshot.shown)
    right = [Part("quiet", f"{add} adds one")] if add else []
    made = [blank("readings"), heading("Readings", *right, key="readings")]
    if not readings:
        return [*made, plain("no readings", ["None yet."], "quiet")]
    if snapshot.shown.kind is MeasureKind.CUMULATIVE:
        made.append(plain("total", ["Each is the total so far."], "quiet"))
    widest = max(len(show_number(reading.value)) for reading in readings)
    for reading in reversed(readings):
        before = snapshot.result.corrected.get(reading.id, ())
        made.append(_reading(reading, before, snapshot, moment.today, widest))
    return made


def _reading(
    reading: Reading,
    before: Sequence[Reading],
    snapshot: ResultSnapshot,
    today: date,
    widest: int,
) -> Row:
    launched = snapshot.overview.breakthrough.launched_on
    early = launched is not None and reading.on < launched
    parts = [
        Part("quiet", full_date(reading.on, today), 16),
        Part("text", show_number(reading.value), -widest),
        Part("quiet", f"  {reading.by}", 12),
    ]
    if before:
        parts.append(Part("quiet", f"corrected, was {_was(before, today)}  "))
    if early:
        parts.append(Part("quiet", "before the launch  "))
    parts.append(Part("quiet", reading.note))
    return Row(("reading", reading.id), (tuple(parts),))


def _was(before: Sequence[Reading], today: date) -> str:
    last = before[-1]
    return f"{show_number(last.value)} on {day_month(last.on, today)}"


def _measure_rows(snapshot: ResultSnapshot, moment: Moment, width: int) -> list[Row]:
    """What is counted besides; only where there is something."""
    if len(snapshot.result.measures) < 2:
        return []
    made = [blank("measures"), heading("What is measured", key="measures")]
    main = snapshot.result.main
    for measure in snapshot.result.measures:
        readings = snapshot.result.of(measure)
        newest = readings[-1] if readings else None
        of_goal = main is not None and measure.id == main.id
        said = _latest(newest, measure, moment.today)
        role: Role = "heading" if measure == snapshot.shown else "text"
        parts = [
            Part(role, measure.name, min(36, max(20, width // 3))),
            Part("quiet", "  the goal" if of_goal else "  guard" if measure.guard else "", 12),
            Part("text", said),
            Part("quiet", _good(measure) if not of_goal else ""),
        ]
        made.append(Row(("measure", measure.id), (tuple(parts),)))
    return made


def _latest(newest: Reading | None, measure: Measure, today: date) -> str:
    if newest is None:
        return "no reading yet"
    value = f"{show_number(newest.value)} {measure.unit}".rstrip()
    return f"{value}, {day_month(newest.on, today)}"


def _good(measure: Measure) -> str:
    return f"  good when it goes {measure.direction.value}" if measure.direction else ""


_KEEP: dict[Keep, Role] = {
    Keep.KEEP: "good",
    Keep.CHANGE: "text",
    Keep.DROP: "quiet",
    Keep.OPEN: "quiet",
}


def _lesson_rows(snapshot: ResultSnapshot, width: int, write: str) -> list[Row]:
    """What was tried: what was expected and happened below it."""
    right = [Part("quiet", f"{write} writes one")] if write else []
    made = [blank("lessons"), heading("Lessons", *right, key="lessons")]
    if not snapshot.lessons:
        words = "None yet: what was tried, what was expected, what happened, and is it kept?"
        return [*made, plain("no lessons", wrapped(words, width - 3), "quiet")]
    return [*made, *(_lesson(lesson, width) for lesson in reversed(snapshot.lessons))]


def _lesson(lesson: Lesson, width: int) -> Row:
    whose = "leaders · " if lesson.leaders else ""
    end = f"  {whose}{lesson.by}"
    first = (
        Part("text", lesson.tried, stretch=True),
        Part(_KEEP[lesson.keep], f"  {lesson.keep.value}"),
        Part("quiet", end),
    )
    more = []
    if lesson.expected:
        more.append(f"expected: {_one_line(lesson.expected)}")
    if lesson.happened:
        more.append(f"happened: {_one_line(lesson.happened)}")
    if lesson.who_else:
        more.append(f"who else: {lesson.who_else}")
    lines: list[Line] = [first]
    lines += [(Part("quiet", text),) for text in wrapped(" · ".join(more), width - 6)[:2] if more]
    return Row(("lesson", lesson.id), tuple(lines))


def _one_line(text: str) -> str:
    return " ".join(text.split())
