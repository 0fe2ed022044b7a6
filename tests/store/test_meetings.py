"""Meetings on a real file: planned, changed, led, ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.errors import Conflict, Invalid, NotFound
from breakthrough_tui.domain.meetings.agendas import FULL_DAY
from breakthrough_tui.domain.meetings.meeting import Meeting
from breakthrough_tui.domain.meetings.timer import timer
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.commands import (
    agendas,
    breakthroughs,
    commitments,
    meetings,
    people,
    undo,
)
from breakthrough_tui.store.queries import meetings as lists
from breakthrough_tui.store.queries import overviews
from tests.builders import Team

TODAY = date(2026, 10, 5)
K = MeetingKind


def planned(team: Team, kind: MeetingKind = K.CHECK_IN, **more: Any) -> int:
    fields: dict[str, Any] = {"breakthrough": 1, "kind": kind, "on": TODAY, **more}
    return team.run("fay", meetings.plan, **fields).made("meeting")


def begun(team: Team, kind: MeetingKind = K.CHECK_IN) -> int:
    made = planned(team, kind)
    team.run("fay", meetings.begin, meeting=made)
    return made


def meeting(team: Team, id: int) -> Meeting:
    return team.read(lists.meeting, viewer="cho", meeting=id)


def titles(team: Team, id: int) -> list[str]:
    return [block.title for block in meeting(team, id).blocks]


def test_a_launch_is_planned_with_its_agenda(workspace: Team) -> None:
    made = meeting(workspace, planned(workspace, K.LAUNCH, form=FULL_DAY, at="9"))
    assert (made.kind, made.form, made.at, made.total) == (K.LAUNCH, FULL_DAY, "09:00", 420)
    assert all(block.prompt for block in made.blocks)
    assert made.blocks[0].screen == "board"


def test_an_agenda_is_changed_before_the_meeting(workspace: Team) -> None:
    here = planned(workspace)
    first, second, *_ = (block.id for block in meeting(workspace, here).blocks)
    run = workspace.run
    run("ana", agendas.edit_block, block=first, title="Good news", minutes=3, screen="Result")
    run("ana", agendas.add_minutes, block=second, minutes=-100)
    run("ana", agendas.add_block, meeting=here, title="The new form", minutes=15, before=second)
    run("ana", agendas.move_block, block=second, before=None)
    found = meeting(workspace, here).blocks
    assert [block.title for block in found][:2] == ["Good news", "The new form"]
    assert (found[0].minutes, found[0].screen, found[-1].minutes) == (3, "result", 0)
    assert found[-1].id == second
    run("ana", agendas.remove_block, block=first)
    assert titles(workspace, here)[0] == "The new form"


def test_what_came_back_by_undo_has_its_place_beside_what_came_instead(workspace: Team) -> None:
    here = planned(workspace)
    first, second, *_ = (block.id for block in meeting(workspace, here).blocks)
    removed = workspace.run("ana", agendas.remove_block, block=first)
    workspace.run("ana", agendas.add_block, meeting=here, title="Instead", minutes=1, before=second)
    workspace.run("ana", undo.undo, command=removed.command)
    for number in range(3):
        title = f"Between {number}"
        workspace.run("ana", agendas.add_block, meeting=here, title=title, minutes=1, before=second)
    found = titles(workspace, here)
    assert set(found[:2]) == {"One good thing each", "Instead"}
    assert found[2:5] == ["Between 0", "Between 1", "Between 2"]


@pytest.mark.parametrize(
    ("minutes", "sentence"), [(-1, "less than no minutes"), (1441, "longer than a day")]
)
def test_minutes_that_cannot_be(workspace: Team, minutes: int, sentence: str) -> None:
    here = planned(workspace)
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", agendas.add_block, meeting=here, title="x", minutes=minutes)
    assert sentence in refusal.value.message


def test_an_agenda_of_a_day_goes_and_one_of_more_does_not(workspace: Team) -> None:
    here = planned(workspace)
    workspace.run("ana", agendas.add_block, meeting=here, title="Long", minutes=1410)
    assert meeting(workspace, here).total == 1440
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", agendas.add_block, meeting=here, title="One more", minutes=1)
    assert "longer than a day" in refusal.value.message
    workspace.run("ana", meetings.begin, meeting=here)
    now = timer(meeting(workspace, here), workspace.clock.now)
    assert now is not None
    assert now.to_end == 1440


def test_an_agenda_without_minutes_does_not_begin(workspace: Team) -> None:
    here = planned(workspace)
    for block in meeting(workspace, here).blocks:
        workspace.run("ana", agendas.edit_block, block=block.id, minutes=0)
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", meetings.begin, meeting=here)
    assert refusal.value.message == "The agenda has no minutes."
    for block in meeting(workspace, here).blocks:
        workspace.run("ana", agendas.remove_block, block=block.id)
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", meetings.begin, meeting=here)
    assert refusal.value.message == "The agenda is empty."


def test_a_screen_that_there_is_not_is_refused_with_the_nearest(workspace: Team) -> None:
    (first, *_) = meeting(workspace, planned(workspace)).blocks
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", agendas.edit_block, block=first.id, screen="bord")
    assert "board" in refusal.value.hint


def test_a_meeting_is_led_through_its_blocks_and_their_time_is_kept(workspace: Team) -> None:
    here = begun(workspace)
    workspace.clock.advance(seconds=400)
    workspace.run("ana", meetings.next_block, meeting=here)
    workspace.clock.advance(seconds=100)
    workspace.run("ana", meetings.previous_block, meeting=here)
    workspace.clock.advance(seconds=30)
    found = meeting(workspace, here)
    assert [block.spent for block in found.blocks[:2]] == [400, 100]
    now = timer(found, workspace.clock.now)
    assert now is not None
    assert (now.block.title, now.gone, now.left) == ("One good thing each", 7, -2)
    with pytest.raises(Invalid):
        workspace.run("ana", meetings.previous_block, meeting=here)
    workspace.run("ana", meetings.go_to, meeting=here, block=found.blocks[-1].id)
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", meetings.next_block, meeting=here)
    assert "last block" in refusal.value.message


def test_going_on_by_mistake_is_taken_back_with_its_time(workspace: Team) -> None:
    here = begun(workspace)
    workspace.clock.advance(seconds=200)
    went = workspace.run("ana", meetings.next_block, meeting=here)
    workspace.clock.advance(seconds=100)
    workspace.run("ana", undo.undo, command=went.command)
    now = timer(meeting(workspace, here), workspace.clock.now)
    assert now is not None
    assert (now.number, now.gone) == (0, 5)


def test_a_clock_that_was_set_back_takes_no_time_away(workspace: Team) -> None:
    here = begun(workspace)
    workspace.clock.advance(hours=-5)
    workspace.run("ana", meetings.next_block, meeting=here)
    assert [block.spent for block in meeting(workspace, here).blocks[:2]] == [0, 0]
    workspace.clock.advance(hours=40)
    workspace.run("ana", meetings.next_block, meeting=here)
    assert meeting(workspace, here).blocks[1].spent == 40 * 3600
    workspace.run("ana", meetings.end, meeting=here)


def test_two_who_go_on_at_once_go_on_once(workspace: Team) -> None:
    here = begun(workspace)
    seen = workspace.position
    workspace.run_seeing(seen, "ana", meetings.next_block, meeting=here)
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "fay", meetings.next_block, meeting=here)
    assert refusal.value.message.startswith("Ana led the meeting on")
    assert meeting(workspace, here).block == meeting(workspace, here).blocks[1].id


def test_one_meeting_at_a_time(workspace: Team) -> None:
    begun(workspace)
    other = planned(workspace, K.MIDDLE_REVIEW)
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", meetings.begin, meeting=other)
    assert refusal.value.message == "The check-in goes on."


def test_it_ends_with_who_does_what_by_when(workspace: Team) -> None:
    here = begun(workspace)
    agreed = [QuickEntry("An hour each Tuesday", "bo", TODAY), QuickEntry("Ask the mayor")]
    workspace.clock.advance(seconds=1900)
    workspace.run("ana", meetings.end, meeting=here, agreed=agreed)
    found = meeting(workspace, here)
    assert not found.running
    assert [(one.text, one.person, one.due) for one in found.commitments] == [
        ("An hour each Tuesday", "bo", TODAY),
        ("Ask the mayor", None, None),
    ]
    assert found.blocks[0].spent == 1900
    overview = workspace.read(overviews.overview, viewer="bo", breakthrough=1)
    assert [one.text for one in overview.commitments] == ["An hour each Tuesday", "Ask the mayor"]
    workspace.run("bo", commitments.tick, commitment=found.commitments[0].id, done=True)
    overview = workspace.read(overviews.overview, viewer="bo", breakthrough=1)
    assert [one.text for one in overview.commitments] == ["Ask the mayor"]
    for command in (meetings.end, meetings.next_block, meetings.begin, meetings.cancel):
        with pytest.raises(Invalid):
            workspace.run("ana", command, meeting=here)


def test_nothing_is_ended_when_a_promise_is_of_nobody_here(workspace: Team) -> None:
    here = begun(workspace)
    with pytest.raises(NotFound):
        workspace.run("ana", meetings.end, meeting=here, agreed=[QuickEntry("Ask", "kim")])
    assert meeting(workspace, here).running


def test_notes_and_who_was_there(workspace: Team) -> None:
    here = begun(workspace)
    block = meeting(workspace, here).blocks[1].id
    workspace.run("cho", meetings.note, block=block, notes="44, two files of 90 days\n[b]bold[/b]")
    workspace.run("cho", meetings.set_present, meeting=here, people=["dia", "cho", "cho"])
    workspace.run("ana", meetings.set_present, meeting=here, people=["eli", "cho"])
    found = meeting(workspace, here)
    assert found.blocks[1].notes == "44, two files of 90 days\n[b]bold[/b]"
    assert found.present == ("cho", "eli")
    with pytest.raises(NotFound):
        workspace.run("ana", meetings.set_present, meeting=here, people=["kim"])


def test_two_who_write_in_the_same_block_are_told(workspace: Team) -> None:
    block = meeting(workspace, begun(workspace)).blocks[0].id
    seen = workspace.position
    workspace.run_seeing(seen, "cho", meetings.note, block=block, notes="mine")
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "dia", meetings.note, block=block, notes="other")


def test_a_block_that_the_meeting_is_at_stays(workspace: Team) -> None:
    found = meeting(workspace, begun(workspace))
    with pytest.raises(Invalid):
        workspace.run("ana", agendas.remove_block, block=found.blocks[0].id)
    workspace.run("ana", agendas.remove_block, block=found.blocks[1].id)
    with pytest.raises(NotFound):
        workspace.run("ana", meetings.go_to, meeting=found.id, block=found.blocks[1].id)


def test_a_block_that_was_added_and_taken_back_while_at_it_leads_back_to_the_first(
    workspace: Team,
) -> None:
    here = begun(workspace)
    added = workspace.run("ana", agendas.add_block, meeting=here, title="More", minutes=5)
    workspace.run("ana", meetings.go_to, meeting=here, block=added.made("agenda block"))
    workspace.run("ana", undo.undo, command=added.command)
    assert timer(meeting(workspace, here), workspace.clock.now) is None
    workspace.run("ana", meetings.next_block, meeting=here)
    assert meeting(workspace, here).block == meeting(workspace, here).blocks[0].id


def test_a_meeting_is_moved_or_cancelled_and_comes_back(workspace: Team) -> None:
    here = planned(workspace)
    workspace.run("ana", meetings.move, meeting=here, on=TODAY + timedelta(days=1), at="2 pm")
    assert (meeting(workspace, here).on, meeting(workspace, here).at) == (
        date(2026, 10, 6),
        "14:00",
    )
    cancelled = workspace.run("ana", meetings.cancel, meeting=here)
    assert workspace.read(lists.meetings, viewer="cho", breakthrough=1).meetings == ()
    with pytest.raises(NotFound):
        workspace.run("ana", meetings.begin, meeting=here)
    workspace.run("ana", undo.undo, command=cancelled.command)
    assert len(workspace.read(lists.meetings, viewer="cho", breakthrough=1).meetings) == 1


def test_the_launch_and_its_meeting_have_one_day(workspace: Team) -> None:
    wait = workspace.start("Halve the wait", code="WAIT", leader="bo", facilitator="fay")

    def days() -> tuple[date | None, list[date]]:
        here = workspace.read(overviews.overview, viewer="cho", breakthrough=wait)
        return here.breakthrough.launch_on, [one.on for one in here.meetings]

    run = workspace.run
    here = planned(workspace, K.LAUNCH, breakthrough=wait, on=date(2026, 10, 15), at="9")
    assert days() == (date(2026, 10, 15), [date(2026, 10, 15)])
    moved = run("fay", meetings.move, meeting=here, on=date(2026, 10, 16), at="9")
    assert days() == (date(2026, 10, 16), [date(2026, 10, 16)])
    run("fay", undo.undo, command=moved.command)
    assert days() == (date(2026, 10, 15), [date(2026, 10, 15)])
    edited = run("bo", breakthroughs.edit_goal, breakthrough=wait, launch_on=date(2026, 10, 20))
    assert days() == (date(2026, 10, 20), [date(2026, 10, 20)])
    run("bo", undo.undo, command=edited.command)
    assert days() == (date(2026, 10, 15), [date(2026, 10, 15)])


def test_every_screen_knows_what_goes_on(workspace: Team) -> None:
    begun(workspace)
    (glance,) = workspace.read(overviews.overview, viewer="obs", breakthrough=1).meetings
    assert glance.running
    assert glance.title == "One good thing each"
    assert glance.until == workspace.clock.now + timedelta(minutes=5)


def test_the_weekly_slot(workspace: Team) -> None:
    workspace.run("fay", meetings.set_slot, breakthrough=1, weekday=3, at="9.15")
    here = workspace.read(overviews.overview, viewer="cho", breakthrough=1).breakthrough
    assert (here.checkin_weekday, here.checkin_at) == (3, "09:15")
    for weekday in (-1, 7):
        with pytest.raises(Invalid):
            workspace.run("fay", meetings.set_slot, breakthrough=1, weekday=weekday)
    workspace.run("fay", meetings.set_slot, breakthrough=1, weekday=None)
    here = workspace.read(overviews.overview, viewer="cho", breakthrough=1).breakthrough
    assert (here.checkin_weekday, here.checkin_at) == (None, "")


@pytest.mark.parametrize("size", [1, 60])
def test_a_team_of_any_size_was_there(workspace: Team, size: int) -> None:
    names = [f"p{number}" for number in range(size)]
    for name in names:
        workspace.run("adm", people.add, name=name)
    here = begun(workspace)
    workspace.run("ana", meetings.set_present, meeting=here, people=names)
    assert len(meeting(workspace, here).present) == size
    workspace.run("ana", meetings.set_present, meeting=here, people=[])
    assert meeting(workspace, here).present == ()


def test_a_meeting_of_a_private_breakthrough_is_not_found(workspace: Team) -> None:
    private = workspace.start_private()
    made = workspace.run(
        "ana", meetings.plan, breakthrough=private, kind=K.CHECK_IN, on=TODAY
    ).made("meeting")
    for id in (made, 99):
        with pytest.raises(NotFound) as refusal:
            workspace.read(lists.meeting, viewer="cho", meeting=id)
        assert refusal.value.message == "There is no such meeting."
    with pytest.raises(NotFound):
        workspace.read(lists.meetings, viewer="cho", breakthrough=private)
