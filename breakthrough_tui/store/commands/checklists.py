"""The lines to tick off on a card."""

from __future__ import annotations

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import required
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.tables import ChecklistItemRow
from breakthrough_tui.store.write import Row, Write

TEXT_LIMIT = 200


def add(write: Write, *, card: int, text: str, owner: str | None = None) -> None:
    """Add a line at the end."""
    row = write.known("card", card)
    write.allow(Action.EDIT_CHECKLIST, row["breakthrough"])
    if owner is not None:
        write.person(owner)
    last = write.database.value(
        ChecklistItemRow.select(ChecklistItemRow.rank)
        .where((ChecklistItemRow.card == card) & ChecklistItemRow.archived_at.is_null())
        .order_by(ChecklistItemRow.rank.desc())
        .limit(1)
    )
    fields = {
        "card": card,
        "text": required(text, "The line", limit=TEXT_LIMIT),
        "owner": owner,
        "rank": rank.between(last, None),
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


def archive(write: Write, *, item: int) -> None:
    """Take a line off the list."""
    row, breakthrough = _item(write, item)
    fields = {"archived_at": write.now}
    write.change(Action.EDIT_CHECKLIST, "checklist item", row["id"], breakthrough, fields)


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
