"""What follows from the facts about a breakthrough."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase, Visibility
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import Answer, Obstacle, ObstacleState
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.status import StatusKind

NOW = datetime(2026, 11, 6, 9, 0, tzinfo=UTC)
MOMENT = Moment(NOW, "UTC")
HERE = Breakthrough(
    1,
    "PERMIT",
    Phase.LAUNCHED,
    Visibility.OPEN,
    Goal("Cut days", baseline=Decimal(45), target=Decimal(20), report_back=date(2026, 12, 11)),
    launched_on=date(2026, 10, 2),
)


def an_obstacle(number: int, state: ObstacleState, **fields: object) -> Obstacle:
    raised = NOW - timedelta(days=10)
    return Obstacle(number, 1, "PERMIT", number, "x", state, "cho", raised, **fields)  # type: ignore[arg-type]


def test_who_is_what() -> None:
    overview = Overview(
        HERE,
        (
            Membership("bo", Role.LEADER),
            Membership("ana", Role.TEAM_LEAD),
            Membership("ana", Role.MEMBER),
            Membership("gus", Role.LEADER),
        ),
    )
    assert (overview.leader, overview.team_lead) == ("bo", "ana")
    assert overview.holders(Role.LEADER) == ("bo", "gus")
    assert overview.roles("ana") == {Role.TEAM_LEAD, Role.MEMBER}
    assert overview.roles("out") == frozenset()
    assert Overview(HERE).leader is None


def test_obstacles_by_what_they_wait_for() -> None:
    answer = Answer(1, ObstacleState.REMOVED, "open", "bo", NOW - timedelta(days=2))
    old = Answer(1, ObstacleState.REMOVED, "open", "bo", NOW - timedelta(days=7))
    overview = Overview(
        HERE,
        obstacles=(
            an_obstacle(1, ObstacleState.WAITING_FOR_LEADER, waiting_since=NOW, leader="bo"),
            an_obstacle(2, ObstacleState.IN_HAND, promised=date(2026, 11, 3), leader="gus"),
            an_obstacle(3, ObstacleState.IN_HAND, promised=date(2026, 11, 9), leader="gus"),
            an_obstacle(4, ObstacleState.WAITING_FOR_TEAM),
            an_obstacle(5, ObstacleState.REMOVED, answer=answer),
            an_obstacle(6, ObstacleState.REMOVED, answer=old),
        ),
    )
    assert [each.number for each in overview.open_obstacles] == [1, 2, 3, 4]
    assert [each.number for each in overview.waiting_on_leader(MOMENT)] == [1, 2]
    assert [each.number for each in overview.unconfirmed(MOMENT)] == [5]
    assert overview.longest_waiting(MOMENT) == ("gus", 3)


def test_day_and_status_follow_from_the_moment() -> None:
    overview = Overview(HERE, readings=(Reading(1, 1, date(2026, 11, 5), Decimal(30)),))
    assert overview.countdown(MOMENT).day == 35
    assert overview.status(MOMENT).kind is StatusKind.ON_PATH
    later = Moment(NOW + timedelta(days=12), "UTC")
    assert overview.status(later).kind is StatusKind.NO_READING
