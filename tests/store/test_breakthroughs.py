"""Starting, launching and refocusing a breakthrough."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.breakthrough import Breakthrough, Direction, Phase
from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotAllowed, NotFound
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import breakthroughs, obstacles, people, readings
from breakthrough_tui.store.queries import goals, overviews, people_lists
from tests.builders import GOAL, LAUNCHED, REPORT_BACK, Team


def found(workspace: Team, breakthrough: int) -> Breakthrough:
    return workspace.read(overviews.overview, viewer="bo", breakthrough=breakthrough).breakthrough


def team(workspace: Team, breakthrough: int) -> set[tuple[str, Role]]:
    members = workspace.read(people_lists.members, viewer="bo", breakthrough=breakthrough)
    return {(member.person, member.role) for member in members}


def test_only_the_sentence_is_needed(workspace: Team) -> None:
    here = workspace.start("Halve the queue at the office", by="cho")
    draft = found(workspace, here)
    assert (draft.phase, draft.code, draft.created_by) == (Phase.DRAFT, "QUEUE", "cho")
    assert draft.length is None
    assert team(workspace, here) == {("cho", Role.LEADER)}
    assert [column.name for column in workspace.board("bo", here).columns] == [
        "To do",
        "Doing",
        "Done",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"leader": "bo"}, {("bo", Role.LEADER), ("cho", Role.FACILITATOR)}),
        ({"leader": "bo", "lead": "cho"}, {("bo", Role.LEADER), ("cho", Role.TEAM_LEAD)}),
        ({"lead": "cho"}, {("cho", Role.TEAM_LEAD), ("cho", Role.FACILITATOR)}),
        ({"lead": "ana"}, {("cho", Role.LEADER), ("ana", Role.TEAM_LEAD)}),
        (
            {"leader": "bo", "lead": "ana", "members": ("cho", "dia", "cho")},
            {
                ("bo", Role.LEADER),
                ("ana", Role.TEAM_LEAD),
                ("cho", Role.MEMBER),
                ("dia", Role.MEMBER),
            },
        ),
    ],
)
def test_who_starts_it_has_a_part_in_it(
    workspace: Team, fields: dict[str, Any], expected: set[tuple[str, Role]]
) -> None:
    here = workspace.start("Halve the queue", by="cho", **fields)
    assert team(workspace, here) == expected


def test_a_launch_that_is_past_is_recorded_so(workspace: Team) -> None:
    today = workspace.store.moment().today
    here = workspace.start("Halve the queue", launch_on=today - timedelta(days=7))
    started = found(workspace, here)
    assert started.phase is Phase.LAUNCHED
    assert started.launched_on == today - timedelta(days=7)
    assert started.goal.report_back == today + timedelta(days=63)
    assert started.length == 70
    for day in (today, today + timedelta(days=7)):
        planned = found(workspace, workspace.start("Halve the queue", launch_on=day))
        assert (planned.phase, planned.launched_on) == (Phase.PREPARING, None)


def test_the_length_may_be_another(workspace: Team) -> None:
    here = workspace.start(launch_on=LAUNCHED, report_back=LAUNCHED + timedelta(days=56))
    assert found(workspace, here).length == 56


@pytest.mark.parametrize(
    "fields",
    [
        {"sentence": " "},
        {"sentence": "x" * 301},
        {"short": "x" * 31},
        {"launch_on": date(2026, 10, 12), "report_back": date(2026, 10, 12)},
        {"launch_on": date(2026, 10, 12), "report_back": date(2026, 10, 1)},
        {"baseline": Decimal(20), "target": Decimal("20.0")},
        {"baseline": Decimal("NaN")},
        {"target": Decimal("Infinity")},
        {"leader": "nobody"},
        {"members": ("cho", "nobody")},
        {"code": "X"},
        {"code": "PERMIT"},
        {"code": "permit"},
        {"code": "TWO WORDS"},
        {"measure": "x" * 81},
    ],
)
def test_what_cannot_be_is_refused_whole(workspace: Team, fields: dict[str, Any]) -> None:
    before = len(workspace.read(overviews.portfolio, viewer="bo"))
    with pytest.raises(BreakthroughError):
        workspace.start(**{"sentence": GOAL, **fields})
    assert len(workspace.read(overviews.portfolio, viewer="bo")) == before


def test_a_code_is_found_in_the_words_of_the_goal(workspace: Team) -> None:
    codes = [found(workspace, workspace.start(GOAL)).code for _ in range(3)]
    assert codes == ["PERMIT2", "PERMIT3", "PERMIT4"]
    assert found(workspace, workspace.start("Mehr Übung", code="uebung")).code == "UEBUNG"


def test_a_code_changes_only_without_numbers(workspace: Team) -> None:
    here = workspace.start("Halve the queue", code="QUEUE", lead="ana")
    set_code = breakthroughs.set_code
    with pytest.raises(Invalid):
        workspace.run("bo", set_code, breakthrough=here, code="PERMIT")
    workspace.run("bo", set_code, breakthrough=here, code="hall")
    assert found(workspace, here).code == "HALL"
    workspace.run("ana", obstacles.raise_obstacle, breakthrough=here, title="No data")
    with pytest.raises(Invalid) as refusal:
        workspace.run("bo", set_code, breakthrough=here, code="QUEUE")
    assert refusal.value.message == "HALL stays: HALL-1 is in use."
    assert workspace.run("bo", set_code, breakthrough=here, code="HALL").events == ()


def test_the_goal_is_edited_before_the_launch(workspace: Team) -> None:
    here = workspace.start("Halve the queue", leader="bo", lead="ana")
    workspace.run(
        "ana",
        breakthroughs.edit_goal,
        breakthrough=here,
        sentence="Cut the queue from 40 to 20",
        short="Queue 40 to 20",
        measure="people waiting",
        unit="people",
        baseline=Decimal(40),
        baseline_on=date(2026, 9, 30),
        baseline_source="counted",
        target=Decimal(20),
        launch_on=date(2026, 10, 12),
    )
    draft = found(workspace, here)
    assert draft.phase is Phase.PREPARING
    assert draft.launch_on == date(2026, 10, 12)
    goal = draft.goal
    assert (goal.measure, goal.unit, goal.direction) == ("people waiting", "people", Direction.DOWN)
    assert goal.report_back == date(2026, 12, 21)
    workspace.run("ana", breakthroughs.edit_goal, breakthrough=here, launch_on=None)
    draft = found(workspace, here)
    assert (draft.phase, draft.launch_on) == (Phase.DRAFT, None)
    assert draft.goal.report_back == date(2026, 12, 21)
    workspace.run("ana", breakthroughs.edit_goal, breakthrough=here, unit="persons")
    assert found(workspace, here).goal.unit == "persons"


@pytest.mark.parametrize(
    "fields",
    [
        {"target": Decimal(40)},
        {"baseline": Decimal("nan")},
        {"report_back": date(2026, 10, 11)},
        {"launch_on": date(2027, 1, 1)},
        {"sentence": ""},
        {"short": "x" * 31},
    ],
)
def test_an_edit_that_contradicts_the_rest_is_refused(
    workspace: Team, fields: dict[str, Any]
) -> None:
    here = workspace.start(
        "Halve the queue",
        lead="ana",
        baseline=Decimal(40),
        target=Decimal(20),
        launch_on=date(2026, 10, 12),
    )
    before = found(workspace, here)
    with pytest.raises(Invalid):
        workspace.run("ana", breakthroughs.edit_goal, breakthrough=here, **fields)
    assert found(workspace, here) == before


def test_after_the_launch_the_goal_changes_only_by_a_refocus(workspace: Team) -> None:
    with pytest.raises(NotAllowed) as refusal:
        workspace.run("bo", breakthroughs.edit_goal, breakthrough=1, target=Decimal(25))
    assert "refocus" in refusal.value.message
    workspace.run("bo", breakthroughs.refocus, breakthrough=1, reason="Late", target=Decimal(25))
    here = found(workspace, 1)
    assert (here.goal.version, here.goal.target, here.goal.reason) == (2, Decimal(25), "Late")
    assert here.launched_on == LAUNCHED
    for reason in ("", "  "):
        with pytest.raises(Invalid):
            workspace.run(
                "bo", breakthroughs.refocus, breakthrough=1, reason=reason, target=Decimal(30)
            )


def test_a_launch_is_on_its_day_or_recorded_later(workspace: Team) -> None:
    today = workspace.store.moment().today
    here = workspace.start("Halve the queue", leader="bo", lead="ana")
    with pytest.raises(Invalid):
        workspace.run("ana", breakthroughs.launch, breakthrough=here, on=today + timedelta(days=1))
    workspace.run(
        "ana",
        breakthroughs.launch,
        breakthrough=here,
        on=today - timedelta(days=2),
        reason="It cannot wait",
        reason_of="bo",
    )
    launched = found(workspace, here)
    assert launched.phase is Phase.LAUNCHED
    assert launched.launched_on == today - timedelta(days=2)
    assert launched.goal.report_back == today + timedelta(days=68)
    with pytest.raises(NotAllowed) as refusal:
        workspace.run("ana", breakthroughs.launch, breakthrough=here)
    assert refusal.value.message == "This breakthrough was launched already."


def test_a_slipped_launch_keeps_the_date_or_is_given_another(workspace: Team) -> None:
    kept, moved = (
        workspace.start("Halve the queue", lead="ana", launch_on=date(2026, 10, 6))
        for _ in range(2)
    )
    workspace.clock.advance(days=8)
    today = workspace.store.moment().today
    why = "It cannot wait"
    workspace.run("bo", breakthroughs.launch, breakthrough=kept, reason=why)
    end = today + timedelta(days=70)
    workspace.run("bo", breakthroughs.launch, breakthrough=moved, report_back=end, reason=why)
    assert found(workspace, kept).goal.report_back == date(2026, 12, 15)
    assert found(workspace, moved).length == 70
    late = workspace.start("Halve the queue", lead="ana", launch_on=date(2026, 10, 20))
    workspace.clock.advance(days=100)
    with pytest.raises(Invalid):
        workspace.run("bo", breakthroughs.launch, breakthrough=late, reason=why)


def test_the_day_of_a_launch_is_that_of_the_workspace(workspace: Team) -> None:
    here = workspace.start("Halve the queue", lead="ana")
    workspace.clock.advance(hours=14)  # 23:00 UTC on Monday, 01:00 on Tuesday in Berlin
    workspace.run("bo", breakthroughs.launch, breakthrough=here, reason="It cannot wait")
    assert found(workspace, here).launched_on == date(2026, 10, 6)


def test_versions_are_kept(workspace: Team) -> None:
    refocus = breakthroughs.refocus
    workspace.run("bo", refocus, breakthrough=1, reason="Late", target=Decimal(25))
    workspace.run("gus", refocus, breakthrough=1, reason="Later", report_back=date(2026, 12, 18))
    versions = workspace.read(goals.versions, viewer="obs", breakthrough=1)
    assert [(goal.version, goal.target, goal.report_back, goal.set_by) for goal in versions] == [
        (1, Decimal(20), REPORT_BACK, "bo"),
        (2, Decimal(25), REPORT_BACK, "bo"),
        (3, Decimal(25), date(2026, 12, 18), "gus"),
    ]


def test_there_is_none_with_that_number(workspace: Team) -> None:
    with pytest.raises(NotFound):
        workspace.run("bo", breakthroughs.launch, breakthrough=99)
    with pytest.raises(NotFound):
        workspace.read(overviews.overview, viewer="bo", breakthrough=99)


# Readings


def test_readings_are_exact_and_in_the_order_of_their_days(workspace: Team) -> None:
    for value, on in (("123456789.123456", 5), ("44.50", 3), ("-3", 4)):
        workspace.run(
            "dia", readings.add, breakthrough=1, value=Decimal(value), on=date(2026, 10, on)
        )
    values = [each.value for each in workspace.read(goals.readings, viewer="obs", breakthrough=1)]
    assert [str(value) for value in values] == ["44.50", "-3", "123456789.123456"]


def test_a_correction_takes_the_place_of_what_it_corrects(workspace: Team) -> None:
    added = workspace.run("dia", readings.add, breakthrough=1, value=Decimal(44), note="counted")
    first = added.made("reading")
    workspace.clock.advance(days=1)
    workspace.run("cho", readings.correct, reading=first, value=Decimal(43), note="miscounted")
    (reading,) = workspace.read(goals.readings, viewer="ana", breakthrough=1)
    assert (reading.value, reading.on, reading.by) == (Decimal(43), date(2026, 10, 5), "cho")
    with pytest.raises(Invalid):
        workspace.run("cho", readings.correct, reading=first, value=Decimal(42))
    workspace.run("cho", readings.correct, reading=reading.id, value=Decimal(42))
    (reading,) = workspace.read(goals.readings, viewer="ana", breakthrough=1)
    assert reading.value == Decimal(42)


def test_what_is_no_reading(workspace: Team) -> None:
    add = readings.add
    with pytest.raises(Invalid):
        workspace.run("ana", add, breakthrough=1, value=Decimal(44), on=date(2026, 10, 6))
    for value in ("nan", "inf", "-inf", "sNaN"):
        with pytest.raises(Invalid):
            workspace.run("ana", add, breakthrough=1, value=Decimal(value))
    with pytest.raises(BreakthroughError):
        workspace.run("ana", add, breakthrough=1, value=Decimal(44), measure=99)
    here = workspace.start("Halve the queue", lead="ana")
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", add, breakthrough=here, value=Decimal(44))
    assert refusal.value.hint == "Give it a measure first."


def test_readings_of_one_breakthrough_are_not_those_of_another(workspace: Team) -> None:
    here = workspace.start("Halve the queue", lead="ana", measure="people waiting")
    workspace.run("ana", readings.add, breakthrough=here, value=Decimal(44))
    assert workspace.read(goals.readings, viewer="ana", breakthrough=1) == ()
    (measure,) = workspace.read(goals.measures, viewer="ana", breakthrough=here)
    with pytest.raises(NotFound):
        workspace.run("ana", readings.add, breakthrough=1, value=Decimal(44), measure=measure.id)


def test_people_of_a_breakthrough_are_found_by_their_standing(workspace: Team) -> None:
    workspace.run("fay", people.give_role, breakthrough=1, person="out", role=Role.CORE_GROUP)
    overview = workspace.read(overviews.overview, viewer="out", breakthrough=1)
    assert (overview.leader, overview.team_lead) == ("bo", "ana")
    assert overview.holders(Role.LEADER) == ("bo", "gus")
    assert overview.roles("out") == {Role.CORE_GROUP}
