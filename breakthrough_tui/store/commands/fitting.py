"""What is brought back has to fit into what has become of its surroundings meanwhile."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.errors import CannotUndo
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands import columns, labels
from breakthrough_tui.store.commands.ordering import own_rank, respaced_rank
from breakthrough_tui.store.commands.people import first_leader, keep_an_administrator
from breakthrough_tui.store.tables import ChecklistItemRow, MembershipRow
from breakthrough_tui.store.write import Write

LEFT_AS_IT_IS = "It was left as it is now."


def fit(write: Write, event: Event, row: Row, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that undo writes into a row for `event`, made to fit; CannotUndo, saying why, where they cannot."""
    for person in ("owner", "leader", "stand_in"):
        if fields.get(person) is not None:
            _here(write, fields[person])
    match event.entity:
        case "card":
            return _card(write, event, row, fields)
        case "checklist item":
            return _line(write, row, fields)
        case "label":
            _label(write, row, fields)
        case "column":
            return _column(write, row, fields)
        case "membership":
            _membership(write, row, fields)
        case "person":
            _here(write, row["name"])
            if fields.get("administrator") is False:
                keep_an_administrator(write, row["name"])
        case "breakthrough":
            if "code" in fields and row["last_number"]:
                raise CannotUndo(f"{row['code']} stays: {row['code']}-1 is in use.", LEFT_AS_IT_IS)
    return fields


def _here(write: Write, person: str) -> None:
    if write.row("person", person)["left_on"] is not None:
        raise CannotUndo(f"'{person}' has left.", LEFT_AS_IT_IS)


def _card(write: Write, event: Event, row: Row, fields: dict[str, Any]) -> dict[str, Any]:
    back = {**row, **fields}
    if back["archived_at"] is not None or fields.keys().isdisjoint(
        ("column", "rank", "done_at", "archived_at")
    ):
        return fields
    column = write.row("column", back["column"])
    if column["archived_at"] is not None:
        gone = write.last_event("column", column["id"], column["breakthrough"], "archived_at")
        raise write.stale_undo(gone if gone is not None else event)
    if "rank" in fields:
        back["rank"] = respaced_rank(write, column, back["rank"], event.position, row["id"])
    fitting = {**fields, "rank": own_rank(write, column, back["rank"], row["id"])}
    done = column["kind"] is ColumnKind.DONE
    if done != (back["done_at"] is not None):
        fitting["done_at"] = write.now if done else None
    return fitting


def _column(write: Write, row: Row, fields: dict[str, Any]) -> dict[str, Any]:
    back = {**row, **fields}
    if back["archived_at"] is not None:
        return fields
    there = columns.present(write, row["breakthrough"])
    columns.free_name(there, back["name"], row["id"])
    taken = {other["rank"] for other in there if other["id"] != row["id"]}
    return {**fields, "rank": rank.just_after(back["rank"], taken)}


def _line(write: Write, row: Row, fields: dict[str, Any]) -> dict[str, Any]:
    back = {**row, **fields}
    if back["archived_at"] is not None or fields.keys().isdisjoint(("rank", "archived_at")):
        return fields
    query = ChecklistItemRow.select(ChecklistItemRow.rank).where(
        (ChecklistItemRow.card == row["card"])
        & (ChecklistItemRow.id != row["id"])
        & ChecklistItemRow.archived_at.is_null()
    )
    taken = {other for (other,) in write.database.rows(query.tuples())}
    return {**fields, "rank": rank.just_after(back["rank"], taken)}


def _label(write: Write, row: Row, fields: dict[str, Any]) -> None:
    back = {**row, **fields}
    if back["archived_at"] is None:
        labels.free_name(write, row["breakthrough"], back["name"], row["tag"])


def _membership(write: Write, row: Row, fields: dict[str, Any]) -> None:
    if "ended_at" not in fields:
        return
    ends = fields["ended_at"] is not None
    if not ends:
        _here(write, row["person"])
    if ends and row["role"] is Role.LEADER:
        if first_leader(write, row["breakthrough"], row["person"]) is None:
            raise CannotUndo(f"'{row['person']}' is the only leader.", "Name another leader first.")
    if not ends and row["role"] is Role.TEAM_LEAD:
        query = MembershipRow.select(MembershipRow.person).where(
            (MembershipRow.breakthrough == row["breakthrough"])
            & (MembershipRow.role == Role.TEAM_LEAD)
            & MembershipRow.ended_at.is_null()
        )
        lead = write.database.value(query)
        if lead is not None:
            raise CannotUndo(f"'{lead}' is team lead now.", LEFT_AS_IT_IS)
