"""What well-known terminals answer, and what they do not: nowhere a character that nobody typed, nowhere one missing.

By their documentation and source, since they cannot be run here; tmux, screen, mosh and xterm are tried for real.
"""

from __future__ import annotations

import pytest

from tests.terminal.pty_line import PtyLine, without_questions

PROGRAM = ["-m", "tests.terminal.small_app"]
FIRST = "▌ Ask the office for 0"

TERMINALS = {
    "kitty, foot, WezTerm": (b"\x1b[?2026;2$y", {"TERM": "xterm-kitty"}),
    "Windows Terminal": (b"\x1b[?2026;2$y", {"TERM": "xterm-256color"}),
    "xterm, and a Windows console of before": (b"\x1b[?2026;0$y", {"TERM": "xterm"}),
    "PuTTY": (b"", {"TERM": "putty-256color"}),
    "Terminal of macOS": (b"", {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}),
}


@pytest.fixture(autouse=True)
def _found_from_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(request.config.rootpath)


@pytest.mark.parametrize("name", TERMINALS)
def test_start_walk_and_end(name: str) -> None:
    synchronized, environment = TERMINALS[name]
    with PtyLine(
        PROGRAM, round_trip=0.1, synchronized=synchronized, environment=environment
    ) as line:
        before = line.mode()
        line.until(line.shows(FIRST))
        line.until_quiet()
        picture = line.terminal.text()
        for number in range(40):
            line.type(b"j", after=number / 30)
        line.until(line.shows(" 40 "))
        line.type(b"k" * 40)
        line.until(line.shows(FIRST))
        line.until_quiet()
        assert line.terminal.text()[:2] == picture[:2]
        line.type(b"q")
        assert line.until_ended() == 0
        assert line.mode() == before
        asked = line.received.count(b"\x1b[6n")
        if "TERM_PROGRAM" in environment:
            assert b"\x1b[?2026$p" not in line.received  # it would show the p
        elif synchronized:
            asked += line.received.count(b"\x1b[?2026$p")
        assert asked == line.answered_before_the_end
        assert without_questions(line.received).endswith(b"\x1b[?1049l\x1b[?25h\x1b[?1004l")
