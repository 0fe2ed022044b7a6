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
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import breakthroughs, cards, obstacles, people, workspaces
from breakthrough_tui.store.replay import all_events
from breakthrough_tui.store.store import Store
from tests.store.test_killed import whole
from tests.support.terminal import ROOT, Terminal, usual_environment

TIMED = (sys.executable, "-m", "tests.support.timed_verb")


LEAVES_ONE_EVENT = {
    "comment 1": "comment.add",
    "card add": "card.add",
    "card edit": "card.edit",
    "column limit": "column.limit",
    "goal accept": "proposal.accept",
    "goal propose": "proposal.make",
    "obstacle edit": "obstacle.edit",
    "reading add": "reading.add",
}
"""What always changes something, by its first two words. (Moves are told together, or lead nowhere.)"""


@dataclass
class Load:
    """What came of it."""

    acknowledged: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    seen_after: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


class Team:
    """Sixty-four people at most, in one breakthrough with a card for each."""

    def __init__(self, folder: Path, size: int) -> None:
        self.path = folder / "team.db"
        self.names = [f"p{number}" for number in range(size)]
        self.lead, self.leader = self.names[-2:]
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
            leader=self.leader,
            lead=self.lead,
            members=self.names[:-2],
            measure="days to a permit",
            unit="days",
            baseline=Decimal(45),
            baseline_source="the register",
            target=Decimal(20),
            launch_on=self.store.moment().today - timedelta(days=10),
        )
        made = [
            run(cards.add, self.call(name), breakthrough=1, title=f"Card of {name}", owner=name)
            for name in self.names
        ]
        self.watched = made[0].made("card")
        run(obstacles.raise_obstacle, self.call("p0"), breakthrough=1, title="No scanner")
        self.obstacle = f"PERMIT-{size + 1}"

    @staticmethod
    def call(name: str) -> Call:
        return Call(name, Door.COMMAND_LINE)

    def written(self) -> Counter[str]:
        """How many commands of each kind there are in the history."""
        with self.store.database.read():
            events = all_events(self.store.database)
        return Counter(kind for kind, _ in {(event.kind, event.command) for event in events})

    def something(self, name: str, turn: int, chance: random.Random) -> tuple[str, ...]:
        """What somebody does next; often to the same thing as others do."""
        if name in (self.leader, self.lead):
            return chance.choice(
                [
                    ("column", "limit", "Doing", str(80 + turn % 9)),
                    ("obstacle", "take", self.obstacle, "--by", "tomorrow"),
                    ("goal", "accept"),
                ]
                if name == self.leader
                else [
                    ("column", "limit", "Doing", str(90 + turn % 9)),
                    ("obstacle", "edit", self.obstacle, "--ask", f"{name} asks {turn}"),
                    ("goal", "propose", "--reason", f"turn {turn}", "--target", str(19 - turn % 9)),
                ]
            )
        return chance.choice(
            [
                ("comment", "1", f"{name} says {turn}"),
                ("comment", "1", f"{name} adds {turn}"),
                ("card", "add", f"{name} {turn}"),
                ("card", "add", f"{name} once more {turn}"),
                ("card", "move", "2", chance.choice(["To do", "Doing"])),
                ("card", "edit", "2", "--description", f"{name} {turn}"),
                ("reading", "add", str(40 - turn % 9)),
            ]
        )

    def verb(self, name: str, *words: str) -> tuple[int, str, float | None]:
        """Exit code, what was said, and the seconds that the command took inside."""
        done = subprocess.run(
            [*TIMED, "--db", str(self.path), "--as", name, *words],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
            env=usual_environment(),
            start_new_session=True,  # as sshd gives each of them one: the kernel shares its cores out by sessions
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
            words = team.something(name, turn, chance)
            code, said, took = team.verb(name, *words)
            with lock:
                if code == 0:
                    load.acknowledged[" ".join(words[:2])] += 1
                    assert took is not None
                    load.seconds.append(took)
                else:
                    assert (code, said[:14]) == (1, "breakthrough: "), said
                    load.refused.append(said)

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
        turn = 0
        while time.monotonic() < stop:
            turn += 1
            if turn % 2:
                mover = movers[turn // 2 % len(movers)]
                mover.press(random.Random(turn).choice(["L", "H", "d", "u"]))
            else:  # in the place of somebody at a screen, since only of this the moment is known
                title = f"Seen {turn}"
                done_at = time.perf_counter()
                team.store.run(cards.edit, team.call("p1"), card=team.watched, title=title)
                seen = watcher.wait_for(title)
                load.acknowledged["card edit"] += 1
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
    found = team.written()
    found["card.add"] -= len(team.names)
    for words, action in LEAVES_ONE_EVENT.items():
        assert found[action] == load.acknowledged[words], words
    team.store.close()
    return load


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def test_six_people_at_once_lose_nothing_and_hear_of_no_lock(tmp_path: Path) -> None:
    load = at_work(tmp_path, screens=2, verbs=4, seconds=4, every=1.0)
    told(load)
    assert load.acknowledged.total() > 0


@pytest.mark.soak
def test_sixty_four_people_for_a_minute(tmp_path: Path) -> None:
    load = at_work(tmp_path, screens=16, verbs=48, seconds=60, every=10.0)
    print(
        f"64 people: {load.acknowledged.total()} writes by verbs, refused {len(load.refused)}, a write p95"
        f" {p95(load.seconds) * 1000:.1f} ms, median {statistics.median(load.seconds) * 1000:.1f};"
        f" seen by another p95 {p95(load.seen_after) * 1000:.0f} ms;"
        f" memory of a session {statistics.mean(load.memory) / 1024:.0f} MB"
    )
    told(load)


@pytest.mark.soak
def test_sixty_four_people_all_at_once_for_ten_seconds(tmp_path: Path) -> None:
    load = at_work(tmp_path, screens=16, verbs=48, seconds=10, every=0.01)
    print(f"all at once: {load.acknowledged.total()} writes done, {len(load.refused)} refused")
    told(load)


def told(load: Load) -> None:
    """Each refusal says what is wrong; none of them is a lock."""
    for sentence, times in Counter(load.refused).most_common(10):
        print(times, sentence)
    assert not [said for said in load.refused if "locked" in said or "longer than" in said]
