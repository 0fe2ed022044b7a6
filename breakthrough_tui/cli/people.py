"""`breakthrough person`: who takes part, and as what."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.errors import Invalid, WrongUsage
from breakthrough_tui.domain.people import Person, person_name, role_named
from breakthrough_tui.domain.text import safe
from breakthrough_tui.store.commands import people as commands
from breakthrough_tui.store.queries import people_lists

Roles = dict[str, dict[str, list[str]]]
"""By person: by code of a breakthrough, their roles there."""


def add(here: Here, args: Arguments) -> None:
    """Add somebody to the workspace."""
    name = person_name(args.name)
    here.run(
        commands.add,
        name=name,
        full_name=args.full_name or "",
        login=args.login or None,
        address=args.mail or "",
        administrator=args.administrator is not None and _yes(args.administrator),
    )
    _tell(here, name)


def role(here: Here, args: Arguments) -> None:
    """Give a role, or take it away."""
    name, meant = here.person(args.name), role_named(args.role)
    command = commands.take_role if args.take else commands.give_role
    here.run(command, breakthrough=here.breakthrough, person=name, role=meant)
    _tell(here, name)


def list_all(here: Here, args: Arguments) -> None:
    """List everybody, with their roles where I may see them."""
    people = here.read(people_lists.people, viewer=here.viewer)
    roles = _roles(here)
    if args.json:
        output.print_json([shapes.person(one, roles.get(one.name, {})) for one in people])
    else:
        output.table(
            ("NAME", "FULL NAME", "LOGIN", "", "ROLES"), [_row(one, roles) for one in people]
        )


def leave(here: Here, args: Arguments) -> None:
    """Let somebody leave."""
    name = here.person(args.name)
    items_to = None if args.items_to is None else here.person(args.items_to)
    here.run(commands.leave, name=name, items_to=items_to)
    if name == here.viewer:
        # Who has left may ask nothing more.
        if args.json:
            output.print_json(None)
        else:
            output.say("You have left.")
        return
    _tell(here, name)


def edit(here: Here, args: Arguments) -> None:
    """Change what was given, and nothing else."""
    name = here.person(args.name)
    fields: dict[str, Any] = {}
    if args.full_name is not None:
        fields["full_name"] = args.full_name
    if args.login is not None:
        fields["login"] = args.login or None
    if args.mail is not None:
        fields["address"] = args.mail
    if args.administrator is not None:
        fields["administrator"] = _yes(args.administrator)
    if not fields:
        raise WrongUsage("Nothing to change was given.", "For example --full-name or --login.")
    here.run(commands.edit, name=name, **fields)
    _tell(here, name)


def stand_in(here: Here, args: Arguments) -> None:
    """Name who answers obstacles for me until a day."""
    name = here.person(args.name) if args.name.strip() else None
    if name is not None and args.until is None:
        raise WrongUsage("'breakthrough person stand-in' also needs --until DATE.", "The last day.")
    here.run(
        commands.name_stand_in,
        breakthrough=here.breakthrough,
        leader=here.viewer,
        stand_in=name,
        until=here.day(args.until) if args.until is not None else None,
    )
    _tell(here, here.viewer)


def _tell(here: Here, name: str) -> None:
    people = here.read(people_lists.people, viewer=here.viewer, left=True)
    person = next(one for one in people if one.name == name)
    roles = _roles(here)
    if here.args.json:
        output.print_json(shapes.person(person, roles.get(name, {})))
    else:
        output.say(*_row(person, roles))


def _roles(here: Here) -> Roles:
    roles: Roles = {}
    for id, code in here.codes.items():
        for member in here.read(people_lists.members, viewer=here.viewer, breakthrough=id):
            by_code = roles.setdefault(member.person, {})
            by_code.setdefault(code, []).append(member.role.value)
    return roles


def _row(person: Person, roles: Roles) -> tuple[str, str, str, str, str]:
    here = roles.get(person.name, {})
    return (
        person.name,
        person.full_name,
        person.login or "no login",
        "administrator" if person.administrator else "left" if person.left_on else "",
        "; ".join(f"{code}: {', '.join(held)}" for code, held in here.items()),
    )


def _yes(text: str) -> bool:
    word = text.strip().lower()
    if word not in ("yes", "no"):
        raise Invalid(f"'{safe(text)[:40]}' is neither yes nor no.", "--administrator yes")
    return word == "yes"
