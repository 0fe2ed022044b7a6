"""However the program ends, the terminal is as it was and nothing that was acknowledged is lost."""

from __future__ import annotations

import fcntl
import os
import shlex
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from breakthrough_tui.store.store import Store
from tests.e2e.office import TO_DO, Office, column_of
from tests.store.processes import holders
from tests.store.test_killed import lost, wait_for_lines, whole
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
        assert ana.ended() in (-signal.SIGTERM, 128 + signal.SIGTERM)
        assert ana.is_restored()
        assert b"went wrong" not in ana.received


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


def someone_else_writes(office: Office) -> None:
    """At once, so that nobody who has gone holds a lock; and nobody of theirs has the file open."""
    for _ in range(3):
        begun = time.monotonic()
        office.add("somebody else's")
        assert time.monotonic() - begun < 3
    assert holders(office.path) == [os.getpid()]


WAYS = ["as usual", "with SIGHUP ignored"]


@pytest.mark.parametrize("way", WAYS)
def test_a_closed_window_ends_it(office: Office, way: str) -> None:
    """Under `nohup` no SIGHUP is heard at first: the program listens to it again, and reading and writing fail."""
    begin = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh"] if way != WAYS[0] else []
    with Terminal(
        *("--db", office.path, "--as", "ana"), program=[*begin, *PROGRAM], columns=120, rows=30
    ) as ana:
        ana.wait_for(*TO_DO, "? help")
        ana.settle()
        assert holders(office.path) == sorted([os.getpid(), ana.process.pid])
        types_half_an_item(ana)
        ana.hang_up()
        ana.process.wait(3)
        someone_else_writes(office)
    with office.open("ana") as ana:
        ana.wait_for("is kept: open it again")


@pytest.mark.parametrize("way", WAYS)
def test_it_ends_when_its_parent_is_killed(office: Office, way: str) -> None:
    """As sshd's child that dies: the shell around it is killed, and the window goes with it."""
    ignore = 'trap "" HUP; ' if way != WAYS[0] else ""
    words = shlex.join([*PROGRAM, "--db", str(office.path), "--as", "ana"])
    with Terminal(program=["sh", "-c", f"{ignore}{words}; true"], columns=120, rows=30) as ana:
        ana.wait_for(*TO_DO, "? help")
        ana.settle()
        [session] = set(holders(office.path)) - {os.getpid()}
        assert session != ana.process.pid
        ana.process.kill()
        ana.process.wait()
        ana.hang_up()
        until = time.monotonic() + 3
        while Path(f"/proc/{session}").exists():
            assert time.monotonic() < until, "it outlived its parent and its window"
            time.sleep(0.02)
        someone_else_writes(office)


def test_the_end_waits_for_nobody_who_reads_nothing(office: Office) -> None:
    """A stalled window that is closed while the program still has much to say."""
    with office.open_board("ana") as ana:
        ana.stop_reading()
        for _ in range(300):
            ana.press("j", "k", "2", "1")
        ana.hang_up()
        ana.process.wait(4)
        someone_else_writes(office)


def test_it_ends_although_nobody_reads_what_it_sends(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.stop_reading()
        for _ in range(200):
            ana.press("j", "k")
        ana.process.send_signal(signal.SIGTERM)
        assert ana.process.wait(PATIENCE) is not None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_it_ends_although_its_own_loop_waits_for_who_reads_nothing(
    office: Office, number: signal.Signals
) -> None:
    """As with Textual's own way of sending, which a person may choose: nothing leaves in order any more then."""
    office.sends_everything_itself("ana")
    with office.open_board("ana") as ana:
        ana.fill_up()
        for _ in range(60):  # its queue to the writer has room for thirty
            ana.press("ctrl+l")
            time.sleep(0.02)
        ana.process.send_signal(number)
        assert ana.process.wait(3) == 128 + number
        assert ana.gives_lines_and_blocks()
        someone_else_writes(office)


def types_half_an_item(ana: Terminal) -> None:
    ana.press("n")
    ana.wait_for("enter add")
    ana.type("ring the depot")
    ana.wait_for("ring the depot")


def test_it_ends_although_somebody_else_writes_without_end(office: Office) -> None:
    with office.open_board("ana") as ana, Path(f"{office.path}.lock").open("r+b") as lock:
        types_half_an_item(ana)
        fcntl.flock(lock, fcntl.LOCK_EX)
        ana.hang_up()
        ana.process.wait(3)
        assert holders(office.path) == [os.getpid()]


def test_a_second_signal_takes_nothing_away_from_the_first(office: Office) -> None:
    """As when the shell around it dies of the first: what is typed was being written down, and was lost."""
    with office.open_board("ana") as ana, Path(f"{office.path}.lock").open("r+b") as lock:
        types_half_an_item(ana)
        fcntl.flock(lock, fcntl.LOCK_EX)
        ana.process.send_signal(signal.SIGHUP)
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGHUP):
            time.sleep(0.3)
            ana.process.send_signal(number)
        fcntl.flock(lock, fcntl.LOCK_UN)
        assert ana.ended() == 128 + signal.SIGHUP
        assert ana.is_restored()
    with office.open("ana") as ana:
        ana.wait_for("is kept: open it again")


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


def test_a_session_and_verbs_that_are_killed_as_one_group_lose_nothing(office: Office) -> None:
    ledger = office.path.with_name("ledger")
    add = shlex.join([sys.executable, "-m", "tests.store.ledger", str(office.path), str(ledger)])
    screens = shlex.join([*PROGRAM, "--db", str(office.path), "--as", "ana"])
    for turn in range(2):
        line = f"for n in 1 2; do {add} {turn}.$n >/dev/null </dev/null & done; exec {screens}"
        with Terminal(program=["sh", "-c", line]) as ana:
            ana.wait_for("PERMIT", "? help")
            wait_for_lines(ledger, 20 * (turn + 1))
            ana.press("L", "J", "L", "H")
            ana.wait_until(lambda screen: "Doing" in screen)
            time.sleep(0.05 * turn)
            os.killpg(ana.process.pid, signal.SIGKILL)
            ana.process.wait()
        with closing(Store.open(str(office.path))) as store:
            assert lost(store, ledger) == set()
            whole(store)
    with office.open("ana") as ana:
        ana.press("n")
        ana.wait_for("enter add")
        ana.type("after all that")
        ana.press("enter")
        ana.wait_for("after all that")
