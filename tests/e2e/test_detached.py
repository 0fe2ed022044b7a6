"""The program in tmux and screen, left and taken up again: from another size, and by two terminals at once."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.e2e.test_in_other_terminals import FIRST, demo, leave, shell_line
from tests.support.hostile import acts
from tests.support.needs import needs
from tests.support.terminal import Terminal, usual_environment

__all__ = ["demo"]

TMUX_LEAVES, SCREEN_LEAVES = ("ctrl+b", "d"), ("ctrl+a", "d")


def is_whole(terminal: Terminal, width: int) -> None:
    """Every line fits, each column has its frame, and nothing stands there that the program did not draw."""
    lines = [line.rstrip() for line in terminal.lines]
    assert lines[0].startswith(" PERMIT  EXAMPLE  Cut "), terminal.screen
    assert all(len(line) <= width for line in lines)
    assert lines[-1].strip().endswith("? help"), terminal.screen
    assert not [line for line in lines if "[?" in line or "\x1b" in line or "�" in line]


def go_away(terminal: Terminal, keys: tuple[str, str]) -> None:
    """Leave by the keys of the program around; the window lives on."""
    terminal.settle(0.5)
    for key in keys:
        terminal.press(key)
    assert terminal.ended() == 0


def types_half(terminal: Terminal) -> None:
    """Move a card, and begin to type another."""
    terminal.wait_for("PERMIT", "? help", FIRST)
    terminal.settle(1.0)
    terminal.press("L")
    terminal.wait_for("Doing  5")
    terminal.press("n")
    terminal.wait_for("enter add")
    terminal.type("ring the de")
    terminal.wait_for("ring the de")


def goes_on(terminal: Terminal) -> None:
    """What was half typed is still there, and goes on."""
    terminal.wait_for("ring the de", "enter add")
    terminal.type("pot")
    terminal.wait_for("ring the depot")
    terminal.press("enter")
    terminal.wait_until(lambda screen: "enter add" not in screen or "added" in screen)
    terminal.press("esc")
    terminal.wait_until(lambda screen: "enter add" not in screen and "ring the depot" in screen)
    terminal.settle(1.0)


@needs("tmux")
def test_tmux_is_left_and_taken_up_at_another_size(demo: Path, tmp_path: Path) -> None:
    tmux = ("tmux", "-u", "-S", str(tmp_path / "tmux"), "-f", "/dev/null")
    start = (*tmux, "new-session", shell_line(demo), ";", "set", "status", "off")
    environment = usual_environment(SHELL="/bin/sh")
    attach = (*tmux, "attach")
    try:
        with Terminal(program=start, environment=environment) as first:
            types_half(first)
            go_away(first, TMUX_LEAVES)
        with Terminal(program=attach, columns=90, rows=26, environment=environment) as second:
            goes_on(second)
            is_whole(second, 90)
            with Terminal(program=attach, columns=140, rows=44, environment=environment) as third:
                # The window has the size of whoever did something last: here both look at it.
                third.wait_for("? help", "ring the depot")
                third.press("j")
                third.wait_for(" of 70 ")
                third.settle(1.0)
                is_whole(third, 140)
                second.press("k")
                second.wait_for("/70 ", "? help")
                second.settle(1.0)
                is_whole(second, 90)
                third.settle(1.0)
                go_away(third, TMUX_LEAVES)
            second.press("j")
            second.settle(1.0)
            is_whole(second, 90)
            assert not acts_in(second.screen)
            leave(second)
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


@needs("screen")
def test_screen_is_left_and_taken_up_at_another_size(demo: Path, tmp_path: Path) -> None:
    settings = tmp_path / "screenrc"
    settings.write_text("startup_message off\ndefutf8 on\naltscreen on\n", encoding="utf-8")
    folder = tmp_path / "sockets"
    folder.mkdir(mode=0o700)
    screen = ("screen", "-c", str(settings), "-U")
    environment = usual_environment(SCREENDIR=str(folder), SHELL="/bin/sh")
    try:
        start = (*screen, "sh", "-c", shell_line(demo))
        with Terminal(program=start, environment=environment) as first:
            types_half(first)
            go_away(first, SCREEN_LEAVES)
        again = (*screen, "-r")
        with Terminal(program=again, columns=90, rows=26, environment=environment) as second:
            goes_on(second)
            is_whole(second, 90)
            beside = (*screen, "-x")
            with Terminal(program=beside, columns=120, rows=40, environment=environment) as third:
                third.wait_for("ring the depot")
                third.press("j")
                third.settle(1.0)
                go_away(third, SCREEN_LEAVES)
            second.press(
                "ctrl+l"
            )  # screen tells the program nothing of a size that it has had before
            second.settle(1.0)
            is_whole(second, 90)
            assert not acts_in(second.screen)
            leave(second)
    finally:
        subprocess.run(["screen", "-X", "quit"], env=environment, check=False, capture_output=True)


def acts_in(screen: str) -> list[str]:
    """What on a screen would act on a terminal."""
    return acts(screen.replace("\n", " ").encode())
