"""Obstacles between their tables and the domain."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from breakthrough_tui.domain.obstacle import ANSWERED, OPEN, Answer, Obstacle
from breakthrough_tui.domain.promises import answer_within
from breakthrough_tui.domain.values import replace
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.course_rows import read_promises
from breakthrough_tui.store.tables import (
    AnswerRow,
    BreakthroughRow,
    ObstacleRow,
)
from breakthrough_tui.store.written import Question, slots, spread


def read_obstacles(database: Database, condition: Any) -> tuple[Obstacle, ...]:
    """The obstacles that a condition on them or their breakthrough selects, by number: four queries."""
    return _whole(database, database.rows(_select().where(condition).tuples()))


def current_obstacles(database: Database, breakthroughs: Collection[int]) -> tuple[Obstacle, ...]:
    """Those of some breakthroughs that were not withdrawn: what a look at them asks again and again."""
    question = _current(len(breakthroughs))
    return _whole(database, database.answers(question, **spread("in", breakthroughs)))


@cache
def _current(count: int) -> Question:
    states = ObstacleRow.state.in_([*OPEN, *ANSWERED])
    return Question(_select().where(ObstacleRow.breakthrough.in_(slots("in", count)) & states))


def _select() -> Any:
    return (
        ObstacleRow.select(ObstacleRow, BreakthroughRow.code)
        .join(BreakthroughRow)
        .order_by(ObstacleRow.breakthrough, ObstacleRow.number)
    )


def _whole(database: Database, found: list[Any]) -> tuple[Obstacle, ...]:
    if not found:
        return ()
    names = [*ObstacleRow._meta.sorted_field_names, "code"]
    rows = [dict(zip(names, values, strict=True)) for values in found]
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
    ids = list(obstacles)
    return [
        (obstacle, Answer(*values))
        for obstacle, *values in database.answers(_answers(len(ids)), **spread("of", ids))
    ]


@cache
def _answers(count: int) -> Question:
    return Question(
        AnswerRow.select(
            AnswerRow.obstacle,
            AnswerRow.id,
            AnswerRow.kind,
            AnswerRow.note,
            AnswerRow.leader,
            AnswerRow.at,
            AnswerRow.recorded_by,
            AnswerRow.how,
            AnswerRow.goal_version,
        )
        .where(AnswerRow.obstacle.in_(slots("of", count)))
        .order_by(AnswerRow.id)
    )


def _cards(database: Database, obstacles: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    ids = list(obstacles)
    rows = database.ask(
        "SELECT o.obstacle, c.id, c.number FROM obstacle_card o JOIN card c ON o.card = c.id"
        " WHERE o.obstacle IN (:ids) AND o.stops ORDER BY c.number",
        ids=ids,
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for obstacle, card, number in rows:
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
