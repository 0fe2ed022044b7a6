"""How fast and how large the program is, beside the least that such a program could be, in one run on one machine.

Nothing is asserted: times differ from machine to machine, ratios hardly do. `--rounds 3` is a short look.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from breakthrough_tui.store.demo import VIEWER, make_demo  # noqa: E402
from breakthrough_tui.store.queries import boards  # noqa: E402
from breakthrough_tui.store.store import Store, utc_now  # noqa: E402
from tests.support.many_cards import many_cards  # noqa: E402
from tests.support.terminal import PROGRAM, Terminal, usual_environment  # noqa: E402

EMPTY = (sys.executable, str(ROOT / "bench" / "empty_app.py"))
BARE = (sys.executable, str(ROOT / "bench" / "bare_app.py"))

QUIET = 0.15
"""Seconds without a byte after which what a key caused counts as over."""

BREAKTHROUGH = 1


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
            goal = f"{_number(self.limit)} {self.unit}"
            verdict = "ok" if self.ours <= self.limit else "OVER"
        return f"{self.what:<44}{ours:>14}  {beside:<26}{ratio:>7}{goal:>10}  {verdict}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


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
        _first_sight(terminal, self.first_title)
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
        many_cards(store, BREAKTHROUGH, cards, owners=("ana", "ben", "cho", "dia", "eli"))
        board = store.read(boards.board, viewer=VIEWER, breakthrough=BREAKTHROUGH)
        first = board.cards[board.columns[0].id][0].title
        store.close()
        yield Stage(path, first, cards, rounds)


def _first_sight(terminal: Terminal, text: str) -> float:
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


def _after(terminal: Terminal, key: str) -> tuple[float, int]:
    """Milliseconds from a key to the last byte that it caused, and the number of bytes."""
    before = len(terminal.arrived)
    pressed = time.perf_counter()
    terminal.press(key)
    _wait_for_bytes(terminal, before, f"{key!r} changed nothing on the screen")
    terminal.settle(QUIET)
    came = terminal.arrived[before:]
    return (came[-1][0] - pressed) * 1000, sum(len(data) for _, data in came)


def _wait_for_bytes(terminal: Terminal, before: int, complaint: str) -> None:
    """Wait until anything came after so many chunks, however busy the machine is."""
    end = time.perf_counter() + 20
    while len(terminal.arrived) == before:
        if time.perf_counter() > end:
            raise SystemExit(f"{complaint}:\n{terminal.screen}")
        time.sleep(0.002)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def starts(on: Stage) -> Iterator[Figure]:
    """From the start to the first action item, and what that costs in bytes and memory."""
    ours, empty, painted, memory, floor = [], [], [], [], []
    for _ in range(on.rounds):
        with Terminal(program=EMPTY) as terminal:
            empty.append(_first_sight(terminal, "painted") * 1000)
            terminal.settle()
            floor.append(_most_memory(terminal))
        with Terminal(*on.arguments()) as terminal:
            ours.append(_first_sight(terminal, on.first_title) * 1000)
            terminal.settle()
            painted.append(len(terminal.received))
            for key in ("j", "l", "G", "h", "G"):
                terminal.press(key)
            terminal.settle()
            memory.append(_most_memory(terminal))
    yield Figure(
        f"start to the first of {on.cards:,} cards, median",
        statistics.median(ours),
        "ms",
        statistics.median(empty),
        "ms, empty app",
        goal=1.8,
    )
    if all(memory) and all(floor):
        yield Figure(
            "memory at most",
            statistics.median(memory),
            "MB",
            statistics.median(floor),
            "MB, empty app",
            goal=1.5,
        )
    yield Figure("bytes to the whole first screen", statistics.median(painted), "bytes")


def _most_memory(terminal: Terminal) -> float:
    """The most that a running program took so far, in MB; 0 where the system does not say."""
    try:
        status = Path(f"/proc/{terminal.process.pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0


def keys(on: Stage) -> Iterator[Figure]:
    """A key, to the last byte that it causes, beside the same key in the bare app."""
    walk, carry, bare_walk, bare_carry = _Presses(), _Presses(), _Presses(), _Presses()
    with on.open() as ours, Terminal(str(on.cards), program=BARE) as bare:
        bare.settle()
        for terminal in (ours, bare):
            terminal.press("l")
            terminal.settle()
        for number in range(10 * on.rounds):
            down = "j" if number % 12 < 6 else "k"
            walk.note(_after(ours, down))
            bare_walk.note(_after(bare, down))
        for number in range(6 * on.rounds):
            side = "H" if number % 2 == 0 else "L"
            carry.note(_after(ours, side))
            bare_carry.note(_after(bare, side))
    for what, presses, beside, goal in (
        ("cursor move, key to last byte, p95", walk, bare_walk, 2.0),
        ("card move, key to last byte, p95", carry, bare_carry, 4.0),
    ):
        yield Figure(what, p95(presses.times), "ms", p95(beside.times), "ms, bare app", goal)
        yield Figure(
            "  the same, median",
            statistics.median(presses.times),
            "ms",
            statistics.median(beside.times),
            "ms, bare app",
        )
    for what, presses, beside in (
        ("bytes of a cursor move, median", walk, bare_walk),
        ("bytes of a card move, median", carry, bare_carry),
    ):
        yield Figure(
            what,
            statistics.median(presses.sizes),
            "bytes",
            statistics.median(beside.sizes),
            "bytes, bare app",
        )


class _Presses:
    """What many presses of one key took."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.sizes: list[int] = []

    def note(self, one: tuple[float, int]) -> None:
        self.times.append(one[0])
        self.sizes.append(one[1])


