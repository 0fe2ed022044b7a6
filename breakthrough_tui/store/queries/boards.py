"""The board, and single cards."""

from __future__ import annotations

from collections.abc import Collection

from breakthrough_tui.domain.board import Board, Card, CardPage, ChecklistItem, Column, Comment
from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.values import all_of, replace
from breakthrough_tui.store.queries.labels import labels_of
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import (
    BreakthroughRow,
    CardRow,
    ChecklistItemRow,
    ColumnRow,
    CommentRow,
    ObstacleRow,
)

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any, Literal


def board(read: Read, *, viewer: str, breakthrough: int) -> Board:
    """A snapshot of a board: a query each for its columns, its cards and its labels, however many there are.

    What was preparation left it at the launch, so only before that it is asked which those are.
    """
    read.require_visible(viewer, breakthrough)
    ((position, phase),) = read.database.ask(
        "SELECT position, phase FROM breakthrough WHERE id = ?", breakthrough
    )
    columns = _columns(read, breakthrough)
    cards: dict[int, list[Card]] = {column.id: [] for column in columns}
    rows = read.database.rows_where(
        CardRow,
        _CARD,
        'WHERE breakthrough = ? AND archived_at IS NULL ORDER BY "column", rank, id',
        breakthrough,
    )
    found = _cards_of(read, breakthrough, rows)
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
    names = (*_CARD, "archived_at")
    found = read.database.rows_where(CardRow, names, "WHERE id = ?", card)
    return CardPage(
        card=_with_archived(read, row["breakthrough"], found)[0],
        description=row["description"],
        addresses=row["addresses"],
        created_by=row["created_by"],
        created_at=row["created_at"],
        checklist=_checklist(read, card),
        comments=comments_on(read, "card", card),
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


def comments_on(read: Read, entity: Literal["card", "obstacle"], id: int) -> tuple[Comment, ...]:
    """The comments on one thing, oldest first."""
    rows = read.database.rows_where(
        CommentRow,
        ("id", "author", "at", "text"),
        f"WHERE {entity} = ? AND archived_at IS NULL ORDER BY id",
        id,
    )
    return tuple(Comment(*values) for values in rows)


def _highest(read: Read, breakthrough: int, code: str) -> str:
    last = read.database.value(
        BreakthroughRow.select(BreakthroughRow.last_number).where(
            BreakthroughRow.id == breakthrough
        )
    )
    return f"The numbers go up to {code}-{last}." if last else "Nothing has a number here yet."


def _columns(read: Read, breakthrough: int) -> tuple[Column, ...]:
    rows = read.database.rows_where(
        ColumnRow,
        ("id", "name", "kind", "rank", "limit"),
        "WHERE breakthrough = ? AND archived_at IS NULL ORDER BY rank, id",
        breakthrough,
    )
    return tuple(Column(*values) for values in rows)


def _cards(read: Read, breakthrough: int, condition: Any, *order: Any) -> list[Card]:
    """The cards that a condition selects, archived or not."""
    names = (*_CARD, "archived_at")
    query = CardRow.select(*(getattr(CardRow, name) for name in names)).where(condition)
    return _with_archived(read, breakthrough, read.rows(query.order_by(*order).tuples()))


def _with_archived(read: Read, breakthrough: int, rows: list[tuple[Any, ...]]) -> list[Card]:
    """Cards from rows that say after the fields of `_CARD` when the card was archived."""
    gone = {row[0] for row in rows if row[-1] is not None}
    return _cards_of(read, breakthrough, [row[:-1] for row in rows], gone)


_CARD = ("id", "number", "title", "column", "rank", "owner", "due", "labels", "done_at")
"""What of a card stands in its own row, in the order of its fields. The rest is in `_NOTHING_MORE`."""

_NOTHING_MORE = (0, 0, False, False, False)
"""No checklist, not declined help, not archived, not of the preparation: as most cards are."""


def _cards_of(
    read: Read, breakthrough: int, rows: list[tuple[Any, ...]], archived: Collection[int] = ()
) -> list[Card]:
    """Cards from rows of `_CARD`.

    Few have a checklist or were declined help: a query each for those costs less than two joins.
    """
    checked, no_help = _checked(read, breakthrough), _without_help(read, breakthrough)
    more = {
        card: (*checked.get(card, (0, 0)), card in no_help, card in archived, False)
        for card in {*checked, *no_help, *archived}
    }
    return all_of(Card, ((*row, *more.get(row[0], _NOTHING_MORE)) for row in rows))


def _checked(read: Read, breakthrough: int) -> dict[int, tuple[int, int]]:
    """Of each card with a checklist how many of its items are done, and how many there are."""
    rows = read.database.ask(
        "SELECT item.card, COUNT(*) FILTER (WHERE item.done), COUNT(*) FROM checklist_item item"
        " JOIN card ON card.id = item.card"
        " WHERE item.archived_at IS NULL AND card.breakthrough = ? GROUP BY item.card",
        breakthrough,
    )
    return {card: (done, total) for card, done, total in rows}


def _without_help(read: Read, breakthrough: int) -> set[int]:
    """The cards that a declined obstacle stops, and whose owner has not changed them since."""
    rows = read.database.ask(
        "SELECT stopped.card FROM obstacle JOIN answer ON answer.obstacle = obstacle.id"
        " JOIN obstacle_card stopped ON stopped.obstacle = obstacle.id"
        " JOIN card ON card.id = stopped.card"
        " WHERE obstacle.breakthrough = ? AND obstacle.state = ? AND stopped.stops"
        " AND (card.owner_changed_at IS NULL OR card.owner_changed_at < answer.at)",
        breakthrough,
        ObstacleState.DECLINED.value,
    )
    return {card for (card,) in rows}


def _card_row(read: Read, viewer: str, card: int) -> dict[str, Any]:
    row = read.database.by_key(CardRow, card)
    if row is None:
        raise NotFound("There is no such action item.")
    read.require_visible(viewer, row["breakthrough"])
    return row


def _checklist(read: Read, card: int) -> tuple[ChecklistItem, ...]:
    rows = read.database.rows_where(
        ChecklistItemRow,
        ("id", "text", "done", "rank", "owner"),
        "WHERE card = ? AND archived_at IS NULL ORDER BY rank, id",
        card,
    )
    return tuple(ChecklistItem(*values) for values in rows)
