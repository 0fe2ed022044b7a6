"""`breakthrough column`: the stages of the board."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.board import Board, Column, ColumnKind, is_over_limit
from breakthrough_tui.domain.errors import Invalid, WrongUsage
from breakthrough_tui.domain.text import nearest, safe
from breakthrough_tui.store.commands import columns as commands
from breakthrough_tui.store.queries import boards


def list_all(here: Here, args: Arguments) -> None:
    """List the columns in their order."""
    _tell(here, _board(here))


def add(here: Here, args: Arguments) -> None:
    """Add a column."""
    after = None if args.after is None else _column(here, args.after).id
    kind = _kind(args.kind) if args.kind is not None else ColumnKind.DOING
    made = here.run(
        commands.add, breakthrough=here.breakthrough, name=args.name, kind=kind, after=after
    ).made("column")
    _tell_one(here, made)


def rename(here: Here, args: Arguments) -> None:
    """Give it another name."""
    column = _column(here, args.column).id
    here.run(commands.rename, column=column, name=args.name)
    _tell_one(here, column)


def limit(here: Here, args: Arguments) -> None:
    """Set its limit, or take it off."""
    column = _column(here, args.column).id
    here.run(commands.limit, column=column, limit=_limit(args.limit))
    _tell_one(here, column)


def move(here: Here, args: Arguments) -> None:
    """Put it before another one, or last."""
    column = _column(here, args.column).id
    if args.before is None and not args.last:
        raise WrongUsage("Where to was not said.", "Give --before COLUMN, or --last.")
    before = None if args.before is None else _column(here, args.before).id
    here.run(commands.move, column=column, before=before)
    _tell(here, _board(here))


def kind(here: Here, args: Arguments) -> None:
    """Say what it means."""
    column = _column(here, args.column).id
    here.run(commands.set_kind, column=column, kind=_kind(args.kind))
    _tell_one(here, column)


def remove(here: Here, args: Arguments) -> None:
    """Remove it."""
    column = _column(here, args.column).id
    cards_to = None if args.cards_to is None else _column(here, args.cards_to).id
    here.run(commands.remove, column=column, cards_to=cards_to)
    _tell(here, _board(here))


def _tell(here: Here, board: Board) -> None:
    if here.args.json:
        output.print_json([_shape(board, column) for column in board.columns])
    else:
        output.table(("COLUMN", "KIND", "ITEMS"), [_row(board, column) for column in board.columns])


def _tell_one(here: Here, column_id: int) -> None:
    board = _board(here)
    column = board.column(column_id)
    assert column is not None
    if here.args.json:
        output.print_json(_shape(board, column))
    else:
        output.say(*_row(board, column))


def _shape(board: Board, column: Column) -> shapes.Shape:
    return shapes.column(column, len(board.cards.get(column.id, ())))


def _row(board: Board, column: Column) -> tuple[str, str, str]:
    count = len(board.cards.get(column.id, ()))
    limit = "" if column.limit is None else f"/{column.limit}"
    over = " over its limit" if is_over_limit(column, count) else ""
    return column.name, column.kind.value, f"{count}{limit}{over}"


def _board(here: Here) -> Board:
    return here.read(boards.board, viewer=here.viewer, breakthrough=here.breakthrough)


def _column(here: Here, name: str) -> Column:
    return here.column(name, _board(here).columns)


def _kind(text: str) -> ColumnKind:
    words = " ".join(text.replace("-", " ").replace("_", " ").lower().split())
    try:
        return ColumnKind("to do" if words == "todo" else words)
    except ValueError:
        near = nearest(words, [kind.value for kind in ColumnKind])
        raise Invalid(
            f"There is no kind '{safe(text)[:40]}'.",
            f"Did you mean '{near}'?" if near else "Kinds: to do, doing, done.",
        ) from None


def _limit(text: str) -> int | None:
    if text.strip().lower() in ("", "none", "off"):
        return None
    if not (text.strip().isascii() and text.strip().isdigit() and len(text) < 9):
        raise Invalid(f"'{safe(text)[:40]}' is not a limit.", "It is a number, or 'none'.")
    return int(text)
