"""The launch asks the launch check, and a leader may launch all the same."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.store.commands import breakthroughs, people
from breakthrough_tui.store.queries import meetings, overviews
from tests.builders import GOAL, Team
from tests.store.state import rows

TODAY = date(2026, 10, 5)


@pytest.fixture
def ready(workspace: Team) -> int:
    """A draft that lacks nothing but its plan."""
    workspace.breakthrough = workspace.start(
        GOAL,
        code="READY",
        leader="bo",
        lead="ana",
        facilitator="fay",
        measure="days",
        baseline=Decimal(45),
        baseline_on=date(2026, 9, 1),
        baseline_source="the register",
        target=Decimal(20),
        launch_on=TODAY,
    )
    return workspace.breakthrough


def plan(team: Team) -> None:
    for days, owner in ((2, "ana"), (14, "cho"), (60, "dia")):
        team.add(preparing=False, owner=owner, due=TODAY + timedelta(days=days))


def phase(team: Team, breakthrough: int) -> Phase:
    return team.read(overviews.overview, viewer="bo", breakthrough=breakthrough).breakthrough.phase


def test_with_its_plan_it_is_launched_without_a_reason(workspace: Team, ready: int) -> None:
    plan(workspace)
    workspace.run("ana", breakthroughs.launch, breakthrough=ready, reached=Said.YES)
    assert phase(workspace, ready) is Phase.LAUNCHED
    assert workspace.read(meetings.launch_reason, viewer="cho", breakthrough=ready) is None
    (answer,) = rows(workspace, "goal_answer")
    assert (answer["question"], answer["person"], answer["answer"]) == (13, "ana", "yes")
    overview = workspace.read(overviews.overview, viewer="bo", breakthrough=ready)
    assert overview.countdown(workspace.store.moment()).day == 0
    workspace.clock.advance(days=1)
    assert overview.countdown(workspace.store.moment()).day == 1


def test_without_a_plan_it_says_what_is_missing(workspace: Team, ready: int) -> None:
    with pytest.raises(Invalid) as refusal:
        workspace.run("bo", breakthroughs.launch, breakthrough=ready)
    assert "There is no action item yet." in refusal.value.message
    assert "with a reason" in refusal.value.hint
    plan(workspace)
    workspace.add("Whose is it?", preparing=False)
    with pytest.raises(Invalid) as refusal:
        workspace.run("bo", breakthroughs.launch, breakthrough=ready)
    assert "1 action item has no owner." in refusal.value.message
    assert phase(workspace, ready) is Phase.PREPARING


def test_a_leader_launches_all_the_same_with_a_reason(workspace: Team, ready: int) -> None:
    workspace.run("bo", breakthroughs.launch, breakthrough=ready, reason="The office moves")
    found = workspace.read(meetings.launch_reason, viewer="cho", breakthrough=ready)
    assert found == ("The office moves", "bo")


def test_the_team_lead_writes_down_what_a_leader_said(workspace: Team, ready: int) -> None:
    def launch(reason_of: str | None) -> None:
        workspace.run(
            "ana", breakthroughs.launch, breakthrough=ready, reason="Moves", reason_of=reason_of
        )

    for nobody in (None, "cho", "fay"):
        with pytest.raises(NotAllowed):
            launch(nobody)
    assert phase(workspace, ready) is Phase.PREPARING
    launch("bo")
    found = workspace.read(meetings.launch_reason, viewer="cho", breakthrough=ready)
    assert found == ("Moves", "bo")


def test_what_is_put_away_does_not_count(workspace: Team, ready: int) -> None:
    from breakthrough_tui.store.commands import cards

    plan(workspace)
    gone = workspace.add("Whose is it?", preparing=False)
    workspace.run("ana", cards.archive, cards=[gone])
    workspace.run("bo", breakthroughs.launch, breakthrough=ready)
    assert phase(workspace, ready) is Phase.LAUNCHED


def test_days_off_and_holidays_of_the_workspace_count(workspace: Team, ready: int) -> None:
    from breakthrough_tui.store.commands import workspaces

    # Monday: the second working day is Wednesday, or Friday after two holidays.
    for days in (4, 9):
        workspace.add(preparing=False, owner="ana", due=TODAY + timedelta(days=days))
    with pytest.raises(Invalid) as refusal:
        workspace.run("bo", breakthroughs.launch, breakthrough=ready)
    assert "Wed 7 Oct" in refusal.value.message
    holidays = (date(2026, 10, 6), date(2026, 10, 7))
    workspace.run("adm", workspaces.settle, holidays=holidays)
    workspace.run("bo", breakthroughs.launch, breakthrough=ready)


def test_a_team_of_one_and_of_sixty(workspace: Team) -> None:
    for size in (1, 60):
        names = [f"p{size}x{number}" for number in range(size)]
        for name in names:
            workspace.run("adm", people.add, name=name)
        here = workspace.start(
            GOAL,
            code=f"SIZE{size}",
            leader="bo",
            lead=names[0],
            members=names,
            measure="days",
            baseline=Decimal(45),
            baseline_source="the register",
            baseline_on=TODAY,
            target=Decimal(20),
            launch_on=TODAY,
        )
        for at, name in enumerate([*names, names[0]]):
            workspace.add(
                by="bo",
                preparing=False,
                breakthrough=here,
                owner=name,
                due=TODAY + timedelta(days=1 + at % 40),
            )
        workspace.run("bo", breakthroughs.launch, breakthrough=here)
        assert phase(workspace, here) is Phase.LAUNCHED
