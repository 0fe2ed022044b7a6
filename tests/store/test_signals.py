"""Signals from a real file: what is read, who is told, what was seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.course import MeetingKind, PromiseKind
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    obstacles,
    people,
    personal,
    readings,
)
from breakthrough_tui.store.goal_tables import MeasureRow, ReadingRow
from breakthrough_tui.store.method_tables import (
    AttendanceRow,
    MeetingRow,
    PreparationRow,
    PromiseRow,
    PulseRow,
)
from breakthrough_tui.store.queries import signals
from breakthrough_tui.store.tables import BreakthroughRow
from tests.builders import LAUNCHED, Team


def keys(team: Team, viewer: str = "ana", breakthrough: int = 1) -> list[str]:
    found = team.read(signals.of_breakthrough, viewer=viewer, breakthrough=breakthrough)
    return [signal.key for signal in found]


def put(team: Team, *rows: tuple[Any, dict[str, Any]]) -> None:
    """Rows whose commands are not what is tried here."""
    with team.store.database.write():
        for table, fields in rows:
            team.store.database.insert(table.insert(**fields))


def held(team: Team, kind: MeetingKind, at: datetime, *there: str) -> None:
    """A meeting that was held."""
    with team.store.database.write():
        meeting = team.store.database.insert(
            MeetingRow.insert(
                breakthrough=1, kind=kind, on=at.date(), begun_at=at, ended_at=at, created_by="ana"
            )
        )
        for person in there:
            team.store.database.insert(AttendanceRow.insert(meeting=meeting, person=person))


def in_days(days: int) -> datetime:
    """So many days after the launch, at nine."""
    return datetime(LAUNCHED.year, LAUNCHED.month, LAUNCHED.day, 9, tzinfo=UTC) + timedelta(
        days=days
    )


@pytest.fixture
def at_day_40(workspace: Team) -> Team:
    """A team that does all that the method asks for, on its day 40."""
    team = workspace
    plan = {"due": date(2026, 12, 4), "owner": "cho"}
    first = team.add("Call the depot", by="cho", **plan)
    for day in (3, 11, 19, 27, 36):
        team.clock.now = in_days(day)
        team.run("dia", readings.add, breakthrough=1, value=Decimal(45 - day // 2), on=None)
    held(team, MeetingKind.CHECK_IN, in_days(6), "ana", "cho")
    team.clock.now = in_days(30)
    second = team.add("One inbox for all questions", by="cho", **plan)
    team.run("cho", cards.finish, card=second)
    team.clock.now = in_days(35)
    team.run("bo", personal.see, breakthrough=1)
    team.clock.now = in_days(40)
    assert first != second
    return team


def test_a_team_that_does_well_is_told_nothing(at_day_40: Team) -> None:
    for viewer in ("ana", "bo", "cho", "obs", "out"):
        assert keys(at_day_40, viewer) == []


def away(team: Team) -> None:
    team.clock.now = in_days(45)
    team.run("dia", readings.add, breakthrough=1, value=Decimal(20), on=None)


def waits(team: Team) -> None:
    team.clock.now = in_days(33)
    team.raise_obstacle()
    team.clock.now = in_days(40)


def no_reading(team: Team) -> None:
    with team.store.database.write():
        team.store.database.change(ReadingRow.delete().where(ReadingRow.on > date(2026, 10, 25)))


def stuck(team: Team) -> None:
    team.clock.now = in_days(19)
    team.add("Ask the desk", by="dia", owner="dia", due=date(2026, 12, 1))
    team.clock.now = in_days(40)


def given_lately(team: Team) -> None:
    stuck(team)
    team.clock.now = in_days(30)
    [card] = [one.id for one in team.board().cards[team.to_do] if one.owner == "dia"]
    team.run("ana", cards.assign, card=card, owner="eli")
    team.clock.now = in_days(40)


def smaller(team: Team) -> None:
    team.run("bo", breakthroughs.refocus, breakthrough=1, target=Decimal(30), reason="too far")


def smaller_for_an_obstacle(team: Team) -> None:
    made = team.raise_obstacle()
    team.run(
        "bo",
        obstacles.answer,
        obstacle=made,
        kind=ObstacleState.REFOCUSED,
        note="One office closes",
        target=Decimal(30),
    )


def guard(team: Team) -> None:
    put(
        team,
        (
            MeasureRow,
            {"breakthrough": 1, "name": "Complaints", "guard": True, "direction": "down"},
        ),
    )
    measure = team.store.database.value(MeasureRow.select(MeasureRow.id).where(MeasureRow.guard))
    for day, value in ((1, 10), (35, 14)):
        row = {"measure": measure, "on": in_days(day).date(), "value": Decimal(value)}
        put(team, (ReadingRow, {**row, "by": "dia", "at": in_days(day)}))


def pulse(team: Team) -> None:
    for monday, confidence in (
        (date(2026, 10, 19), 8),
        (date(2026, 10, 26), 7),
        (date(2026, 11, 2), 5),
    ):
        for person in ("ana", "cho", "dia", "eli"):
            fields = {"breakthrough": 1, "person": person, "week": monday, "energy": 7}
            put(team, (PulseRow, {**fields, "confidence": confidence, "at": in_days(40)}))  # fmt: skip


def pulse_of_three(team: Team) -> None:
    pulse(team)
    with team.store.database.write():
        team.store.database.change(PulseRow.delete().where(PulseRow.person == "eli"))


def prepared(team: Team) -> None:
    """What belonged to the preparation needs no owner any more."""
    card = team.add("Where does it hurt?", by="fay", owner=None)
    put(team, (PreparationRow, {"card": card}))


def unplanned(team: Team) -> None:
    team.add("Where does it hurt?", by="fay", owner=None)


def leads_three(team: Team) -> None:
    for code in ("ONE", "TWO"):
        team.start(code=code, leader="bo")


def leads_two_and_one_that_is_over(team: Team) -> None:
    leads_three(team)
    with team.store.database.write():
        team.store.database.change(
            BreakthroughRow.update(phase="closed").where(BreakthroughRow.code == "TWO")
        )


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (away, ["leader-away:bo"]),
        (waits, ["obstacle-unanswered:3"]),
        (no_reading, ["no-reading"]),
        (stuck, ["owner-stuck:dia"]),
        (given_lately, []),
        (smaller, ["goal-smaller:2"]),
        (smaller_for_an_obstacle, []),
        (guard, ["guard-worse:2"]),
        (pulse, ["confidence-down"]),
        (pulse_of_three, []),
        (prepared, []),
        (unplanned, ["unplanned"]),
        (leads_three, ["leads-too-many:bo"]),
        (leads_two_and_one_that_is_over, []),
    ],
)
def test_what_goes_wrong_is_read_from_the_file(
    at_day_40: Team, spoil: Callable[[Team], None], said: list[str]
) -> None:
    spoil(at_day_40)
    assert keys(at_day_40) == said


def test_a_promise_of_more_days_is_kept_count_of(at_day_40: Team) -> None:
    waits(at_day_40)
    promise = {"breakthrough": 1, "leader": "bo", "kind": PromiseKind.ANSWER_DAYS, "at": in_days(1)}
    put(at_day_40, (PromiseRow, {**promise, "amount": Decimal(6)}))
    assert keys(at_day_40) == []
    put(at_day_40, (PromiseRow, {**promise, "amount": Decimal(2)}))
    assert keys(at_day_40) == ["obstacle-unanswered:3"]


def answered_aloud(team: Team) -> None:
    made = team.raise_obstacle()
    team.run(
        "fay",
        obstacles.answer,
        obstacle=made,
        kind=ObstacleState.REMOVED,
        note="Bought",
        for_leader="bo",
        how="by phone",
    )
    team.run("cho", obstacles.confirm, obstacle=made)


def met(team: Team) -> None:
    held(team, MeetingKind.CHECK_IN, in_days(44), "bo")


def spoke_for(team: Team) -> None:
    team.run(
        "bo",
        people.name_stand_in,
        breakthrough=1,
        leader="bo",
        stand_in="dia",
        until=date(2026, 12, 1),
    )
    team.clock.now = in_days(51)
    team.run("dia", readings.add, breakthrough=1, value=Decimal(20), on=None)
    assert team.clock.now - in_days(40) > timedelta(days=10)


@pytest.mark.parametrize("sign_of_life", [answered_aloud, met, spoke_for])
def test_a_leader_is_there_who_answers_aloud_comes_or_is_represented(
    at_day_40: Team, sign_of_life: Callable[[Team], None]
) -> None:
    sign_of_life(at_day_40)
    at_day_40.clock.now = max(at_day_40.clock.now, in_days(45))
    assert "leader-away:bo" not in keys(at_day_40)


def test_what_concerns_one_person_is_told_to_two(at_day_40: Team) -> None:
    stuck(at_day_40)
    assert keys(at_day_40, "dia") == keys(at_day_40, "ana") == ["owner-stuck:dia"]
    for viewer in ("bo", "fay", "cho", "obs", "adm", "out"):
        assert keys(at_day_40, viewer) == []


def test_seen_hides_it_from_one_person_for_a_week(at_day_40: Team) -> None:
    unplanned(at_day_40)
    done = at_day_40.run("ana", personal.see_signal, breakthrough=1, signal="unplanned")
    assert done.events == ()
    assert keys(at_day_40) == []
    assert keys(at_day_40, "cho") == ["unplanned"]
    at_day_40.clock.advance(days=6)
    assert "unplanned" not in keys(at_day_40)
    at_day_40.clock.advance(days=1)
    assert "unplanned" in keys(at_day_40)
    at_day_40.run("ana", personal.see_signal, breakthrough=1, signal="unplanned")
    assert "unplanned" not in keys(at_day_40)


@pytest.mark.parametrize("key", ["", " \u200b", "x" * 121])
def test_a_signal_that_cannot_be(at_day_40: Team, key: str) -> None:
    with pytest.raises(Invalid):
        at_day_40.run("ana", personal.see_signal, breakthrough=1, signal=key)


def test_a_private_breakthrough_has_no_signals_for_others(at_day_40: Team) -> None:
    secret = at_day_40.start_private()
    assert keys(at_day_40, "ana", secret) != []
    assert secret not in at_day_40.read(signals.of_all, viewer="out")
    with pytest.raises(NotFound):
        keys(at_day_40, "adm", secret)
    with pytest.raises(NotFound):
        at_day_40.run("out", personal.see_signal, breakthrough=secret, signal="unplanned")


def test_what_others_may_not_know_of_does_not_count_for_them(at_day_40: Team) -> None:
    at_day_40.start(code="ONE", leader="bo", lead="cho")
    at_day_40.start_private()  # the third that bo leads; cho knows nothing of it
    assert keys(at_day_40, "bo") == ["leads-too-many:bo"]
    one = at_day_40.read(signals.of_all, viewer="cho")
    assert [signal for found in one.values() for signal in found] == []


def test_all_at_once_takes_as_many_queries_as_one(at_day_40: Team) -> None:
    def asked() -> int:
        statements: list[str] = []
        connection = at_day_40.store.database.connection()
        connection.set_trace_callback(statements.append)
        at_day_40.read(signals.of_all, viewer="ana")
        connection.set_trace_callback(None)
        return sum(statement.startswith("SELECT") for statement in statements)

    before = asked()
    for code in ("ONE", "TWO", "THREE"):
        made = at_day_40.start(code=code, leader="gus", launch_on=LAUNCHED)
        at_day_40.add("Call", breakthrough=made, by="gus")
    assert asked() == before


def test_the_day_to_measure_again_is_that_of_the_report(workspace: Team) -> None:
    with workspace.store.database.write():
        workspace.store.database.change(
            BreakthroughRow.update(phase="closed", remeasure_on=date(2027, 3, 11)).where(
                BreakthroughRow.id == 1
            )
        )
    workspace.clock.now = datetime(2027, 3, 11, 9, tzinfo=UTC)
    assert keys(workspace) == []
    workspace.clock.advance(days=1)
    assert keys(workspace) == ["not-remeasured"]
