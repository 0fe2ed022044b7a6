"""One breakthrough at a glance: what the header, `status` and a Portfolio line are made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from breakthrough_tui.domain.breakthrough import Breakthrough
from breakthrough_tui.domain.closing import NOT_OVER, Ending, remeasured
from breakthrough_tui.domain.confidence import Vote
from breakthrough_tui.domain.countdown import Countdown, countdown
from breakthrough_tui.domain.course import MeetingGlance
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.goal.answers import GoalAnswer
from breakthrough_tui.domain.measure import DEFAULT_RHYTHM, MeasureKind, Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import (
    Obstacle,
    ObstacleState,
    is_confirmed,
    longest_waiting,
    state_on,
)
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.preparation import Unfinished
from breakthrough_tui.domain.promises import Promise
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.domain.report_parts import Commitment
from breakthrough_tui.domain.status import Status, status
from breakthrough_tui.domain.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class News:
    """What others have done since the viewer was last here; `since` is None for somebody new."""

    since: datetime | None = None
    answers: int = 0
    changes: int = 0


_IN_PARTS = frozenset(
    {"card", "checklist item", "column", "comment", "label", "obstacle", "reading"}
)
"""What changes so often that an overview is brought up to date without reading all of it anew."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The facts about one breakthrough, as its viewer may see them; what follows from them depends on the moment.

    `readings` are those of the goal's measure, `rhythm` and `kind` say how it is counted. `obstacles` are the open ones
    and those whose answer nobody has confirmed. `cards` and `open_cards` count what is not archived. `commitments` are
    those that are not done, from the launch on. `answers` are those to the goal test, `vote` is the newest one,
    `proposals` are open. `finished` counts the closed breakthroughs that people of this one were part of, before its
    launch. `meetings` are all that were not cancelled, by day. `pulse_waits_for` is the viewer, late in a week whose
    pulse they have not answered. `unprepared` is what of the preparation is due next, before the launch.
    """

    breakthrough: Breakthrough
    members: tuple[Membership, ...] = ()
    readings: tuple[Reading, ...] = ()
    rhythm: int = DEFAULT_RHYTHM
    kind: MeasureKind = MeasureKind.LEVEL
    obstacles: tuple[Obstacle, ...] = ()
    cards: int = 0
    open_cards: int = 0
    answer_days: tuple[float, int] | None = None
    news: News = News()
    ending: Ending = NOT_OVER
    commitments: tuple[Commitment, ...] = ()
    answers: tuple[GoalAnswer, ...] = ()
    vote: Vote | None = None
    promises: tuple[Promise, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    finished: int = 0
    meetings: tuple[MeetingGlance, ...] = ()
    pulse_waits_for: str | None = None
    unprepared: Unfinished | None = None

    def only_in_parts(self, events: Iterable[Event]) -> bool:
        """Whether after these events of it nothing is different here but position, cards, news, readings and obstacles.

        Before the launch the cards are the preparation, of which more is told.
        """
        if self.breakthrough.phase.before_launch:
            return False
        return all(event.entity in _IN_PARTS for event in events)

    def at_rest(self) -> Overview:
        """Without what every change moves: where two are alike in this, nothing but the news is different."""
        here = replace(self.breakthrough, position=0)
        return replace(self, breakthrough=here, news=News())

    def roles(self, person: str) -> frozenset[Role]:
        """The roles of one person in it."""
        return frozenset(member.role for member in self.members if member.person == person)

    def holders(self, role: Role) -> tuple[str, ...]:
        """Who has a role."""
        return tuple(member.person for member in self.members if member.role is role)

    @property
    def leader(self) -> str | None:
        """The leader who is named first."""
        return next(iter(self.holders(Role.LEADER)), None)

    @property
    def team_lead(self) -> str | None:
        """The one person accountable for the result."""
        return next(iter(self.holders(Role.TEAM_LEAD)), None)

    @property
    def open_obstacles(self) -> tuple[Obstacle, ...]:
        """Those that still stand in the way."""
        return tuple(obstacle for obstacle in self.obstacles if obstacle.state.open)

    def countdown(self, moment: Moment) -> Countdown:
        """Where on its way it is."""
        return countdown(self.breakthrough, moment.today)

    def status(self, moment: Moment) -> Status:
        """How the result stands against its path."""
        return status(
            self.breakthrough.goal,
            self.readings,
            start=self.breakthrough.launched_on,
            today=moment.today,
            rhythm=self.rhythm,
            kind=self.kind,
        )

    def waiting_on_leader(self, moment: Moment) -> tuple[Obstacle, ...]:
        """The open obstacles that wait for a leader today."""
        return tuple(
            obstacle
            for obstacle in self.open_obstacles
            if state_on(obstacle, moment.today) is ObstacleState.WAITING_FOR_LEADER
        )

    def unconfirmed(self, moment: Moment) -> tuple[Obstacle, ...]:
        """The answered ones which who raised them has not confirmed."""
        return tuple(
            obstacle
            for obstacle in self.obstacles
            if obstacle.state.answered and not is_confirmed(obstacle, moment)
        )

    def remeasure_due(self, moment: Moment) -> bool:
        """Whether it is time to measure once more, and nobody has."""
        due = self.ending.remeasure_on
        return (
            due is not None
            and due <= moment.today
            and remeasured(self.ending, self.readings) is None
        )

    def proposal(self) -> Proposal | None:
        """The refocus that waits for a leader: the newest one that nothing has overtaken."""
        version = self.breakthrough.goal.version
        waiting = [one for one in self.proposals if not one.overtaken(version)]
        return waiting[-1] if waiting else None

    def longest_waiting(self, moment: Moment) -> tuple[str, int] | None:
        """Which leader something has waited for longest, and how many days."""
        return longest_waiting(self.open_obstacles, moment)
