"""The report as one HTML file that needs nothing but itself: no script, no picture or style from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.run_chart import MarkKind
from breakthrough_tui.domain.text import safe, safe_text
from breakthrough_tui.report.blocks import Chart, Report
from breakthrough_tui.report.chart_svg import NARROW, WIDE, chart_svg, marks_shown
from breakthrough_tui.report.wording import full_day

_TEMPLATES = Path(__file__).with_name("templates")

KINDS = {
    MarkKind.REFOCUS: "refocused",
    MarkKind.ANSWER: "obstacle answered",
    MarkKind.MEETING: "meeting",
}


def as_html(report: Report, moment: Moment) -> str:
    """The whole file. Everything that people wrote is escaped, here and nowhere else."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.globals.update(picture=_picture, marks=_marks, paragraphs=paragraphs)
    template = environment.get_template("report.html.jinja")
    return template.render(report=report, made=full_day(moment.today)) + "\n"


def paragraphs(text: str) -> list[list[str]]:
    """What was written by hand: paragraphs of lines."""
    found: list[list[str]] = [[]]
    for line in safe_text(text).split("\n"):
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _picture(block: Chart) -> Any:
    """The chart twice, for wide and for narrow pages; the page shows one of them."""
    from markupsafe import Markup

    wide = chart_svg(block.chart, block.words, WIDE, name="wide")
    narrow = chart_svg(block.chart, block.words, NARROW, name="narrow")
    return Markup(wide + narrow)


def _marks(block: Chart) -> list[tuple[str, str, str, str]]:
    """Sign, day, what it was and its words, for the list below the chart."""
    return [
        (sign, full_day(mark.on), KINDS[mark.kind], mark.words)
        for sign, mark in marks_shown(block.chart)
    ]


def _harmless(value: object) -> object:
    """Every value that the page says, without what acts on a reader: also what got into the database by other ways."""
    if type(value) is str:
        return safe(value)
    return value
