"""What is next and who carries it: one table by phase (METHOD.md, roles)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.confidence import still_to_vote
from breakthrough_tui.domain.countdown import middle, time_in
from breakthrough_tui.domain.course import MeetingGlance, MeetingKind
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.goal.answers import unanswered
from breakthrough_tui.domain.meetings.due import due, running
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import ObstacleState, state_on, waiting_days
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.preparation import SOON
from breakthrough_tui.domain.readiness import backup_wanted, not_ready, without_promise
from breakthrough_tui.domain.report_parts import overdue
from breakthrough_tui.domain.status import StatusKind
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.domain.weeks import last_day_of, week_of

MIDDLE_AHEAD = 7
"""Days before the middle review from which on it is what is next."""

CHECK_IN_AHEAD = 1
"""Days before a check-in from which on it is what is next: it is said the day before."""

CHOOSE_WITHIN = 14
"""Days after the launch in which the day of the check-ins is asked for."""

REPORT_AHEAD = 7
"""Days before the report-back from which on it is what is next."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do, who carries it (a short name, or None when nobody is named), and by when.

    `waits_for` are those by whom it is to be done as well: each of them reads 'you'.
    """

    text: str
    who: str | None = None
    by: date | None = None
    waits_for: frozenset[str] = frozenset()

    def words(self, today: date, viewer: str | None = None) -> str:
        """'middle review, Thu 12, ana'; the viewer is called 'you'."""
        parts = [self.text]
        if self.by is not None:
            parts.append(short_date(self.by, today))
        if viewer is not None and (viewer == self.who or viewer in self.waits_for):
            parts.append("you")
        elif self.who is not None:
            parts.append(self.who)
        return ", ".join(parts)


Rule = Callable[[Overview, Moment], NextStep | None]


def next_step(overview: Overview, moment: Moment) -> NextStep:
    """The first rule of the phase that applies."""
    for rule in RULES[overview.breakthrough.phase]:
        step = rule(overview, moment)
        if step is not None:
            return step
    return NextStep("nothing is left to do here")


def _carrier(overview: Overview) -> str | None:
    """Who carries what no other role does."""
    return overview.team_lead or overview.leader or overview.breakthrough.created_by or None


def _before_launch(overview: Overview) -> date | None:
    """The day by which things should stand: the planned launch, while it is still to come."""
    here = overview.breakthrough
    return here.launch_on if here.phase.before_launch else None


def _leader_missing(overview: Overview, moment: Moment) -> NextStep | None:
    if overview.leader is None:
        return NextStep("name the leader", _carrier(overview))
    return None


def _lead_missing(overview: Overview, moment: Moment) -> NextStep | None:
    if overview.team_lead is None:
        return NextStep("name the team lead", overview.leader)
    return None


def _number_missing(overview: Overview, moment: Moment) -> NextStep | None:
    goal = overview.breakthrough.goal
    by = _before_launch(overview)
    if not goal.measure:
        return NextStep("say what is measured", _carrier(overview), by)
    if goal.baseline is None:
        return NextStep("find the baseline", _carrier(overview), by)
    if goal.without_source:
        return NextStep("the baseline has no source", _carrier(overview), by)
    if goal.target is None:
        return NextStep("set the target", _carrier(overview), by)
    return None


def _goes_on(overview: Overview, moment: Moment) -> NextStep | None:
    """The meeting that goes on, and until when its block lasts: words that need not tick."""
    meeting = running(overview.meetings)
    if meeting is None or meeting.until is None:
        return None
    what = f"{meeting.kind} goes on: {meeting.title.lower()}"
    if meeting.until <= moment.now:
        return NextStep(f"{what}, its time is up")
    return NextStep(f"{what}, until {time_in(meeting.until, moment.time_zone)}")


def _meeting(kind: MeetingKind, ahead: int) -> Rule:
    """A meeting of a kind that is due within so many days; check-ins once somebody has chosen their day."""

    def rule(overview: Overview, moment: Moment) -> NextStep | None:
        today = moment.today
        for one in due(overview.breakthrough, overview.meetings, today):
            chosen = one.meeting is not None or overview.breakthrough.checkin_weekday is not None
            if one.kind is kind and chosen and today <= one.on <= today + timedelta(days=ahead):
                what = f"{kind}, {one.at}" if one.at else str(kind)
                return NextStep(what, _runs(overview, kind), one.on)
        return None

    return rule


def _slot_missing(overview: Overview, moment: Moment) -> NextStep | None:
    """In the weeks after the launch, until a day is chosen or a check-in was held."""
    here = overview.breakthrough
    if here.checkin_weekday is not None or here.launched_on is None:
        return None
    held = any(one.kind is MeetingKind.CHECK_IN for one in overview.meetings)
    late = moment.today > here.launched_on + timedelta(days=CHOOSE_WITHIN)
    if held or late or _is_due(_reading_due(overview, moment), moment):
        return None
    return NextStep(
        "choose the day of the weekly check-ins: 5", _runs(overview, MeetingKind.CHECK_IN)
    )


def _runs(overview: Overview, kind: MeetingKind) -> str | None:
    """Who runs a meeting: the launch its facilitator, the others the team lead."""
    if kind is MeetingKind.LAUNCH:
        return next(iter(overview.holders(Role.FACILITATOR)), None) or _carrier(overview)
    return overview.team_lead or overview.leader


def _launch_today(overview: Overview, moment: Moment) -> NextStep | None:
    """On the day of the launch nothing comes before it."""
    if overview.breakthrough.launch_on == moment.today:
        who = _runs(overview, MeetingKind.LAUNCH)
        return NextStep("launch meeting", who, moment.today)
    return None


def _day_missing(overview: Overview, moment: Moment) -> NextStep | None:
    if overview.breakthrough.launch_on is None:
        who = _runs(overview, MeetingKind.LAUNCH)
        return NextStep("choose the day of the launch: 5, n", who)
    return None


def _launch(overview: Overview, moment: Moment) -> NextStep | None:
    on = overview.breakthrough.launch_on
    who = overview.team_lead or overview.leader
    if on is None:
        return None
    if on < moment.today:
        return NextStep("the launch was planned for", who, on)
    return NextStep("launch", who, on)


def _nothing_to_prepare(overview: Overview, moment: Moment) -> NextStep | None:
    """The plan is made at the launch; what comes before it is to be found out by the core group."""
    if overview.cards:
        return None
    who = next(iter(overview.holders(Role.CORE_GROUP)), None) or _carrier(overview)
    return NextStep(
        "prepare the launch: 1, * brings the usual items", who, _before_launch(overview)
    )


def _preparation_soon(overview: Overview, moment: Moment) -> NextStep | None:
    item = overview.unprepared
    if item is None or item.due is None or item.due > moment.today + timedelta(days=SOON):
        return None
    return _preparation(overview, moment)


def _preparation(overview: Overview, moment: Moment) -> NextStep | None:
    """Whatever of the preparation is not done, before the launch is."""
    item = overview.unprepared
    if item is None:
        return None
    due = item.due or _before_launch(overview)
    return NextStep(f"prepare: {item.title}", item.owner or _carrier(overview), due)


def _cards_missing(overview: Overview, moment: Moment) -> NextStep | None:
    if overview.cards == 0:
        return NextStep(
            "write the first action items", _carrier(overview), _before_launch(overview)
        )
    return None


def _end(overview: Overview, moment: Moment) -> NextStep | None:
    end = overview.breakthrough.goal.report_back
    if end is None or moment.today < end - timedelta(days=REPORT_AHEAD):
        return None
    who = overview.team_lead or overview.leader
    planned = _planned(overview, MeetingKind.REPORT_BACK)
    if planned is not None and planned.on >= moment.today:
        what = f"report-back, {planned.at}" if planned.at else "report-back"
        return NextStep(what, who, planned.on)
    return NextStep("report-back", who, end)


def _planned(overview: Overview, kind: MeetingKind) -> MeetingGlance | None:
    return next((one for one in overview.meetings if one.kind is kind and not one.begun), None)


def _obstacle_waits(overview: Overview, moment: Moment) -> NextStep | None:
    late = [
        obstacle
        for obstacle in overview.waiting_on_leader(moment)
        if waiting_days(obstacle, moment) > obstacle.within
    ]
    if not late:
        return None
    longest = max(late, key=lambda obstacle: waiting_days(obstacle, moment))
    return NextStep(f"answer the obstacle '{longest.title}'", longest.leader, longest.needed_by)


def _question_waits(overview: Overview, moment: Moment) -> NextStep | None:
    for obstacle in overview.open_obstacles:
        if state_on(obstacle, moment.today) is ObstacleState.WAITING_FOR_TEAM:
            return NextStep(f"reply about '{obstacle.title}'", obstacle.raised_by)
    return None


def _answer_unconfirmed(overview: Overview, moment: Moment) -> NextStep | None:
    for obstacle in overview.unconfirmed(moment):
        return NextStep(f"confirm how '{obstacle.title}' ended", obstacle.raised_by)
    return None


def _middle(overview: Overview, moment: Moment) -> NextStep | None:
    """The middle review: on the day for which it is planned, else on the one that is computed."""
    kind = MeetingKind.MIDDLE_REVIEW
    if any(one.kind is kind and one.begun for one in overview.meetings):
        return None
    planned = _planned(overview, kind)
    day = planned.on if planned is not None else middle(overview.breakthrough)
    if day is None or not day - timedelta(days=MIDDLE_AHEAD) <= moment.today <= day:
        return None
    what = f"middle review, {planned.at}" if planned is not None and planned.at else "middle review"
    return NextStep(what, overview.team_lead or overview.leader, day)


def _pulse_waits(overview: Overview, moment: Moment) -> NextStep | None:
    """The viewer's own, unless the number itself is due."""
    who = overview.pulse_waits_for
    if who is None or _is_due(_reading_due(overview, moment), moment):
        return None
    return NextStep("the pulse of this week", who, last_day_of(week_of(moment.today)))


