"""Pictures of the meetings: the list, one that goes on, one that is late, capture. `make snapshots` takes them anew."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.commands import meetings
from breakthrough_tui.terminal.surroundings import Depth, Surroundings
from tests.support.permit_team import NOW, PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured

K = MeetingKind
_TYPED = (*"ben", "colon", "space", *"ring")


@pytest.fixture
def meeting_team(team: PermitTeam) -> PermitTeam:
    """A check-in that was held, and the middle review that is planned."""
    before = NOW - timedelta(days=7)
    held = team.does(
        "ana",
        meetings.plan,
        at=before,
        breakthrough=1,
        kind=K.CHECK_IN,
        on=before.date(),
    ).made("meeting")
    team.does("ana", meetings.begin, at=before, meeting=held)
    team.does("ana", meetings.set_present, at=before, meeting=held, people=["ana", "ben", "cho"])
    agreed = [QuickEntry("an hour at the desk each Tuesday", "bo", date(2026, 11, 6))]
    ended = before + timedelta(minutes=33)
    team.does("ana", meetings.end, at=ended, meeting=held, agreed=agreed)
    team.does("ana", meetings.set_slot, breakthrough=1, weekday=3)
    team.does(
        "ana",
        meetings.plan,
        breakthrough=1,
        kind=K.MIDDLE_REVIEW,
        on=date(2026, 11, 12),
    )
    return team


@pytest.fixture
def running(meeting_team: PermitTeam) -> PermitTeam:
    """The middle review at its second block, seven minutes late."""
    begun = NOW - timedelta(minutes=27 + 12)
    team = meeting_team
    found = team.does("ana", meetings.begin, at=begun, meeting=2)
    team.does("cho", meetings.set_present, at=begun, meeting=2, people=["ana", "ben", "cho", "dia"])
    team.does("ana", meetings.next_block, at=begun + timedelta(minutes=27), meeting=2)
    first = found.events[0].after["block"]
    team.does("dia", meetings.note, block=first, notes="The counter is quick; it is the files.")
    return team


@SIZES
@THEMES
def test_the_list(
    snap_compare: Compare, meeting_team: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, meeting_team, "5", size=size, theme=theme)


@SIZES
@THEMES
def test_one_that_goes_on(
    snap_compare: Compare, running: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, running, "5", size=size, theme=theme)


def test_in_ascii(snap_compare: Compare, running: PermitTeam) -> None:
    plain = Surroundings(Depth.SIXTEEN, ascii_only=True, links=False)
    assert pictured(snap_compare, running, "5", size=(80, 24), surroundings=plain)


@SIZES
def test_where_the_work_falls(
    snap_compare: Compare, running: PermitTeam, size: tuple[int, int]
) -> None:
    assert pictured(snap_compare, running, "5", "v", size=size)


@SIZES
def test_capture(snap_compare: Compare, running: PermitTeam, size: tuple[int, int]) -> None:
    assert pictured(snap_compare, running, "5", "n", *_TYPED, size=size)
