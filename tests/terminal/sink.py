"""A driver that writes to a terminal emulator in memory, for stories that should go through the real one."""

from __future__ import annotations

import os
import re
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from breakthrough_tui.terminal.driver import LineDriver
from tests.terminal.emulator import Emulator

_QUESTION = re.compile(rb"\x1b\[6n|\x1b\[\?2026\$p")


class SinkDriver(LineDriver):
    """`App(driver_class=SinkDriver)`, then `app.run_async(auto_pilot=…, size=(120, 40))`.

    `sink` holds each chunk that was sent, `terminal` what is seen.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size or (120, 40))
        self.sink: list[bytes] = []
        self.terminal = Emulator(*(size or (120, 40)))
        # A keyboard on which nobody types.
        self.fileno, self._typing = os.pipe()
        self.input_tty = True
        self.line.asks = True

    def deliver(self, data: bytes) -> int:
        self.sink.append(data)
        self.terminal.receive(data.decode())
        for question in _QUESTION.findall(data):
            self.type(b"\x1b[?2026;2$y" if question.endswith(b"p") else b"\x1b[1;1R")
        return len(data)

    def type(self, keys: bytes) -> None:
        """As if it had come from a keyboard."""
        os.write(self._typing, keys)

    def bytes_sent(self) -> int:
        """Without the questions, which come when it suits the line."""
        return sum(len(_QUESTION.sub(b"", chunk)) for chunk in self.sink)

    def close(self) -> None:
        super().close()
        os.close(self._typing)
        os.close(self.fileno)


def sink_of(pilot: Pilot[Any]) -> SinkDriver:
    """The driver that a story runs on."""
    driver = pilot.app._driver
    assert isinstance(driver, SinkDriver)
    return driver


async def quiet(pilot: Pilot[Any]) -> None:
    """Until everything is painted and sent."""
    driver = sink_of(pilot)
    for _ in range(500):
        await pilot.pause()
        if driver._idle.is_set() and not driver._planned and not driver.line.differ.waiting:
            return
    raise AssertionError("there is always something more to send")
