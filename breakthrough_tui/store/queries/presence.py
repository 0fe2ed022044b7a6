"""Who is here now."""

from __future__ import annotations

from breakthrough_tui.domain.presence import EXPIRES_AFTER
from breakthrough_tui.store.method_tables import PresenceRow
from breakthrough_tui.store.read import Read


def here_now(read: Read, *, viewer: str) -> tuple[str, ...]:
    """The person of each session that is open, by name."""
    read.require_viewer(viewer)
    query = PresenceRow.select(PresenceRow.person).where(
        PresenceRow.seen_at > read.now - EXPIRES_AFTER
    )
    return tuple(name for (name,) in read.rows(query.order_by(PresenceRow.person).tuples()))
