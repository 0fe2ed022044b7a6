"""What somebody may do with an obstacle as it stands: only that is offered to them."""

from __future__ import annotations

from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import TRANSITIONS, Obstacle, ObstacleState, ObstacleStep
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, Standing, may
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.domain.waiting import answers_for

_ANSWERS = {
    ObstacleState.REMOVED: ObstacleStep.REMOVE,
    ObstacleState.REFOCUSED: ObstacleStep.REFOCUS,
    ObstacleState.DECLINED: ObstacleStep.DECLINE,
}


@dataclass(frozen=True, slots=True)
class Offers:
    """What one person may do with one obstacle. `actions` are ids of the registry.

    `endings` are the ways to end it, the usual one first. With `recording` they write down what a leader said, and
    name the leader.
    """

    actions: frozenset[str] = frozenset()
    endings: tuple[ObstacleState, ...] = ()
    recording: bool = False


def standing(overview: Overview, viewer: str, moment: Moment, *, own: bool = False) -> Standing:
    """What somebody is in a breakthrough; the database asks the same again."""
    return Standing(
        viewer,
        roles=overview.roles(viewer),
        own=own,
        stand_in=bool(set(answers_for(overview, viewer, moment)) - {viewer}),
    )


def offers(obstacle: Obstacle, overview: Overview, viewer: str, moment: Moment) -> Offers:
    """What a person may do with an obstacle now."""
    who = standing(overview, viewer, moment, own=obstacle.raised_by == viewer)
    phase = overview.breakthrough.phase

    def allowed(action: Action) -> bool:
        return may(action, who, phase)

    def fits(step: ObstacleStep) -> bool:
        return obstacle.state in TRANSITIONS[step][0]

    is_leader = allowed(Action.ANSWER)
    recording = not is_leader and allowed(Action.RECORD_ANSWER)
    correcting = _may_correct(obstacle, viewer)
    endings = [
        state
        for state, step in _ANSWERS.items()
        if (is_leader or recording)
        and (fits(step) or (correcting and state is not ObstacleState.REFOCUSED))
        and (state is not ObstacleState.REFOCUSED or _may_refocus(overview, who, recording))
    ]
    if fits(ObstacleStep.WITHDRAW) and allowed(Action.WITHDRAW):
        endings.append(ObstacleState.WITHDRAWN)
    others = [leader for leader in overview.holders(Role.LEADER) if leader != obstacle.leader]
    may_edit = obstacle.state.open and allowed(Action.EDIT_OBSTACLE)
    can: list[tuple[str, bool]] = [
        ("comment", allowed(Action.COMMENT)),
        ("edit", may_edit),
        ("when", may_edit),
        ("who", fits(ObstacleStep.HAND_OVER) and allowed(Action.HAND_OVER) and bool(others)),
        ("in_hand", fits(ObstacleStep.TAKE) and allowed(Action.TAKE_OBSTACLE)),
        ("ask_back", fits(ObstacleStep.ASK_BACK) and allowed(Action.ASK_BACK)),
        ("finish", bool(endings)),
        (
            "yes",
            fits(ObstacleStep.CONFIRM)
            and obstacle.confirmed_at is None
            and allowed(Action.CONFIRM),
        ),
        ("obstacle", fits(ObstacleStep.REOPEN) and allowed(Action.REOPEN)),
        ("refocus", obstacle.state.open and allowed(Action.PROPOSE)),
    ]
    return Offers(
        actions=frozenset(id_ for id_, is_so in can if is_so),
        endings=tuple(endings),
        recording=recording,
    )


def _may_correct(obstacle: Obstacle, viewer: str) -> bool:
    """Whether they gave or wrote down an answer that was recorded, and that nobody has confirmed."""
    answer = obstacle.answer
    return (
        obstacle.state.answered
        and obstacle.confirmed_at is None
        and answer is not None
        and answer.recorded_by is not None
        and viewer in (answer.leader, answer.recorded_by)
    )


def _may_refocus(overview: Overview, who: Standing, recording: bool) -> bool:
    """A leader may, after the launch; for them it is recorded, a stand-in does not refocus."""
    phase = overview.breakthrough.phase
    if recording:
        return not phase.before_launch and not phase.over
    return may(Action.REFOCUS, who, phase)
