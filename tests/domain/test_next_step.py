"""What is next and who carries it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase, Visibility
from breakthrough_tui.domain.closing import Ending
from breakthrough_tui.domain.confidence import Vote
from breakthrough_tui.domain.course import MeetingGlance, MeetingKind, Outcome, Path, PromiseKind
from breakthrough_tui.domain.goal.answers import GoalAnswer, Said
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.next_step import RULES, NextStep, next_step
from breakthrough_tui.domain.obstacle import Answer, Obstacle, ObstacleState
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.preparation import Unfinished
from breakthrough_tui.domain.promises import Promise
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.domain.report_parts import Commitment

S = ObstacleState
LAUNCHED = date(2026, 10, 2)
GOAL = Goal(
    "Cut days to issue a permit from 45 to 20",
    measure="days to a permit",
    baseline=Decimal(45),
    baseline_on=date(2026, 9, 28),
    baseline_source="the register",
    target=Decimal(20),
    report_back=date(2026, 12, 11),
)
TEAM = (Membership("bo", Role.LEADER), Membership("ana", Role.TEAM_LEAD))
HELD = MeetingGlance(
    1,
    MeetingKind.CHECK_IN,
    date(2026, 10, 3),
    begun=datetime(2026, 10, 3, 8, tzinfo=UTC),
    ended=datetime(2026, 10, 3, 9, tzinfo=UTC),
)
RUNNING = Overview(
    Breakthrough(
        1, "PERMIT", Phase.LAUNCHED, Visibility.OPEN, GOAL, launched_on=LAUNCHED, created_by="cho"
    ),
    TEAM,
    cards=3,
    open_cards=2,
    meetings=(HELD,),
)
ASKED = tuple(
    GoalAnswer(question, person, Said.YES)
    for question in (8, 9, 11, 12)
    for person in ("bo", "ana")
)
DRAFT = replace(
    RUNNING,
    answers=ASKED,
    promises=(Promise(1, "bo", PromiseKind.HOURS, Decimal(2)),),
    breakthrough=replace(
        RUNNING.breakthrough,
        phase=Phase.PREPARING,
        launch_on=date(2026, 10, 9),
        launched_on=None,
        backup="Kim",
    ),
)


VOTE = Vote(1, 1, "fay", datetime(2026, 10, 5, 8, tzinfo=UTC), asked=11, voted=9)
PROPOSAL = Proposal(1, 1, "ana", datetime(2026, 10, 5, 8, tzinfo=UTC), "It is late", version=1)


def on(day: date) -> Moment:
    return Moment(datetime(day.year, day.month, day.day, 9, tzinfo=UTC), "UTC")


MONDAY = on(date(2026, 10, 5))


def test_what_of_the_preparation_is_due_soon_goes_before_the_rest_of_it() -> None:
    without = replace(DRAFT.breakthrough, goal=replace(GOAL, baseline_source=""))
    soon = Unfinished("Ask ten people", "cho", date(2026, 10, 8))
    draft = replace(DRAFT, breakthrough=without, unprepared=soon)
    assert next_step(draft, MONDAY).words(MONDAY.today) == "prepare: Ask ten people, Thu 8, cho"
    later = replace(draft, unprepared=replace(soon, due=date(2026, 10, 9)))
    assert next_step(later, MONDAY).text == "the baseline has no source"


def test_a_total_that_begins_at_zero_is_asked_for_no_source() -> None:
    total = replace(GOAL, baseline=Decimal(0), baseline_source="")
    draft = replace(DRAFT, breakthrough=replace(DRAFT.breakthrough, goal=total))
    assert next_step(draft, MONDAY).text != "the baseline has no source"


def test_nothing_is_launched_while_something_is_not_prepared() -> None:
    draft = replace(DRAFT, unprepared=Unfinished("Ask ten people"))
    step = next_step(draft, MONDAY)
    assert (step.text, step.who, step.by) == (
        "prepare: Ask ten people",
        "ana",
        DRAFT.breakthrough.launch_on,
    )
    launched = replace(RUNNING, unprepared=Unfinished("Ask ten people"))
    assert next_step(launched, MONDAY) == next_step(RUNNING, MONDAY)


def of_goal(change: Callable[[Goal], Goal]) -> Overview:
    here = DRAFT.breakthrough
    return replace(DRAFT, breakthrough=replace(here, goal=change(here.goal)))


def an_obstacle(state: S, raised: date, **fields: object) -> Obstacle:
    at = on(raised).now
    plain = Obstacle(1, 1, "PERMIT", 4, "No access", state, "cho", at, leader="bo")
    since = at if state is S.WAITING_FOR_LEADER else None
    return replace(plain, **{"waiting_since": since, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        (replace(DRAFT, members=()), NextStep("name the leader", "cho")),
        (replace(DRAFT, members=TEAM[1:]), NextStep("name the leader", "ana")),
        (replace(DRAFT, members=TEAM[:1]), NextStep("name the team lead", "bo")),
        (
            of_goal(lambda goal: replace(goal, measure="")),
            NextStep("say what is measured", "ana", date(2026, 10, 9)),
        ),
        (
            of_goal(lambda goal: replace(goal, baseline=None)),
            NextStep("find the baseline", "ana", date(2026, 10, 9)),
        ),
        (
            of_goal(lambda goal: replace(goal, baseline_source="")),
            NextStep("the baseline has no source", "ana", date(2026, 10, 9)),
        ),
        (
            of_goal(lambda goal: replace(goal, target=None)),
            NextStep("set the target", "ana", date(2026, 10, 9)),
        ),
        (
            of_goal(lambda goal: replace(goal, sentence="Train 50 nurses")),
            NextStep("goal test 1: A result, not an activity?", "ana", date(2026, 10, 9)),
        ),
        (
            replace(DRAFT, promises=()),
            NextStep("promise hours, people, days to answer", "bo", date(2026, 10, 9)),
        ),
        (
            replace(DRAFT, answers=(GoalAnswer(11, "bo", Said.NO), *ASKED)),
            NextStep("bo is not ready to give it time: talk before a team is committed", "ana"),
        ),
        (
            replace(DRAFT, answers=ASKED[:3]),
            NextStep("answer 11, 12 of the goal test", "bo", date(2026, 10, 9)),
        ),
        (
            replace(DRAFT, answers=tuple(one for one in ASKED if one.person == "bo")),
            NextStep("answer 8, 9, 11, 12 of the goal test", "ana", date(2026, 10, 9)),
        ),
        (
            replace(DRAFT, breakthrough=replace(DRAFT.breakthrough, backup="")),
            NextStep("name a back-up: somebody who has done it before", "ana", date(2026, 10, 9)),
        ),
        (
            replace(DRAFT, vote=VOTE),
            NextStep("the vote of confidence: 9 of 11 have voted", "fay", None, frozenset({"ana"})),
        ),
        (
            replace(DRAFT, cards=0),
            NextStep("prepare the launch: 1, * brings the usual items", "ana", date(2026, 10, 9)),
        ),
        (DRAFT, NextStep("launch", "ana", date(2026, 10, 9))),
        (
            replace(DRAFT, breakthrough=replace(DRAFT.breakthrough, launch_on=None)),
            NextStep("choose the day of the launch: 5, n", "ana"),
        ),
        (
            replace(DRAFT, breakthrough=replace(DRAFT.breakthrough, launch_on=date(2026, 10, 1))),
            NextStep("the launch was planned for", "ana", date(2026, 10, 1)),
        ),
    ],
)
def test_before_the_launch(overview: Overview, expected: NextStep) -> None:
    assert next_step(overview, MONDAY) == expected


def test_a_refocus_that_is_proposed_waits_for_the_leader_until_it_is_overtaken() -> None:
    proposed = replace(RUNNING, proposals=(PROPOSAL,))
    step = NextStep("accept or decline the refocus that ana proposes", "bo")
    assert next_step(proposed, MONDAY) == step
    later = replace(RUNNING.breakthrough, goal=replace(GOAL, version=2))
    assert next_step(replace(proposed, breakthrough=later), MONDAY) != step


def test_with_two_finished_breakthroughs_behind_it_a_team_needs_no_back_up() -> None:
    here = replace(DRAFT.breakthrough, backup="")
    assert next_step(replace(DRAFT, breakthrough=here, finished=1), MONDAY).text.startswith(
        "name a"
    )
    assert next_step(replace(DRAFT, breakthrough=here, finished=2), MONDAY).text == "launch"


def test_after_the_launch_a_reading_is_due_each_rhythm() -> None:
    step = next_step(RUNNING, MONDAY)
    assert step == NextStep("reading of days to a permit", "ana", date(2026, 10, 9))
    read = Reading(1, 1, date(2026, 10, 5), Decimal(44))
    step = next_step(replace(RUNNING, readings=(read,)), MONDAY)
    assert step.by == date(2026, 10, 12)
    step = next_step(replace(RUNNING, readings=(read,)), on(date(2026, 10, 26)))
    assert step == NextStep("a new reading of days to a permit", "ana")


def test_an_obstacle_comes_before_all_but_the_end() -> None:
    waiting = an_obstacle(S.WAITING_FOR_LEADER, date(2026, 10, 5), needed_by=date(2026, 10, 12))
    asked = an_obstacle(S.WAITING_FOR_TEAM, date(2026, 10, 5), title="Which key")
    answer = Answer(1, S.REMOVED, "open", "bo", MONDAY.now)
    answered = an_obstacle(S.REMOVED, date(2026, 10, 5), title="Old lock", answer=answer)
    here = replace(RUNNING, obstacles=(waiting, asked, answered))
    friday = on(date(2026, 10, 9))
    assert next_step(here, friday) == NextStep(
        "answer the obstacle 'No access'", "bo", date(2026, 10, 12)
    )
    assert next_step(here, MONDAY) == NextStep("reply about 'Which key'", "cho")
    assert next_step(replace(here, obstacles=(answered,)), MONDAY) == NextStep(
        "confirm how 'Old lock' ended", "cho"
    )
    assert next_step(replace(here, obstacles=(answered,)), on(date(2026, 10, 12))).text == (
        "reading of days to a permit"
    )
    end = on(date(2026, 12, 4))
    assert next_step(here, end) == NextStep("report-back", "ana", date(2026, 12, 11))


def test_the_middle_review_is_next_in_the_week_before_it() -> None:
    read = Reading(1, 1, date(2026, 10, 30), Decimal(40))
    here = replace(RUNNING, readings=(read,))
    found = [
        day
        for day in (LAUNCHED + timedelta(days=n) for n in range(70))
        if next_step(here, on(day)).text == "middle review"
    ]
    assert len(found) == 8
    assert next_step(here, on(found[0])).by == found[-1]


def test_missing_people_and_items_are_found_later_too() -> None:
    assert next_step(replace(RUNNING, cards=0), MONDAY) == NextStep(
        "write the first action items", "ana"
    )
    assert next_step(replace(RUNNING, members=TEAM[:1]), MONDAY) == NextStep(
        "name the team lead", "bo"
    )


def test_after_the_report_back_it_is_closed_and_what_was_promised_is_kept() -> None:
    here = replace(RUNNING, breakthrough=replace(RUNNING.breakthrough, phase=Phase.REPORTED))
    assert next_step(here, MONDAY).text == "close it: reached, partly or not reached"
    due, later = date(2026, 10, 5), date(2026, 10, 9)
    promised = (Commitment(1, "Ring", "cho", later), Commitment(2, "Call", "dia", due))
    here = replace(here, commitments=promised)
    assert next_step(here, MONDAY) == NextStep("'Call'", "dia", due)


def test_when_closed_it_is_measured_once_more_and_a_next_one_is_named() -> None:
    closed = replace(RUNNING, breakthrough=replace(RUNNING.breakthrough, phase=Phase.CLOSED))
    again = date(2027, 3, 11)
    here = replace(closed, ending=Ending(Outcome.REACHED, remeasure_on=again))
    path = NextStep("say what comes next: reset, build or scale", "bo")
    assert next_step(here, on(again - timedelta(days=1))) == path
    step = next_step(here, on(again))
    assert step == NextStep("measure once more: days to a permit", "ana", again)
    read = replace(here, readings=(Reading(1, 1, again, Decimal(21)),))
    assert next_step(read, on(again)) == path
    late = replace(here, commitments=(Commitment(1, "Ring", "cho", date(2026, 10, 9)),))
    assert next_step(late, on(again - timedelta(days=1))) == path
    on_its_way = replace(read, ending=replace(read.ending, path=Path.SCALE))
    assert next_step(on_its_way, on(again)).text == "nothing is left to do here"


@pytest.mark.parametrize("phase", Phase)
def test_there_is_a_line_in_every_phase(phase: Phase) -> None:
    assert phase in RULES
    for members in (TEAM, ()):
        here = replace(
            RUNNING, members=members, breakthrough=replace(RUNNING.breakthrough, phase=phase)
        )
        assert next_step(here, MONDAY).text


def test_it_is_said_to_the_viewer() -> None:
    step = NextStep("middle review", "ana", date(2026, 10, 9))
    assert step.words(MONDAY.today) == "middle review, Fri 9, ana"
    assert step.words(MONDAY.today, "ana") == "middle review, Fri 9, you"
    assert step.words(MONDAY.today, "bo") == "middle review, Fri 9, ana"
    assert NextStep("close it").words(MONDAY.today, "bo") == "close it"


def test_after_the_launch_the_day_of_the_check_ins_is_asked_for_once() -> None:
    new = replace(RUNNING, meetings=())
    step = NextStep("choose the day of the weekly check-ins: 5", "ana")
    assert next_step(new, MONDAY) == step
    assert next_step(new, on(date(2026, 10, 9))).text == "reading of days to a permit"
    read = replace(new, readings=(Reading(1, 1, date(2026, 10, 16), Decimal(44)),))
    assert next_step(read, on(date(2026, 10, 16))) == step
    assert next_step(read, on(date(2026, 10, 17))).text == "reading of days to a permit"
    chosen = replace(new, breakthrough=replace(new.breakthrough, checkin_weekday=3))
    assert next_step(chosen, MONDAY).text == "reading of days to a permit"


def test_a_vote_waits_for_each_who_has_not_voted() -> None:
    vote = replace(VOTE, asked=3, voted=1, voters=("bo",), opened_by="fay")
    team = (*TEAM, Membership("cho", Role.MEMBER), Membership("gus", Role.OBSERVER))
    step = next_step(replace(DRAFT, members=team, vote=vote), MONDAY)
    said = "the vote of confidence: 1 of 3 have voted"
    for viewer, who in (("cho", "you"), ("ana", "you"), ("fay", "you"), ("gus", "fay")):
        assert step.words(MONDAY.today, viewer) == f"{said}, {who}"
    assert step.words(MONDAY.today) == f"{said}, fay"
    on_paper = next_step(replace(DRAFT, members=team, vote=replace(vote, voted=3)), MONDAY)
    assert on_paper.words(MONDAY.today, "cho").endswith(", fay")


def test_the_pulse_comes_before_a_reading_that_is_not_due_yet_and_after_one_that_is() -> None:
    waiting = replace(RUNNING, pulse_waits_for="ana")
    thursday = date(2026, 10, 8)
    assert next_step(waiting, on(thursday)) == NextStep(
        "the pulse of this week", "ana", date(2026, 10, 11)
    )
    late = on(date(2026, 10, 9))
    assert next_step(waiting, late).text == "reading of days to a permit"
