"""A refocus that the team lead proposes, filled in, for a leader to accept with one key (METHOD.md, obstacles)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.course import ProposalState
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would become different, and why; None where the goal stays as it is.

    `version` is that of the goal which was in force when it was proposed. `obstacle` is the number of the obstacle
    that it would answer.
    """

    id: int
    breakthrough: int
    proposed_by: str
    proposed_at: datetime
    reason: str
    version: int
    sentence: str | None = None
    target: Decimal | None = None
    report_back: date | None = None
    obstacle: int | None = None
    state: ProposalState = ProposalState.OPEN
    answered_by: str | None = None
    answered_at: datetime | None = None
    note: str = ""

    def applied(self, goal: Goal) -> Goal:
        """The goal as it would be."""
        return replace(
            goal,
            sentence=self.sentence if self.sentence is not None else goal.sentence,
            target=self.target if self.target is not None else goal.target,
            report_back=self.report_back or goal.report_back,
        )

    def overtaken(self, version: int) -> bool:
        """Whether the goal was refocused since, so that it no longer says what it meant."""
        return self.version != version


def check_open(proposal: Proposal, version: int) -> None:
    """Invalid, saying why, where it cannot be accepted any more."""
    if proposal.state is not ProposalState.OPEN:
        raise Invalid(
            f"This proposal was {proposal.state} by {proposal.answered_by}.",
            "Another one can be made.",
        )
    if proposal.overtaken(version):
        raise Invalid(
            f"This proposal was overtaken: the goal is at version {version} by now.",
            f"It was made for version {proposal.version}. Propose it again if it is still wanted.",
        )
