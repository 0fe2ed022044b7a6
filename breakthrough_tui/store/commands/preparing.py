"""Which action items belong to the preparation: they leave the board at the launch and stay readable."""

from __future__ import annotations

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.write import Write

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any


def is_preparing(write: Write, breakthrough: int, wanted: bool | None) -> bool:
    """Whether a new action item belongs to the preparation; Invalid where that is over."""
    before = bool(write.row("breakthrough", breakthrough)["phase"].before_launch)
    if wanted is None:
        return before
    if wanted and not before:
        raise Invalid(
            "The preparation ended with the launch.", "Add it as an action item of the plan."
        )
    return wanted


def preparation_of(write: Write, card: int) -> Row | None:
    """What is said on an action item of the preparation; None where it is none."""
    from breakthrough_tui.store.method_tables import PreparationRow

    query = PreparationRow.select().where(PreparationRow.card == card)
    return next((dict(row) for row in write.database.run(query.dicts())), None)


def prepare(write: Write, action: Action, card: int, breakthrough: int, **fields: Any) -> None:
    """Make an action item one of the preparation."""
    defaults = {"hurts": "", "tried": "", "source": "", "finding": "", "preparing": True}
    write.make(action, "preparation", breakthrough, {"card": card, **defaults, **fields})


def join_plan(write: Write, action: Action, card: int, breakthrough: int) -> None:
    """What is on the board after the launch is of the plan, whatever it was before."""
    if write.row("breakthrough", breakthrough)["phase"].before_launch:
        return
    said = preparation_of(write, card)
    if said is not None and said["preparing"]:
        write.change(action, "preparation", card, breakthrough, {"preparing": False})


def leave_board(write: Write, breakthrough: int) -> None:
    """At the launch: take what was preparation off the board, with an event for each."""
    from breakthrough_tui.store.method_tables import PreparationRow
    from breakthrough_tui.store.tables import CardRow

    query = (
        PreparationRow.select(PreparationRow.card)
        .join(CardRow)
        .where(
            (CardRow.breakthrough == breakthrough)
            & CardRow.archived_at.is_null()
            & PreparationRow.preparing
        )
        .order_by(PreparationRow.card)
    )
    for (card,) in write.database.rows(query.tuples()):
        write.change(Action.LAUNCH, "card", card, breakthrough, {"archived_at": write.now})
