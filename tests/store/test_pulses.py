"""The pulse on a real file: once a week, and known to nobody else."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from breakthrough_tui.domain.errors import BreakthroughError, CannotUndo, Invalid, NotAllowed
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.next_step import next_step
from breakthrough_tui.domain.pulse import Pulse
from breakthrough_tui.store.commands import cards, meetings, pulses, readings, undo, votes
from breakthrough_tui.store.queries import histories, overviews
from breakthrough_tui.store.queries import pulses as queries
from tests.builders import Team
from tests.store.state import rows
from tests.store.test_private import ask, every_query

VALUES = {"dia": (3, 9), "cho": (7, 6), "eli": (8, 5), "ana": (6, 6)}


def _pulse(team: Team, viewer: str = "ana") -> Pulse:
    return team.read(queries.pulse, viewer=viewer, breakthrough=1)


def _answer(team: Team, person: str, energy: int, confidence: int) -> None:
    team.run(person, pulses.answer, breakthrough=1, energy=energy, confidence=confidence)


def _all_answer(team: Team) -> None:
    for person, values in VALUES.items():
        _answer(team, person, *values)


def test_one_sees_ones_own_answer_and_who_else_has_answered(workspace: Team) -> None:
    _all_answer(workspace)
    assert _pulse(workspace, "dia").mine == (3, 9)
    seen = _pulse(workspace, "bo")
    assert seen.mine is None
    assert seen.answered == ("ana", "cho", "dia", "eli")
    assert seen.asked == 7  # ana, bo, gus, fay, cho, dia, eli: all but who only observes


def test_another_answer_in_the_same_week_takes_the_place_of_the_first(workspace: Team) -> None:
    _answer(workspace, "dia", 3, 9)
    workspace.clock.advance(days=1)
    _answer(workspace, "dia", 5, 8)
    assert _pulse(workspace, "dia").mine == (5, 8)
    assert len(rows(workspace, "pulse")) == 1


def test_averages_appear_when_the_week_is_over_and_stay(workspace: Team) -> None:
    _all_answer(workspace)
    (this_week,) = _pulse(workspace).weeks
    assert (this_week.answers, this_week.energy, this_week.confidence) == (4, None, None)
    workspace.clock.advance(days=7)
    _answer(workspace, "dia", 10, 10)
    before = _pulse(workspace).weeks[0]
    assert (before.energy, before.confidence) == (Decimal("6.0"), Decimal("6.5"))
    assert _pulse(workspace, "bo").weeks[0] == before
    workspace.clock.advance(days=70)
    assert _pulse(workspace).weeks[0] == before


def test_three_answers_have_no_average(workspace: Team) -> None:
    for person in ("dia", "cho", "eli"):
        _answer(workspace, person, *VALUES[person])
    workspace.clock.advance(days=8)
    assert _pulse(workspace).weeks[0].energy is None


def test_a_clock_that_was_set_back_does_not_open_a_week_that_was_over(workspace: Team) -> None:
    _all_answer(workspace)
    workspace.clock.advance(days=7)
    _answer(workspace, "dia", 1, 1)
    workspace.clock.advance(days=-7)
    with pytest.raises(Invalid, match="this one is over"):
        _answer(workspace, "dia", 10, 10)


def test_the_week_is_that_of_the_workspace(workspace: Team) -> None:
    _answer(workspace, "dia", 3, 9)
    (row,) = rows(workspace, "pulse")
    assert date.fromisoformat(row["week"]).weekday() == 0


def test_no_event_tells_a_value(workspace: Team) -> None:
    _all_answer(workspace)
    events, _ = workspace.read(histories.since, viewer="bo", breakthrough=1)
    told = [event for event in events if event.entity == "pulse"]
    assert len(told) == 4
    for event in told:
        assert set(event.after) == {"breakthrough", "week", "person", "answered"}
        assert event.before == {}
    for row in rows(workspace, "event"):
        if row["entity"] == "pulse":
            said = json.loads(row["after"])
            assert not {"energy", "confidence"} & set(said)


def numbers_in(thing: object) -> set[str]:
    """Every attribute of what a query returns that speaks of energy or confidence and has a value."""
    text = repr(thing)
    return {word for word in ("energy=Decimal", "confidence=Decimal", "mine=(") if word in text}


@pytest.mark.parametrize("name", every_query())
def test_no_query_shows_an_answer_to_anybody_else(workspace: Team, name: str) -> None:
    query = every_query()[name]
    aims = {"breakthrough": 1, "person": "dia", "entity": "pulse", "entity_id": 1, "command": ""}

    def seen_with(energy: int, confidence: int) -> list[str]:
        _answer(workspace, "dia", energy, confidence)
        found = []
        for viewer in ("ana", "bo", "fay", "gus", "obs", "out"):
            try:
                found.append(repr(ask(workspace, query, viewer, aims)))
            except (BreakthroughError, TypeError) as refusal:
                found.append(repr(refusal))
        return found

    for energy, confidence in ((2, 9), (8, 3)):
        for text in seen_with(energy, confidence):
            assert numbers_in(text) == set()
            assert f"energy={energy}" not in text
            assert f"'energy': {energy}" not in text
            assert f"({energy}, {confidence})" not in text


def test_a_refusal_does_not_repeat_what_was_answered(workspace: Team) -> None:
    with pytest.raises(Invalid) as refusal:
        _answer(workspace, "dia", 77, 5)
    assert "77" not in str(refusal.value)
    with pytest.raises(NotAllowed) as not_allowed:
        _answer(workspace, "obs", 7, 5)
    assert "7" not in str(not_allowed.value)


def test_before_the_launch_there_is_no_pulse(house: Team) -> None:
    with pytest.raises(NotAllowed, match="begins with the launch"):
        house.run("ana", pulses.answer, breakthrough=2, energy=5, confidence=5)


def test_an_answer_is_not_undone_but_given_again(workspace: Team) -> None:
    done = workspace.run("dia", pulses.answer, breakthrough=1, energy=3, confidence=9)
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("dia", undo.undo, command=done.command)
    assert "Answer again" in refusal.value.hint


def test_it_waits_for_who_has_not_answered_this_week(workspace: Team) -> None:
    def waits(viewer: str) -> bool:
        return workspace.read(queries.waits_for, viewer=viewer, breakthrough=1)

    _answer(workspace, "dia", 3, 9)
    assert (waits("dia"), waits("ana")) == (False, True)
    workspace.clock.advance(days=7)
    assert waits("dia")


def test_the_line_starts_with_the_vote_of_the_launch(workspace: Team) -> None:
    assert _pulse(workspace).vote is None
    workspace.run("fay", votes.open_vote, breakthrough=1)
    workspace.run("fay", votes.close, breakthrough=1, paper=(7, 5, 8, 6))
    assert _pulse(workspace).vote == Decimal("6.5")


def test_late_in_the_week_the_pulse_is_what_is_next_for_who_has_not_answered(
    workspace: Team,
) -> None:
    team = workspace
    team.clock.advance(days=(3 - team.clock.now.weekday()) % 7)  # a Thursday
    team.run("ana", meetings.set_slot, breakthrough=1, weekday=0)
    _answer(team, "dia", 3, 9)
    team.run("ana", cards.add, breakthrough=1, title="Call the depot")
    team.run("ana", readings.add, breakthrough=1, value=Decimal(44))

    def step(viewer: str) -> str:
        overview = team.read(overviews.overview, viewer=viewer, breakthrough=1)
        moment = Moment(team.clock.now)
        return next_step(overview, moment).words(moment.today, viewer)

    assert step("ana").startswith("the pulse of this week, Sun ")
    assert step("ana").endswith(", you")
    assert not step("dia").startswith("the pulse")
    assert not step("obs").startswith("the pulse")
