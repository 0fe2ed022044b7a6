"""`breakthrough backup` and `breakthrough restore`, as an administrator types them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.command_line import Desk


@pytest.fixture
def fay(ana: Desk) -> Desk:
    """Who administers the workspace."""
    return ana.of("fay")


def test_a_copy_is_made_and_its_place_is_said(fay: Desk, tmp_path: Path) -> None:
    said = fay.does("backup").lines
    assert len(said) == 1
    assert Path(said[0]).parent == fay.path.parent
    shape = fay.asks("backup", "--to", str(tmp_path / "copy.db"))
    assert list(shape) == ["file", "bytes"]
    assert shape["bytes"] == (tmp_path / "copy.db").stat().st_size


def test_a_copy_goes_to_standard_output(fay: Desk, tmp_path: Path) -> None:
    sent = tmp_path / "sent.db"
    with sent.open("wb") as file:
        subprocess.run(
            [
                *(sys.executable, "-m", "breakthrough_tui", "--db", str(fay.path), "--as", "fay"),
                *("backup", "--to", "-"),
            ],
            stdout=file,
            check=True,
        )
    with closing(sqlite3.connect(sent)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT code FROM breakthrough").fetchall() == [("PERMIT",)]


def test_only_an_administrator_makes_and_restores_copies(ana: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    ana.of("fay").does("backup", "--to", str(copy))
    for name in ("ana", "bo", "cho", "dia", "eli", "gus", "hal"):
        desk = ana.of(name)
        assert "is not among your roles here" in desk.fails("backup")
        assert "is not among your roles here" in desk.fails("restore", str(copy), "--yes")


@pytest.mark.parametrize("verb", ["backup", "backup --to -", "restore x --yes", "doctor"])
def test_never_over_ssh(ana: Desk, verb: str) -> None:
    environment = {**os.environ, "SSH_CONNECTION": "1 2 3 4", "SSH_ORIGINAL_COMMAND": verb}
    done = subprocess.run(
        [sys.executable, "-I", "-m", "breakthrough_tui", "--db", str(ana.path), "--as", "fay"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"'{verb.split()[0]}' is only for somebody on the host itself." in done.stderr
    assert done.stdout == ""


def test_a_restore_says_first_what_it_would_do(fay: Desk, ana: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    fay.does("backup", "--to", str(copy))
    ana.does("card", "add", "Later")
    said = fay.does("restore", str(copy))
    assert said.lines[0].startswith("The copy:  a workspace: PERMIT; 8 people, ")
    assert said.lines[1].startswith("It would replace:  a workspace: PERMIT; 8 people, ")
    assert "nothing was changed; --yes puts the copy there" in said.err
    assert len(ana.asks("card", "list")) == 1
    shape = fay.asks("restore", str(copy))
    assert list(shape) == ["copy", "present", "kept"]
    assert shape["present"]["events"] == shape["copy"]["events"] + 1
    assert shape["kept"] is None


def test_a_restore_keeps_what_was_there(fay: Desk, ana: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    fay.does("backup", "--to", str(copy))
    ana.does("card", "add", "Later")
    shape = fay.asks("restore", str(copy), "--yes")
    assert ana.asks("card", "list") == []
    fay.does("restore", shape["kept"], "--yes")
    assert [card["title"] for card in ana.asks("card", "list")] == ["Later"]
    last = ana.does("log", "--limit", "1").lines[-1]
    assert last.endswith("  fay  restored the database from a copy")


def test_a_restore_is_not_undone_but_restored_again(fay: Desk, tmp_path: Path) -> None:
    fay.does("backup", "--to", str(tmp_path / "copy.db"))
    fay.does("restore", str(tmp_path / "copy.db"), "--yes")
    assert "Restore the copy that was kept" in fay.fails("undo")


def test_a_database_that_is_gone_comes_back(fay: Desk, ana: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    fay.does("backup", "--to", str(copy))
    for file in fay.path.parent.glob("team.db*"):
        file.unlink()
    said = fay.does("restore", str(copy), "--yes")
    assert "What was there before" not in said.out
    assert ana.asks("status")["code"] == "PERMIT"


def test_a_damaged_database_is_put_back_by_who_owns_the_file(
    fay: Desk, ana: Desk, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    fay.does("backup", "--to", str(copy))
    raw = bytearray(fay.path.read_bytes())
    raw[4096 : len(raw)] = os.urandom(len(raw) - 4096)
    fay.path.write_bytes(raw)
    assert "damaged" in ana.fails("status")
    fay.does("restore", str(copy), "--yes")
    assert ana.asks("status")["code"] == "PERMIT"


def test_what_is_no_copy_is_refused(fay: Desk, tmp_path: Path) -> None:
    assert "There is no file" in fay.fails("restore", str(tmp_path / "none.db"))
    (tmp_path / "notes.txt").write_text("no database")
    assert "is no whole database" in fay.fails("restore", str(tmp_path / "notes.txt"), "--yes")
    assert "no folder" in fay.fails("backup", "--to", str(tmp_path / "x" / "y"))


def test_the_first_command_of_a_day_copies_the_database(ana: Desk) -> None:
    ana.does("card", "add", "One")
    copies = list(ana.path.parent.glob("team.db.daily-*"))
    assert len(copies) <= 1  # the team may have been made on this day: its copy came with it
    ana.does("settings", "set", "backup.daily", "0")
    for copy in copies:
        copy.unlink()
    ana.does("card", "add", "Two")
    assert list(ana.path.parent.glob("team.db.daily-*")) == []
    ana.does("settings", "set", "backup.daily", "2")
    ana.does("card", "add", "Three")
    [copy] = ana.path.parent.glob("team.db.daily-*")
    with closing(sqlite3.connect(copy)) as found:
        titles = [title for (title,) in found.execute("SELECT title FROM card ORDER BY id")]
    assert titles == ["One", "Two"]
