"""People and their roles."""

from __future__ import annotations

from datetime import date
from typing import Any

from breakthrough_tui.domain.errors import Invalid, NotAllowed, NotFound
from breakthrough_tui.domain.obstacle import OPEN
from breakthrough_tui.domain.people import Role, person_name
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.tables import (
    BreakthroughRow,
    CardRow,
    MembershipRow,
    ObstacleRow,
    PersonRow,
)
from breakthrough_tui.store.write import Write

NAME_LIMIT = 80
ADDRESS_LIMIT = 200


def add(
    write: Write,
    *,
    name: str,
    full_name: str = "",
    login: str | None = None,
    address: str = "",
    administrator: bool = False,
) -> None:
    """Add somebody to the workspace, or let somebody who left come back. A login is not needed to own action items."""
    write.allow(Action.ADD_PERSON)
    if administrator:
        write.allow(Action.SET_ADMINISTRATOR)
    short = person_name(name)
    fields = {
        "full_name": clean_line(full_name, limit=NAME_LIMIT, what="The full name"),
        "login": _login(write, login, short),
        "address": clean_line(address, limit=ADDRESS_LIMIT, what="The address"),
        "administrator": administrator,
    }
    earlier = _find(write, short)
    if earlier is None:
        write.make(Action.ADD_PERSON, "person", None, {"name": short, **fields})
    elif earlier["left_on"] is None:
        raise Invalid(f"'{short}' is here already.", "Choose another short name.")
    else:
        write.change(Action.ADD_PERSON, "person", short, None, {**fields, "left_on": None})


def edit(
    write: Write,
    *,
    name: str,
    full_name: str | UnchangedType = UNCHANGED,
    login: str | UnchangedType | None = UNCHANGED,
    address: str | UnchangedType = UNCHANGED,
    administrator: bool | UnchangedType = UNCHANGED,
) -> None:
    """Change what is known of somebody. The login says who one is: only an administrator changes it."""
    write.person(name)
    write.allow(Action.EDIT_PERSON, own=name == write.actor)
    fields = given(full_name=full_name, login=login, address=address, administrator=administrator)
    if "login" in fields or "administrator" in fields:
        write.allow(Action.SET_ADMINISTRATOR)
    if "full_name" in fields:
        fields["full_name"] = clean_line(
            fields["full_name"], limit=NAME_LIMIT, what="The full name"
        )
    if "address" in fields:
        fields["address"] = clean_line(fields["address"], limit=ADDRESS_LIMIT, what="The address")
    if "login" in fields:
        fields["login"] = _login(write, fields["login"], name)
    if fields.get("administrator") is False:
        keep_an_administrator(write, name)
    write.change(Action.EDIT_PERSON, "person", name, None, fields)


def leave(write: Write, *, name: str, items_to: str | None = None) -> None:
    """Let somebody leave; `items_to` takes their unfinished action items. Their name stays in the history."""
    write.person(name)
    write.allow(Action.LEAVE, own=name == write.actor)
    keep_an_administrator(write, name)
    _keep_a_leader(write, name)
    cards = _open_cards(write, name)
    if cards and items_to is None:
        raise Invalid(
            f"'{name}' still has {len(cards)} action item{'s' if len(cards) > 1 else ''}.",
            "Say who takes them over.",
        )
    if items_to is not None:
        if items_to == name:
            raise Invalid("The items need another owner than the one who leaves.")
        write.person(items_to)
    for card, breakthrough in cards:
        write.change(Action.LEAVE, "card", card, breakthrough, {"owner": items_to})
    for membership in _memberships(write, name):
        write.change(
            Action.LEAVE,
            "membership",
            membership["id"],
            membership["breakthrough"],
            {"ended_at": write.now},
        )
    for row in _stood_in_by(write, name):
        none = {"stand_in": None, "stand_in_until": None}
        write.change(Action.LEAVE, "membership", row["id"], row["breakthrough"], none)
    _hand_on_obstacles(write, Action.LEAVE, name, None)
    fields = {"left_on": write.moment.today, "login": None, "administrator": False}
    write.change(Action.LEAVE, "person", name, None, fields)


