"""Areas with their figures: one with a gap on which VACCINE works, one with a gap that nobody has named yet, one that
gets there by itself, one that is too scattered to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from breakthrough_tui.domain.figures.figures import Figure
from breakthrough_tui.store.commands import areas
from breakthrough_tui.store.demo.story import Life, Story

STEP = 30
"""Days between two figures."""


@dataclass(frozen=True, slots=True)
class Watched:
    """An area, its figures with the newest last, and how many days ahead its target is."""

    key: str
    name: str
    unit: str
    target: str
    ahead: int
    values: Sequence[str]
    person: str


AREAS = (
    Watched(
        "follow-ups",
        "Vaccination follow-ups in time",
        "%",
        "90",
        80,
        ("24", "25", "23", "26", "25", "24", "27", "25", "26", "26"),
        "gus",
    ),
    Watched(
        "invoices",
        "Invoices paid within 30 days",
        "%",
        "90",
        120,
        ("41", "44", "43", "46", "48", "47", "50", "52", "51", "54", "55", "56"),
        "bo",
    ),
    Watched(
        "calls",
        "Calls answered within a minute",
        "%",
        "80",
        90,
        ("52", "55", "57", "61", "62", "66", "68", "71", "73", "76"),
        "fay",
    ),
    Watched(
        "complaints",
        "Complaints a month",
        "",
        "10",
        100,
        ("31", "12", "44", "9", "27", "58", "14", "39", "7", "33"),
        "bo",
    ),
)


def lives(story: Story) -> Iterator[Life]:
    """All of them."""
    return (_watched(story, area, place) for place, area in enumerate(AREAS))


def _watched(story: Story, area: Watched, place: int) -> Life:
    """Pasted from a list some weeks ago, and one figure more since."""
    yield story.at(26, f"09:{place:02}")
    last = story.today - timedelta(days=STEP)
    figures = [
        Figure(
            area.name,
            last - timedelta(days=STEP * ago),
            Decimal(value),
            Decimal(area.target),
        )
        for ago, value in enumerate(reversed(area.values[:-1]))
    ]
    done = story.do(
        area.person,
        areas.import_figures,
        figures=tuple(reversed(figures)),
        unit=area.unit,
        target_on=story.ahead(area.ahead),
    )
    story.named[area.key] = done.made("area")
    yield story.at(1, f"09:{place:02}")
    story.do(
        area.person,
        areas.add_figure,
        area=story.named[area.key],
        value=Decimal(area.values[-1]),
        on=story.day(1),
    )
