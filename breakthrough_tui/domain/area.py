"""An area whose figures are watched, and what they reveal (METHOD.md, the steps)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import DEFAULT_LENGTH
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.figures.outlook import Outlook, outlook
from breakthrough_tui.domain.figures.trend import Point
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.values import dataclass

MOST_AREAS = 200
"""So many areas a workspace watches at once; a file that names more has another column in the place of the area."""
FURTHEST_AHEAD = 31
"""Days that a figure may be dated ahead, since that of a month is dated at its end."""
UNIT_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Area:
    """An area with its figures by date; of very many only every n-th.

    `figures` is how many there are. `breakthrough` is the one that was started from it, if the viewer may know of it.
    """

    id: int
    name: str
    unit: str = ""
    target: Decimal | None = None
    target_on: date | None = None
    breakthrough: int | None = None
    code: str = ""
    points: tuple[Point, ...] = ()
    figures: int = 0

    @property
    def latest(self) -> Point | None:
        """The newest figure."""
        return self.points[-1] if self.points else None


@dataclass(frozen=True, slots=True)
class Revealed:
    """An area and what business as usual brings it, on the day to which it was asked."""

    area: Area
    on: date
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a breakthrough that is started from an area begins with. Empty is what is to be said."""

    measure: str
    unit: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    baseline_source: str = ""
    target: Decimal | None = None


def horizon(area: Area, today: date) -> date:
    """The day up to which is looked: that of the target, else as far ahead as a breakthrough lasts."""
    return area.target_on or today + timedelta(days=DEFAULT_LENGTH)


def reveal(area: Area, today: date) -> Revealed:
    """What its figures say."""
    on = horizon(area, today)
    return Revealed(area, on, outlook(area.points, area.target, on, today=today))


def beginning(area: Area) -> Beginning:
    """The area's last figure as the baseline, its target as the target."""
    on, value = area.latest or (None, None)
    target = area.target if area.target != value else None
    return Beginning(
        measure=area.name,
        unit=area.unit,
        baseline=value,
        baseline_on=on,
        baseline_source=f"area {area.name}" if on is not None else "",
        target=target,
    )


def check_day(on: date, today: date, line: int = 0) -> None:
    """Invalid for a figure of a day that is still to come."""
    if on > today + timedelta(days=FURTHEST_AHEAD):
        where = f"Line {line}: " if line else ""
        raise Invalid(
            f"{where}{on.isoformat()} is still to come.",
            "A figure has the day on which it was known.",
        )


def figure_words(value: Decimal, unit: str) -> str:
    """'61 %'."""
    return f"{show_number(value)} {unit}".rstrip()
