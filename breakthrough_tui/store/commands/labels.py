"""How labels are shown: a name and a colour for a tag."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.labels import NAME_LIMIT, Colour
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.quick_entry import read_label
from breakthrough_tui.domain.text import clean_line, fold
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.tables import LabelRow
from breakthrough_tui.store.write import Write


def define(
    write: Write, *, breakthrough: int, tag: str, name: str = "", colour: Colour = Colour.PLAIN
) -> None:
    """Give a tag a name and a colour; cards may carry it already, or not yet."""
    write.allow(Action.DEFINE_LABEL, breakthrough)
    read = read_label(tag)
    query = LabelRow.select().where(
        (LabelRow.breakthrough == breakthrough) & (LabelRow.tag == read)
    )
    earlier: list[Row] = list(write.database.run(query.dicts()))
    if earlier and earlier[0]["archived_at"] is None:
        raise Invalid(f"'#{read}' has a name and a colour already.", "Change these.")
    fields: dict[str, Any] = {"name": free_name(write, breakthrough, name, read), "colour": colour}
    if earlier:
        here = earlier[0]["id"]
        back = {**fields, "archived_at": None}
        write.change(Action.DEFINE_LABEL, "label", here, breakthrough, back)
        return
    made = {"breakthrough": breakthrough, "tag": read, **fields}
    write.make(Action.DEFINE_LABEL, "label", breakthrough, made)


def edit(
    write: Write,
    *,
    label: int,
    name: str | UnchangedType = UNCHANGED,
    colour: Colour | UnchangedType = UNCHANGED,
) -> None:
    """Change what is given, each as its own command does; one undo takes all of it back."""
    fields = given(name=name, colour=colour)
    if "name" in fields:
        rename(write, label=label, name=fields["name"])
    if "colour" in fields:
        recolour(write, label=label, colour=fields["colour"])


def rename(write: Write, *, label: int, name: str) -> None:
    """Show it by another name; empty: by its tag. The tag stays, so that no card changes."""
    row = _present(write, Action.RENAME_LABEL, label)
    fields = {"name": free_name(write, row["breakthrough"], name, row["tag"])}
    write.change(Action.RENAME_LABEL, "label", label, row["breakthrough"], fields)


def recolour(write: Write, *, label: int, colour: Colour) -> None:
    """Give it another colour."""
    row = _present(write, Action.COLOUR_LABEL, label)
    write.change(Action.COLOUR_LABEL, "label", label, row["breakthrough"], {"colour": colour})


def remove(write: Write, *, label: int) -> None:
    """Take name and colour off a tag; the cards keep the tag."""
    row = _present(write, Action.REMOVE_LABEL, label)
    fields = {"archived_at": write.now}
    write.change(Action.REMOVE_LABEL, "label", label, row["breakthrough"], fields)


def free_name(write: Write, breakthrough: int, name: str, tag: str) -> str:
    """The name as it is stored; Invalid if another label is shown by it."""
    cleaned = clean_line(name, limit=NAME_LIMIT, what="The name of the label")
    if not cleaned:
        return ""
    others = LabelRow.select(LabelRow.tag, LabelRow.name).where(
        (LabelRow.breakthrough == breakthrough)
        & (LabelRow.tag != tag)
        & LabelRow.archived_at.is_null()
    )
    for other, taken in write.database.rows(others.tuples()):
        if fold(cleaned) in (fold(taken), other, f"#{other}"):
            raise Invalid(f"'#{other}' is shown as that already.", "Choose another name.")
    return cleaned


def _present(write: Write, action: Action, label: int) -> Row:
    row = write.known("label", label)
    write.allow(action, row["breakthrough"])
    if row["archived_at"] is not None:
        event = write.last_event("label", label, row["breakthrough"], "archived_at")
        if event is not None and event.actor != write.actor:
            raise write.conflict(event)
        raise NotFound(f"'#{row['tag']}' has no name and no colour any more.", "Give them again.")
    return row
