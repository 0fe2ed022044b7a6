"""A town hall whose whole story is told at its terminals: an example that begins with people and nothing else."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import workspaces
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.story_clock import VARIABLE
from tests.support.terminal import PROGRAM, ROOT, Terminal, usual_environment


class Town:
    """A file of its own, and a clock that a story sets before somebody sits down."""

    def __init__(self, folder: Path, begins: date) -> None:
        self.folder = folder
        self.path = folder / "town.db"
        self.now = datetime(begins.year, begins.month, begins.day, 9, 0, tzinfo=UTC)
        store = Store.open(str(self.path), lambda: self.now)
        store.run(
            workspaces.create,
            Call("bo", Door.SCREEN),
            time_zone="UTC",
            person="bo",
            name="Town hall",
            example=True,
        )
        store.close()

    def it_is(self, day: date, at: str = "9:00") -> None:
        """Set the clock."""
        hour, minute = map(int, at.split(":"))
        self.now = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)

    def sits_down(self, person: str, *, columns: int = 80, rows: int = 24) -> Terminal:
        """Somebody opens the program; it is there."""
        terminal = Terminal(
            *("--db", self.path, "--as", person),
            environment=self._environment(),
            columns=columns,
            rows=rows,
        )
        terminal.wait_for("? help")
        return terminal

    def says(self, person: str, *verb: str, typed: str | None = None) -> str:
        """Somebody uses the command line; what it printed. It must not be refused."""
        done = subprocess.run(
            [*PROGRAM, "--db", str(self.path), "--as", person, *verb],
            cwd=ROOT,
            env=self._environment(),
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return usual_environment(**{VARIABLE: self.now.isoformat()})


def sentence_on(screen: str) -> str:
    """What a screen says, whatever its lines are: words that were wrapped stand beside each other again."""
    return " ".join(screen.replace("▌", " ").split())
