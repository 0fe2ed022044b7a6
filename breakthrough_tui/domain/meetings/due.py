"""Which meeting is due next: those that are planned, and those that the method asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from breakthrough_tui.domain.breakthrough import Breakthrough, Phase
from breakthrough_tui.domain.countdown import middle
from breakthrough_tui.domain.course import MeetingGlance, MeetingKind
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.domain.workdays import is_worked

MISSED_FOR = 7
"""So many days a meeting that was planned and not held is still the next one; after that it is only listed."""


@dataclass(frozen=True, slots=True)
class Due:
    """A meeting to come. `meeting` is its id, None where nobody has planned it yet."""

    kind: MeetingKind
    on: date
    at: str = ""
    meeting: int | None = None


def running(meetings: Iterable[MeetingGlance]) -> MeetingGlance | None:
    """The meeting that goes on."""
    return next((one for one in meetings if one.running), None)


def due(
    here: Breakthrough,
    meetings: Sequence[MeetingGlance],
    today: date,
    days_off: Collection[int] = (5, 6),
    holidays: Collection[date] = (),
) -> tuple[Due, ...]:
    """The meetings to come, the next one first; what the method asks for stands there until it is planned."""
    if here.phase.over:
        return ()
    oldest = today - timedelta(days=MISSED_FOR)
    found = [
        Due(one.kind, one.on, one.at, one.id)
        for one in meetings
        if not one.begun and one.on >= oldest and _still_meant(one, here)
    ]
    known = {one.kind for one in found}
    held = {one.kind for one in meetings if one.begun}
    if here.phase.before_launch:
        if here.launch_on is not None and MeetingKind.LAUNCH not in known | held:
            found.append(Due(MeetingKind.LAUNCH, here.launch_on))
    elif here.phase is Phase.LAUNCHED:
        half = middle(here)
        reviewed = [one.on for one in meetings if one.kind is MeetingKind.MIDDLE_REVIEW]
        if half is not None and not reviewed:
            reviewed = [half]
        check_in = _check_in(here, meetings, reviewed, today, days_off, holidays)
        if check_in is not None and MeetingKind.CHECK_IN not in known:
            found.append(check_in)
        if half is not None and half >= oldest and MeetingKind.MIDDLE_REVIEW not in known | held:
            found.append(Due(MeetingKind.MIDDLE_REVIEW, half))
    end = here.goal.report_back
    if end is not None and MeetingKind.REPORT_BACK not in known | held and here.launched_on:
        found.append(Due(MeetingKind.REPORT_BACK, end))
    return tuple(
        sorted(found, key=lambda one: (one.on, one.at or "99", list(MeetingKind).index(one.kind)))
    )


def _still_meant(one: MeetingGlance, here: Breakthrough) -> bool:
    """A launch that was planned is no more once the clock runs."""
    return one.kind is not MeetingKind.LAUNCH or here.phase.before_launch


def _check_in(
    here: Breakthrough,
    meetings: Sequence[MeetingGlance],
    reviewed: Iterable[date],
    today: date,
    days_off: Collection[int],
    holidays: Collection[date],
) -> Due | None:
    """The next one by the weekly slot; on the weekday of the launch while nobody has chosen another.

    In the week of the middle review that takes its place.
    """
    launched, end = here.launched_on, here.goal.report_back
    if launched is None:
        return None
    weekday = launched.weekday() if here.checkin_weekday is None else here.checkin_weekday
    held = {_week(one.on) for one in meetings if one.kind is MeetingKind.CHECK_IN and one.begun}
    held |= {_week(day) for day in reviewed}
    first = max(today, launched + timedelta(days=1))
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while _week(day) in held:
        day += timedelta(days=7)
    while not is_worked(day, days_off, holidays):
        day += timedelta(days=1)
    if end is not None and day >= end:
        return None
    return Due(MeetingKind.CHECK_IN, day, here.checkin_at)


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())
