"""Signals as lines: for the list of them, and for every screen that shows some."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.signals.signal import Severity, Signal
from breakthrough_tui.widgets.line_list import GUTTER
from breakthrough_tui.widgets.parts import Part, Role, wrapped
from breakthrough_tui.widgets.rows import Row

SIGN = "!"
_ROLES: dict[Severity, Role] = {
    Severity.SERIOUS: "bad",
    Severity.WARNING: "warning",
    Severity.HINT: "text",
}
_INDENT = 2
_AROUND = GUTTER + 1
"""Cells that the list keeps left and right of a row."""


def signal_rows(
    signals: Sequence[Signal], width: int, *, advice: bool = True, selectable: bool = True
) -> list[Row]:
    """One row a signal: its sentence after a sign, and below it what to do. `width` is the list's."""
    return [_row(signal, width, advice, selectable) for signal in signals]


def signal_part(signals: Sequence[Signal], width: int | None = None) -> Part:
    """The worst one in short, for a line that says something else as well; empty where there is none."""
    if not signals:
        return Part("quiet", "", width)
    worst = signals[0]
    return Part(_ROLES[worst.severity], f"{SIGN} {worst.sentence}", width)


def _row(signal: Signal, width: int, advice: bool, selectable: bool) -> Row:
    room = max(10, width - _AROUND - _INDENT)
    role = _ROLES[signal.severity]
    lines = [
        (Part(role, SIGN if not number else "", _INDENT), Part(role, text))
        for number, text in enumerate(wrapped(signal.sentence, room))
    ]
    if advice:
        lines += [
            (Part("quiet", "", _INDENT), Part("quiet", text))
            for text in wrapped(signal.advice, room)
        ]
    return Row(("signal", signal.key), tuple(lines), selectable=selectable)
