"""Who takes part, and as what: adding people, roles, stand-ins, leaving."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.dates import date_or_error
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.people import Role, person_name, role_named
from breakthrough_tui.domain.permissions import Action, Standing, may
from breakthrough_tui.domain.readiness import readiness_words
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.screens.goal.rows import GoalSnapshot
from breakthrough_tui.store.commands import people

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.dialogs.choose import Choice

_ROLE_NOTES = {
    Role.LEADER: "names the result, answers obstacles",
    Role.TEAM_LEAD: "accountable for the result; there is one",
    Role.FACILITATOR: "prepares and runs the launch",
    Role.CORE_GROUP: "gathers the data before the launch",
    Role.MEMBER: "does the work",
    Role.OBSERVER: "reads and comments",
}


@dataclass(frozen=True, slots=True)
class _There:
    """Where a change of the team happens."""

    screen: BaseScreen
    snapshot: GoalSnapshot
    who: Standing

    @property
    def breakthrough(self) -> int:
        """The breakthrough's id."""
        return self.snapshot.overview.breakthrough.id

    def may(self, action: Action, own: bool = False) -> bool:
        """Whether the person at the screen may do this here."""
        who = Standing(
            self.who.person, self.who.roles, self.who.administrator, own, self.who.stand_in
        )
        return may(action, who, self.snapshot.overview.breakthrough.phase)


async def add_to_team(screen: BaseScreen, snapshot: GoalSnapshot) -> None:
    """Somebody new, or a role for somebody who is here. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    here = snapshot.overview.breakthrough
    outside = ", ".join(name for name in snapshot.people if not snapshot.overview.roles(name))
    roles = ", ".join(Role)
    fields = [
        FormField(
            "name",
            "Short name",
            hint=f"here already: {outside}" if outside else "what follows an @: ana",
            required=True,
            check=person_name,
        ),
        FormField(
            "role",
            "Role",
            Role.MEMBER,
            hint=roles,
            required=True,
            check=role_named,
            options=tuple(map(str, Role)),
        ),
        FormField("full_name", "Full name", hint="only for somebody new"),
        FormField("login", "Login", hint="empty: they own action items, others move these"),
    ]

    async def save(values: dict[str, Any]) -> None:
        name, role = values["name"], values["role"]
        if name not in snapshot.people:
            await session.do(
                people.add,
                name=name,
                full_name=values["full_name"],
                login=values["login"].strip() or None,
                what=f"added {name}",
            )
        await session.do(
            people.give_role,
            breakthrough=here.id,
            person=name,
            role=role,
            what=f"made {name} {role}",
        )

    said = await screen.ask_dialog(
        FormDialog(
            "For the team",
            fields,
            save=save,
            save_label="Add",
            intro=readiness_words(snapshot.overview),
        )
    )
    if said is not None:
        screen.say(f"{said['name']} is {said['role']}.", Mood.GOOD)


async def change_person(
    screen: BaseScreen, snapshot: GoalSnapshot, who: Standing, name: str
) -> None:
    """Choose what becomes of somebody's roles, and do it. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.choose import ChooseDialog

    there = _There(screen, snapshot, who)
    choices = _choices(there, name)
    if not choices:
        screen.say(f"{name}: only who leads or runs this breakthrough changes roles.")
        return
    person = snapshot.people.get(name)
    title = f"{name}, {person.full_name}" if person and person.full_name else name
    picked = await screen.ask_dialog(ChooseDialog(title, choices, search=False))
    if picked is None:
        return
    verb, _, role = picked.partition(" ")
    match verb:
        case "give":
            await _give(there, name)
        case "take":
            await _take(there, name, Role(role))
        case "stand-in":
            await _stand_in(there, name)
        case "back":
            await _end_stand_in(there, name)
        case "edit":
            await _edit(there, name)
        case "leave":
            await _leave(there, name)


def _choices(there: _There, name: str) -> list[Choice]:
    from breakthrough_tui.screens.dialogs.choose import Choice

    overview = there.snapshot.overview
    own = name == there.who.person
    held = overview.roles(name)
    made = []
    if there.may(Action.GIVE_ROLE) and len(held) < len(Role):
        made.append(Choice("give", "Give a role"))
    for role in Role:
        if role in held and there.may(_taking(role)):
            made.append(Choice(f"take {role}", f"No longer {role}"))
    if own and Role.LEADER in held and there.may(Action.NAME_STAND_IN):
        made.append(
            Choice("stand-in", "Name a stand-in", "who answers obstacles for you, until when")
        )
        if any(member.person == name and member.stand_in for member in overview.members):
            made.append(Choice("back", "No stand-in any more"))
    if there.may(Action.EDIT_PERSON, own):
        made.append(Choice("edit", "Change name or address"))
    if there.may(Action.LEAVE, own):
        made.append(Choice("leave", "Leaves", "all breakthroughs; their items go to somebody"))
    return made


