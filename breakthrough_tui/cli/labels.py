"""`breakthrough label`: names and colours for the labels of action items."""

from __future__ import annotations

from collections import Counter

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import near, short
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.labels import Colour, Label, read_colour
from breakthrough_tui.domain.text import fold
from breakthrough_tui.store.commands import labels as commands
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.queries import labels as queries


def list_all(here: Here, args: Arguments) -> None:
    """List the labels that a name or a colour was given, and those that action items carry."""
    known, carried = _known(here), _carried(here)
    rows = [known.get(tag, Label(0, tag)) for tag in sorted({*known, *carried})]
    if args.json:
        output.print_json([shapes.label(label, carried[label.tag]) for label in rows])
        return
    output.table(("LABEL", "NAME", "COLOUR", "ITEMS"), [_row(row, carried) for row in rows])


def define(here: Here, args: Arguments) -> None:
    """Give a label a name and a colour."""
    colour = Colour.PLAIN if args.colour is None else read_colour(args.colour)
    made = here.run(
        commands.define,
        breakthrough=here.breakthrough,
        tag=args.label,
        name=args.name or "",
        colour=colour,
    )
    _tell(here, made.made("label"))


def rename(here: Here, args: Arguments) -> None:
    """Show it by another name."""
    label = _label(here, args.label).id
    here.run(commands.rename, label=label, name=args.name)
    _tell(here, label)


def recolour(here: Here, args: Arguments) -> None:
    """Give it another colour."""
    label = _label(here, args.label).id
    here.run(commands.recolour, label=label, colour=read_colour(args.colour))
    _tell(here, label)


def remove(here: Here, args: Arguments) -> None:
    """Take name and colour off it."""
    here.run(commands.remove, label=_label(here, args.label).id)
    list_all(here, args)


def _tell(here: Here, label_id: int) -> None:
    label = next(label for label in _known(here).values() if label.id == label_id)
    carried = _carried(here)
    if here.args.json:
        output.print_json(shapes.label(label, carried[label.tag]))
    else:
        output.say(*_row(label, carried))


def _row(label: Label, carried: Counter[str]) -> tuple[str, str, str, str]:
    return f"#{label.tag}", label.name, label.colour.value, str(carried[label.tag])


def _known(here: Here) -> dict[str, Label]:
    return here.read(queries.labels, viewer=here.viewer, breakthrough=here.breakthrough)


def _carried(here: Here) -> Counter[str]:
    board = here.read(boards.board, viewer=here.viewer, breakthrough=here.breakthrough)
    return Counter(
        label for cards in board.cards.values() for card in cards for label in card.labels
    )


def _label(here: Here, text: str) -> Label:
    """The label with a tag, with or without its #, or with a name."""
    known = _known(here)
    wanted = fold(text).strip()
    for label in known.values():
        if wanted.removeprefix("#") == label.tag or (label.name and wanted == fold(label.name)):
            return label
    raise NotFound(
        f"The label '{short(text)}' has no name and no colour.",
        near(text, known) or "Give it some: breakthrough label define",
    )
