"""What each key costs on the line, in bytes that the program really writes: people sit behind slow links.

On the demo board in a terminal of 120x40 with all colours. The figures are goals, not what it costs today.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.demo import throwaway_demo
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store
from tests.support.terminal import Terminal, usual_environment


@pytest.fixture
def demo() -> Iterator[Path]:
    with throwaway_demo() as path:
        yield Path(path)


@pytest.fixture
def ana(demo: Path) -> Iterator[Terminal]:
    colours = usual_environment(TERM="xterm-256color", COLORTERM="truecolor")
    with Terminal(
        "--db", demo, "--as", "ana", environment=colours, columns=120, rows=40
    ) as terminal:
        terminal.wait_for("PERMIT", "? help", "Ask the 5 slowest cases why")
        terminal.settle(1.0)
        yield terminal


def cost(terminal: Terminal, *keys: str) -> int:
    """The bytes that came after these keys, until nothing more came."""
    before = len(terminal.received)
    terminal.press(*keys)
    terminal.settle()
    return len(terminal.received) - before


def test_the_first_paint(ana: Terminal) -> None:
    assert len(ana.received) <= 12_000


def test_the_cursor_moves(ana: Terminal) -> None:
    costs = [cost(ana, "j") for _ in range(4)]
    assert min(costs) > 0
    # The goal is 350; two cards with long titles, bold and in true colours, take a little more.
    assert min(costs) <= 350
    assert max(costs) <= 400


def test_a_card_moves_and_comes_back(ana: Terminal) -> None:
    assert 0 < cost(ana, "L") <= 3_000
    assert 0 < cost(ana, "H") <= 3_000


def test_another_screen_is_shown(ana: Terminal) -> None:
    costs = [cost(ana, key) for key in ("2", "4", "0", "1")]
    assert min(costs) > 0
    assert max(costs) <= 8_000


def test_a_character_is_typed(ana: Terminal) -> None:
    cost(ana, "n")
    cost(ana, "c")  # the first one also says for the first time what was understood
    costs = [cost(ana, key) for key in "all th"]
    ana.press("esc")
    assert min(costs) > 0
    assert max(costs) <= 150


def test_somebody_else_changes_a_card_that_one_sees(demo: Path, ana: Terminal) -> None:
    store = Store.open(str(demo))
    try:
        board = store.read(boards.board, viewer="ben", breakthrough=1)
        card = next(card for card in board.cards[board.columns[0].id] if card.owner == "ben")
        before = len(ana.received)
        store.run(cards.edit, Call("ben", Door.SCREEN), card=card.id, title="Ask the 5 slowest")
        ana.wait_until(lambda screen: "Ask the 5 slowest cases why" not in screen)
        ana.settle()
        assert 0 < len(ana.received) - before <= 1_500
    finally:
        store.close()


def test_nothing_is_sent_while_nothing_changes(ana: Terminal) -> None:
    before = len(ana.received)
    time.sleep(5)
    assert len(ana.received) == before
