"""What the benches share: lines of the table, the database that all is measured on, and the clock."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from breakthrough_tui.store.demo import VIEWER, make_demo  # noqa: E402
from breakthrough_tui.store.queries import boards  # noqa: E402
from breakthrough_tui.store.store import Store, utc_now  # noqa: E402
from tests.support.many_cards import many_cards, permit_of  # noqa: E402
from tests.support.terminal import PROGRAM as PROGRAM  # noqa: E402
from tests.support.terminal import Terminal as Terminal  # noqa: E402
from tests.support.terminal import usual_environment as usual_environment  # noqa: E402

EMPTY = (sys.executable, str(ROOT / "bench" / "empty_app.py"))
BARE = (sys.executable, str(ROOT / "bench" / "bare_app.py"))

QUIET = 0.15
"""Seconds without a byte after which what a key caused counts as over."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `unit` is 'ms', 'MB' or 'bytes'; `goal` is the most that the ratio should be."""

    what: str
    ours: float
    unit: str
    beside: float | None = None
    beside_what: str = ""
    goal: float | None = None
    limit: float | None = None
    """The most that the figure itself should be."""

    def line(self) -> str:
        """The line."""
        ours = f"{_number(self.ours)} {self.unit}"
        beside = f"{_number(self.beside)} {self.beside_what}" if self.beside else ""
        ratio, goal, verdict = "", "", ""
        if self.beside:
            ratio = f"{self.ours / self.beside:.2f}x"
        if self.beside and self.goal is not None:
            goal = f"{self.goal:g}x"
            verdict = "ok" if self.ours <= self.goal * self.beside else "OVER"
        elif self.limit is not None:
            goal = f"{self.limit:,g} {self.unit}"
            verdict = "ok" if self.ours <= self.limit else "OVER"
        return f"{self.what:<54}{ours:>14}  {beside:<26}{ratio:>7}{goal:>13}  {verdict}"


def _number(value: float) -> str:
    return (
        f"{value:,.0f}"
        if value >= 100 or value == int(value)
        else f"{value:.2g}"
        if value < 1
        else f"{value:.1f}"
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """The database that all is measured on."""

    database: Path
    first_title: str
    cards: int
    rounds: int

    def arguments(self, person: str = VIEWER) -> tuple[str, ...]:
        """How the program is called on it."""
        return "--db", str(self.database), "--as", person

    def open(self, person: str = VIEWER) -> Terminal:
        """The program, with its board on the screen."""
        terminal = Terminal(*self.arguments(person))
        first_sight(terminal, self.first_title)
        terminal.settle()
        return terminal


@contextmanager
def stage(cards: int, rounds: int) -> Iterator[Stage]:
    """The example, and so many action items more."""
    with tempfile.TemporaryDirectory(prefix="breakthrough-bench-") as folder:
        path = Path(folder) / "bench.db"
        store = Store.open(str(path))
        make_demo(store, now=utc_now())
        # Whoever has nothing to answer begins at the board.
        permit = permit_of(store)
        if cards:
            many_cards(store, permit, cards, owners=("ana", "ben", "cho", "dia", "eli"))
        board = store.read(boards.board, viewer=VIEWER, breakthrough=permit)
        first = board.cards[board.columns[0].id][0].title
        store.close()
        yield Stage(path, first, cards, rounds)


def first_sight(terminal: Terminal, text: str) -> float:
    """Seconds from the start until a text was sent to the terminal, as seen in the bytes."""
    wanted = re.compile(re.escape(text).encode())
    end = time.perf_counter() + 60
    while time.perf_counter() < end:
        received = b""
        for at, data in list(terminal.arrived):
            received += data
            if wanted.search(received):
                return at - terminal.started
        time.sleep(0.005)
    raise SystemExit(f"{text!r} was not painted:\n{terminal.screen}")


def after(terminal: Terminal, key: str) -> tuple[float, int]:
    """Milliseconds from a key to the last byte that it caused, and the number of bytes."""
    before = len(terminal.arrived)
    pressed = time.perf_counter()
    terminal.press(key)
    wait_for_bytes(terminal, before, f"{key!r} changed nothing on the screen")
    terminal.settle(QUIET)
    came = terminal.arrived[before:]
    return (came[-1][0] - pressed) * 1000, sum(len(data) for _, data in came)


def wait_for_bytes(terminal: Terminal, before: int, complaint: str) -> None:
    """Wait until anything came after so many chunks, however busy the machine is."""
    end = time.perf_counter() + 20
    while len(terminal.arrived) == before:
        if time.perf_counter() > end:
            raise SystemExit(f"{complaint}:\n{terminal.screen}")
        time.sleep(0.002)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def most_memory(terminal: Terminal) -> float:
    """The most that a running program took so far, in MB; 0 where the system does not say."""
    try:
        status = Path(f"/proc/{terminal.process.pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0


class Presses:
    """What many presses of one key took."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.sizes: list[int] = []

    def note(self, one: tuple[float, int]) -> None:
        self.times.append(one[0])
        self.sizes.append(one[1])
