"""The board, and single cards."""

from __future__ import annotations

from typing import Any

from peewee import fn

from breakthrough_tui.domain.board import Board, Card, CardPage, ChecklistItem, Column, Comment
from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.values import all_of, replace
from breakthrough_tui.store.queries.labels import labels_of
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import (
    AnswerRow,
    BreakthroughRow,
    CardRow,
    ChecklistItemRow,
    ColumnRow,
    CommentRow,
    ObstacleCardRow,
    ObstacleRow,
)


def board(read: Read, *, viewer: str, breakthrough: int) -> Board:
    """A snapshot of a board: a query each for its columns, its cards and its labels, however many there are.

    What was preparation left it at the launch, so only before that it is asked which those are.
    """
    read.require_visible(viewer, breakthrough)
    here = BreakthroughRow.select(BreakthroughRow.position, BreakthroughRow.phase)
    position, phase = read.rows(here.where(BreakthroughRow.id == breakthrough).tuples())[0]
    columns = _columns(read, breakthrough)
    cards: dict[int, list[Card]] = {column.id: [] for column in columns}
    present = (CardRow.breakthrough == breakthrough) & CardRow.archived_at.is_null()
    found = _cards(read, breakthrough, present)
    if Phase(phase).before_launch:
        found = with_preparing(read, breakthrough, found)
    for card in found:
        cards[card.column].append(card)
    snapshot = {column: tuple(stack) for column, stack in cards.items()}
    return Board(breakthrough, position, columns, snapshot, labels_of(read, breakthrough))


def with_preparing(read: Read, breakthrough: int, cards: list[Card]) -> list[Card]:
    """The cards, those of the preparation marked as such."""
    from breakthrough_tui.store.method_tables import PreparationRow

    query = (
        PreparationRow.select(PreparationRow.card)
        .join(CardRow)
        .where((CardRow.breakthrough == breakthrough) & PreparationRow.preparing)
    )
    preparing = {card for (card,) in read.rows(query.tuples())}
    return [replace(card, preparing=True) if card.id in preparing else card for card in cards]


def cards_where(read: Read, breakthrough: int, condition: Any) -> list[Card]:
    """Some cards of a breakthrough, archived or not, by number. For other queries, which ask who may know of it."""
    return _cards(read, breakthrough, condition, CardRow.number)


def require_card(read: Read, viewer: str, card: int) -> None:
    """NotFound for a card that there is not, or that this viewer may not know of."""
    _card_row(read, viewer, card)


def archived(read: Read, *, viewer: str, breakthrough: int) -> tuple[Card, ...]:
    """The cards that were put away, the newest first."""
    read.require_visible(viewer, breakthrough)
    gone = (CardRow.breakthrough == breakthrough) & CardRow.archived_at.is_null(False)
    return tuple(_cards(read, breakthrough, gone, CardRow.archived_at.desc()))


def card_page(read: Read, *, viewer: str, card: int) -> CardPage:
    """Everything on one card."""
    row = _card_row(read, viewer, card)
    found = _cards(read, row["breakthrough"], CardRow.id == card)
    return CardPage(
        card=found[0],
        description=row["description"],
        addresses=row["addresses"],
        created_by=row["created_by"],
        created_at=row["created_at"],
        checklist=_checklist(read, card),
        comments=comments_on(read, CommentRow.card == card),
    )


def card_id(read: Read, *, viewer: str, breakthrough: int, number: int) -> int:
    """The id of the card with a number; NotFound says so if that number is an obstacle's, or is not given out."""
    read.require_visible(viewer, breakthrough)
    code = read.database.value(
        BreakthroughRow.select(BreakthroughRow.code).where(BreakthroughRow.id == breakthrough)
    )
    found = read.database.value(
        CardRow.select(CardRow.id).where(
            (CardRow.breakthrough == breakthrough) & (CardRow.number == number)
        )
    )
    if found is not None:
        return int(found)
    obstacle = read.database.value(
        ObstacleRow.select(ObstacleRow.title).where(
            (ObstacleRow.breakthrough == breakthrough) & (ObstacleRow.number == number)
        )
    )
    if obstacle is not None:
        raise NotFound(f"{code}-{number} is an obstacle: {obstacle}.", "See the obstacles.")
    raise NotFound(f"There is no {code}-{number}.", _highest(read, breakthrough, code))


