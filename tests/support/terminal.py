"""A program in a real terminal: what it sends, when, and what is then on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "breakthrough_tui")

PATIENCE = 30.0
"""Seconds after which something that should have come counts as missing. No test asserts that it came sooner."""

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "esc": "\x1b",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "delete": "\x1b[3~",
    "page up": "\x1b[5~",
    "page down": "\x1b[6~",
    "space": " ",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefgjklnopqrstuvwxyz"},
}

_AFTER_ESCAPE = 0.15
"""Seconds of silence by which a program tells the key from the beginning of a sequence."""

_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # yes, frames can be shown at once
    b"\x1b[6n": b"\x1b[1;1R",  # the cursor: programs ask this to learn what has arrived
}
_QUESTIONS = re.compile(b"|".join(map(re.escape, _ANSWERS)))
_LONGEST_QUESTION = max(map(len, _ANSWERS))

_SWITCH = re.compile(rb"\x1b\[\?1049([hl])")
_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b[P_^X].*?\x1b\\", re.DOTALL)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<>=$]*|[P_^X\]][^\x07\x1b]*\x1b?)?\Z")


class Terminal:
    """A program that thinks it is alone with a person; to be used in a `with`, which ends it."""

    def __init__(
        self,
        *arguments: str | Path,
        program: Sequence[str] = PROGRAM,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
        answers: bool = True,
        keyboard: tuple[int, int] | None = None,
    ) -> None:
        """`keyboard`: the two ends of another pty, where keys come from; no signal then tells of either's end."""
        self.arrived: list[tuple[float, bytes]] = []
        """What came, and when, by the clock of `time.perf_counter`."""
        self._alternate = False
        self._screens = {True: pyte.Screen(columns, rows), False: pyte.Screen(columns, rows)}
        self._streams = {
            alternate: pyte.ByteStream(screen) for alternate, screen in self._screens.items()
        }
        self._shown = 0
        self._unfinished = b""
        self._answers = answers
        self._news = threading.Condition()
        self._master, self._slave = pty.openpty()
        self._typed_into, keys = keyboard or (self._master, self._slave)
        self.resize(columns, rows, tell=False)
        self.mode_before = termios.tcgetattr(self._slave)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [*program, *map(str, arguments)],
            stdin=keys,
            stdout=self._slave,
            stderr=self._slave,
            cwd=ROOT,
            env=dict(environment) if environment is not None else usual_environment(),
            start_new_session=True,
            preexec_fn=None if keyboard else _take_terminal,
        )
        self.read_on()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._stop_reading()
        for descriptor in (self._master, self._slave):
            with suppress(OSError):
                os.close(descriptor)

    # What a person does

    def press(self, *keys: str) -> None:
        """Press keys one after the other: 'j', 'H', 'enter', 'ctrl+s'."""
        for key in keys:
            self.send(KEYS.get(key, key).encode())
            if key == "esc":
                time.sleep(_AFTER_ESCAPE)

    def type(self, text: str) -> None:
        """Type a text."""
        self.send(text.encode())

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal hands it over."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def click(self, column: int, row: int) -> None:
        """Click the left button; columns and rows count from 1."""
        self.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._typed_into, data)

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Make the window another size."""
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            for screen in self._screens.values():
                screen.resize(rows, columns)
            os.killpg(self.process.pid, signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the window, as when the line is gone."""
        self._stop_reading()
        os.close(self._slave)
        os.close(self._master)

    def stop_reading(self) -> None:
        """Let nobody take what the program sends, as on a line that is stuck."""
        self._stop_reading()

    def read_on(self) -> None:
        """Take what the program sends, from now on."""
        self._enough, self._say_enough = os.pipe()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def fill_up(self, key: str = "ctrl+l", within: float = PATIENCE) -> None:
        """Take nothing any more, and have it paint until the line takes nothing either, and more is to be sent.

        Whoever paces itself by answers stops before that: use `answers=False`.
        """
        self._stop_reading()
        end = time.monotonic() + within
        while select.select([], [self._slave], [], 0)[1]:
            assert time.monotonic() < end, "there still is room"
            self.press(key)
            time.sleep(0.02)
        self.press(key)

    # What is to be seen

    @property
    def screen(self) -> str:
        """What is on the screen now."""
        self._show()
        return self._text()

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, without the blanks at their end."""
        return self.screen.split("\n")

    def line_with(self, text: str) -> str:
        """The first line that holds a text; AssertionError if none does."""
        for line in self.lines:
            if text in line:
                return line
        raise AssertionError(f"no line with {text!r} on this screen:\n{self.screen}")

    def wait_for(self, *texts: str, within: float = PATIENCE) -> float:
        """Wait until all these texts are on the screen at once; when that was."""
        wanted = ", ".join(map(repr, texts))
        return self.wait_until(lambda screen: all(text in screen for text in texts), wanted, within)

    def wait_until(
        self, condition: Callable[[str], bool], wanted: str = "that", within: float = PATIENCE
    ) -> float:
        """Wait until the screen is as it should be; the time at which the last byte for it came."""
        end = time.perf_counter() + within
        at = self.arrived[self._shown - 1][0] if self._shown else self.started
        while True:
            if condition(self._text()):
                return at
            with self._news:
                while self._shown == len(self.arrived):
                    left = end - time.perf_counter()
                    if left <= 0 or not (self._news.wait(left) or self._shown < len(self.arrived)):
                        raise AssertionError(
                            f"{wanted} did not come (exit code {self.process.poll()}):\n{self._text()}"
                        )
                at = self._show_one()

    def settle(self, quiet: float = 0.3, within: float = PATIENCE) -> None:
        """Wait until nothing has come for a while."""
        begun = time.perf_counter()
        end = begun + within
        with self._news:
            while True:
                last = max(begun, self.arrived[-1][0]) if self.arrived else begun
                left = last + quiet - time.perf_counter()
                if left <= 0 or time.perf_counter() > end:
                    return
                self._news.wait(left)

    def ended(self, within: float = PATIENCE) -> int:
        """Wait until the program has ended; its exit code."""
        code = self.process.wait(within)
        self.settle(0.1)
        return code

    # What was sent

    @property
    def received(self) -> bytes:
        """Everything that the program sent."""
        return b"".join(data for _, data in list(self.arrived))

    @property
    def modes(self) -> set[int]:
        """The private modes that are switched on at the end of what was sent; 25 is the cursor, on from the start."""
        on = {25}
        for numbers, switch in _MODES.findall(self.received):
            for number in map(int, numbers.split(b";")):
                (on.add if switch == b"h" else on.discard)(number)
        return on

    def is_restored(self) -> bool:
        """Whether the terminal is as it was: the usual screen, its cursor, no reports, keys as lines with echo."""
        reports = {1000, 1002, 1003, 1004, 1006, 1015, 1049, 2004, 2026}
        return 25 in self.modes and not reports & self.modes and self.gives_lines_and_blocks()

    def gives_lines_and_blocks(self) -> bool:
        """Whether the line at least is as it was, for whatever reads from it next."""
        mode = termios.tcgetattr(self._slave)
        same = mode[:4] == self.mode_before[:4] and mode[6] == self.mode_before[6]
        return same and os.get_blocking(self._slave)

    # Within

    def _text(self) -> str:
        display = self._screens[self._alternate].display
        return "\n".join(line.rstrip() for line in display)

    def _show(self) -> None:
        with self._news:
            while self._shown < len(self.arrived):
                self._show_one()

    def _show_one(self) -> float:
        at, data = self.arrived[self._shown]
        self._shown += 1
        data = self._unfinished + data
        cut = _UNFINISHED.search(data)
        self._unfinished = data[cut.start() :] if cut else b""
        data = _UNKNOWN_TO_PYTE.sub(b"", data[: cut.start()] if cut else data)
        pieces = _SWITCH.split(data)
        self._streams[self._alternate].feed(pieces[0])
        for switch, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            self._alternate = switch == b"h"
            if self._alternate:
                self._screens[True].reset()
            self._streams[self._alternate].feed(piece)
        return at

    def _read(self) -> None:
        unanswered = b""
        while True:
            ready, _, _ = select.select([self._master, self._enough], [], [])
            if self._enough in ready:
                return
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:
                return
            at = time.perf_counter()
            with self._news:
                self.arrived.append((at, data))
                self._news.notify_all()
            if self._answers:
                unanswered += data
                for question in _QUESTIONS.findall(unanswered):
                    self.send(_ANSWERS[question])
                last = list(_QUESTIONS.finditer(unanswered))[-1:]
                unanswered = unanswered[last[0].end() if last else 0 :][1 - _LONGEST_QUESTION :]

    def _stop_reading(self) -> None:
        if self._reader.is_alive():
            os.write(self._say_enough, b".")
            self._reader.join()
        for descriptor in (self._enough, self._say_enough):
            with suppress(OSError):
                os.close(descriptor)


def usual_environment(**more: str) -> dict[str, str]:
    """What a person's shell hands to a program, with home and path of this process; none of a developer's settings."""
    kept = ("PATH", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        **more,
    }


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
