"""However the program ends, the terminal is as it was and nothing that was acknowledged is lost."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.e2e.office import TO_DO, Office, column_of
from tests.support.terminal import PATIENCE, PROGRAM, ROOT, Terminal, usual_environment

FIRST = TO_DO[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_in_order(office: Office, number: signal.Signals) -> None:
    with office.open_board("ana") as ana:
        ana.press("L")
        ana.wait_until(lambda screen: column_of(screen, FIRST) == "Doing")
        ana.settle()
        ana.process.send_signal(number)
        assert ana.ended() == 128 + number
        assert ana.is_restored()
    assert FIRST in office.titles()[1]


@pytest.mark.parametrize("after", [0.05, 0.2, 0.4, 0.7])
def test_a_signal_while_it_starts_leaves_no_mess(office: Office, after: float) -> None:
    with Terminal("--db", office.path, "--as", "ana") as ana:
        time.sleep(after)
        ana.process.send_signal(signal.SIGTERM)
        ana.ended()
        assert ana.is_restored()


def test_a_signal_in_a_dialog_and_in_the_middle_of_writing_loses_nothing(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.press("n")
        ana.type("one more")
        ana.press("enter")
        ana.wait_for("To do  4")
        ana.press("L", "e")  # the move may still be on its way to the disk
        ana.process.send_signal(signal.SIGTERM)
        assert ana.ended() == 128 + signal.SIGTERM
        assert ana.is_restored()
    assert any("one more" in titles for titles in office.titles())


def test_ctrl_c_twice_leaves(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.press("ctrl+c")
        ana.wait_for("ctrl+c once more leaves")
        ana.press("ctrl+c")
        assert ana.ended() == 0
        assert ana.is_restored()


def test_ctrl_c_in_a_field_leaves_too(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.press("n")
        ana.type("half a thou")
        ana.press("ctrl+c", "ctrl+c")
        assert ana.ended() == 0
        assert ana.is_restored()


def test_a_closed_window_ends_it(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.hang_up()
        assert ana.process.wait(PATIENCE) is not None


def test_it_ends_although_nobody_reads_what_it_sends(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.stop_reading()
        for _ in range(200):
            ana.press("j", "k")
        ana.process.send_signal(signal.SIGTERM)
        assert ana.process.wait(PATIENCE) is not None


@pytest.mark.parametrize("stdin", ["nothing", "a pipe"])
def test_without_a_terminal_there_is_one_sentence(office: Office, stdin: str) -> None:
    done = subprocess.run(
        [*PROGRAM, "--db", str(office.path), "--as", "ana"],
        cwd=ROOT,
        env=usual_environment(),
        stdin=subprocess.DEVNULL if stdin == "nothing" else subprocess.PIPE,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == b""
    sentence, hint = done.stderr.decode().splitlines()
    assert sentence == "breakthrough: The screens need a terminal."
    assert hint


def test_what_cannot_be_opened_is_said_on_the_usual_screen(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    with Terminal("--db", folder) as terminal:
        assert terminal.ended() == 1
        # The path may be longer than a line, so that the words after it are broken anywhere.
        terminal.wait_until(lambda screen: "is a folder, not a file" in screen.replace("\n", ""))
        assert terminal.is_restored()
