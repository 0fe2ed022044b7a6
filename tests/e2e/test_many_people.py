"""A whole team at once on one file: screens in terminals, verbs as processes, a write every ten seconds each.

`make soak` has sixty-four people for a minute, and prints what it measured; `make test` has six for a few seconds.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import breakthroughs, cards, people, workspaces
from breakthrough_tui.store.replay import all_events
from breakthrough_tui.store.store import Store
from tests.store.test_killed import whole
from tests.support.terminal import ROOT, Terminal, usual_environment

TIMED = (sys.executable, "-m", "tests.support.timed_verb")


@dataclass
class Load:
    """What came of it."""

    acknowledged: int = 0
    refused: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    seen_after: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


class Team:
    """Sixty-four people at most, in one breakthrough with a card for each."""

    def __init__(self, folder: Path, size: int) -> None:
        self.path = folder / "team.db"
        self.names = [f"p{number}" for number in range(size)]
        self.store = Store.open(str(self.path))
        run = self.store.run
        run(workspaces.create, self.call("p0"), time_zone="UTC", person="p0")
        for name in self.names[1:]:
            run(people.add, self.call("p0"), name=name)
        run(
            breakthroughs.start,
            self.call("p0"),
            sentence="Cut days to issue a building permit from 45 to 20",
            code="PERMIT",
            leader="p0",
            lead="p1",
            members=self.names[2:],
            launch_on=self.store.moment().today - timedelta(days=10),
        )
        made = [
            run(cards.add, self.call(name), breakthrough=1, title=f"Card of {name}", owner=name)
            for name in self.names
        ]
        self.watched = made[0].made("card")

    @staticmethod
    def call(name: str) -> Call:
        return Call(name, Door.COMMAND_LINE)

    def events(self) -> int:
        """How many events there are."""
        with self.store.database.read():
            return len(all_events(self.store.database))

    def verb(self, name: str, *words: str) -> tuple[int, str, float | None]:
        """Exit code, what was said, and the seconds that the command took inside."""
        done = subprocess.run(
            [*TIMED, "--db", str(self.path), "--as", name, *words],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
            env=usual_environment(),
        )
        *said, last = done.stderr.splitlines() or [""]
        took = json.loads(last)["took"] if last.startswith('{"took"') else None
        return done.returncode, "\n".join(said), took


def memory_of(process: int) -> int:
    """The kilobytes that a process has for itself and in parts."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def at_work(folder: Path, *, screens: int, verbs: int, seconds: float, every: float) -> Load:
    """Let them work; every one does something each `every` seconds."""
    team = Team(folder, screens + verbs)
    load, lock, end = Load(), threading.Lock(), threading.Event()

    def by_verbs(name: str, chance: random.Random) -> None:
        turn = 0
        while not end.wait(chance.uniform(0.5, 1.5) * every):
            turn += 1
            words = chance.choice(
                [("comment", "1", f"{name} says {turn}"), ("card", "add", f"{name} {turn}")]
            )
            code, said, took = team.verb(name, *words)
            with lock:
                if code == 0:
                    load.acknowledged += 1
                    assert took is not None
                    load.seconds.append(took)
                else:
                    load.refused.append(said)

    before = team.events()
    with ExitStack() as stack:
        terminals = []
        for name in team.names[:screens]:
            terminal = Terminal("--db", team.path, "--as", name, columns=80, rows=24)
            terminals.append(stack.enter_context(terminal))
        for terminal in terminals:
            terminal.wait_for("PERMIT", "? help", within=120)
        threads = [
            threading.Thread(target=by_verbs, args=(name, random.Random(name)))
            for name in team.names[screens:]
        ]
        for thread in threads:
            thread.start()
        watcher, *movers = terminals
        for mover in movers:
            mover.press("G")  # the first card is the one that is watched
        stop = time.monotonic() + seconds
        number = 0
        while time.monotonic() < stop:
            number += 1
            mover = movers[number % len(movers)]
            mover.press(random.Random(number).choice(["L", "H", "d", "u"]))
            title = f"Seen {number}"
            done_at = time.perf_counter()
            team.store.run(cards.edit, team.call("p1"), card=team.watched, title=title)
            seen = watcher.wait_for(title)
            load.seen_after.append(max(0.0, seen - done_at))
            time.sleep(every / screens)
        end.set()
        for thread in threads:
            thread.join()
        load.memory = [memory_of(terminal.process.pid) for terminal in terminals]
        for terminal in terminals:
            terminal.settle()
            assert "locked" not in terminal.screen
    whole(team.store)
    assert team.events() - before >= load.acknowledged
    team.store.close()
    return load


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def test_six_people_at_once_lose_nothing_and_hear_of_no_lock(tmp_path: Path) -> None:
    load = at_work(tmp_path, screens=2, verbs=4, seconds=4, every=1.0)
    assert load.refused == []
    assert load.acknowledged > 0


@pytest.mark.soak
def test_sixty_four_people_for_a_minute(tmp_path: Path) -> None:
    load = at_work(tmp_path, screens=16, verbs=48, seconds=60, every=10.0)
    print(
        f"64 people: {load.acknowledged} writes by verbs, refused {len(load.refused)}, a write p95"
        f" {p95(load.seconds) * 1000:.1f} ms, median {statistics.median(load.seconds) * 1000:.1f};"
        f" seen by another p95 {p95(load.seen_after) * 1000:.0f} ms;"
        f" memory of a session {statistics.mean(load.memory) / 1024:.0f} MB"
    )
    assert load.refused == []
