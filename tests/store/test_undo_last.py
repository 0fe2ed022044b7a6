"""Taking back one's newest command of the past hour."""

from __future__ import annotations

import pytest
from hypothesis import Phase

from breakthrough_tui.domain.errors import (
    CannotUndo,
    NotAllowed,
)
from breakthrough_tui.store.commands import (
    cards,
    people,
    undo,
)
from tests.builders import Clock, Team, with_cards

FEW = (Phase.generate, Phase.shrink)


def test_undo_last_takes_back_my_newest_and_then_the_one_before(
    workspace: Team, clock: Clock
) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    clock.advance(hours=2)
    workspace.run("cho", cards.edit, card=one, title="uno")
    workspace.run("cho", cards.edit, card=two, title="due")
    workspace.run("dia", cards.edit, card=two, owner="dia")
    workspace.run("cho", undo.undo_last)
    assert workspace.titles(workspace.to_do) == ["uno", "two"]
    workspace.run("cho", undo.undo_last)
    assert workspace.titles(workspace.to_do) == ["one", "two"]
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("cho", undo.undo_last)
    assert "past hour" in refusal.value.message
    assert workspace.card(two).owner == "dia"


def test_undo_last_reaches_an_hour(workspace: Team, clock: Clock) -> None:
    card = workspace.add(by="cho")
    clock.advance(hours=1)
    workspace.run("cho", undo.undo_last)
    assert workspace.card(card).archived
    workspace.add(by="cho")
    clock.advance(hours=1, seconds=1)
    with pytest.raises(CannotUndo):
        workspace.run("cho", undo.undo_last)


def test_undo_last_takes_what_was_done_again(workspace: Team, clock: Clock) -> None:
    card = workspace.add()
    edited = workspace.run("cho", cards.edit, card=card, title="Ask ben")
    clock.advance(seconds=1)
    back = workspace.run("cho", undo.undo, command=edited.command)
    clock.advance(seconds=1)
    workspace.run("cho", undo.undo, command=back.command)
    clock.advance(seconds=1)
    workspace.run("cho", undo.undo_last)
    assert workspace.card(card).title == "Call the depot"


def test_undo_last_passes_over_what_somebody_else_took_back(workspace: Team, clock: Clock) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    workspace.run("cho", cards.edit, card=one, title="uno")
    clock.advance(seconds=1)
    second = workspace.run("cho", cards.edit, card=two, title="due")
    clock.advance(seconds=1)
    workspace.run("ana", undo.undo, command=second.command)
    clock.advance(seconds=1)
    workspace.run("cho", undo.undo_last)
    assert workspace.titles(workspace.to_do) == ["one", "two"]


def test_undo_last_knows_that_a_merged_move_is_the_newest(workspace: Team, clock: Clock) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    workspace.run("cho", cards.move, card=one, column=workspace.doing)
    clock.advance(seconds=1)
    workspace.run("cho", cards.edit, card=two, title="due")
    clock.advance(seconds=1)
    workspace.run("cho", cards.move, card=one, column=workspace.done)
    clock.advance(seconds=1)
    workspace.run("cho", undo.undo_last)
    assert workspace.card(one).column == workspace.to_do
    assert workspace.card(two).title == "due"


def test_who_has_left_undoes_nothing(workspace: Team) -> None:
    workspace.add(by="cho")
    workspace.run("adm", people.leave, name="cho")
    with pytest.raises(NotAllowed):
        workspace.run("cho", undo.undo_last)
