"""The line under the run chart: now, the path, the pace so far and the pace that is needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Direction, Goal, direction_of
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.figures.trend import Point, trend
from breakthrough_tui.domain.measure import MeasureKind, Reading, from_zero
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.status import latest_reading, path_on
from breakthrough_tui.domain.values import dataclass

WINDOW = 21
"""The pace is that of the last three weeks (METHOD.md, status)."""
NOW = 7
"""A reading not older than this is called 'now'."""


@dataclass(frozen=True, slots=True)
class WhatItTakes:
    """The line, and what it rests on; None for what cannot be said.

    `pace` and `needed` are changes a week. `at_pace` is the value on the last day if the pace stays, or the
    target on `there_on` if it is reached before.
    """

    line: str
    now: Reading | None = None
    path: Decimal | None = None
    pace: Decimal | None = None
    needed: Decimal | None = None
    at_pace: Decimal | None = None
    there_on: date | None = None


def what_it_takes(
    goal: Goal,
    readings: Sequence[Reading],
    *,
    start: date | None,
    today: date,
    kind: MeasureKind = MeasureKind.LEVEL,
) -> WhatItTakes:
    """'now 40, the path 32; last three weeks −1 a week, needed −4; at this pace 35 on 11 Dec'.

    `start` is the day of the launch. Readings after today do not count, after the end none after it. The pace
    is counted from readings since the launch, and from the baseline while there is only one.
    """
    goal = from_zero(goal, kind)
    end, target = goal.report_back, goal.target
    over = start is not None and end is not None and today > end
    now = latest_reading(readings, end if over and end is not None else today)
    path = path_on(goal, start, today) if start is not None and today >= start else None
    if over:
        return WhatItTakes(_at_end(goal, now, today), now, path)
    if target is None or end is None:
        missing = "target" if target is None else "report-back date"
        return WhatItTakes(f"{_now(now, path, today)}; there is no {missing} yet", now, path)
    if now is not None and _reached(goal, now.value):
        line = f"{_now(now, path, today)}; the target of {show_number(target)} is reached"
        return WhatItTakes(line, now, path)
    needed = _needed(goal, now, target, max(today, start or today), end)
    pace, since = _pace(goal, readings, now, start, today, kind)
    parts = [_now(now, path, today), _paces(pace, since, needed, target, end, today)]
    at_pace = there_on = None
    if now is not None and pace is not None:
        at_pace, there_on = _carried_on(goal, now, pace, target, end)
        if there_on is not None:
            parts.append(f"at this pace {show_number(target)} on {day_month(there_on, today)}")
        elif today < end:
            shown = _shown_like(at_pace, now.value, target)
            parts.append(f"at this pace {shown} on {day_month(end, today)}")
    return WhatItTakes("; ".join(parts), now, path, pace, needed, at_pace, there_on)


def _now(now: Reading | None, path: Decimal | None, today: date) -> str:
    if now is None:
        said = "no reading yet"
    elif (today - now.on).days <= NOW:
        said = f"now {show_number(now.value)}"
    else:
        said = f"{show_number(now.value)} on {day_month(now.on, today)}"
    return said if path is None else f"{said}, the path {show_number(path)}"


def _at_end(goal: Goal, now: Reading | None, today: date) -> str:
    aim = f", the target {show_number(goal.target)}" if goal.target is not None else ""
    if now is None:
        return f"no reading before the report-back{aim}"
    return f"at the end {show_number(now.value)} on {day_month(now.on, today)}{aim}"


def _reached(goal: Goal, value: Decimal) -> bool:
    way = direction_of(goal.baseline, goal.target) or goal.direction
    if goal.target is None or way is None:
        return goal.target == value
    return value >= goal.target if way is Direction.UP else value <= goal.target


def _needed(
    goal: Goal, now: Reading | None, target: Decimal, since: date, end: date
) -> Decimal | None:
    """The change a week from here to the target; None when no day is left or nothing is known."""
    value = now.value if now is not None else goal.baseline
    days = (end - since).days
    if value is None or days <= 0:
        return None
    return (target - value) * 7 / days


def _pace(
    goal: Goal,
    readings: Sequence[Reading],
    now: Reading | None,
    start: date | None,
    today: date,
    kind: MeasureKind,
) -> tuple[Decimal | None, date | None]:
    """The change a week, and the day from which it is counted: None for the last three weeks."""
    if now is None or start is None or now.on <= start:
        return None, None
    by_day: dict[date, Decimal] = {}
    for reading in sorted(readings, key=lambda reading: reading.id):
        if start <= reading.on <= now.on:
            by_day[reading.on] = reading.value
    if goal.baseline is not None:
        by_day.setdefault(start, goal.baseline)
    points: list[Point] = sorted(by_day.items())
    first = now.on - timedelta(days=min(WINDOW, now.on.toordinal() - 1))
    recent = [point for point in points if point[0] >= first]
    if len(recent) < 2:
        recent = points[-2:]
    told = recent[0][0]
    weeks = start < told and WINDOW - NOW <= (now.on - told).days <= WINDOW
    since = None if weeks and (today - now.on).days <= NOW else told
    found = trend(recent)
    if found is None:
        return None, None
    pace = found.a_week
    return (max(pace, Decimal(0)) if kind is MeasureKind.CUMULATIVE else pace), since


def _paces(
    pace: Decimal | None,
    since: date | None,
    needed: Decimal | None,
    target: Decimal,
    end: date,
    today: date,
) -> str:
    if needed is None:
        wanted = f"needed: {show_number(target)} by {day_month(end, today)}"
    else:
        wanted = f"needed {_signed(needed)}"
    if pace is None:
        return wanted if needed is None else f"{wanted} a week"
    when = "last three weeks" if since is None else f"since {day_month(since, today)}"
    return f"{when} {_signed(pace)} a week, {wanted}"


def _carried_on(
    goal: Goal, now: Reading, pace: Decimal, target: Decimal, end: date
) -> tuple[Decimal, date | None]:
    """The value on the last day, or the target and the day on which it is reached."""
    left = (end - now.on).days
    missing = target - now.value
    if pace and (missing > 0) == (pace > 0):
        days = -(-(missing * 7) // pace)
        if days <= left:
            return target, now.on + timedelta(days=int(days))
    value = now.value + pace * left / 7
    known = (goal.baseline, target, now.value)
    if value < 0 and all(number is None or number >= 0 for number in known):
        value = Decimal(0)  # what has never been below zero, such as days, does not go there
    return value, None


def _signed(value: Decimal) -> str:
    """'−4', '+0.5', '0': one decimal below ten, finer only where it would vanish."""
    size = abs(value)
    places = 0 if size >= 10 else 1
    while places < 6 and size and not round(size, places):
        places += 1
    shown = show_number(round(size, places)) if size < Decimal("1e20") else show_number(size)
    if shown == "0":
        return shown
    return f"{'−' if value < 0 else '+'}{shown}"


def _shown_like(value: Decimal, *others: Decimal) -> str:
    """As fine as the numbers beside it."""
    places = max(max(0, -int(other.normalize().as_tuple().exponent)) for other in others)
    return show_number(round(value, min(places, 6)) if abs(value) < Decimal("1e20") else value)
