"""Everything that belongs to a goal beside the breakthrough at a glance; read when its screen is opened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.confidence import Vote
from breakthrough_tui.domain.goal.answers import GoalAnswer
from breakthrough_tui.domain.obstacle import Obstacle
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.domain.values import dataclass, field


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Versions of the goal, the first one first; answers and votes; proposals; what leaders answered.

    `here_last` is when each leader last left this breakthrough's screens, as far as they ever were there. `finished`
    counts the closed breakthroughs that people of this one were part of.
    """

    versions: tuple[Goal, ...]
    answers: tuple[GoalAnswer, ...] = ()
    votes: tuple[Vote, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    here_last: Mapping[str, datetime] = field(default_factory=dict)
    finished: int = 0
