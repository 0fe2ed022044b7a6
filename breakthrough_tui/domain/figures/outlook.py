"""What business as usual brings to an area, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.dates import MONTHS
from breakthrough_tui.domain.figures.trend import (
    FEWEST_POINTS,
    LARGEST,
    NoProjection,
    Point,
    Projection,
    Why,
    known_points,
    project,
)
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.values import dataclass

_ROUNDED = Decimal("1e20")
"""From here on decimals are neither known nor of interest."""


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
    known = known_points(points)
    if target is not None and not (target.is_finite() and abs(target) < LARGEST):
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


def band_words(found: Outlook, points: Iterable[Point]) -> str:
    """'55 to 67': between what it will be, four of five times; empty where both are shown alike."""
    projection = found.projection
    if not isinstance(projection, Projection):
        return ""
    places = _places([projection.value], known_points(points))
    if _show(projection.low, places) == _show(projection.high, places):
        return ""
    return _band(projection, places)


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


def _day(day: date, today: date) -> str:
    """'1 March', with the year when it is another."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"
