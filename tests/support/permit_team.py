"""The team of the sketches, on a real file: cut permit days from 45 to 20, Monday 9 November 2026, day 38 of 70."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from breakthrough_tui.domain.board import Board
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call, Done
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    checklists,
    obstacles,
    people,
    personal,
    readings,
    workspaces,
)
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store

TODAY = date(2026, 11, 9)
NOW = datetime(2026, 11, 9, 14, 0, tzinfo=UTC)
SENTENCE = "Cut days to issue a building permit from 45 to 20, north office"

TO_DO = (
    ("Ask the 5 slowest cases why", "ben", date(2026, 11, 12), ("intake",)),
    ("One-page checklist for the desk", "dia", date(2026, 11, 20), ()),
    ("Measure the wait at the counter", "eli", date(2026, 11, 24), ()),
    ("Ask the mayor’s office for one form", "ana", date(2026, 11, 26), ("intake",)),
    ("Phone line open until 18:00, a trial", "fay", date(2026, 11, 27), ()),
    ("Count files that come back twice", "cho", date(2026, 11, 30), ("quality",)),
    ("Letters in plain words, three of them", "dia", date(2026, 12, 2), ()),
)
DOING = (
    (
        "Merge the two intake forms, so that nobody types an address twice",
        "ana",
        date(2026, 11, 10),
        ("intake",),
    ),
    ("Call back the same day, a trial", "eli", date(2026, 11, 16), ()),
    ("Get read access to the registry", "cho", date(2026, 11, 6), ()),
    ("Score board at the door", "fay", date(2026, 11, 18), ()),
)
DONE = (
    ("Old forms thrown away", "cho", datetime(2026, 10, 15, 9, tzinfo=UTC)),
    ("List of all offices", "ben", datetime(2026, 10, 16, 9, tzinfo=UTC)),
    ("Counter hours on the web", "fay", datetime(2026, 10, 19, 9, tzinfo=UTC)),
    ("Two days at the desk", "dia", datetime(2026, 10, 21, 9, tzinfo=UTC)),
    ("Map of the way of a file", "ana", datetime(2026, 10, 23, 9, tzinfo=UTC)),
    ("Read last year’s complaints", "eli", datetime(2026, 10, 26, 9, tzinfo=UTC)),
    ("Desk map on the wall", "ben", datetime(2026, 10, 28, 9, tzinfo=UTC)),
    ("Ask five builders what hurts", "ana", datetime(2026, 10, 29, 9, tzinfo=UTC)),
    ("Who touches a file: the list", "cho", datetime(2026, 11, 3, 9, tzinfo=UTC)),
    ("Visit the east office", "ben", datetime(2026, 11, 3, 10, tzinfo=UTC)),
    ("Baseline: 45 days, March", "dia", datetime(2026, 11, 2, 9, tzinfo=UTC)),
)


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class PermitTeam:
    """A store with the team in it, and short ways to act as one of them."""

    path: Path
    clock: Clock = field(default_factory=Clock)
    breakthrough: int = 1

    def __post_init__(self) -> None:
        self.store = Store.open(str(self.path), self.clock)

    def does(
        self,
        actor: str,
        command: Callable[..., None],
        /,
        *,
        at: datetime | None = None,
        **fields: Any,
    ) -> Done:
        """Somebody does something, now or at another time."""
        before = self.clock.now
        self.clock.now = at or before
        try:
            return self.store.run(command, Call(actor, Door.SCREEN), **fields)
        finally:
            self.clock.now = before

    def board(self, viewer: str = "ana") -> Board:
        """The board as the database has it."""
        return self.store.read(boards.board, viewer=viewer, breakthrough=self.breakthrough)

    def titles(self, column: str) -> list[str]:
        """The titles in a column, in order."""
        board = self.board()
        found = next(one for one in board.columns if one.name == column)
        return [card.title for card in board.cards[found.id]]

    def card(self, title: str) -> int:
        """The id of the card whose title begins so."""
        board = self.board()
        return next(
            card.id
            for cards_in in board.cards.values()
            for card in cards_in
            if card.title.startswith(title)
        )

    def column(self, name: str) -> int:
        """The id of a column."""
        return next(column.id for column in self.board().columns if column.name == name)

    def close(self) -> None:
        """Close this thread's connection."""
        self.store.close()


