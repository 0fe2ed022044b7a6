"""A command sent twice is done once; a session from before an upgrade writes no more; a full disk says so."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest

from breakthrough_tui.domain.errors import (
    DatabaseProblem,
    DiskFull,
    Invalid,
    ReadOnly,
    RestartNeeded,
)
from breakthrough_tui.store.commands import cards, undo
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store
from tests.builders import Team
from tests.store.every_command import EXAMPLES, Example, a_house
from tests.store.processes import output
from tests.store.state import state

EVERY = [
    pytest.param(
        example, id=f"{example.command.__module__.rpartition('.')[2]}.{example.command.__name__}"
    )
    for example in EXAMPLES
]


@pytest.mark.parametrize("example", EVERY)
def test_a_command_sent_twice_is_done_once(example: Example, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    fields = example.fields(house)
    call = house.call(example.by)
    first = house.store.run(example.command, call, **fields)
    once = state(house)
    assert house.store.run(example.command, call, **fields) == first
    assert state(house) == once
    # Also by another process, which knows nothing of the first.
    again = Store.open(str(house.path), house.clock)
    assert again.run(example.command, call, **fields) == first
    again.close()
    assert state(house) == once
    house.close()


def test_a_move_that_became_part_of_another_is_known_when_it_comes_twice(workspace: Team) -> None:
    card, other = workspace.add(), workspace.add()
    workspace.run("cho", cards.move, card=card, column=workspace.doing)
    call = workspace.call("cho")
    first = workspace.store.run(cards.finish, call, card=card)
    once = state(workspace)
    second = workspace.store.run(cards.finish, call, card=card)
    assert (second.command, second.events) == (first.command, first.events)
    assert state(workspace) == once
    assert workspace.card(card).column == workspace.done
    assert workspace.card(other).column == workspace.to_do


def test_an_undo_sent_twice_is_done_once(workspace: Team) -> None:
    card = workspace.add()
    moved = workspace.run("cho", cards.move, card=card, column=workspace.doing)
    call = workspace.call("cho")
    workspace.store.run(undo.undo_last, call)
    workspace.store.run(undo.undo_last, call)
    assert workspace.card(card).column == workspace.to_do
    assert moved.events


def test_what_was_refused_may_be_sent_again(workspace: Team) -> None:
    call = workspace.call("cho")
    with pytest.raises(Invalid):
        workspace.store.run(cards.add, call, breakthrough=1, title=" ")
    workspace.store.run(cards.add, call, breakthrough=1, title="Call the depot")
    assert workspace.titles(workspace.to_do) == ["Call the depot"]


def test_a_session_from_before_an_upgrade_is_told_to_start_again(workspace: Team) -> None:
    workspace.add()
    version = workspace.store.database.pragma("user_version")
    before = state(workspace)
    for other in (version + 1, -(version + 1)):
        workspace.store.database.pragma(f"user_version = {other}")
        with pytest.raises(RestartNeeded) as refusal:
            workspace.add("two")
        assert refusal.value.hint == "Nothing was changed. Please start the program again."
        assert workspace.titles(workspace.to_do) == ["Call the depot"]
    assert state(workspace) == before
    workspace.store.database.pragma(f"user_version = {version}")
    workspace.add("two")


def test_a_database_that_may_only_be_read_is_read(workspace: Team) -> None:
    workspace.add()
    workspace.store.database.pragma("query_only = 1")
    with pytest.raises(ReadOnly):
        workspace.add("two")
    assert workspace.titles(workspace.to_do) == ["Call the depot"]


def test_a_full_database_says_so_and_goes_on_reading(workspace: Team) -> None:
    workspace.add()
    pages = workspace.store.database.pragma("page_count")
    workspace.store.database.pragma(f"max_page_count = {pages}")
    before = state(workspace)
    with pytest.raises(DiskFull) as refusal:
        for number in range(50):
            workspace.add(str(number), description="x" * 20_000)
            before = state(workspace)
    assert "is full; nothing was changed" in refusal.value.message
    assert state(workspace) == before
    assert workspace.titles(workspace.to_do)[0] == "Call the depot"
    workspace.store.database.pragma("max_page_count = 1000000")
    workspace.add("again")


AT_THE_LIMIT = """
import resource, signal, sys
from breakthrough_tui.domain.errors import DatabaseProblem
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store

path, room = sys.argv[1], int(sys.argv[2])
store = Store.open(path)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
added = 0
try:
    while added < 500:
        store.run(cards.add, Call("cho", Door.COMMAND_LINE), breakthrough=1, title=f"Card {added}",
                  description="x" * 5000)
        added += 1
except DatabaseProblem as problem:
    print(type(problem).__name__, "|", problem.message)
board = store.read(boards.board, viewer="cho", breakthrough=1)
print(added, sum(len(stack) for stack in board.cards.values()))
"""


def test_a_file_that_may_grow_no_more_loses_nothing_that_was_acknowledged(workspace: Team) -> None:
    assert resource.RLIMIT_FSIZE is not None
    assert signal.SIGXFSZ is not None
    workspace.close()
    room = workspace.path.stat().st_size + 300_000
    said, counts = output(AT_THE_LIMIT, workspace.path, room).splitlines()
    kind, _, sentence = said.partition(" | ")
    assert kind in ("DiskFull", "DatabaseProblem"), said
    assert sentence
    assert issubclass(DiskFull, DatabaseProblem)
    added, seen = map(int, counts.split())
    assert 0 < added == seen
    after = workspace.read(boards.board, viewer="ana", breakthrough=1)
    assert sum(len(stack) for stack in after.cards.values()) == added
    workspace.add("again")
