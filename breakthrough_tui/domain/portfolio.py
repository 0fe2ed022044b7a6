"""All breakthroughs beside each other: which come first, and what each line says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.signals.signal import Signal


class Group(StrEnum):
    """What a breakthrough is to the viewer; the order is that of the portfolio."""

    LEADS = "You lead"
    MINE = "Yours"
    OTHERS = "Others"
    AGAIN = "To be measured once more"
    ENDED = "Ended"


@dataclass(frozen=True, slots=True)
class PortfolioLine:
    """A breakthrough as one line. `signal` is what its worst signal says; empty where all is as it should be."""

    overview: Overview
    signal: str = ""


def group_of(overview: Overview, viewer: str, moment: Moment) -> Group:
    """Where in the portfolio it stands."""
    if overview.breakthrough.phase.over:
        return Group.AGAIN if overview.remeasure_due(moment) else Group.ENDED
    roles = overview.roles(viewer)
    if Role.LEADER in roles:
        return Group.LEADS
    return Group.MINE if roles else Group.OTHERS


def grouped(
    lines: Sequence[PortfolioLine], viewer: str, moment: Moment
) -> list[tuple[Group, list[PortfolioLine]]]:
    """The groups that are not empty, in their order; within one the order is that in which they came."""
    found: dict[Group, list[PortfolioLine]] = {group: [] for group in Group}
    for one in lines:
        found[group_of(one.overview, viewer, moment)].append(one)
    return [(group, those) for group, those in found.items() if those]


def worst_of(signals: Sequence[Signal]) -> str:
    """What the worst of some signals says; they come with the worst first."""
    return signals[0].sentence if signals else ""


def note_of(line: PortfolioLine, moment: Moment) -> str:
    """What is to be known besides: that it is to be measured once more, else its worst signal."""
    due = line.overview.ending.remeasure_on
    if due is not None and line.overview.remeasure_due(moment):
        measure = line.overview.breakthrough.goal.measure
        return f"measure once more: {measure}, due {short_date(due, moment.today)}"
    return line.signal
