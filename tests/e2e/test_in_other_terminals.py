"""The program inside programs that are terminals themselves: each counts cells in its own way and answers for itself.

Tmux and screen are tried with every run, mosh by `make soak`.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from breakthrough_tui.store.demo import throwaway_demo
from tests.support.needs import needs
from tests.support.terminal import ROOT, Terminal, usual_environment

FIRST = "Ask the 5 slowest cases why"


@pytest.fixture
def demo() -> Iterator[Path]:
    with throwaway_demo() as path:
        yield Path(path)


def shell_line(demo: Path) -> str:
    """The program in a shell that says afterwards what it was typed: an answer that came too late would be in it."""
    program = shlex.join(
        [sys.executable, "-m", "breakthrough_tui", "--db", str(demo), "--as", "ana"]
    )
    return f'cd {shlex.quote(str(ROOT))}; {program}; echo left; read -r typed; echo "typed [$typed]"; sleep 60'


def walk_about(terminal: Terminal) -> None:
    """What a person does in a minute; after each step the screen is as it should be, to the last character."""
    terminal.wait_for("PERMIT", "? help", FIRST)
    terminal.settle(1.0)
    assert terminal.lines[0].startswith(" PERMIT  EXAMPLE  Cut ")
    frame = terminal.lines
    assert [line for line in frame if line.startswith(" ▌ ")] == [
        frame[4],
        frame[6],
        frame[7],
    ], terminal.screen
    for key in "jjlhkk":
        before = terminal.screen
        terminal.press(key)
        terminal.wait_until(lambda screen, before=before: screen != before, key)  # type: ignore[misc]
    terminal.settle(0.5)
    assert terminal.lines == frame, terminal.screen
    terminal.press("L")
    terminal.wait_for("Doing  5")
    terminal.press("u")
    terminal.wait_for("Doing  4", "Taken back")
    terminal.press("?")
    terminal.wait_for("Keys: board")
    terminal.press("esc")
    terminal.wait_until(lambda screen: "Keys: board" not in screen)
    terminal.press("/")
    terminal.type("registry")
    terminal.wait_for("Doing  1 of 4")
    terminal.press("esc")
    terminal.wait_until(lambda screen: "1 of 4" not in screen)


def resize(terminal: Terminal) -> None:
    """Another size, and back."""
    terminal.settle(1.0)
    terminal.resize(90, 30)
    terminal.wait_for("/70 ", "? help")  # in short, where there is less room
    terminal.settle(1.0)
    terminal.resize(120, 40)
    terminal.wait_for(" of 70 ", "? help")


def leave(terminal: Terminal) -> None:
    """Nothing is typed into the shell, nothing is left on its screen."""
    terminal.press("q")
    terminal.wait_for("left")
    terminal.settle(1.0)
    assert "PERMIT" not in terminal.screen
    assert [line for line in terminal.lines if line.strip()] == ["left"]
    terminal.type("nothing else\r")
    terminal.wait_for("typed [nothing else]")


@needs("screen")
def test_in_screen(demo: Path, tmp_path: Path) -> None:
    settings = tmp_path / "screenrc"
    settings.write_text("startup_message off\ndefutf8 on\naltscreen on\n", encoding="utf-8")
    folder = tmp_path / "sockets"
    folder.mkdir(mode=0o700)
    program = ("screen", "-c", str(settings), "-U", "sh", "-c", shell_line(demo))
    environment = usual_environment(SCREENDIR=str(folder), SHELL="/bin/sh")
    try:
        with Terminal(program=program, environment=environment) as terminal:
            walk_about(terminal)
            resize(terminal)
            leave(terminal)
    finally:
        subprocess.run(["screen", "-X", "quit"], env=environment, check=False, capture_output=True)


@needs("tmux")
def test_in_tmux(demo: Path, tmp_path: Path) -> None:
    tmux = ("tmux", "-u", "-S", str(tmp_path / "tmux"), "-f", "/dev/null")
    program = (*tmux, "new-session", shell_line(demo), ";", "set", "status", "off")
    try:
        with Terminal(program=program, environment=usual_environment(SHELL="/bin/sh")) as terminal:
            walk_about(terminal)
            resize(terminal)
            leave(terminal)
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


@contextmanager
def mosh_server(command: str) -> Iterator[tuple[str, str]]:
    """Port and key of a server that runs a command, as `mosh` starts one through ssh."""
    begun = subprocess.run(
        ["mosh-server", "new", "-i", "127.0.0.1", "--", "sh", "-c", command],
        env=usual_environment(LC_ALL="C.UTF-8"),
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=20,
    )
    said = begun.stdout + begun.stderr
    found = re.search(r"MOSH CONNECT (\d+) (\S+)", said)
    detached = re.search(r"pid = (\d+)", said)
    assert found is not None, said
    assert detached is not None, said
    try:
        yield found[1], found[2]
    finally:
        with suppress(ProcessLookupError):
            os.kill(int(detached[1]), signal.SIGTERM)


@pytest.mark.soak
@needs("mosh-server", "mosh-client")
def test_over_mosh(demo: Path) -> None:
    with mosh_server(shell_line(demo)) as (port, key):
        environment = usual_environment(
            LC_ALL="C.UTF-8", MOSH_KEY=key, MOSH_PREDICTION_DISPLAY="never"
        )
        program = ("mosh-client", "127.0.0.1", port)
        with Terminal(program=program, environment=environment) as terminal:
            walk_about(terminal)
            leave(terminal)
