"""How a breakthrough ends: held, closed, measured once more, and what comes after it (METHOD.md, agendas)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase
from breakthrough_tui.domain.course import Outcome, Path
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.status import PARTLY_FROM, Status, StatusKind, latest_reading
from breakthrough_tui.domain.values import dataclass

REMEASURE_AFTER = 90
"""Days after the report-back on which the measure is read once more (rule)."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How one has ended so far; None is what has not come yet. `note` is the reason where it was abandoned."""

    outcome: Outcome | None = None
    note: str = ""
    reported_on: date | None = None
    closed_on: date | None = None
    path: Path | None = None
    remeasure_on: date | None = None
    came_from: int | None = None


NOT_OVER = Ending()


@dataclass(frozen=True, slots=True)
class Following:
    """What the next breakthrough takes over. Empty is what is to be said anew."""

    sentence: str = ""
    measure: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    baseline_source: str = ""
    same_team: bool = True


PATHS: dict[Path, str] = {
    Path.RESET: "the same focus, further: measure and team stay, the baseline is the last reading",
    Path.BUILD: "the natural next result: the team stays, the goal is new",
    Path.SCALE: "the same elsewhere: the measure stays, place and team are new",
}
"""What each of them means, in a line."""


def at_its_end(breakthrough: Breakthrough, today: date) -> bool:
    """Whether the report is where one goes on: from the report-back date on."""
    if breakthrough.phase is Phase.LAUNCHED:
        end = breakthrough.goal.report_back
        return end is not None and today >= end
    return not breakthrough.phase.before_launch


def suggested_outcome(status: Status) -> Outcome | None:
    """The outcome that the readings speak for, also before the last day; None where they say nothing."""
    known = {
        StatusKind.REACHED: Outcome.REACHED,
        StatusKind.PARTLY: Outcome.PARTLY,
        StatusKind.NOT_REACHED: Outcome.NOT_REACHED,
        StatusKind.NO_READING: None,
        StatusKind.NONE_YET: None,
    }
    if status.kind in known or status.progress is None:
        return known.get(status.kind)
    return Outcome.PARTLY if status.progress >= PARTLY_FROM else Outcome.NOT_REACHED


def remeasure_day(reported_on: date) -> date:
    """When to measure once more."""
    return reported_on + timedelta(days=REMEASURE_AFTER)


def remeasured(ending: Ending, readings: tuple[Reading, ...]) -> Reading | None:
    """The first reading that tells whether the result has lasted; None before there is one."""
    due = ending.remeasure_on
    later = [reading for reading in readings if due is not None and reading.on >= due]
    return min(later, key=lambda reading: (reading.on, reading.id), default=None)


def check_close(phase: Phase) -> None:
    """Invalid for what cannot be closed: what was never launched, and what is over."""
    if phase.before_launch:
        raise Invalid(
            "What was not launched has no result to close with.", "It can be abandoned, and why."
        )
    check_open(phase)


def check_open(phase: Phase) -> None:
    """Invalid if it is over already."""
    if phase.over:
        raise Invalid(f"This breakthrough is {phase} already.", "Its leader can reopen it.")


def phase_reopened(launched_on: date | None, launch_on: date | None, ending: Ending) -> Phase:
    """Where one that was over goes on."""
    if launched_on is None:
        return Phase.DRAFT if launch_on is None else Phase.PREPARING
    return Phase.LAUNCHED if ending.reported_on is None else Phase.REPORTED


def following(path: Path, goal: Goal, readings: tuple[Reading, ...], today: date) -> Following:
    """What carries over into the breakthrough that is started on a path."""
    if path is Path.BUILD:
        return Following()
    if path is Path.SCALE:
        return Following(goal.sentence, goal.measure, goal.unit, same_team=False)
    last = latest_reading(readings, today)
    return Following(
        sentence=goal.sentence,
        measure=goal.measure,
        unit=goal.unit,
        baseline=last.value if last else None,
        baseline_on=last.on if last else None,
        baseline_source="the last reading of the breakthrough before" if last else "",
    )
