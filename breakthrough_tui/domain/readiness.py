"""Whether leaders are ready to give their attention: said before a team is committed (METHOD.md, principles)."""

from __future__ import annotations

from breakthrough_tui.domain.goal.answers import READY, Said
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role

EXPERIENCED = 2
"""From so many finished breakthroughs on no back-up is asked for (rule)."""


def without_promise(overview: Overview) -> tuple[str, ...]:
    """The leaders who have promised nothing."""
    promised = {promise.leader for promise in overview.promises}
    leaders = dict.fromkeys(overview.holders(Role.LEADER))
    return tuple(name for name in leaders if name not in promised)


def not_ready(overview: Overview) -> tuple[str, ...]:
    """The leaders who said that they will not give it time in person."""
    leaders = overview.holders(Role.LEADER)
    return tuple(
        dict.fromkeys(
            answer.person
            for answer in overview.answers
            if answer.question == READY and answer.answer is Said.NO and answer.person in leaders
        )
    )


def readiness_words(overview: Overview) -> str:
    """What to say before a team is committed; empty when all leaders are ready, and after the launch."""
    if not overview.breakthrough.phase.before_launch:
        return ""
    if names := not_ready(overview):
        return (
            f"{_all(names)} will not give it time in person: it is better not to commit a team yet."
        )
    if not overview.holders(Role.LEADER):
        return "There is no leader yet: name one before a team is committed."
    if names := without_promise(overview):
        verb = "has" if len(names) == 1 else "have"
        return f"{_all(names)} {verb} promised nothing yet: hours a week, people, days to answer."
    return ""


def backup_wanted(overview: Overview, finished: int | None = None) -> bool:
    """Whether the team is asked for somebody who has done it before.

    `finished`: how many breakthroughs its people have finished, where the overview does not know it.
    """
    here = overview.breakthrough
    behind = overview.finished if finished is None else finished
    return not here.phase.over and not here.backup and behind < EXPERIENCED


def _all(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"
