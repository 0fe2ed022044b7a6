"""A refocus that was proposed, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.course import ProposalState
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.screens.goal.refocusing import goal_changes
from breakthrough_tui.widgets.line_list import Row, blank, heading
from breakthrough_tui.widgets.parts import Line, Part, wrapped
from breakthrough_tui.widgets.parts import Role as Colour

LABEL = 15


def open_rows(
    proposals: Sequence[Proposal], goal: Goal, moment: Moment, width: int, accept_key: str
) -> list[Row]:
    """The proposals that wait, with what each would change; `accept_key` is empty for who cannot accept."""
    waiting = [one for one in proposals if one.state is ProposalState.OPEN]
    if not waiting:
        return []
    made = [blank("proposal"), heading("A refocus is proposed", key="proposal"), blank("pr")]
    for proposal in waiting:
        said: list[tuple[Colour, str]] = [
            ("text", words) for words in goal_changes(goal, proposal.applied(goal), moment)
        ]
        if proposal.obstacle is not None:
            said.append(("text", f"answers obstacle {proposal.obstacle}"))
        said.append(("quiet", f"because: {proposal.reason}"))
        if proposal.overtaken(goal.version):
            said = [
                (
                    "warning",
                    f"overtaken: it was made for version {proposal.version}, the goal is at {goal.version}",
                ),
                ("quiet", f"because: {proposal.reason}"),
            ]
        elif accept_key:
            said.append(("accent", f"{accept_key} accepts it; enter: decline it, with the reason"))
        made.append(_row(proposal, _who(proposal, moment), said, width))
    return made


def ended_rows(proposals: Sequence[Proposal], moment: Moment, width: int) -> list[Row]:
    """The proposals that were declined, with the reason."""
    return [
        _row(
            proposal,
            _who(proposal, moment),
            [
                ("quiet", f"proposed: {proposal.reason}"),
                ("quiet", f"declined by {proposal.answered_by}: {proposal.note}"),
            ],
            width,
        )
        for proposal in proposals
        if proposal.state is ProposalState.DECLINED
    ]


def _who(proposal: Proposal, moment: Moment) -> str:
    day = day_month(moment.day_of(proposal.proposed_at), moment.today)
    return f"{day}, {proposal.proposed_by}"


def _row(proposal: Proposal, who: str, said: Sequence[tuple[Colour, str]], width: int) -> Row:
    room = max(20, width - LABEL - 8)
    flat = [(role, text) for role, words in said for text in wrapped(words, room)]
    lines: list[Line] = [
        (
            Part("quiet", f"  {who}" if at == 0 else "", LABEL + 4),
            Part(role, text),
        )
        for at, (role, text) in enumerate(flat)
    ]
    return Row(("proposal", proposal.id), tuple(lines))
