"""Two people change the same thing: who wins, and what the other hears."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.errors import Conflict
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    columns,
    obstacles,
    people,
    readings,
    undo,
)
from breakthrough_tui.store.commands.ordering import Place
from tests.builders import LAUNCHED, Team, with_cards


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ({"title": "a"}, {"title": "b"}, True),
        ({"title": "a"}, {"description": "b"}, False),
        ({"title": "a"}, {"title": "b", "owner": "cho"}, True),
        ({"owner": "dia"}, {"due": date(2026, 10, 9)}, False),
        ({"labels": ["a"]}, {"labels": ["b"]}, True),
        ({"title": "a"}, {"title": "a"}, False),
    ],
)
def test_a_conflict_is_about_a_field(
    workspace: Team, first: dict[str, Any], second: dict[str, Any], meet: bool
) -> None:
    card = workspace.add()
    seen = workspace.position
    workspace.run_seeing(seen, "dia", cards.edit, card=card, **first)
    workspace.clock.advance(seconds=12)
    if not meet:
        workspace.run_seeing(seen, "cho", cards.edit, card=card, **second)
        return
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "cho", cards.edit, card=card, **second)
    assert refusal.value.message.startswith("Dia changed the ")
    assert refusal.value.message.endswith(" 12 s ago.")
    assert (refusal.value.actor, refusal.value.at.second) == ("dia", 0)
    # Having looked again, one may.
    workspace.run_seeing(workspace.position, "cho", cards.edit, card=card, **second)


def test_one_is_in_no_conflict_with_oneself(workspace: Team) -> None:
    card = workspace.add()
    seen = workspace.position
    workspace.run_seeing(seen, "cho", cards.edit, card=card, title="a")
    workspace.run_seeing(seen, "cho", cards.edit, card=card, title="b")
    assert workspace.card(card).title == "b"


def test_who_did_not_look_is_in_no_conflict(workspace: Team) -> None:
    card = workspace.add()
    workspace.run("dia", cards.edit, card=card, title="a")
    workspace.run("cho", cards.edit, card=card, title="b")
    assert workspace.card(card).title == "b"


def test_a_drag_never_spoils_text_editing(workspace: Team) -> None:
    card = workspace.add()
    seen = workspace.position
    workspace.run_seeing(seen, "bo", cards.move, card=card, column=workspace.doing)
    workspace.run_seeing(seen, "ana", cards.edit, card=card, title="Ring the depot", due=LAUNCHED)
    workspace.run_seeing(seen, "bo", cards.finish, card=card)
    assert workspace.card(card).title == "Ring the depot"
    assert workspace.card(card).column == workspace.done


def test_two_drags_of_one_card(workspace: Team) -> None:
    card = workspace.add()
    seen = workspace.position
    workspace.run_seeing(seen, "bo", cards.move, card=card, column=workspace.done)
    workspace.clock.advance(seconds=3)
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "ana", cards.move, card=card, column=workspace.doing)
    assert refusal.value.message == "Bo moved this to Done 3 s ago."
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "ana", cards.finish, card=card)
    with pytest.raises(Conflict):
        workspace.run_seeing(
            seen, "ana", cards.move, card=card, column=workspace.done, place=Place.BOTTOM
        )
    assert workspace.card(card).column == workspace.done


def test_a_drag_that_was_merged_with_an_earlier_one_is_seen_too(workspace: Team) -> None:
    card = workspace.add()
    workspace.run("bo", cards.move, card=card, column=workspace.doing)
    seen = workspace.position
    workspace.clock.advance(seconds=2)
    workspace.run("bo", cards.move, card=card, column=workspace.done)
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "ana", cards.move, card=card, column=workspace.to_do)


def test_moving_other_cards_is_no_conflict(workspace: Team) -> None:
    one, two, three = with_cards(workspace, ["one", "two", "three"])
    seen = workspace.position
    workspace.run_seeing(seen, "bo", cards.move, card=three, column=workspace.to_do, before=one)
    workspace.run_seeing(seen, "ana", cards.move, card=two, column=workspace.to_do, before=one)
    assert workspace.titles(workspace.to_do) == ["three", "two", "one"]


def test_a_move_to_a_column_that_is_gone(workspace: Team) -> None:
    card = workspace.add()
    seen = workspace.position
    workspace.run("ana", columns.remove, column=workspace.doing)
    workspace.clock.advance(seconds=60 * 3)
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "cho", cards.move, card=card, column=workspace.doing)
    assert refusal.value.actor == "ana"
    assert "removed the column" in refusal.value.message
    assert "3 min ago" in refusal.value.message


@pytest.mark.parametrize("how", ["moved", "archived", "edited after"])
@pytest.mark.parametrize("looked", [True, False])
def test_a_move_before_a_neighbour_that_is_gone(workspace: Team, how: str, looked: bool) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    seen = workspace.position
    if how == "archived":
        workspace.run("dia", cards.archive, cards=[one])
    else:
        workspace.run("dia", cards.move, card=one, column=workspace.doing)
    at = workspace.clock.now
    workspace.clock.advance(seconds=12)
    if how == "edited after":
        workspace.run("eli", cards.edit, card=one, title="something else")
    call = workspace.call("cho", seen if looked else None)
    with pytest.raises(Conflict) as refusal:
        workspace.store.run(cards.move, call, card=two, column=workspace.to_do, before=one)
    assert (refusal.value.actor, refusal.value.at) == ("dia", at)
    assert ("archived" if how == "archived" else "to Doing") in refusal.value.message
    assert workspace.titles(workspace.to_do)[-1] == "two"


def test_what_was_put_away_meanwhile_says_by_whom(workspace: Team) -> None:
    card = workspace.add()
    seen = workspace.position
    workspace.run("dia", cards.archive, cards=[card])
    workspace.clock.advance(seconds=5)
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "cho", cards.edit, card=card, title="Ring the depot")
    assert refusal.value.message == "Dia archived this 5 s ago."


def test_a_refusal_after_an_undo_says_that(workspace: Team) -> None:
    card = workspace.add()
    moved = workspace.run("dia", cards.move, card=card, column=workspace.done)
    seen = workspace.position
    workspace.run("dia", undo.undo, command=moved.command)
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "cho", cards.move, card=card, column=workspace.doing)
    assert "took an earlier change back" in refusal.value.message


def test_two_edits_of_a_draft_goal(workspace: Team) -> None:
    draft = workspace.start(code="DRAFT", lead="ana", target=Decimal(20))
    seen = workspace.board("ana", draft).position
    goal = breakthroughs.edit_goal
    workspace.run_seeing(seen, "bo", goal, breakthrough=draft, target=Decimal(25))
    workspace.run_seeing(seen, "ana", goal, breakthrough=draft, sentence="Halve the queue")
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "ana", goal, breakthrough=draft, target=Decimal(30))
    assert "the target" in refusal.value.message


def test_two_refocuses_at_once(workspace: Team) -> None:
    seen = workspace.position
    refocus = breakthroughs.refocus
    workspace.run_seeing(seen, "gus", refocus, breakthrough=1, reason="Late", target=Decimal(30))
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "bo", refocus, breakthrough=1, reason="So", target=Decimal(25))
    assert refusal.value.message.startswith("Gus refocused the goal")


def test_two_answers_at_once(workspace: Team) -> None:
    raised = workspace.raise_obstacle()
    seen = workspace.position
    day = workspace.clock.now.date()
    workspace.run_seeing(seen, "gus", obstacles.take, obstacle=raised, by=day)
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "bo", obstacles.ask_back, obstacle=raised, question="Which?")
    assert refusal.value.actor == "gus"
    workspace.run_seeing(seen, "cho", obstacles.edit, obstacle=raised, ask="A key")


def test_two_say_what_an_obstacle_stops(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    raised = workspace.raise_obstacle()
    seen = workspace.position
    workspace.run_seeing(seen, "cho", obstacles.edit, obstacle=raised, cards=[one])
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "ana", obstacles.edit, obstacle=raised, cards=[two])
    assert workspace.obstacle(raised).cards == (one,)


def test_a_reading_is_corrected_once(workspace: Team) -> None:
    added = workspace.run("ana", readings.add, breakthrough=1, value=Decimal(44))
    reading = added.made("reading")
    workspace.run("cho", readings.correct, reading=reading, value=Decimal(43))
    with pytest.raises(Conflict, match="Cho corrected a reading"):
        workspace.run("dia", readings.correct, reading=reading, value=Decimal(42))


def test_columns_and_roles_meet_as_well(workspace: Team) -> None:
    seen = workspace.position
    workspace.run_seeing(seen, "bo", columns.rename, column=workspace.doing, name="Now")
    workspace.run_seeing(seen, "ana", columns.limit, column=workspace.doing, limit=4)
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "ana", columns.rename, column=workspace.doing, name="At work")
    workspace.run_seeing(
        seen, "ana", columns.set_kind, column=workspace.doing, kind=ColumnKind.TO_DO
    )
    give = people.give_role
    workspace.run_seeing(seen, "fay", give, breakthrough=1, person="out", role=Role.MEMBER)
    workspace.run_seeing(seen, "ana", give, breakthrough=1, person="out", role=Role.MEMBER)