def _is_due(step: NextStep | None, moment: Moment) -> bool:
    return step is not None and (step.by is None or step.by <= moment.today)


def _reading_due(overview: Overview, moment: Moment) -> NextStep | None:
    if not overview.breakthrough.goal.measure:
        return NextStep("say what is measured", overview.leader)
    kind = overview.status(moment).kind
    measure = overview.breakthrough.goal.measure
    if kind is StatusKind.NO_READING:
        return NextStep(f"a new reading of {measure}", overview.team_lead or overview.leader)
    latest = max((reading.on for reading in overview.readings), default=None)
    start = overview.breakthrough.launched_on
    due = (latest or start or moment.today) + timedelta(days=overview.rhythm)
    return NextStep(f"reading of {measure}", overview.team_lead or overview.leader, due)


def _hear_report(overview: Overview, moment: Moment) -> NextStep | None:
    return NextStep("close it: reached, partly or not reached", overview.leader)


def _commitment_due(overview: Overview, moment: Moment) -> NextStep | None:
    for commitment in overdue(overview.commitments, moment.today):
        return NextStep(f"'{commitment.text}'", commitment.person, commitment.due)
    return None


def _remeasure(overview: Overview, moment: Moment) -> NextStep | None:
    if not overview.remeasure_due(moment):
        return None
    measure = overview.breakthrough.goal.measure or "the measure"
    who = overview.team_lead or overview.leader
    return NextStep(f"measure once more: {measure}", who, overview.ending.remeasure_on)


