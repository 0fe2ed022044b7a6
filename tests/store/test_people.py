"""People come, take roles, hand on what they have, and leave."""

from __future__ import annotations

from typing import Any

import pytest

from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotAllowed, NotFound
from breakthrough_tui.domain.people import Person, Role
from breakthrough_tui.store.commands import cards, obstacles, people, undo, workspaces
from breakthrough_tui.store.queries import obstacle_lists, people_lists
from tests.builders import Clock, Team, an_empty_file


def person(workspace: Team, name: str) -> Person:
    found = workspace.read(people_lists.people, viewer="adm", left=True)
    return next(each for each in found if each.name == name)


def roles(workspace: Team, name: str, breakthrough: int = 1) -> set[Role]:
    members = workspace.read(people_lists.members, viewer="bo", breakthrough=breakthrough)
    return {member.role for member in members if member.person == name}


def test_who_makes_a_workspace_administers_it(tmp_path: Any, clock: Clock) -> None:
    from breakthrough_tui.domain.event import Door
    from breakthrough_tui.store.call import Call

    store = an_empty_file(tmp_path, clock)
    assert store.workspace() is None
    with pytest.raises(BreakthroughError):
        store.run(people.add, Call("ana", Door.SCREEN), name="bo")
    made = Call("ana", Door.SCREEN)
    store.run(workspaces.create, made, time_zone="Europe/Vienna", person="ana", login="asmith")
    assert store.run(workspaces.create, made, time_zone="UTC", person="ana").events
    workspace = store.workspace()
    assert workspace is not None
    assert workspace.time_zone == "Europe/Vienna"
    (found,) = store.read(people_lists.people, viewer="ana")
    assert found == Person("ana", login="asmith", administrator=True)
    store.close()


def test_a_time_zone_is_one(tmp_path: Any, clock: Clock) -> None:
    from breakthrough_tui.domain.event import Door
    from breakthrough_tui.store.call import Call

    store = an_empty_file(tmp_path, clock)
    with pytest.raises(Invalid):
        store.run(
            workspaces.create, Call("ana", Door.SCREEN), time_zone="Europe/Viena", person="ana"
        )
    assert store.workspace() is None
    store.close()


def test_people_are_added_with_or_without_a_login(workspace: Team) -> None:
    workspace.run("ana", people.add, name="@Kim", full_name="Kim  Ü", address="kim@x.org")
    assert person(workspace, "kim") == Person("kim", "Kim Ü", address="kim@x.org")
    card = workspace.add(owner="kim")
    assert workspace.card(card).owner == "kim"
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", people.add, name="kim")
    assert "here already" in refusal.value.message


@pytest.mark.parametrize("name", ["", "ana maria", "ünal", "x" * 33, "a/b", "@"])
def test_a_short_name_has_its_letters(workspace: Team, name: str) -> None:
    with pytest.raises(Invalid):
        workspace.run("ana", people.add, name=name)


def test_a_login_is_one_persons(workspace: Team) -> None:
    workspace.run("adm", people.edit, name="cho", login="c.ho")
    with pytest.raises(Invalid) as refusal:
        workspace.run("adm", people.edit, name="dia", login="c.ho")
    assert "cho's already" in refusal.value.message
    with pytest.raises(Invalid):
        workspace.run("ana", people.add, name="kim", login="c.ho")
    # Whoever has no login marked logs in by their short name.
    with pytest.raises(Invalid):
        workspace.run("ana", people.add, name="kim", login="Dia")
    workspace.run("adm", people.edit, name="cho", login="c.ho")
    workspace.run("adm", people.edit, name="cho", login=None)
    workspace.run("adm", people.edit, name="dia", login="c.ho")
    found = workspace.read(people_lists.person_of_login, login="c.ho")
    assert found is not None
    assert found.name == "dia"


def test_who_one_is_by_login_or_by_name(workspace: Team) -> None:
    def who(login: str) -> str | None:
        found = workspace.read(people_lists.person_of_login, login=login)
        return found.name if found else None

    assert who("cho") == "cho"
    workspace.run("adm", people.edit, name="cho", login="c.ho")
    assert who("cho") is None
    assert who("c.ho") == "cho"
    workspace.run("adm", people.leave, name="cho")
    assert who("c.ho") is None
    assert who("nobody") is None


def test_a_person_who_leaves_hands_on_their_items(workspace: Team) -> None:
    open_card, done_card, away = (workspace.add(owner="cho") for _ in range(3))
    workspace.run("cho", cards.finish, card=done_card)
    workspace.run("cho", cards.archive, cards=[away])
    with pytest.raises(Invalid) as refusal:
        workspace.run("adm", people.leave, name="cho")
    assert refusal.value.message == "'cho' still has 1 action item."
    for nobody in ("cho", "kim"):
        with pytest.raises(BreakthroughError):
            workspace.run("adm", people.leave, name="cho", items_to=nobody)
    workspace.run("adm", people.leave, name="cho", items_to="dia")
    assert [workspace.card(card).owner for card in (open_card, done_card, away)] == [
        "dia",
        "cho",
        "cho",
    ]
    left = person(workspace, "cho")
    assert left.left_on == workspace.store.moment().today
    assert roles(workspace, "cho") == set()
    assert "cho" not in [each.name for each in workspace.read(people_lists.people, viewer="adm")]
    with pytest.raises(NotAllowed):
        workspace.add(by="cho")
    with pytest.raises(NotFound) as gone:
        workspace.add(owner="cho")
    assert gone.value.message == "'cho' has left."


