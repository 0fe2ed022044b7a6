"""What the method costs: a goal judged at each key, the report of a breakthrough that is as full as any could be."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

from bench.measuring import PROGRAM, ROOT, Figure, Stage, p95, usual_environment
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.goal.goal_test import examine
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards, lessons, obstacles, readings
from breakthrough_tui.store.demo import make_demo
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store, utc_now
from tests.support.many_cards import many_cards, permit_of

GOALS = (
    "Cut days to issue a building permit from 45 to 20 in the north office by 17 August",
    "Train 50 nurses by 30 June and roll out the new handover as far as possible",
    "Raise on-time delivery from 72 to 92 %, depot south, led by ana, by 12 December",
)
FULL_CARDS, FULL_OBSTACLES, FULL_EVENTS = 1_000, 200, 5_000


def method(on: Stage) -> Iterator[Figure]:
    """A goal as it is typed, letter by letter; the export of a full breakthrough, as a verb with all that it costs."""
    today = utc_now().date()
    times = []
    for _ in range(on.rounds):
        for goal in GOALS:
            for end in range(1, len(goal) + 1):
                begun = time.perf_counter()
                examine(goal[:end], today=today)
                times.append((time.perf_counter() - begun) * 1000)
    yield Figure("a goal judged, a keystroke, p95", p95(times), "ms", limit=1)
    yield Figure("  the same, median", statistics.median(times), "ms")
    with tempfile.TemporaryDirectory(prefix="breakthrough-bench-") as folder:
        path = Path(folder) / "full.db"
        ticks = count()
        store = Store.open(str(path), lambda: utc_now() + timedelta(seconds=next(ticks) / 4))
        make_demo(store, now=utc_now())
        full(store, permit_of(store))
        store.close()
        for kind in ("md", "html"):
            took = [export(path, kind) for _ in range(on.rounds)]
            yield Figure(
                f"report of {FULL_CARDS:,} cards, {FULL_EVENTS:,} events as {kind}, median",
                statistics.median(took),
                "ms",
                limit=1000,
            )


def export(path: Path, kind: str) -> float:
    """Milliseconds of the whole verb."""
    command = (*PROGRAM, "--db", str(path), "--as", "ana", "-b", "PERMIT")
    begun = time.perf_counter()
    subprocess.run(
        [*command, "report", "export", "--format", kind],
        cwd=ROOT,
        env=usual_environment(),
        capture_output=True,
        check=True,
    )
    return (time.perf_counter() - begun) * 1000


def full(store: Store, breakthrough: int) -> None:
    """So many cards, obstacles and events that nobody has more."""
    many_cards(store, breakthrough, FULL_CARDS)
    store.database.connection().execute("PRAGMA synchronous = OFF")
    for number in range(FULL_OBSTACLES):
        title = f"Key {number} is missing"
        store.run(obstacles.raise_obstacle, _call(), breakthrough=breakthrough, title=title)
    board = store.read(boards.board, viewer="ana", breakthrough=breakthrough)
    items = [card.id for column in board.columns for card in board.cards[column.id]]
    for number in range(FULL_EVENTS - FULL_CARDS - FULL_OBSTACLES):
        card = items[number % len(items)]
        store.run(cards.edit, _call(), card=card, description=f"Seen {number}")


def ten_times(path: Path) -> None:
    """What the example has besides cards, ten times as much of it."""
    store = Store.open(str(path))
    here = permit_of(store)
    today = store.moment().today
    for number in range(30):
        title = f"Key {number} is missing"
        store.run(obstacles.raise_obstacle, _call(), breakthrough=here, title=title)
        store.run(lessons.add, _call(), breakthrough=here, tried=f"Another way, {number}")
    for number in range(2, 40):
        on, value = today - timedelta(days=number), Decimal(30 + number // 4)
        with suppress(BreakthroughError):  # the example has one of that day
            store.run(readings.add, _call(), breakthrough=here, value=value, on=on)
    store.close()


def _call() -> Call:
    return Call("ana", Door.COMMAND_LINE)
