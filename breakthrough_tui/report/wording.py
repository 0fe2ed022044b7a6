"""How dates, numbers and counts are written in a report, which is read years later as well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.report_material import Material


@dataclass(frozen=True, slots=True)
class Wording:
    """Of one report; `year` is the one that dates need not name."""

    material: Material
    moment: Moment

    @property
    def _near(self) -> date:
        """A day of the year that goes without saying: that of the launch."""
        here = self.material.overview.breakthrough
        return here.launched_on or here.launch_on or self.moment.today

    def day(self, day: date) -> str:
        """'11 Dec', with the year where it is not that of the launch."""
        return day_month(day, self._near)

    def whole_day(self, day: date) -> str:
        """'11 Dec 2026'."""
        return full_day(day)

    def at(self, instant: datetime) -> str:
        """The day of an instant."""
        return self.day(self.moment.day_of(instant))

    def number(self, value: Decimal | None) -> str:
        """'45', '1,200', '–' for none."""
        return "–" if value is None else show_number(value)

    def counted(self, value: Decimal | None) -> str:
        """'45 days', '72 %'."""
        unit = self.material.overview.breakthrough.goal.unit
        return f"{self.number(value)} {unit}".rstrip()

    def name(self, person: str | None) -> str:
        """What to call somebody."""
        return self.material.name(person)

    def names(self, people: Iterable[str]) -> str:
        """'Ana, Ben and Cho', each once."""
        return listed([self.name(person) for person in dict.fromkeys(people)])


def full_day(day: date) -> str:
    """'11 Dec 2026', whatever year it is."""
    return day_month(day, date.min)


def listed(words: list[str]) -> str:
    """'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """'1 day', '4 days'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def median_words(days: float) -> str:
    """'2 days', '1.5 days'."""
    return f"{days:g} {'day' if days == 1 else 'days'}"


def sentence(text: str) -> str:
    """With a capital at its start and a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")
