"""Where a card comes to stand in its column, as a rank."""

from __future__ import annotations

from enum import StrEnum

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.board import ColumnKind, lands_on_top
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.store.tables import CardRow
from breakthrough_tui.store.write import Row, Write


class Place(StrEnum):
    """A place in a column. Landing is on top where things are done, else at the bottom."""

    LANDING = "landing"
    TOP = "top"
    BOTTOM = "bottom"


def rank_at(write: Write, action: Action, column: Row, place: Place, moving: int | None) -> str:
    """A rank at one end of a column."""
    if place is Place.LANDING:
        place = Place.TOP if lands_on_top(ColumnKind(column["kind"])) else Place.BOTTOM
    first = place is Place.TOP
    end = _ranks(column, moving, CardRow.rank if first else CardRow.rank.desc()).limit(1)
    found = write.database.value(end)
    new = rank.between(None, found) if first else rank.between(found, None)
    if len(new) <= rank.LONGEST:
        return new
    _respace(write, action, column)
    return rank_at(write, action, column, place, moving)


def rank_before(write: Write, action: Action, column: Row, before: int, moving: int) -> str:
    """A rank just before another card of the column; refused, saying who did what, if that one is no longer there."""
    neighbour = write.row("card", before)
    if neighbour["column"] != column["id"] or neighbour["archived_at"] is not None:
        event = write.last_event("card", before, column["breakthrough"])
        if event is None:
            raise Invalid(f"'{neighbour['title']}' is not in that column.")
        raise write.conflict(event)
    ahead = _ranks(column, moving, CardRow.rank.desc()).where(CardRow.rank < neighbour["rank"])
    new = rank.between(write.database.value(ahead.limit(1)), neighbour["rank"])
    if len(new) <= rank.LONGEST:
        return new
    _respace(write, action, column)
    return rank_before(write, action, column, before, moving)


def _ranks(column: Row, moving: int | None, order: object):  # type: ignore[no-untyped-def]
    query = CardRow.select(CardRow.rank).where(
        (CardRow.column == column["id"]) & CardRow.archived_at.is_null()
    )
    if moving is not None:
        query = query.where(CardRow.id != moving)
    return query.order_by(order)


def _respace(write: Write, action: Action, column: Row) -> None:
    """Give all cards of a column short ranks again. The event is the column's: no card counts as changed by it."""
    query = CardRow.select(CardRow.id, CardRow.rank).where(CardRow.column == column["id"])
    rows = write.database.rows(query.order_by(CardRow.rank, CardRow.id).tuples())
    new = dict(zip((card for card, _ in rows), rank.spread(len(rows)), strict=True))
    for card, fresh in new.items():
        write.update("card", card, {"rank": fresh})
    before = {"ranks": {str(card): old for card, old in rows}}
    after = {"ranks": {str(card): fresh for card, fresh in new.items()}}
    write.record(action, "column", str(column["id"]), column["breakthrough"], before, after)
