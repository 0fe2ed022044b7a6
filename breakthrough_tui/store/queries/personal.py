"""What belongs to one person, for that person."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.store.personal_tables import DraftRow, PreferenceRow
from breakthrough_tui.store.read import Read


def preferences(read: Read, *, viewer: str) -> dict[str, Any]:
    """All preferences of the viewer by key."""
    return dict(
        read.database.rows_where(PreferenceRow, ("key", "value"), "WHERE person = ?", viewer)
    )


def drafts(read: Read, *, viewer: str) -> dict[str, str]:
    """All that the viewer typed and has not saved, by place, the newest first."""
    mine = "SELECT place, text FROM draft WHERE person = ? ORDER BY at DESC"
    return dict(read.database.ask(mine, viewer))


def draft(read: Read, *, viewer: str, place: str) -> str | None:
    """What the viewer typed there and has not saved."""
    query = DraftRow.select(DraftRow.text).where(
        (DraftRow.person == viewer) & (DraftRow.place == place)
    )
    found = read.database.value(query)
    return None if found is None else str(found)
