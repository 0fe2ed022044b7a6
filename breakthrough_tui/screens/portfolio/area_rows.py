"""Areas as lines: how the figures went, where business as usual leads, who works on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from breakthrough_tui.domain.area import Revealed, figure_words
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.figures.outlook import band_words
from breakthrough_tui.domain.figures.trend import Projection
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Line, Part, Role, wrapped
from breakthrough_tui.widgets.sparkline import sparkline

WIDE = 100

NONE_YET = (
    "No area is watched yet. A breakthrough begins where important results do not come,",
    "and carrying on as usual will not bring them. I pastes figures:",
    "",
    "    area,date,value,target",
    "    Invoices paid in time,2026-09-30,56,90",
    "    Invoices paid in time,2026-10-31,57,90",
    "",
    "+ writes down one figure. A file is read by: breakthrough area import FILE",
)


def area_rows(areas: Sequence[Revealed], today: date) -> Callable[[int], list[Row]]:
    """Those with a gap first, the others below."""

    def rows(width: int) -> list[Row]:
        if not areas:
            return [blank("top"), plain("none", list(NONE_YET), "quiet")]
        groups = (
            ("Business as usual does not bring it", [one for one in areas if one.outlook.gap]),
            ("It gets there by itself", [one for one in areas if one.outlook.gap == 0]),
            ("Not to be said yet", [one for one in areas if one.outlook.gap is None]),
        )
        made: list[Row] = []
        for title, found in groups:
            if found:
                made += [blank(title), heading(title)]
            for one in found:
                made += [blank(one.area.id), _row(one, today, width)]
        return made

    return rows


def _row(one: Revealed, today: date, width: int) -> Row:
    area, found = one.area, one.outlook
    wide = width >= WIDE
    cells = 26 if wide else 16
    ahead = found.projection.value if isinstance(found.projection, Projection) else None
    if area.latest is not None and one.on <= area.latest[0]:
        ahead = None
    past, future = sparkline(area.points, cells, ahead=ahead, target=area.target)
    latest = figure_words(area.latest[1], area.unit) if area.latest else "no figure"
    line: list[Part] = [
        Part("text", area.name, stretch=True),
        Part("text", "  "),
        Part("text", " " * max(0, cells - len(past) - len(future)) + past),
        Part("quiet", future),
        Part("text", latest, -10),
    ]
    if wide:
        target = "" if area.target is None else f"  of {figure_words(area.target, area.unit)}"
        when = f" by {short_date(area.target_on, today)}" if area.target_on else ""
        line.append(Part("quiet", f"{target}{when}", 24))
    line.append(Part("key" if area.code else "quiet", f"  {area.code}", 12))
    return Row(("area", area.id), (tuple(line), *_sentence(one, width)))


def _sentence(one: Revealed, width: int) -> list[Line]:
    found = one.outlook
    role: Role = "warning" if found.gap else "good" if found.gap == 0 else "quiet"
    words = found.sentence
    band = band_words(found, one.area.points)
    if band and not found.unclear:
        words += f" (likely {band})"
    return [(Part(role, f"  {line}"),) for line in wrapped(words, max(20, width - 8))]


def first_words(one: Revealed) -> str:
    """The result that a breakthrough from this area might name."""
    area = one.area
    if area.latest is None:
        return ""
    latest, target = area.latest[1], area.target
    if target is None or target == latest:
        return f"Change {area.name} from {figure_words(latest, area.unit)} to "
    verb = "Raise" if target > latest else "Cut"
    name = area.name[:1].lower() + area.name[1:] if area.name[1:2].islower() else area.name
    return f"{verb} {name} from {show_number(latest)} to {figure_words(target, area.unit)}"
