"""Where a card comes to stand in its column, as a rank."""

from __future__ import annotations

from collections.abc import Collection

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.board import ColumnKind, lands_on_top
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.tables import CardRow
from breakthrough_tui.store.write import Write

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any


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
    there, found = _first(
        _ranks(write, column, f"ORDER BY rank {'ASC' if first else 'DESC'} LIMIT 1")
    )
    if there is not None and there == moving:
        return str(found)
    new = rank.between(None, found) if first else rank.between(found, None)
    if len(new) <= rank.LONGEST:
        return new
    _respace(write, action, column)
    return rank_at(write, action, column, place, moving)


def rank_before(write: Write, action: Action, column: Row, before: int, moving: int) -> str:
    """A rank just before another card of the column; refused, saying who did what, if that one is no longer there."""
    neighbour = write.known("card", before)
    if neighbour["column"] != column["id"] or neighbour["archived_at"] is not None:
        event = write.last_event("card", before, column["breakthrough"], "column", "archived_at")
        if event is None:
            raise Invalid(f"'{neighbour['title']}' is not on this board.")
        raise write.conflict(event)
    ahead = "AND rank < ? ORDER BY rank DESC LIMIT 1"
    there, found = _first(_ranks(write, column, ahead, neighbour["rank"]))
    if there == moving:
        return str(found)
    new = rank.between(found, neighbour["rank"])
    if len(new) <= rank.LONGEST:
        return new
    _respace(write, action, column)
    return rank_before(write, action, column, before, moving)


def next_in_column(write: Write, column: Row, card: int, besides: Collection[int]) -> int | None:
    """The first card below another one that is none of some; None at the bottom."""
    ids = [there for there, _ in _ranks(write, column, "ORDER BY rank")]
    below = ids[ids.index(card) :] if card in ids else []
    return next((there for there in below if there not in besides), None)


def own_rank(write: Write, column: Row, wanted: str, card: int) -> str:
    """The rank that a card had, or one just after it where another card has it meanwhile: no two are alike."""
    others = _ranks(write, column, "AND id <> ?", card)
    return rank.just_after(wanted, {taken for _, taken in others})


def respaced_rank(write: Write, column: Row, wanted: str, since: int, card: int) -> str:
    """What a rank in a column at an event's position is now, after the new spacings that came since."""
    events = list(write.events_of("column", column["id"], column["breakthrough"]))
    for event in reversed(events):
        if event.position < since or "ranks" not in event.after:
            continue
        old, new = event.before["ranks"], event.after["ranks"]
        if str(card) in new:
            wanted = new[str(card)]
            continue
        below = max((old[other] for other in old if old[other] <= wanted), default=None)
        above = min((old[other] for other in old if old[other] > wanted), default=None)
        now = {old[other]: new[other] for other in old}
        wanted = rank.between(now.get(below), now.get(above))
    return wanted


def _ranks(write: Write, column: Row, rest: str, *values: Any) -> list[tuple[int, str]]:
    """The cards of a column that are on the board, and their ranks; `rest` says which of them, and their order."""
    sql = f'SELECT id, rank FROM card WHERE "column" = ? AND archived_at IS NULL {rest}'
    return write.database.ask(sql, column["id"], *values)


def _first(ranks: list[tuple[int, str]]) -> tuple[int | None, str | None]:
    return ranks[0] if ranks else (None, None)


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
