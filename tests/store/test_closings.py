"""The end of a breakthrough, on a real file."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.course import MeetingKind, Outcome, Path
from breakthrough_tui.domain.errors import Invalid, NotAllowed, NotFound
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.store.commands import cards, closings, commitments, meetings, readings, undo
from breakthrough_tui.store.queries import overviews
from tests.builders import Team


def seen(team: Team, breakthrough: int = 1) -> Overview:
    return team.read(overviews.overview, viewer="ana", breakthrough=breakthrough)


def at_the_end(team: Team) -> date:
    team.clock.advance(days=70)
    return team.clock.now.date()


def test_a_report_back_is_held_then_it_is_closed_and_measured_once_more(house: Team) -> None:
    today = at_the_end(house)
    house.run("fay", closings.hold, breakthrough=1)
    here = seen(house)
    assert here.breakthrough.phase is Phase.REPORTED
    assert here.ending.remeasure_on == today + timedelta(days=90)
    house.clock.advance(days=3)
    house.run("bo", closings.close, breakthrough=1, outcome=Outcome.PARTLY, note="22 is good")
    here = seen(house)
    assert here.breakthrough.phase is Phase.CLOSED
    assert (here.ending.outcome, here.ending.note) == (Outcome.PARTLY, "22 is good")
    assert here.ending.remeasure_on == today + timedelta(days=90)
    house.clock.advance(days=87)
    assert here.remeasure_due(house.store.moment())


def test_a_report_back_lies_between_the_launch_and_today(house: Team) -> None:
    today = house.clock.now.date()
    for day in (today + timedelta(days=1), date(2026, 10, 2)):
        with pytest.raises(Invalid):
            house.run("ana", closings.hold, breakthrough=1, on=day)
    house.run("ana", closings.hold, breakthrough=1, on=today)
    with pytest.raises(Invalid) as refusal:
        house.run("ana", closings.hold, breakthrough=1)
    assert "held already" in refusal.value.message


def test_what_was_not_launched_is_abandoned_and_why(house: Team) -> None:
    with pytest.raises(Invalid):
        house.run("bo", closings.close, breakthrough=2, outcome=Outcome.REACHED)
    with pytest.raises(Invalid):
        house.run("bo", closings.hold, breakthrough=2)
    with pytest.raises(Invalid):
        house.run("bo", closings.abandon, breakthrough=2, reason=" ")
    house.run("bo", closings.abandon, breakthrough=2, reason="The office moves")
    here = seen(house, 2)
    assert here.breakthrough.phase is Phase.ABANDONED
    assert here.ending.note == "The office moves"
    house.run("bo", closings.reopen, breakthrough=2)
    assert seen(house, 2).breakthrough.phase is Phase.PREPARING


def test_a_closed_one_is_only_read_until_its_leader_reopens_it(house: Team) -> None:
    house.run("bo", closings.close, breakthrough=1, outcome=Outcome.REACHED)
    with pytest.raises(NotAllowed) as refusal:
        house.run("ana", cards.add, breakthrough=1, title="Call the depot")
    assert refusal.value.hint == "Its leader can reopen it."
    with pytest.raises(NotAllowed):
        house.run("ana", closings.reopen, breakthrough=1)
    with pytest.raises(NotAllowed):
        house.run("bo", closings.close, breakthrough=1, outcome=Outcome.REACHED)
    house.run("bo", closings.reopen, breakthrough=1)
    house.run("ana", cards.add, breakthrough=1, title="Call the depot")
    here = seen(house)
    assert (here.breakthrough.phase, here.ending.outcome) == (Phase.LAUNCHED, None)


def test_a_closed_one_is_measured_but_its_result_stays(house: Team) -> None:
    at_the_end(house)
    house.run("bo", closings.close, breakthrough=1, outcome=Outcome.REACHED)
    with pytest.raises(Invalid) as refusal:
        house.run("ana", readings.add, breakthrough=1, value=Decimal(90))
    assert "its result stays" in refusal.value.message
    house.clock.advance(days=90)
    house.run("ana", readings.add, breakthrough=1, value=Decimal(21))
    assert not seen(house).remeasure_due(house.store.moment())


def test_commitments_are_kept_after_the_end(house: Team) -> None:
    made = house.run("bo", commitments.add, breakthrough=1, text="Look at it", person="cho")
    commitment = made.made("commitment")
    house.run("bo", closings.close, breakthrough=1, outcome=Outcome.REACHED)
    assert [one.text for one in seen(house).commitments] == ["Look at it"]
    house.run("cho", commitments.tick, commitment=commitment, done=True)
    assert seen(house).commitments == ()
    with pytest.raises(NotAllowed):
        house.run("bo", commitments.edit, commitment=commitment, text="Look away")


def test_the_next_one_says_where_it_came_from(house: Team) -> None:
    house.run("bo", closings.choose_path, breakthrough=1, path=Path.BUILD)
    made = house.start("Halve the queue", came_from=1)
    assert seen(house).ending.path is Path.BUILD
    assert seen(house, made).ending.came_from == 1


def test_nobody_comes_from_what_they_may_not_know_of(house: Team) -> None:
    here = house.start_private()
    with pytest.raises(NotFound):
        house.start("Halve the queue", by="out", came_from=here)


def test_with_its_meeting_the_report_back_was_held(house: Team) -> None:
    today = at_the_end(house)
    planned = house.run(
        "fay", meetings.plan, breakthrough=1, kind=MeetingKind.REPORT_BACK, on=today
    )
    meeting = planned.made("meeting")
    house.run("fay", meetings.begin, meeting=meeting)
    house.clock.advance(hours=1)
    done = house.run("fay", meetings.end, meeting=meeting)
    here = seen(house)
    assert here.breakthrough.phase is Phase.REPORTED
    assert here.ending.reported_on == today
    house.run("fay", undo.undo, command=done.command)
    assert seen(house).breakthrough.phase is Phase.LAUNCHED


def test_another_meeting_reports_nothing(house: Team) -> None:
    today = at_the_end(house)
    planned = house.run("fay", meetings.plan, breakthrough=1, kind=MeetingKind.CHECK_IN, on=today)
    house.run("fay", meetings.begin, meeting=planned.made("meeting"))
    house.run("fay", meetings.end, meeting=planned.made("meeting"))
    assert seen(house).breakthrough.phase is Phase.LAUNCHED
