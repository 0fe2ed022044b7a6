"""What each key costs on the line, in bytes that the program really writes: people sit behind slow links.

In a terminal of 120x40 with all colours. The figures are goals, not what it costs today.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.demo import throwaway_demo
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store
from tests.support.many_cards import many_cards, permit_of
from tests.support.terminal import PATIENCE, Terminal, usual_environment

COLOURS = usual_environment(TERM="xterm-256color", COLORTERM="truecolor")


@pytest.fixture
def demo() -> Iterator[Path]:
    with throwaway_demo() as path:
        yield Path(path)


@pytest.fixture
def ana(demo: Path) -> Iterator[Terminal]:
    with Terminal(
        "--db", demo, "--as", "ana", environment=COLOURS, columns=120, rows=40
    ) as terminal:
        terminal.wait_for("PERMIT", "? help", "Ask the 5 slowest cases why")
        terminal.settle(1.0)
        yield terminal


def cost(terminal: Terminal, *keys: str) -> int:
    """The bytes that came after these keys, until nothing more came."""
    before, chunks = len(terminal.received), len(terminal.arrived)
    terminal.press(*keys)
    end = time.monotonic() + PATIENCE
    while len(terminal.arrived) == chunks and time.monotonic() < end:
        time.sleep(0.01)  # however busy the machine is
    terminal.settle()
    return len(terminal.received) - before


def test_the_first_paint(ana: Terminal) -> None:
    assert len(ana.received) <= 12_000


def test_the_cursor_moves(ana: Terminal) -> None:
    costs = [cost(ana, key) for key in "jjjkkllhhj"]
    assert min(costs) > 0
    assert max(costs) <= 350


def test_the_cursor_moves_over_titles_as_long_as_the_screen_is_wide(demo: Path) -> None:
    words = "ask the clerks at the north office which of the forms they would drop first, and why, and how often "
    with closing(Store.open(str(demo))) as store:
        board = store.read(boards.board, viewer="ana", breakthrough=permit_of(store))
        for column in board.columns:
            call = Call("ana", Door.SCREEN)
            store.run(cards.archive, call, cards=[card.id for card in board.cards[column.id]])
            items = [
                QuickEntry(title=(words[number * 4 :] + words)[:110], labels=("intake",))
                for number in range(8)
            ]
            call = Call("ana", Door.SCREEN)
            store.run(
                cards.add_many, call, breakthrough=permit_of(store), items=items, column=column.id
            )
    with Terminal("--db", demo, "--as", "ana", environment=COLOURS, columns=120, rows=40) as ana:
        ana.wait_for("PERMIT", "? help", "ask the clerks")
        ana.settle(1.0)
        costs = [cost(ana, key) for key in "jjjlljhh"]
    assert min(costs) > 110
    assert max(costs) <= 350


def test_a_column_scrolls_by_one_card(demo: Path) -> None:
    with closing(Store.open(str(demo))) as store:
        many_cards(store, permit_of(store), 90, owners=("ana", "ben", "cho", "dia", "eli"))
    with Terminal("--db", demo, "--as", "ana", environment=COLOURS, columns=120, rows=40) as ana:
        ana.wait_for("PERMIT", "? help")
        ana.settle(1.0)
        while "⋮" not in ana.lines[4]:  # of those above
            cost(ana, "j")
        costs = [cost(ana, "j") for _ in range(6)]
    assert min(costs) > 350
    assert max(costs) <= 2_000


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
    with closing(Store.open(str(demo))) as store:
        board = store.read(boards.board, viewer="ben", breakthrough=permit_of(store))
        card = next(card for card in board.cards[board.columns[0].id] if card.owner == "ben")
        before = len(ana.received)
        store.run(cards.edit, Call("ben", Door.SCREEN), card=card.id, title="Ask the 5 slowest")
        ana.wait_until(lambda screen: "Ask the 5 slowest cases why" not in screen)
        ana.settle()
        assert 0 < len(ana.received) - before <= 1_500


@pytest.mark.parametrize("seconds", [5, pytest.param(65, marks=pytest.mark.soak)])
def test_nothing_is_sent_while_nothing_changes(ana: Terminal, seconds: int) -> None:
    before = len(ana.received)
    time.sleep(seconds)
    assert len(ana.received) == before
