"""The report as rows to walk through: its parts, the commitments, what is hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.report_material import Material
from breakthrough_tui.domain.report_parts import Commitment, PartKind
from breakthrough_tui.report.blocks import Part as ReportPart
from breakthrough_tui.report.blocks import Report
from breakthrough_tui.screens.report.blocks import block_lines, fact_lines
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Line, Part, Role, wrapped

CHART_LINES = 14
WIDEST = 96
"""Text is not read well in longer lines."""


@dataclass(frozen=True, slots=True)
class ReportSnapshot:
    """What the report's screen shows."""

    material: Material
    report: Report


def no_report_rows() -> list[Row]:
    """What it says where there is no breakthrough."""
    return [blank("top"), plain("none", ["There is no breakthrough here yet."], "quiet")]


def report_rows(
    snapshot: ReportSnapshot, moment: Moment, *, fine: bool
) -> Callable[[int], list[Row]]:
    """The title, the parts that are shown, then those that are hidden."""

    def rows(width: int) -> list[Row]:
        room = max(20, min(width - 5, WIDEST))
        report = snapshot.report
        made = [blank("top"), _title(report, room)]
        made += [
            Row(("under", label), tuple(fact_lines(label, words, room)), selectable=False)
            for label, words in report.under
        ]
        for part in report.parts:
            if not part.hidden:
                made += _part(snapshot, part, moment, room, fine=fine)
        hidden = [part for part in report.parts if part.hidden]
        if hidden:
            made += [blank("hidden"), heading("Hidden", key="hidden heading")]
            made += [_head(part, "x shows it again") for part in hidden]
        return [*made, blank("end")]

    return rows


def _title(report: Report, room: int) -> Row:
    lines: list[Line] = [(Part("heading", line),) for line in wrapped(report.title, room)]
    return Row("title", (*lines, ()), selectable=False)


def _part(
    snapshot: ReportSnapshot, part: ReportPart, moment: Moment, room: int, *, fine: bool
) -> list[Row]:
    made = [blank(("before", part.name)), _head(part, "nothing yet" if part.empty else "")]
    if part.name == PartKind.COMMITMENTS:
        made += [_commitment(snapshot, one, moment, room) for one in snapshot.material.commitments]
    else:
        for at, block in enumerate(part.blocks):
            lines = block_lines(block, room - 4, chart_lines=CHART_LINES, fine=fine)
            gap: tuple[Line, ...] = ((),) if at else ()
            body = tuple((Part("text", "    "), *line) if line else () for line in lines)
            made.append(Row(("block", part.name, at), (*gap, *body), selectable=False))
    if part.added:
        made.append(_added(part, room))
    return made


def _head(part: ReportPart, note: str) -> Row:
    return Row(
        ("part", part.name),
        ((Part("heading", part.title, stretch=True), Part("quiet", note)),),
    )


def _added(part: ReportPart, room: int) -> Row:
    """What was written by hand, with a line beside it where the rest wrote itself."""
    mark = "    " if part.own else "    │ "
    lines = [line for text in part.added.split("\n") for line in wrapped(text, room - 6)]
    gap: tuple[Line, ...] = () if part.own or not part.blocks else ((),)
    body: tuple[Line, ...] = tuple((Part("quiet", mark), Part("text", line)) for line in lines)
    return Row(("added", part.name), (*gap, *body), selectable=False)


def _commitment(snapshot: ReportSnapshot, one: Commitment, moment: Moment, room: int) -> Row:
    done = one.done_at is not None
    late = not done and one.due is not None and one.due < moment.today
    role: Role = "quiet" if done else "text"
    due = day_month(one.due, moment.today) if one.due else "no date"
    right: list[Part] = [Part("bad" if late else role, f"{due}{' late' if late else ''}", 18)]
    who = snapshot.material.name(one.person)
    first = max(20, room - 4 - 18 - 20)
    lines: list[Line] = []
    for at, line in enumerate(wrapped(one.text, first - 4)):
        sign = ("✓ " if done else "· ") if at == 0 else "  "
        text = (Part(role, sign), Part(role, line, first - 2))
        lines.append((*text, Part(role, who, 20), *right) if at == 0 else text)
    return Row(("commitment", one.id), tuple(lines))