def verbs(on: Stage) -> Iterator[Figure]:
    """The command line beside Python itself."""
    about = (*on.arguments(), "-b", "PERMIT")
    runs: dict[str, tuple[str, ...]] = {
        "pass": (sys.executable, "-c", "pass"),
        "--help": (*PROGRAM, "--help"),
        "status": (*PROGRAM, *about, "status"),
        "card show 1": (*PROGRAM, *about, "card", "show", "1"),
        "card add": (*PROGRAM, *about, "card", "add", "Call the depot"),
        f"card list, {on.cards:,} cards": (*PROGRAM, *about, "card", "list"),
    }
    took: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(3 * on.rounds):
        for name, command in runs.items():
            took[name].append(_milliseconds(command))
    floor = statistics.median(took.pop("pass"))
    for name, times in took.items():
        goal = 3.0 if name == "--help" else 10.0
        yield Figure(
            f"breakthrough {name}, median",
            statistics.median(times),
            "ms",
            floor,
            "ms, python -c pass",
            goal,
        )


def _milliseconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, env=usual_environment(), capture_output=True, check=False
    )
    took = (time.perf_counter() - begun) * 1000
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed: {done.stderr.decode()}")
    return took


def news(on: Stage) -> Iterator[Figure]:
    """Ana moves a card; how long until all of it is on Eli's screen."""
    times = []
    chance = random.Random(1)
    with on.open() as ana, on.open("eli") as eli:
        for number in range(6 * on.rounds):
            time.sleep(chance.random() * 0.25)  # at any point between two looks for news
            before = len(eli.arrived)
            pressed = time.perf_counter()
            ana.press("L" if number % 2 == 0 else "H")
            _wait_for_bytes(eli, before, "Eli saw nothing")
            eli.settle(0.6)
            times.append((eli.arrived[-1][0] - pressed) * 1000)
    yield Figure("another's change on the screen, p95", p95(times), "ms", limit=300)
    yield Figure("  the same, median", statistics.median(times), "ms")


PARTS: dict[str, Callable[[Stage], Iterator[Figure]]] = {
    "starts": starts,
    "keys": keys,
    "verbs": verbs,
    "news": news,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=1000, help="on the board (1000)")
    parser.add_argument("--rounds", type=int, default=7, help="how often all is repeated (7)")
    parser.add_argument("parts", nargs="*", help=f"only these: {', '.join(PARTS)}")
    chosen = parser.parse_args()
    print(f"{'':<44}{'ours':>14}  {'beside':<26}{'ratio':>7}{'goal':>10}")
    with stage(chosen.cards, chosen.rounds) as on:
        for name, part in PARTS.items():
            if not chosen.parts or name in chosen.parts:
                for figure in part(on):
                    print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
