"""Where figures go if everything goes on as usual: a line that wild values do not turn.

The slope is the median of the slopes between all pairs of points (Theil–Sen; Sen, Journal of the
American Statistical Association 63, 1968, 1379–1389).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import sqrt

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.dates import MONTHS
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.domain.numbers import show_number

FEWEST_POINTS = 4
"""So many days with a figure before anything is projected (rule)."""
MOST_POINTS = 300
"""From more points every n-th is taken, the first and the last among them: pairs grow by the square."""
WIDEST = 2
"""A band so many times as wide as all figures together says nothing (rule)."""
WIDEST_NEAR_TARGET = Decimal("0.6")
"""The same where the band is also wider than what is missing to the target (rule)."""

_BAND = 1.2816 * 1.4826
"""Four of five: the normal's 90 % point, times what makes a median deviation a standard one."""
_LARGEST = Decimal("1e15")
"""Beyond this nothing is a figure that can be kept (numbers.MOST_DIGITS)."""
_ROUNDED = Decimal("1e20")
"""From here on decimals are neither known nor of interest."""

Point = tuple[date, Decimal]


@dataclass(frozen=True, slots=True)
class Trend:
    """The line through dated values. `spread` is half the width of its band in their midst."""

    origin: date
    at_origin: Fraction
    a_day: Fraction
    points: tuple[Point, ...]
    spread: float
    middle: float
    sum_of_squares: float

    @property
    def a_week(self) -> Decimal:
        """The change in seven days."""
        return _decimal(self.a_day * 7)

    def on(self, day: date) -> Decimal:
        """The line's value on a day."""
        return _decimal(self.at_origin + self.a_day * (day - self.origin).days)

    def margin(self, day: date) -> Decimal:
        """Half the width of the band on a day: wider the further it lies from the figures."""
        away = (day - self.origin).days - self.middle
        wider = 1 + 1 / len(self.points) + away * away / self.sum_of_squares
        return _decimal(Fraction(self.spread * sqrt(wider)))


@dataclass(frozen=True, slots=True)
class Projection:
    """The value on a date if nothing changes; four of five times between `low` and `high`."""

    on: date
    value: Decimal
    low: Decimal
    high: Decimal
    a_week: Decimal
    points: int


class Why(StrEnum):
    """Why there is no projection."""

    TOO_FEW = "too few figures"
    TOO_SCATTERED = "too scattered"


