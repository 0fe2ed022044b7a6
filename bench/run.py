"""How fast and how large the program is, beside the least that such a program could be, in one run on one machine.

Nothing is asserted: times differ from machine to machine, ratios hardly do. `--rounds 3` is a short look.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.keys import keys, opened, screens
from bench.measuring import (
    EMPTY,
    PROGRAM,
    ROOT,
    Figure,
    Stage,
    Terminal,
    first_sight,
    most_memory,
    p95,
    stage,
    usual_environment,
    wait_for_bytes,
)
from bench.method import method
from bench.sent import idle, lines, sent

FEW, MANY = 1_000, 10_000
TIMES_TEN = 200
"""With these the example's first board is ten times as long."""

WRONG = "card sow, which there is not"


def starts(on: Stage) -> Iterator[Figure]:
    """From the start to the first action item, and what that costs in bytes and memory."""
    ours, empty, painted, memory, floor = [], [], [], [], []
    for _ in range(on.rounds):
        with Terminal(program=EMPTY) as terminal:
            empty.append(first_sight(terminal, "painted") * 1000)
            terminal.settle()
            floor.append(most_memory(terminal))
        with Terminal(*on.arguments()) as terminal:
            ours.append(first_sight(terminal, on.first_title) * 1000)
            terminal.settle()
            painted.append(len(terminal.received))
            for key in ("j", "l", "G", "h", "G"):
                terminal.press(key)
            terminal.settle()
            memory.append(most_memory(terminal))
    yield Figure(
        f"start to the first of {on.cards:,} cards, median",
        statistics.median(ours),
        "ms",
        statistics.median(empty),
        "ms, empty app",
        goal=1.4 if on.cards <= FEW else 1.6,
    )
    if all(memory) and all(floor):
        yield Figure(
            "memory at most",
            statistics.median(memory),
            "MB",
            statistics.median(floor),
            "MB, empty app",
            goal=1.4 if on.cards <= FEW else 1.6,
        )
    yield Figure("bytes to the whole first screen", statistics.median(painted), "bytes")


def verbs(on: Stage) -> Iterator[Figure]:
    """The command line beside Python itself."""
    about = (*on.arguments(), "-b", "PERMIT")
    runs: dict[str, tuple[str, ...]] = {
        "pass": (sys.executable, "-c", "pass"),
        "--help": (*PROGRAM, "--help"),
        WRONG: (*PROGRAM, "card", "sow", "1"),
        "status": (*PROGRAM, *about, "status"),
        "card show 1": (*PROGRAM, *about, "card", "show", "1"),
        "card add": (*PROGRAM, *about, "card", "add", "Call the depot"),
        f"card list, {on.cards:,} cards": (*PROGRAM, *about, "card", "list"),
    }
    took: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(3 * on.rounds):
        for name, command in runs.items():
            took[name].append(_milliseconds(command, code=2 if name == WRONG else 0))
    floor = statistics.median(took.pop("pass"))
    for name, times in took.items():
        goal = 3.0 if name in ("--help", WRONG) else 8.0
        yield Figure(
            f"breakthrough {name}, median",
            statistics.median(times),
            "ms",
            floor,
            "ms, python -c pass",
            goal,
        )


def _milliseconds(command: Sequence[str], code: int = 0) -> float:
    begun = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, env=usual_environment(), capture_output=True, check=False
    )
    took = (time.perf_counter() - begun) * 1000
    if done.returncode != code:
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
            wait_for_bytes(eli, before, "Eli saw nothing")
            eli.settle(0.6)
            times.append((eli.arrived[-1][0] - pressed) * 1000)
    yield Figure("another's change on the screen, p95", p95(times), "ms", limit=300)
    yield Figure("  the same, median", statistics.median(times), "ms")


PARTS: dict[str, tuple[Callable[[Stage], Iterator[Figure]], tuple[int, ...]]] = {
    "starts": (starts, (FEW, MANY)),
    "verbs": (verbs, (FEW,)),
    "keys": (keys, (MANY,)),
    "screens": (screens, (FEW, MANY)),
    "opened": (opened, (TIMES_TEN,)),
    "method": (method, (0,)),
    "bytes": (sent, (0,)),
    "idle": (idle, (FEW,)),
    "lines": (lines, (FEW,)),
    "news": (news, (FEW,)),
}
"""What is measured, and with how many cards more than the example has."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often all is repeated (7)")
    parser.add_argument("parts", nargs="*", help=f"only these: {', '.join(PARTS)}")
    chosen = parser.parse_args()
    print(f"{'':<54}{'ours':>14}  {'beside':<26}{'ratio':>7}{'goal':>13}")
    wanted = {name: part for name, part in PARTS.items() if name in (chosen.parts or PARTS)}
    for cards in sorted({cards for _, sizes in wanted.values() for cards in sizes}):
        with stage(cards, chosen.rounds) as on:
            print(f"{cards:,} action items more than the example" if cards else "The example")
            for part, sizes in wanted.values():
                if cards in sizes:
                    for figure in part(on):
                        print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
