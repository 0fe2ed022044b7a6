"""Are we getting there? Computed from readings against the straight path, never typed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Direction, Goal, direction_of
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.measure import DEFAULT_RHYTHM, MeasureKind, Reading, from_zero
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.values import dataclass

# METHOD.md, status (rule).
TOO_EARLY = Decimal("0.15")
"""Share of the time in which nothing is said yet."""
ON_PATH_FROM = Decimal("0.9")
"""Progress for the time gone that counts as on the path."""
BEHIND_FROM = Decimal("0.6")
"""From the middle on: less than this is far behind."""
PARTLY_FROM = Decimal("0.5")
"""Progress at the end that counts as partly reached."""
STALE_RHYTHMS = Decimal("1.5")
"""So many rhythms without a reading, and the status is that there is none."""

_PATH_PLACES = Decimal("0.1")


class StatusKind(StrEnum):
    """The one word for it."""

    NONE_YET = "no status yet"
    ON_PATH = "on the path"
    BELOW_PATH = "below the path"
    BEHIND = "behind"
    FAR_BEHIND = "far behind"
    REACHED = "reached"
    PARTLY = "partly reached"
    NOT_REACHED = "not reached"
    NO_READING = "no reading"


@dataclass(frozen=True, slots=True)
class Status:
    """The status and what it rests on.

    `progress` is that of `latest` on the way from baseline to target, 1 is there. `path` is the
    value that the straight path has today. `brief` is for the header, `sentence` says why.
    """

    kind: StatusKind
    progress: Decimal | None
    latest: Reading | None
    path: Decimal | None
    brief: str
    sentence: str


def progress(
    baseline: Decimal | None, target: Decimal | None, value: Decimal | None
) -> Decimal | None:
    """The share of the way from baseline to target, also a falling one; None without a way."""
    if baseline is None or target is None or value is None or baseline == target:
        return None
    return (value - baseline) / (target - baseline)


def latest_reading(readings: Sequence[Reading], until: date) -> Reading | None:
    """The newest reading up to a date; of two on one day the one written last, a correction."""
    return max(
        (reading for reading in readings if reading.on <= until),
        key=lambda reading: (reading.on, reading.id),
        default=None,
    )


def status(
    goal: Goal,
    readings: Sequence[Reading],
    *,
    start: date | None,
    today: date,
    rhythm: int = DEFAULT_RHYTHM,
    kind: MeasureKind = MeasureKind.LEVEL,
) -> Status:
    """How the goal in force stands today; `start` is the day of the launch, None before it.

    `readings` are those of its measure, in any order; those after today do not count. After the end
    the last reading up to the report-back date decides, so that a later re-measurement does not
    rewrite the result. A reading from before the launch is shown but gives no status, unless it
    meets the target. After a refocus the path runs from the same baseline at the launch to the new
    target and date.
    """
    goal = from_zero(goal, kind)
    end = goal.report_back
    over = start is not None and end is not None and today > end
    latest = latest_reading(readings, min(today, end) if over and end else today)
    share = progress(goal.baseline, goal.target, latest.value) if latest else None
    path = path_on(goal, start, today)
    found = _kind(goal, latest, start=start, today=today, over=over, rhythm=rhythm)
    return Status(
        kind=found,
        progress=share,
        latest=latest,
        path=path,
        brief=_brief(found, latest, today),
        sentence=_sentence(found, latest, path, today),
    )


def words(current: Status) -> str:
    """For the header: 'now 34, behind', 'no reading yet', 'no reading since 2 Nov'."""
    return current.brief


def path_on(goal: Goal, start: date | None, day: date) -> Decimal | None:
    """The straight path's value on a day, to one decimal or as fine as baseline and target are."""
    if start is None or goal.report_back is None or goal.baseline is None or goal.target is None:
        return None
    length = (goal.report_back - start).days
    if length <= 0:
        return goal.target
    elapsed = min(max((day - start).days, 0), length)
    value = goal.baseline + (goal.target - goal.baseline) * elapsed / length
    places = min(_places(goal.baseline), _places(goal.target), _PATH_PLACES)
    return value.quantize(places)


def _places(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))


def _kind(
    goal: Goal, latest: Reading | None, *, start: date | None, today: date, over: bool, rhythm: int
) -> StatusKind:
    if start is None or today < start:
        return StatusKind.NONE_YET
    met = latest is not None and _is_met(goal, latest.value)
    if over:
        return _kind_at_end(goal, latest, start, met)
    last = max(latest.on, start) if latest else start
    if (today - last).days > STALE_RHYTHMS * rhythm:
        return StatusKind.NO_READING
    if met:
        return StatusKind.REACHED
    if latest is None or latest.on < start or goal.report_back is None:
        return StatusKind.NONE_YET
    length = (goal.report_back - start).days
    elapsed = (today - start).days
    if length <= 0 or elapsed < TOO_EARLY * length:
        return StatusKind.NONE_YET
    return _kind_by_path(goal, latest.value, elapsed, length)


def _kind_by_path(goal: Goal, value: Decimal, elapsed: int, length: int) -> StatusKind:
    """Compares without dividing, so that the edges are exact."""
    if goal.baseline is None or goal.target is None or goal.baseline == goal.target:
        return StatusKind.NONE_YET
    way = goal.target - goal.baseline
    done = (value - goal.baseline) if way > 0 else (goal.baseline - value)
    due = abs(way) * elapsed
    if done * length >= ON_PATH_FROM * due:
        return StatusKind.ON_PATH
    if elapsed * 2 < length:
        return StatusKind.BELOW_PATH
    return StatusKind.BEHIND if done * length >= BEHIND_FROM * due else StatusKind.FAR_BEHIND


def _kind_at_end(goal: Goal, latest: Reading | None, start: date, met: bool) -> StatusKind:
    if met:
        return StatusKind.REACHED
    if latest is None or latest.on < start or goal.target is None:
        return StatusKind.NONE_YET
    share = progress(goal.baseline, goal.target, latest.value)
    if share is not None and share >= PARTLY_FROM:
        return StatusKind.PARTLY
    return StatusKind.NOT_REACHED


def _is_met(goal: Goal, value: Decimal) -> bool:
    if goal.target is None:
        return False
    direction = direction_of(goal.baseline, goal.target) or goal.direction
    if direction is Direction.UP:
        return value >= goal.target
    if direction is Direction.DOWN:
        return value <= goal.target
    return False


def _brief(kind: StatusKind, latest: Reading | None, today: date) -> str:
    if latest is None:
        return "no reading yet"
    if kind is StatusKind.NO_READING:
        return f"no reading since {day_month(latest.on, today)}"
    if kind is StatusKind.NONE_YET:
        return f"now {show_number(latest.value)}"
    return f"now {show_number(latest.value)}, {kind}"


def _sentence(kind: StatusKind, latest: Reading | None, path: Decimal | None, today: date) -> str:
    if latest is None:
        return "There is no reading yet."
    value = f"{show_number(latest.value)} on {day_month(latest.on, today)}"
    if kind is StatusKind.NO_READING:
        return f"No reading since then: it was {value}."
    if kind is StatusKind.NONE_YET:
        return f"It was {value}: {kind}."
    if kind in (StatusKind.REACHED, StatusKind.PARTLY, StatusKind.NOT_REACHED) or path is None:
        return f"It was {value}: {kind}."
    return f"It was {value}, the path today is {show_number(path)}: {kind}."