@dataclass(frozen=True, slots=True)
class NoProjection:
    """The reason, and the band that would have been too wide."""

    why: Why
    points: int
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What business as usual brings. `gap` is how much is missing, zero when it gets there by itself.

    `unclear` is whether the target lies within the band. Where nothing can be projected `gap` is None.
    """

    sentence: str
    projection: Projection | NoProjection
    direction: Direction | None = None
    gap: Decimal | None = None
    unclear: bool = False


def trend(points: Iterable[Point]) -> Trend | None:
    """The line through the points, in any order; None for fewer than two days.

    Of several on one day the last one given counts. What is no finite number is left out.
    """
    known = _known(points)
    if len(known) < 2:
        return None
    origin = known[0][0]
    places = max(max(0, -int(value.as_tuple().exponent)) for _, value in known)
    unit = 10**places
    # Whole numbers keep the slope of an exact line exact.
    exact = [((day - origin).days, int(value.scaleb(places))) for day, value in known]
    a_day = _median_slope(_thinned(exact))
    up, down = a_day.numerator, a_day.denominator
    rests = [y * down - x * up for x, y in exact]
    level = _twice_the_median(rests)
    off = _twice_the_median([abs(2 * rest - level) for rest in rests])
    middle = sum(x for x, _ in exact) / len(exact)
    return Trend(
        origin=origin,
        at_origin=Fraction(level, 2 * down * unit),
        a_day=a_day / unit,
        points=tuple(known),
        spread=_BAND * float(Fraction(off, 4 * down * unit)),
        middle=middle,
        sum_of_squares=sum((x - middle) ** 2 for x, _ in exact),
    )


def project(
    points: Iterable[Point],
    on: date,
    *,
    target: Decimal | None = None,
    direction: Direction | None = None,
    kind: MeasureKind = MeasureKind.LEVEL,
) -> Projection | NoProjection:
    """The value on a date, or why that cannot be said.

    A level follows the line. A cumulative measure goes on from its latest total at the line's pace
    and never falls below it.
    """
    line = trend(points)
    if line is None or len(line.points) < FEWEST_POINTS:
        return NoProjection(Why.TOO_FEW, len(line.points) if line else len(_known(points)))
    margin = line.margin(on)
    value = line.on(on)
    latest_on, latest = line.points[-1]
    if kind is MeasureKind.CUMULATIVE and on >= latest_on:
        value = latest + _decimal(max(line.a_day, Fraction(0)) * (on - latest_on).days)
    low, high = value - margin, value + margin
    if kind is MeasureKind.CUMULATIVE and on >= latest_on:
        low = max(low, latest)
    values = [value for _, value in line.points]
    width, seen = high - low, max(values) - min(values)
    near = target is not None and not _beyond(low, high, target, direction)
    near = near and target is not None and width > abs(target - value)
    if width > seen * (WIDEST_NEAR_TARGET if near else WIDEST):
        return NoProjection(Why.TOO_SCATTERED, len(values), low, high)
    return Projection(on, value, low, high, line.a_week, len(values))


def outlook(
    points: Iterable[Point],
    target: Decimal | None,
    on: date,
    *,
    today: date,
    kind: MeasureKind = MeasureKind.LEVEL,
    direction: Direction | None = None,
) -> Outlook:
    """'business as usual reaches 61 of 90 by 1 March: a gap of 29', or 'it gets there by itself'.

    Without a `direction` it is that from the latest figure to the target, or from the first one
    when the latest has reached it. For a date that the figures have passed it says what was.
    """
    known = _known(points)
    if target is not None and not (target.is_finite() and abs(target) < _LARGEST):
        target = None
    way = direction
    if known and target is not None:
        way = direction or _direction(known, target)
    day = _day(on, today)
    if known and known[0][0] <= on <= known[-1][0]:
        return _as_it_was(known, on, target, way, day)
    found = project(known, on, target=target, direction=way, kind=kind)
    if isinstance(found, NoProjection):
        return Outlook(_refusal(found, known, day), found, way)
    if target is None:
        return Outlook(f"business as usual reaches {_rounded(found.value, known)} by {day}", found)
    gap = _missing(found.value, target, way)
    unclear = found.low < target < found.high
    places = _places([found.value, target], known, target)
    while places < 6 and found.value != target and _round(found.value, places) == target:
        places += 1  # what is not quite there must not look as if it were
    value, band = _show(found.value, places), _band(found, places)
    aim = show_number(target)
    if gap:
        short = abs(target - _round(found.value, places))
        sentence = (
            f"business as usual reaches {value} of {aim} by {day}: a gap of {show_number(short)}"
        )
        sentence += f" (likely {band})" if unclear else ""
    else:
        sentence = f"it gets there by itself: {value} of {aim} by {day}"
        sentence += f" (likely {band})" if unclear else ""
    return Outlook(sentence, found, way, gap, unclear)


def _beyond(low: Decimal, high: Decimal, target: Decimal, direction: Direction | None) -> bool:
    """Whether the target is reached anywhere in the band."""
    if direction is None:
        return False
    return low >= target if direction is Direction.UP else high <= target


def _as_it_was(
    points: list[Point], on: date, target: Decimal | None, way: Direction | None, day: str
) -> Outlook:
    """For a date that the figures have passed: what was known then, no projection."""
    value = next(value for there, value in reversed(points) if there <= on)
    fact = Projection(on, value, value, value, Decimal(0), len(points))
    if target is None:
        return Outlook(f"it was {show_number(value)} on {day}", fact)
    gap = _missing(value, target, way)
    end = f"a gap of {show_number(gap)}" if gap else "it got there"
    words = f"it was {show_number(value)} of {show_number(target)} on {day}: {end}"
    return Outlook(words, fact, way, gap)


def _missing(value: Decimal, target: Decimal, way: Direction | None) -> Decimal:
    return max(Decimal(0), value - target if way is Direction.DOWN else target - value)


def _known(points: Iterable[Point]) -> list[Point]:
    by_day = {
        day: round(value, 6) if int(value.as_tuple().exponent) < -6 else value
        for day, value in points
        if value.is_finite() and abs(value) < _LARGEST
    }
    return sorted(by_day.items())


def _thinned(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(points) <= MOST_POINTS:
        return points
    last = len(points) - 1
    return [points[at * last // (MOST_POINTS - 1)] for at in range(MOST_POINTS)]


def _twice_the_median(numbers: list[int]) -> int:
    """Doubled, so that it stays whole."""
    numbers = sorted(numbers)
    half = len(numbers) // 2
    return numbers[half] + numbers[-half - 1]


def _median_slope(points: list[tuple[int, int]]) -> Fraction:
    slopes = [
        (there - here) / (later - day)
        for at, (day, here) in enumerate(points)
        for later, there in points[at + 1 :]
    ]
    slopes.sort()
    half = len(slopes) // 2
    span = points[-1][0] - points[0][0]
    high = _fraction(slopes[half], span)
    if len(slopes) % 2:
        return high
    return (_fraction(slopes[half - 1], span) + high) / 2


def _fraction(slope: float, span: int) -> Fraction:
    """The quotient that was divided: its denominator is a number of days."""
    return Fraction(slope).limit_denominator(span)


def _direction(points: list[Point], target: Decimal) -> Direction:
    """The first figure on the other side than the latest tells from where the target was aimed at."""
    first, latest = points[0][1], points[-1][1]
    if first < target <= latest:
        return Direction.UP
    if first > target >= latest:
        return Direction.DOWN
    return Direction.UP if target >= latest else Direction.DOWN


def _refusal(found: NoProjection, points: list[Point], day: str) -> str:
    if found.why is Why.TOO_FEW:
        count = (
            f"{found.points} figure{'s' if found.points != 1 else ''}" if points else "no figures"
        )
        return f"{count} so far: {FEWEST_POINTS} are needed to see where it goes"
    assert found.low is not None and found.high is not None
    low, high = _rounded(found.low, points), _rounded(found.high, points)
    return f"too scattered to say where it goes: anything from {low} to {high} by {day}"


def _places(values: list[Decimal], points: list[Point], target: Decimal | None = None) -> int:
    """Decimals to show: none from ten on, else one, or as many as the target has.

    More than the figures themselves have would feign exactness.
    """
    plain = 0 if max(map(abs, values)) >= 10 else 1
    aimed = _decimals(target) if target is not None else 0
    return max(aimed, min(plain, max(_decimals(value) for _, value in points)))


def _decimals(value: Decimal) -> int:
    return min(6, max(0, -int(value.normalize().as_tuple().exponent)))


def _rounded(value: Decimal, points: list[Point]) -> str:
    return _show(value, _places([value], points))


def _round(value: Decimal, places: int) -> Decimal:
    return round(value, places) if abs(value) < _ROUNDED else value


def _show(value: Decimal, places: int) -> str:
    return show_number(_round(value, places))


def _band(found: Projection, places: int) -> str:
    return f"{_show(found.low, places)} to {_show(found.high, places)}"


def _decimal(value: Fraction) -> Decimal:
    """Rounded to what is kept, without passing through a float."""
    return Decimal(round(value * 10**6)).scaleb(-6)


def _day(day: date, today: date) -> str:
    """'1 March', with the year when it is another."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"
