"""Hostile text in every row of the database, on every screen: what the terminal receives is captured raw."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from unicodedata import category

import pytest

from tests.e2e.office import Office
from tests.support.hostile import HOSTILE, MARK, ORDINARY, acts
from tests.support.needs import needs
from tests.support.terminal import PROGRAM, ROOT, usual_environment
from tests.terminal.test_in_tmux import Tmux

HOMES = "0123456"


def poisoned(office: Office, texts: tuple[str, ...]) -> None:
    """Put hostile text where an older program, or somebody with the file, could have put it: past all cleaning."""
    with closing(sqlite3.connect(office.path)) as connection:

        def fill(table: str, columns: tuple[str, ...]) -> None:
            rows = [row for (row,) in connection.execute(f"SELECT rowid FROM {table} ORDER BY 1")]
            for number, row in enumerate(rows):
                for at, column in enumerate(columns):
                    text = texts[(number * len(columns) + at) % len(texts)]
                    kept = text.encode("utf-8", "replace").decode()[:5_000]
                    connection.execute(
                        f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (kept, row)
                    )

        fill("card", ("title", "description"))
        fill("obstacle", ("title", "ask", "tried"))
        fill("comment", ("text",))
        fill("board_column", ("name",))
        fill("goal", ("sentence", "baseline_source", "reason"))
        fill("measure", ("name", "unit"))
        fill("person", ("full_name", "address"))
        connection.execute("UPDATE workspace SET name = ?", (texts[0],))
        connection.commit()


@pytest.mark.parametrize(
    "start", [0, *(pytest.param(at, marks=pytest.mark.soak) for at in (15, 30))]
)
def test_no_byte_of_it_acts_on_any_screen(office: Office, start: int) -> None:
    texts = (HOSTILE * 2)[start : start + 15]
    subprocess.run(
        [*PROGRAM, "--db", office.path, "--as", "ana", "obstacle", "raise", "x", "--card", "1"],
        check=True,
        cwd=ROOT,
        env=usual_environment(),
        capture_output=True,
    )
    office.store.close()
    poisoned(office, texts)
    with office.open("ana") as ana:
        for home in HOMES:
            ana.press(home)
            ana.settle(0.15)
            ana.press("?")
            ana.settle(0.15)
            ana.press("esc", "j", "enter")
            ana.settle(0.15)
            ana.press("esc", "esc", "esc")
        ana.press("1", "e")
        ana.settle(0.15)
        ana.press("esc", "esc", "q")
        ana.settle()
        assert ana.process.poll() in (None, 0), ana.screen
        assert acts(ana.received) == []
        assert b"Traceback" not in ana.received
        assert f";{MARK}".encode() not in ana.received


@pytest.mark.parametrize(
    "start", [0, *(pytest.param(at, marks=pytest.mark.soak) for at in (8, 16, 24, 32, 40))]
)
def test_it_is_pasted_and_typed_without_harm(office: Office, start: int) -> None:
    with office.open_board("ana") as ana:
        for text in HOSTILE[start : start + 8]:
            ana.press("n")
            ana.wait_for("enter add")
            ana.paste(text.encode("utf-8", "replace").decode().replace("\x1b[201~", "")[:3_000])
            ana.settle(0.15)
            ana.press("enter")
            ana.settle(0.15)
            ana.press("esc", "esc", "down", "down", "enter", "esc")
        ana.settle()
        assert ana.process.poll() is None, ana.screen
        assert acts(ana.received) == []


@needs("tmux")
def test_ordinary_text_of_every_script_stays_whole_and_the_columns_straight(
    office: Office, tmp_path: Path
) -> None:
    """As tmux counts cells, which is not how our libraries do: marks of Hindi that take a cell there are covered."""
    to_do, doing, _ = office.board.columns
    office.add("as many", doing.id)
    office.add("as in the column before", doing.id)
    for number, text in enumerate(ORDINARY):
        office.add(text, to_do.id)
        office.add(f"Beside it, {number}", doing.id)
    program = f"breakthrough_tui --db {office.path} --as ana"
    tmux = Tmux(tmp_path / "tmux", program, ROOT)
    try:
        tmux.until(39, " n new")
        tmux("resize-window", "-x", "120", "-y", "50")
        tmux.until(49, " n new")
        rows = tmux.rows()
        straight = rows[4].index("Doing")
        for number, text in enumerate(ORDINARY):
            [row] = [row for row in rows if f"Beside it, {number}" in row]
            before, _, _ = row.partition("Beside it")
            whole = "".join(letter for letter in text if category(letter) != "Mc")
            assert before.split() == whole.split(), row
            tmux("copy-mode")
            tmux("send-keys", "-X", "search-backward", f"Beside it, {number}")
            assert tmux("display-message", "-p", "#{copy_cursor_x}").strip() == f"{straight}", row
            tmux("send-keys", "-X", "cancel")
    finally:
        tmux("kill-server")


def test_the_watcher_sees_what_acts() -> None:
    assert acts(b"\x1b[1;31mplain\x1b[0m\x1b]8;;https://a.b/\x1b\\x\x1b]8;;\x1b\\") == []
    for text in (b"\x1b]0;x\x07", b"\x1bP1x\x1b\\", b"\x1bc", b"\x1b]52;c;x\x07", b"\x00"):
        assert acts(text)
    assert acts("\x9b31m".encode())
    assert acts("\u202e".encode())
    assert acts(b"\x1b]8;;file:///x\x1b\\")
