"""A window that takes nothing any more, and whose session lives on: it blocks nobody else, and finds its way back."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from tests.e2e.office import DOING, TO_DO, Office, column_of
from tests.support.terminal import Terminal

FIRST = TO_DO[0]

SOON = 2.0
"""Seconds within which others are done with what waits for nobody; a lock that is held makes them wait for five."""


@pytest.fixture(params=["our own way", "Textual's way"])
def way(request: pytest.FixtureRequest, office: Office) -> str:
    """How what is painted is sent: so that the event loop never waits for the line, or so that it does."""
    if request.param != "our own way":
        office.sends_everything_itself("ana")
    return str(request.param)


def others_work(office: Office, ben: Terminal) -> None:
    """Ben and a verb write, each at once; and nobody reads from yesterday's state, so the log can be emptied."""
    for number in range(3):
        begun = time.monotonic()
        office.add(f"somebody else's {number}")
        assert time.monotonic() - begun < SOON
        ben.wait_for(f"somebody else's {number}", within=SOON)
    ben.press("J")
    ben.wait_until(lambda screen: screen.index(TO_DO[1]) < screen.index(FIRST), within=SOON)
    with closing(sqlite3.connect(office.path)) as connection:
        busy, left, moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert (busy, left, moved) == (0, 0, 0), "somebody is in the middle of a transaction"


def test_others_work_on_beside_it(office: Office, way: str) -> None:
    with office.open_board("ana", answers=False) as ana, office.open_board("ben") as ben:
        ana.fill_up()
        others_work(office, ben)
        ana.read_on()
        ana.press("ctrl+l")
        ana.wait_for("To do  6", "somebody else's 2")


def test_others_work_on_while_it_has_much_to_do(office: Office, way: str) -> None:
    """Changes, screens, dialogs: what is read or written for these is over before anything of it is painted."""
    with office.open_board("ana", answers=False) as ana, office.open_board("ben") as ben:
        ana.fill_up()
        ana.press("l", "H", "2", "1", "3", "5", "1", "n")
        for _ in range(40):
            ana.press("ctrl+l")
        ben.wait_until(lambda screen: column_of(screen, DOING[0]) == "To do", within=SOON)
        ben.settle()
        others_work(office, ben)
