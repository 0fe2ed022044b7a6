"""A board brought up to date by what happened, without reading it anew."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from breakthrough_tui.domain.board import Board, Card, Column, ColumnKind
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.values import replace

_ELSEWHERE = frozenset(
    "workspace person breakthrough membership goal measure reading comment".split()
)
"""What no board shows."""

_OF_AN_OBSTACLE = frozenset(
    "title ask tried stops needed_by state leader promised question waited waiting_since".split()
)
"""What may change of an obstacle without any card looking different, unless it was declined."""


class _CannotTell(Exception):
    """The events alone do not say how the board looks now."""


def with_events(board: Board, events: Iterable[Event]) -> Board | None:
    """The board after its newest events, in any order; older ones and those of other boards are passed over.

    None where it has to be read anew: labels changed, or which columns there are; a card came back, or its checklist
    changed; an obstacle was declined, or stops other cards.
    """
    newer = sorted(
        (
            event
            for event in events
            if event.breakthrough == board.breakthrough and event.position > board.position
        ),
        key=lambda event: event.position,
    )
    if not newer:
        return board
    columns = {column: list(cards) for column, cards in board.cards.items()}
    heads = board.columns
    try:
        for event in newer:
            if event.entity == "card":
                _apply(board, columns, event)
            elif event.entity == "preparation":
                _prepare(columns, event)
            elif event.entity == "column":
                heads = _headed(heads, event)
            elif event.entity == "obstacle":
                _require_same_cards(event)
            elif event.entity not in _ELSEWHERE:
                return None
    except _CannotTell:
        return None
    # Columns that look as before stay the same objects: what draws them sees at a glance that nothing is to be done.
    cards = {
        column: before if now == list(before := board.cards[column]) else tuple(now)
        for column, now in columns.items()
    }
    return replace(board, position=newer[-1].position, columns=heads, cards=cards)


def _headed(heads: tuple[Column, ...], event: Event) -> tuple[Column, ...]:
    """The columns, one of them with another name or limit."""
    if not event.before or not event.after.keys() <= {"name", "limit"}:
        raise _CannotTell
    changed = int(event.entity_id)
    return tuple(
        replace(column, **event.after) if column.id == changed else column for column in heads
    )


def _require_same_cards(event: Event) -> None:
    """Of obstacles a board shows which cards were declined help, which a new one has not been."""
    if not event.before:
        return
    states = (event.before.get("state"), event.after.get("state"))
    if not event.after.keys() <= _OF_AN_OBSTACLE or ObstacleState.DECLINED in states:
        raise _CannotTell


def _apply(board: Board, columns: dict[int, list[Card]], event: Event) -> None:
    after = event.after
    if not event.before:
        _put(columns, _made(event))
        return
    card = _take(columns, int(event.entity_id))
    if card is None:
        if "archived_at" in after and after["archived_at"] is None:
            raise _CannotTell  # it came back, and its checklist with it
        return
    if after.get("archived_at") is not None:
        return
    if card.no_help:
        raise _CannotTell  # whether that still holds is for the store to say
    _put(columns, _changed(board, card, after))


def _prepare(columns: dict[int, list[Card]], event: Event) -> None:
    if "preparing" not in event.after:
        return
    card = _take(columns, int(event.entity_id))
    if card is not None:
        _put(columns, replace(card, preparing=event.after["preparing"]))


def _made(event: Event) -> Card:
    after = event.after
    try:
        return Card(
            id=int(event.entity_id),
            number=after["number"],
            title=after["title"],
            column=after["column"],
            rank=after["rank"],
            owner=after.get("owner"),
            due=_day(after.get("due")),
            labels=tuple(after.get("labels", ())),
            done_at=_instant(after.get("done_at")),
        )
    except KeyError:
        raise _CannotTell from None


def _changed(board: Board, card: Card, after: Mapping[str, Any]) -> Card:
    fields: dict[str, Any] = {
        name: after[name] for name in ("title", "owner", "column", "rank") if name in after
    }
    if "due" in after:
        fields["due"] = _day(after["due"])
    if "labels" in after:
        fields["labels"] = tuple(after["labels"])
    if "done_at" in after:
        fields["done_at"] = _instant(after["done_at"])
    changed = replace(card, **fields)
    column = board.column(changed.column)
    if column is None or (column.kind is ColumnKind.DONE) != (changed.done_at is not None):
        raise _CannotTell
    return changed


def _take(columns: dict[int, list[Card]], card_id: int) -> Card | None:
    for cards in columns.values():
        for index, card in enumerate(cards):
            if card.id == card_id:
                return cards.pop(index)
    return None


def _put(columns: dict[int, list[Card]], card: Card) -> None:
    if card.column not in columns:
        raise _CannotTell
    insort(columns[card.column], card, key=_order)


def _order(card: Card) -> tuple[str, int]:
    return card.rank, card.id


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
