"""Who gets through with which command, on a real file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from breakthrough_tui.domain.breakthrough import Visibility
from breakthrough_tui.domain.errors import NotAllowed, NotFound
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import ADMINISTRATOR, ANYBODY, ROLES, RUNS_PEOPLE, STAND_IN
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    obstacles,
    people,
    personal,
    undo,
    workspaces,
)
from breakthrough_tui.store.queries import overviews
from tests.builders import Team
from tests.store.every_command import (
    EXAMPLE_OF,
    NOT_BY_ROLE,
    STANDINGS,
    Example,
    a_house,
)
from tests.store.state import state

BY_NAME = [
    pytest.param(example, id=name) for name, example in EXAMPLE_OF.items() if example is not None
]


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
    house.run("out", people.edit, name="out", full_name="Otto")
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
    house.run(
        "ana", breakthroughs.launch, breakthrough=made, reason="It cannot wait", reason_of="bo"
    )


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
