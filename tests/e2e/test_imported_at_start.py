"""What the board's first paint has imported: a list that only grows on purpose."""

from __future__ import annotations

import sys
from pathlib import Path

from breakthrough_tui.store.demo import VIEWER, make_demo
from breakthrough_tui.store.store import Store, utc_now
from tests.support.terminal import Terminal

LIST = Path(__file__).parent / "imported_at_start.txt"

NEVER = {
    "argparse",
    "ssl",
    "textual.command",
    "textual.types",
    "textual.widgets._input",
    "mimetypes",
    "statistics",
}
"""What Python and Textual bring along where nobody sees to it that they do not."""

SCRIPT = r"""
import sys
from pathlib import Path

import breakthrough_tui.start as start
from breakthrough_tui.main import main

shown = start._collect_from_now_on

def note():
    Path(sys.argv.pop()).write_text("\n".join(sorted(sys.modules)))
    shown()

start._collect_from_now_on = note
main(sys.argv[1:-1])
"""


def test_nothing_more_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    note = tmp_path / "modules.txt"
    database = tmp_path / "team.db"
    store = Store.open(str(database))
    make_demo(store, now=utc_now())
    store.close()
    program = (sys.executable, "-c", SCRIPT)
    with Terminal("--db", database, "--as", VIEWER, note, program=program) as terminal:
        terminal.wait_for("To do")
        terminal.settle()
    imported = set(note.read_text(encoding="utf-8").split())
    assert sorted(imported & NEVER) == []
    ours = {name for name in imported if name.startswith("breakthrough")}
    assert "breakthrough_tui.screens.board.screen" in ours
    known = set(LIST.read_text(encoding="utf-8").split())
    assert sorted(ours - known) == [], "import it where it is used, or take it into the list"