def _giving(role: Role) -> Action:
    """Who may name leaders may name who facilitates, since that leads to the same rights."""
    named = role in (Role.LEADER, Role.FACILITATOR)
    return Action.GIVE_LEADER if named else Action.GIVE_ROLE


def _taking(role: Role) -> Action:
    return Action.GIVE_LEADER if role is Role.LEADER else Action.TAKE_ROLE


async def _give(there: _There, name: str) -> None:
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    held = there.snapshot.overview.roles(name)
    choices = [
        Choice(role, role, _ROLE_NOTES[role])
        for role in Role
        if role not in held and there.may(_giving(role))
    ]
    picked = await there.screen.ask_dialog(ChooseDialog(f"{name} becomes", choices, search=False))
    if picked is None:
        return
    await there.screen.session.do(
        people.give_role,
        breakthrough=there.breakthrough,
        person=name,
        role=Role(picked),
        what=f"made {name} {picked}",
    )


async def _take(there: _There, name: str, role: Role) -> None:
    await there.screen.session.do(
        people.take_role,
        breakthrough=there.breakthrough,
        person=name,
        role=role,
        what=f"{name} no longer {role}",
    )
    there.screen.say(f"{name} is no longer {role}; u takes that back.")


async def _stand_in(there: _There, name: str) -> None:
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    today = there.screen.session.moment.today

    async def save(values: dict[str, Any]) -> None:
        await there.screen.session.do(
            people.name_stand_in,
            breakthrough=there.breakthrough,
            leader=name,
            stand_in=values["stand_in"],
            until=values["until"],
            what="named a stand-in",
        )

    def read(text: str) -> date:
        return date_or_error(text, today)

    fields = [
        FormField("stand_in", "Stand-in", kind="person", required=True, check=person_name),
        FormField("until", "Until", kind="date", hint="the last day", required=True, check=read),
    ]
    await there.screen.ask_dialog(FormDialog("Who answers in your place", fields, save=save))


async def _end_stand_in(there: _There, name: str) -> None:
    await there.screen.session.do(
        people.name_stand_in,
        breakthrough=there.breakthrough,
        leader=name,
        stand_in=None,
        until=None,
        what="ended the stand-in",
    )


async def _edit(there: _There, name: str) -> None:
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    person = there.snapshot.people[name]
    before = {"full_name": person.full_name, "address": person.address}
    fields = [
        FormField("full_name", "Full name", person.full_name),
        FormField("address", "Address", person.address, hint="where mail reaches them"),
    ]
    if there.may(Action.SET_ADMINISTRATOR):
        before["login"] = person.login or ""
        fields.append(
            FormField("login", "Login", before["login"], hint="the name that they log in with")
        )

    async def save(values: dict[str, Any]) -> None:
        changed: dict[str, Any] = {
            field: value for field, value in values.items() if value.strip() != before[field]
        }
        if "login" in changed:
            changed["login"] = changed["login"].strip() or None
        if changed:
            await there.screen.session.do(people.edit, name=name, what=f"changed {name}", **changed)

    await there.screen.ask_dialog(FormDialog(name, fields, save=save))


async def _leave(there: _There, name: str) -> None:
    """First without an heir; where items are left behind, the form asks for one."""
    from breakthrough_tui.screens.dialogs.form import AskDialog

    others = [other for other in there.snapshot.people if other != name]
    gone: list[str] = []

    async def save(heir: str | None) -> None:
        await there.screen.session.do(people.leave, name=name, items_to=heir)
        gone.append(name)

    def read(text: str) -> str | None:
        if not text.strip():
            return None
        heir = person_name(text)
        if heir not in others:
            raise Invalid(f"There is nobody called '{heir}'.", ", ".join(others))
        return heir

    await there.screen.ask_dialog(
        AskDialog(
            f"{name} leaves",
            "Items go to",
            hint=", ".join(others),
            kind="person",
            check=read,
            save=save,
            save_label="Let them leave",
            intro=f"{name} leaves all breakthroughs. What they did stays in the history.",
        )
    )
    if gone:
        there.screen.say(f"{name} has left all breakthroughs.")
