"""What is sent to the terminal, what an idle program costs, and what a held key leaves behind on slow lines."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.measuring import EMPTY, ROOT, Figure, Stage, Terminal, after
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store
from tests.support.many_cards import permit_of
from tests.support.terminal import usual_environment
from tests.terminal.pty_line import PtyLine

_A_MINUTE = 60.0
_HELD = 90
"""Presses of a key that is held for three seconds."""


def sent(on: Stage) -> Iterator[Figure]:
    """Bytes, exactly; `make test` asserts the same."""
    with on.open() as ana:
        yield Figure("bytes of the first paint", len(ana.received), "bytes", limit=12_000)
        walked = [after(ana, key)[1] for key in "jjjllhhk"]
        yield Figure("bytes of a cursor move, at most", max(walked), "bytes", limit=350)
        after(ana, "l")
        after(ana, "l")
        scrolled = 0
        while "⋮" not in ana.lines[4]:  # so many more above
            scrolled = after(ana, "j")[1]
        yield Figure("bytes of a scroll by one card", scrolled, "bytes", limit=2_000)
        for key in "hh":
            after(ana, key)
        moved = [after(ana, key)[1] for key in "LH"]
        yield Figure("bytes of a card moved, at most", max(moved), "bytes", limit=3_000)
        with closing(Store.open(str(on.database))) as store:
            board = store.read(boards.board, viewer="ben", breakthrough=permit_of(store))
            card = next(one for one in board.cards[board.columns[0].id] if one.owner == "ben")
            before = len(ana.received)
            store.run(cards.edit, Call("ben", Door.SCREEN), card=card.id, title="Another title")
            ana.wait_for("Another title")
            ana.settle()
            yield Figure(
                "bytes of somebody else's change", len(ana.received) - before, "bytes", limit=1_500
            )
        switched = [after(ana, key)[1] for key in "2401"]
        yield Figure("bytes of a switch of screen, at most", max(switched), "bytes", limit=8_000)
        after(ana, "n")
        after(ana, "c")
        typed = [after(ana, key)[1] for key in "all th"]
        yield Figure("bytes of a character typed, at most", max(typed), "bytes", limit=150)


def idle(on: Stage) -> Iterator[Figure]:
    """A minute in which nobody does anything, beside an empty program."""
    with on.open() as ours, Terminal(program=EMPTY) as empty:
        empty.settle(2.0)
        before = len(ours.received)
        spent = [-_processor_time(terminal.process.pid) for terminal in (ours, empty)]
        begun = time.perf_counter()
        time.sleep(_A_MINUTE)
        passed = time.perf_counter() - begun
        mine, floor = (
            (_processor_time(terminal.process.pid) + earlier) / passed * 100
            for terminal, earlier in zip((ours, empty), spent, strict=True)
        )
        yield Figure("bytes of a minute idle", len(ours.received) - before, "bytes", limit=0)
    yield Figure("processor while idle", mine, "%", floor, "%, empty app", goal=3.0)
    yield Figure("  the same, of one core", mine, "%", limit=0.5)


def _processor_time(process: int) -> float:
    """Seconds that all threads of a process have run."""
    total = 0.0
    for thread in Path(f"/proc/{process}/task").iterdir():
        total += int((thread / "schedstat").read_text(encoding="ascii").split()[0]) / 1e9
    return total


def lines(on: Stage) -> Iterator[Figure]:
    """A cursor key held for three seconds over a column that scrolls, behind a slow line."""
    os.chdir(ROOT)
    os.environ.update(usual_environment())
    program = ["-m", "breakthrough_tui", *on.arguments()]
    for bits, goal in ((64, 400), (24, 500), (8, 1_500)):
        with PtyLine(program, bytes_a_second=bits * 125, round_trip=0.3) as line:
            line.until(line.shows("? help"), within=60)
            line.until_quiet(1.5)
            line.type(b"j" * 12)
            line.until_quiet(1.5)
            for number in range(_HELD):
                line.type(b"j", after=number / 30)
            last = time.monotonic() + (_HELD - 1) / 30
            line.until_quiet(1.5)
            late = (line.last_byte_at - last) * 1000
        yield Figure(f"key held on {bits} kbit/s, last byte", late, "ms", limit=goal)
