"""An upgrade is killed at any statement and in the middle of any write: the next start has all of it.

The copy that is made before an upgrade once got its name before it was whole. Whoever was killed meanwhile left half a
database that was called a copy, and that nothing ever took away.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from breakthrough_tui.store.address import Address
from breakthrough_tui.store.backup import backups, require_sound
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.upgrade import (
    CURRENT,
    schema_version,
    upgrade,
)
from tests.store.processes import ROOT
from tests.store.upgrades import NOW, at_version


def dump(path: Path) -> list[str]:
    """All that is in a file, but when a script was run: who is killed right after it has not noted that yet."""
    with closing(sqlite3.connect(path)) as found:
        noted = 'INSERT INTO "schema_migration"'
        return [
            line.rpartition(",")[0] if line.startswith(noted) else line for line in found.iterdump()
        ]


def beside(path: Path) -> set[str]:
    """What else lies there, except locks and what SQLite keeps."""
    usual = ("", ".lock", ".upgrade.lock", ".backup.lock", "-wal", "-shm")
    names = {file.name for file in path.parent.iterdir()}
    return names - {f"{path.name}{ending}" for ending in usual}


@dataclass
class Cutter:
    """Kills upgrades."""

    process: subprocess.Popen[str]

    def upgrade(self, path: Path, how: str, number: int = 0) -> tuple[int, bool]:
        """How many statements there were, as far as one knows, and whether it was killed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{path} {how} {number}\n")
        self.process.stdin.flush()
        count, ended = self.process.stdout.readline().split(" ", 1)
        assert ended in ("killed\n", "ended 0\n")
        return int(count), ended == "killed\n"


@pytest.fixture(scope="module")
def cutter() -> Iterator[Cutter]:
    words = [sys.executable, "-m", "tests.store.cut_off"]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Cutter(process)
        process.communicate()


def cut_everywhere(folder: Path, cutter: Cutter, version: int, moments: int) -> int:
    """Kill upgrades from a version at so many statements and sizes; how many were killed."""
    start = at_version(folder / "start", version)
    for copy in backups(start):  # of the upgrades that led there
        copy.unlink()
    whole = folder / "whole"
    shutil.copytree(start.parent, whole)
    count, killed = cutter.upgrade(whole / "team.db", "never")
    assert not killed
    wanted = dump(whole / "team.db")
    before = dump(start) if version else []
    size = (whole / "team.db").stat().st_size
    cuts = [("statement", 1 + count * n // moments) for n in range(moments)]
    cuts += [("size", 1 + size * n // moments) for n in range(moments)]
    died = 0
    for how, number in cuts:
        place = folder / f"{how}-{number}"
        shutil.copytree(start.parent, place)
        path = place / "team.db"
        _, killed = cutter.upgrade(path, how, number)
        died += killed
        where = f"{how} {number} from version {version}"
        for copy in backups(path):
            require_sound(copy)
            assert dump(copy) == before, where
        database = Database(Address(path))
        upgrade(database, now=NOW)
        assert schema_version(database) == CURRENT, where
        database.close()
        assert dump(path) == wanted, where
        assert all(".before-" in name and "partial" not in name for name in beside(path)), where
        shutil.rmtree(place)
    return died


@pytest.mark.parametrize("version", range(CURRENT))
def test_a_killed_upgrade_is_done_by_the_next_start(
    tmp_path: Path, cutter: Cutter, version: int
) -> None:
    assert cut_everywhere(tmp_path, cutter, version, moments=6) >= 9


@pytest.mark.soak
@pytest.mark.parametrize("version", range(CURRENT))
def test_an_upgrade_that_is_killed_at_two_hundred_moments(
    tmp_path: Path, cutter: Cutter, version: int
) -> None:
    died = cut_everywhere(tmp_path, cutter, version, moments=100)
    print(f"from version {version}: {died} killed upgrades, each done by the next start")
    assert died >= 150
