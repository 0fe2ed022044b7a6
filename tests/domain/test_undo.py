"""The inverse of an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from breakthrough_tui.domain.errors import CannotUndo
from breakthrough_tui.domain.event import Door, Event
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.undo import OPPOSITES, Change, inverse, inverses

AT = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
MOVED = Event(
    position=4,
    command="c1",
    step=1,
    at=AT,
    actor="ana",
    door=Door.SCREEN,
    breakthrough=1,
    kind=Action.MOVE_CARD,
    entity="card",
    entity_id="12",
    before={"column": 1, "rank": "5"},
    after={"column": 2, "rank": "51"},
)


def test_a_change_goes_back_to_what_it_was_if_it_still_is_what_it_became() -> None:
    assert inverse(MOVED, AT) == Change(
        "card", "12", {"column": 1, "rank": "5"}, {"column": 2, "rank": "51"}
    )


def test_what_was_made_is_put_away_since_nothing_is_deleted() -> None:
    for entity, field in (("card", "archived_at"), ("membership", "ended_at")):
        made = replace(MOVED, kind=Action.ADD_CARD, entity=entity, before={})
        assert inverse(made, AT) == Change(
            entity, "12", {field: "2026-10-05T09:00:00.000000Z"}, {field: None}
        )


@pytest.mark.parametrize("kind", OPPOSITES)
def test_what_is_not_undone_names_its_opposite(kind: str) -> None:
    with pytest.raises(CannotUndo) as refusal:
        inverse(replace(MOVED, kind=kind), AT)
    assert refusal.value.hint == OPPOSITES[kind]


def test_what_can_be_neither_put_away_nor_put_back_says_so() -> None:
    with pytest.raises(CannotUndo) as refusal:
        inverse(replace(MOVED, kind=Action.SET_WORKSPACE, entity="workspace", before={}), AT)
    assert refusal.value.hint


def test_a_command_is_taken_back_from_its_end() -> None:
    second = replace(MOVED, step=2, entity_id="13")
    assert [change.entity_id for change in inverses([MOVED, second], AT)] == ["13", "12"]
