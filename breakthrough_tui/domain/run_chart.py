"""The run chart as data: readings over time against the straight path. Screen and report draw the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from breakthrough_tui.domain.breakthrough import DEFAULT_LENGTH, Goal
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.figures.what_it_takes import WhatItTakes
from breakthrough_tui.domain.measure import Measure, MeasureKind, Reading, from_zero
from breakthrough_tui.domain.values import dataclass

BESIDE = Decimal("0.5")
"""Readings before the launch and after the end are drawn up to this share of the length away."""
_STEPS = (1, 2, 5, 10)
_MOST_TICKS = 6


class MarkKind(StrEnum):
    """What happened beside the readings, in the order of what matters most."""

    REFOCUS = "refocus"
    MEETING = "meeting"
    ANSWER = "obstacle answered"


class At(NamedTuple):
    """A place on the chart."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day."""

    on: date
    kind: MarkKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class PathLine:
    """The straight path of one version of the goal, from the baseline at the launch to target and date."""

    version: int
    start: At
    end: At
    in_force: bool


@dataclass(frozen=True, slots=True)
class RunChart:
    """All that is drawn. `low` and `high` are round numbers round every value, `first` and `last` the days.

    `readings` are by date, one a day: of two the one written last. `elsewhere` counts those that lie too far before the
    launch or after the end to be drawn. `projection` goes from the last reading on at the present pace.
    """

    name: str
    unit: str
    first: date
    last: date
    today: date
    low: Decimal
    high: Decimal
    readings: tuple[Reading, ...] = ()
    baseline: Decimal | None = None
    target: Decimal | None = None
    paths: tuple[PathLine, ...] = ()
    projection: tuple[At, At] | None = None
    marks: tuple[Mark, ...] = ()
    launch: date | None = None
    end: date | None = None
    elsewhere: int = 0

    def ticks(self, most: int = _MOST_TICKS) -> tuple[Decimal, ...]:
        """At most so many round values from `low` to `high`, lowest first; at least one of them."""
        step = _step(self.high - self.low, max(1, most - 1))
        at = (self.low / step).to_integral_value(ROUND_CEILING) * step
        found = []
        while at <= self.high:
            found.append(at)
            at += step
        return tuple(found) or (self.low,)

    def day_ticks(self, most: int = 6) -> tuple[date, ...]:
        """At most so many days: the launch, or the first day, and then every week, or as many weeks as it takes."""
        first = (
            self.launch if self.launch and self.first <= self.launch <= self.last else self.first
        )
        weeks = (self.last - first).days // 7
        every = 7 * max(1, -(-weeks // max(1, most - 1)))
        count = (self.last - first).days // every
        return tuple(first + timedelta(days=every * number) for number in range(count + 1))

    def across(self, day: date) -> float:
        """Where a day lies from left to right, 0 to 1."""
        return (day - self.first).days / (self.last - self.first).days

    def up(self, value: Decimal) -> float:
        """Where a value lies from bottom to top, 0 to 1."""
        return float((value - self.low) / (self.high - self.low))


def run_chart(
    measure: Measure,
    readings: Iterable[Reading],
    *,
    today: date,
    goals: Sequence[Goal] = (),
    start: date | None = None,
    end: date | None = None,
    marks: Iterable[Mark] = (),
    what: WhatItTakes | None = None,
) -> RunChart | None:
    """The chart of a measure; None while there is no value at all to draw.

    `goals` are the versions of the goal that count this measure, the oldest first: the last one is in force (none for
    a guard measure). `start` is the day of the launch, as it was or is planned, `end` the report-back. `what` holds the
    pace.
    """
    goal = goals[-1] if goals else None
    by_day = _one_a_day(readings)
    paths = _paths(goals, start, measure.kind)
    first, last = _days(by_day, start, end, today)
    last = max([last, *(path.end.on for path in paths)])
    drawn = tuple(reading for reading in by_day if first <= reading.on <= last)
    projection = _projection(what, end, today)
    baseline = from_zero(goal, measure.kind).baseline if goal else None
    target = goal.target if goal else None
    values = [reading.value for reading in drawn]
    values += [value for value in (baseline, target) if value is not None]
    values += [at.value for path in paths for at in (path.start, path.end)]
    values += [at.value for at in projection or ()]
    if not values:
        return None
    low, high = _range(values)
    return RunChart(
        name=measure.name,
        unit=measure.unit,
        first=first,
        last=last,
        today=today,
        low=low,
        high=high,
        readings=drawn,
        baseline=baseline,
        target=target,
        paths=paths,
        projection=projection,
        marks=tuple(
            sorted((mark for mark in marks if first <= mark.on <= last), key=lambda mark: mark.on)
        ),
        launch=start,
        end=end,
        elsewhere=len(by_day) - len(drawn),
    )


def _one_a_day(readings: Iterable[Reading]) -> list[Reading]:
    by_day: dict[date, Reading] = {}
    for reading in sorted(readings, key=lambda reading: (reading.on, reading.id)):
        by_day[reading.on] = reading
    return list(by_day.values())


def _days(
    readings: Sequence[Reading], start: date | None, end: date | None, today: date
) -> tuple[date, date]:
    """The first and the last day of the chart, at least a day apart: launch to report-back where they are known."""
    if start is None:
        start = min([*(reading.on for reading in readings), today])
        beside = 0
        if end is not None:
            start = max(start, _shift(end, -2 * DEFAULT_LENGTH))
    else:
        beside = int(BESIDE * max(1, (end - start).days if end else DEFAULT_LENGTH))
    last = end if end is not None and end > start else max(today, start)
    if end is None or end <= start:
        last = max([last, *(reading.on for reading in readings if reading.on >= start)])
    before = [reading.on for reading in readings if _shift(start, -beside) <= reading.on < start]
    after = [reading.on for reading in readings if last < reading.on <= _shift(last, beside)]
    first, last = min([start, *before]), max([last, *after])
    return first, last if last > first else _shift(first, 7)


def _shift(day: date, days: int) -> date:
    at = day.toordinal() + days
    return date.fromordinal(min(max(at, 1), date.max.toordinal()))


def _paths(goals: Sequence[Goal], start: date | None, kind: MeasureKind) -> tuple[PathLine, ...]:
    """One for each version with another way; one with the same numbers and date takes the place of the earlier."""
    found: dict[tuple[At, At], PathLine] = {}
    for goal in goals:
        baseline = from_zero(goal, kind).baseline
        end = goal.report_back
        if start is None or end is None or end <= start or baseline is None or goal.target is None:
            continue
        way = At(start, baseline), At(end, goal.target)
        found.pop(way, None)
        found[way] = PathLine(goal.version, *way, in_force=goal is goals[-1])
    return tuple(found.values())


def _projection(what: WhatItTakes | None, end: date | None, today: date) -> tuple[At, At] | None:
    if what is None or what.now is None or what.at_pace is None or end is None or today >= end:
        return None
    there = what.there_on or end
    if there <= what.now.on:
        return None
    return At(what.now.on, what.now.value), At(there, what.at_pace)


def _range(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Round numbers below and above all values, apart from each other. Zero is in it where it is near."""
    low, high = min(values), max(values)
    if low == high:
        margin = max(abs(low) / 10, Decimal(1))
        low, high = low - margin if low < 0 or low - margin >= 0 else Decimal(0), high + margin
    if 0 < low <= (high - low) / 4:
        low = Decimal(0)
    step = _step(high - low, _MOST_TICKS)
    return (
        (low / step).to_integral_value(ROUND_FLOOR) * step,
        (high / step).to_integral_value(ROUND_CEILING) * step,
    )


def _step(span: Decimal, most: int) -> Decimal:
    """The smallest of 1, 2 and 5 times a power of ten that goes at most `most` times into a span above zero."""
    power = Decimal(1).scaleb((span / most).adjusted())
    return next(power * step for step in _STEPS if power * step * most >= span)
