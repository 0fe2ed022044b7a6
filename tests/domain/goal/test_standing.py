"""How a goal stands before the twelve questions, with what people answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase, Visibility
from breakthrough_tui.domain.confidence import Confidence, Vote
from breakthrough_tui.domain.course import PromiseKind
from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.goal.answers import (
    ASKED_OF,
    GoalAnswer,
    Said,
    asked_people,
    check_question,
    require_asked,
    unanswered,
)
from breakthrough_tui.domain.goal.questions import Verdict
from breakthrough_tui.domain.goal.standing import GoalTest, goal_test
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.promises import Promise
from breakthrough_tui.domain.readiness import backup_wanted, readiness_words

TODAY = date(2026, 10, 5)
AT = datetime(2026, 10, 5, 9, tzinfo=UTC)
GOAL = Goal(
    "Cut days to issue a permit from 45 to 20",
    measure="days to a permit",
    baseline=Decimal(45),
    baseline_on=date(2026, 9, 28),
    baseline_source="the register",
    target=Decimal(20),
    report_back=date(2026, 12, 11),
)
HERE = Breakthrough(
    1, "PERMIT", Phase.PREPARING, Visibility.OPEN, GOAL, launch_on=date(2026, 10, 9)
)
TEAM = (
    Membership("bo", Role.LEADER),
    Membership("ana", Role.TEAM_LEAD),
    Membership("fay", Role.FACILITATOR),
    Membership("cho", Role.MEMBER),
    Membership("obs", Role.OBSERVER),
)


def judged(here: Breakthrough = HERE, *answers: GoalAnswer, vote: Vote | None = None) -> GoalTest:
    return goal_test(here, today=TODAY, leaders=("bo",), lead="ana", answers=answers, vote=vote)


def of(goal: Goal) -> GoalTest:
    return judged(replace(HERE, goal=goal))


def verdict(test: GoalTest, number: int) -> Verdict:
    return test.standings[number - 1].finding.verdict


def test_a_goal_that_is_whole_holds_five_of_five() -> None:
    test = judged()
    assert (test.words, test.missing) == ("5 of 5", ())


@pytest.mark.parametrize(
    ("goal", "number"),
    [
        (replace(GOAL, sentence="Train 50 nurses"), 1),
        (replace(GOAL, sentence="Shorten the wait", target=None, baseline=None), 2),
        (replace(GOAL, baseline_source=""), 3),
        (replace(GOAL, baseline_on=None), 3),
        (replace(GOAL, baseline=None), 3),
        (replace(GOAL, report_back=None), 4),
    ],
)
def test_what_is_missing_is_named(goal: Goal, number: int) -> None:
    test = of(goal)
    assert number in [one.question.number for one in test.missing]
    assert test.held < 5


def test_a_baseline_that_only_the_sentence_names_is_to_be_written_down() -> None:
    finding = of(replace(GOAL, baseline=None)).standings[2].finding
    assert finding.verdict is Verdict.ASKED
    assert finding.advice == "Write it into the goal, with its date and source."


def test_a_total_that_begins_at_zero_needs_neither_date_nor_source() -> None:
    from_zero = Goal("Finish 120 overdue inspections", baseline=Decimal(0), target=Decimal(120))
    assert verdict(of(from_zero), 3) is Verdict.HOLDS
    finding = of(replace(from_zero, baseline=None)).standings[2].finding
    assert finding.verdict is Verdict.ASKED
    assert finding.advice == "Write 0 as the baseline; it needs no date and no source."
    begun = Goal("Finish 120 overdue inspections", baseline=Decimal(12), target=Decimal(120))
    assert verdict(of(begun), 3) is Verdict.ASKED


def test_what_people_count_as_a_total_begins_at_zero_whatever_the_sentence_says() -> None:
    here = replace(HERE, goal=Goal("300 trained nurses", target=Decimal(300)))
    assert verdict(goal_test(here, today=TODAY, kind=MeasureKind.CUMULATIVE), 3) is Verdict.HOLDS
    assert verdict(goal_test(here, today=TODAY), 3) is Verdict.ASKED


def test_nobody_is_team_lead_and_leader_at_once() -> None:
    test = goal_test(HERE, today=TODAY, leaders=("bo", "gus"), lead="gus")
    assert verdict(test, 5) is Verdict.FAILS
    assert verdict(goal_test(HERE, today=TODAY, leaders=("bo",)), 5) is Verdict.ASKED


def test_all_yes_holds_and_a_no_is_to_be_thought_about() -> None:
    yes = [GoalAnswer(8, name, Said.YES) for name in ("bo", "ana")]
    assert verdict(judged(HERE, *yes), 8) is Verdict.HOLDS
    mixed = judged(HERE, *yes, GoalAnswer(8, "cho", Said.NOT_SURE)).standings[7]
    assert mixed.finding.verdict is Verdict.FLAG
    assert mixed.finding.sentence == "not sure: cho · yes: bo, ana"


def test_a_leader_who_is_not_ready_fails_it_a_member_does_not() -> None:
    assert verdict(judged(HERE, GoalAnswer(11, "bo", Said.NO)), 11) is Verdict.FAILS
    assert verdict(judged(HERE, GoalAnswer(11, "cho", Said.NO)), 11) is Verdict.FLAG


def test_people_cannot_vote_away_what_the_program_can_see() -> None:
    goal = replace(GOAL, sentence="Train 50 nurses")
    test = judged(replace(HERE, goal=goal), GoalAnswer(1, "bo", Said.YES))
    assert verdict(test, 1) is Verdict.FAILS


def test_in_another_language_people_say_whether_it_is_a_result() -> None:
    goal = replace(GOAL, sentence="Die Wartezeit von 45 auf 20 Tage senken")
    here = replace(HERE, goal=goal)
    assert verdict(judged(here), 1) is Verdict.CANNOT_JUDGE
    assert verdict(judged(here, GoalAnswer(1, "bo", Said.YES)), 1) is Verdict.HOLDS
    assert verdict(judged(here, GoalAnswer(1, "bo", Said.NO)), 1) is Verdict.FAILS


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Confidence(Decimal(6), 3, 9), Verdict.HOLDS),
        (Confidence(Decimal(9), 9, 10), Verdict.FLAG),
        (Confidence(Decimal(3), 0, 9), Verdict.FLAG),
        (None, Verdict.ASKED),
    ],
)
def test_confidence_is_what_was_voted(result: Confidence | None, expected: Verdict) -> None:
    vote = Vote(1, 1, "fay", AT, asked=9, voted=8, closed_by="fay", closed_at=AT, result=result)
    assert verdict(judged(vote=vote), 10) is expected


def test_more_than_six_names_are_a_number() -> None:
    many = [GoalAnswer(8, f"p{number}", Said.YES) for number in range(7)]
    assert judged(HERE, *many).standings[7].finding.sentence == "yes: 7 people"


# Who is asked which


def test_who_is_asked_which() -> None:
    assert asked_people(8, TEAM) == ("bo", "ana", "fay", "cho")
    assert asked_people(11, TEAM) == ("bo", "ana", "cho")
    assert asked_people(1, TEAM) == ()
    require_asked(11, frozenset({Role.FACILITATOR, Role.MEMBER}))
    for question in (*ASKED_OF, 1):
        with pytest.raises(NotAllowed):
            require_asked(question, frozenset({Role.OBSERVER}))


@pytest.mark.parametrize("question", [0, -1, 3, 5, 10, 14, 99])
def test_not_every_question_is_answered_one_by_one(question: int) -> None:
    with pytest.raises(Invalid):
        check_question(question)


@given(st.sets(st.sampled_from(sorted(ASKED_OF))), st.sets(st.sampled_from(list(Role))))
def test_what_is_unanswered_is_what_is_asked_and_not_given(
    given_: set[int], roles: set[Role]
) -> None:
    answers = [GoalAnswer(number, "ana", Said.YES) for number in given_]
    open_ = unanswered("ana", frozenset(roles), answers)
    assert not set(open_) & given_
    assert bool(open_) <= bool(roles - {Role.OBSERVER})


# Readiness


def test_before_a_team_is_committed_leaders_who_are_not_ready_are_said() -> None:
    overview = Overview(HERE, TEAM)
    assert readiness_words(overview) == (
        "bo has promised nothing yet: hours a week, people, days to answer."
    )
    promised = replace(overview, promises=(Promise(1, "bo", PromiseKind.HOURS, Decimal(2)),))
    assert readiness_words(promised) == ""
    refused = replace(promised, answers=(GoalAnswer(11, "bo", Said.NO),))
    assert readiness_words(refused).startswith("bo will not give it time in person")
    members = replace(promised, answers=(GoalAnswer(11, "cho", Said.NO),))
    assert readiness_words(members) == ""
    assert readiness_words(replace(overview, members=TEAM[1:])).startswith("There is no leader")
    launched = replace(HERE, phase=Phase.LAUNCHED)
    assert readiness_words(replace(refused, breakthrough=launched)) == ""


def test_several_leaders_are_named_together() -> None:
    leaders = tuple(Membership(name, Role.LEADER) for name in ("bo", "gus", "hal"))
    said = readiness_words(Overview(HERE, leaders))
    assert said.startswith("bo, gus and hal have promised nothing yet")


@pytest.mark.parametrize(
    ("finished", "named", "wanted"),
    [(0, "", True), (1, "", True), (2, "", False), (0, "Kim", False)],
)
def test_a_back_up_is_asked_of_first_timers(finished: int, named: str, wanted: bool) -> None:
    overview = Overview(replace(HERE, backup=named), TEAM, finished=finished)
    assert backup_wanted(overview) is wanted


@given(st.text(max_size=400))
def test_any_sentence_has_twelve_standings(sentence: str) -> None:
    test = of(replace(GOAL, sentence=sentence))
    assert [one.question.number for one in test.standings] == list(range(1, 13))
    assert all(one.word and one.finding.sentence for one in test.standings)