def give_role(write: Write, *, breakthrough: int, person: str, role: Role) -> None:
    """Give somebody a role in a breakthrough; they keep those that they have."""
    write.visible(breakthrough)
    write.person(person)
    action = Action.GIVE_LEADER if role is Role.LEADER else Action.GIVE_ROLE
    write.allow(action, breakthrough)
    if role is Role.FACILITATOR:
        write.allow(Action.GIVE_LEADER, breakthrough)  # which a facilitator may
    if role is Role.TEAM_LEAD:
        _hand_on_team_lead(write, breakthrough, person)
    grant(write, action, breakthrough, person, role)
    if role is Role.LEADER:
        nobodys = ObstacleRow.leader.is_null() & (ObstacleRow.breakthrough == breakthrough)
        for obstacle in _open_obstacles(write, nobodys):
            theirs = {"leader": person}
            write.change(action, "obstacle", obstacle["id"], breakthrough, theirs)


def grant(write: Write, action: Action, breakthrough: int, person: str, role: Role) -> None:
    """Write a role that was allowed already."""
    query = MembershipRow.select().where(
        (MembershipRow.breakthrough == breakthrough)
        & (MembershipRow.person == person)
        & (MembershipRow.role == role)
    )
    earlier = list(write.database.run(query.dicts()))
    if earlier:
        again = {"ended_at": None}
        write.change(action, "membership", earlier[0]["id"], breakthrough, again)
    else:
        fields = {"breakthrough": breakthrough, "person": person, "role": role}
        write.make(action, "membership", breakthrough, fields)


def take_role(write: Write, *, breakthrough: int, person: str, role: Role) -> None:
    """Take a role from somebody. The only leader keeps theirs."""
    write.visible(breakthrough)
    action = Action.GIVE_LEADER if role is Role.LEADER else Action.TAKE_ROLE
    write.allow(action, breakthrough)
    rows = [
        row
        for row in _memberships(write, person)
        if row["breakthrough"] == breakthrough and row["role"] is role
    ]
    if not rows:
        raise Invalid(f"'{person}' is not {role} here.")
    if role is Role.LEADER and first_leader(write, breakthrough, person) is None:
        raise Invalid(f"'{person}' is the only leader.", "Name another leader first.")
    write.change(action, "membership", rows[0]["id"], breakthrough, {"ended_at": write.now})
    if role is Role.LEADER:
        _hand_on_obstacles(write, action, person, breakthrough)


def name_stand_in(
    write: Write, *, breakthrough: int, leader: str, stand_in: str | None, until: date | None
) -> None:
    """Name who answers in a leader's place up to and including a date; None ends it. Each leader names their own."""
    write.allow(Action.NAME_STAND_IN, breakthrough)
    if leader != write.actor:
        raise NotAllowed("Only a leader themselves names their stand-in.")
    if stand_in is not None:
        write.person(stand_in)
        if stand_in == leader:
            raise Invalid("A stand-in is somebody else.", "Name another person.")
        if until is None or until < write.moment.today:
            raise Invalid("A stand-in needs a last day that is not past.", "Say until when.")
    rows = [
        row
        for row in _memberships(write, leader)
        if row["breakthrough"] == breakthrough and row["role"] is Role.LEADER
    ]
    if not rows:
        raise Invalid(f"'{leader}' is not a leader here.")
    fields = {"stand_in": stand_in, "stand_in_until": until if stand_in else None}
    write.change(Action.NAME_STAND_IN, "membership", rows[0]["id"], breakthrough, fields)


def _find(write: Write, name: str) -> Row | None:
    rows = list(write.database.run(PersonRow.select().where(PersonRow.name == name).dicts()))
    return rows[0] if rows else None


def _login(write: Write, login: str | None, name: str) -> str | None:
    if login is None or not login.strip():
        return None
    cleaned = clean_line(login, limit=64, what="The login")
    query = PersonRow.select(PersonRow.name).where(
        (PersonRow.login == cleaned) & (PersonRow.name != name)
    )
    other = write.database.value(query)
    if other is not None:
        raise Invalid(f"The login '{cleaned}' is {other}'s already.", "A login is one person's.")
    query = PersonRow.select(PersonRow.name).where(
        (PersonRow.name == cleaned.lower())
        & (PersonRow.name != name)
        & PersonRow.login.is_null()
        & PersonRow.left_on.is_null()
    )
    if write.database.value(query) is not None:
        raise Invalid(
            f"Who logs in as '{cleaned}' is '{cleaned.lower()}' already.",
            "Give that person another login first.",
        )
    return cleaned


