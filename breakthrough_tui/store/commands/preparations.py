"""What people do with action items of the preparation besides what they do with all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.preparation import usual_items
from breakthrough_tui.domain.text import clean_line, clean_text
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands import breakthroughs, cards
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.commands.preparing import is_preparing, preparation_of, prepare
from breakthrough_tui.store.tables import CardRow, MembershipRow
from breakthrough_tui.store.write import Write

TEXT_LIMIT = 5_000
SOURCE_LIMIT = 200


def edit(
    write: Write,
    *,
    card: int,
    hurts: str | UnchangedType = UNCHANGED,
    tried: str | UnchangedType = UNCHANGED,
    source: str | UnchangedType = UNCHANGED,
    finding: str | UnchangedType = UNCHANGED,
) -> None:
    """Say where it hurts, what was tried, what was found and where; Conflict only over what is given."""
    row = _before_launch(write, card)
    _say(write, row, given(hurts=hurts, tried=tried, source=source, finding=finding))


def add_usual(write: Write, *, breakthrough: int) -> None:
    """Add what a core group usually finds out and is not on the board yet, shared out among it; Invalid if all is."""
    write.allow(Action.ADD_CARD, breakthrough)
    is_preparing(write, breakthrough, True)
    titles = CardRow.select(CardRow.title).where(CardRow.breakthrough == breakthrough)
    core = MembershipRow.select(MembershipRow.person).where(
        (MembershipRow.breakthrough == breakthrough)
        & (MembershipRow.role == Role.CORE_GROUP)
        & MembershipRow.ended_at.is_null()
    )
    found = usual_items(
        [title for (title,) in write.database.rows(titles.tuples())],
        [person for (person,) in write.database.rows(core.order_by(MembershipRow.id).tuples())],
        today=write.moment.today,
        launch_on=write.row("breakthrough", breakthrough)["launch_on"],
        days_off=[int(day) for day in write.workspace["days_off"]],
    )
    if not found:
        raise Invalid("The usual items are on the board already.", "See what was archived, too.")
    for one in found:
        cards.add(
            write,
            breakthrough=breakthrough,
            title=one.usual.title,
            description=one.usual.description,
            owner=one.owner,
            due=one.due,
            labels=(one.usual.label,),
            preparing=True,
        )


def belong(write: Write, *, card: int, preparing: bool) -> None:
    """Take an action item into the preparation, or into the plan, with which it stays on the board."""
    row = _before_launch(write, card)
    if preparation_of(write, card) is None:
        if preparing:
            prepare(write, Action.PREPARE, card, row["breakthrough"])
        return
    fields = {"preparing": preparing}
    write.change(Action.PREPARE, "preparation", card, row["breakthrough"], fields)


def found_baseline(
    write: Write,
    *,
    card: int,
    baseline: Decimal,
    on: date,
    hurts: str | UnchangedType = UNCHANGED,
    tried: str | UnchangedType = UNCHANGED,
    source: str | UnchangedType = UNCHANGED,
    finding: str | UnchangedType = UNCHANGED,
) -> None:
    """Say what was found, and let the goal start from it: its baseline, with date and source."""
    row = _before_launch(write, card)
    if on > write.moment.today:
        raise Invalid(
            "A baseline is measured on a day that is past.", "Give the day of the figure."
        )
    _say(write, row, given(hurts=hurts, tried=tried, source=source, finding=finding))
    said = preparation_of(write, card)
    breakthroughs.edit_goal(
        write,
        breakthrough=row["breakthrough"],
        baseline=baseline,
        baseline_on=on,
        baseline_source=(said["source"] if said else "") or row["title"][:SOURCE_LIMIT],
    )


def _before_launch(write: Write, card: int) -> Row:
    """An action item that may be prepared with; Invalid after the launch, when that can only be read."""
    row = write.known("card", card)
    write.allow(Action.PREPARE, row["breakthrough"])
    if not write.row("breakthrough", row["breakthrough"])["phase"].before_launch:
        raise Invalid(
            "The preparation ended with the launch: it can only be read.",
            "Say it in a comment instead.",
        )
    return row


def _say(write: Write, row: Row, fields: dict[str, Any]) -> None:
    for name, words in (
        ("hurts", "Where it hurts"),
        ("tried", "What was tried"),
        ("finding", "The finding"),
    ):
        if name in fields:
            fields[name] = clean_text(fields[name], limit=TEXT_LIMIT, what=words)
    if "source" in fields:
        fields["source"] = clean_line(fields["source"], limit=SOURCE_LIMIT, what="The source")
    card, breakthrough = row["id"], row["breakthrough"]
    if preparation_of(write, card) is not None:
        write.change(Action.PREPARE, "preparation", card, breakthrough, fields)
    elif any(fields.values()):
        # What was not of the preparation so far stays of the plan.
        prepare(write, Action.PREPARE, card, breakthrough, preparing=False, **fields)
