"""What people do with action items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.quick_entry import TITLE_LIMIT, QuickEntry, read_label
from breakthrough_tui.domain.text import clean_text, required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.commands.naming import naming
from breakthrough_tui.store.commands.ordering import Place, own_rank, rank_at, rank_before
from breakthrough_tui.store.commands.preparing import is_preparing, join_plan, prepare
from breakthrough_tui.store.entities import to_payload
from breakthrough_tui.store.write import Write

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

ONE_MOVE = timedelta(seconds=5)
"""Moves of one card by one person this close together are one event and one undo."""

DESCRIPTION_LIMIT = 20_000
COMMENT_LIMIT = 5_000
ADDRESS_LIMIT = 500


def add(
    write: Write,
    *,
    breakthrough: int,
    title: str,
    description: str = "",
    owner: str | None = None,
    due: date | None = None,
    labels: Sequence[str] = (),
    addresses: Sequence[str] = (),
    column: int | None = None,
    preparing: bool | None = None,
) -> None:
    """Add one action item where its column takes new ones; `column` None is the first to-do column.

    `preparing` is whether it belongs to the preparation, which leaves the board at the launch, or to the plan. None:
    to the preparation while the breakthrough is not launched.
    """
    write.allow(Action.ADD_CARD, breakthrough)
    _add_one(
        write,
        _column_for_new(write, breakthrough, column),
        is_preparing(write, breakthrough, preparing),
        title=title,
        description=clean_text(description, limit=DESCRIPTION_LIMIT, what="The description"),
        owner=owner,
        due=due,
        labels=read_labels(labels),
        addresses=_addresses(addresses),
    )


def add_many(
    write: Write,
    *,
    breakthrough: int,
    items: Sequence[QuickEntry],
    column: int | None = None,
    preparing: bool | None = None,
) -> None:
    """Add several at once, all or none; `preparing` as for one."""
    if not items:
        raise Invalid("There is nothing to add.", "Write one action item a line.")
    write.allow(Action.ADD_CARD, breakthrough)
    where = _column_for_new(write, breakthrough, column)
    prepares = is_preparing(write, breakthrough, preparing)
    for item in items:
        _add_one(
            write,
            where,
            prepares,
            title=item.title,
            owner=item.owner,
            due=item.due,
            labels=read_labels(item.labels),
        )


def edit(
    write: Write,
    *,
    card: int,
    title: str | UnchangedType = UNCHANGED,
    description: str | UnchangedType = UNCHANGED,
    owner: str | UnchangedType | None = UNCHANGED,
    due: date | UnchangedType | None = UNCHANGED,
    labels: Sequence[str] | UnchangedType = UNCHANGED,
    addresses: Sequence[str] | UnchangedType = UNCHANGED,
) -> None:
    """Change what is given; Conflict only over the fields that are given."""
    fields = given(
        title=title,
        description=description,
        owner=owner,
        due=due,
        labels=labels,
        addresses=addresses,
    )
    if "title" in fields:
        fields["title"] = required(fields["title"], "The title", limit=TITLE_LIMIT)
    if "description" in fields:
        fields["description"] = clean_text(
            fields["description"], limit=DESCRIPTION_LIMIT, what="The description"
        )
    if "labels" in fields:
        fields["labels"] = read_labels(fields["labels"])
    if "addresses" in fields:
        fields["addresses"] = _addresses(fields["addresses"])
    row = _present(write, card)
    write.allow(Action.EDIT_CARD, row["breakthrough"])
    if fields.get("owner") is not None and fields["owner"] != row["owner"]:
        write.person(fields["owner"])
    _change(write, Action.EDIT_CARD, row, fields)


def assign(write: Write, *, card: int, owner: str | None) -> None:
    """Say whose it is; None is nobody's."""
    row = _present(write, card)
    write.allow(Action.ASSIGN_CARD, row["breakthrough"])
    if owner is not None:
        write.person(owner)
    _change(write, Action.ASSIGN_CARD, row, {"owner": owner})


def set_due(write: Write, *, card: int, due: date | None) -> None:
    """Say when it is due; a past date is allowed."""
    row = _present(write, card)
    write.allow(Action.SET_DUE, row["breakthrough"])
    _change(write, Action.SET_DUE, row, {"due": due})


def set_labels(write: Write, *, card: int, labels: Sequence[str]) -> None:
    """Give it these labels and no others."""
    row = _present(write, card)
    write.allow(Action.SET_LABELS, row["breakthrough"])
    _change(write, Action.SET_LABELS, row, {"labels": read_labels(labels)})


