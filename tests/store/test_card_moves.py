"""Several moves of one card within a few seconds."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.commands import cards, undo
from tests.builders import Team, with_cards
from tests.store.test_cards import history


def test_moves_within_five_seconds_are_one_event_and_one_undo(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    first = workspace.run("cho", cards.move, card=one, column=workspace.doing)
    workspace.clock.advance(seconds=4)
    workspace.run("cho", cards.move, card=two, column=workspace.doing)
    workspace.clock.advance(seconds=1)
    before = len(history(workspace))
    again = workspace.run("cho", cards.move, card=one, column=workspace.done)
    assert again.command == first.command
    assert len(history(workspace)) == before
    (event,) = again.events
    assert event.before["column"] == workspace.to_do
    assert event.after["column"] == workspace.done
    assert event.position == workspace.position
    workspace.clock.advance(seconds=60)
    workspace.run("cho", undo.undo, command=first.command)
    assert workspace.card(one).column == workspace.to_do
    assert workspace.card(one).done_at is None
    assert workspace.titles(workspace.to_do) == ["one"]


def test_a_held_key_is_one_undo(workspace: Team) -> None:
    made = with_cards(workspace, ["one", "two", "three", "four"])
    commands = set()
    for before in (made[2], made[1], made[0]):
        done = workspace.run("ana", cards.move, card=made[3], column=workspace.to_do, before=before)
        commands.add(done.command)
        workspace.clock.advance(seconds=0.1)
    assert len(commands) == 1
    workspace.run("ana", undo.undo, command=commands.pop())
    assert workspace.titles(workspace.to_do) == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("what", "seconds"), [("later", 6), ("another person", 1), ("another door", 1), ("undone", 1)]
)
def test_other_moves_stay_apart(workspace: Team, what: str, seconds: int) -> None:
    card = workspace.add()
    workspace.clock.advance(seconds=30)
    first = workspace.run("cho", cards.move, card=card, column=workspace.doing)
    if what == "undone":
        workspace.run("cho", undo.undo, command=first.command)
    workspace.clock.advance(seconds=seconds)
    door = Door.COMMAND_LINE if what == "another door" else Door.SCREEN
    actor = "dia" if what == "another person" else "cho"
    second = workspace.store.run(
        cards.move, workspace.call(actor, door=door), card=card, column=workspace.done
    )
    assert second.command != first.command
    workspace.run(actor, undo.undo, command=second.command)
    expected = workspace.to_do if what == "undone" else workspace.doing
    assert workspace.card(card).column == expected


def test_a_change_in_between_keeps_moves_apart(workspace: Team) -> None:
    card = workspace.add()
    first = workspace.run("cho", cards.move, card=card, column=workspace.doing)
    workspace.run("dia", cards.edit, card=card, title="Ring the depot")
    second = workspace.run("cho", cards.move, card=card, column=workspace.done)
    assert second.command != first.command


def test_there_and_back_within_five_seconds(workspace: Team) -> None:
    one, _ = with_cards(workspace, ["one", "two"])
    first = workspace.run("cho", cards.finish, card=one)
    workspace.run("cho", cards.finish, card=one)
    assert workspace.card(one).column == workspace.to_do
    assert workspace.card(one).done_at is None
    workspace.run("cho", undo.undo, command=first.command)
    assert workspace.titles(workspace.to_do) == ["one", "two"]