def comments_on(read: Read, condition: Any) -> tuple[Comment, ...]:
    """The comments on one thing, oldest first."""
    query = (
        CommentRow.select(CommentRow.id, CommentRow.author, CommentRow.at, CommentRow.text)
        .where(condition & CommentRow.archived_at.is_null())
        .order_by(CommentRow.id)
    )
    return tuple(Comment(*values) for values in read.rows(query.tuples()))


def _highest(read: Read, breakthrough: int, code: str) -> str:
    last = read.database.value(
        BreakthroughRow.select(BreakthroughRow.last_number).where(
            BreakthroughRow.id == breakthrough
        )
    )
    return f"The numbers go up to {code}-{last}." if last else "Nothing has a number here yet."


def _columns(read: Read, breakthrough: int) -> tuple[Column, ...]:
    query = (
        ColumnRow.select(
            ColumnRow.id, ColumnRow.name, ColumnRow.kind, ColumnRow.rank, ColumnRow.limit
        )
        .where((ColumnRow.breakthrough == breakthrough) & ColumnRow.archived_at.is_null())
        .order_by(ColumnRow.rank, ColumnRow.id)
    )
    return tuple(Column(*values) for values in read.rows(query.tuples()))


def _cards(read: Read, breakthrough: int, condition: Any, *order: Any) -> list[Card]:
    """Some cards. Few have a checklist or were declined help: a query each for those costs less than two joins."""
    query = (
        CardRow.select(
            CardRow.id,
            CardRow.number,
            CardRow.title,
            CardRow.column,
            CardRow.rank,
            CardRow.owner,
            CardRow.due,
            CardRow.labels,
            CardRow.done_at,
            CardRow.archived_at.is_null(False),
        )
        .where(condition)
        .order_by(*(order or (CardRow.column, CardRow.rank, CardRow.id)))
    )
    rows = read.rows(query.tuples())
    checked, no_help = _checked(read, breakthrough), _without_help(read, breakthrough)
    return all_of(
        Card,
        (
            # SQLite has no truth values: what is computed comes back as 0 and 1.
            (*row[:9], *checked.get(row[0], (0, 0)), row[0] in no_help, row[9] == 1, False)
            for row in rows
        ),
    )


def _checked(read: Read, breakthrough: int) -> dict[int, tuple[int, int]]:
    """Of each card with a checklist how many of its items are done, and how many there are."""
    query = (
        ChecklistItemRow.select(
            ChecklistItemRow.card,
            fn.SUM(ChecklistItemRow.done.cast("INTEGER")),
            fn.COUNT(ChecklistItemRow.id),
        )
        .join(CardRow)
        .where(ChecklistItemRow.archived_at.is_null() & (CardRow.breakthrough == breakthrough))
        .group_by(ChecklistItemRow.card)
    )
    return {card: (done, total) for card, done, total in read.rows(query.tuples())}


def _without_help(read: Read, breakthrough: int) -> set[int]:
    """The cards that a declined obstacle stops, and whose owner has not changed them since."""
    query = (
        ObstacleCardRow.select(ObstacleCardRow.card)
        .join(ObstacleRow, on=ObstacleCardRow.obstacle == ObstacleRow.id)
        .join(AnswerRow, on=AnswerRow.obstacle == ObstacleRow.id)
        .join(CardRow, on=ObstacleCardRow.card == CardRow.id)
        .where(
            (ObstacleRow.breakthrough == breakthrough)
            & (ObstacleRow.state == ObstacleState.DECLINED)
            & ObstacleCardRow.stops
            & (CardRow.owner_changed_at.is_null() | (CardRow.owner_changed_at < AnswerRow.at))
        )
    )
    return {card for (card,) in read.rows(query.tuples())}


def _card_row(read: Read, viewer: str, card: int) -> dict[str, Any]:
    rows = list(read.database.run(CardRow.select().where(CardRow.id == card).dicts()))
    if not rows:
        raise NotFound("There is no such action item.")
    read.require_visible(viewer, rows[0]["breakthrough"])
    return dict(rows[0])


def _checklist(read: Read, card: int) -> tuple[ChecklistItem, ...]:
    query = (
        ChecklistItemRow.select(
            ChecklistItemRow.id,
            ChecklistItemRow.text,
            ChecklistItemRow.done,
            ChecklistItemRow.rank,
            ChecklistItemRow.owner,
        )
        .where((ChecklistItemRow.card == card) & ChecklistItemRow.archived_at.is_null())
        .order_by(ChecklistItemRow.rank, ChecklistItemRow.id)
    )
    return tuple(ChecklistItem(*values) for values in read.rows(query.tuples()))
