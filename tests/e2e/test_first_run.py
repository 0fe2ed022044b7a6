"""From nothing to a board with an action item, by keyboard; and a look round in the example."""

from __future__ import annotations

import stat
from pathlib import Path

from tests.e2e.office import column_of
from tests.support.terminal import Terminal, usual_environment


def test_from_nothing_to_a_board_with_an_item(tmp_path: Path) -> None:
    database = tmp_path / "new" / "team.db"
    with Terminal("--db", database) as ana:
        ana.wait_for("No breakthrough here yet.", "fictional example", "What this is")
        ana.press("enter")
        ana.type("Cut days to issue a permit from 45 to 20, north office")
        ana.press("ctrl+s")
        ana.wait_for("Short name")
        ana.press("ctrl+a", "ctrl+k")
        ana.type("ana")
        ana.press("ctrl+s")
        ana.wait_for("PERMIT", "4 Goal", "ana · leader")
        ana.press("1")
        ana.wait_for("To do  0", "Doing  0", "Done  0")
        ana.press("n")
        ana.type("call the depot tomorrow")
        ana.press("enter")
        ana.wait_until(lambda screen: column_of(screen, "call the depot") == "To do")
        ana.press("q")
        assert ana.ended() == 0
        assert ana.is_restored()
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700
    with Terminal("--db", database) as again:
        again.wait_for("PERMIT", "ana · leader")
        again.press("1")
        again.wait_for("call the depot")


def test_the_example_is_marked_and_gone_afterwards(tmp_path: Path) -> None:
    with Terminal("demo", environment=usual_environment(TMPDIR=str(tmp_path))) as somebody:
        somebody.wait_for("EXAMPLE", "Day ", "of 70", "now 34, behind", "To do  7")
        somebody.press("0")
        somebody.wait_for("PERMIT", "DELIVERY", "VACCINE")
        assert list(tmp_path.iterdir())
        somebody.press("q")
        assert somebody.ended() == 0
        assert somebody.is_restored()
    assert not list(tmp_path.iterdir())


def test_the_example_is_gone_after_a_signal_too(tmp_path: Path) -> None:
    with Terminal("demo", environment=usual_environment(TMPDIR=str(tmp_path))) as somebody:
        somebody.wait_for("EXAMPLE")
        somebody.process.terminate()
        somebody.ended()
    assert not list(tmp_path.iterdir())


def test_from_the_first_screen_one_looks_round_in_the_example_and_comes_back(
    tmp_path: Path,
) -> None:
    with Terminal("--db", tmp_path / "team.db", "--as", "ana") as ana:
        ana.wait_for("No breakthrough here yet.")
        ana.press("down", "down", "enter")
        ana.wait_for("EXAMPLE", "To do  7")
        ana.press("q")
        ana.wait_for("No breakthrough here yet.")
        ana.press("q")
        assert ana.ended() == 0
        assert ana.is_restored()
