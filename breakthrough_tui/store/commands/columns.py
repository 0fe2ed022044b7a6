"""The columns of a board."""

from __future__ import annotations

from collections.abc import Mapping

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.board import ColumnKind, keep_done
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import fold, required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.commands.ordering import Place, rank_at
from breakthrough_tui.store.tables import CardRow, ColumnRow
from breakthrough_tui.store.write import Write

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

NAME_LIMIT = 40


def add(
    write: Write,
    *,
    breakthrough: int,
    name: str,
    kind: ColumnKind,
    after: int | None = None,
    limit: int | None = None,
) -> None:
    """Add a column after another one; `after` None puts it before the first done column, else last."""
    write.allow(Action.ADD_COLUMN, breakthrough)
    there = present(write, breakthrough)
    if after is not None:
        index = _index(there, after) + 1
    else:
        kinds = [column["kind"] for column in there]
        index = kinds.index(ColumnKind.DONE) if ColumnKind.DONE in kinds else len(there)
        index = len(there) if kind is ColumnKind.DONE else index
    fields: dict[str, Any] = {
        "breakthrough": breakthrough,
        "name": free_name(there, name, None),
        "kind": kind,
        "rank": _rank_at(there, index),
    }
    if limit is not None:
        fields["limit"] = _read_limit(limit)
    write.make(Action.ADD_COLUMN, "column", breakthrough, fields)


def edit(
    write: Write,
    *,
    column: int,
    name: str | UnchangedType = UNCHANGED,
    kind: ColumnKind | UnchangedType = UNCHANGED,
    limit: int | UnchangedType | None = UNCHANGED,
) -> None:
    """Change what is given, each as its own command does; one undo takes all of it back."""
    fields = given(name=name, kind=kind, limit=limit)
    if "kind" in fields:
        set_kind(write, column=column, kind=fields["kind"])
    if "name" in fields:
        rename(write, column=column, name=fields["name"])
    if "limit" in fields:
        _limit(write, column, fields["limit"])


def rename(write: Write, *, column: int, name: str) -> None:
    """Give it another name."""
    row = _present(write, Action.RENAME_COLUMN, column)
    free = free_name(present(write, row["breakthrough"]), name, column)
    _change(write, Action.RENAME_COLUMN, row, {"name": free})


def limit(write: Write, *, column: int, limit: int | None) -> None:
    """Set how many cards it should hold at most; None: no limit."""
    _limit(write, column, limit)


def _limit(write: Write, column: int, limit: int | None) -> None:
    row = _present(write, Action.LIMIT_COLUMN, column)
    _change(write, Action.LIMIT_COLUMN, row, {"limit": _read_limit(limit)})


def move(write: Write, *, column: int, before: int | None) -> None:
    """Put it before another column; None: last."""
    row = _present(write, Action.MOVE_COLUMN, column)
    if before == column:
        return
    others = [other for other in present(write, row["breakthrough"]) if other["id"] != column]
    index = len(others) if before is None else _index(others, before)
    _change(write, Action.MOVE_COLUMN, row, {"rank": _rank_at(others, index)})


def set_kind(write: Write, *, column: int, kind: ColumnKind) -> None:
    """Say what it means; its cards become done, or not done, with it."""
    row = _present(write, Action.SET_COLUMN_KIND, column)
    keep_a_place_for_done(write, row, {"kind": kind})
    _change(write, Action.SET_COLUMN_KIND, row, {"kind": kind})
    follow_kind(write, Action.SET_COLUMN_KIND, {**row, "kind": kind})


def keep_a_place_for_done(write: Write, column: Row, fields: Mapping[str, Any]) -> None:
    """Refuse to change these fields of a column if then none is there for what is done."""

    def counts(row: Mapping[str, Any]) -> bool:
        return row["archived_at"] is None and row["kind"] == ColumnKind.DONE

    if counts(column) and not counts({**column, **fields}):
        there = present(write, column["breakthrough"])
        keep_done(column["name"], [row["kind"] for row in there if row["id"] != column["id"]])


