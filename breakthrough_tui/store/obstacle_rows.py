"""Obstacles between their tables and the domain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from breakthrough_tui.domain.obstacle import Answer, Obstacle
from breakthrough_tui.domain.promises import answer_within
from breakthrough_tui.domain.values import replace
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.course_rows import read_promises
from breakthrough_tui.store.tables import (
    AnswerRow,
    BreakthroughRow,
    CardRow,
    ObstacleCardRow,
    ObstacleRow,
)


def read_obstacles(database: Database, condition: Any) -> tuple[Obstacle, ...]:
    """The obstacles that a condition on them or their breakthrough selects, by number: four queries."""
    query = (
        ObstacleRow.select(ObstacleRow, BreakthroughRow.code)
        .join(BreakthroughRow)
        .where(condition)
        .order_by(ObstacleRow.breakthrough, ObstacleRow.number)
    )
    rows = list(database.run(query.dicts()))
    if not rows:
        return ()
    ids = [row["id"] for row in rows]
    answers = {answer[0]: answer[1] for answer in read_answers(database, ids)}
    cards = _cards(database, ids)
    promises = read_promises(database, {row["breakthrough"] for row in rows})
    return tuple(
        replace(
            _obstacle(row, answers.get(row["id"]), cards.get(row["id"], [])),
            within=answer_within(promises.get(row["breakthrough"], ()), row["leader"]),
        )
        for row in rows
    )


def read_answers(database: Database, obstacles: Iterable[int]) -> list[tuple[int, Answer]]:
    """The answers to some obstacles, oldest first, each with its obstacle's id."""
    query = AnswerRow.select().where(AnswerRow.obstacle.in_(list(obstacles))).order_by(AnswerRow.id)
    return [
        (
            row["obstacle"],
            Answer(
                id=row["id"],
                kind=row["kind"],
                note=row["note"],
                leader=row["leader"],
                at=row["at"],
                recorded_by=row["recorded_by"],
                how=row["how"],
                goal_version=row["goal_version"],
            ),
        )
        for row in database.run(query.dicts())
    ]


def _cards(database: Database, obstacles: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    query = (
        ObstacleCardRow.select(ObstacleCardRow.obstacle, CardRow.id, CardRow.number)
        .join(CardRow)
        .where(ObstacleCardRow.obstacle.in_(list(obstacles)) & ObstacleCardRow.stops)
        .order_by(CardRow.number)
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for obstacle, card, number in database.rows(query.tuples()):
        found.setdefault(obstacle, []).append((card, number))
    return found


def _obstacle(row: dict[str, Any], answer: Answer | None, cards: list[tuple[int, int]]) -> Obstacle:
    return Obstacle(
        id=row["id"],
        breakthrough=row["breakthrough"],
        code=row["code"],
        number=row["number"],
        title=row["title"],
        state=row["state"],
        raised_by=row["raised_by"],
        raised_at=row["raised_at"],
        leader=row["leader"],
        ask=row["ask"],
        tried=row["tried"],
        stops=row["stops"],
        needed_by=row["needed_by"],
        promised=row["promised"],
        question=row["question"],
        waiting_since=row["waiting_since"],
        waited=row["waited"],
        answer=answer if row["state"].answered else None,
        confirmed_by=row["confirmed_by"],
        confirmed_at=row["confirmed_at"],
        cards=tuple(card for card, _ in cards),
        card_numbers=tuple(number for _, number in cards),
    )
