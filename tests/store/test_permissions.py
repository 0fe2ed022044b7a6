"""Who gets through with which command, on a real file."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from breakthrough_tui.domain.breakthrough import Visibility
from breakthrough_tui.domain.errors import BreakthroughError, NotAllowed, NotFound
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import ADMINISTRATOR, ANYBODY, ROLES, RUNS_PEOPLE, STAND_IN
from breakthrough_tui.store import queries
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    obstacles,
    people,
    personal,
    undo,
    workspaces,
)
from breakthrough_tui.store.queries import histories, obstacle_lists, overviews
from tests.builders import Team
from tests.store.every_command import (
    EXAMPLES,
    NOT_BY_ROLE,
    STANDINGS,
    Example,
    a_house,
    every_command,
    private_fields,
)
from tests.store.state import state

EXAMPLE_OF = {
    name: next((example for example in EXAMPLES if example.command is command), None)
    for name, command in every_command().items()
}
BY_NAME = [
    pytest.param(example, id=name) for name, example in EXAMPLE_OF.items() if example is not None
]


@pytest.fixture
def house(tmp_path: Path) -> Any:
    team = a_house(tmp_path)
    yield team
    team.close()


def expected(example: Example) -> set[str]:
    """Who the table lets through; whose own the example's thing is, is nobody of them."""
    action = example.action
    if action is None or action in ANYBODY:
        return set(STANDINGS) - {"has left"}
    allowed = {role.value for role in ROLES.get(action, ())}
    if action in ADMINISTRATOR:
        allowed.add("administrator")
    if action in STAND_IN:
        allowed.add("stand-in")
    if action in RUNS_PEOPLE:
        allowed |= {"leader", "team lead", "facilitator"}
    return allowed


def test_every_command_is_in_the_table() -> None:
    missing = {name for name, example in EXAMPLE_OF.items() if example is None}
    assert missing == NOT_BY_ROLE


@pytest.mark.parametrize("example", BY_NAME)
def test_who_gets_through(example: Example, tmp_path: Path) -> None:
    through = set()
    house = None
    for standing, person in STANDINGS.items():
        if house is None:
            house = a_house(tmp_path)
            fields = example.fields(house)
            before = state(house)
        try:
            house.run(person, example.command, **fields)
        except (NotAllowed, NotFound) as refusal:
            assert refusal.message
            assert state(house) == before
            continue
        through.add(standing)
        house.close()
        house = None
    assert through == expected(example)


