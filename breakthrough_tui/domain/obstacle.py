"""Obstacles: what the team cannot clear itself, put to a leader (METHOD.md, obstacles)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Workspace
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.domain.workdays import working_days_between

ANSWER_WITHIN = 3
"""Working days after which an obstacle is flagged, unless its leader promised another number (rule)."""

CONFIRMED_AFTER = 7
"""Days after which an answer that nobody objected to counts as confirmed (rule)."""


class ObstacleState(StrEnum):
    """Where an obstacle stands; the first three are open."""

    WAITING_FOR_LEADER = "waiting for a leader"
    IN_HAND = "in hand"
    WAITING_FOR_TEAM = "waiting for the team"
    REMOVED = "removed"
    REFOCUSED = "refocused"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def open(self) -> bool:
        """Whether it still stands in the way."""
        return self in OPEN

    @property
    def answered(self) -> bool:
        """Whether a leader has answered it."""
        return self in ANSWERED


OPEN = (
    ObstacleState.WAITING_FOR_LEADER,
    ObstacleState.IN_HAND,
    ObstacleState.WAITING_FOR_TEAM,
)
ANSWERED = (ObstacleState.REMOVED, ObstacleState.REFOCUSED, ObstacleState.DECLINED)


class ObstacleStep(StrEnum):
    """What can happen to an obstacle. The values are the words of the command line."""

    TAKE = "take"
    ASK_BACK = "ask back"
    REPLY = "reply"
    HAND_OVER = "hand over"
    REMOVE = "remove"
    REFOCUS = "refocus"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    CONFIRM = "confirm"
    REOPEN = "reopen"


_S = ObstacleState
TRANSITIONS: dict[ObstacleStep, tuple[tuple[ObstacleState, ...], ObstacleState | None]] = {
    ObstacleStep.TAKE: (OPEN, _S.IN_HAND),
    ObstacleStep.ASK_BACK: ((_S.WAITING_FOR_LEADER, _S.IN_HAND), _S.WAITING_FOR_TEAM),
    ObstacleStep.REPLY: ((_S.WAITING_FOR_TEAM,), _S.WAITING_FOR_LEADER),
    ObstacleStep.HAND_OVER: (OPEN, _S.WAITING_FOR_LEADER),
    ObstacleStep.REMOVE: (OPEN, _S.REMOVED),
    ObstacleStep.REFOCUS: (OPEN, _S.REFOCUSED),
    ObstacleStep.DECLINE: (OPEN, _S.DECLINED),
    ObstacleStep.WITHDRAW: (OPEN, _S.WITHDRAWN),
    ObstacleStep.CONFIRM: (ANSWERED, None),
    ObstacleStep.REOPEN: ((*ANSWERED, _S.WITHDRAWN), _S.WAITING_FOR_LEADER),
}
"""For each step: the states it may start from, and the one it leads to (None: the same)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a leader answered, once; an obstacle that was reopened has several.

    `recorded_by` wrote it down for the leader who said it, `how` being 'by phone' or the like. `goal_version` is the
    version of the goal that a refocus made.
    """

    id: int
    kind: ObstacleState
    note: str
    leader: str
    at: datetime
    recorded_by: str | None = None
    how: str = ""
    goal_version: int | None = None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something in the team's way.

    `waiting_since` is when it last began to wait for a leader; `waited` are the calendar days of earlier waits, and of
    all of them once it is answered. `cards` are the ids of the action items that it stops, `stops` says more in words.
    `within` are the days in which its leader promised to answer.
    """

    id: int
    breakthrough: int
    code: str
    number: int
    title: str
    state: ObstacleState
    raised_by: str
    raised_at: datetime
    leader: str | None = None
    ask: str = ""
    tried: str = ""
    stops: str = ""
    needed_by: date | None = None
    promised: date | None = None
    question: str = ""
    waiting_since: datetime | None = None
    waited: int = 0
    answer: Answer | None = None
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    cards: tuple[int, ...] = ()
    card_numbers: tuple[int, ...] = ()
    within: int = ANSWER_WITHIN

    @property
    def ref(self) -> str:
        """What people call it: PERMIT-12."""
        return f"{self.code}-{self.number}"


@dataclass(frozen=True, slots=True)
class ObstaclePage:
    """Everything on one obstacle; read when it is opened."""

    obstacle: Obstacle
    answers: tuple[Answer, ...]
    comments: tuple[ObstacleComment, ...]


@dataclass(frozen=True, slots=True)
class ObstacleComment:
    """What somebody said on an obstacle."""

    id: int
    author: str
    at: datetime
    text: str


