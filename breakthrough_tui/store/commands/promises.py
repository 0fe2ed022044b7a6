"""What leaders promise of focus and resources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from breakthrough_tui.domain.course import PromiseKind
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.promises import check_amount
from breakthrough_tui.domain.text import clean_line
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.write import Write

TEXT_LIMIT = 200


def promise(
    write: Write,
    *,
    breakthrough: int,
    leader: str | None = None,
    hours: Decimal | UnchangedType | None = UNCHANGED,
    people: str | UnchangedType = UNCHANGED,
    money: str | UnchangedType = UNCHANGED,
    access: str | UnchangedType = UNCHANGED,
    answer_days: Decimal | UnchangedType | None = UNCHANGED,
) -> None:
    """Say what one gives; what is given empty is promised no more.

    `leader` is who said it aloud, where team lead or facilitator write it down.
    """
    whose = leader or write.actor
    action = Action.PROMISE if whose == write.actor else Action.RECORD_PROMISE
    write.allow(action, breakthrough)
    if Role.LEADER not in write.roles_of(whose, breakthrough):
        raise Invalid(f"'{whose}' is not a leader here.", "Only leaders promise.")
    said: dict[PromiseKind, Decimal | str | None] = {
        PromiseKind(name): value
        for name, value in given(
            **{
                PromiseKind.HOURS.value: hours,
                PromiseKind.PEOPLE.value: people,
                PromiseKind.MONEY.value: money,
                PromiseKind.ACCESS.value: access,
                PromiseKind.ANSWER_DAYS.value: answer_days,
            }
        ).items()
    }
    standing = _standing(write, breakthrough, whose)
    for kind, value in said.items():
        _keep(write, action, breakthrough, whose, standing.get(kind), kind, value)


def _keep(
    write: Write,
    action: Action,
    breakthrough: int,
    leader: str,
    row: Row | None,
    kind: PromiseKind,
    value: Decimal | str | None,
) -> None:
    fields: dict[str, Any] = {"amount": None, "text": ""}
    if isinstance(value, Decimal):
        fields["amount"] = check_amount(kind, value)
    elif value is not None:
        fields["text"] = clean_line(value, limit=TEXT_LIMIT, what=f"The promise ({kind})")
    if fields["amount"] is None and not fields["text"]:
        if row is not None:
            write.change(action, "promise", row["id"], breakthrough, {"archived_at": write.now})
        return
    fields |= {"at": write.now, "recorded_by": None if leader == write.actor else write.actor}
    if row is None:
        whole = {"breakthrough": breakthrough, "leader": leader, "kind": kind, "archived_at": None}
        write.make(action, "promise", breakthrough, {**whole, **fields})
    elif (row["amount"], row["text"]) != (fields["amount"], fields["text"]):
        write.change(action, "promise", row["id"], breakthrough, fields)


def _standing(write: Write, breakthrough: int, leader: str) -> dict[PromiseKind, Row]:
    from breakthrough_tui.store.method_tables import PromiseRow

    query = PromiseRow.select().where(
        (PromiseRow.breakthrough == breakthrough)
        & (PromiseRow.leader == leader)
        & PromiseRow.archived_at.is_null()
    )
    return {row["kind"]: row for row in write.database.run(query.dicts())}