WITHIN = [
    pytest.param(example, id=name)
    for name, example in EXAMPLE_OF.items()
    if example is not None and example.inside
]
SECRETS = ("SECRET", "ledger", "leak", "euros", "page")
AIMS = ("breakthrough", "card", "column", "item", "label", "obstacle", "reading")


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
    return {
        "breakthrough": here,
        "card": card.id,
        "obstacle": obstacle.id,
        "number": card.number,
        "entity": "card",
        "entity_id": card.id,
        "command": events[0].command,
        "events": events,
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


# What the table alone does not say


def test_a_leader_is_named_by_those_who_may(house: Team) -> None:
    through = set()
    for standing, person in STANDINGS.items():
        try:
            house.run(person, people.give_role, breakthrough=1, person="gus", role=Role.LEADER)
            through.add(standing)
        except (NotAllowed, NotFound):
            pass
    assert through == {"leader", "facilitator", "administrator"}


def test_nobody_makes_themselves_a_leader_by_a_roundabout_way(house: Team) -> None:
    for role in (Role.FACILITATOR, Role.LEADER):
        with pytest.raises(NotAllowed):
            house.run("ana", people.give_role, breakthrough=1, person="ana", role=role)


def test_an_administrator_is_made_only_by_one(house: Team) -> None:
    for person in ("bo", "ana", "out"):
        with pytest.raises(NotAllowed):
            house.run(person, people.add, name="kim", administrator=True)
        with pytest.raises(NotAllowed):
            house.run(person, people.edit, name=person, administrator=True)
        with pytest.raises(NotAllowed):
            house.run(person, people.edit, name=person, login="root")
    house.run("out", people.edit, name="out", full_name="Otto Unger")
    house.run("adm", people.edit, name="out", administrator=True)


def test_who_was_an_administrator_cannot_undo_their_way_back(house: Team) -> None:
    house.run("adm", people.edit, name="bo", administrator=True)
    taken = house.run("bo", people.edit, name="adm", administrator=False)
    with pytest.raises(NotAllowed):
        house.run("adm", undo.undo, command=taken.command)


def test_who_raised_an_obstacle_may_edit_withdraw_confirm_and_reopen_it(house: Team) -> None:
    steps: list[tuple[Callable[..., None], dict[str, str]]] = [
        (obstacles.edit, {"ask": "A key"}),
        (obstacles.withdraw, {}),
        (obstacles.reopen, {"reason": "Shut again"}),
    ]
    for command, more in steps:
        raised = house.raise_obstacle(by="dia")
        if command is obstacles.reopen:
            house.run("dia", obstacles.withdraw, obstacle=raised)
        with pytest.raises(NotAllowed):
            house.run("eli", command, obstacle=raised, **more)
        house.run("dia", command, obstacle=raised, **more)
    raised = house.raise_obstacle(by="dia")
    house.run("bo", obstacles.answer, obstacle=raised, kind=ObstacleState.REMOVED, note="Open")
    with pytest.raises(NotAllowed):
        house.run("eli", obstacles.confirm, obstacle=raised)
    house.run("dia", obstacles.confirm, obstacle=raised)


def test_only_a_leader_themselves_names_their_stand_in(house: Team) -> None:
    until = house.clock.now.date()
    house.run("bo", people.give_role, breakthrough=1, person="gus", role=Role.LEADER)
    with pytest.raises(NotAllowed):
        house.run(
            "gus", people.name_stand_in, breakthrough=1, leader="bo", stand_in="cho", until=until
        )


def test_a_stand_in_cannot_refocus(house: Team) -> None:
    raised = house.raise_obstacle()
    with pytest.raises(NotAllowed):
        house.run(
            "hal", obstacles.answer, obstacle=raised, kind=ObstacleState.REFOCUSED, note="Late"
        )


def test_a_stand_in_is_one_up_to_their_last_day(house: Team) -> None:
    raised = house.raise_obstacle()
    house.clock.advance(days=3)
    house.run("hal", obstacles.take, obstacle=raised, by=house.clock.now.date())
    assert house.obstacle(raised).leader == "bo"
    house.clock.advance(days=1)
    with pytest.raises(NotAllowed):
        house.run("hal", obstacles.ask_back, obstacle=raised, question="Which?")


def test_a_workspace_is_made_once(house: Team) -> None:
    with pytest.raises(NotAllowed):
        house.run("adm", workspaces.create, time_zone="UTC", person="out")


def test_a_refusal_says_who_could(house: Team) -> None:
    card = house.add()
    with pytest.raises(NotAllowed) as refusal:
        house.run("obs", cards.move, card=card, column=house.done)
    assert refusal.value.hint == "Ask for it: leader, team lead, facilitator, core group, member."


def test_a_draft_without_a_leader_can_be_given_one_by_who_started_it(house: Team) -> None:
    for lead, leader in (("out", None), ("ana", "bo")):
        made = house.start("Halve the queue", by="out", lead=lead, leader=leader)
        house.run("out", people.give_role, breakthrough=made, person="gus", role=Role.LEADER)


def test_anybody_may_start_and_only_who_leads_launches(house: Team) -> None:
    made = house.start("Halve the queue", by="out", leader="bo", lead="ana")
    with pytest.raises(NotAllowed):
        house.run("out", breakthroughs.launch, breakthrough=made)
    house.run("ana", breakthroughs.launch, breakthrough=made)


def test_a_command_of_somebody_else_is_not_answered(house: Team) -> None:
    call = house.call("ana")
    house.store.run(cards.add, call, breakthrough=1, title="Call the depot")
    with pytest.raises(NotAllowed):
        house.store.run(
            cards.add, house.call("out", command=call.command), breakthrough=1, title="Call"
        )


def test_what_belongs_to_a_person_is_theirs(house: Team) -> None:
    house.run("ana", personal.set_preference, key="theme", value="dark")
    house.run("bo", personal.set_preference, key="theme", value="light")
    from breakthrough_tui.store.queries import personal as asked

    assert house.read(asked.preferences, viewer="ana") == {"theme": "dark"}


def test_the_portfolio_shows_open_ones_and_ones_own(house: Team) -> None:
    here = house.start_private()
    seen = {
        person: {o.breakthrough.id for o in house.read(overviews.portfolio, viewer=person)}
        for person in ("ana", "out")
    }
    assert seen == {"ana": {1, 2, here}, "out": {1, 2}}
    house.run("bo", breakthroughs.set_visibility, breakthrough=here, visibility=Visibility.OPEN)
    assert house.board("out", here).breakthrough == here
