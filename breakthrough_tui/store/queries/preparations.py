"""What the core group found out before the launch."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain.board import Card
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.preparation import Preparation
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import CardRow, EventRow


@dataclass(frozen=True, slots=True)
class PreparationItem:
    """An action item of the preparation and what is said on it."""

    card: Card
    preparation: Preparation


def of_card(read: Read, *, viewer: str, card: int) -> Preparation | None:
    """What is said on one action item; None where it is none of the preparation. NotFound as for its page."""
    boards.require_card(read, viewer, card)
    rows = read.database.ask(
        "SELECT hurts, tried, source, finding, preparing FROM preparation WHERE card = ?", card
    )
    if not rows:
        return None
    hurts, tried, source, finding, preparing = rows[0]
    return Preparation(hurts, tried, source, finding, bool(preparing))


def items(read: Read, *, viewer: str, breakthrough: int) -> tuple[PreparationItem, ...]:
    """All of the preparation, also after it left the board; not what was put away by hand."""
    from breakthrough_tui.store.method_tables import PreparationRow

    read.require_visible(viewer, breakthrough)
    here = CardRow.select(CardRow.id).where(CardRow.breakthrough == breakthrough)
    said = _said(read, PreparationRow.card.in_(here))
    left = EventRow.select(EventRow.entity_id.cast("INTEGER")).where(
        (EventRow.stream == breakthrough)
        & (EventRow.entity == "card")
        & (EventRow.kind == Action.LAUNCH)
    )
    shown = CardRow.archived_at.is_null() | CardRow.id.in_(left)
    cards = boards.cards_where(read, breakthrough, CardRow.id.in_(list(said)) & shown)
    return tuple(PreparationItem(card, said[card.id]) for card in cards)


def _said(read: Read, condition: Any) -> dict[int, Preparation]:
    from breakthrough_tui.store.method_tables import PreparationRow

    query = PreparationRow.select(
        PreparationRow.card,
        PreparationRow.hurts,
        PreparationRow.tried,
        PreparationRow.source,
        PreparationRow.finding,
        PreparationRow.preparing,
    ).where(condition)
    return {card: Preparation(*values) for card, *values in read.rows(query.tuples())}
