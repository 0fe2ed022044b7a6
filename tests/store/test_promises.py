"""What leaders promise, on a real file, and the obstacles that are held against it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from breakthrough_tui.domain.course import PromiseKind
from breakthrough_tui.domain.errors import Conflict, Invalid, NotAllowed
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.next_step import next_step
from breakthrough_tui.domain.obstacle import is_flagged
from breakthrough_tui.store.commands import promises, undo
from breakthrough_tui.store.queries import overviews
from tests.builders import ZONE, Team


def promised(team: Team) -> dict[tuple[str, PromiseKind], str]:
    found = team.read(overviews.overview, viewer="cho", breakthrough=1).promises
    return {(one.leader, one.kind): one.words for one in found}


def test_a_leader_promises_and_changes_it_and_takes_it_back(workspace: Team) -> None:
    workspace.run(
        "bo", promises.promise, breakthrough=1, hours=Decimal(2), access="the  land\tregistry"
    )
    assert promised(workspace) == {
        ("bo", PromiseKind.HOURS): "2 hours a week",
        ("bo", PromiseKind.ACCESS): "access: the land registry",
    }
    workspace.run("bo", promises.promise, breakthrough=1, hours=Decimal(1), access="")
    assert promised(workspace) == {("bo", PromiseKind.HOURS): "1 hour a week"}
    done = workspace.run("bo", promises.promise, breakthrough=1, hours=None)
    assert promised(workspace) == {}
    workspace.run("bo", undo.undo, command=done.command)
    assert promised(workspace) == {("bo", PromiseKind.HOURS): "1 hour a week"}


def test_the_same_promise_again_is_no_event(workspace: Team) -> None:
    workspace.run("bo", promises.promise, breakthrough=1, hours=Decimal(2), people="two")
    again = workspace.run("bo", promises.promise, breakthrough=1, hours=Decimal(2), people="two")
    assert again.events == ()


def test_what_a_leader_said_aloud_is_written_down_for_them(workspace: Team) -> None:
    workspace.run("fay", promises.promise, breakthrough=1, leader="gus", money="5,000 €")
    (made,) = workspace.read(overviews.overview, viewer="cho", breakthrough=1).promises
    assert (made.leader, made.recorded_by) == ("gus", "fay")
    workspace.run("gus", promises.promise, breakthrough=1, money="4,000 €")
    (made,) = workspace.read(overviews.overview, viewer="cho", breakthrough=1).promises
    assert (made.words, made.recorded_by) == ("money: 4,000 €", None)


def test_nobody_promises_for_somebody_who_does_not_lead(workspace: Team) -> None:
    with pytest.raises(Invalid):
        workspace.run("fay", promises.promise, breakthrough=1, leader="cho", hours=Decimal(2))
    for who, leader in (("cho", "bo"), ("bo", "gus"), ("obs", "bo"), ("cho", None)):
        with pytest.raises(NotAllowed):
            workspace.run(who, promises.promise, breakthrough=1, leader=leader, hours=Decimal(2))


def test_two_who_write_it_down_at_once_are_told(workspace: Team) -> None:
    workspace.run("bo", promises.promise, breakthrough=1, hours=Decimal(2))
    seen = workspace.position
    workspace.run("bo", promises.promise, breakthrough=1, hours=Decimal(3))
    with pytest.raises(Conflict):
        workspace.run_seeing(
            seen, "ana", promises.promise, breakthrough=1, leader="bo", hours=Decimal(4)
        )


def test_an_obstacle_is_flagged_after_the_days_that_its_own_leader_promised(
    workspace: Team,
) -> None:
    workspace.run("bo", promises.promise, breakthrough=1, answer_days=Decimal(1))
    mine = workspace.raise_obstacle("The scanner is locked away", leader="bo")
    other = workspace.raise_obstacle("The fee table changes", leader="gus")
    settings = workspace.store.workspace()
    assert settings is not None
    flagged = {}
    for day in range(5):
        moment = Moment(workspace.clock.now, ZONE)
        flagged[day] = [
            is_flagged(workspace.obstacle(one), moment, settings) for one in (mine, other)
        ]
        workspace.clock.advance(days=1)
    assert flagged == {
        0: [False, False],
        1: [False, False],
        2: [True, False],
        3: [True, False],
        4: [True, True],
    }


def test_what_is_next_is_the_obstacle_that_waits_longer_than_its_leader_promised(
    workspace: Team,
) -> None:
    workspace.run("gus", promises.promise, breakthrough=1, answer_days=Decimal(1))
    workspace.run("bo", promises.promise, breakthrough=1, answer_days=Decimal(9))
    workspace.raise_obstacle("The scanner is locked away", leader="bo")
    workspace.clock.advance(days=3)
    workspace.raise_obstacle("The fee table changes", leader="gus")
    workspace.clock.advance(days=2)
    overview = workspace.read(overviews.overview, viewer="ana", breakthrough=1)
    step = next_step(overview, Moment(workspace.clock.now, ZONE))
    assert (step.text, step.who) == ("answer the obstacle 'The fee table changes'", "gus")


def test_a_promise_in_hostile_text_is_made_harmless_or_refused(workspace: Team) -> None:
    workspace.run("bo", promises.promise, breakthrough=1, people="[b]two\x1b[31m\u202e of us[/]")
    assert promised(workspace) == {("bo", PromiseKind.PEOPLE): "people: [b]two of us[/]"}
    with pytest.raises(Invalid):
        workspace.run("bo", promises.promise, breakthrough=1, people="x" * 201)
    with pytest.raises(Invalid):
        workspace.run("bo", promises.promise, breakthrough=1, hours=Decimal("NaN"))
