"""A slow line with its own clock: the same every time, and no waiting."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from heapq import heappop, heappush
from itertools import count

from breakthrough_tui.terminal.line import IS_OUTPUT_SYNCHRONIZED, WHERE_IS_THE_CURSOR, Line
from tests.terminal.emulator import Emulator


class SlowLine:
    """A terminal behind `bytes_a_second`, and `round_trip` seconds away there and back."""

    def __init__(
        self, line: Line, bytes_a_second: float, round_trip: float, *, answers: bool = True
    ) -> None:
        self.line = line
        self.now = 0.0
        self.terminal = Emulator(line.differ.wanted.width, line.differ.wanted.height)
        self.arrived = 0
        self.last_byte_at = 0.0
        self._seconds_a_byte = 1 / bytes_a_second
        self._away = round_trip / 2
        self.answers = answers
        self.stands_still = (0.0, 0.0)
        """From when to when the program gets no processor: what happens there comes late, and all at once."""
        self._free_at = 0.0
        self._order = count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._send(line.open(0.0))

    def at(self, moment: float, happens: Callable[[], None]) -> None:
        """Something that happens at the program's end of the line."""
        begin, end = self.stands_still
        self._at(end if begin <= moment < end else moment, happens)

    def key(self, moment: float, write: Callable[[], str]) -> None:
        """A key pressed at the terminal; the program writes its answer to it."""
        self.at(moment + self._away, lambda: self.line.differ.feed(write()))

    def run(self, until: float = 1e9) -> None:
        """Let it all happen."""
        while self._events and self._events[0][0] <= until:
            self.now, _, happens = heappop(self._events)
            happens()
            self._pump()

    def _at(self, moment: float, happens: Callable[[], None]) -> None:
        heappush(self._events, (moment, next(self._order), happens))

    def _pump(self) -> None:
        while text := self.line.next(self.now):
            self._send(text)
        if (wait := self.line.wait(self.now)) is not None:
            self.at(self.now + wait + 1e-6, lambda: None)

    def _send(self, text: str) -> None:
        start = max(self.now, self._free_at)
        self._free_at = start + len(text.encode()) * self._seconds_a_byte
        for match in _QUESTION.finditer(text):
            done = match.end()
            arrives = start + len(text[:done].encode()) * self._seconds_a_byte + self._away
            if self.answers:
                self.at(arrives + self._away, partial(self._answer, match[0]))
        self._at(self._free_at + self._away, lambda: self._receive(text))

    def _answer(self, question: str) -> None:
        self.line.answered(question, self.now)

    def _receive(self, text: str) -> None:
        self.terminal.receive(text)
        self.arrived += len(text.encode())
        self.last_byte_at = self.now


_QUESTION = re.compile("|".join(map(re.escape, (WHERE_IS_THE_CURSOR, IS_OUTPUT_SYNCHRONIZED))))
