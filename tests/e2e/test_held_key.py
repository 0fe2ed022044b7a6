"""The program itself behind slow lines: what a cursor key that was held leaves behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from breakthrough_tui.store.demo import throwaway_demo
from breakthrough_tui.store.store import Store
from tests.support.many_cards import many_cards, permit_of
from tests.support.terminal import ROOT
from tests.terminal.pty_line import PtyLine

HELD = 90
"""Presses, thirty a second."""


@pytest.fixture
def two_thousand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(ROOT)
    for name, value in (
        ("TERM", "xterm-256color"),
        ("COLORTERM", "truecolor"),
        ("LC_ALL", "C.UTF-8"),
    ):
        monkeypatch.setenv(name, value)
    with throwaway_demo() as path:
        with closing(Store.open(str(path))) as store:
            many_cards(store, permit_of(store), 2_000, owners=("ana", "ben", "cho", "dia", "eli"))
        yield Path(path)


@pytest.mark.soak
@pytest.mark.parametrize("walk", ["scrolling", "within a page"])
@pytest.mark.parametrize(("bits", "goal"), [(64_000, 400), (24_000, 500), (8_000, 1_500)])
def test_the_last_byte_after_the_last_key(
    two_thousand: Path, bits: int, goal: int, walk: str
) -> None:
    """Times are printed, not judged: other programs run here too."""
    program = ["-m", "breakthrough_tui", "--db", str(two_thousand), "--as", "ana"]
    with PtyLine(program, bytes_a_second=bits / 8, round_trip=0.3) as line:
        line.until(line.shows("? help"), within=60)
        line.until_quiet(1.5)
        if walk == "scrolling":
            line.type(b"j" * 12)
            line.until_quiet(1.5)
        keys = b"j" * HELD if walk == "scrolling" else (b"j" * 9 + b"k" * 9) * (HELD // 18)
        for number, key in enumerate(keys):
            line.type(bytes([key]), after=number / 30)
        last = monotonic() + (HELD - 1) / 30
        line.until_quiet(1.5)
        late = (line.last_byte_at - last) * 1000
        print(f"{bits // 1000} kbit/s, {walk}: {late:.0f} ms, goal {goal}")
        assert line.shows("⋮ 9" if walk == "scrolling" else "▌")()
