"""Two versions of a goal beside each other; below each other where there is no room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.dates import day_month, full_date
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.screens.dialogs.sheet import Sheet
from breakthrough_tui.widgets.line_list import LineList, Row, blank
from breakthrough_tui.widgets.parts import Line, Part, wrapped
from breakthrough_tui.widgets.parts import Role as Colour

SIDE_BY_SIDE_FROM = 100
LABEL = 13
GAP = 3


class VersionsDialog(Sheet[None]):
    """A version and the one before it; left and right go to the pair before and after."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "turn(-1)", show=False),
        Binding("right,l", "turn(1)", show=False),
        Binding("q", "cancel", show=False),
    ]

    DEFAULT_CSS = """
    VersionsDialog > #sheet { height: 100%; padding: 0; }
    VersionsDialog LineList { height: 1fr; }
    """

    def __init__(self, code: str, versions: Sequence[Goal], at: int, moment: Moment) -> None:
        """`at` is the number of the version to begin with."""
        self.TITLE_KEYS = "← → others  esc back" if len(versions) > 2 else "esc back"  # type: ignore[misc]
        self._code = code
        self._versions = tuple(versions)
        self._moment = moment
        self._later = min(max(1, at - 1), len(versions) - 1)
        super().__init__(self._title)
        self.list = LineList(self._rows())

    @property
    def _title(self) -> str:
        return f"{self._code}: version {self._later} of the goal, and {self._later + 1}"

    def compose_sheet(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """It can be scrolled."""
        self.list.focus()

    def action_turn(self, by: int) -> None:
        """The pair before or after."""
        wanted = self._later + by
        if 1 <= wanted < len(self._versions):
            self._later = wanted
            self.sheet_title.show_title(self._title)
            self.list.show(self._rows())
            self.list.first()

    def _rows(self) -> Callable[[int], list[Row]]:
        pair = (self._versions[self._later - 1], self._versions[self._later])
        return compared(*pair, self._moment)


def compared(before: Goal, after: Goal, moment: Moment) -> Callable[[int], list[Row]]:
    """Both, fact by fact; what is different is marked by a sign and by its colour."""
    facts = list(zip(version_facts(before, moment), version_facts(after, moment), strict=True))

    def rows(width: int) -> list[Row]:
        return _beside(facts, width) if width >= SIDE_BY_SIDE_FROM else _below(facts, width)

    return rows


Fact = tuple[str, str]


def version_facts(goal: Goal, moment: Moment) -> list[Fact]:
    """Label and words of all that a version says."""
    today = moment.today
    unit = f" {goal.unit}" if goal.unit else ""
    when = day_month(moment.day_of(goal.set_at), today) if goal.set_at else ""
    return [
        ("version", f"{goal.version}, {when}, {goal.set_by}"),
        ("the goal", goal.sentence),
        ("measure", goal.measure or "none"),
        ("from", f"{show_number(goal.baseline)}{unit}" if goal.baseline is not None else "none"),
        ("to", f"{show_number(goal.target)}{unit}" if goal.target is not None else "none"),
        ("report-back", full_date(goal.report_back, today) if goal.report_back else "none"),
        ("because", goal.reason or "the first version"),
    ]


_NEVER_MARKED = ("version", "because")


def _role(label: str, differs: bool) -> Colour:
    if label == "version":
        return "heading"
    return "accent" if differs and label not in _NEVER_MARKED else "text"


def _beside(facts: Sequence[tuple[Fact, Fact]], width: int) -> list[Row]:
    column = (width - LABEL - GAP - 4) // 2
    made = [blank("top")]
    for (label, old), (_, new) in facts:
        differs = old != new and label not in _NEVER_MARKED
        pairs = zip_longest(wrapped(old, column), wrapped(new, column), fillvalue="")
        lines: list[Line] = [
            (
                Part("quiet", f"  {label}" if at == 0 else "", LABEL + 2),
                Part("heading" if label == "version" else "text", left, column),
                Part("accent", " → " if differs and at == 0 else "   ", GAP),
                Part(_role(label, differs), right),
            )
            for at, (left, right) in enumerate(pairs)
        ]
        made.append(Row(("fact", label), tuple(lines), selectable=False))
    return made


def _below(facts: Sequence[tuple[Fact, Fact]], width: int) -> list[Row]:
    room = max(10, width - LABEL - 6)
    made = []
    for side in (0, 1):
        made.append(blank(("side", side)))
        for pair in facts:
            label, words = pair[side]
            differs = side == 1 and pair[0][1] != words and label not in _NEVER_MARKED
            lines: list[Line] = [
                (
                    Part("quiet", f"  {label}" if at == 0 else "", LABEL + 2),
                    Part("accent", "→ " if differs and at == 0 else "  ", 2),
                    Part(_role(label, differs), text),
                )
                for at, text in enumerate(wrapped(words, room))
            ]
            made.append(Row(("fact", side, label), tuple(lines), selectable=False))
    return made
