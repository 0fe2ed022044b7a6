"""The board, and single cards."""

from __future__ import annotations

from typing import Any

from peewee import JOIN, fn

from breakthrough_tui.domain.board import Board, Card, CardPage, ChecklistItem, Column, Comment
from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.values import replace
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
    of_breakthrough = CardRow.select(CardRow.id).where(CardRow.breakthrough == breakthrough)
    items = (
        ChecklistItemRow.select(
            ChecklistItemRow.card.alias("card"),
            fn.COUNT(ChecklistItemRow.id).alias("total"),
            fn.SUM(ChecklistItemRow.done.cast("INTEGER")).alias("done"),
        )
        .where(ChecklistItemRow.archived_at.is_null() & ChecklistItemRow.card.in_(of_breakthrough))
        .group_by(ChecklistItemRow.card)
        .alias("items")
    )
    declined = (
        ObstacleCardRow.select(ObstacleCardRow.card.alias("card"), fn.MAX(AnswerRow.at).alias("at"))
        .join(ObstacleRow, on=ObstacleCardRow.obstacle == ObstacleRow.id)
        .join(AnswerRow, on=AnswerRow.obstacle == ObstacleRow.id)
        .where(
            (ObstacleRow.breakthrough == breakthrough)
            & (ObstacleRow.state == ObstacleState.DECLINED)
            & ObstacleCardRow.stops
        )
        .group_by(ObstacleCardRow.card)
        .alias("declined")
    )
    changed_since = CardRow.owner_changed_at.is_null() | (CardRow.owner_changed_at < declined.c.at)
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
            fn.COALESCE(items.c.done, 0),
            fn.COALESCE(items.c.total, 0),
            declined.c.at.is_null(False) & changed_since,
            CardRow.archived_at.is_null(False),
        )
        .join(items, JOIN.LEFT_OUTER, on=items.c.card == CardRow.id)
        .switch(CardRow)
        .join(declined, JOIN.LEFT_OUTER, on=declined.c.card == CardRow.id)
        .where(condition)
        .order_by(*(order or (CardRow.column, CardRow.rank, CardRow.id)))
    )
    # SQLite has no truth values: what is computed comes back as 0 and 1.
    return [
        Card(*(*values, bool(no_help), bool(gone)))
        for *values, no_help, gone in read.rows(query.tuples())
    ]


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
