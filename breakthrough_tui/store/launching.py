"""The launch check on what the database knows, and the reason of a leader who launches all the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.text import clean_line
from breakthrough_tui.store.write import Write

REASON_LIMIT = 1_000
MOST_SAID = 3
"""So many of the things that are missing are named in a refusal."""


def reason_fields(
    write: Write, breakthrough: int, day: date, end: date, reason: str, reason_of: str | None
) -> dict[str, Any]:
    """The columns that keep why it is launched all the same; Invalid while something is missing and nobody says why."""
    said = clean_line(reason, limit=REASON_LIMIT, what="The reason")
    missing = _missing(write, breakthrough, day, end)
    if not said:
        if not missing:
            return {}
        shown = " ".join(missing[:MOST_SAID])
        more = len(missing) - MOST_SAID
        raise Invalid(
            f"The launch check: {shown}" + (f" And {more} more." if more > 0 else ""),
            "Put it right, or a leader launches all the same, with a reason.",
        )
    whose = reason_of or write.actor
    if Role.LEADER not in write.roles_of(whose, breakthrough):
        if reason_of is not None:
            raise NotAllowed(f"{whose} is not a leader here.", "Name the leader who said it.")
        raise NotAllowed(
            "Only a leader launches all the same.", "Say which leader said it, and it is recorded."
        )
    return {"launch_reason": said, "launch_reason_of": whose}


def _missing(write: Write, breakthrough: int, day: date, end: date) -> list[str]:
    """What the launch check finds, a sentence each."""
    from breakthrough_tui.domain.launch_check import launch_check
    from breakthrough_tui.store.queries.meetings import planned_items
    from breakthrough_tui.store.queries.overviews import overview
    from breakthrough_tui.store.read import Read

    read = Read(write.database, write.now)
    found = launch_check(
        overview(read, viewer=write.actor, breakthrough=breakthrough),
        [planned.item for planned in planned_items(read, breakthrough)],
        launch=day,
        report_back=end,
        today=write.moment.today,
        workspace=read.workspace(),
    )
    return [missing.sentence for missing in found]