def move(
    write: Write,
    *,
    card: int,
    column: int,
    before: int | None = None,
    place: Place = Place.LANDING,
) -> None:
    """Move it to a column, before another card or to a place. Refused, saying who and when, if either is gone."""
    row = _present(write, card)
    write.allow(Action.MOVE_CARD, row["breakthrough"])
    _move(write, Action.MOVE_CARD, row, open_column(write, row, column), before, place)


def finish(write: Write, *, card: int) -> None:
    """Move it to the first done column; from there, back to where it came from."""
    row = _present(write, card)
    write.allow(Action.MOVE_CARD, row["breakthrough"])
    here = write.row("column", row["column"])
    if here["kind"] is not ColumnKind.DONE:
        target = _first_column(write, row["breakthrough"], ColumnKind.DONE)
    else:
        target = _came_from(write, row) or _first_column(
            write, row["breakthrough"], ColumnKind.DOING
        )
    _move(write, Action.MOVE_CARD, row, target, None, Place.LANDING)


def archive(write: Write, *, cards: Sequence[int]) -> None:
    """Put them away; all or none."""
    for card in dict.fromkeys(cards):
        with naming(write, card, cards):
            row = _present(write, card)
            write.allow(Action.ARCHIVE_CARD, row["breakthrough"])
            _change(write, Action.ARCHIVE_CARD, row, {"archived_at": write.now})


def restore(write: Write, *, card: int) -> None:
    """Bring it back to its column, or to the first one where that is gone."""
    row = write.known("card", card)
    write.allow(Action.RESTORE_CARD, row["breakthrough"])
    if row["archived_at"] is None:
        raise Invalid(f"'{row['title']}' is on the board already.")
    column = write.row("column", row["column"])
    fields: dict[str, Any] = {"archived_at": None}
    if column["archived_at"] is not None:
        column = _first_column(write, row["breakthrough"], ColumnKind.TO_DO)
        fields["column"] = column["id"]
        fields["rank"] = rank_at(write, Action.RESTORE_CARD, column, Place.BOTTOM, card)
        fields["done_at"] = None
    else:
        fields["rank"] = own_rank(write, column, row["rank"], card)
    _change(write, Action.RESTORE_CARD, row, fields)
    join_plan(write, Action.RESTORE_CARD, card, row["breakthrough"])


def comment(write: Write, *, card: int, text: str) -> None:
    """Say something on it."""
    row = write.known("card", card)
    write.allow(Action.COMMENT, row["breakthrough"])
    said = clean_text(text, limit=COMMENT_LIMIT, what="The comment")
    if not said:
        raise Invalid("The comment is empty.", "Write a few words.")
    fields = {"card": card, "author": write.actor, "at": write.now, "text": said}
    write.make(Action.COMMENT, "comment", row["breakthrough"], fields)


def _add_one(write: Write, column: Row, preparing: bool, *, title: str, **fields: Any) -> None:
    breakthrough = column["breakthrough"]
    if fields.get("owner") is not None:
        write.person(fields["owner"])
    done = column["kind"] is ColumnKind.DONE
    made = {
        "breakthrough": breakthrough,
        "number": write.next_number(breakthrough),
        "title": required(title, "The title", limit=TITLE_LIMIT),
        **fields,
        "column": column["id"],
        "rank": rank_at(write, Action.ADD_CARD, column, Place.LANDING, None),
        "done_at": write.now if done else None,
        "created_by": write.actor,
        "created_at": write.now,
    }
    card = write.make(Action.ADD_CARD, "card", breakthrough, made)
    if preparing:
        prepare(write, Action.ADD_CARD, card, breakthrough)


def _present(write: Write, card: int) -> Row:
    """A card that is not archived; if it was meanwhile, the refusal says by whom."""
    row = write.known("card", card)
    if row["archived_at"] is not None:
        event = write.last_event("card", card, row["breakthrough"], "archived_at")
        if event is not None and event.actor != write.actor and write.call.seen is not None:
            raise write.conflict(event)
        raise NotFound(f"'{row['title']}' is archived.", "Bring it back first.")
    return row


def _change(
    write: Write, action: Action, row: Row, fields: Mapping[str, Any], *, whole: bool = False
) -> None:
    changed = write.change(action, "card", row["id"], row["breakthrough"], fields, whole=whole)
    if changed:
        _note_owner(write, row)


