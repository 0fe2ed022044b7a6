"""Days that are worked: not the workspace's days off, not its holidays."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

_WEEK = frozenset(range(7))


def is_worked(day: date, days_off: Collection[int], holidays: Collection[date]) -> bool:
    """Whether a day is worked. `days_off` are weekdays, 0 is Monday.

    A week of seven days off cannot be meant: it counts as none, so that nothing waits for ever.
    """
    return day not in holidays and (day.weekday() not in days_off or _WEEK.issubset(days_off))


def working_days_after(
    start: date, count: int, days_off: Collection[int], holidays: Collection[date]
) -> date:
    """The `count`-th worked day after `start`; `start` itself for 0 or less."""
    day = start
    while count > 0 and day < date.max:
        day += timedelta(days=1)
        if is_worked(day, days_off, holidays):
            count -= 1
    return day


def working_days_between(
    start: date, end: date, days_off: Collection[int], holidays: Collection[date]
) -> int:
    """How many days are worked after `start` up to and including `end`; 0 when it is not later."""
    return sum(
        is_worked(date.fromordinal(day), days_off, holidays)
        for day in range(start.toordinal() + 1, end.toordinal() + 1)
    )
