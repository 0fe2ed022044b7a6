"""Who takes part, and as what."""

from __future__ import annotations

import re
from datetime import date

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.values import dataclass

_NAME = r"[a-z0-9._-]{1,32}"


class Role(StrEnum):
    """What a person is in one breakthrough; one person may hold several."""

    LEADER = "leader"
    TEAM_LEAD = "team lead"
    FACILITATOR = "facilitator"
    CORE_GROUP = "core group"
    MEMBER = "member"
    OBSERVER = "observer"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the workspace. `name` is what follows an @ and never changes."""

    name: str
    full_name: str = ""
    login: str | None = None
    address: str = ""
    administrator: bool = False
    left_on: date | None = None


PERSONAL = frozenset({"address"})
"""What of a person only they themselves read, and administrators where they change it."""

NOT_SHOWN = "not shown"
"""Stands in events for what is somebody else's own."""


@dataclass(frozen=True, slots=True)
class Membership:
    """One role of one person in one breakthrough.

    A leader may name a stand-in, who answers obstacles in their place up to and including `stand_in_until`.
    """

    person: str
    role: Role
    stand_in: str | None = None
    stand_in_until: date | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """One database. `generation` changes when the database is restored from a copy.

    `days_off` holds weekdays (0 is Monday) that are not worked, `holidays` single dates.
    """

    name: str
    time_zone: str
    days_off: tuple[int, ...] = (5, 6)
    holidays: tuple[date, ...] = ()
    generation: int = 1
    example: bool = False


def person_name(text: str) -> str:
    """The short name in `text`, with or without its @, or an error that says what one looks like."""
    name = text.strip().removeprefix("@").lower()
    if not re.fullmatch(_NAME, name):
        raise Invalid(
            f"'{text.strip()[:40]}' cannot be a short name.",
            "Use 1 to 32 of the letters a to z, digits, dot, dash and underline, for example 'ana'.",
        )
    return name


def role_named(text: str) -> Role:
    """The role that a person means: 'lead', 'team-lead' and 'Team lead' are the same."""
    words = " ".join(text.replace("-", " ").replace("_", " ").lower().split())
    words = {"lead": "team lead", "sponsor": "leader", "core": "core group"}.get(words, words)
    try:
        return Role(words)
    except ValueError:
        from breakthrough_tui.domain.text import nearest

        near = nearest(words, [role.value for role in Role])
        raise Invalid(
            f"There is no role '{text.strip()[:40]}'.",
            f"Did you mean '{near}'?" if near else "Roles: " + ", ".join(Role) + ".",
        ) from None
