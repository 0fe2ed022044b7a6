"""Pictures of the goal test, the vote, promises, proposals. `make snapshots` takes them anew; look at each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.store.commands import (
    breakthroughs,
    goal_test,
    obstacles,
    promises,
    proposals,
    votes,
)
from tests.support.permit_team import PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured


@pytest.fixture
def draft(team: PermitTeam) -> PermitTeam:
    """A second breakthrough before its launch, with answers, promises and an open vote."""
    made = team.does(
        "bo",
        breakthroughs.start,
        sentence="Implement the new intake and halve the waiting",
        code="QUEUE",
        leader="bo",
        lead="ana",
        facilitator="cho",
        members=("ben", "dia", "eli", "fay"),
        launch_on=date(2026, 11, 18),
    ).made("breakthrough")
    for name, said, note in (
        ("bo", Said.YES, "people sleep in their cars"),
        ("ana", Said.YES, ""),
        ("dia", Said.NOT_SURE, "winter is quiet"),
    ):
        team.does(name, goal_test.answer, breakthrough=made, question=8, answer=said, note=note)
    team.does(
        "bo",
        promises.promise,
        breakthrough=made,
        hours=Decimal(2),
        answer_days=Decimal(2),
        people="two of the desk",
    )
    team.does("cho", votes.open_vote, breakthrough=made)
    for name, value in (("ben", 3), ("dia", 7)):
        team.does(name, votes.cast, breakthrough=made, value=value)
    return team


@pytest.fixture
def proposed(team: PermitTeam) -> PermitTeam:
    """The launched one with promises, answers of its leader, a closed vote, two versions, a proposal."""
    start = datetime(2026, 10, 2, 9, tzinfo=UTC)
    team.does(
        "bo",
        promises.promise,
        at=start,
        breakthrough=1,
        hours=Decimal(2),
        answer_days=Decimal(2),
        access="the land registry",
    )
    team.does("cho", votes.open_vote, at=start, breakthrough=1)
    for name, value in (("ana", 5), ("ben", 8), ("dia", 6), ("eli", 7)):
        team.does(name, votes.cast, at=start, breakthrough=1, value=value)
    team.does("cho", votes.close, at=start, breakthrough=1, paper=(7, 5))
    for days in (5, 8):
        at = datetime(2026, 10, days, 9, tzinfo=UTC)
        raised = team.does(
            "eli", obstacles.raise_obstacle, at=at, breakthrough=1, title="The scanner is locked"
        ).made("obstacle")
        answered = datetime(2026, 10, days + 3, 9, tzinfo=UTC)
        team.does(
            "bo", obstacles.answer, at=answered, obstacle=raised, kind="removed", note="It is open"
        )
        team.does("eli", obstacles.confirm, at=answered, obstacle=raised)
    team.does(
        "bo",
        breakthroughs.refocus,
        at=datetime(2026, 10, 20, 9, tzinfo=UTC),
        breakthrough=1,
        reason="The east office is closing; its permits come to us",
        target=Decimal(22),
        report_back=date(2026, 12, 18),
    )
    team.does(
        "ana",
        proposals.propose,
        breakthrough=1,
        reason="The registry stays closed until the new year",
        target=Decimal(25),
        sentence="Cut days to issue a building permit from 45 to 25, north office, houses only",
    )
    team.does("ana", goal_test.set_backup, breakthrough=1, name="Kim", contact="room 12")
    return team


@SIZES
@THEMES
def test_a_goal_and_its_test(
    snap_compare: Compare, draft: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    keys = ("4", "right_square_bracket", "pagedown")
    assert pictured(snap_compare, draft, *keys, size=size, theme=theme)


@SIZES
@THEMES
def test_a_goal_judged_as_one_types(
    snap_compare: Compare, draft: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    keys = ("4", "right_square_bracket", "e")
    assert pictured(snap_compare, draft, *keys, viewer="bo", size=size, theme=theme)


@SIZES
@THEMES
def test_voting(
    snap_compare: Compare, draft: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    keys = ("4", "right_square_bracket", "V")
    assert pictured(snap_compare, draft, *keys, viewer="eli", size=size, theme=theme)


@SIZES
def test_closing_a_vote(snap_compare: Compare, draft: PermitTeam, size: tuple[int, int]) -> None:
    keys = ("4", "right_square_bracket", "V", "c", "7", "space", "5", "space", "8")
    assert pictured(snap_compare, draft, *keys, viewer="cho", size=size)


@SIZES
def test_what_a_leader_promises(
    snap_compare: Compare, draft: PermitTeam, size: tuple[int, int]
) -> None:
    keys = ("4", "right_square_bracket", "P")
    assert pictured(snap_compare, draft, *keys, viewer="bo", size=size)


@SIZES
@THEMES
def test_a_proposal_before_its_leader(
    snap_compare: Compare, proposed: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    assert pictured(snap_compare, proposed, "4", "down", viewer="bo", size=size, theme=theme)


@SIZES
@THEMES
def test_two_versions(
    snap_compare: Compare, proposed: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    keys = ("4", *["down"] * (4 if size == (120, 40) else 6), "enter")
    assert pictured(snap_compare, proposed, *keys, viewer="ana", size=size, theme=theme)


@SIZES
def test_what_stands_behind_a_team(
    snap_compare: Compare, proposed: PermitTeam, size: tuple[int, int]
) -> None:
    assert pictured(snap_compare, proposed, "4", "G", viewer="bo", size=size)
