"""The lines to tick off on a card."""

from __future__ import annotations

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.checklist import TEXT_LIMIT
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.tables import ChecklistItemRow
from breakthrough_tui.store.write import Write


def add(write: Write, *, card: int, text: str, owner: str | None = None) -> None:
    """Add a line at the end."""
    row = write.known("card", card)
    write.allow(Action.EDIT_CHECKLIST, row["breakthrough"])
    if owner is not None:
        write.person(owner)
    there = _lines(write, card)
    fields = {
        "card": card,
        "text": required(text, "The line", limit=TEXT_LIMIT),
        "owner": owner,
        "rank": rank.between(there[-1][1] if there else None, None),
    }
    write.make(Action.EDIT_CHECKLIST, "checklist item", row["breakthrough"], fields)


def edit(
    write: Write,
    *,
    item: int,
    text: str | UnchangedType = UNCHANGED,
    owner: str | UnchangedType | None = UNCHANGED,
) -> None:
    """Change a line."""
    row, breakthrough = _item(write, item)
    fields = given(text=text, owner=owner)
    if "text" in fields:
        fields["text"] = required(fields["text"], "The line", limit=TEXT_LIMIT)
    if fields.get("owner") is not None:
        write.person(fields["owner"])
    write.change(Action.EDIT_CHECKLIST, "checklist item", row["id"], breakthrough, fields)


def tick(write: Write, *, item: int, done: bool) -> None:
    """Tick it off, or take the tick away."""
    row, breakthrough = _item(write, item)
    write.change(Action.EDIT_CHECKLIST, "checklist item", row["id"], breakthrough, {"done": done})


def move(write: Write, *, item: int, before: int | None) -> None:
    """Put a line before another one of the same card; None: last."""
    row, breakthrough = _item(write, item)
    others = [other for other in _lines(write, row["card"]) if other[0] != item]
    ids = [other for other, _ in others]
    if before is not None and before not in ids:
        if before == item:
            return
        raise NotFound("There is no such line on this card.", "Look at it again.")
    index = len(ids) if before is None else ids.index(before)
    above = others[index - 1][1] if index > 0 else None
    below = others[index][1] if index < len(others) else None
    if (above is None or above < row["rank"]) and (below is None or row["rank"] < below):
        return
    new = rank.between(above, below)
    if len(new) <= rank.LONGEST:
        moved = {item: new}
    else:
        order = [*ids[:index], item, *ids[index:]]
        moved = dict(zip(order, rank.spread(len(order)), strict=True))
    for line, fresh in moved.items():
        fields = {"rank": fresh}
        write.change(Action.EDIT_CHECKLIST, "checklist item", line, breakthrough, fields)


def archive(write: Write, *, item: int) -> None:
    """Take a line off the list."""
    row, breakthrough = _item(write, item)
    fields = {"archived_at": write.now}
    write.change(Action.EDIT_CHECKLIST, "checklist item", row["id"], breakthrough, fields)


def _lines(write: Write, card: int) -> list[tuple[int, str]]:
    """Ids and ranks of the lines of a card, in their order."""
    query = ChecklistItemRow.select(ChecklistItemRow.id, ChecklistItemRow.rank).where(
        (ChecklistItemRow.card == card) & ChecklistItemRow.archived_at.is_null()
    )
    query = query.order_by(ChecklistItemRow.rank, ChecklistItemRow.id)
    return list(write.database.rows(query.tuples()))


def _item(write: Write, item: int) -> tuple[Row, int]:
    row = write.row("checklist item", item)
    breakthrough = int(write.row("card", row["card"])["breakthrough"])
    write.require_known("checklist item", breakthrough)
    write.allow(Action.EDIT_CHECKLIST, breakthrough)
    if row["archived_at"] is not None:
        event = write.last_event("checklist item", item, breakthrough, "archived_at")
        if event is not None:
            raise write.conflict(event)
    return row, breakthrough