def _note_owner(write: Write, row: Row) -> None:
    """What its owner does with a card takes 'no help: find another way' off it."""
    if row["owner"] == write.actor:
        write.update("card", row["id"], {"owner_changed_at": write.now})


def _move(
    write: Write, action: Action, row: Row, column: Row, before: int | None, place: Place
) -> None:
    card = row["id"]
    if before == card:
        return
    # A column is always told together with the rank in it, so that undo brings back both.
    fields: dict[str, Any] = {} if row["column"] == column["id"] else {"column": column["id"]}
    write.refuse_conflict("card", card, row["breakthrough"], ("column", "rank"))
    if before is not None:
        fields["rank"] = rank_before(write, action, column, before, card)
    else:
        fields["rank"] = rank_at(write, action, column, place, card)
    done = column["kind"] is ColumnKind.DONE
    if done != (row["done_at"] is not None):
        fields["done_at"] = write.now if done else None
    earlier = write.last_event("card", card, row["breakthrough"])
    if (
        write.may_merge
        and earlier is not None
        and earlier.kind == action
        and earlier.actor == write.actor
        and earlier.door == write.call.door
        and earlier.undoes is None
        and write.undoes is None
        and write.now - earlier.at <= ONE_MOVE
        and not _moved_others(write, earlier)
    ):
        current = write.row("card", card)
        if all(current[name] == value for name, value in fields.items()):
            return
        write.update("card", card, fields)
        _note_owner(write, row)
        write.merge(
            earlier,
            {name: to_payload(current[name]) for name in fields},
            {name: to_payload(value) for name, value in fields.items()},
        )
        return
    _change(write, action, write.row("card", card), fields, whole=True)


def _moved_others(write: Write, event: Event) -> bool:
    """Whether the same command moved other cards as well: taking that back is not taking back this move."""
    others = write.database.ask(
        "SELECT 1 FROM event WHERE command = ? AND entity = 'card' AND entity_id <> ? LIMIT 1",
        event.command,
        event.entity_id,
    )
    return bool(others)


def _came_from(write: Write, row: Row) -> Row | None:
    """The column that a done card was in before, if it is still there and not a done one."""
    for event in write.events_of("card", row["id"], row["breakthrough"]):
        earlier = event.before.get("column")
        if earlier is not None:
            column = write.row("column", earlier)
            if column["archived_at"] is None and column["kind"] is not ColumnKind.DONE:
                return column
    return None


def open_column(write: Write, row: Row, column: int) -> Row:
    """A column of the board that a card is on; refused, saying who and when, if it was removed."""
    there = write.known("column", column)
    if there["breakthrough"] != row["breakthrough"]:
        raise NotFound("There is no such column on this board.")
    if there["archived_at"] is not None:
        event = write.last_event("column", column, row["breakthrough"], "archived_at")
        if event is not None:
            raise write.conflict(event)
        raise NotFound(f"The column '{there['name']}' is gone.")
    return there


def _first_column(write: Write, breakthrough: int, kind: ColumnKind | None = None) -> Row:
    of_kind = "" if kind is None else " AND kind = ?"
    found = write.database.ask(
        "SELECT id FROM board_column WHERE breakthrough = ? AND archived_at IS NULL"
        f"{of_kind} ORDER BY rank LIMIT 1",
        *((breakthrough,) if kind is None else (breakthrough, kind.value)),
    )
    if found:
        return write.row("column", found[0][0])
    if kind is None:
        raise NotFound("This board has no column.", "Add one first.")
    if kind is ColumnKind.DONE:
        raise NotFound("This board has no column of the kind done.", "Give one that kind first.")
    return _first_column(write, breakthrough)


def _column_for_new(write: Write, breakthrough: int, column: int | None) -> Row:
    if column is None:
        return _first_column(write, breakthrough, ColumnKind.TO_DO)
    return open_column(write, {"breakthrough": breakthrough}, column)


def read_labels(labels: Sequence[str]) -> tuple[str, ...]:
    """Labels as they are stored, each once; Invalid for what cannot be one."""
    return tuple(dict.fromkeys(read_label(label) for label in labels))


def _addresses(addresses: Sequence[str]) -> tuple[str, ...]:
    cleaned = tuple(required(address, "The address", limit=ADDRESS_LIMIT) for address in addresses)
    for address in cleaned:
        if not address.startswith(("http://", "https://")):
            raise Invalid(
                f"'{address[:60]}' is not a web address.", "It begins with http:// or https://."
            )
    return cleaned