def keep_an_administrator(write: Write, name: str) -> None:
    """Invalid if nobody else administers the workspace."""
    query = PersonRow.select(PersonRow.name).where(
        PersonRow.administrator & PersonRow.left_on.is_null()
    )
    administrators = [found for (found,) in write.database.rows(query.tuples())]
    if administrators == [name]:
        raise Invalid(f"'{name}' is the only administrator.", "Make somebody else one first.")


def _keep_a_leader(write: Write, name: str) -> None:
    for row in _memberships(write, name):
        if row["role"] is not Role.LEADER:
            continue
        if first_leader(write, row["breakthrough"], name) is None:
            theirs = write.row("breakthrough", row["breakthrough"])
            if not theirs["phase"].over:
                raise Invalid(
                    f"'{name}' is the only leader of {_code(write, theirs)}.",
                    "Name another leader there first.",
                )


def _code(write: Write, breakthrough: Row) -> str:
    try:
        return str(write.visible(breakthrough["id"])["code"])
    except NotFound:
        return "a private breakthrough"


def first_leader(write: Write, breakthrough: int, besides: str) -> str | None:
    """Who leads it besides somebody, the one named first."""
    query = (
        MembershipRow.select(MembershipRow.person)
        .where(
            (MembershipRow.breakthrough == breakthrough)
            & (MembershipRow.role == Role.LEADER)
            & (MembershipRow.person != besides)
            & MembershipRow.ended_at.is_null()
        )
        .order_by(MembershipRow.id)
        .limit(1)
    )
    found = write.database.value(query)
    return None if found is None else str(found)


def _hand_on_team_lead(write: Write, breakthrough: int, person: str) -> None:
    """There is one team lead: who was it before becomes a member."""
    query = MembershipRow.select().where(
        (MembershipRow.breakthrough == breakthrough)
        & (MembershipRow.role == Role.TEAM_LEAD)
        & (MembershipRow.person != person)
        & MembershipRow.ended_at.is_null()
    )
    for row in list(write.database.run(query.dicts())):
        write.change(
            Action.GIVE_ROLE, "membership", row["id"], breakthrough, {"ended_at": write.now}
        )
        grant(write, Action.GIVE_ROLE, breakthrough, row["person"], Role.MEMBER)


def _memberships(write: Write, name: str) -> list[Row]:
    query = MembershipRow.select().where(
        (MembershipRow.person == name) & MembershipRow.ended_at.is_null()
    )
    return list(write.database.run(query.dicts()))


def _open_cards(write: Write, name: str) -> list[tuple[int, int]]:
    query = CardRow.select(CardRow.id, CardRow.breakthrough).where(
        (CardRow.owner == name) & CardRow.done_at.is_null() & CardRow.archived_at.is_null()
    )
    running = query.join(BreakthroughRow).where(
        BreakthroughRow.phase.not_in(["closed", "abandoned"])
    )
    return [(card, breakthrough) for card, breakthrough in write.database.rows(running.tuples())]


def _stood_in_by(write: Write, name: str) -> list[Row]:
    query = MembershipRow.select().where(
        (MembershipRow.stand_in == name) & MembershipRow.ended_at.is_null()
    )
    return list(write.database.run(query.dicts()))


def _open_obstacles(write: Write, condition: Any) -> list[Row]:
    query = ObstacleRow.select().where(condition & ObstacleRow.state.in_(list(OPEN)))
    return list(write.database.run(query.dicts()))


def _hand_on_obstacles(write: Write, action: Action, name: str, breakthrough: int | None) -> None:
    """What waits for a leader who is one no more waits for the next one."""
    theirs: Any = ObstacleRow.leader == name
    if breakthrough is not None:
        theirs &= ObstacleRow.breakthrough == breakthrough
    for obstacle in _open_obstacles(write, theirs):
        heir = {"leader": first_leader(write, obstacle["breakthrough"], name)}
        write.change(action, "obstacle", obstacle["id"], obstacle["breakthrough"], heir)
