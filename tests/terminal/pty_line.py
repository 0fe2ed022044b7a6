"""A program in a real pty, behind a line as slow as one likes. The clock is the real one."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from heapq import heappop, heappush
from itertools import count
from time import monotonic
from types import TracebackType
from typing import Self

from tests.terminal.emulator import Emulator

_QUESTION = re.compile(rb"\x1b\[6n|\x1b\[\?2026\$p")


class PtyLine:
    """`bytes_a_second` towards the terminal (None: at once), `round_trip` seconds there and back.

    `synchronized` is its answer to `CSI ? 2026 $ p`, empty for none.

    `terminal` is what one sees at the far end, `received` each byte that arrived there.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        bytes_a_second: float | None = None,
        round_trip: float = 0.0,
        size: tuple[int, int] = (120, 40),
        answers: bool = True,
        synchronized: bytes = b"\x1b[?2026;2$y",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.terminal = Emulator(*size)
        self.received = b""
        self.last_byte_at = 0.0
        self.exit_code: int | None = None
        self.answered_before_the_end = 0
        self._seconds_a_byte = 1 / bytes_a_second if bytes_a_second else 0.0
        self._away = round_trip / 2
        self._answers = answers
        self._answer_to = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[?2026$p": synchronized}
        self._free_at = 0.0
        self._rest = b""
        self._order = count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._open = True
        self.pid, self._master = pty.fork()
        if self.pid == 0:  # pragma: no cover
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.environ.update(environment or {})
            os.execv(sys.executable, [sys.executable, *arguments])
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.exit_code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._master)

    def type(self, keys: bytes, after: float = 0.0) -> None:
        """Keys pressed at the terminal, so many seconds from now."""
        self._at(monotonic() + after + self._away, lambda: self._to_program(keys))

    def resize(self, width: int, height: int) -> None:
        """The window gets another size."""
        self.terminal.resize(height, width)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def hang_up(self) -> None:
        """The window is closed."""
        os.close(self._master)
        self._open = False
        self._events.clear()
        self._master = os.open(os.devnull, os.O_RDWR)

    def stall(self) -> None:
        """From now on nothing is read."""
        self._open = False

    def mode(self) -> list[object]:
        """How the tty is set up."""
        return termios.tcgetattr(self._master)

    def until(self, seen: Callable[[], bool], within: float = 20.0) -> None:
        """Let it run until something is to be seen."""
        end = monotonic() + within
        while not seen():
            assert monotonic() < end, "\n".join(self.terminal.text())
            self._step(0.05)

    def shows(self, words: str) -> Callable[[], bool]:
        """For `until`."""
        return lambda: any(words in row for row in self.terminal.text())

    def run_for(self, seconds: float) -> None:
        """Let it run for a while."""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            self._step(left)

    def until_quiet(self, for_seconds: float = 0.4) -> None:
        """Until nothing has come and nothing is on its way."""
        since, heard = monotonic(), len(self.received)
        while self._events or monotonic() - since < for_seconds:
            self._step(0.05)
            if len(self.received) != heard:
                since, heard = monotonic(), len(self.received)

    def until_ended(self, within: float = 10.0) -> int:
        """The exit code."""
        end = monotonic() + within
        while self.exit_code is None:
            assert monotonic() < end, "it does not end"
            self._step(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        self.run_for(self._away * 2)
        return self.exit_code

    def _at(self, moment: float, happens: Callable[[], None]) -> None:
        heappush(self._events, (moment, next(self._order), happens))

    def _step(self, patience: float) -> None:
        while self._events and self._events[0][0] <= monotonic():
            heappop(self._events)[2]()
        if self._events:
            patience = min(patience, max(0.0, self._events[0][0] - monotonic()))
        ready, _, _ = select.select([self._master] if self._open else [], [], [], patience)
        if ready:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            if data:
                self._from_program(data)
            else:
                self._open = False

    def _to_program(self, data: bytes) -> None:
        with suppress(OSError):
            os.write(self._master, data)

    def _answer(self, answer: bytes) -> None:
        if self.exit_code is None and self._is_raw():
            self.answered_before_the_end += 1
        self._to_program(answer)

    def _is_raw(self) -> bool:
        """Whether the program still has the keyboard."""
        return not termios.tcgetattr(self._master)[3] & termios.ICANON

    def _from_program(self, data: bytes) -> None:
        start = max(monotonic(), self._free_at)
        self._free_at = start + len(data) * self._seconds_a_byte
        whole = self._rest + data
        done = 0
        for question in _QUESTION.finditer(whole):
            done = question.end()
            sent = start + (done - len(self._rest)) * self._seconds_a_byte
            answer = self._answer_to[question[0]]
            if self._answers and answer:
                self._at(sent + 2 * self._away, partial(self._answer, answer))
        # The beginning of a question whose end is still to come.
        self._rest = whole[done:][-8:] if b"\x1b" in whole[done:][-8:] else b""
        # It arrives byte by byte; tenths of a second are fine enough to look at.
        arrives = start
        while data:
            count = max(1, int(0.05 / self._seconds_a_byte)) if self._seconds_a_byte else len(data)
            piece, data = data[:count], data[count:]
            arrives += len(piece) * self._seconds_a_byte
            self._at(arrives + self._away, partial(self._receive, piece))

    def _receive(self, data: bytes) -> None:
        self.received += data
        self.terminal.receive_bytes(data)
        self.last_byte_at = monotonic()


def without_questions(data: bytes) -> bytes:
    """What one sees of it."""
    return _QUESTION.sub(b"", data)
