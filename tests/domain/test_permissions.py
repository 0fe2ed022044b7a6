"""The table of roles, as METHOD.md says it in words."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.errors import NotAllowed
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import (
    ADMINISTRATOR,
    ANYBODY,
    OWN,
    ROLES,
    STAND_IN,
    Action,
    Standing,
    may,
    require,
)

A = Action
LETTERS = {
    "L": Role.LEADER,
    "T": Role.TEAM_LEAD,
    "F": Role.FACILITATOR,
    "C": Role.CORE_GROUP,
    "M": Role.MEMBER,
    "O": Role.OBSERVER,
}
MATRIX = {
    A.LAUNCH: "LT",
    A.EDIT_GOAL: "LTF",
    A.REFOCUS: "L",
    A.SET_VISIBILITY: "L",
    A.GIVE_ROLE: "LTF",
    A.TAKE_ROLE: "LTF",
    A.GIVE_LEADER: "LF",
    A.NAME_STAND_IN: "L",
    A.ADD_COLUMN: "LT",
    A.REMOVE_COLUMN: "LT",
    A.ADD_CARD: "LTFCM",
    A.EDIT_CARD: "LTFCM",
    A.MOVE_CARD: "LTFCM",
    A.ARCHIVE_CARD: "LTFCM",
    A.EDIT_CHECKLIST: "LTFCM",
    A.COMMENT: "LTFCMO",
    A.PREPARE: "LTFCM",
    A.ADD_AREA: "LTFCMO",
    A.ADD_FIGURES: "LTFCMO",
    A.RAISE_OBSTACLE: "LTFCM",
    A.TAKE_OBSTACLE: "L",
    A.ASK_BACK: "L",
    A.HAND_OVER: "L",
    A.ANSWER: "L",
    A.RECORD_ANSWER: "TF",
    A.WITHDRAW: "T",
    A.CONFIRM: "T",
    A.REOPEN: "T",
    A.ADD_READING: "LTFCM",
    A.WRITE_REPORT: "LTF",
    A.ADD_COMMITMENT: "LTF",
    A.TICK_COMMITMENT: "LTFCM",
    A.HOLD_REPORT: "LTF",
    A.CHOOSE_PATH: "LT",
    A.CLOSE: "LT",
    A.ABANDON: "L",
    A.REOPEN_CLOSED: "L",
}


def phase_for(action: Action) -> Phase:
    if action is A.REOPEN_CLOSED:
        return Phase.CLOSED
    return Phase.DRAFT if action in (A.EDIT_GOAL, A.LAUNCH) else Phase.LAUNCHED


@pytest.mark.parametrize("action", MATRIX)
@pytest.mark.parametrize("role", Role)
def test_what_a_role_may(action: Action, role: Role) -> None:
    standing = Standing("ana", frozenset({role}))
    allowed = {LETTERS[letter] for letter in MATRIX[action]}
    assert may(action, standing, phase_for(action)) is (role in allowed)


def test_rights_add_up() -> None:
    both = Standing("ana", frozenset({Role.OBSERVER, Role.MEMBER}))
    assert may(A.ADD_CARD, both, Phase.LAUNCHED)


def test_an_observer_only_comments() -> None:
    observer = Standing("ana", frozenset({Role.OBSERVER}))
    assert {each for each in Action if may(each, observer)} == {A.COMMENT} | ANYBODY


def test_every_role_but_observer_may_all_that_a_member_may() -> None:
    member = {each for each in Action if may(each, Standing("ana", frozenset({Role.MEMBER})))}
    for role in set(Role) - {Role.OBSERVER}:
        assert member <= {each for each in Action if may(each, Standing("ana", frozenset({role})))}


def test_somebody_may_do_everything() -> None:
    assert set(Action) == set(ROLES) | ANYBODY | ADMINISTRATOR


def test_an_administrator_looks_after_people_and_settings_only() -> None:
    administrator = Standing("adm", administrator=True)
    allowed = {each for each in Action if may(each, administrator)}
    assert allowed == ANYBODY | {
        A.SET_WORKSPACE,
        A.BACK_UP,
        A.RESTORE,
        A.ADD_PERSON,
        A.EDIT_PERSON,
        A.SET_ADMINISTRATOR,
        A.LEAVE,
        A.GIVE_ROLE,
        A.TAKE_ROLE,
        A.GIVE_LEADER,
    }


def test_who_leads_or_facilitates_puts_a_team_together() -> None:
    for role in Role:
        allowed = role in (Role.LEADER, Role.TEAM_LEAD, Role.FACILITATOR)
        assert may(A.ADD_PERSON, Standing("ana", frozenset({role}))) is allowed


def test_ones_own_things() -> None:
    own = Standing("cho", frozenset({Role.MEMBER}), own=True)
    others = Standing("cho", frozenset({Role.MEMBER}))
    assert {each for each in OWN if may(each, own)} == OWN
    assert {each for each in OWN if may(each, others)} == set()


def test_a_stand_in_answers_and_no_more() -> None:
    stand_in = Standing("hal", stand_in=True)
    assert {each for each in Action if may(each, stand_in)} == STAND_IN | ANYBODY
    assert A.REFOCUS not in STAND_IN


@pytest.mark.parametrize("phase", [Phase.CLOSED, Phase.ABANDONED])
def test_what_is_over_is_only_read(phase: Phase) -> None:
    everything = Standing("ana", frozenset(Role), administrator=True, own=True, stand_in=True)
    after = {A.ADD_READING, A.TICK_COMMITMENT, A.CHOOSE_PATH} if phase is Phase.CLOSED else set()
    allowed = {action for action in Action if may(action, everything, phase)}
    assert allowed == {A.REOPEN_CLOSED} | after
    with pytest.raises(NotAllowed) as refusal:
        require(A.MOVE_CARD, everything, phase)
    assert refusal.value.message == f"This breakthrough is {phase}: it can only be read."


@pytest.mark.parametrize("phase", Phase)
def test_only_what_is_over_is_reopened(phase: Phase) -> None:
    leader = Standing("bo", frozenset({Role.LEADER}))
    assert may(A.REOPEN_CLOSED, leader, phase) is phase.over


@pytest.mark.parametrize("phase", Phase)
def test_the_goal_is_edited_before_and_refocused_after_the_launch(phase: Phase) -> None:
    leader = Standing("bo", frozenset({Role.LEADER}))
    before = phase in (Phase.DRAFT, Phase.PREPARING)
    after = phase in (Phase.LAUNCHED, Phase.REPORTED)
    assert may(A.EDIT_GOAL, leader, phase) is before
    assert may(A.LAUNCH, leader, phase) is before
    assert may(A.REFOCUS, leader, phase) is after


@pytest.mark.parametrize("action", Action)
def test_a_refusal_is_a_sentence(action: Action) -> None:
    if action in ANYBODY:
        return
    with pytest.raises(NotAllowed) as refusal:
        require(action, Standing("out"), phase_for(action))
    assert refusal.value.message.endswith("is not among your roles here.")
    assert refusal.value.hint.startswith("Ask for it: ")
