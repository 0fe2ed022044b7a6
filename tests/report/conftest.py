"""A team that has reached its goal, with everything in its report that a report can have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from breakthrough_tui.domain.course import Keep, Outcome
from breakthrough_tui.domain.course import Path as WayOn
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    closings,
    commitments,
    lessons,
    obstacles,
    people,
    pulses,
    readings,
    reports,
)
from tests.builders import LAUNCHED, Team, a_workspace

READINGS = ("45", "44", "43", "38", "33", "30", "26", "23", "21", "20")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """Launched on Friday 2 October 2026; it is Monday 5 October."""
    made = a_workspace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def reported(team: Team) -> Team:
    """Reached on 11 December, reported, closed on the Monday after, with a path."""
    live(team)
    return team


def live(team: Team) -> None:
    """Ten weeks of work."""
    team.run("ana", people.edit, name="ana", full_name="Ana R.")
    done = team.add("Merge the two forms", owner="cho", due=date(2026, 10, 20))
    team.add("Still to do", owner="dia")
    team.clock.advance(days=4)
    late = team.add("Ask the builders", owner="eli", due=date(2026, 10, 10))
    for week, value in enumerate(READINGS):
        on = LAUNCHED + timedelta(days=7 * week)
        team.clock.now = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
        team.run("dia", readings.add, breakthrough=1, value=Decimal(value), on=on)
        if week == 2:
            _obstacles(team)
            team.run("cho", cards.finish, card=done)
        if week == 3:
            team.run("eli", cards.finish, card=late)
            team.run(
                "bo",
                breakthroughs.refocus,
                breakthrough=1,
                reason="East is closing",
                report_back=date(2026, 12, 14),
            )
        answer_pulse(team, ("ana", "cho", "dia", "eli") if week != 4 else ("ana", "cho"))
    learn(team)
    _end(team)


def _obstacles(team: Team) -> None:
    first = team.raise_obstacle("No access to the scanner")
    second = team.raise_obstacle("Overtime for the evening desk", by="dia")
    team.raise_obstacle("The printer jams", by="eli")
    team.clock.advance(days=2)
    removed, declined = ObstacleState.REMOVED, ObstacleState.DECLINED
    team.run("bo", obstacles.answer, obstacle=first, kind=removed, note="A key for each desk")
    team.run("gus", obstacles.answer, obstacle=second, kind=declined, note="No money this year")


def answer_pulse(team: Team, people_there: tuple[str, ...]) -> None:
    """The answers of some people in this week."""
    for number, person in enumerate(people_there):
        felt = {"energy": 5 + number, "confidence": 9 - number}
        team.run(person, pulses.answer, breakthrough=1, **felt)


def learn(team: Team) -> None:
    """Lessons, one of them dropped and one of the leaders."""
    lessons_learnt = (
        ("Call back the same day", "fewer letters", "half as many", Keep.KEEP, False),
        ("Two counters open at noon", "no queue", "nobody came", Keep.DROP, False),
        ("Answer within a day", "", "the team stopped waiting", Keep.KEEP, True),
    )
    for tried, expected, happened, keep, of_leaders in lessons_learnt:
        team.run(
            "cho",
            lessons.add,
            breakthrough=1,
            tried=tried,
            expected=expected,
            happened=happened,
            keep=keep,
            who_else="the east office",
            leaders=of_leaders,
        )


def _end(team: Team) -> None:
    team.clock.now = datetime(2026, 12, 14, 15, tzinfo=UTC)
    team.run("ana", reports.add_text, breakthrough=1, part="thanks", text="And the depot.")
    team.run("fay", closings.hold, breakthrough=1)
    due = date(2027, 1, 11)
    team.run("fay", commitments.add, breakthrough=1, text="Look on Mondays", person="ana", due=due)
    team.run("bo", closings.choose_path, breakthrough=1, path=WayOn.SCALE)
    team.clock.advance(days=1)
    team.run("bo", closings.close, breakthrough=1, outcome=Outcome.REACHED, note="Well done")
