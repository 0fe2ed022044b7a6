"""What signals are read from: how a breakthrough has gone so far."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.measure import Measure, Reading
from breakthrough_tui.domain.obstacle import Obstacle
from breakthrough_tui.domain.people import Membership, Role, Workspace
from breakthrough_tui.domain.pulse import PulseWeek
from breakthrough_tui.domain.values import dataclass, field


@dataclass(frozen=True, slots=True)
class GoalVersion:
    """One version of the goal, and the id of the obstacle that the refocus answered, if one did."""

    goal: Goal
    obstacle: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with the readings that count, by date."""

    measure: Measure
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An action item of the plan, as far as signals look at it. `owned_since` is when it came to its owner."""

    number: int
    title: str
    owner: str | None
    due: date | None
    added_on: date
    owned_since: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held."""

    kind: MeetingKind
    on: date


@dataclass(frozen=True, slots=True)
class History:
    """How one breakthrough has gone, as far as signals need it.

    `goals` begin with the first version. `items` are those of the action plan that are not archived, `obstacles` the
    open ones. `answer_days` is what each leader promised, `last_seen` when each person last looked in, did something or
    was met. `pulse` holds the weeks that are over. `leads` is how many open breakthroughs a leader has. `remeasure_on`
    is when the result is to be measured again.
    """

    breakthrough: Breakthrough
    workspace: Workspace
    members: tuple[Membership, ...] = ()
    goals: tuple[GoalVersion, ...] = ()
    measure: Measured | None = None
    guards: tuple[Measured, ...] = ()
    items: tuple[Item, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    answer_days: Mapping[str, int] = field(default_factory=dict)
    meetings: tuple[Held, ...] = ()
    last_seen: Mapping[str, date] = field(default_factory=dict)
    pulse: tuple[PulseWeek, ...] = ()
    leads: Mapping[str, int] = field(default_factory=dict)
    reported_on: date | None = None
    remeasure_on: date | None = None

    @property
    def at_work(self) -> bool:
        """Whether the clock runs: it was launched and has not been reported."""
        here = self.breakthrough
        return here.phase is Phase.LAUNCHED and here.launched_on is not None

    @property
    def start(self) -> date:
        """The day of the launch; only to be asked of one that was launched."""
        launched = self.breakthrough.launched_on
        assert launched is not None
        return launched

    def past_end(self, today: date) -> bool:
        """Whether the report-back date is over."""
        end = self.breakthrough.goal.report_back
        return end is not None and today > end

    def day(self, today: date) -> int:
        """How many days ago it was launched; -1 while it is not at work."""
        return (today - self.start).days if self.at_work else -1

    def launched_for(self, today: date, days: int) -> bool:
        """Whether it is at work, before its end, since at least so many days."""
        return (
            self.at_work and not self.past_end(today) and today >= self.start + timedelta(days=days)
        )

    def holders(self, role: Role) -> tuple[str, ...]:
        """Who has a role."""
        return tuple(member.person for member in self.members if member.role is role)

    def held(self, kind: MeetingKind) -> bool:
        """Whether a meeting of a kind was held since the launch."""
        since = self.breakthrough.launched_on or date.min
        return any(meeting.kind is kind and meeting.on >= since for meeting in self.meetings)
