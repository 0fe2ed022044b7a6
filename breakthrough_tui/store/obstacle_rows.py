"""Obstacles between their tables and the domain."""

from __future__ import annotations

from collections.abc import Iterable

from breakthrough_tui.domain.obstacle import Answer, Obstacle, ObstacleState
from breakthrough_tui.domain.promises import answer_within
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.promise_rows import read_promises
from breakthrough_tui.store.tables import AnswerRow, BreakthroughRow, ObstacleRow

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any


def read_obstacles(database: Database, condition: Any) -> tuple[Obstacle, ...]:
    """The obstacles that a condition on them or their breakthrough selects, by number: six queries."""
    query = ObstacleRow.select(ObstacleRow.id).join(BreakthroughRow).where(condition)
    found = [id_ for (id_,) in database.rows(query.tuples())]
    return _obstacles(database, "id IN (:ids)", ids=found) if found else ()


def current_obstacles(database: Database, breakthroughs: Iterable[int]) -> tuple[Obstacle, ...]:
    """Those of some breakthroughs that were not withdrawn, by number: five queries, that every look asks anew."""
    here = "breakthrough IN (:ids) AND state <> ?"
    return _obstacles(database, here, ObstacleState.WITHDRAWN.value, ids=breakthroughs)


def _obstacles(
    database: Database, where: str, *values: Any, ids: Iterable[int]
) -> tuple[Obstacle, ...]:
    rows = [
        dict(zip(_OBSTACLE, row, strict=True))
        for row in database.rows_where(
            ObstacleRow, _OBSTACLE, f"WHERE {where} ORDER BY breakthrough, number", *values, ids=ids
        )
    ]
    if not rows:
        return ()
    found = [row["id"] for row in rows]
    places = {row["breakthrough"] for row in rows}
    codes = dict(database.ask("SELECT id, code FROM breakthrough WHERE id IN (:ids)", ids=places))
    answers = dict(read_answers(database, found))
    cards = _cards(database, found)
    promises = read_promises(database, places)
    return tuple(
        Obstacle(
            **row,
            code=codes[row["breakthrough"]],
            answer=answers.get(row["id"]) if row["state"].answered else None,
            cards=tuple(card for card, _ in cards.get(row["id"], ())),
            card_numbers=tuple(number for _, number in cards.get(row["id"], ())),
            within=answer_within(promises.get(row["breakthrough"], ()), row["leader"]),
        )
        for row in rows
    )


_OBSTACLE = (
    "id",
    "breakthrough",
    "number",
    "title",
    "state",
    "raised_by",
    "raised_at",
    "leader",
    "ask",
    "tried",
    "stops",
    "needed_by",
    "promised",
    "question",
    "waiting_since",
    "waited",
    "confirmed_by",
    "confirmed_at",
)
_ANSWER = ("id", "kind", "note", "leader", "at", "recorded_by", "how", "goal_version")
"""What row and domain call alike."""


def read_answers(database: Database, obstacles: Iterable[int]) -> list[tuple[int, Answer]]:
    """The answers to some obstacles, oldest first, each with its obstacle's id."""
    rows = database.rows_where(
        AnswerRow,
        ("obstacle", *_ANSWER),
        "WHERE obstacle IN (:ids) ORDER BY id",
        ids=obstacles,
    )
    return [
        (obstacle, Answer(**dict(zip(_ANSWER, values, strict=True)))) for obstacle, *values in rows
    ]


def _cards(database: Database, obstacles: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    rows = database.ask(
        "SELECT stopped.obstacle, card.id, card.number FROM obstacle_card stopped"
        " JOIN card ON card.id = stopped.card"
        " WHERE stopped.obstacle IN (:ids) AND stopped.stops ORDER BY card.number",
        ids=obstacles,
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for obstacle, card, number in rows:
        found.setdefault(obstacle, []).append((card, number))
    return found
