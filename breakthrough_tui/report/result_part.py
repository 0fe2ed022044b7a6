"""The result: where it began, where it ended, its chart, and whether it has lasted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from breakthrough_tui.domain.closing import remeasured
from breakthrough_tui.domain.course import Outcome
from breakthrough_tui.domain.headline import MOODS, OUTCOME_MOODS, Mood
from breakthrough_tui.domain.measure import MeasureKind, Reading
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.run_chart import RunChart
from breakthrough_tui.domain.status import StatusKind
from breakthrough_tui.report.blocks import Block, Chart, Facts, Figure, Figures, Text
from breakthrough_tui.report.wording import Wording, sentence

_SAID: dict[Outcome, str] = {
    Outcome.REACHED: "Reached",
    Outcome.PARTLY: "Partly reached",
    Outcome.NOT_REACHED: "Not reached",
}


def result(say: Wording) -> Iterator[Block]:
    """Large numbers, a sentence, the chart, what else was watched, the second measurement."""
    material, moment = say.material, say.moment
    overview = material.overview
    goal = overview.breakthrough.goal
    status = overview.status(moment)
    if not goal.measure:
        yield Text("It was never said what is measured.")
        return
    yield Text(_lead(say, status.latest), "lead")
    yield Figures(tuple(_figures(say, status.latest, _mood(say, status.kind))))
    chart = material.result.chart(moment)
    if chart is not None and chart.readings:
        yield Chart(chart, chart_words(chart, say))
    guards = tuple(_guards(say))
    if guards:
        yield Facts(guards)
    yield from _lasting(say)
    if overview.ending.note:
        yield Text(sentence(overview.ending.note))


def _mood(say: Wording, kind: StatusKind) -> Mood:
    outcome = say.material.overview.ending.outcome
    return OUTCOME_MOODS[outcome] if outcome is not None else MOODS.get(kind, Mood.PLAIN)


def _lead(say: Wording, latest: Reading | None) -> str:
    overview = say.material.overview
    goal, outcome = overview.breakthrough.goal, overview.ending.outcome
    kind = overview.status(say.moment).kind
    if overview.ending.closed_on is not None and outcome is None:
        head = "Abandoned"
    else:
        head = _SAID[outcome] if outcome is not None else str(kind).capitalize()
    if latest is None:
        return f"{head}: there is no reading of {goal.measure} yet."
    now = say.counted(latest.value)
    if goal.baseline is None:
        return f"{head}: {goal.measure} stood at {now} on {say.day(latest.on)}."
    way = f"from {say.number(goal.baseline)} to {now}"
    return f"{head}: {goal.measure} went {way} by {say.day(latest.on)}."


def _figures(say: Wording, latest: Reading | None, mood: Mood) -> Iterator[Figure]:
    goal = say.material.overview.breakthrough.goal
    if goal.baseline is not None:
        since = f", {say.day(goal.baseline_on)}" if goal.baseline_on else ""
        yield Figure(say.number(goal.baseline), f"where it began{since}")
    if latest is not None:
        over = say.material.overview.breakthrough.phase.over
        label = "where it ended" if over else "where it stands"
        yield Figure(say.number(latest.value), f"{label}, {say.day(latest.on)}", mood)
    if goal.target is not None:
        yield Figure(say.number(goal.target), "the goal")


def chart_words(chart: RunChart, say: Wording) -> str:
    """The chart in a sentence."""
    first, last = chart.readings[0], chart.readings[-1]
    unit = f" in {chart.unit}" if chart.unit else ""
    words = f"{chart.name}{unit}: {show_number(first.value)} on {say.day(first.on)}"
    if first is not last:
        words += f", {show_number(last.value)} on {say.day(last.on)}"
    if chart.target is not None:
        words += f"; the goal is {show_number(chart.target)}"
    return f"{words}. {len(chart.readings)} readings."


def _guards(say: Wording) -> Iterator[tuple[str, str]]:
    """What the push could have harmed, and the other measures: first and last value."""
    found = say.material.result
    for measure in found.measures:
        readings = found.of(measure)
        if measure == found.main or not readings:
            continue
        unit = f" {measure.unit}".rstrip()
        first, last = readings[0], readings[-1]
        total = measure.kind is MeasureKind.CUMULATIVE
        words = f"{show_number(last.value)}{unit} on {say.day(last.on)}"
        if not total and first is not last:
            change = _change(last.value - first.value)
            words = f"{show_number(first.value)} → {words}{change}"
        yield (f"{measure.name} (watched)" if measure.guard else measure.name), words


def _change(by: Decimal) -> str:
    if by == 0:
        return ", unchanged"
    return f", {'+' if by > 0 else '−'}{show_number(abs(by))}"


def _lasting(say: Wording) -> Iterator[Block]:
    overview = say.material.overview
    ending = overview.ending
    if ending.remeasure_on is None:
        return
    again = remeasured(ending, overview.readings)
    if again is not None:
        words = f"Measured once more on {say.day(again.on)}: {say.counted(again.value)}."
    else:
        words = f"To be measured once more on {say.day(ending.remeasure_on)}, to see if it lasts."
    yield Text(words)
