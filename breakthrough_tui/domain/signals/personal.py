"""The signals that concern one person: told to them and to the team lead only."""

from __future__ import annotations

from collections.abc import Iterator

from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.signals.history import History
from breakthrough_tui.domain.signals.signal import Severity, Signal

# METHOD.md, signals (rule).
LEADER_SEEN_WITHIN = 10
"""Days within which the leader, or who stands in, looks in."""
FINISHED_WITHIN = 21
"""Days within which somebody with action items finishes one."""
MOST_LED = 2
"""So many open breakthroughs have room in one leader's attention."""


def leader_away(history: History, moment: Moment, person: str) -> Signal | None:
    """The leader has not been seen for long, and nobody who stands in for them."""
    if not history.launched_for(moment.today, LEADER_SEEN_WITHIN):
        return None
    here = next((member for member in history.members if member.role is Role.LEADER), None)
    if here is None or here.person != person:
        return None
    names = [person, *_standing_in(here, moment)]
    seen = [history.last_seen[name] for name in names if name in history.last_seen]
    days = (moment.today - max([history.start, *seen])).days
    if days < LEADER_SEEN_WITHIN:
        return None
    return Signal(
        f"leader-away:{person}",
        f"{person} has not been here for {days} days.",
        "A word in the corridor helps: what is answered aloud can be written down. Or name a stand-in.",
        Severity.SERIOUS,
        person,
    )


def _standing_in(leader: Membership, moment: Moment) -> Iterator[str]:
    until = leader.stand_in_until
    if leader.stand_in is not None and until is not None and until >= moment.today:
        yield leader.stand_in


def owner_stuck(history: History, moment: Moment, person: str) -> Signal | None:
    """Somebody has had action items for three weeks and finished none."""
    if not history.launched_for(moment.today, FINISHED_WITHIN):
        return None
    mine = [item for item in history.items if item.owner == person]
    waiting = any(
        item.done_on is None and (moment.today - item.owned_since).days >= FINISHED_WITHIN
        for item in mine
    )
    finished = any(
        item.done_on is not None and (moment.today - item.done_on).days <= FINISHED_WITHIN
        for item in mine
    )
    if not waiting or finished:
        return None
    return Signal(
        f"owner-stuck:{person}",
        f"{person} has finished nothing in three weeks.",
        "Perhaps something stands in the way: ask, cut the next step smaller, or raise an obstacle.",
        Severity.WARNING,
        person,
    )


def leads_too_many(history: History, moment: Moment, person: str) -> Signal | None:
    """A leader has more open breakthroughs than they can give attention to."""
    count = history.leads.get(person, 0)
    if history.breakthrough.phase.over or count <= MOST_LED:
        return None
    if person not in history.holders(Role.LEADER):
        return None
    return Signal(
        f"leads-too-many:{person}",
        f"{person} leads {count} open breakthroughs.",
        "Two are as many as one can give attention to: hand one over, or let one wait.",
        Severity.HINT,
        person,
    )