def test_who_left_may_come_back_without_their_roles(workspace: Team) -> None:
    workspace.run("adm", people.leave, name="cho")
    workspace.run("ana", people.add, name="cho", full_name="Cho")
    assert person(workspace, "cho") == Person("cho", "Cho")
    assert roles(workspace, "cho") == set()
    workspace.run("ana", people.give_role, breakthrough=1, person="cho", role=Role.MEMBER)
    workspace.add(by="cho")


def test_the_last_administrator_stays(workspace: Team) -> None:
    for command, more in ((people.edit, {"administrator": False}), (people.leave, {})):
        with pytest.raises(Invalid) as refusal:
            workspace.run("adm", command, name="adm", **more)  # type: ignore[arg-type]
        assert refusal.value.message == "'adm' is the only administrator."
    workspace.run("adm", people.edit, name="out", administrator=True)
    workspace.run("adm", people.leave, name="adm")


def test_the_only_leader_stays(workspace: Team) -> None:
    workspace.run("bo", people.take_role, breakthrough=1, person="gus", role=Role.LEADER)
    with pytest.raises(Invalid) as refusal:
        workspace.run("bo", people.take_role, breakthrough=1, person="bo", role=Role.LEADER)
    assert refusal.value.message == "'bo' is the only leader."
    with pytest.raises(Invalid) as leaving:
        workspace.run("adm", people.leave, name="bo")
    assert leaving.value.message == "'bo' is the only leader of PERMIT."


def test_a_leader_who_leaves_hands_on_what_waits(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    workspace.run("adm", people.leave, name="bo")
    assert workspace.obstacle(raised).leader == "gus"
    waiting = workspace.read(obstacle_lists.waiting_for, viewer="gus")
    assert [obstacle.id for obstacle in waiting] == [raised]


def test_a_stand_in_who_leaves_is_none(workspace: Team) -> None:
    until = workspace.clock.now.date()
    workspace.run(
        "bo", people.name_stand_in, breakthrough=1, leader="bo", stand_in="cho", until=until
    )
    workspace.run("adm", people.leave, name="cho")
    members = workspace.read(people_lists.members, viewer="bo", breakthrough=1)
    assert {member.stand_in for member in members} == {None}


def test_a_stand_in_is_somebody_else_with_a_last_day(workspace: Team) -> None:
    today = workspace.store.moment().today
    wrong: list[dict[str, Any]] = [
        {"stand_in": "bo", "until": today},
        {"stand_in": "cho", "until": None},
        {"stand_in": "cho", "until": today.replace(day=1)},
        {"stand_in": "kim", "until": today},
    ]
    for fields in wrong:
        with pytest.raises(BreakthroughError):
            workspace.run("bo", people.name_stand_in, breakthrough=1, leader="bo", **fields)
    workspace.run(
        "bo", people.name_stand_in, breakthrough=1, leader="bo", stand_in="cho", until=today
    )
    workspace.run(
        "bo", people.name_stand_in, breakthrough=1, leader="bo", stand_in=None, until=None
    )
    raised = workspace.raise_obstacle()
    with pytest.raises(NotAllowed):
        workspace.run("cho", obstacles.take, obstacle=raised, by=today)


def test_roles_add_up(workspace: Team) -> None:
    workspace.run("bo", people.give_role, breakthrough=1, person="obs", role=Role.MEMBER)
    assert roles(workspace, "obs") == {Role.OBSERVER, Role.MEMBER}
    workspace.add(by="obs")
    workspace.run("bo", people.take_role, breakthrough=1, person="obs", role=Role.MEMBER)
    with pytest.raises(NotAllowed):
        workspace.add(by="obs")
    with pytest.raises(Invalid) as refusal:
        workspace.run("bo", people.take_role, breakthrough=1, person="obs", role=Role.MEMBER)
    assert refusal.value.message == "'obs' is not member here."
    again = workspace.run("bo", people.give_role, breakthrough=1, person="obs", role=Role.OBSERVER)
    assert again.events == ()


def test_the_team_lead_is_handed_on(workspace: Team) -> None:
    workspace.run("ana", people.give_role, breakthrough=1, person="cho", role=Role.TEAM_LEAD)
    assert roles(workspace, "cho") == {Role.TEAM_LEAD, Role.MEMBER}
    assert roles(workspace, "ana") == {Role.MEMBER}
    with pytest.raises(NotAllowed):
        workspace.run("ana", people.give_role, breakthrough=1, person="ana", role=Role.TEAM_LEAD)
    workspace.run("bo", people.give_role, breakthrough=1, person="ana", role=Role.TEAM_LEAD)
    assert roles(workspace, "ana") == {Role.TEAM_LEAD, Role.MEMBER}
    assert roles(workspace, "cho") == {Role.MEMBER}


def test_a_name_never_changes_and_what_is_known_does(workspace: Team) -> None:
    workspace.run("cho", people.edit, name="cho", full_name="Cho", address="cho@example.org")
    assert person(workspace, "cho").full_name == "Cho"
    done = workspace.run("cho", people.edit, name="cho", address="")
    workspace.run("cho", undo.undo, command=done.command)
    assert person(workspace, "cho").address == "cho@example.org"
    for other in ("dia", "ana", "bo"):
        with pytest.raises(NotAllowed):
            workspace.run(other, people.edit, name="cho", full_name="Choo")


@pytest.mark.parametrize(
    "fields",
    [
        {"days_off": (7,)},
        {"days_off": (-1,)},
        {"time_zone": "Mars/Phobos"},
        {"name": "x" * 61},
    ],
)
def test_settings_that_cannot_be(workspace: Team, fields: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        workspace.run("adm", workspaces.settle, **fields)
