"""The terminal of these tests is a true one: seen with a program that does next to nothing."""

from __future__ import annotations

import signal
import sys

from tests.support.terminal import ROOT, Terminal

BARE = (sys.executable, str(ROOT / "bench" / "bare_app.py"))
SHELL = ("/bin/sh", "-c")


def test_it_shows_what_the_program_draws_and_hands_on_keys() -> None:
    with Terminal("5", program=BARE, columns=60, rows=20) as terminal:
        terminal.wait_for("Line 0", "Line 4")
        assert terminal.lines[0].startswith("Line 0 of a program")
        assert terminal.lines[2] == ""
        assert 1049 in terminal.modes
        terminal.press("L")
        terminal.wait_until(lambda screen: screen.startswith("Line 3"))
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.is_restored()


def test_it_tells_the_program_of_another_size() -> None:
    with Terminal("500", program=BARE, columns=60, rows=20) as terminal:
        terminal.wait_for("Line 59")
        assert "Line 60" not in terminal.screen
        terminal.resize(60, 30)
        terminal.wait_for("Line 89")


def test_it_sees_that_a_killed_program_left_the_terminal_in_a_mess() -> None:
    with Terminal("5", program=BARE) as terminal:
        terminal.wait_for("Line 4")
        terminal.process.send_signal(signal.SIGKILL)
        terminal.ended()
        assert not terminal.is_restored()


def test_closing_the_window_hangs_up() -> None:
    with Terminal("sleep 60", program=SHELL) as terminal:
        terminal.hang_up()
        assert terminal.process.wait(10) == -signal.SIGHUP


def test_the_usual_screen_is_there_again_after_the_other_one() -> None:
    script = r"printf 'before \033[?1049hother'; sleep 0.5; printf '\033[<u\033[?1049l'; sleep 60"
    with Terminal(script, program=SHELL) as terminal:
        terminal.wait_for("other")
        terminal.wait_for("before")
        assert "other" not in terminal.screen
        assert "u" not in terminal.screen
