"""`breakthrough card`: action items."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.preparing import edit_preparation, preparation_of, say_preparation
from breakthrough_tui.cli.typed import text_of, words_or_stdin
from breakthrough_tui.domain.board import Board, Card, Column, is_late
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.errors import Invalid, WrongUsage
from breakthrough_tui.domain.telling import ago
from breakthrough_tui.store.commands import cards as commands
from breakthrough_tui.store.commands.ordering import Place
from breakthrough_tui.store.queries import boards, lookups

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

HEADS = ("REF", "COLUMN", "OWNER", "DUE", "", "TITLE")


def add(here: Here, args: Arguments) -> None:
    """Add one action item, or those of a file."""
    if (args.title is None) == (args.lines is None):
        raise WrongUsage(
            "'breakthrough card add' takes a TITLE or --lines FILE.", "One of them, not both."
        )
    column = _column_or_none(here, args.column)
    preparing = True if args.preparing else False if args.plan else None
    if args.lines is not None:
        _add_lines(here, args, column, preparing)
        return
    owner = here.viewer if args.owner is None else _person_or_none(here, args.owner)
    done = here.run(
        commands.add,
        breakthrough=here.breakthrough,
        title=args.title,
        description=words_or_stdin(args.description or ""),
        owner=owner,
        due=here.day_or_none(args.due or ""),
        labels=args.label or (),
        addresses=args.address or (),
        column=column,
        preparing=preparing,
    )
    tell(here, done.made("card"), dated=args.due is not None)


def list_all(here: Here, args: Arguments) -> None:
    """List the action items on the board, or the archived ones."""
    columns = here.read(lookups.columns, viewer=here.viewer, breakthrough=here.breakthrough)
    shown: Iterable[Card]
    if args.preparing:
        from breakthrough_tui.store.queries import preparations

        found = here.read(preparations.items, viewer=here.viewer, breakthrough=here.breakthrough)
        shown = [item.card for item in found]
    elif args.archived:
        shown = here.read(boards.archived, viewer=here.viewer, breakthrough=here.breakthrough)
    else:
        board = _board(here)
        shown = [card for column in board.columns for card in board.cards.get(column.id, ())]
    if args.column is not None:
        only = here.column(args.column, tuple(columns.values())).id
        shown = [card for card in shown if card.column == only]
    if args.owner is not None:
        owner = here.known_person(args.owner) if args.owner.strip() else None
        shown = [card for card in shown if card.owner == owner]
    blocked = here.read(lookups.blocked, viewer=here.viewer, breakthrough=here.breakthrough)
    if args.find is not None:
        shown = _found(here, args.find, list(shown), blocked)
    if args.json:
        texts = here.read(lookups.descriptions, viewer=here.viewer, breakthrough=here.breakthrough)
        output.print_json(
            [
                shapes.card(
                    card,
                    code=here.code,
                    column=columns[card.column],
                    description=texts.get(card.id, ""),
                    blocked=card.id in blocked,
                )
                for card in shown
            ]
        )
        return
    output.table(
        HEADS, [_row(here, card, columns[card.column], card.id in blocked) for card in shown]
    )


def _found(
    here: Here, text: str, cards: Sequence[Card], blocked: Collection[int]
) -> Iterable[Card]:
    """Those that pass what is typed after / on the screen; what is not understood is refused."""
    from breakthrough_tui.domain.card_filter import parse, sieve
    from breakthrough_tui.store.queries import search

    today = here.moment.today
    wanted = parse(
        text,
        today=today,
        people=[person.name for person in here.read(lookups.present)],
        labels={label for card in cards for label in card.labels},
        me=here.viewer,
    )
    if wanted.problems:
        raise Invalid(wanted.problems[0], "For example: depot @ana #stock due:week is:late")
    found: Collection[int] = ()
    if wanted.words:
        found = here.read(
            search.find, viewer=here.viewer, breakthrough=here.breakthrough, words=wanted.words
        )
    return sieve(wanted, today=today, me=here.viewer, blocked=blocked, found=found)(cards)


def show(here: Here, args: Arguments) -> None:
    """Show everything on one action item."""
    card_id = here.card(args.ref)
    if args.json:
        output.print_json(_shape(here, card_id, whole=True))
        return
    page = here.read(boards.card_page, viewer=here.viewer, card=card_id)
    card = page.card
    columns = here.read(lookups.columns, viewer=here.viewer, breakthrough=here.breakthrough)
    output.say(f"{here.code}-{card.number}", card.title)
    output.say(
        columns[card.column].name,
        card.owner or "no owner",
        _due(card, here.moment.today),
        " ".join(f"#{label}" for label in card.labels),
        "archived" if card.archived else "",
        "no help: find another way" if card.no_help else "",
    )
    if page.description:
        print()
        output.say_text(page.description)
    say_preparation(here, card_id)
    for item in page.checklist:
        output.say("[x]" if item.done else "[ ]", item.text, item.owner or "")
    for address in page.addresses:
        output.say(address)
    for comment in page.comments:
        print()
        output.say(f"{comment.author}, {ago(comment.at, here.moment.now)}:")
        output.say_text(comment.text)


def edit(here: Here, args: Arguments) -> None:
    """Change what was given, and nothing else."""
    card = here.card(args.ref)
    fields: dict[str, Any] = {}
    if args.title is not None:
        fields["title"] = args.title
    if args.description is not None:
        fields["description"] = words_or_stdin(args.description)
    if args.owner is not None:
        fields["owner"] = _person_or_none(here, args.owner)
    if args.due is not None:
        fields["due"] = here.day_or_none(args.due)
    if args.label is not None:
        fields["labels"] = [label for label in args.label if label.strip()]
    if args.address is not None:
        fields["addresses"] = [address for address in args.address if address.strip()]
    prepared = edit_preparation(here, args, card)
    if not fields and not prepared:
        raise WrongUsage("Nothing to change was given.", "For example --title, --owner or --due.")
    if fields:
        here.run(commands.edit, card=card, **fields)
    tell(here, card, dated="due" in fields)


def done(here: Here, args: Arguments) -> None:
    """Finish it, or take a finished one back."""
    card = here.card(args.ref)
    here.run(commands.finish, card=card)
    tell(here, card)


def move(here: Here, args: Arguments) -> None:
    """Move it to a column, and there to a place."""
    card = here.card(args.ref)
    column = here.column(args.column, _board(here).columns).id
    before = here.card(args.before) if args.before is not None else None
    place = Place.TOP if args.top else Place.BOTTOM if args.bottom else Place.LANDING
    here.run(commands.move, card=card, column=column, before=before, place=place)
    tell(here, card)


def usual(here: Here, args: Arguments) -> None:
    """Add what a core group usually finds out before the launch."""
    from breakthrough_tui.store.commands import preparations

    added = here.run(preparations.add_usual, breakthrough=here.breakthrough).all_made("card")
    if args.json:
        output.print_json([_shape(here, card) for card in added])
    else:
        _say_lines(here, added)


def archive(here: Here, args: Arguments) -> None:
    """Put it away."""
    card = here.card(args.ref)
    here.run(commands.archive, cards=[card])
    tell(here, card)


def restore(here: Here, args: Arguments) -> None:
    """Bring it back."""
    card = here.card(args.ref)
    here.run(commands.restore, card=card)
    tell(here, card)


def tell(here: Here, card_id: int, *, dated: bool = False) -> None:
    """How an action item stands after a command: its JSON, or a line. `dated`: its due date was given just now."""
    if here.args.json:
        output.print_json(_shape(here, card_id))
    else:
        _say_lines(here, [card_id])
    if dated:
        _warn_of_past_due(here, [card_id])


def _add_lines(here: Here, args: Arguments, column: int | None, preparing: bool | None) -> None:
    if args.owner or args.due or args.label or args.description or args.address:
        raise WrongUsage(
            "With --lines each line says its own owner, date and labels.",
            "For example: call the depot @ana 12 dec #stock",
        )
    from breakthrough_tui.domain.meetings.capture import capture, unknown_words

    people = [person.name for person in here.read(lookups.present)]
    found = capture(text_of(args.lines), today=here.moment.today, people=people, me=here.viewer)
    if found.left:
        raise Invalid(found.remarks[-1], "Nothing was added.")
    added = here.run(
        commands.add_many,
        breakthrough=here.breakthrough,
        items=found.entries,
        column=column,
        preparing=preparing,
    ).all_made("card")
    for remark in (*found.remarks, unknown_words(found.unknown, people)):
        if remark:
            output.note(remark)
    if here.args.json:
        output.print_json([_shape(here, card) for card in added])
    else:
        _say_lines(here, added)
    _warn_of_past_due(here, added)


def _shape(here: Here, card_id: int, *, whole: bool = False) -> shapes.Shape:
    page = here.read(boards.card_page, viewer=here.viewer, card=card_id)
    columns = here.read(lookups.columns, viewer=here.viewer, breakthrough=here.breakthrough)
    blocked = here.read(lookups.blocked, viewer=here.viewer, breakthrough=here.breakthrough)
    shape = shapes.card(
        page.card,
        code=here.code,
        column=columns[page.card.column],
        description=page.description,
        blocked=card_id in blocked,
    )
    return shape | shapes.card_page(page, preparation_of(here, card_id)) if whole else shape


def _say_lines(here: Here, card_ids: Iterable[int]) -> None:
    columns = here.read(lookups.columns, viewer=here.viewer, breakthrough=here.breakthrough)
    blocked = here.read(lookups.blocked, viewer=here.viewer, breakthrough=here.breakthrough)
    for card_id in card_ids:
        card = here.read(boards.card_page, viewer=here.viewer, card=card_id).card
        output.say(*_row(here, card, columns[card.column], card_id in blocked))


def _row(here: Here, card: Card, column: Column, blocked: bool) -> tuple[str, ...]:
    return row_of(here.code, card, column, blocked, here.moment.today)


def row_of(code: str, card: Card, column: Column, blocked: bool, today: date) -> tuple[str, ...]:
    """An action item under HEADS, as it counts on a day."""
    signs = ["archived"] if card.archived else []
    if blocked and card.done_at is None:
        signs.append("blocked")
    if card.no_help:
        signs.append("no help")
    return (
        f"{code}-{card.number}",
        column.name,
        card.owner or "",
        _due(card, today),
        ", ".join(signs),
        " ".join([card.title, *(f"#{label}" for label in card.labels)]),
    )


def _due(card: Card, today: date) -> str:
    if card.due is None:
        return ""
    late = " late" if is_late(card, today) else ""
    return short_date(card.due, today) + late


def _warn_of_past_due(here: Here, card_ids: Iterable[int]) -> None:
    for card_id in card_ids:
        card = here.read(boards.card_page, viewer=here.viewer, card=card_id).card
        if is_late(card, here.moment.today):
            assert card.due is not None
            output.note(
                f"{here.code}-{card.number} is due {short_date(card.due, here.moment.today)},"
                " which is already past."
            )


def _board(here: Here) -> Board:
    return here.read(boards.board, viewer=here.viewer, breakthrough=here.breakthrough)


def _column_or_none(here: Here, name: str | None) -> int | None:
    return None if name is None else here.column(name, _board(here).columns).id


def _person_or_none(here: Here, name: str) -> str | None:
    return here.person(name) if name.strip() else None
