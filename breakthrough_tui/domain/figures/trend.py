"""Where figures go if everything goes on as usual: a line that wild values do not turn.

The slope is the median of the slopes between all pairs of points (Theil–Sen; Sen, Journal of the
American Statistical Association 63, 1968, 1379–1389).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.domain.values import dataclass

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
LARGEST = Decimal("1e15")
"""Beyond this nothing is a figure that can be kept (numbers.MOST_DIGITS)."""

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


def trend(points: Iterable[Point]) -> Trend | None:
    """The line through the points, in any order; None for fewer than two days.

    Of several on one day the last one given counts. What is no finite number is left out.
    """
    known = known_points(points)
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
        return NoProjection(Why.TOO_FEW, len(line.points) if line else len(known_points(points)))
    if target is not None and not target.is_finite():
        target = None
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


def _beyond(low: Decimal, high: Decimal, target: Decimal, direction: Direction | None) -> bool:
    """Whether the target is reached anywhere in the band."""
    if direction is None:
        return False
    return low >= target if direction is Direction.UP else high <= target


def known_points(points: Iterable[Point]) -> list[Point]:
    """One finite value a day, by date: the last one given of each."""
    by_day = {
        day: round(value, 6) if int(value.as_tuple().exponent) < -6 else value
        for day, value in points
        if value.is_finite() and abs(value) < LARGEST
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


def _decimal(value: Fraction) -> Decimal:
    """Rounded to what is kept, without passing through a float."""
    return Decimal(round(value * 10**6)).scaleb(-6)
