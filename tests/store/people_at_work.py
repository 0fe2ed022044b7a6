"""People at work and a small model of the rules: what somebody tries, the model foretells."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.store.call import Done
from tests.builders import Team, a_workspace
from tests.store.small_model import OPEN, Model, Refused

WHO = ("bo", "gus", "ana", "fay", "cho", "dia", "obs", "out")
ROLES = {
    "bo": {"leader"},
    "gus": {"leader"},
    "ana": {"team lead"},
    "fay": {"facilitator"},
    "cho": {"member"},
    "dia": {"member"},
    "eli": {"member"},
    "obs": {"observer"},
    "out": set[str](),
}
WAITING, IN_HAND, TEAM = OPEN

who = st.sampled_from(WHO)
leaders = st.sampled_from(("bo", "gus") * 4 + WHO)
raisers = st.sampled_from(("ana", "dia") * 4 + WHO)
nth = st.integers(0, 9)
looked = st.booleans()
"""Whether they say what they had seen, as the screens do, or have not looked, as on the command line."""


class AtWork(RuleBasedStateMachine):
    """A team at work; what each had before their eyes when they last looked."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.team: Team = a_workspace(Path(self.folder.name))
        self.sql: sqlite3.Connection = self.team.store.database.connection()
        names = {self.team.to_do: "to do", self.team.doing: "doing", self.team.done: "done"}
        there = self.sql.execute(
            "SELECT id, name FROM board_column WHERE breakthrough = 1 ORDER BY rank"
        )
        self.model = Model(ROLES, {id: (name, names[id]) for id, name in there})
        for column, thing in self.model.columns.items():
            thing.fields["place"] = self.value("board_column", "rank", column)
        self.seen: dict[str, tuple[int, int]] = {}
        self.undone: dict[int, str] = {}
        for name in WHO:
            self.look(name)

    def teardown(self) -> None:
        self.team.close()
        self.folder.cleanup()

    # How it is done, and looked at

    def value(self, table: str, name: str, id: int) -> Any:
        return self.sql.execute(f"SELECT {name} FROM {table} WHERE id = ?", (id,)).fetchone()[0]

    @property
    def position(self) -> int:
        return int(self.value("breakthrough", "position", 1))

    def look(self, name: str) -> None:
        self.seen[name] = self.position, self.model.tick

    def tries(
        self,
        name: str,
        looks: bool,
        expected: Callable[[int | None], Any],
        command: Callable[..., None],
        then: Callable[[Any], object] | None = None,
        /,
        **fields: Any,
    ) -> Done | None:
        """Somebody tries something: the model says what comes of it, then it is tried in truth.

        `expected` gets what they had seen; `then`, which tells the model what the store has chosen, gets what it said.
        """
        self.team.clock.advance(seconds=7)  # so that no two moves are one
        position, tick = self.seen[name] if looks else (None, None)
        commands, before = len(self.model.commands), self.position
        predicted, said = "done", None
        try:
            said = expected(tick)
        except Refused as refused:
            predicted = refused.how
        done = None
        try:
            call = self.team.call(name, position)
            done = self.team.store.run(command, call, **fields)
        except BreakthroughError as error:
            assert type(error).__name__ == predicted, (name, error.message, fields)
        else:
            assert predicted == "done", (predicted, name, fields)
            if then is not None:
                then(said)
            changed = len(self.model.commands) > commands
            assert bool(done.events) is changed, (name, fields, done.events)
            for made in self.model.commands[commands:]:
                self.undone[made.number] = done.command
        if done is None or not done.events:
            assert self.position == before
            return None
        return done

    def pick(self, things: dict[int, Any], number: int) -> int:
        return list(things)[number % len(things)]

    @rule(name=who)
    def looks(self, name: str) -> None:
        self.look(name)
