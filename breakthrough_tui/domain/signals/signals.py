"""All signals of a history, who is told of them, and which are shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.signals import personal, team
from breakthrough_tui.domain.signals.history import History
from breakthrough_tui.domain.signals.signal import MOST_SHOWN, Signal

TeamRule = Callable[[History, Moment], Signal | None]
PersonalRule = Callable[[History, Moment, str], Signal | None]

TEAM: tuple[TeamRule, ...] = (
    team.not_reported,
    team.obstacle_unanswered,
    team.guard_worse,
    team.no_check_in,
    team.goal_smaller,
    team.no_reading,
    team.confidence_down,
    team.energy_down,
    team.mostly_study,
    team.not_remeasured,
    team.unplanned,
    team.nothing_added,
)
PERSONAL: tuple[PersonalRule, ...] = (
    personal.leader_away,
    personal.owner_stuck,
    personal.leads_too_many,
)
"""One line a signal of METHOD.md; of equal severity what stands first is worse, a team's before a person's."""


def all_signals(history: History, moment: Moment) -> tuple[Signal, ...]:
    """Everything that goes wrong, the worst first; nothing for what is as it should be."""
    found = [signal for rule in TEAM if (signal := rule(history, moment)) is not None]
    for one_of in PERSONAL:
        for person in _people(history):
            signal = one_of(history, moment, person)
            if signal is not None:
                found.append(signal)
    return tuple(sorted(found, key=lambda signal: -signal.severity))


def told_to(found: Sequence[Signal], viewer: str, history: History) -> tuple[Signal, ...]:
    """Those that a viewer is told of: what concerns one person goes to them and the team lead alone."""
    leads = history.holders(Role.TEAM_LEAD)
    return tuple(
        signal
        for signal in found
        if signal.about is None or signal.about == viewer or viewer in leads
    )


def shown(found: Sequence[Signal], hidden: Collection[str] = ()) -> tuple[Signal, ...]:
    """At most three, the worst; none whose key the viewer has seen and hidden."""
    return tuple(signal for signal in found if signal.key not in hidden)[:MOST_SHOWN]


def _people(history: History) -> list[str]:
    """Whom a signal may concern: who leads, and who owns an action item."""
    owners = {item.owner for item in history.items if item.owner is not None}
    return sorted(owners | set(history.holders(Role.LEADER)))