def permit_team(path: Path, *, with_cards: bool = True) -> PermitTeam:
    """The team of the sketches. `with_cards` False leaves the board empty."""
    team = PermitTeam(path)
    start = datetime(2026, 10, 1, 8, tzinfo=UTC)
    team.does(
        "dia",
        workspaces.create,
        at=start,
        name="North office",
        time_zone="UTC",
        person="dia",
        login="dia",
    )
    for name in ("ana", "ben", "bo", "cho", "eli", "fay", "gus"):
        team.does("dia", people.add, at=start, name=name)
    made = team.does(
        "bo",
        breakthroughs.start,
        at=start,
        sentence=SENTENCE,
        short="Cut permit days 45 → 20",
        code="PERMIT",
        leader="bo",
        lead="ana",
        facilitator="cho",
        members=("ben", "dia", "eli", "fay"),
        measure="days to a permit",
        unit="days",
        baseline=Decimal(45),
        baseline_on=date(2026, 3, 31),
        baseline_source="the register",
        target=Decimal(20),
        launch_on=date(2026, 10, 2),
        report_back=date(2026, 12, 11),
    )
    team.breakthrough = made.made("breakthrough")
    team.does(
        "bo",
        breakthroughs.launch,
        at=datetime(2026, 10, 2, 16, tzinfo=UTC),
        breakthrough=team.breakthrough,
        on=date(2026, 10, 2),
        reason="The plan is written in the first days",
    )
    team.does(
        "ana",
        readings.add,
        at=datetime(2026, 11, 6, 9, tzinfo=UTC),
        breakthrough=team.breakthrough,
        value=Decimal(34),
        on=date(2026, 11, 6),
    )
    if with_cards:
        _add_cards(team)
    return team


def _add_cards(team: PermitTeam) -> None:
    planned = datetime(2026, 10, 5, 9, tzinfo=UTC)
    to_do, doing, done = (team.column(name) for name in ("To do", "Doing", "Done"))
    for column, several in ((to_do, TO_DO), (doing, DOING)):
        for title, owner, due, labels in several:
            team.does(
                "ana",
                cards.add,
                at=planned,
                breakthrough=team.breakthrough,
                title=title,
                owner=owner,
                due=due,
                labels=labels,
                column=column,
            )
    for title, owner, at in DONE:
        added = team.does(
            "ana",
            cards.add,
            at=planned,
            breakthrough=team.breakthrough,
            title=title,
            owner=owner,
            column=doing,
        )
        team.does(owner, cards.move, at=at, card=added.made("card"), column=done)
    merge = team.card("Merge")
    items = [
        team.does("ana", checklists.add, at=planned, card=merge, text=f"page {number}").made(
            "checklist item"
        )
        for number in range(5)
    ]
    for item in items[:2]:
        team.does("ana", checklists.tick, at=planned, item=item, done=True)
    team.does("ana", personal.see, at=NOW - timedelta(days=4), breakthrough=team.breakthrough)
    team.does(
        "cho",
        obstacles.raise_obstacle,
        at=datetime(2026, 11, 5, 15, tzinfo=UTC),
        breakthrough=team.breakthrough,
        title="No read access to the land registry",
        cards=[team.card("Get read")],
        ask="a named contact who can grant it",
        needed_by=date(2026, 11, 11),
    )
    team.does(
        "dia",
        obstacles.raise_obstacle,
        at=datetime(2026, 11, 8, 9, tzinfo=UTC),
        breakthrough=team.breakthrough,
        title="Fee table changes on 1 January",
        needed_by=date(2026, 12, 1),
    )
