"""One thing done to several action items: one command, one undo, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from breakthrough_tui.domain.board import ColumnKind, lands_on_top
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands import cards as one
from breakthrough_tui.store.commands.naming import naming
from breakthrough_tui.store.commands.ordering import Place, next_in_column
from breakthrough_tui.store.write import Write


def move_many(
    write: Write,
    *,
    cards: Sequence[int],
    column: int,
    before: int | None = None,
    place: Place = Place.LANDING,
) -> None:
    """Move them to a column, before another card or to a place; they keep the order in which they are given."""
    rows = _known(write, Action.MOVE_CARD, cards)
    there = one.open_column(write, rows[0], column)
    if before is not None and before in (moving := [row["id"] for row in rows]):
        before = next_in_column(write, there, before, moving)
        place = place if before is not None else Place.BOTTOM
    if place is Place.LANDING:
        place = Place.TOP if lands_on_top(ColumnKind(there["kind"])) else Place.BOTTOM
    # Each one that lands on top lies above the one before it.
    on_top = before is None and place is Place.TOP
    for row in reversed(rows) if on_top else rows:
        with naming(write, row["id"], cards):
            one.move(write, card=row["id"], column=column, before=before, place=place)


def assign_many(write: Write, *, cards: Sequence[int], owner: str | None) -> None:
    """Say whose they are; None is nobody's."""
    rows = _known(write, Action.ASSIGN_CARD, cards)
    for row in rows:
        with naming(write, row["id"], cards):
            one.assign(write, card=row["id"], owner=owner)


def set_due_many(write: Write, *, cards: Sequence[int], due: date | None) -> None:
    """Say when they are due."""
    rows = _known(write, Action.SET_DUE, cards)
    for row in rows:
        with naming(write, row["id"], cards):
            one.set_due(write, card=row["id"], due=due)


def label_many(
    write: Write, *, cards: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()
) -> None:
    """Put labels on them and take labels off; the others that they carry stay."""
    rows = _known(write, Action.SET_LABELS, cards)
    put, off = one.read_labels(add), frozenset(one.read_labels(remove))
    if not off.isdisjoint(put):
        raise Invalid("A label cannot be put on and taken off at once.", "Choose one of the two.")
    for row in rows:
        with naming(write, row["id"], cards):
            kept = [label for label in row["labels"] if label not in off]
            one.set_labels(write, card=row["id"], labels=[*kept, *put])


def _known(write: Write, action: Action, cards: Sequence[int]) -> list[Row]:
    """The rows of cards on one board, where the actor may do this."""
    rows = [write.known("card", card) for card in dict.fromkeys(cards)]
    if not rows:
        raise Invalid("No action item was marked.", "Mark some with the space bar.")
    if any(row["breakthrough"] != rows[0]["breakthrough"] for row in rows):
        raise Invalid("These are not on one board.", "Do it board by board.")
    write.allow(action, rows[0]["breakthrough"])
    write.may_merge = len(rows) == 1
    return rows
