"""A disk without room, and a lock that somebody holds for long: the person is told, and nothing typed is lost."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.office import TO_DO, Office
from tests.support.needs import needs_or_not_tried
from tests.support.terminal import PROGRAM, ROOT, Terminal, usual_environment


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    needs_or_not_tried(
        "" if os.geteuid() == 0 else "only root can mount a small one", "a full disk"
    )
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """No byte is free there meanwhile."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        size = 1 << 16
        while size:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2
    assert shutil.disk_usage(folder).free == 0
    try:
        yield
    finally:
        ballast.unlink(missing_ok=True)


def test_a_full_disk_is_said_and_what_was_typed_is_saved_when_there_is_room(
    small_disk: Path,
) -> None:
    office = Office(small_disk)
    # More than fits into what the write-ahead log holds on the disk already: that is written over without room.
    lines = [f"ring the depot about form {number}, {'as said ' * 20}" for number in range(120)]
    with office.open_board("ana") as ana:
        with filled(small_disk):
            ana.press("n")
            ana.wait_for("enter add")
            ana.paste("\n".join(lines))
            ana.wait_for("120 items: enter adds them all.")
            ana.press("enter")
            # The path may be so long that the sentence breaks anywhere.
            ana.wait_until(lambda screen: "full; nothing was changed" in " ".join(screen.split()))
            ana.wait_for("What you typed is kept")
            assert "ring the depot" in ana.screen
        ana.press("enter")
        ana.wait_for("To do  123")
        with filled(small_disk):
            ana.press("2")
            ana.wait_for("2 Obstacles")
            ana.press("1")
            ana.wait_for("To do  123")
        ana.press("g", "L")
        ana.wait_for("Doing  2")
        ana.settle()
    kept = [title for titles in office.titles() for title in titles if "ring the depot" in title]
    assert len(kept) == 120


def test_a_fresh_start_without_room_says_what_is_wrong(small_disk: Path) -> None:
    office = Office(small_disk)
    office.store.close()  # the last one takes the -wal and -shm files with it
    with filled(small_disk):
        done = subprocess.run(
            [*PROGRAM, "--db", str(office.path), "--as", "ana", "card", "list"],
            cwd=ROOT,
            env=usual_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        if done.returncode != 0:
            assert "disk" in done.stderr or "room" in done.stderr
        with Terminal("--db", office.path, "--as", "ana") as ana:
            ana.wait_until(
                lambda screen: "disk" in screen or all(title in screen for title in TO_DO)
            )
            if "disk" in ana.screen:
                assert ana.ended() == 1
                assert ana.is_restored()


def test_a_lock_held_for_long_leaves_the_screen_alive_and_no_doubt(office: Office) -> None:
    with office.open_board("ana") as ana:
        lock = Path(f"{office.path}.lock")
        with lock.open("r+b") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            ana.press("L")
            ana.wait_for("Doing  2")  # shown at once, before it is written
            ana.press("2")
            ana.wait_for("2 Obstacles")
            ana.press("1")
            ana.wait_for("1 Board")
            ana.wait_for("longer than 5 seconds")
            ana.wait_for("Doing  1")  # taken back, as the sentence says
        ana.press("L")
        ana.wait_for("Doing  2")
        ana.settle()
    assert [len(titles) for titles in office.titles()] == [2, 2, 0]
