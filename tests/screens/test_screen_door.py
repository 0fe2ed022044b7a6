"""The door of the screens, and of screens over SSH: whoever sits there gets through with what the one table says."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from breakthrough_tui.domain.errors import NotAllowed, NotFound
from breakthrough_tui.domain.event import Door
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.threads import StoreThreads
from tests.builders import Team
from tests.store.every_command import EXAMPLE_OF, STANDINGS, Example, a_house
from tests.store.state import state
from tests.store.test_permissions import expected

BY_NAME = [
    pytest.param(example, id=name) for name, example in EXAMPLE_OF.items() if example is not None
]


def does(team: Team, person: str, door: Door, example: Example, fields: dict[str, Any]) -> None:
    """Sit down at the screens as somebody, and have them do it."""
    store = Store.open(str(team.path), team.clock)
    store.close()
    threads = StoreThreads(store.close)
    try:
        session = Session(store, threads, person, door)
        threads.read(session.begin).result()
        asyncio.run(session.do(example.command, look=False, **fields))
    finally:
        threads.close()


def who_gets_through(example: Example, door: Door, folder: Path, standings: set[str]) -> set[str]:
    """Those of some standings who do it at the screens; of the others nothing is left behind."""
    through = set()
    house = None
    for standing in sorted(standings):
        if house is None:
            house = a_house(folder)
            fields = example.fields(house)
            before = state(house)
        try:
            does(house, STANDINGS[standing], door, example, fields)
        except (NotAllowed, NotFound) as refusal:
            assert refusal.message
            assert state(house) == before
            continue
        through.add(standing)
        house.close()
        house = None
    return through


@pytest.mark.parametrize("example", BY_NAME)
def test_those_with_few_rights_get_no_further_at_the_screens(
    example: Example, tmp_path: Path
) -> None:
    few = {"observer"}
    assert who_gets_through(example, Door.SCREEN, tmp_path, few) == expected(example) & few


@pytest.mark.soak
@pytest.mark.parametrize("door", [Door.SCREEN, Door.FORCED])
@pytest.mark.parametrize("example", BY_NAME)
def test_who_gets_through_at_the_screens(example: Example, door: Door, tmp_path: Path) -> None:
    assert who_gets_through(example, door, tmp_path, set(STANDINGS)) == expected(example)
