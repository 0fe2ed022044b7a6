"""Obstacles from being raised to being confirmed, and the clock that counts a leader's days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotFound
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import (
    ObstacleState,
    is_flagged,
    state_on,
    waiting_days,
)
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import cards, obstacles, people
from breakthrough_tui.store.queries import obstacle_lists
from tests.builders import Team, with_cards

S = ObstacleState


def moment(workspace: Team) -> Moment:
    return workspace.store.moment()


def days(workspace: Team, obstacle: int) -> int:
    return waiting_days(workspace.obstacle(obstacle), moment(workspace))


def in_days(workspace: Team, count: int) -> date:
    return moment(workspace).today + timedelta(days=count)


def answer(
    workspace: Team, obstacle: int, kind: S = S.REMOVED, by: str = "bo", **more: Any
) -> None:
    workspace.run(by, obstacles.answer, obstacle=obstacle, kind=kind, note="It is open", **more)


def test_an_obstacle_is_put_to_the_leader(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    raised = workspace.raise_obstacle(
        "No access",
        cards=[two, one, two],
        ask="A key",
        tried="Knocked\n twice",
        stops="the scanning",
        needed_by=date(2026, 10, 9),
    )
    found = workspace.obstacle(raised)
    assert (found.ref, found.state, found.leader) == ("PERMIT-3", S.WAITING_FOR_LEADER, "bo")
    assert (found.ask, found.tried, found.stops) == ("A key", "Knocked\n twice", "the scanning")
    assert found.cards == (one, two)
    assert found.card_numbers == (1, 2)
    assert [o.id for o in workspace.read(obstacle_lists.waiting_for, viewer="bo")] == [raised]
    assert workspace.read(obstacle_lists.waiting_for, viewer="gus") == ()


def test_an_obstacle_needs_words_and_a_leader_who_is_one(workspace: Team) -> None:
    with pytest.raises(Invalid):
        workspace.raise_obstacle(" ")
    with pytest.raises(Invalid) as refusal:
        workspace.raise_obstacle(leader="ana")
    assert refusal.value.message == "'ana' is not a leader here."
    with pytest.raises(NotFound) as unknown:
        workspace.raise_obstacle(leader="guss")
    assert unknown.value.hint == "Did you mean 'gus'?"
    with pytest.raises(NotFound):
        workspace.raise_obstacle(cards=[99])
    assert workspace.read(obstacle_lists.of_breakthrough, viewer="ana", breakthrough=1) == ()


# Transitions, by the table of METHOD.md

STEPS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "take": ("bo", obstacles.take, {"by": date(2026, 12, 1)}),
    "ask back": ("bo", obstacles.ask_back, {"question": "Which?"}),
    "hand over": ("bo", obstacles.hand_over, {"leader": "gus"}),
    "remove": ("bo", obstacles.answer, {"kind": S.REMOVED, "note": "Open"}),
    "refocus": (
        "bo",
        obstacles.answer,
        {"kind": S.REFOCUSED, "note": "Late", "target": Decimal(30)},
    ),
    "decline": ("bo", obstacles.answer, {"kind": S.DECLINED, "note": "No money"}),
    "withdraw": ("cho", obstacles.withdraw, {}),
    "confirm": ("cho", obstacles.confirm, {}),
    "reopen": ("cho", obstacles.reopen, {"reason": "Still so"}),
}
WAYS: dict[S, tuple[str, ...]] = {
    S.WAITING_FOR_LEADER: (),
    S.IN_HAND: ("take",),
    S.WAITING_FOR_TEAM: ("ask back",),
    S.REMOVED: ("remove",),
    S.REFOCUSED: ("refocus",),
    S.DECLINED: ("decline",),
    S.WITHDRAWN: ("withdraw",),
}
"""How an obstacle comes into each state."""

OPEN = (S.WAITING_FOR_LEADER, S.IN_HAND, S.WAITING_FOR_TEAM)
ANSWERED = (S.REMOVED, S.REFOCUSED, S.DECLINED)
LEADS_TO: dict[str, dict[S, S]] = {
    "take": dict.fromkeys(OPEN, S.IN_HAND),
    "ask back": dict.fromkeys((S.WAITING_FOR_LEADER, S.IN_HAND), S.WAITING_FOR_TEAM),
    "hand over": dict.fromkeys(OPEN, S.WAITING_FOR_LEADER),
    "remove": dict.fromkeys(OPEN, S.REMOVED),
    "refocus": dict.fromkeys(OPEN, S.REFOCUSED),
    "decline": dict.fromkeys(OPEN, S.DECLINED),
    "withdraw": dict.fromkeys(OPEN, S.WITHDRAWN),
    "confirm": {state: state for state in ANSWERED},
    "reopen": dict.fromkeys((*ANSWERED, S.WITHDRAWN), S.WAITING_FOR_LEADER),
}


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("step", list(STEPS))
def test_what_may_follow_what(workspace: Team, state: S, step: str) -> None:
    raised = workspace.raise_obstacle()
    for way in WAYS[state]:
        actor, command, more = STEPS[way]
        workspace.run(actor, command, obstacle=raised, **more)
    assert workspace.obstacle(raised).state is state
    actor, command, more = STEPS[step]
    if step == "refocus" and state is S.REFOCUSED:
        more = {**more, "target": Decimal(35)}
    result = LEADS_TO[step].get(state)
    if result is None:
        before = workspace.obstacle(raised)
        with pytest.raises(Invalid) as refusal:
            workspace.run(actor, command, obstacle=raised, **more)
        assert before.ref in refusal.value.message
        assert workspace.obstacle(raised) == before
    else:
        workspace.run(actor, command, obstacle=raised, **more)
        after = workspace.obstacle(raised)
        assert after.state is result
        assert (after.promised is not None) == (result is S.IN_HAND)
        assert (after.question != "") == (result is S.WAITING_FOR_TEAM)
        assert (after.waiting_since is not None) == (result is S.WAITING_FOR_LEADER)


# The clock


def test_it_counts_the_calendar_days_that_it_waits_for_a_leader(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    assert days(workspace, raised) == 0
    workspace.clock.advance(days=3)
    assert days(workspace, raised) == 3
    workspace.run("bo", obstacles.take, obstacle=raised, by=in_days(workspace, 4))
    workspace.clock.advance(days=4)
    assert days(workspace, raised) == 3
    assert state_on(workspace.obstacle(raised), moment(workspace).today) is S.IN_HAND
    workspace.clock.advance(days=2)  # two days past what was promised
    assert days(workspace, raised) == 5
    assert state_on(workspace.obstacle(raised), moment(workspace).today) is S.WAITING_FOR_LEADER
    workspace.run("bo", obstacles.take, obstacle=raised, by=in_days(workspace, 1))
    assert days(workspace, raised) == 5
    workspace.run("bo", obstacles.hand_over, obstacle=raised, leader="gus")
    workspace.clock.advance(days=1)
    assert days(workspace, raised) == 6
    workspace.run("gus", obstacles.ask_back, obstacle=raised, question="Which one?")
    workspace.clock.advance(days=5)
    assert days(workspace, raised) == 6
    workspace.run("cho", obstacles.comment, obstacle=raised, text="The big one")
    workspace.clock.advance(days=1)
    assert days(workspace, raised) == 7
    answer(workspace, raised, by="gus")
    workspace.clock.advance(days=2)
    assert days(workspace, raised) == 7
    workspace.run("cho", obstacles.reopen, obstacle=raised, reason="Shut again")
    workspace.clock.advance(days=1)
    assert days(workspace, raised) == 8
    workspace.run("ana", obstacles.withdraw, obstacle=raised)
    workspace.clock.advance(days=9)
    assert days(workspace, raised) == 8


def test_days_change_at_the_midnight_of_the_workspace(workspace: Team) -> None:
    workspace.clock.advance(hours=12.5)  # 21:30 UTC, 23:30 in Berlin
    raised = workspace.raise_obstacle()
    workspace.clock.advance(hours=1)
    assert days(workspace, raised) == 1


def test_it_is_flagged_after_three_working_days(workspace: Team) -> None:
    settings = workspace.store.workspace()
    assert settings is not None
    workspace.clock.advance(days=2)  # Wednesday
    raised = workspace.raise_obstacle()
    flagged = []
    for _ in range(7):
        workspace.clock.advance(days=1)
        flagged.append(is_flagged(workspace.obstacle(raised), moment(workspace), settings))
    # Thu, Fri, Sat, Sun, Mon, Tue, Wed: the third working day is Monday.
    assert flagged == [False, False, False, False, False, True, True]


def test_a_promise_is_not_in_the_past(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    with pytest.raises(Invalid):
        workspace.run("bo", obstacles.take, obstacle=raised, by=in_days(workspace, -1))
    workspace.run("bo", obstacles.take, obstacle=raised, by=in_days(workspace, 0))


def test_who_takes_it_in_hand_has_it(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    workspace.run("gus", obstacles.take, obstacle=raised, by=in_days(workspace, 1))
    assert workspace.obstacle(raised).leader == "gus"


def test_a_stand_in_takes_it_for_the_leader(workspace: Team) -> None:
    until = in_days(workspace, 3)
    workspace.run(
        "bo", people.name_stand_in, breakthrough=1, leader="bo", stand_in="out", until=until
    )
    raised = workspace.raise_obstacle()
    assert [o.id for o in workspace.read(obstacle_lists.waiting_for, viewer="out")] == [raised]
    workspace.run("out", obstacles.take, obstacle=raised, by=until)
    assert workspace.obstacle(raised).leader == "bo"
    answer(workspace, raised, by="out")
    found = workspace.obstacle(raised).answer
    assert found is not None
    assert found.leader == "out"


# Asking back


@pytest.mark.parametrize(
    ("who", "puts_it_back"),
    [("cho", True), ("dia", True), ("ana", True), ("bo", False), ("gus", False), ("obs", False)],
)
def test_the_word_of_the_team_puts_it_before_the_leader_again(
    workspace: Team, who: str, puts_it_back: bool
) -> None:
    raised = workspace.raise_obstacle()
    workspace.run("bo", obstacles.ask_back, obstacle=raised, question="Which one?")
    workspace.run(who, obstacles.comment, obstacle=raised, text="The big one")
    state = S.WAITING_FOR_LEADER if puts_it_back else S.WAITING_FOR_TEAM
    assert workspace.obstacle(raised).state is state


def test_an_edit_answers_the_question_too(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    for fields in ({"ask": "A key"}, {"cards": [one, two]}):
        raised = workspace.raise_obstacle(cards=[one])
        workspace.run("bo", obstacles.ask_back, obstacle=raised, question="Which one?")
        workspace.run("ana", obstacles.edit, obstacle=raised, **fields)
        assert workspace.obstacle(raised).state is S.WAITING_FOR_LEADER
    workspace.run("bo", obstacles.ask_back, obstacle=raised, question="Which one?")
    workspace.run("ana", obstacles.edit, obstacle=raised, cards=[two, one])
    assert workspace.obstacle(raised).state is S.WAITING_FOR_TEAM


# Who has it


def test_a_leader_who_is_named_later_gets_what_waits_for_nobody(workspace: Team) -> None:
    draft = workspace.start("Halve the queue", by="out", lead="out", code="QUEUE")
    made = workspace.run("out", obstacles.raise_obstacle, breakthrough=draft, title="No data")
    assert workspace.obstacle(made.made("obstacle"), "out").leader is None
    workspace.run("out", people.give_role, breakthrough=draft, person="gus", role=Role.LEADER)
    waiting = workspace.read(obstacle_lists.waiting_for, viewer="gus")
    assert [obstacle.title for obstacle in waiting] == ["No data"]


def test_what_waits_for_a_leader_who_is_one_no_more_goes_to_the_next(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    workspace.run("bo", people.take_role, breakthrough=1, person="bo", role=Role.LEADER)
    assert workspace.obstacle(raised).leader == "gus"
    other = workspace.raise_obstacle()
    workspace.run("gus", people.give_role, breakthrough=1, person="bo", role=Role.LEADER)
    workspace.run("adm", people.leave, name="gus")
    assert workspace.obstacle(other).leader == "bo"


def test_it_is_handed_only_to_another_leader(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    for leader in ("bo", "ana"):
        with pytest.raises(BreakthroughError):
            workspace.run("bo", obstacles.hand_over, obstacle=raised, leader=leader)
    workspace.run("gus", obstacles.hand_over, obstacle=raised, leader="gus")
    assert workspace.obstacle(raised).leader == "gus"


def test_a_card_that_an_obstacle_stops_can_go_on(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    raised = workspace.raise_obstacle(cards=[one])
    workspace.run("cho", obstacles.edit, obstacle=raised, cards=[two])
    assert workspace.obstacle(raised).cards == (two,)
    workspace.run("cho", obstacles.edit, obstacle=raised, cards=[one, two])
    assert workspace.obstacle(raised).cards == (one, two)
    workspace.run("cho", cards.archive, cards=[one])
    assert workspace.obstacle(raised).cards == (one, two)
