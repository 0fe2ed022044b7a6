"""People, and who is what where."""

from __future__ import annotations

from breakthrough_tui.domain.people import Membership, Person
from breakthrough_tui.domain.values import replace
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import MembershipRow, PersonRow


def people(read: Read, *, viewer: str, left: bool = False) -> tuple[Person, ...]:
    """Everybody in the workspace by short name; with those who left if `left`.

    How somebody is reached stands there for themselves, and for administrators, who may change it.
    """
    read.require_viewer(viewer)
    which = "" if left else "WHERE left_on IS NULL"
    rows = read.database.rows_where(PersonRow, _PERSON, f"{which} ORDER BY name")
    found = [Person(*values) for values in rows]
    if not any(person.administrator for person in found if person.name == viewer):
        found = [one if one.name == viewer else replace(one, address="") for one in found]
    return tuple(found)


def members(read: Read, *, viewer: str, breakthrough: int) -> tuple[Membership, ...]:
    """The roles in a breakthrough, in the order in which they were given."""
    read.require_visible(viewer, breakthrough)
    query = (
        MembershipRow.select(
            MembershipRow.person,
            MembershipRow.role,
            MembershipRow.stand_in,
            MembershipRow.stand_in_until,
        )
        .where((MembershipRow.breakthrough == breakthrough) & MembershipRow.ended_at.is_null())
        .order_by(MembershipRow.id)
    )
    return tuple(Membership(*values) for values in read.rows(query.tuples()))


def person_of_login(read: Read, *, login: str) -> Person | None:
    """Who has this login; without one so marked, who has it as short name and no login of their own."""
    rows = read.database.rows_where(
        PersonRow,
        _PERSON,
        "WHERE left_on IS NULL AND (login = ? OR login IS NULL AND name = ?)",
        login,
        login.lower(),
    )
    found = [Person(*values) for values in rows]
    return next((person for person in found if person.login == login), found[0] if found else None)


def person_named(read: Read, *, name: str) -> Person | None:
    """Somebody by short name, if they are here."""
    rows = read.database.rows_where(PersonRow, _PERSON, "WHERE name = ? AND left_on IS NULL", name)
    return Person(*rows[0]) if rows else None


def administrators(read: Read) -> tuple[str, ...]:
    """The names of those to ask for a place in this workspace: all that somebody unknown may read."""
    query = PersonRow.select(PersonRow.name).where(
        PersonRow.administrator & PersonRow.left_on.is_null()
    )
    return tuple(name for (name,) in read.rows(query.order_by(PersonRow.name).tuples()))


_PERSON = ("name", "full_name", "login", "address", "administrator", "left_on")
"""The fields of a `Person`, in their order."""
