"""A refocus that is proposed, filled in, and what a leader says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.course import ProposalState
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.permissions import Action, may, require
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.screens.goal.refocusing import (
    explain_refocus,
    goal_changes,
    read_refocus,
    refocus_fields,
)
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.commands import proposals

if TYPE_CHECKING:
    from breakthrough_tui.domain.obstacle import Obstacle
    from breakthrough_tui.screens.base import BaseScreen


async def propose(screen: BaseScreen, overview: Overview, obstacle: Obstacle | None = None) -> None:
    """Put a refocus to the leaders, for an obstacle if one is given. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    here = overview.breakthrough
    goal = here.goal
    who = standing(overview, session.viewer, session.moment)
    require(Action.PROPOSE, who, here.phase)
    reason = FormField(
        "reason",
        "Why",
        obstacle.title if obstacle is not None else "",
        hint="the leader reads it, and it stays beside the goal",
        required=True,
    )

    async def save(values: dict[str, Any]) -> None:
        await session.do(
            proposals.propose,
            breakthrough=here.id,
            reason=values["reason"],
            obstacle=obstacle.number if obstacle is not None else None,
            **read_refocus(values, goal),
        )

    said = await screen.ask_dialog(
        FormDialog(
            f"Propose a refocus of {here.code}",
            [*refocus_fields(goal, session.moment), reason],
            save=save,
            explain=explain_refocus(goal, session.moment),
            intro="Change what you would change. A leader accepts it with one key, or says why not.",
            save_label="Propose",
        )
    )
    if said is not None:
        screen.say(f"Proposed; it waits for {overview.leader or 'a leader'}.", Mood.GOOD)


async def accept(screen: BaseScreen, overview: Overview) -> None:
    """Accept the one that waits. To be called inside `spawn`."""
    who = standing(overview, screen.session.viewer, screen.session.moment)
    require(Action.ACCEPT_PROPOSAL, who, overview.breakthrough.phase)
    proposal = overview.proposal()
    if proposal is None:
        late = overview.proposals
        screen.say(
            "The proposal was overtaken by a later refocus; it cannot be accepted any more."
            if late
            else "No refocus is proposed."
        )
        return
    await accept_one(screen, proposal)


async def accept_one(screen: BaseScreen, proposal: Proposal) -> None:
    """Make one the goal."""
    await screen.session.do(proposals.accept, proposal=proposal.id)
    overview = screen.session.overview_of(proposal.breakthrough)
    version = overview.breakthrough.goal.version if overview is not None else proposal.version + 1
    screen.say(f"Version {version} of the goal is in force.", Mood.GOOD)


async def open_proposal(screen: BaseScreen, overview: Overview, proposal: Proposal) -> None:
    """What this person can do with one: accept, decline, withdraw. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    session = screen.session
    who = standing(overview, session.viewer, session.moment)
    phase = overview.breakthrough.phase
    goal = overview.breakthrough.goal
    choices = []
    if proposal.state is ProposalState.OPEN:
        if may(Action.ACCEPT_PROPOSAL, who, phase) and not proposal.overtaken(goal.version):
            choices.append(Choice("accept", "Accept it", "it becomes the goal", "y"))
        if may(Action.DECLINE_PROPOSAL, who, phase):
            choices.append(Choice("decline", "Decline it", "with the reason", "d"))
        if may(Action.WITHDRAW_PROPOSAL, who, phase):
            choices.append(Choice("withdraw", "Withdraw it", "", "w"))
    words = "; ".join(goal_changes(goal, proposal.applied(goal), session.moment))
    if not choices:
        screen.say(f"{proposal.proposed_by} proposed it: {words or proposal.reason}")
        return
    picked = await screen.ask_dialog(
        ChooseDialog(
            f"{proposal.proposed_by} proposes a refocus", choices, search=False, sentence=words
        )
    )
    if picked == "accept":
        await accept_one(screen, proposal)
    elif picked == "decline":
        await _decline(screen, proposal)
    elif picked == "withdraw":
        await session.do(proposals.withdraw, proposal=proposal.id)
        screen.say("The proposal is withdrawn.")


async def _decline(screen: BaseScreen, proposal: Proposal) -> None:
    from breakthrough_tui.screens.dialogs.form import AskDialog

    async def save(reason: str) -> None:
        await screen.session.do(proposals.decline, proposal=proposal.id, reason=reason)

    said = await screen.ask_dialog(
        AskDialog(
            "Decline the refocus",
            "Why",
            hint=f"{proposal.proposed_by} is told",
            required=True,
            save=save,
            save_label="Decline",
        )
    )
    if said is not None:
        screen.say("Declined; the goal stays as it is.")
