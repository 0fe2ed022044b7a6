"""What is private is not found, by no command and no query."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.errors import BreakthroughError, NotAllowed, NotFound
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store import queries
from breakthrough_tui.store.commands import (
    areas,
    cards,
    meetings,
    obstacles,
    people,
    readings,
)
from breakthrough_tui.store.queries import histories, obstacle_lists, overviews
from tests.builders import Team
from tests.store.every_command import (
    EXAMPLE_OF,
    Example,
    private_fields,
)
from tests.store.state import state

WITHIN = [
    pytest.param(example, id=name)
    for name, example in EXAMPLE_OF.items()
    if example is not None and example.inside
]
SECRETS = ("SECRET", "ledger", "leak", "euros", "page")
AIMS = (
    "meeting",
    "block",
    "measure",
    "lesson",
    "breakthrough",
    "card",
    "column",
    "commitment",
    "item",
    "label",
    "obstacle",
    "proposal",
    "reading",
)


@pytest.mark.parametrize("example", WITHIN)
def test_what_is_private_is_not_found(house: Team, example: Example) -> None:
    fields = private_fields(house, example)
    nowhere = {name: 9_999 if name in AIMS else value for name, value in fields.items()}
    nowhere |= {"cards": [9_999]} if "cards" in fields else {}
    nowhere |= {"command": "no such command"} if "command" in fields else {}
    before = state(house)
    for outsider in ("out", "adm", "cho"):
        with pytest.raises(NotFound) as refusal:
            house.run(outsider, example.command, **fields)
        assert not any(secret in repr(refusal.value) for secret in SECRETS)
        with pytest.raises(BreakthroughError) as unknown:
            house.run(outsider, example.command, **nowhere)
        if "command" not in fields:
            assert str(unknown.value) == str(refusal.value)
    assert state(house) == before


def test_who_is_in_a_private_breakthrough_works_in_it(house: Team) -> None:
    here = house.start_private()
    house.run("ana", cards.add, breakthrough=here, title="Count the coins")
    house.run("bo", people.give_role, breakthrough=here, person="dia", role=Role.OBSERVER)
    assert "Count the coins" in repr(house.board("dia", here))
    with pytest.raises(NotAllowed):
        house.run("dia", cards.add, breakthrough=here, title="Count again")


def test_a_stand_in_sees_a_private_breakthrough_until_their_last_day(house: Team) -> None:
    here = house.start_private()
    (obstacle,) = house.read(obstacle_lists.of_breakthrough, viewer="ana", breakthrough=here)
    today = house.clock.now.date()
    naming = {"breakthrough": here, "leader": "bo", "stand_in": "out", "until": today}
    house.run("bo", people.name_stand_in, **naming)  # type: ignore[arg-type]
    assert [o.id for o in house.read(obstacle_lists.waiting_for, viewer="out")] == [obstacle.id]
    house.run("out", obstacles.ask_back, obstacle=obstacle.id, question="Which ledger?")
    house.clock.advance(days=1)
    assert house.read(obstacle_lists.waiting_for, viewer="out") == ()
    with pytest.raises(NotFound):
        house.board("out", here)
    with pytest.raises(NotFound):
        house.run("out", obstacles.ask_back, obstacle=obstacle.id, question="Which ledger?")


def every_query() -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.iter_modules(queries.__path__):
        here = import_module(f"{queries.__name__}.{module.name}")
        for name, function in inspect.getmembers(here, inspect.isfunction):
            if function.__module__ == here.__name__ and not name.startswith("_"):
                if "viewer" in inspect.signature(function).parameters:
                    found[f"{module.name}.{name}"] = function
    return found


@pytest.fixture
def aims(house: Team) -> dict[str, Any]:
    """Arguments for any query, aimed at what lies in a private breakthrough."""
    here = house.start_private()
    board = house.board("ana", here)
    (obstacle,) = house.read(obstacle_lists.of_breakthrough, viewer="ana", breakthrough=here)
    events, _ = house.read(histories.since, viewer="ana", breakthrough=here)
    (card,) = board.cards[board.columns[0].id]
    on = house.clock.now.date()
    planned = house.run("ana", meetings.plan, breakthrough=here, kind=MeetingKind.CHECK_IN, on=on)
    value = Decimal(80)
    counted = house.run("ana", readings.add, breakthrough=here, value=value).made("reading")
    overview = house.read(overviews.overview, viewer="ana", breakthrough=here)
    return {
        "meeting": planned.made("meeting"),
        "area": house.run("ana", areas.add, name="Permits").made("area"),
        "breakthrough": here,
        "card": card.id,
        "obstacle": obstacle.id,
        "number": card.number,
        "entity": "card",
        "entity_id": card.id,
        "command": events[0].command,
        "events": events,
        "overview": overview,
        "before": (overview,),
        "reading": counted,
        "place": f"card:{card.id}",
        "words": ["ledger"],
    }


def ask(house: Team, query: Callable[..., Any], viewer: str, aims: dict[str, Any]) -> Any:
    known = inspect.signature(query).parameters
    return house.read(query, viewer=viewer, **{n: v for n, v in aims.items() if n in known})


@pytest.mark.parametrize("name", every_query())
def test_no_query_tells_what_is_private(house: Team, aims: dict[str, Any], name: str) -> None:
    query = every_query()[name]
    for outsider in ("out", "adm", "cho"):
        try:
            found = ask(house, query, outsider, aims)
        except NotFound as refusal:
            found = refusal
        assert not any(secret in repr(found) for secret in SECRETS)


@pytest.mark.parametrize("name", every_query())
@pytest.mark.parametrize("stranger", ["ian", "nobody"])
def test_no_query_answers_who_is_not_in_the_workspace(
    house: Team, aims: dict[str, Any], name: str, stranger: str
) -> None:
    try:
        found = ask(house, every_query()[name], stranger, {**aims, "breakthrough": 1})
    except (NotAllowed, NotFound):
        return
    assert not found


def test_names_of_outsiders_are_not_told_about_what_is_private(house: Team) -> None:
    house.start_private()
    house.run("adm", people.edit, name="gus", administrator=True)
    house.run("bo", people.give_role, breakthrough=2, person="gus", role=Role.LEADER)
    with pytest.raises(BreakthroughError) as refusal:
        house.run("adm", people.leave, name="bo", items_to="ana")
    assert not any(secret in repr(refusal.value) for secret in SECRETS)


def test_a_private_neighbour_is_not_told_of(house: Team) -> None:
    here = house.start_private()
    board = house.board("ana", here)
    (card,) = board.cards[board.columns[0].id]
    mine = house.add(by="cho")
    with pytest.raises(NotFound) as refusal:
        house.run("cho", cards.move, card=mine, column=house.to_do, before=card.id)
    assert "ledger" not in repr(refusal.value)
    with pytest.raises(NotFound) as refusal:
        house.raise_obstacle(cards=[card.id])
    assert "ledger" not in repr(refusal.value)
