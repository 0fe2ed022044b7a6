"""Textual's driver for real terminals, made for slow lines.

What is private to Textual is used here, its parser of keys in keyboard.py, and nowhere else.

`App(driver_class=LineDriver)`. What Textual writes goes through `Line`; one chunk at a time is handed
to Textual's writer thread, and what is not sent yet stays in the grid of what is wanted, so the event
loop never waits for the line.

Private are the methods with an underscore that are overridden here, the writer thread, and how
`LinuxDriver` uses them: it offers no other place to choose mouse reports, to leave a question
unasked, or to write without a queue. A test fails when they change.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TextIO, cast

from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition
from textual.messages import InBandWindowResize, TerminalSupportsSynchronizedOutput

from breakthrough_tui.terminal.keyboard import read_keys
from breakthrough_tui.terminal.line import IS_OUTPUT_SYNCHRONIZED, WHERE_IS_THE_CURSOR, Line

if TYPE_CHECKING:
    from asyncio import TimerHandle

    from textual.app import App
    from textual.message import Message

_LEAVE_WITHIN = 1.0
"""Seconds for the last words to a terminal that may read nothing."""


class LineDriver(LinuxDriver):
    """Sends only cells that differ, as fast as the line takes them; asks for clicks and drags, not for every move."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._fixed_size = size
        # Errors may go to a file, and the screens to a terminal all the same.
        streams = [stream for stream in (sys.__stderr__, sys.__stdout__) if stream is not None]
        shown = next((stream for stream in streams if stream.isatty()), None)
        # None is one any more where the window was closed meanwhile: writing to it then says so.
        self._out = shown.fileno() if shown is not None else 1
        self._encoding = shown.encoding if shown is not None else "utf-8"
        # Textual's writer thread writes to this, so that no second thread is needed.
        self._file = cast(Any, _Outlet(self))
        self.line = Line(*self._measured(), asks=self.input_tty)
        self._thread = threading.get_ident()
        self._active = False
        self._idle = threading.Event()
        """Nothing is being written."""
        self._planned = False
        self._timer: TimerHandle | None = None
        self._new_size: tuple[int, int] | None = None
        self._answers: deque[tuple[str, float]] = deque()
        self._answer_came = threading.Event()
        self._wake: tuple[int, int] | None = None
        self._reading = False
        self._suspended = False
        self._gone = False

    # For the app

    def repaint(self) -> None:
        """Send every cell again: something else wrote to the terminal."""
        self.line.differ.repaint()
        self._plan()

    @property
    def is_behind(self) -> bool:
        """Whether keys come faster than the line takes what they change."""
        return self.line.is_behind(monotonic())

    def set_mouse(self, on: bool) -> None:
        """Whether clicks and drags are reported from now on."""
        if on != self._mouse:
            self._mouse = True
            if on:
                self._enable_mouse_support()
            else:
                self._disable_mouse_support()
            self._mouse = on

    def deliver(self, data: bytes) -> int:
        """Write to the terminal, in the writer thread; how many bytes it took."""
        return os.write(self._out, data)

    # Writing

    def write(self, data: str) -> None:
        """Take what Textual writes."""
        if threading.get_ident() != self._thread:
            self._soon(self.write, data)
        elif self._active:
            self._take_size()
            self.line.differ.feed(data)
            self._plan()

    def _plan(self) -> None:
        """Send once this round of the event loop is over: what one key changes goes together."""
        if not self._planned and self._active:
            self._planned = True
            self._loop.call_soon(self._send)

    def _send(self) -> None:
        self._planned = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._active or not self._idle.is_set():
            return
        now = monotonic()
        if text := self.line.next(now):
            self._hand_over(text)
        elif (wait := self.line.wait(now)) is not None:
            self._timer = self._loop.call_later(wait, self._send)

    def _hand_over(self, text: str) -> None:
        assert self._writer_thread is not None
        self._idle.clear()
        self._writer_thread.write(text)

    def _write_out(self, text: str) -> None:
        """In the writer thread."""
        data = memoryview(text.encode(self._encoding, "replace"))
        while data:
            try:
                data = data[self.deliver(bytes(data)) :]
            except BlockingIOError:
                select.select([], [self._out], [])
            except OSError:
                self._hang_up()
                return
        self._idle.set()
        self._soon(self._send)

    def _soon(self, function: Any, *arguments: Any) -> None:
        """In the event loop, from any thread; not at all once it is closed."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(function, *arguments)

    # Size

    def _measured(self) -> tuple[int, int]:
        if self._fixed_size is not None:
            return self._fixed_size
        with suppress(OSError):
            size = os.get_terminal_size(self._out)
            if size.columns and size.lines:
                return size.columns, size.lines
        return 80, 24

    def _get_terminal_size(self) -> tuple[int, int]:
        """Asked for at the start and by SIGWINCH. Not from COLUMNS and LINES: these never change."""
        self._new_size = self._measured()
        self._soon(self._take_size)
        return self._new_size

    def _take_size(self) -> None:
        if self._new_size is not None:
            size, self._new_size = self._new_size, None
            self.line.differ.resize(*size)
            self._plan()

    # Starting and stopping

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        self._active = True
        self._idle.set()
        self._suspended = False
        self._answers.clear()
        self._wake = os.pipe()
        self._reading = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is None:  # we are in the background, and about to be stopped again
            self._active = False
            return
        # Apple's terminal shows the 'p' at the end of this question.
        may_synchronize = os.environ.get("TERM_PROGRAM", "") != "Apple_Terminal"
        self._hand_over(self.line.open(monotonic(), may_synchronize=may_synchronize))

    def disable_input(self) -> None:
        """Read no more keys. What was asked is answered first: the shell would take late answers for typed text."""
        if self._wake is not None and self._reading:
            self._reading = False
            self._await_answers()
            os.write(self._wake[1], b".")
        super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was found."""
        super().stop_application_mode()
        if self._active and self._writer_thread is not None:
            self._writer_thread.write(self.line.differ.take())
        self._active = False

    def close(self) -> None:
        """End the threads; a terminal that reads nothing is not waited for."""
        if self._timer is not None:
            self._timer.cancel()
        if self._writer_thread is not None:
            stopping = threading.Thread(target=super().close, daemon=True)
            stopping.start()
            stopping.join(_LEAVE_WITHIN)
            self._writer_thread = None
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    def _await_answers(self) -> None:
        self._take_answers()
        patience = self.line.patience_at_end()
        give_up_at = monotonic() + patience
        if self._gone or not self._idle.wait(patience):
            return  # nobody reads
        while self.line.expects_answers(monotonic()):
            self._answer_came.clear()
            if not self._answers and not self._answer_came.wait(give_up_at - monotonic()):
                return
            self._take_answers()

    # Signals: Textual acts in the middle of whatever runs; here the event loop is left to finish it.

    def _sigtstp_application(self, *_: object) -> None:
        self._soon(self._stop_process)

    def _sigcont_application(self, *_: object) -> None:
        self._soon(self._continue)

    def _stop_process(self) -> None:
        if self._auto_restart and self._active:
            self.suspend_application_mode()
            self._suspended = self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _continue(self) -> None:
        if not self._auto_restart:
            return
        if self._active:
            # Stopped by another than us: who knows what the terminal went through.
            self.suspend_application_mode()
            self._suspended = True
        if self._suspended:
            self.resume_application_mode()
            self._app.call_later(self._app.refresh, layout=True)

    # Reports that are asked for

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1002h")
            self.write("\x1b[?1006h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1002l")
            self.write("\x1b[?1006l")

    def _query_in_band_window_resize(self) -> None:
        """Not asked for: SIGWINCH tells it, and with it would come every move of the mouse in pixels."""

    def _request_terminal_sync_mode_support(self) -> None:
        """Asked for by `Line`."""

    # Input

    def process_message(self, message: Message) -> None:
        """In the input thread: keep the answers to what only the line asks."""
        if isinstance(message, CursorPosition):
            self._note_answer(WHERE_IS_THE_CURSOR)
        elif isinstance(message, TerminalSupportsSynchronizedOutput):
            self._note_answer(IS_OUTPUT_SYNCHRONIZED)
        elif not isinstance(message, InBandWindowResize):
            super().process_message(message)

    def _note_answer(self, question: str) -> None:
        self._answers.append((question, monotonic()))
        self._answer_came.set()
        self._soon(self._take_answers)

    def _take_answers(self) -> None:
        while self._answers:
            self.line.answered(*self._answers.popleft())
        self._plan()

    def run_input_thread(self) -> None:
        """Read keys until it is enough, or the terminal has gone."""
        assert self._wake is not None
        if not read_keys(self.fileno, self._wake[0], self.process_message, debug=self._debug):
            self._hang_up()

    def _hang_up(self) -> None:
        """The terminal has gone. Most often a signal has told us so; not where it is ignored, or was not for us."""
        if self._gone:
            return
        self._gone = True
        if signal.getsignal(signal.SIGHUP) in (signal.SIG_IGN, None):
            self._soon(self._app.exit)
        else:
            os.kill(os.getpid(), signal.SIGHUP)

    # On a server these would act there, not where the person sits.

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing: the browser would be the server's."""

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Save nothing: the file would be the server's."""
        binary.close()


class _Outlet:
    """As much of a file as Textual's writer thread needs."""

    def __init__(self, driver: LineDriver) -> None:
        self._driver = driver

    def write(self, text: str) -> int:
        self._driver._write_out(text)
        return len(text)

    def flush(self) -> None:
        pass

    def fileno(self) -> int:
        return self._driver._out

    def isatty(self) -> bool:
        return True


def repaint(app: App[Any]) -> None:
    """Send every cell again, where an app runs on a LineDriver."""
    if isinstance(app._driver, LineDriver):
        app._driver.repaint()
