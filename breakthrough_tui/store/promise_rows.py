"""What leaders promised, read apart: every look at an obstacle needs it, and little else of the method."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from breakthrough_tui.domain.course import PromiseKind
from breakthrough_tui.domain.promises import Promise
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.fields import ExactField, instant_of

_exact = ExactField().python_value


def read_promises(database: Database, breakthroughs: Collection[int]) -> dict[int, list[Promise]]:
    """By breakthrough what leaders promise now."""
    if not breakthroughs:
        return defaultdict(list)
    rows = database.ask(
        "SELECT breakthrough, id, leader, kind, amount, text, at, recorded_by FROM promise"
        " WHERE breakthrough IN (:ids) AND archived_at IS NULL ORDER BY id",
        ids=breakthroughs,
    )
    found: dict[int, list[Promise]] = defaultdict(list)
    for here, id_, leader, kind, amount, text, at, by in rows:
        found[here].append(
            Promise(id_, leader, PromiseKind(kind), _exact(amount), text, instant_of(at), by)
        )
    return found
