"""A program on our driver in a real pty."""

from __future__ import annotations

import os
import signal
from time import monotonic

import pytest

from tests.terminal.pty_line import PtyLine, without_questions

PROGRAM = ["-m", "tests.terminal.small_app"]
FIRST = "▌ Ask the office for 0"


@pytest.fixture(autouse=True)
def _found_from_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(request.config.rootpath)


def test_it_starts_moves_and_leaves_the_terminal_as_it_was() -> None:
    with PtyLine(PROGRAM) as line:
        before = line.mode()
        line.until(line.shows(FIRST))
        line.until_quiet()
        assert len(without_questions(line.received)) < 7_500
        so_far = len(without_questions(line.received))
        line.type(b"j")
        line.until(line.shows("▌ Measure the queue 1"))
        line.until_quiet()
        assert len(without_questions(line.received)) - so_far <= 300
        line.type(b"q")
        assert line.until_ended() == 0
        assert line.mode() == before
        assert line.received.endswith(b"\x1b[?1049l\x1b[?25h\x1b[?1004l")


def test_nothing_is_sent_while_nothing_changes() -> None:
    with PtyLine(PROGRAM) as line:
        line.until(line.shows(FIRST))
        line.until_quiet()
        so_far = len(line.received)
        line.run_for(1.5)
        assert len(line.received) == so_far


def test_no_answer_is_left_for_the_shell() -> None:
    with PtyLine(PROGRAM, round_trip=0.3) as line:
        line.until(line.shows(FIRST))
        line.type(b"jjjjq")
        line.until_ended()
        line.run_for(0.5)
        asked = line.received.count(b"\x1b[6n") + line.received.count(b"\x1b[?2026$p")
        assert asked == line.answered_before_the_end


def test_a_new_size_is_painted_whole() -> None:
    with PtyLine(PROGRAM) as line:
        line.until(line.shows(FIRST))
        line.until_quiet()
        line.resize(140, 30)
        line.until(lambda: line.terminal.text()[29].startswith("   PERMIT-14"))
        line.until_quiet()
        line.resize(90, 20)
        line.until(lambda: line.terminal.text()[19].startswith("   PERMIT-9"))
        line.until_quiet()
        assert line.terminal.text()[0].startswith(FIRST)
        assert line.terminal.text()[0].endswith("Talk to the clerks 0        ")


def test_a_terminal_that_never_answers_gets_everything_all_the_same() -> None:
    with PtyLine(PROGRAM, answers=False) as line:
        line.until(line.shows(FIRST))
        for _ in range(40):
            line.type(b"j")
            line.run_for(0.03)
        line.until(line.shows(" 40 "))
        line.until_quiet()
        line.type(b"q")
        assert line.until_ended() == 0


@pytest.mark.soak
@pytest.mark.parametrize(
    ("program", "bits"),
    [(PROGRAM, 64_000), (PROGRAM, 24_000), (PROGRAM, 8_000), ([*PROGRAM, "plain"], 64_000)],
    ids=["64", "24", "8", "plain-64"],
)
def test_a_key_held_for_three_seconds_on_a_slow_line(program: list[str], bits: int) -> None:
    """Times are printed, not judged: other programs run here too."""
    with PtyLine(program, bytes_a_second=bits / 8, round_trip=0.3) as line:
        line.until(line.shows(FIRST), within=60)
        line.until_quiet()
        for number in range(90):
            line.type(b"j", after=number / 30)
        last = monotonic() + 89 / 30
        line.until_quiet(1.5)
        print(
            f"{bits // 1000} kbit/s: last byte {(line.last_byte_at - last) * 1000:.0f} ms after the last key"
        )
        assert line.shows(" 90 ")()


def test_stopped_by_somebody_and_continued_it_is_whole_again() -> None:
    with PtyLine(PROGRAM) as line:
        line.until(line.shows(FIRST))
        line.until_quiet()
        os.kill(line.pid, signal.SIGSTOP)
        line.terminal.receive("\x1b[5;5Hbash: jobs")
        os.kill(line.pid, signal.SIGCONT)
        line.until(lambda: line.shows(FIRST)() and not line.shows("bash")())
        line.type(b"j")
        line.until(line.shows("▌ Measure the queue 1"))


def test_a_terminal_that_reads_nothing_does_not_keep_it_from_ending() -> None:
    with PtyLine(PROGRAM) as line:
        line.until(line.shows(FIRST))
        line.stall()
        for _ in range(100):
            line.type(b"j")
            line.run_for(0.02)
        os.kill(line.pid, signal.SIGTERM)
        assert line.until_ended(within=5) == 128 + signal.SIGTERM


def test_ended_by_a_signal_it_leaves_the_terminal_as_it_was() -> None:
    with PtyLine(PROGRAM) as line:
        before = line.mode()
        line.until(line.shows(FIRST))
        os.kill(line.pid, signal.SIGTERM)
        assert line.until_ended() == 128 + signal.SIGTERM
        assert line.mode() == before
        assert b"\x1b[?1049l" in line.received


def test_a_terminal_that_goes_away_ends_it() -> None:
    with PtyLine(PROGRAM) as line:
        line.until(line.shows(FIRST))
        line.hang_up()
        assert line.until_ended() != 0