def _path_open(overview: Overview, moment: Moment) -> NextStep | None:
    if overview.ending.path is not None:
        return None
    return NextStep("say what comes next: reset, build or scale", overview.leader)


def _vote_open(overview: Overview, moment: Moment) -> NextStep | None:
    vote = overview.vote
    if vote is None or not vote.open:
        return None
    words = f"the vote of confidence: {vote.counted} have voted"
    return NextStep(words, vote.opened_by, waits_for=still_to_vote(vote, overview.members))


def _not_ready(overview: Overview, moment: Moment) -> NextStep | None:
    for leader in not_ready(overview):
        words = f"{leader} is not ready to give it time: talk before a team is committed"
        return NextStep(words, _carrier(overview))
    return None


def _goal_fails(overview: Overview, moment: Moment) -> NextStep | None:
    from breakthrough_tui.domain.goal.standing import goal_test_of

    for one in goal_test_of(overview, moment).missing:
        words = f"goal test {one.question.number}: {one.question.name}"
        return NextStep(words, _carrier(overview), _before_launch(overview))
    return None


def _promises_missing(overview: Overview, moment: Moment) -> NextStep | None:
    for leader in without_promise(overview):
        return NextStep("promise hours, people, days to answer", leader, _before_launch(overview))
    return None


def _questions_open(overview: Overview, moment: Moment) -> NextStep | None:
    """Leaders first, then the team lead; the others see it on the goal's screen."""
    people = dict.fromkeys([*overview.holders(Role.LEADER), *overview.holders(Role.TEAM_LEAD)])
    for person in people:
        numbers = unanswered(person, overview.roles(person), overview.answers)
        if numbers:
            listed = ", ".join(str(number) for number in numbers)
            words = f"answer {listed} of the goal test"
            return NextStep(words, person, _before_launch(overview))
    return None


def _backup_missing(overview: Overview, moment: Moment) -> NextStep | None:
    if not backup_wanted(overview):
        return None
    words = "name a back-up: somebody who has done it before"
    return NextStep(words, _carrier(overview), _before_launch(overview))


def _proposal_waits(overview: Overview, moment: Moment) -> NextStep | None:
    proposal = overview.proposal()
    if proposal is None:
        return None
    words = f"accept or decline the refocus that {proposal.proposed_by} proposes"
    return NextStep(words, overview.leader)


_DRAFT: tuple[Rule, ...] = (
    _goes_on,
    _vote_open,
    _launch_today,
    _leader_missing,
    _lead_missing,
    _not_ready,
    _preparation_soon,
    _number_missing,
    _goal_fails,
    _promises_missing,
    _backup_missing,
    _day_missing,
    _nothing_to_prepare,
    _preparation,
    _questions_open,
    _launch,
)

RULES: dict[Phase, tuple[Rule, ...]] = {
    Phase.DRAFT: _DRAFT,
    Phase.PREPARING: _DRAFT,
    Phase.LAUNCHED: (
        _goes_on,
        _vote_open,
        _proposal_waits,
        _meeting(MeetingKind.REPORT_BACK, 0),
        _meeting(MeetingKind.MIDDLE_REVIEW, 0),
        _meeting(MeetingKind.CHECK_IN, 0),
        _end,
        _obstacle_waits,
        _question_waits,
        _answer_unconfirmed,
        _cards_missing,
        _commitment_due,
        _meeting(MeetingKind.CHECK_IN, CHECK_IN_AHEAD),
        _middle,
        _lead_missing,
        _slot_missing,
        _pulse_waits,
        _reading_due,
    ),
    Phase.REPORTED: (_goes_on, _commitment_due, _hear_report),
    Phase.CLOSED: (_remeasure, _path_open, _commitment_due),
    Phase.ABANDONED: (),
}
"""By phase, the rules in the order of their urgency; each later part of the method adds its rows here."""
