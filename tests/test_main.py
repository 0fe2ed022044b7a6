"""The program as a process: what a shell sees of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from breakthrough_tui import main as main_module
from breakthrough_tui.main import main
from tests.support.hostile import acts
from tests.support.needs import needs_that


def breakthrough(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "breakthrough_tui", *words],
        input=stdin,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def team(tmp_path: Path) -> str:
    path = str(tmp_path / "team.db")
    assert breakthrough("--db", path, "init", "--admin", "ana").returncode == 0
    assert breakthrough("--db", path, "new", "Halve the days", "--code", "HALF").returncode == 0
    return path


def test_a_team_is_made_and_works_by_scripts(team: str) -> None:
    added = breakthrough("--db", team, "card", "add", "--lines", "-", stdin="über\nb\n".encode())
    assert added.stdout.decode().splitlines() == [
        "HALF-1  To do  ana  über",
        "HALF-2  To do  ana  b",
    ]
    listed = breakthrough("--db", team, "card", "list", "--json")
    assert listed.stdout.startswith(b"[\n")
    assert listed.stderr == b""


def test_the_exit_code_says_what_went_wrong(team: str) -> None:
    assert breakthrough("--db", team, "card", "show", "9").returncode == 1
    assert breakthrough("--db", team, "card", "shwo", "9").returncode == 2


def test_text_comes_out_whatever_the_terminal_can_write(team: str) -> None:
    breakthrough("--db", team, "card", "add", "über 窓口")
    result = subprocess.run(
        [sys.executable, "-m", "breakthrough_tui", "--db", team, "card", "list"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert b"?ber ??" in result.stdout


def test_a_title_that_is_no_text_is_taken_without_its_broken_part(team: str) -> None:
    result = subprocess.run(
        [
            *(sys.executable, "-m", "breakthrough_tui", "--db", team),
            *("card", "add", b"broken \xff title"),
        ],
        capture_output=True,
        check=True,
    )
    assert b"broken title" in result.stdout


def test_a_reader_that_goes_away_is_no_error(team: str) -> None:
    lines = "\n".join(f"item {number}" for number in range(500)).encode()  # more than a pipe holds
    breakthrough("--db", team, "card", "add", "--lines", "-", stdin=lines)
    words = [sys.executable, "-m", "breakthrough_tui", "--db", team, "card", "list", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@needs_that(Path("/dev/full").exists(), "this system has no /dev/full")
def test_output_that_cannot_be_written_is_said(team: str) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "breakthrough_tui", "--db", team, "card", "list", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 1
    assert result.stderr.startswith(b"breakthrough: What was to be said could not be written: ")


def test_ctrl_c_ends_it_quietly(team: str) -> None:
    words = [sys.executable, "-m", "breakthrough_tui", "--db", team, "card", "add", "--lines", "-"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        # It waits for its lines as soon as the database is open.
        until = time.monotonic() + 30
        while not Path(f"{team}-wal").exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_without_a_terminal_the_screens_do_not_open(team: str) -> None:
    result = breakthrough("--db", team)
    assert result.returncode == 1
    assert result.stdout == b""
    assert result.stderr.startswith(b"breakthrough: ")


def test_a_mistake_of_ours_is_a_sentence_and_the_details_are_in_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(argv: object, *, forced: bool) -> int:
        raise ZeroDivisionError("\x1b[31mred")

    monkeypatch.setattr(main_module, "run", broken)
    assert main(["list"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("breakthrough: This went wrong in the program itself: ZeroDivisionError.")
    assert "Traceback" not in err
    log = Path(err.splitlines()[1].removeprefix("The details are in ").removesuffix("."))
    assert "Traceback" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0
    assert "ZeroDivisionError: red" in log.read_text()
    assert acts(log.read_bytes()) == []


BYTES = [b"\xff", b"\x1b]0;PWNED\x07\x9b31m a[/]b \x1b[31m" + "\u202e\u200b\x9b".encode()]
"""As a shell hands them over, or sshd: nobody has said that they are text."""


@pytest.mark.parametrize("text", BYTES, ids=range(len(BYTES)))
def test_bytes_of_any_kind_in_words_and_environment_do_not_act(team: str, text: bytes) -> None:
    program = [sys.executable, "-m", "breakthrough_tui"]
    names = (b"BREAKTHROUGH", b"BREAKTHROUGH_DB", b"BREAKTHROUGH_NOW", b"LANG", b"TERM", b"USER")
    with_each = {**os.environb, **dict.fromkeys((*names, b"LOGNAME", b"TZ", b"COLORTERM"), text)}
    typed: list[tuple[list[str | bytes], dict[bytes, bytes]]] = [
        (["--db", team, "card", "add", text], dict(os.environb)),
        (["--db", team, "card", "move", "1", text], dict(os.environb)),
        (["--db", text, "status"], dict(os.environb)),
        ([text], dict(os.environb)),
        (["--db", team, "card", "list"], with_each),
        (["--db", team, "-b", "HALF", "doctor"], with_each),
        (["status"], with_each),
    ]
    for words, environment in typed:
        done = subprocess.run(
            [*program, *words], env=environment, input=b"", capture_output=True, check=False
        )
        assert acts(done.stdout + done.stderr) == [], words
        assert b"Traceback" not in done.stderr, words
        assert done.returncode in (0, 1, 2, 3), words
