"""Being here: a session says so while it is open. No event tells of it."""

from __future__ import annotations

from datetime import timedelta

from breakthrough_tui.store.method_tables import PresenceRow
from breakthrough_tui.store.write import Write

_FORGOTTEN_AFTER = timedelta(days=1)


def be_here(write: Write, *, session: str) -> None:
    """Say that a session of the actor is open now; `session` is a name that nobody else has."""
    write.known_actor()
    old = PresenceRow.seen_at < write.now - _FORGOTTEN_AFTER
    write.database.change(PresenceRow.delete().where(old))
    query = PresenceRow.insert(
        session=session, person=write.actor, since=write.now, seen_at=write.now
    )
    mine = PresenceRow.person == write.actor
    write.database.change(
        query.on_conflict(
            conflict_target=[PresenceRow.session],
            preserve=[PresenceRow.seen_at],
            where=mine,
        )
    )


def go(write: Write, *, session: str) -> None:
    """Say that a session of the actor has ended."""
    write.known_actor()
    mine = (PresenceRow.session == session) & (PresenceRow.person == write.actor)
    write.database.change(PresenceRow.delete().where(mine))
