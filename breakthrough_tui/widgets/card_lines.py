"""How one card looks: its title, and below it owner, date, labels and what stands in its way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from textual.strip import Strip

from breakthrough_tui.domain.board import Card, is_late
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.labels import Label, shown_labels
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.widgets.line import Part, cut, line, width_of
from breakthrough_tui.widgets.parts import LABEL_ROLES
from breakthrough_tui.widgets.themes import Ink, Paint

BAR = "▌"
MARK = "*"
_BETWEEN = "  "

_LABEL = (20, 10, 8)
"""Cells of a label at most, the less the more else there is to say."""

_NO_LABELS = len(_LABEL)
"""From this level on labels are not said in full."""

_LEAST_LABEL = 4
"""Cells; in fewer no label is recognised."""

NO_LABELS: Mapping[str, Label] = MappingProxyType({})
"""No tag has a name or a colour."""


@dataclass(frozen=True, slots=True)
class Flag:
    """An open obstacle on a card: who has it, for how many days it has waited for a leader."""

    leader: str
    days: int

    def __str__(self) -> str:
        return f"⚑ {self.leader} {self.days} d"


@dataclass(frozen=True, slots=True)
class Day:
    """Today, and how to find the day of an instant, for the workspace."""

    today: date
    day_of: Callable[[datetime], date]


def draw_card(
    card: Card,
    flag: Flag | None,
    *,
    day: Day,
    paint: Paint,
    width: int,
    here: bool,
    marked: bool = False,
    labels: Mapping[str, Label] = NO_LABELS,
) -> tuple[Strip, Strip]:
    """Its two lines in `width` cells; `here` is whether the cursor is on it.

    The cursor's ground lies under the title only: the details look the same with it and without, but for the bar,
    so that walking over cards with much on them costs no more bytes than over others.
    """
    ink = paint.cursor if here else paint.page
    page = paint.page
    bar = BAR + " " if here else "  "
    sign = (bar[0] + MARK, ink.key) if marked else (bar, ink.accent)
    style = ink.heading if here else ink.quiet if card.done_at is not None else ink.text
    # One cell stays free at the right, so that texts of two columns never touch.
    title = (cut(card.title, width - 3), style)
    details = _details(card, flag, day, labels, page, width - 3)
    return (
        line([sign, title], width, ink.blank),
        line([(bar, page.accent), *details], width, page.blank),
    )


def _details(
    card: Card, flag: Flag | None, day: Day, labels: Mapping[str, Label], ink: Ink, width: int
) -> list[Part]:
    """As much as fits: a date that is late and names of labels are shortened first, then the first label has the rest.

    The checklist's count stands before the labels, so that it has its place with them and without.
    """
    for level in range(5):
        said = _said(card, flag, day, labels, ink, level)
        parts = _joined(said, ink)
        room = width - width_of(parts)
        if room < 0:
            continue
        if level == _NO_LABELS and card.labels and room >= len(_BETWEEN) + _LEAST_LABEL:
            words, colour = shown_labels(card.labels, labels)[0]
            label = (cut(words, room - len(_BETWEEN)), getattr(ink, LABEL_ROLES[colour]))
            return _joined([*said, label], ink)
        return parts
    return [(cut("".join(text for text, _ in parts), width), ink.quiet)] if width > 0 else []


def _said(
    card: Card, flag: Flag | None, day: Day, labels: Mapping[str, Label], ink: Ink, level: int
) -> list[Part]:
    said: list[Part] = [(card.owner or "nobody", ink.quiet)]
    if card.done_at is not None:
        said.append((f"done {short_date(day.day_of(card.done_at), day.today)}", ink.quiet))
        return said
    if card.due is not None:
        when = short_date(card.due, day.today)
        if is_late(card, day.today):
            said.append((f"{when} late" if level < 2 else "late", ink.bad))
        else:
            said.append((when, ink.quiet))
    if card.checklist and level <= _NO_LABELS:
        said.append((f"{card.checked}/{card.checklist}", ink.quiet))
    if flag is not None:
        said.append((str(flag), ink.bad))
    if card.no_help:
        words = "no help: find another way" if level < 2 else "no help"
        said.append((words, ink.warning))
    if card.preparing and level < 1:
        said.append(("preparation", ink.quiet))
    if card.labels and level < _NO_LABELS:
        for words, colour in shown_labels(card.labels, labels):
            said.append((cut(words, _LABEL[level]), getattr(ink, LABEL_ROLES[colour])))
    return said


def _joined(said: list[Part], ink: Ink) -> list[Part]:
    parts: list[Part] = []
    for text, style in said:
        if parts:
            parts.append((_BETWEEN, ink.quiet))
        parts.append((text, style))
    return parts
