"""Processes are killed at any moment: what was acknowledged is there, nothing is half done, every next start works."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from breakthrough_tui.domain.event import checksum
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.replay import all_events
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.tables import EventRow, MergedRow
from tests.builders import Clock, Team, a_workspace
from tests.store.processes import ROOT
from tests.store.test_replay import checked, replayed


def start(database: Path, ledger: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.ledger", database, ledger, name],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )


def written(ledger: Path) -> int:
    return len(ledger.read_text().split()) if ledger.exists() else 0


def wait_for_lines(ledger: Path, count: int) -> None:
    end = time.monotonic() + 60
    while written(ledger) < count:
        assert time.monotonic() < end
        time.sleep(0.001)


def lost(store: Store, ledger: Path) -> set[str]:
    """The commands that were acknowledged and of which nothing is known."""
    known = {word for (word,) in store.database.rows(EventRow.select(EventRow.command).tuples())}
    known |= {word for (word,) in store.database.rows(MergedRow.select(MergedRow.command).tuples())}
    # The ledger itself may end in half a line.
    whole = ledger.read_text().rpartition("\n")[0].split()
    return set(whole) - known


def whole(store: Store) -> None:
    """The file is sound, and every command in it is there with all of its events."""
    assert store.database.pragma("integrity_check") == "ok"
    assert store.database.pragma("foreign_key_check") is None
    with store.database.read():
        events = all_events(store.database)
        written = [
            text
            for (text,) in store.database.rows(
                EventRow.select(EventRow.checksum).order_by(EventRow.stream, EventRow.position)
            )
        ]
    assert [checksum(event) for event in events] == written
    counted = store.database.ask(
        "SELECT id, position FROM breakthrough UNION ALL SELECT 0, position FROM workspace"
    )
    newest = {event.breakthrough or 0: event.position for event in events}
    # The counter is written last: an event that it does not count is half a command.
    assert {stream: position for stream, position in counted if position} == newest
    steps: dict[str, list[int]] = {}
    for event in events:
        steps.setdefault(event.command, []).append(event.step)
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in steps.values())


def killed(folder: Path, times: int, together: int) -> int:
    """Kill workers, `together` at once, again and again; how many acknowledged commands there were."""
    team = a_workspace(folder)
    team.close()
    chance = random.Random(times * 1000 + together)
    ledger = folder / "ledger"
    for turn in range(times):
        workers = [start(team.path, ledger, f"{turn}.{n}") for n in range(together)]
        for worker in workers:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "at work\n"
        wait_for_lines(ledger, written(ledger) + chance.randint(0, 12))
        time.sleep(chance.uniform(0, 0.01))
        for worker in workers:
            os.killpg(worker.pid, signal.SIGKILL)
        for worker in workers:
            worker.communicate()
        with closing(Store.open(str(team.path))) as store:
            assert lost(store, ledger) == set()
            whole(store)
    again = Team(team.path, Clock(datetime.now(UTC)))
    again.add("after all that", by="cho")
    replayed(again, folder)
    checked(again)
    again.close()
    return written(ledger)


def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    assert killed(tmp_path, times=6, together=1) > 10


def test_processes_that_are_killed_together_lose_nothing(tmp_path: Path) -> None:
    assert killed(tmp_path, times=3, together=3) > 5


@pytest.mark.soak
def test_two_hundred_kills(tmp_path: Path) -> None:
    acknowledged = killed(tmp_path, times=200, together=1)
    print(f"200 kills, {acknowledged} acknowledged commands, none lost")
    assert acknowledged > 1_000


@pytest.mark.soak
def test_fifty_kills_of_four_at_once(tmp_path: Path) -> None:
    acknowledged = killed(tmp_path, times=50, together=4)
    print(f"50 kills of four, {acknowledged} acknowledged commands, none lost")


def test_a_command_that_was_killed_before_its_answer_came_is_done_once(workspace: Team) -> None:
    from breakthrough_tui.domain.event import Door
    from breakthrough_tui.store.call import Call

    call = Call("cho", Door.COMMAND_LINE)
    first = workspace.store.run(cards.add, call, breakthrough=1, title="once")
    second = workspace.store.run(cards.add, call, breakthrough=1, title="once")
    assert first == second
