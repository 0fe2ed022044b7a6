"""The header in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase, Visibility
from breakthrough_tui.domain.headline import Mood, headline, news_words
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import Obstacle, ObstacleState
from breakthrough_tui.domain.overview import News, Overview
from breakthrough_tui.domain.people import Membership, Role

MOMENT = Moment(datetime(2026, 11, 9, 14, tzinfo=UTC))
GOAL = Goal(
    "Cut days to issue a building permit from 45 to 20, north office",
    short="Cut permit days 45 → 20",
    measure="days",
    baseline=Decimal(45),
    baseline_source="the register",
    target=Decimal(20),
    report_back=date(2026, 12, 11),
)
PERMIT = Breakthrough(
    1, "PERMIT", Phase.LAUNCHED, Visibility.OPEN, GOAL, launched_on=date(2026, 10, 2)
)
TEAM = (
    Membership("bo", Role.LEADER),
    Membership("ana", Role.MEMBER),
    Membership("ana", Role.TEAM_LEAD),
)


def reading(value: int, on: date) -> Reading:
    return Reading(1, 1, on, Decimal(value))


def obstacle(number: int, leader: str, days: int, state: ObstacleState) -> Obstacle:
    since = MOMENT.now - timedelta(days=days)
    return Obstacle(
        number, 1, "PERMIT", number, "x", state, "cho", since, leader, waiting_since=since
    )


def test_a_launched_breakthrough_says_day_end_and_result() -> None:
    overview = Overview(PERMIT, TEAM, (reading(34, date(2026, 11, 6)),), cards=3)
    said = headline(overview, MOMENT, "ana")
    assert said.code == "PERMIT"
    assert said.goal.narrow == "Cut permit days 45 → 20"
    assert said.viewer.wide == "ana · team lead, member"
    assert said.viewer.narrow == "ana"
    assert said.day.wide == "Day 38 of 70"
    assert said.day.narrow == "Day 38/70"
    assert said.left.wide == "32 days to report-back, Fri 11 Dec"
    assert said.result == "now 34, behind"
    assert said.result_mood is Mood.WARNING
    assert said.obstacles.wide == ""
    assert said.gone == pytest.approx(38 / 70)


def test_open_obstacles_name_who_has_let_one_wait_longest() -> None:
    waiting = ObstacleState.WAITING_FOR_LEADER
    obstacles = (
        obstacle(1, "bo", 4, waiting),
        obstacle(2, "gus", 1, waiting),
        obstacle(3, "bo", 9, ObstacleState.IN_HAND),
        obstacle(4, "bo", 9, ObstacleState.REMOVED),
    )
    said = headline(Overview(PERMIT, TEAM, obstacles=obstacles), MOMENT, "ana")
    assert said.obstacles.wide == "⚑ 3 · bo 4 d"


def test_where_none_waits_for_a_leader_only_their_number_is_said() -> None:
    held = (obstacle(3, "bo", 9, ObstacleState.IN_HAND),)
    assert headline(Overview(PERMIT, TEAM, obstacles=held), MOMENT, "ana").obstacles.wide == "⚑ 1"


def test_before_the_launch_there_is_no_bar_and_no_result() -> None:
    draft = Breakthrough(
        1, "PERMIT", Phase.PREPARING, Visibility.OPEN, GOAL, launch_on=date(2026, 11, 18)
    )
    said = headline(Overview(draft, TEAM), MOMENT, "dia")
    assert said.gone is None
    assert said.result == ""
    assert said.left.wide == "launch in 9 days, Wed 18 Nov · goal test 4 of 5"
    assert said.left.narrow == "launch in 9 d, Wed 18 Nov · goal 4/5"
    assert said.viewer.wide == "dia"


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (News(), ""),
        (News(MOMENT.now - timedelta(days=4), 2, 5), "since Thu: 2 answers, 5 changes"),
        (News(MOMENT.now - timedelta(days=1), 1, 0), "since yesterday: 1 answer"),
        (News(MOMENT.now - timedelta(hours=3), 0, 1), "since earlier today: 1 change"),
        (News(MOMENT.now - timedelta(days=20), 0, 3), "since 20 Oct: 3 changes"),
        (News(None, 0, 3), "new to you: 3 changes"),
    ],
)
def test_what_has_changed_since_i_was_here(news: News, words: str) -> None:
    assert news_words(news, MOMENT) == words
