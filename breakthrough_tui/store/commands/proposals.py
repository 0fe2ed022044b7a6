"""A refocus that is proposed to a leader, and what the leader says to it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from breakthrough_tui.domain.course import ProposalState
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.proposal import Proposal, check_open
from breakthrough_tui.domain.text import required
from breakthrough_tui.store.commands import obstacles
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.commands.goal_versions import (
    SENTENCE_LIMIT,
    check_change,
    current_goal,
    make_version,
)
from breakthrough_tui.store.course_rows import read_proposals
from breakthrough_tui.store.tables import ObstacleRow
from breakthrough_tui.store.write import Write

REASON_LIMIT = 1_000


def propose(
    write: Write,
    *,
    breakthrough: int,
    reason: str,
    sentence: str | UnchangedType = UNCHANGED,
    target: Decimal | UnchangedType = UNCHANGED,
    report_back: date | UnchangedType = UNCHANGED,
    obstacle: int | None = None,
) -> None:
    """Put a refocus to the leaders, filled in. One's own earlier one that still waits is withdrawn for it.

    `obstacle` is the number of the obstacle that it would answer.
    """
    write.allow(Action.PROPOSE, breakthrough)
    goal = current_goal(write, breakthrough)
    said = given(sentence=sentence, target=target, report_back=report_back)
    if "sentence" in said:
        said["sentence"] = required(said["sentence"], "The goal", limit=SENTENCE_LIMIT)
    changes = {name: value for name, value in said.items() if goal[name] != value}
    check_change(write, breakthrough, goal, changes)
    if obstacle is not None:
        _require_obstacle(write, breakthrough, obstacle)
    why = required(reason, "The reason", limit=REASON_LIMIT)
    mine = [
        earlier
        for earlier in _of(write, breakthrough)
        if earlier.state is ProposalState.OPEN and earlier.proposed_by == write.actor
    ]
    fields: dict[str, Any] = {
        "breakthrough": breakthrough,
        "proposed_by": write.actor,
        "proposed_at": write.now,
        "sentence": changes.get("sentence"),
        "short": None,
        "target": changes.get("target"),
        "report_back": changes.get("report_back"),
        "reason": why,
        "version": goal["version"],
        "obstacle": obstacle,
        "state": ProposalState.OPEN,
        "answered_by": None,
        "answered_at": None,
        "note": "",
    }
    write.make(Action.PROPOSE, "proposal", breakthrough, fields)
    for earlier in mine:
        write.also(Action.WITHDRAW_PROPOSAL)
        _end(write, Action.WITHDRAW_PROPOSAL, earlier, ProposalState.WITHDRAWN, "")


def accept(write: Write, *, proposal: int) -> None:
    """Make it the goal. An obstacle that it was proposed for is answered by it."""
    here = _read(write, proposal)
    write.allow(Action.ACCEPT_PROPOSAL, here.breakthrough)
    check_open(here, current_goal(write, here.breakthrough)["version"])
    changes = {
        name: value
        for name in ("sentence", "target", "report_back")
        if (value := getattr(here, name)) is not None
    }
    stopped = _open_obstacle(write, here)
    if stopped is None:
        make_version(
            write,
            Action.ACCEPT_PROPOSAL,
            here.breakthrough,
            here.reason,
            changes,
            by=write.actor,
        )
    else:
        obstacles.answer(
            write, obstacle=stopped, kind=ObstacleState.REFOCUSED, note=here.reason, **changes
        )
    _end(write, Action.ACCEPT_PROPOSAL, here, ProposalState.ACCEPTED, "")


def decline(write: Write, *, proposal: int, reason: str) -> None:
    """Leave the goal as it is, and say why."""
    here = _read(write, proposal)
    write.allow(Action.DECLINE_PROPOSAL, here.breakthrough)
    _require_waiting(here)
    why = required(reason, "The reason", limit=REASON_LIMIT)
    _end(write, Action.DECLINE_PROPOSAL, here, ProposalState.DECLINED, why)


def withdraw(write: Write, *, proposal: int) -> None:
    """Take it back."""
    here = _read(write, proposal)
    write.allow(Action.WITHDRAW_PROPOSAL, here.breakthrough)
    _require_waiting(here)
    _end(write, Action.WITHDRAW_PROPOSAL, here, ProposalState.WITHDRAWN, "")


def _require_waiting(here: Proposal) -> None:
    if here.state is not ProposalState.OPEN:
        check_open(here, here.version)


def _end(write: Write, action: Action, here: Proposal, state: ProposalState, note: str) -> None:
    fields = {
        "state": state,
        "answered_by": write.actor,
        "answered_at": write.now,
        "note": note,
    }
    write.change(action, "proposal", here.id, here.breakthrough, fields)


def _read(write: Write, proposal: int) -> Proposal:
    write.known("proposal", proposal)
    (several,) = read_proposals(write.database, "id = ?", proposal).values()
    return several[0]


def _of(write: Write, breakthrough: int) -> list[Proposal]:
    return read_proposals(write.database, "breakthrough = ?", breakthrough)[breakthrough]


def _require_obstacle(write: Write, breakthrough: int, number: int) -> None:
    query = ObstacleRow.select(ObstacleRow.state).where(
        (ObstacleRow.breakthrough == breakthrough) & (ObstacleRow.number == number)
    )
    state = write.database.value(query)
    if state is None or not ObstacleState(state).open:
        raise Invalid("That obstacle does not stand in the way.", "Name one that is open, or none.")


def _open_obstacle(write: Write, here: Proposal) -> int | None:
    """The id of the obstacle that it answers, while that is still open."""
    if here.obstacle is None:
        return None
    query = ObstacleRow.select(ObstacleRow.id, ObstacleRow.state).where(
        (ObstacleRow.breakthrough == here.breakthrough) & (ObstacleRow.number == here.obstacle)
    )
    for id_, state in write.database.rows(query.tuples()):
        if ObstacleState(state).open:
            return int(id_)
    return None
