"""Who does what by when, beside the board."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from breakthrough_tui.domain.report_parts import Commitment
from breakthrough_tui.store.method_tables import CommitmentRow
from breakthrough_tui.store.read import Read


def commitments(read: Read, *, viewer: str, breakthrough: int) -> tuple[Commitment, ...]:
    """All of a breakthrough, the first due first, those without a date last."""
    read.require_visible(viewer, breakthrough)
    return tuple(commitments_of(read, [breakthrough])[breakthrough])


def commitments_of(read: Read, breakthroughs: Sequence[int]) -> dict[int, list[Commitment]]:
    """Those of several breakthroughs, which the viewer is known to see."""
    query = (
        CommitmentRow.select(
            CommitmentRow.breakthrough,
            CommitmentRow.id,
            CommitmentRow.text,
            CommitmentRow.person,
            CommitmentRow.due,
            CommitmentRow.done_at,
            CommitmentRow.meeting,
        )
        .where(
            CommitmentRow.breakthrough.in_(list(breakthroughs))
            & CommitmentRow.archived_at.is_null()
        )
        .order_by(CommitmentRow.due.is_null(), CommitmentRow.due, CommitmentRow.id)
    )
    found: dict[int, list[Commitment]] = defaultdict(list)
    for breakthrough, *values in read.rows(query.tuples()):
        found[breakthrough].append(Commitment(*values))
    return found
