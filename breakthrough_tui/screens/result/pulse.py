"""The pulse as a line over the weeks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.pulse import FEWEST, Pulse
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Line, Part, Role

if TYPE_CHECKING:
    from breakthrough_tui.screens.result.rows import ResultSnapshot

LABEL = 13
COLUMN = 8
"""Cells of the labels, and of each week."""


def pulse_rows(snapshot: ResultSnapshot, moment: Moment, width: int, key: str) -> list[Row]:
    """Averages of the weeks that are over, from the launch's vote on; who has answered this week."""
    pulse = snapshot.pulse
    made = [blank("pulse"), heading("Pulse", *_state(pulse, key), key="pulse")]
    weeks = [week for week in pulse.weeks if week.week != pulse.week]
    if not weeks and pulse.vote is None:
        words = f"Averages come with the first week that is over, from {FEWEST} answers on."
        return [*made, plain("no pulse", [words], "quiet")]
    room = max(1, (width - LABEL - 4) // COLUMN)
    names, energy, confidence = [], [], []
    if pulse.vote is not None and room > 1:
        names, energy, confidence = ["launch"], [""], [show_number(pulse.vote)]
        room -= 1
    for week in weeks[-room:]:
        names.append(day_month(week.week, moment.today))
        energy.append(_number(week.energy))
        confidence.append(_number(week.confidence))
    lines = (_cells("", names, "quiet"), _cells("energy", energy), _cells("confidence", confidence))
    made.append(Row("weeks", lines, selectable=False))
    if any(week.energy is None for week in weeks[-room:]):
        made.append(plain("few", [f"–: fewer than {FEWEST} answers that week"], "quiet"))
    return made


def _state(pulse: Pulse, key: str) -> list[Part]:
    count = f"{len(pulse.answered)} of {pulse.asked} have answered this week"
    if not key:
        return [Part("quiet", count)]
    if pulse.mine is None:
        return [Part("quiet", f"{count}, "), Part("text", f"{key}: your turn")]
    return [Part("quiet", f"{count}, you too ({key} changes it)")]


def _number(value: Decimal | None) -> str:
    return "–" if value is None else show_number(value)


def _cells(label: str, values: list[str], role: Role = "text") -> Line:
    return (Part("quiet", label, LABEL), *(Part(role, value, -COLUMN) for value in values))
