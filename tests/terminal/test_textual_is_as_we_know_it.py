"""The driver, and some of the start, override and use what Textual keeps private. When Textual changes that, these
fail: read it again, mend what uses it, then put the new sums here."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen
from textual.strip import Strip

from breakthrough_tui.terminal.driver import LineDriver

_KNOWN: dict[Callable[..., Any], str] = {
    LinuxDriver.__init__: "671887bbf938d1d8",
    LinuxDriver.start_application_mode: "7c41f5ba11a8ef05",
    LinuxDriver.stop_application_mode: "9a7e99c8d4bdbd3b",
    LinuxDriver.disable_input: "6154c5a7c1743fe9",
    LinuxDriver.close: "c32293a24c1a6b91",
    LinuxDriver.write: "b78a34033db5a0eb",
    LinuxDriver._run_input_thread: "d2ef22cc2c97a9eb",
    LinuxDriver.run_input_thread: "d796af6d69db337d",
    LinuxDriver.process_message: "685f4c56ecfc3fe2",
    LinuxDriver._enable_mouse_support: "cf01052c1f34e9f2",
    LinuxDriver._disable_mouse_support: "101060901b67c71b",
    LinuxDriver._request_terminal_sync_mode_support: "8b0a2153af3c27bb",
    LinuxDriver._query_in_band_window_resize: "6281785be6a988fd",
    LinuxDriver._get_terminal_size: "7e80e59356c609c4",
    LinuxDriver._sigtstp_application: "26c3c19ce1817e66",
    LinuxDriver._sigcont_application: "1d7463a74df118a4",
    Driver.__init__: "045ee24b9ab0f865",
    Driver.process_message: "af9cb0baaf150940",
    Driver.send_message: "4ecf73a431b20ace",
    Driver.suspend_application_mode: "20cef4924da35261",
    Driver.resume_application_mode: "f223590ce241bf26",
    WriterThread.run: "314021aab4f52726",
    WriterThread.write: "bc55e763d1eab88e",
    WriterThread.stop: "e02ca6dd8268a204",
    Parser.feed: "390106cde019dd29",
    Parser.tick: "44606084ad3bf7c1",
    XTermParser.parse: "a5834ad1def86544",
    Strip.render_style: "749d890bb5c43510",
    App._display: "4b78dff6669a455c",
    App._begin_update: "74b869c65286249f",
    App._set_pointer_shape: "55b4485417c4e48d",
    Screen._extend_compose: "b80043bc2e09b886",
    Screen._on_screen_resume: "f39caa8ec4424d3c",
}

_OVERRIDDEN = (
    "__init__",
    "_disable_mouse_support",
    "_enable_mouse_support",
    "_get_terminal_size",
    "_query_in_band_window_resize",
    "_request_terminal_sync_mode_support",
    "_sigcont_application",
    "_sigtstp_application",
    "close",
    "deliver_binary",
    "disable_input",
    "open_url",
    "process_message",
    "run_input_thread",
    "start_application_mode",
    "stop_application_mode",
    "write",
)


@pytest.mark.parametrize("function", _KNOWN, ids=lambda function: function.__qualname__)
def test_textual_does_it_as_when_it_was_read(function: Callable[..., Any]) -> None:
    assert _sum(function) == _KNOWN[function]


@pytest.mark.parametrize("name", _OVERRIDDEN)
def test_what_is_overridden_is_there_and_takes_the_same(name: str) -> None:
    theirs = inspect.signature(getattr(LinuxDriver, name)).parameters
    ours = inspect.signature(getattr(LineDriver, name)).parameters
    assert [(p.name, p.kind) for p in theirs.values()] == [(p.name, p.kind) for p in ours.values()]


def test_nothing_else_is_overridden_by_accident() -> None:
    ours = {name for name in vars(LineDriver) if name == "__init__" or not name.startswith("__")}
    assert {name for name in ours - {"_abc_impl"} if hasattr(LinuxDriver, name)} == set(_OVERRIDDEN)


def _sum(function: Callable[..., Any]) -> str:
    return sha256(inspect.getsource(function).encode()).hexdigest()[:16]
