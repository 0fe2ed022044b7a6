"""Where the cursor is on a board, and where it goes: pure, over what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from operator import attrgetter, indexOf

from breakthrough_tui.domain.board import Board, Card
from breakthrough_tui.domain.card_filter import Sieve
from breakthrough_tui.domain.values import dataclass, replace

_ID = attrgetter("id")


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a board is shown: its columns in order, and the cards of each that a filter lets through."""

    columns: tuple[int, ...] = ()
    cards: Mapping[int, Sequence[Card]] | None = None

    def of(self, column: int | None) -> Sequence[Card]:
        """The cards of a column."""
        return () if self.cards is None or column is None else self.cards.get(column, ())

    def ids(self) -> set[int]:
        """The ids of all its cards."""
        return {card.id for cards in (self.cards or {}).values() for card in cards}

    def find(self, card: int | None) -> tuple[int, int] | None:
        """Column and index of a card."""
        if card is None or self.cards is None:
            return None
        for column, cards in self.cards.items():
            with suppress(ValueError):
                return column, indexOf(map(_ID, cards), card)
        return None


@dataclass(frozen=True, slots=True)
class Cursor:
    """A column, an index in it, and the card there; an empty column has index 0 and no card."""

    column: int | None = None
    index: int = 0
    card: int | None = None

    def at(self, shown: Shown, column: int, index: int) -> Cursor:
        """The cursor on a place, as near to it as there is a card."""
        cards = shown.of(column)
        if not cards:
            return Cursor(column, 0, None)
        index = max(0, min(index, len(cards) - 1))
        return Cursor(column, index, cards[index].id)

    def kept(self, shown: Shown) -> Cursor:
        """The cursor after the board changed: with its card, or else where that was."""
        here = shown.of(self.column)
        if self.index < len(here) and here[self.index].id == self.card:
            return self
        found = shown.find(self.card)
        if found is not None:
            return replace(self, column=found[0], index=found[1])
        if self.column in shown.columns:
            assert self.column is not None
            return self.at(shown, self.column, self.index)
        first = next((column for column in shown.columns if shown.of(column)), None)
        if first is None and shown.columns:
            first = shown.columns[0]
        return self.at(shown, first, 0) if first is not None else Cursor()

    def down(self, shown: Shown, by: int) -> Cursor:
        """So many cards further down, or up."""
        return self.at(shown, self.column, self.index + by) if self.column is not None else self


def shown_of(board: Board, sieve: Sieve | None = None) -> Shown:
    """The board through a filter; None hides nothing."""
    columns = tuple(column.id for column in board.columns)
    if sieve is None:
        return Shown(columns, board.cards)
    return Shown(columns, {column: sieve(board.cards[column]) for column in columns})