def follow_kind(write: Write, action: Action, column: Row) -> None:
    """Let the cards of a column be done, or not, as the column is."""
    done = column["kind"] is ColumnKind.DONE
    query = CardRow.select(CardRow.id).where(
        (CardRow.column == column["id"]) & CardRow.done_at.is_null(done)
    )
    for (card,) in write.database.rows(query.tuples()):
        fields: dict[str, Any] = {"done_at": write.now if done else None}
        write.change(action, "card", card, column["breakthrough"], fields)


def remove(write: Write, *, column: int, cards_to: int | None = None) -> None:
    """Remove it; its cards go to the bottom of another one, which has to be named if there are any."""
    row = _present(write, Action.REMOVE_COLUMN, column)
    others = [other for other in present(write, row["breakthrough"]) if other["id"] != column]
    if not others:
        raise Invalid("A board needs a column.", "Add another one first.")
    keep_a_place_for_done(write, row, {"archived_at": write.now})
    query = CardRow.select(CardRow.id, CardRow.done_at, CardRow.archived_at).where(
        CardRow.column == column
    )
    cards = write.database.rows(query.order_by(CardRow.rank).tuples())
    if cards_to is None and any(archived_at is None for _, _, archived_at in cards):
        raise Invalid(f"'{row['name']}' still has cards.", "Say where they go.")
    if cards_to is not None:
        target = others[_index(others, cards_to)]
        done = target["kind"] is ColumnKind.DONE
        for card, done_at, _ in cards:
            fields = {
                "column": target["id"],
                "rank": rank_at(write, Action.REMOVE_COLUMN, target, Place.BOTTOM, card),
                "done_at": (done_at or write.now) if done else None,
            }
            write.change(
                Action.REMOVE_COLUMN, "card", card, row["breakthrough"], fields, whole=True
            )
    _change(write, Action.REMOVE_COLUMN, row, {"archived_at": write.now})


def _present(write: Write, action: Action, column: int) -> Row:
    row = write.known("column", column)
    write.allow(action, row["breakthrough"])
    if row["archived_at"] is not None:
        event = write.last_event("column", column, row["breakthrough"], "archived_at")
        if event is not None:
            raise write.conflict(event)
        raise NotFound(f"The column '{row['name']}' is gone.")
    return row


def _change(write: Write, action: Action, row: Row, fields: dict[str, Any]) -> None:
    write.change(action, "column", row["id"], row["breakthrough"], fields)


def present(write: Write, breakthrough: int) -> list[Row]:
    """The columns of a board, in their order."""
    query = ColumnRow.select().where(
        (ColumnRow.breakthrough == breakthrough) & ColumnRow.archived_at.is_null()
    )
    return list(write.database.run(query.order_by(ColumnRow.rank, ColumnRow.id).dicts()))


def _index(columns: list[Row], column: int) -> int:
    for index, row in enumerate(columns):
        if row["id"] == column:
            return index
    raise NotFound("There is no such column on this board.")


def _read_limit(limit: int | None) -> int | None:
    if limit is not None and not 1 <= limit <= 9_999:
        raise Invalid("A limit is a number from 1 to 9,999.", "Leave it empty for no limit.")
    return limit


def _rank_at(columns: list[Row], index: int) -> str:
    before = columns[index - 1]["rank"] if index > 0 else None
    after = columns[index]["rank"] if index < len(columns) else None
    return rank.between(before, after)


def free_name(columns: list[Row], name: str, own: int | None) -> str:
    """The name as it is stored; Invalid if another column has it."""
    cleaned = required(name, "The name of the column", limit=NAME_LIMIT)
    for column in columns:
        if column["id"] != own and fold(column["name"]) == fold(cleaned):
            raise Invalid(f"There is a column '{column['name']}' already.", "Choose another name.")
    return cleaned
