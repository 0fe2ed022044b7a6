"""The columns of the board and its labels: one list for each, and what can be done with what is picked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from breakthrough_tui.domain.board import Board, Column, ColumnKind, holdup_hint, keep_done
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.labels import Colour, Label, read_colour
from breakthrough_tui.domain.text import fold, nearest, safe
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.screens.actions import action_named
from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
from breakthrough_tui.screens.dialogs.form import FormDialog, FormField
from breakthrough_tui.store.commands import columns
from breakthrough_tui.store.commands import labels as label_commands
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.queries import labels as label_queries

_ADD, _LABELS = "add", "labels"


@dataclass(frozen=True, slots=True)
class _Here:
    """Where one is: whose breakthrough, on which screen."""

    screen: BaseScreen
    breakthrough: int

    async def board(self) -> Board:
        """The board as it is now."""
        return await self.screen.session.ask(boards.board, breakthrough=self.breakthrough)

    async def pick(
        self, title: str, choices: list[Choice], current: str | None = None, sentence: str = ""
    ) -> str | None:
        """The id of what is picked, or None."""
        dialog = ChooseDialog(title, choices, current=current, search=False, sentence=sentence)
        picked = await self.screen.ask_dialog(dialog)
        return None if picked is None else str(picked)


async def arrange_columns(screen: BaseScreen) -> None:
    """Add, rename, reorder, limit and remove columns, until one goes back."""
    breakthrough = screen.session.breakthrough
    if breakthrough is None:
        return
    here = _Here(screen, breakthrough)
    current, sentence = None, ""
    while True:
        board = await here.board()
        choices = [
            Choice(str(column.id), column.name, _described(board, column))
            for column in board.columns
        ]
        choices.append(Choice(_ADD, "Add a column", key="+"))
        choices.append(Choice(_LABELS, "Labels", "their names and colours", key="#"))
        picked = await here.pick("Columns", choices, current, sentence)
        if picked is None:
            return
        current = picked
        if picked == _LABELS:
            await _arrange_labels(here)
            sentence = ""
        elif picked == _ADD:
            sentence = await _add(here)
        elif column := board.column(int(picked)):
            sentence = await _change(here, board, column)


def _described(board: Board, column: Column) -> str:
    count = len(board.cards.get(column.id, ()))
    items = f"{count} item{'' if count == 1 else 's'}"
    most = f", at most {column.limit}" if column.limit is not None else ""
    return f"{column.kind}, {items}{most}"


def _hint(screen: BaseScreen, name: str) -> str:
    """What is said once, when a column is named after what others hold up."""
    key = action_named("board", "obstacle", screen.keys).shown
    return holdup_hint(name, key=key) or ""


def _fields(column: Column | None) -> list[FormField]:
    limit = str(column.limit) if column and column.limit is not None else ""
    kind = column.kind if column else ColumnKind.DOING
    return [
        FormField("name", "Name", column.name if column else "", required=True),
        FormField(
            "kind",
            "Kind",
            str(kind),
            hint="to do, doing or done",
            required=True,
            check=_read_kind,
            options=tuple(map(str, ColumnKind)),
        ),
        FormField(
            "limit",
            "At most",
            limit,
            kind="number",
            hint="so many items; empty for no limit",
            check=_read_limit,
        ),
    ]


def _read_kind(text: str) -> ColumnKind:
    word = " ".join(fold(text).split())
    try:
        return ColumnKind(word)
    except ValueError:
        near = nearest(word, list(ColumnKind))
        hint = f"Did you mean '{near}'?" if near else "It is 'to do', 'doing' or 'done'."
        raise Invalid(f"There is no kind '{safe(text)[:40]}'.", hint) from None


def _read_limit(text: str) -> int | None:
    word = text.strip()
    if not word:
        return None
    if not (word.isascii() and word.isdigit() and 1 <= int(word[:6]) <= 9_999):
        raise Invalid("A limit is a number from 1 to 9,999.", "Leave it empty for no limit.")
    return int(word)


async def _add(here: _Here) -> str:
    session = here.screen.session

    async def save(typed: Mapping[str, Any]) -> None:
        await session.do(
            columns.add,
            what=f"added the column “{typed['name']}”",
            breakthrough=here.breakthrough,
            **typed,
        )

    saved = await here.screen.ask_dialog(FormDialog("Add a column", _fields(None), save=save))
    return _hint(here.screen, str(saved["name"])) if saved else ""


async def _change(here: _Here, board: Board, column: Column) -> str:
    choices = [
        Choice("edit", "edit", "its name, what it means, how much it holds", key="e"),
        Choice("before", "before", "one place to the left", key="H"),
        Choice("after", "after", "one place to the right", key="L"),
        Choice("remove", "remove", "its action items go where you say", key="x"),
    ]
    match await here.pick(f"“{column.name}”", choices):
        case "edit":
            return await _edit(here, board, column)
        case "before":
            await _shift(here, board, column, -1)
        case "after":
            await _shift(here, board, column, 1)
        case "remove":
            await _remove(here, board, column)
    return ""


async def _edit(here: _Here, board: Board, column: Column) -> str:
    session, called = here.screen.session, f"“{column.name}”"

    async def save(typed: Mapping[str, Any]) -> None:
        was = {"name": column.name, "kind": column.kind, "limit": column.limit}
        await session.do(
            columns.edit,
            seen=board.position,
            what=f"edited the column {called}",
            column=column.id,
            **{name: value for name, value in typed.items() if value != was[name]},
        )

    saved = await here.screen.ask_dialog(FormDialog(f"Edit {called}", _fields(column), save=save))
    renamed = saved is not None and saved["name"] != column.name
    return _hint(here.screen, str(saved["name"])) if renamed else ""


async def _shift(here: _Here, board: Board, column: Column, by: int) -> None:
    ids = [each.id for each in board.columns]
    place = ids.index(column.id) + by
    if not 0 <= place < len(ids):
        return
    after = place + 1 if by > 0 else place
    await here.screen.session.do(
        columns.move,
        seen=board.position,
        what=f"moved the column “{column.name}”",
        column=column.id,
        before=ids[after] if after < len(ids) else None,
    )


async def _remove(here: _Here, board: Board, column: Column) -> None:
    count = len(board.cards.get(column.id, ()))
    cards_to: int | None = None
    if column.kind is ColumnKind.DONE:
        keep_done(column.name, [each.kind for each in board.columns if each.id != column.id])
    if count:
        others = [
            Choice(str(each.id), each.name, _described(board, each))
            for each in board.columns
            if each.id != column.id
        ]
        asked = "Where does its item go?" if count == 1 else f"Where do its {count} items go?"
        where = await here.pick(asked, others)
        if where is None:
            return
        cards_to = int(where)
    await here.screen.session.do(
        columns.remove,
        seen=board.position,
        what=f"removed the column “{column.name}”",
        column=column.id,
        cards_to=cards_to,
    )


async def _arrange_labels(here: _Here) -> None:
    session, current = here.screen.session, None
    while True:
        board = await here.board()
        named: dict[str, Label] = await session.ask(
            label_queries.labels, breakthrough=here.breakthrough
        )
        used = {label for cards in board.cards.values() for card in cards for label in card.labels}
        tags = sorted({*named, *used})
        choices = [Choice(f"#{tag}", f"#{tag}", _label_note(named.get(tag))) for tag in tags]
        choices.append(Choice(_ADD, "Add a label", key="+"))
        picked = await here.pick("Labels", choices, current)
        if picked is None:
            return
        current = picked
        tag = picked.removeprefix("#") if picked != _ADD else ""
        await _edit_label(here, board, tag, named.get(tag))


def _label_note(label: Label | None) -> str:
    if label is None:
        return "as it is"
    return ", ".join(part for part in (label.name, str(label.colour)) if part)


async def _edit_label(here: _Here, board: Board, tag: str, label: Label | None) -> None:
    session = here.screen.session

    async def save(typed: Mapping[str, Any]) -> None:
        name, colour = str(typed["name"]).strip(), typed["colour"]
        if label is None:
            await session.do(
                label_commands.define,
                what=f"the label #{tag or typed['tag']}",
                breakthrough=here.breakthrough,
                tag=tag or typed["tag"],
                name=name,
                colour=colour,
            )
            return
        was = {"name": label.name, "colour": label.colour}
        changed = {"name": name, "colour": colour}
        await session.do(
            label_commands.edit,
            seen=board.position,
            what=f"edited the label #{tag}",
            label=label.id,
            **{field: value for field, value in changed.items() if value != was[field]},
        )

    fields = [
        FormField("name", "Name", label.name if label else "", hint="shown in place of the tag"),
        FormField(
            "colour",
            "Colour",
            str(label.colour if label else Colour.PLAIN),
            hint=", ".join(Colour),
            required=True,
            check=read_colour,
            options=tuple(map(str, Colour)),
        ),
    ]
    if not tag:
        fields.insert(0, FormField("tag", "Label", hint="one word: stock", required=True))
    title = f"Label #{tag}" if tag else "Add a label"
    await here.screen.ask_dialog(FormDialog(title, fields, save=save))
