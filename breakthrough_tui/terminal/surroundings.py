"""What the environment may not switch on: to be called before Textual is imported."""

from __future__ import annotations

import os

_THEIRS = ("BROWSER", "COLUMNS", "LINES")
"""A program to start on the server, and a fixed size that would make a resize go unseen."""


def tidy() -> None:
    """Take out variables by which Textual would run a driver of anybody's, write files, or open a debugger."""
    for name in list(os.environ):
        if name in _THEIRS or name.startswith("TEXTUAL"):
            del os.environ[name]
