"""A terminal that gives EIO, when read from, when written to, or both: the session ends, and only what ended is gone.

Keys and pictures go through a pty each here, neither of which the session is governed by. So no signal tells of the end
of either, and each side has to be noticed by its own error.
"""

from __future__ import annotations

import os
import pty
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pytest

from tests.e2e.office import TO_DO, Office
from tests.e2e.test_ending import someone_else_writes
from tests.support.terminal import PROGRAM, Terminal

SOON = 3.0
"""Seconds within which a session ends once the host knows that its terminal has gone."""

WORDS = "ring the depot about the forms"


class Window:
    """The program with a pty to type into and another to look at; what it says on stderr goes to a file."""

    def __init__(self, office: Office, *, answers: bool = True) -> None:
        self.office = office
        self.said = office.path.with_name("stderr")
        self.keyboard = pty.openpty()
        keep_what_is_said = ["sh", "-c", 'trap "" HUP; said=$1; shift; exec "$@" 2>"$said"', "sh"]
        self.terminal = Terminal(
            *("--db", office.path, "--as", "ana"),
            program=[*keep_what_is_said, str(self.said), *PROGRAM],
            columns=120,
            rows=30,
            keyboard=self.keyboard,
            answers=answers,
        )

    def __enter__(self) -> Window:
        self.terminal.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.terminal.__exit__(kind, error, trace)
        self.cut_keyboard()

    def shows_the_board(self) -> None:
        self.terminal.wait_for(*TO_DO, "? help")
        self.terminal.settle()

    def types_half_an_item(self) -> None:
        self.terminal.press("n")
        self.terminal.wait_for("enter add")
        self.terminal.type(WORDS)
        self.terminal.wait_for(WORDS)

    def cut_keyboard(self) -> None:
        for end in self.keyboard:
            with suppress(OSError):
                os.close(end)

    def cut_screen(self) -> None:
        self.terminal.hang_up()

    def has_gone(self) -> None:
        """Within three seconds from now nothing of it is left, and nobody was shown a traceback."""
        code = self.terminal.process.wait(SOON)
        assert code == 129
        assert self.said.read_text() == ""
        self.left_nothing_behind()

    def left_nothing_behind(self) -> None:
        assert of_session(self.terminal.process.pid) == []
        assert list(Path(os.environ["XDG_STATE_HOME"]).rglob("*.log")) == []
        someone_else_writes(self.office)


def of_session(number: int) -> list[int]:
    """The processes of a session."""
    done = subprocess.run(
        ["ps", "-o", "pid=", "-s", str(number)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in done.stdout.split()]


def the_draft_is_offered(office: Office) -> None:
    with office.open("ana") as ana:
        ana.wait_for("is kept: open it again")
        ana.press("n")
        ana.wait_for(WORDS, "what you had typed")


def test_it_can_no_longer_be_read_from(office: Office) -> None:
    with Window(office) as window:
        window.shows_the_board()
        window.types_half_an_item()
        window.cut_keyboard()
        window.has_gone()
        assert not {1002, 1006, 1049, 2004} & window.terminal.modes  # the screen was still there
        assert b"Traceback" not in window.terminal.received
    the_draft_is_offered(office)


def test_it_can_no_longer_be_written_to(office: Office) -> None:
    """Where nothing is to be written nothing is noticed; the first key that shows something ends it."""
    with Window(office) as window:
        window.shows_the_board()
        window.cut_screen()
        window.terminal.press("j")
        window.has_gone()


def test_it_can_no_longer_be_written_to_while_something_is_typed(office: Office) -> None:
    with Window(office) as window:
        window.shows_the_board()
        window.types_half_an_item()
        window.cut_screen()
        window.terminal.type(", all five")
        window.has_gone()
    with office.open("ana") as ana:
        ana.wait_for("is kept: open it again")
        ana.press("n")
        ana.wait_for(WORDS, "what you had typed")


@pytest.mark.parametrize("after", [0.03, 0.1, 0.2, 0.3, 0.4])
def test_it_goes_while_the_program_starts(office: Office, after: float) -> None:
    """It ended before it had begun, and said that it had gone wrong in the program itself."""
    with Window(office) as window:
        time.sleep(after)
        window.cut_screen()
        window.cut_keyboard()
        code = window.terminal.process.wait(SOON)
        assert code == (1 if "The screens need a terminal." in window.said.read_text() else 129)
        window.left_nothing_behind()


@pytest.mark.parametrize("what", ["the board", "a dialog"])
@pytest.mark.parametrize(
    "cut", [Window.cut_screen, Window.cut_keyboard], ids=["screen", "keyboard"]
)
def test_it_goes_in_the_middle_of_a_paint(
    office: Office, cut: Callable[[Window], None], what: str
) -> None:
    # One that never answers is sent everything at once, so that nothing but the line itself holds it up.
    with Window(office, answers=False) as window:
        window.shows_the_board()
        if what == "a dialog":
            window.types_half_an_item()
        window.terminal.fill_up()
        cut(window)
        window.has_gone()
    if what == "a dialog":
        the_draft_is_offered(office)
