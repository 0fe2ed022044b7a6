"""Who comes back is told what has changed, what waits for them, what is late, and what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Breakthrough, Phase, Visibility
from breakthrough_tui.domain.digest import Asked, Due, Facts, changes, digest, may_read
from breakthrough_tui.domain.event import Door, Event
from breakthrough_tui.domain.obstacle import Answer, Obstacle, ObstacleState
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.signals.signal import Severity, Signal
from tests.domain.signals.histories import GOAL, START, TODAY, ago, at, obstacle, on

HERE = Overview(
    Breakthrough(
        1, "PERMIT", Phase.LAUNCHED, Visibility.OPEN, GOAL, launch_on=START, launched_on=START
    ),
    members=(
        Membership("bo", Role.LEADER, "gus", TODAY),
        Membership("ana", Role.TEAM_LEAD),
        Membership("cho", Role.MEMBER),
        Membership("obs", Role.OBSERVER),
    ),
    cards=1,
)


def event(number: int, actor: str = "cho", command: str | None = None, **after: Any) -> Event:
    return Event(
        position=number,
        command=command or f"c{number}",
        step=1,
        at=at(ago(2)) + timedelta(minutes=number),
        actor=actor,
        door=Door.SCREEN,
        breakthrough=1,
        kind="card.add",
        entity="card",
        entity_id=str(number),
        before={},
        after=after,
    )


def facts(person: str = "ana", **fields: Any) -> Facts:
    return Facts(person, None, **{"overviews": (HERE,), **fields})


def texts(facts: Facts) -> list[str]:
    return [entry.text for entry in digest(facts, on(TODAY)).waits]


def test_changes_are_told_newest_first_and_each_once() -> None:
    events = (event(1), event(2), event(3, command="c2"))
    told = changes(events, on(TODAY), lambda one: "PERMIT-7", {})
    assert [(one.actor, one.phrase) for one in told] == [
        ("cho", "added PERMIT-7"),
        ("cho", "added PERMIT-7"),
    ]
    assert told[0].at > told[1].at


def test_an_answer_is_told_with_its_obstacle() -> None:
    obstacle = replace(event(1, command="c"), kind="obstacle.answer", entity="obstacle")
    answer = replace(event(2, command="c"), kind="obstacle.answer", entity="answer")
    told = changes((obstacle, answer), on(TODAY), lambda one: one.entity, {})
    assert [one.phrase for one in told] == ["answered obstacle: again"]
    assert len(changes((answer,), on(TODAY), lambda one: one.entity, {})) == 1


def test_a_thing_without_a_name_is_called_after_its_breakthrough() -> None:
    names = {("card", "1"): "PERMIT-1"}
    found = digest(facts(events=(event(1), event(2)), names=names), on(TODAY))
    assert [one.phrase for one in found.changes] == ["added PERMIT", "added PERMIT-1"]


STEP = "a new reading of days to a permit"


@pytest.mark.parametrize(
    ("person", "waits"),
    [
        ("bo", ["answer the obstacle 'No read access'"]),
        ("gus", ["answer the obstacle 'No read access'"]),
        ("ana", [STEP]),
        ("cho", []),
    ],
)
def test_an_obstacle_waits_for_its_leader_and_who_stands_in(person: str, waits: list[str]) -> None:
    there = replace(HERE, obstacles=(obstacle(days=1),))
    assert texts(facts(person, overviews=(there,))) == waits


def test_what_is_next_anyhow_is_said_once() -> None:
    there = replace(HERE, obstacles=(obstacle(days=9, needed_by=TODAY),))
    found = digest(facts("bo", overviews=(there,)), on(TODAY))
    assert [(one.ref, one.text, one.by) for one in found.waits] == [
        ("PERMIT-12", "answer the obstacle 'No read access'", TODAY)
    ]


def test_a_question_and_an_answer_come_back_to_who_raised_it() -> None:
    asked = obstacle(3, state=ObstacleState.WAITING_FOR_TEAM)
    answered: Obstacle = obstacle(
        4,
        state=ObstacleState.REMOVED,
        answer=Answer(1, ObstacleState.REMOVED, "Bought", "bo", at(ago(2))),
    )
    there = replace(HERE, obstacles=(asked, answered))
    assert texts(facts("cho", overviews=(there,))) == [
        "reply about 'No read access'",
        "confirm how 'No read access' ended",
    ]
    assert texts(facts("bo", overviews=(there,))) == []


def test_what_is_asked_waits_too() -> None:
    assert texts(facts("cho", asked=(Asked(1, "vote how confident you are"),))) == [
        "vote how confident you are"
    ]


DUES = (
    Due(1, "PERMIT-1", "Call", "cho", ago(1)),
    Due(1, "PERMIT-2", "Ask", "dia", ago(9)),
    Due(1, "PERMIT-3", "Write", "cho", TODAY),
    Due(1, "", "Bring the keys", None, ago(3)),
)


@pytest.mark.parametrize(
    ("person", "late"),
    [
        ("ana", [("PERMIT-2", 9), ("", 3), ("PERMIT-1", 1)]),
        ("cho", [("PERMIT-1", 1)]),
        ("bo", []),
        ("obs", []),
    ],
)
def test_late_is_ones_own_and_for_the_team_lead_all(
    person: str, late: list[tuple[str, int]]
) -> None:
    found = digest(facts(person, dues=DUES), on(TODAY))
    assert [(one.ref, one.days) for one in found.late] == late


def test_signals_stand_with_their_breakthrough() -> None:
    signal = Signal("no-reading", "There is none.", "Count.", Severity.WARNING)
    found = digest(facts(signals={1: (signal,)}), on(TODAY))
    assert found.signals == ((1, signal),)
    assert found.codes == {1: "PERMIT"}
    assert not found.empty


def test_nothing_to_tell_is_said_as_such() -> None:
    assert digest(facts("cho"), on(TODAY)).empty


@pytest.mark.parametrize(
    ("viewer", "person", "administrator", "may"),
    [
        ("cho", "cho", False, True),
        ("out", "out", False, True),
        ("ana", "cho", False, True),
        ("bo", "cho", False, True),
        ("cho", "ana", False, False),
        ("obs", "cho", False, False),
        ("adm", "cho", True, True),
        ("adm", "cho", False, False),
        ("ana", "out", False, False),
        ("adm", "out", True, False),
    ],
)
def test_whose_digest_one_may_read(
    viewer: str, person: str, administrator: bool, may: bool
) -> None:
    assert may_read(viewer, person, HERE, administrator=administrator) is may


@given(
    st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["a", "b"])), max_size=12),
    st.lists(
        st.builds(
            Due,
            st.just(1),
            st.just(""),
            st.text(max_size=5),
            st.sampled_from(["cho", "ana", None]),
            st.dates(date(2026, 9, 1), date(2027, 1, 1)),
        ),
        max_size=8,
    ),
)
def test_a_digest_loses_nothing_and_repeats_nothing(
    done: list[tuple[int, str]], dues: list[Due]
) -> None:
    events = tuple(event(number, command=command) for number, command in done)
    found = digest(facts(events=events, dues=tuple(dues)), on(TODAY))
    assert len(found.changes) == len({command for _, command in done})
    assert len(found.late) == sum(due.due < TODAY for due in dues)
    assert [one.days for one in found.late] == sorted(
        (one.days for one in found.late), reverse=True
    )
