"""In tmux, which counts cells in its own way and answers for itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.support.needs import needs

pytestmark = needs("tmux")


class Tmux:
    """A server of its own, with one window."""

    def __init__(self, socket: Path, program: str, cwd: Path) -> None:
        self._tmux = ["tmux", "-u", "-S", str(socket), "-f", "/dev/null"]
        self(
            "new-session",
            "-d",
            "-x",
            "120",
            "-y",
            "40",
            "-c",
            str(cwd),
            f"{sys.executable} -m {program}",
        )

    def __call__(self, *arguments: str) -> str:
        return subprocess.run(
            [*self._tmux, *arguments], check=True, capture_output=True, text=True
        ).stdout

    def rows(self) -> list[str]:
        return self("capture-pane", "-p").splitlines()

    def until(self, row: int, words: str) -> None:
        end = monotonic() + 20
        while not (len(rows := self.rows()) > row and rows[row].startswith(words)):
            assert monotonic() < end, "\n".join(rows)
            sleep(0.05)


@pytest.fixture
def tmux(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Tmux]:
    window = Tmux(tmp_path / "tmux", "tests.terminal.small_app", request.config.rootpath)
    yield window
    subprocess.run([*window._tmux, "kill-server"], check=False, capture_output=True)


def test_a_board_moves_scrolls_and_fits_another_size(tmux: Tmux) -> None:
    tmux.until(0, "▌ Ask the office for 0")
    tmux.until(39, "   PERMIT-19    @dia    9 Oct    PERMIT-19")
    tmux("send-keys", *"jjj")
    tmux.until(6, "▌ One form for both 3           Train the night shift 3")
    assert tmux.rows()[0].startswith("  Ask the office for 0")
    tmux("send-keys", *"j" * 20)
    tmux.until(38, "▌ Count again in May 23         Talk to the clerks 19")
    assert tmux.rows()[0].startswith("  Train the night shift 4       Measure the queue 0")
    tmux("resize-window", "-x", "100", "-y", "20")
    tmux.until(19, "   PERMIT-")
    assert all(len(row) <= 100 for row in tmux.rows())
