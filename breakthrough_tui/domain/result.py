"""The result so far: measures with their readings, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.figures.what_it_takes import WhatItTakes, what_it_takes
from breakthrough_tui.domain.measure import Measure, MeasureKind, Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.run_chart import Mark, RunChart, run_chart
from breakthrough_tui.domain.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Result:
    """What was read of one breakthrough.

    `goals` are all versions of the goal, each with the id of what it measures. `readings` are those that count, of all
    measures; `corrected` has what stood in the place of a reading before, the oldest first, by its id.
    """

    goals: tuple[tuple[int | None, Goal], ...]
    launched_on: date | None = None
    launch_on: date | None = None
    measures: tuple[Measure, ...] = ()
    readings: tuple[Reading, ...] = ()
    corrected: Mapping[int, tuple[Reading, ...]] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()

    @property
    def goal(self) -> Goal:
        """The goal in force."""
        return self.goals[-1][1]

    @property
    def main(self) -> Measure | None:
        """What the goal in force counts."""
        return self.measure(self.goals[-1][0])

    def measure(self, id_: int | None) -> Measure | None:
        """A measure by its id."""
        return next((measure for measure in self.measures if measure.id == id_), None)

    def of(self, measure: Measure) -> tuple[Reading, ...]:
        """The readings of a measure, by date."""
        return tuple(reading for reading in self.readings if reading.measure == measure.id)

    def what_it_takes(self, moment: Moment) -> WhatItTakes:
        """The line under the chart."""
        main = self.main
        return what_it_takes(
            self.goal,
            self.of(main) if main else (),
            start=self.launched_on,
            today=moment.today,
            kind=main.kind if main else MeasureKind.LEVEL,
        )

    def chart(self, moment: Moment, measure: Measure | None = None) -> RunChart | None:
        """The run chart of the goal's measure, or of another one; None while there is nothing to draw."""
        shown = measure or self.main
        if shown is None:
            return None
        of_main = self.main is not None and shown.id == self.main.id
        return run_chart(
            shown,
            self.of(shown),
            today=moment.today,
            goals=[goal for counted, goal in self.goals if counted == shown.id] if of_main else [],
            start=self.launched_on or self.launch_on,
            end=self.goal.report_back,
            marks=self.marks,
            what=self.what_it_takes(moment) if of_main else None,
        )
