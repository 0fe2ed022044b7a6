"""Reads what comes from a terminal.

Unlike Textual's own reading: it does not wake ten times a second, bytes that are not UTF-8 do not end
it, and it ends when the terminal has gone. For that it uses the parser that Textual keeps private.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual._parser import ParseError
from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from textual.message import Message

_READ_AT_ONCE = 4096

_TICK = 0.02
"""Seconds between two looks at the time, by which a single escape is told from a sequence."""


def read_keys(
    keyboard: int, enough: int, process: Callable[[Message], None], *, debug: bool = False
) -> bool:
    """Hand on what comes from one descriptor until the other has something; False: the terminal has gone."""
    parser = XTermParser(debug)
    decode = getincrementaldecoder("utf-8")("replace").decode
    still_there = True
    while True:
        undecided = parser._timeout_time is not None
        ready, _, _ = select.select([keyboard, enough], [], [], _TICK if undecided else None)
        if keyboard in ready:
            try:
                data = os.read(keyboard, _READ_AT_ONCE)
            except OSError:
                data = b""
            if not data:
                still_there = False
                break
            if text := decode(data):
                for message in parser.feed(text):
                    process(message)
        if enough in ready:
            break
        for message in parser.tick():
            process(message)
    with suppress(ParseError):
        for _ in parser.feed(""):
            pass
    return still_there