def after(step: ObstacleStep, obstacle: Obstacle) -> ObstacleState:
    """The state that a step leads to. Invalid, with the reason, where the step does not fit the state.

    A leader may correct an answer that somebody else recorded for them until it is confirmed.
    """
    allowed, result = TRANSITIONS[step]
    correcting = (
        step in (ObstacleStep.REMOVE, ObstacleStep.DECLINE)
        and obstacle.state.answered
        and obstacle.answer is not None
        and obstacle.answer.recorded_by is not None
        and obstacle.confirmed_at is None
    )
    if obstacle.state not in allowed and not correcting:
        raise Invalid(f"{obstacle.ref} is {obstacle.state} already.", _instead(obstacle.state))
    if step is ObstacleStep.CONFIRM and obstacle.confirmed_at is not None:
        raise Invalid(f"{obstacle.ref} was confirmed by {obstacle.confirmed_by}.", "")
    return result or obstacle.state


def _instead(state: ObstacleState) -> str:
    if state.open:
        return "It is still open: it can be taken in hand, answered or withdrawn."
    return "If it is still in the way, reopen it."


def state_on(obstacle: Obstacle, today: date) -> ObstacleState:
    """The state as it counts today: in hand past its promised date, it waits for its leader again."""
    overdue = obstacle.promised is not None and obstacle.promised < today
    if obstacle.state is ObstacleState.IN_HAND and overdue:
        return ObstacleState.WAITING_FOR_LEADER
    return obstacle.state


def _waits_since(obstacle: Obstacle, moment: Moment) -> date | None:
    if state_on(obstacle, moment.today) is not ObstacleState.WAITING_FOR_LEADER:
        return None
    if obstacle.state is ObstacleState.IN_HAND:
        return obstacle.promised
    return moment.day_of(obstacle.waiting_since) if obstacle.waiting_since else None


def waiting_days(obstacle: Obstacle, moment: Moment) -> int:
    """Calendar days that it has waited for a leader, earlier waits included. Never negative."""
    since = _waits_since(obstacle, moment)
    return obstacle.waited + (max(0, (moment.today - since).days) if since else 0)


def is_flagged(
    obstacle: Obstacle, moment: Moment, workspace: Workspace, within: int | None = None
) -> bool:
    """Whether a leader has let it wait for more working days than they promised."""
    since = _waits_since(obstacle, moment)
    if since is None:
        return False
    worked = working_days_between(
        since, moment.today, days_off=workspace.days_off, holidays=workspace.holidays
    )
    return worked > (obstacle.within if within is None else within)


def is_confirmed(obstacle: Obstacle, moment: Moment) -> bool:
    """Whether its answer holds: somebody confirmed it, or nobody objected for a week."""
    if obstacle.confirmed_at is not None:
        return True
    if not obstacle.state.answered or obstacle.answer is None:
        return False
    return moment.today >= moment.day_of(obstacle.answer.at) + timedelta(days=CONFIRMED_AFTER)


_GROUPS = {
    ObstacleState.WAITING_FOR_LEADER: 0,
    ObstacleState.IN_HAND: 1,
    ObstacleState.WAITING_FOR_TEAM: 2,
}


def queue(obstacles: Iterable[Obstacle], today: date) -> list[Obstacle]:
    """The open ones in the one order: waiting for a leader, in hand, waiting for the team; then needed by, then age."""

    def key(obstacle: Obstacle) -> tuple[int, date, datetime, int]:
        group = _GROUPS[state_on(obstacle, today)]
        return group, obstacle.needed_by or date.max, obstacle.raised_at, obstacle.id

    return sorted((obstacle for obstacle in obstacles if obstacle.state.open), key=key)


def ended(obstacles: Iterable[Obstacle]) -> list[Obstacle]:
    """The answered and withdrawn ones, the newest answer first."""

    def key(obstacle: Obstacle) -> datetime:
        return obstacle.answer.at if obstacle.answer else obstacle.raised_at

    return sorted(
        (obstacle for obstacle in obstacles if not obstacle.state.open), key=key, reverse=True
    )


def longest_waiting(obstacles: Iterable[Obstacle], moment: Moment) -> tuple[str, int] | None:
    """Which leader something has waited for longest, and for how many days; None if nothing waits for one."""
    waiting = [
        (waiting_days(obstacle, moment), obstacle.leader or "nobody")
        for obstacle in obstacles
        if state_on(obstacle, moment.today) is ObstacleState.WAITING_FOR_LEADER
    ]
    if not waiting:
        return None
    days, leader = max(waiting, key=lambda pair: pair[0])
    return leader, days


def median_days(obstacles: Sequence[Obstacle]) -> tuple[float, int] | None:
    """The median of the days that leaders took for their answers, and of how many; None if there are none."""
    days = sorted(obstacle.waited for obstacle in obstacles if obstacle.state.answered)
    if not days:
        return None
    half = len(days) // 2
    middle = float(days[half]) if len(days) % 2 else (days[half - 1] + days[half]) / 2
    return middle, len(days)
