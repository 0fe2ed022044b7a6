"""The board: columns and the action items in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.labels import Label
from breakthrough_tui.domain.values import dataclass, field, replace


class ColumnKind(StrEnum):
    """What a column means, whatever it is called."""

    TO_DO = "to do"
    DOING = "doing"
    DONE = "done"


FIRST_COLUMNS = (
    ("To do", ColumnKind.TO_DO),
    ("Doing", ColumnKind.DOING),
    ("Done", ColumnKind.DONE),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A stage of the board. `limit` is the most cards that it should hold; None: no limit."""

    id: int
    name: str
    kind: ColumnKind
    rank: str
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An action item, as the board shows it.

    Ordered by `rank` within `column`. `done_at` is when it came into a column of kind done. `no_help` holds when an
    obstacle that stops it was declined and its owner has not changed it since. `preparing` is said before the launch
    only: it leaves the board then.
    """

    id: int
    number: int
    title: str
    column: int
    rank: str
    owner: str | None = None
    due: date | None = None
    labels: tuple[str, ...] = ()
    done_at: datetime | None = None
    checked: int = 0
    checklist: int = 0
    no_help: bool = False
    archived: bool = False
    preparing: bool = False


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line to tick off on a card."""

    id: int
    text: str
    done: bool
    rank: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said on a card or an obstacle."""

    id: int
    author: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """Everything on one card; read when it is opened."""

    card: Card
    description: str
    addresses: tuple[str, ...]
    created_by: str
    created_at: datetime
    checklist: tuple[ChecklistItem, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A snapshot of one breakthrough's board: columns in order, cards by column in order.

    `position` is that of the newest event in it: what the viewer has seen.
    """

    breakthrough: int
    position: int
    columns: tuple[Column, ...]
    cards: dict[int, tuple[Card, ...]]
    labels: Mapping[str, Label] = field(default_factory=dict)
    """Names and colours of the tags that have any."""

    def column(self, column_id: int) -> Column | None:
        """The column with this id."""
        return next((column for column in self.columns if column.id == column_id), None)

    def find(self, card_id: int) -> Card | None:
        """The card with this id, wherever it is."""
        for cards in self.cards.values():
            for card in cards:
                if card.id == card_id:
                    return card
        return None

    def first_of(self, kind: ColumnKind) -> Column | None:
        """The first column of a kind."""
        return next((column for column in self.columns if column.kind is kind), None)

    def with_moved(self, moved: Sequence[Card], column_id: int, index: int) -> Board:
        """The same board with cards at `index` of a column, counted without them: what a move will look like."""
        ids = frozenset(card.id for card in moved)
        cards = dict(self.cards)
        for column in {column_id, *(card.column for card in moved)}:
            cards[column] = tuple(card for card in cards[column] if card.id not in ids)
        there = list(cards[column_id])
        at = max(0, min(index, len(there)))
        there[at:at] = [replace(card, column=column_id) for card in moved]
        cards[column_id] = tuple(there)
        return replace(self, cards=cards)

    def with_card(self, card: Card) -> Board:
        """The same board with the new state of a card that stays where it is."""
        cards = dict(self.cards)
        cards[card.column] = tuple(
            card if other.id == card.id else other for other in cards[card.column]
        )
        return replace(self, cards=cards)

    def without(self, gone: Iterable[int]) -> Board:
        """The same board without some cards."""
        ids = frozenset(gone)
        return replace(
            self,
            cards={
                column: tuple(card for card in cards if card.id not in ids)
                for column, cards in self.cards.items()
            },
        )


def is_late(card: Card, today: date) -> bool:
    """Whether an unfinished card's due date has passed."""
    return card.due is not None and card.due < today and card.done_at is None


def keep_done(name: str, others: Iterable[ColumnKind]) -> None:
    """Invalid if a column that goes, or means something else, leaves no place for what is finished.

    `others` are the kinds of those that stay.
    """
    if ColumnKind.DONE not in others:
        raise Invalid(
            f"'{name}' is the only column of the kind '{ColumnKind.DONE}'.",
            "Give another this kind first.",
        )


def lands_on_top(kind: ColumnKind) -> bool:
    """Where a card comes to lie in a column of this kind: newest first where things are done, else last."""
    return kind is ColumnKind.DONE


def is_over_limit(column: Column, count: int) -> bool:
    """Whether a column holds more than its limit. Nothing is refused for it; the head says 5/4."""
    return column.limit is not None and count > column.limit


HOLDUP_HINT = "If others hold it up, press {key}: the leader sees it."

_HOLDUPS = frozenset(
    "wait waits waiting await awaiting awaits waitlist blocked blocker blockers blocking hold onhold held holdup"
    " holdups stuck stalled stall pending parked paused impeded impediment impediments obstacle obstacles".split()
)


def holdup_hint(name: str, *, key: str = "o") -> str | None:
    """What is said once about a column whose name says that others hold things up; None for other names."""
    from breakthrough_tui.domain.text import fold

    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    return HOLDUP_HINT.format(key=key) if not _HOLDUPS.isdisjoint(words) else None
