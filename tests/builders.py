"""A team at work on a real file, for tests of everything above the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Concatenate, ParamSpec, TypeVar

from breakthrough_tui.domain.board import Board, Card
from breakthrough_tui.domain.breakthrough import Visibility
from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.obstacle import Obstacle
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.call import Call, Done, new_command
from breakthrough_tui.store.commands import breakthroughs, cards, obstacles, people, workspaces
from breakthrough_tui.store.commands.ordering import Place
from breakthrough_tui.store.queries import boards, obstacle_lists
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.write import Write

P = ParamSpec("P")
T = TypeVar("T")

GOAL = "Cut days to issue a building permit from 45 to 20, north office"
ZONE = "Europe/Berlin"
NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
"""A Monday, day 3 of 70: launched on Friday 2 October, report-back on Friday 11 December."""

LAUNCHED = date(2026, 10, 2)
REPORT_BACK = date(2026, 12, 11)

EVERYBODY = ("ana", "bo", "gus", "fay", "cho", "dia", "eli", "obs", "adm", "out")


class Clock:
    """The time that a test says it is; it stands still until it is advanced."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, *, days: float = 0, hours: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, hours=hours, seconds=seconds)


class Team:
    """A launched breakthrough and its people.

    `ana` is team lead, `bo` leader, `gus` a second leader, `fay` facilitator, `cho`, `dia`, `eli` are members,
    `obs` observes, `adm` administers the workspace without a role, `out` is in the workspace only.
    """

    def __init__(self, path: Path, clock: Clock, breakthrough: int = 1) -> None:
        self.path = path
        self.clock = clock
        self.store = Store.open(str(path), clock)
        # Nobody cuts the power in these tests, and waiting for the disk is most of their time.
        self.store.database.pragma("synchronous = OFF")
        self.breakthrough = breakthrough
        first = "SELECT id FROM board_column WHERE breakthrough = ? ORDER BY rank LIMIT 3"
        columns = self.store.database.connection().execute(first, (breakthrough,)).fetchall()
        self.to_do, self.doing, self.done = (column for (column,) in columns)

    def close(self) -> None:
        """Close this thread's connection."""
        self.store.close()

    # What people do

    def call(
        self,
        actor: str,
        seen: int | None = None,
        door: Door = Door.SCREEN,
        command: str | None = None,
    ) -> Call:
        """Somebody, with what they had seen; for `store.run`."""
        return Call(actor, door, seen, command or new_command())

    def run(
        self,
        actor: str,
        command: Callable[Concatenate[Write, P], None],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done:
        """Somebody does something without having looked."""
        return self.store.run(command, self.call(actor), *args, **kwargs)

    def run_seeing(
        self,
        seen: int,
        actor: str,
        command: Callable[Concatenate[Write, P], None],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done:
        """Somebody does something with a snapshot of this position before their eyes."""
        return self.store.run(command, self.call(actor, seen), *args, **kwargs)

    def add(self, title: str = "Call the depot", *, by: str = "ana", **fields: object) -> int:
        """An action item, added; its id."""
        given = {"breakthrough": self.breakthrough, "title": title, **fields}
        return self.run(by, cards.add, **given).made("card")  # type: ignore[arg-type]

    def raise_obstacle(
        self, title: str = "No access to the scanner", *, by: str = "cho", **fields: object
    ) -> int:
        """An obstacle, raised; its id."""
        given = {"breakthrough": self.breakthrough, "title": title, **fields}
        return self.run(by, obstacles.raise_obstacle, **given).made("obstacle")  # type: ignore[arg-type]

    def start(
        self, sentence: str = GOAL, *, by: str = "bo", launch_on: date | None = None, **more: object
    ) -> int:
        """Another breakthrough; its id."""
        given = {"sentence": sentence, "launch_on": launch_on, **more}
        return self.run(by, breakthroughs.start, **given).made("breakthrough")  # type: ignore[arg-type]

    def start_private(self) -> int:
        """A private breakthrough of bo (leader) and ana (team lead), with a card (1) and an obstacle (2)."""
        made = self.start(
            "Find the leak in the budget within eight weeks",
            code="SECRET",
            leader="bo",
            lead="ana",
            measure="euros a day",
            baseline=Decimal(90),
            target=Decimal(0),
            launch_on=LAUNCHED,
            visibility=Visibility.PRIVATE,
        )
        self.run("ana", cards.add, breakthrough=made, title="Read the ledger")
        self.run("ana", obstacles.raise_obstacle, breakthrough=made, title="The ledger is locked")
        return made

    # What people see

    def read(
        self, query: Callable[Concatenate[Read, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask one question."""
        return self.store.read(query, *args, **kwargs)

    def board(self, viewer: str = "ana", breakthrough: int | None = None) -> Board:
        """The board as it is now."""
        return self.read(
            boards.board, viewer=viewer, breakthrough=breakthrough or self.breakthrough
        )

    @property
    def position(self) -> int:
        """What somebody has seen who looks now."""
        return self.board().position

    def card(self, card: int) -> Card:
        """A card as it is now, archived or not."""
        return self.read(boards.card_page, viewer="ana", card=card).card

    def titles(self, column: int) -> list[str]:
        """The titles in a column, from the top."""
        return [card.title for card in self.board().cards[column]]

    def obstacle(self, obstacle: int, viewer: str = "ana") -> Obstacle:
        """An obstacle as it is now."""
        return self.read(obstacle_lists.page, viewer=viewer, obstacle=obstacle).obstacle


def a_workspace(folder: Path, clock: Clock | None = None) -> Team:
    """The team of `Team`, on a file `team.db` of its own in a folder."""
    path = folder / "team.db"
    path.write_bytes(_made_once())
    path.chmod(0o600)
    return Team(path, clock or Clock())


def an_empty_file(folder: Path, clock: Clock | None = None) -> Store:
    """A database in which nobody has made a workspace."""
    return Store.open(str(folder / "empty.db"), clock or Clock())


def with_cards(team: Team, titles: Sequence[str], column: int | None = None) -> list[int]:
    """Cards in a column, in this order from the top; their ids."""
    where = column or team.to_do
    made = [team.add(title, column=where) for title in titles]
    if where == team.done:
        for card in made:
            team.run("ana", cards.move, card=card, column=where, place=Place.BOTTOM)
    team.clock.advance(seconds=10)
    return made


@cache
def _made_once() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "team.db")
        store = Store.open(str(path), Clock())

        def run(
            actor: str,
            command: Callable[Concatenate[Write, P], None],
            *_: P.args,
            **named: P.kwargs,
        ) -> Done:
            return store.run(command, Call(actor, Door.COMMAND_LINE), *_, **named)

        run("adm", workspaces.create, time_zone=ZONE, person="adm", name="City hall")
        for name in EVERYBODY:
            if name != "adm":
                run("adm", people.add, name=name)
        run(
            "bo",
            breakthroughs.start,
            sentence=GOAL,
            short="Permit days 45 to 20",
            code="PERMIT",
            leader="bo",
            lead="ana",
            facilitator="fay",
            members=("cho", "dia", "eli"),
            measure="days to a permit",
            unit="days",
            baseline=Decimal(45),
            baseline_on=date(2026, 9, 28),
            baseline_source="the register",
            target=Decimal(20),
            launch_on=LAUNCHED,
        )
        for name, role in (("gus", Role.LEADER), ("obs", Role.OBSERVER)):
            run("bo", people.give_role, breakthrough=1, person=name, role=role)
        store.close()
        return path.read_bytes()
