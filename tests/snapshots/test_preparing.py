"""Pictures of the preparation: the board before the launch, the page of an item. `make snapshots` takes them anew."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import breakthroughs, cards, people, preparations
from tests.support.permit_team import PermitTeam
from tests.support.pictures import SIZES, THEMES, Compare, pictured


@pytest.fixture
def preparing(team: PermitTeam) -> PermitTeam:
    """A second breakthrough, a week before its launch, with the usual items and what was found so far."""
    at = datetime(2026, 11, 5, 9, tzinfo=UTC)
    made = team.does(
        "gus",
        breakthroughs.start,
        at=at,
        sentence="Raise vaccination follow-ups from 26 to 90 %",
        code="VACCINE",
        lead="fay",
        launch_on=datetime(2026, 11, 18, tzinfo=UTC).date(),
    ).made("breakthrough")
    for person in ("cho", "dia"):
        team.does(
            "gus", people.give_role, at=at, breakthrough=made, person=person, role=Role.CORE_GROUP
        )
    usual = team.does("gus", preparations.add_usual, at=at, breakthrough=made).all_made("card")
    team.does("gus", cards.add, at=at, breakthrough=made, title="Call them", preparing=False)
    team.does(
        "cho",
        preparations.edit,
        card=usual[2],
        hurts="Between the first and the second visit: [b]two of three[/b] are lost there.",
        tried="A leaflet at the first visit. Nobody looked whether it helped.",
        finding="312 children were due, 81 came in time: 26 %.",
        source="register of the clinic, twelve weeks",
    )
    return team


@SIZES
@THEMES
def test_the_board_before_the_launch(
    snap_compare: Compare, preparing: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    keys = ("0", "G", "enter", "1")
    assert pictured(snap_compare, preparing, *keys, size=size, theme=theme, viewer="cho")


@SIZES
@THEMES
def test_what_was_found(
    snap_compare: Compare, preparing: PermitTeam, size: tuple[int, int], theme: str
) -> None:
    keys = ("0", "G", "enter", "1", "j", "j", "enter", "j")
    assert pictured(snap_compare, preparing, *keys, size=size, theme=theme, viewer="cho")
