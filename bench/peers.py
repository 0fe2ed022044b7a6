"""Beside kanban-tui, the nearest program of its kind, with as many cards: for the record, nothing is asked of it.

It is fetched into an environment of its own, `.venv-peers`; `make clean` takes that away.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.measuring import (
    ROOT,
    Presses,
    Terminal,
    after,
    first_sight,
    most_memory,
    stage,
    usual_environment,
)

PEER = "kanban-tui==0.21.2"
THERE = ROOT / ".venv-peers"
CARDS = (40, 200, 1_000)


def main() -> None:
    """Fetch it, measure both, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, nargs="*", default=CARDS, help="on each board")
    parser.add_argument("--presses", type=int, default=8, help="of each key")
    chosen = parser.parse_args()
    _fetch()
    print(f"{'':<40}{'ours':>12}{PEER.replace('==', ' '):>20}{'':>9}")
    for cards in chosen.cards:
        with stage(cards, 1) as on, on.open() as ours, _peer(cards) as (command, environment):
            started = [first_sight(ours, on.first_title)]
            with Terminal(program=(command,), environment=environment) as theirs:
                started.append(first_sight(theirs, "Card of "))
                theirs.settle(2.0)
                print(f"{cards:,} cards")
                _line("start to the first card", started, "s", 1)
                _line("memory", [most_memory(one) for one in (ours, theirs)], "MB", 0)
                for what, keys in (("cursor move", "jk"), ("card move", "LH")):
                    both = [_press(one, keys, chosen.presses) for one in (ours, theirs)]
                    _line(f"bytes of a {what}", [statistics.median(x.sizes) for x in both], "", 0)
                    _line(
                        f"{what}, key to last byte",
                        [statistics.median(x.times) for x in both],
                        "ms",
                        0,
                    )


def _fetch() -> None:
    if not (THERE / "bin" / "ktui").exists():
        print(f"Fetching {PEER} into {THERE.name}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(THERE)], check=True)
        pip = [str(THERE / "bin" / "python"), "-m", "pip", "--quiet", "install"]
        fetched = subprocess.run([*pip, "--disable-pip-version-check", PEER], check=False)
        if fetched.returncode:
            raise SystemExit(
                f"{PEER} could not be fetched, so there is nothing to measure beside.\n"
                "It needs the package index once; afterwards this works without a network."
            )


@contextmanager
def _peer(cards: int) -> Iterator[tuple[str, dict[str, str]]]:
    """A board of the other program with so many cards, the same share to each of three columns."""
    command = str(THERE / "bin" / "ktui")
    with tempfile.TemporaryDirectory(prefix="breakthrough-peers-") as folder:
        homes = {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("CONFIG", "DATA", "STATE")}
        environment = usual_environment(HOME=folder, **homes)
        subprocess.run(
            [command, "board", "create", "Bench", "--set-active"],
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
        )
        (file,) = Path(folder).rglob("kanban_tui.db")
        with closing(sqlite3.connect(file)) as database:
            columns = [
                row[0]
                for row in database.execute("SELECT column_id FROM columns ORDER BY position")
            ]
            database.executemany(
                "INSERT INTO tasks (title, column, description, creation_date, position)"
                " VALUES (?, ?, '', datetime('now'), ?)",
                [
                    (f"Card of {number + 1}", columns[number % 3], number // 3)
                    for number in range(cards)
                ],
            )
            database.commit()
        yield command, environment


def _press(terminal: Terminal, keys: str, count: int) -> Presses:
    presses = Presses()
    for number in range(count):
        presses.note(after(terminal, keys[number % 2]))
    return presses


def _line(what: str, both: list[float], unit: str, digits: int) -> None:
    ours, theirs = both
    ratio = f"{theirs / ours:,.0f}x" if ours else ""
    said = [f"{value:,.{digits}f} {unit}".strip() for value in both]
    print(f"  {what:<38}{said[0]:>12}{said[1]:>20}{ratio:>9}", flush=True)


if __name__ == "__main__":
    main()
