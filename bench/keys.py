"""A key, to the last byte that it causes, beside the same key in a board that is nothing but lines."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

from bench.measuring import (
    BARE,
    EMPTY,
    Figure,
    Presses,
    Stage,
    Terminal,
    after,
    first_sight,
    p95,
)
from bench.method import ten_times


def keys(on: Stage) -> Iterator[Figure]:
    """Walking, scrolling, moving, adding, archiving, finding."""
    with on.open() as ours, Terminal(str(on.cards), program=BARE) as bare:
        bare.settle()
        for terminal in (ours, bare):
            after(terminal, "l")
        both = (ours, bare)
        for what, press, goal in (
            ("cursor", _walk, 2.0),
            ("scroll by one card", _scroll, 2.0),
            ("card moved", _carry, 4.0),
            ("card added", _add, 4.0),
            ("card archived", _archive, 4.0),
        ):
            mine, beside = (press(terminal, terminal is bare, on.rounds) for terminal in both)
            yield Figure(f"{what}, p95", p95(mine.times), "ms", p95(beside.times), "ms, bare", goal)
            yield Figure(
                "  the same, median",
                statistics.median(mine.times),
                "ms",
                statistics.median(beside.times),
                "ms, bare",
            )
        found = _find(ours, on.rounds)
        yield Figure("a keystroke in /, p95", p95(found.times), "ms", limit=33)
        yield Figure("  the same, median", statistics.median(found.times), "ms")


Press = Callable[[Terminal, bool, int], Presses]


def _walk(terminal: Terminal, bare: bool, rounds: int) -> Presses:
    presses = Presses()
    for number in range(8 * rounds):
        presses.note(after(terminal, "j" if number % 12 < 6 else "k"))
    return presses


def _scroll(terminal: Terminal, bare: bool, rounds: int) -> Presses:
    presses = Presses()
    for _ in range(40 if bare else 12):  # to the last line that is seen
        after(terminal, "j")
    for _ in range(8 * rounds):
        presses.note(after(terminal, "j"))
    return presses


def _carry(terminal: Terminal, bare: bool, rounds: int) -> Presses:
    presses = Presses()
    for number in range(4 * rounds):
        presses.note(after(terminal, "H" if number % 2 == 0 else "L"))
    return presses


def _add(terminal: Terminal, bare: bool, rounds: int) -> Presses:
    presses = Presses()
    for number in range(3 * rounds):
        if not bare:
            after(terminal, "n")
            terminal.type(f"Call desk {number}")
            terminal.settle()
        presses.note(after(terminal, "n" if bare else "enter"))
    return presses


def _archive(terminal: Terminal, bare: bool, rounds: int) -> Presses:
    presses = Presses()
    for _ in range(3 * rounds):
        presses.note(after(terminal, "x"))
    return presses


def _find(terminal: Terminal, rounds: int) -> Presses:
    presses = Presses()
    for word in ("architects", "registry, 8", "ten appl")[: max(1, rounds)]:
        after(terminal, "/")
        for letter in word:
            presses.note(after(terminal, letter))
        after(terminal, "esc")
    return presses


def screens(on: Stage) -> Iterator[Figure]:
    """From screen to screen, and help: the first time, when it is imported and read, and after that."""
    empty, first, again = [], Presses(), Presses()
    for _ in range(max(1, on.rounds // 2)):
        with Terminal(program=EMPTY) as terminal:
            empty.append(first_sight(terminal, "painted") * 1000)
        with on.open() as ours:
            for presses in (first, again, again):
                for key in ("2", "4", "0", "1", "?"):
                    presses.note(after(ours, key))
                after(ours, "esc")
    floor = statistics.median(empty)
    for what, presses, goal in (
        ("switch of screen and help, the first time, median", first, 1.0),
        ("switch of screen and help, later, median", again, 0.35),
    ):
        times = presses.times
        yield Figure(what, statistics.median(times), "ms", floor, "ms, start of empty", goal)
        yield Figure("  the same, p95", p95(times), "ms", floor, "ms, start of empty")


SCREENS = {
    "1": "board",
    "2": "obstacles",
    "3": "result",
    "4": "goal",
    "5": "meetings",
    "6": "report",
    "0": "portfolio",
}


def opened(on: Stage) -> Iterator[Figure]:
    """Each of the seven screens, key to last byte, beside an empty app's start: when it is first shown, and later."""
    ten_times(on.database)
    empty: list[float] = []
    first = {key: Presses() for key in SCREENS}
    again = {key: Presses() for key in SCREENS}
    for _ in range(on.rounds):
        with Terminal(program=EMPTY) as terminal:
            empty.append(first_sight(terminal, "painted") * 1000)
        with on.open() as ours:
            for presses in (first, again, again):
                for key in ("2", "3", "4", "5", "6", "0", "1"):
                    presses[key].note(after(ours, key))
    floor = statistics.median(empty)
    for key, name in SCREENS.items():
        for what, presses, goal in (("first", first, 1.0), ("later", again, 0.35)):
            yield Figure(
                f"{key} {name} opened, {what}, median",
                statistics.median(presses[key].times),
                "ms",
                floor,
                "ms, start of empty",
                goal,
            )
