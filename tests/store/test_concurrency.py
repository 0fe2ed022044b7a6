"""Several people at once on one file: threads with stores of their own, and processes."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from breakthrough_tui.domain.errors import Conflict
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards, histories
from breakthrough_tui.store.store import Store
from tests.builders import Team
from tests.store.processes import said, start


def at_once(workspace: Team, *does: Callable[[Store], Any]) -> list[Any]:
    """Each in a thread and on a store of its own, all at the same moment; what they returned or raised."""
    ready = threading.Barrier(len(does))

    def one(do: Callable[[Store], Any]) -> Any:
        store = Store.open(str(workspace.path), workspace.clock)
        try:
            ready.wait(10)
            return do(store)
        except Conflict as refusal:
            return refusal
        finally:
            store.close()

    with ThreadPoolExecutor(len(does)) as people:
        return list(people.map(one, does))


def mover(actor: str, seen: int, card: int, column: int) -> Callable[[Store], Any]:
    return lambda store: store.run(
        cards.move, Call(actor, Door.SCREEN, seen), card=card, column=column
    )


@pytest.mark.parametrize("round_", range(5))
def test_of_two_who_move_one_card_at_once_one_wins(workspace: Team, round_: int) -> None:
    card = workspace.add()
    seen = workspace.position
    results = at_once(
        workspace,
        mover("cho", seen, card, workspace.doing),
        mover("dia", seen, card, workspace.done),
    )
    (refusal,) = (result for result in results if isinstance(result, Conflict))
    (done,) = (result for result in results if not isinstance(result, Conflict))
    winner = done.events[0].actor
    where = {"cho": ("Doing", workspace.doing), "dia": ("Done", workspace.done)}[winner]
    assert refusal.message == f"{winner.capitalize()} moved this to {where[0]} 0 s ago."
    assert workspace.card(card).column == where[1]
    assert round_ >= 0


def test_the_loser_who_moves_again_is_in_the_history_too(workspace: Team) -> None:
    card = workspace.add()
    seen = workspace.position
    workspace.run_seeing(seen, "cho", cards.move, card=card, column=workspace.doing)
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "dia", cards.move, card=card, column=workspace.done)
    workspace.run_seeing(workspace.position, "dia", cards.move, card=card, column=workspace.done)
    events = workspace.read(
        histories.history, viewer="ana", breakthrough=1, entity="card", entity_id=card
    )
    moves = [(event.actor, event.before["column"], event.after["column"]) for event in events[:2]]
    assert moves == [
        ("dia", workspace.doing, workspace.done),
        ("cho", workspace.to_do, workspace.doing),
    ]


def test_ten_people_lose_nothing(workspace: Team) -> None:
    people = ["ana", "bo", "gus", "fay", "cho", "dia", "eli", "cho", "dia", "eli"]

    def worker(actor: str, number: int) -> Callable[[Store], Any]:
        def work(store: Store) -> list[int]:
            made = []
            for step in range(4):
                call = Call(actor, Door.SCREEN)
                title = f"{actor} {number} {step}"
                done = store.run(cards.add, call, breakthrough=1, title=title, owner=actor)
                made.append(done.made("card"))
                store.run(
                    cards.move, Call(actor, Door.SCREEN), card=made[-1], column=workspace.doing
                )
            return made

        return work

    results = at_once(workspace, *(worker(name, n) for n, name in enumerate(people)))
    made = [card for result in results for card in result]
    assert len(set(made)) == 40
    board = workspace.board()
    stack = board.cards[workspace.doing]
    assert {card.id for card in stack} == set(made)
    assert sorted(card.number for card in stack) == list(range(1, 41))
    assert len({card.rank for card in stack}) == 40
    events, _ = workspace.read(histories.since, viewer="ana", breakthrough=1)
    positions = sorted(event.position for event in events)
    assert len(set(positions)) == len(positions)
    assert positions[-1] == board.position


ONE_AFTER_ANOTHER = """
import sys
from breakthrough_tui.domain.errors import Conflict
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store

path, actor, card, column = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
store = Store.open(path)
seen = store.read(boards.board, viewer=actor, breakthrough=1).position
print("looked", flush=True)
sys.stdin.readline()
try:
    store.run(cards.move, Call(actor, Door.SCREEN, seen), card=card, column=column)
    print("moved")
except Conflict as refusal:
    print(refusal.message)
store.close()
"""


def test_two_processes_that_move_one_card(workspace: Team) -> None:
    card = workspace.add()
    both = [
        start(ONE_AFTER_ANOTHER, workspace.path, actor, card, column)
        for actor, column in (("cho", workspace.doing), ("dia", workspace.done))
    ]
    for process in both:
        assert said(process) == "looked"
    for process in both:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    heard = [process.communicate(timeout=60)[0].strip() for process in both]
    assert Counter(word == "moved" for word in heard) == {True: 1, False: 1}
    (refusal,) = (word for word in heard if word != "moved")
    assert refusal.startswith(("Cho moved this to Doing", "Dia moved this to Done"))


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_board_is_read_whole_while_others_write(workspace: Team, stop: threading.Event) -> None:
    card = workspace.add()
    path: Path = workspace.path

    def drag() -> None:
        store = Store.open(str(path), workspace.clock)
        while not stop.is_set():
            for column in (workspace.doing, workspace.done, workspace.to_do):
                store.run(cards.move, Call("cho", Door.SCREEN), card=card, column=column)
        store.close()

    dragging = threading.Thread(target=drag)
    dragging.start()
    positions = []
    for _ in range(60):
        board = workspace.read(boards.board, viewer="ana", breakthrough=1)
        places = [column for column, stack in board.cards.items() if stack]
        assert len(places) == 1
        found = board.find(card)
        assert found is not None
        assert (found.done_at is not None) == (found.column == workspace.done)
        positions.append(board.position)
    stop.set()
    dragging.join()
    assert all(earlier <= later for earlier, later in pairwise(positions))
