"""The board looked at in another way: by owner, or by week until the report-back. One only looks: no card moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from breakthrough_tui.domain.board import Board, Card, is_late
from breakthrough_tui.domain.card_filter import week_of
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.values import dataclass

MOST_WEEKS = 16
"""So many weeks have a column of their own; what is due after them is later."""


class LookKind(StrEnum):
    """How the board is looked at."""

    COLUMN = "by column"
    OWNER = "by owner"
    WEEK = "by week"


_DUE_WORDS = ("due this week", "this week")

NEXT_LOOK = {
    LookKind.COLUMN: LookKind.OWNER,
    LookKind.OWNER: LookKind.WEEK,
    LookKind.WEEK: LookKind.COLUMN,
}
"""What one more press of the key comes to."""


@dataclass(frozen=True, slots=True)
class LookColumn:
    """A heap of unfinished cards, those due first at the top.

    `owner` is whose they are in a look by owner; None there is nobody's. `starts_on` is the Monday of a week.
    """

    title: str
    cards: tuple[Card, ...]
    late: int = 0
    this_week: int = 0
    owner: str | None = None
    starts_on: date | None = None

    @property
    def load(self) -> tuple[str, ...]:
        """'5 open, 2 late, 1 due this week', then the same in ever fewer words, where there is less room.

        '2 late' where all of them are. A week says only how many: its title says when.
        """
        number = f"{len(self.cards):,}"
        open_ = f"{number} open"
        late = f", {self.late:,} late" if self.late else ""
        if self.late and self.late == len(self.cards):
            open_, late = f"{number} late", ""
        said = [open_ + late, open_, number]
        if self.this_week:
            said[:0] = [f"{open_}{late}, {self.this_week:,} {due}" for due in _DUE_WORDS]
        return tuple(dict.fromkeys(said))


def by_owner(board: Board, team: Iterable[str], today: date) -> tuple[LookColumn, ...]:
    """Who carries how much, the most first. Who is in the team has a column also with empty hands; nobody's is last."""
    heaps: dict[str | None, list[Card]] = {person: [] for person in team}
    for card in _open(board):
        heaps.setdefault(card.owner, []).append(card)
    nobodys = heaps.pop(None, None)
    order = sorted(heaps, key=lambda person: (-len(heaps[person]), person or ""))
    columns = [_column(person or "", heaps[person], today, owner=person) for person in order]
    if nobodys:
        columns.append(_column("nobody's", nobodys, today))
    return tuple(columns)


def by_week(board: Board, today: date, report_back: date | None) -> tuple[LookColumn, ...]:
    """Where the work falls: late, each week until the report-back, later, no date.

    Every week has its column, so that an empty one is seen; late, later and no date only if there is something in them.
    Without a report-back ahead the weeks end with the last due date.
    """
    cards = list(_open(board))
    late = [card for card in cards if is_late(card, today)]
    dated = [card for card in cards if card.due is not None and card.due >= today]
    undated = [card for card in cards if card.due is None]
    first, _ = week_of(today)
    if report_back is not None and report_back >= today:
        last = week_of(report_back)[0]
    else:
        last = max((week_of(card.due)[0] for card in dated if card.due), default=first)
    weeks: dict[int, list[Card]] = {
        monday: [] for monday in range(first, min(last, first + 7 * (MOST_WEEKS - 1)) + 1, 7)
    }
    later: list[Card] = []
    for card in dated:
        assert card.due is not None
        weeks.get(week_of(card.due)[0], later).append(card)
    columns = [LookColumn("late", _by_day(late, today))] if late else []
    for monday, heap in weeks.items():
        ends = report_back is not None and week_of(report_back)[0] == monday
        title = _week_title(monday, today) + (" · report-back" if ends else "")
        starts_on = date.fromordinal(max(1, monday))
        columns.append(LookColumn(title, _by_day(heap, today), starts_on=starts_on))
    for title, heap in (("later", later), ("no date", undated)):
        if heap:
            columns.append(LookColumn(title, _by_day(heap, today)))
    return tuple(columns)


def _by_day(cards: Sequence[Card], today: date) -> tuple[Card, ...]:
    """Those due first at the top."""
    # sorted() is stable: cards of one day, and those without, stay in the order of the board.
    return tuple(sorted(cards, key=lambda card: (card.due is None, card.due or today)))


def _open(board: Board) -> Iterable[Card]:
    for column in board.columns:
        for card in board.cards.get(column.id, ()):
            if card.done_at is None:
                yield card


def _column(
    title: str, cards: Sequence[Card], today: date, *, owner: str | None = None
) -> LookColumn:
    first, last = week_of(today)
    due = [card.due for card in cards if card.due is not None and card.due >= today]
    return LookColumn(
        title,
        _by_day(cards, today),
        late=sum(is_late(card, today) for card in cards),
        this_week=sum(first <= day.toordinal() <= last for day in due),
        owner=owner,
    )


def _week_title(monday: int, today: date) -> str:
    first, _ = week_of(today)
    if monday == first:
        return "this week"
    if monday == first + 7:
        return "next week"
    return day_month(today + timedelta(days=monday - today.toordinal()), today)
