"""What a session does when somebody else has changed something: what it asks, and what it paints.

Where sixty people work each of them makes every session do this, so it is counted exactly.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.commands import cards, columns, obstacles, readings
from breakthrough_tui.widgets.whole_lines import WholeLines
from tests.support.permit_team import PermitTeam
from tests.support.screens import at_screen

LOOK = 8
"""Generation, viewer, workspace, what they may see, two positions, the events; and behind it drafts of one's own."""

OF_EACH = 3
"""Of any change: whether one may know of it, by two, and how many the news are."""

Change = Callable[[PermitTeam], object]

CHANGES: dict[str, tuple[Change, int, list[str]]] = {
    "a comment": (
        lambda team: team.does("ben", cards.comment, card=team.card("Score"), text="white"),
        0,
        [],
    ),
    "a description": (
        lambda team: team.does("ben", cards.edit, card=team.card("Score"), description="white"),
        1,
        [],
    ),
    "a title in sight": (
        lambda team: team.does("ben", cards.edit, card=team.card("Score"), title="A board"),
        1,
        ["ColumnView"],
    ),
    "a new card": (
        lambda team: team.does("ben", cards.add, breakthrough=1, title="Buy chalk"),
        1,
        ["ColumnView"],
    ),
    "a move": (
        lambda team: team.does(
            "ben", cards.move, card=team.card("Score"), column=team.column("Done")
        ),
        1,
        ["ColumnView", "ColumnView"],
    ),
    "a limit": (
        lambda team: team.does("bo", columns.limit, column=team.column("Doing"), limit=9),
        1,
        ["ColumnView"],
    ),
    "a reading": (
        lambda team: team.does("dia", readings.add, breakthrough=1, value=Decimal(33)),
        3,
        ["Header"],
    ),
    "what is asked of a leader": (
        lambda team: team.does("ana", obstacles.edit, obstacle=1, ask="Please read it"),
        5,
        [],
    ),
}
"""Each with the questions that it takes besides, and the widgets that are painted on 80x24."""


@contextmanager
def asked_by(session: Session) -> Iterator[list[str]]:
    """The questions that a session asks meanwhile on its read thread."""
    asked: list[str] = []

    def trace(to: Any) -> None:
        connection: sqlite3.Connection = session.store.database.connection()
        connection.set_trace_callback(to)

    session.threads.read(trace, asked.append).result()
    yield asked
    session.threads.read(trace, None).result()


@pytest.mark.parametrize("what", CHANGES)
async def test_what_a_change_of_somebody_else_costs(
    team: PermitTeam, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, more, widgets = CHANGES[what]
    painted: list[str] = []
    refresh = WholeLines.refresh

    def count(self: WholeLines, *regions: Any, **options: Any) -> WholeLines:
        painted.append(type(self).__name__)
        return refresh(self, *regions, **options)

    async with at_screen(team, "ana", size=(80, 24)) as ana:
        change(team)
        monkeypatch.setattr(WholeLines, "refresh", count)
        with asked_by(ana.app.session) as asked:
            await ana.news()
    begun = [each for each in asked if each.startswith("BEGIN")]
    questions = [each for each in asked if each.startswith("SELECT")]
    assert len(begun) == 2, "one transaction for the look, one for drafts"
    assert len(questions) == LOOK + OF_EACH + more, "\n".join(questions)
    assert sorted(painted) == widgets


async def test_a_look_that_finds_nothing_asks_for_a_number_and_paints_nothing(
    team: PermitTeam,
) -> None:
    async with at_screen(team, "ana") as ana:
        await ana.news()
        with asked_by(ana.app.session) as asked:
            await ana.news()
    assert asked == ["PRAGMA data_version"]
