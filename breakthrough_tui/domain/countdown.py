"""Days: which one it is where the team works, how many are gone, how many are left."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from breakthrough_tui.domain.breakthrough import Breakthrough, Phase
from breakthrough_tui.domain.dates import day_month, full_date
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.values import dataclass

AIM = (56, 70)
SHORTEST = 14
LONGEST = 100
"""Days from launch to report-back: the aim, too short, too long (METHOD.md, the steps)."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """Where a breakthrough stands in time.

    `day` is 0 on the day of the launch and goes on after the end, where `days_left` is negative;
    both are None before the launch, where `to_launch` counts down and is negative once the planned
    day has passed.
    """

    phase: Phase
    day: int | None
    length: int | None
    days_left: int | None
    report_back: date | None
    to_launch: int | None


def today_in(now: datetime, time_zone: str) -> date:
    """The date in a time zone at an instant (aware)."""
    return now.astimezone(_zone(time_zone)).date()


def local_time(now: datetime, time_zone: str) -> datetime:
    """The date and the time of day in a time zone at an instant (aware)."""
    return now.astimezone(_zone(time_zone))


def time_in(now: datetime, time_zone: str) -> str:
    """'14:02', in a time zone at an instant (aware)."""
    return f"{now.astimezone(_zone(time_zone)):%H:%M}"


def next_midnight(now: datetime, time_zone: str) -> datetime:
    """The instant (UTC) at which the date in a time zone next changes.

    Found by looking at dates, not by computing midnight: some zones skip midnight, or a whole day.
    """
    zone = _zone(time_zone)
    today = now.astimezone(zone).date()
    second = timedelta(seconds=1)
    early = now.astimezone(UTC).replace(microsecond=0)
    late = early
    while late.astimezone(zone).date() == today:
        early, late = late, late + timedelta(hours=1)
    while late - early > second:
        half = early + (late - early) // second // 2 * second
        if half.astimezone(zone).date() == today:
            early = half
        else:
            late = half
    return late


def check_time_zone(name: str) -> str:
    """The name of a time zone as this machine knows it, or Invalid with the nearest one."""
    wanted = name.strip()
    if wanted in ("UTC", "utc"):
        return "UTC"
    import zoneinfo

    from breakthrough_tui.domain.text import nearest, safe

    zones = zoneinfo.available_timezones()
    if wanted in zones:
        return wanted
    by_fold = {zone.lower(): zone for zone in zones}
    if wanted.lower() in by_fold:
        return by_fold[wanted.lower()]
    places = {zone.rpartition("/")[2].lower(): zone for zone in sorted(zones)}
    place = wanted.lower().replace(" ", "_")
    near = nearest(wanted, zones) or places.get(nearest(place, places) or "")
    near = places.get(place, near)
    raise Invalid(
        f"There is no time zone '{safe(wanted)[:40]}'.",
        f"Did you mean {near}?" if near else "It is called like Europe/Berlin or UTC.",
    )


def countdown(breakthrough: Breakthrough, today: date) -> Countdown:
    """Where it stands today. The clock starts on the day of the launch, not on the planned one."""
    launched = breakthrough.launched_on
    report_back = breakthrough.goal.report_back
    planned = breakthrough.launch_on
    return Countdown(
        phase=breakthrough.phase,
        day=None if launched is None else (today - launched).days,
        length=breakthrough.length,
        days_left=None if launched is None or report_back is None else (report_back - today).days,
        report_back=report_back,
        to_launch=None if launched is not None or planned is None else (planned - today).days,
    )


def fraction(count: Countdown) -> float:
    """How much of the time is gone, from 0 to 1."""
    if count.day is None or count.length is None or count.day <= 0:
        return 0.0
    if count.day >= count.length:
        return 1.0
    return count.day / count.length


def middle(breakthrough: Breakthrough) -> date | None:
    """The day on which half of the time is gone, as launched or else as planned."""
    start = breakthrough.launched_on or breakthrough.launch_on
    length = breakthrough.length
    if start is None or length is None:
        return None
    return start + timedelta(days=middle_day(length))


def middle_day(length: int) -> int:
    """The first day from which on at least half of `length` days is gone."""
    return (length + 1) // 2


def length_advice(days: int) -> str | None:
    """What to say about a length; None when it is as it should be. Advice only, never a limit."""
    if days < SHORTEST:
        return f"{_days(days)}: that is a task, not a breakthrough."
    if days > LONGEST:
        return f"{days} days is long; urgency fades. The aim is {AIM[0]} to {AIM[1]} days."
    if not AIM[0] <= days <= AIM[1]:
        return f"{days} days; the aim is {AIM[0]} to {AIM[1]}."
    return None


def check_dates(launch: date | None, report_back: date | None) -> None:
    """Raises Invalid when the report-back does not come after the launch."""
    if launch is not None and report_back is not None and report_back <= launch:
        raise Invalid(
            f"The report-back ({full_date(report_back, launch)}) must come after the launch"
            f" ({full_date(launch, launch)}).",
            f"It is usually {AIM[0]} to {AIM[1]} days later.",
        )


def day_words(count: Countdown, narrow: bool = False) -> str:
    """'Day 38 of 70', or what stands in its place before the launch and after the end."""
    if count.day is None or count.phase in (Phase.REPORTED, Phase.CLOSED, Phase.ABANDONED):
        return str(count.phase).capitalize()
    if count.days_left is not None and count.days_left < 0:
        past = -count.days_left
        return f"{past} d past the end" if narrow else f"{_days(past)} past the end"
    if count.day <= 0:
        return "Launch day"
    if count.length is None:
        return f"Day {count.day}"
    return f"Day {count.day}/{count.length}" if narrow else f"Day {count.day} of {count.length}"


def left_words(count: Countdown, today: date, narrow: bool = False) -> str:
    """'32 days to report-back, Fri 11 Dec', or the launch before it, or that it was."""
    if count.day is None and count.phase is not Phase.ABANDONED:
        return _launch_words(count.to_launch, today, narrow)
    if count.report_back is None:
        return "no report-back date" if narrow else "no report-back date yet"
    left = (count.report_back - today).days
    if left < 0:
        return f"report-back was {day_month(count.report_back, today)}"
    when = full_date(count.report_back, today)
    if count.phase in (Phase.REPORTED, Phase.CLOSED, Phase.ABANDONED):
        if left == 0:
            return "report-back was today"
        return f"report-back planned {when}" if narrow else f"report-back was planned for {when}"
    if left == 0:
        return "report-back today"
    if narrow:
        return f"{left} d, {when}"
    return f"{_days(left)} to report-back, {when}"


def _launch_words(to_launch: int | None, today: date, narrow: bool) -> str:
    if to_launch is None:
        return "no launch date yet"
    if to_launch == 0:
        return "launch today"
    when = full_date(today + timedelta(days=to_launch), today)
    if to_launch < 0:
        return f"launch was planned for {when}"
    return f"launch in {to_launch} d, {when}" if narrow else f"launch in {_days(to_launch)}, {when}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid(
            f"This machine does not know the time zone '{name[:40]}'.",
            "Install the time zone data (tzdata), or set another zone.",
        ) from None
