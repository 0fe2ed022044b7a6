"""Names and colours of labels."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.errors import Conflict, Invalid, NotFound
from breakthrough_tui.domain.labels import Colour, Label
from breakthrough_tui.store.commands import cards, labels, undo
from breakthrough_tui.store.queries import labels as asked
from breakthrough_tui.store.queries import lookups
from tests.builders import Team


def shown(team: Team, breakthrough: int = 1) -> dict[str, tuple[str, Colour]]:
    found = team.read(asked.labels, viewer="ana", breakthrough=breakthrough)
    return {tag: (label.shown, label.colour) for tag, label in found.items()}


def define(team: Team, tag: str, **fields: object) -> int:
    made = team.run("ana", labels.define, breakthrough=1, tag=tag, **fields)  # type: ignore[arg-type]
    return made.made("label")


def test_a_tag_gets_a_name_and_a_colour(workspace: Team) -> None:
    define(workspace, "#Stock", name="On  stock", colour=Colour.GOOD)
    define(workspace, "depot")
    assert shown(workspace) == {"depot": ("#depot", "plain"), "stock": ("On stock", "good")}


def test_cards_keep_the_tag_whatever_its_name(workspace: Team) -> None:
    card = workspace.add(labels=["stock"])
    here = define(workspace, "stock", name="On stock")
    workspace.run("ana", labels.rename, label=here, name="In store")
    assert workspace.card(card).labels == ("stock",)
    workspace.run("ana", labels.remove, label=here)
    assert workspace.card(card).labels == ("stock",)
    assert shown(workspace) == {}


def test_one_that_was_removed_can_be_given_again(workspace: Team) -> None:
    here = define(workspace, "stock", name="On stock", colour=Colour.BAD)
    workspace.run("ana", labels.remove, label=here)
    workspace.run("bo", labels.define, breakthrough=1, tag="stock", colour=Colour.COOL)
    found = workspace.read(asked.labels, viewer="cho", breakthrough=1)
    assert found == {"stock": Label(here, "stock", "", Colour.COOL)}


def test_two_labels_are_not_shown_alike(workspace: Team) -> None:
    define(workspace, "stock", name="Über")
    here = define(workspace, "depot")
    for name in ("ÜBER", "#stock", "Stock"):
        with pytest.raises(Invalid):
            workspace.run("ana", labels.rename, label=here, name=name)
    with pytest.raises(Invalid):
        define(workspace, "depot")
    workspace.run("ana", labels.rename, label=here, name="Depot")


@pytest.mark.parametrize("tag", ["", "two words", "#12", "a/b", "x" * 31])
def test_what_no_card_could_carry_is_no_label(workspace: Team, tag: str) -> None:
    with pytest.raises(Invalid):
        define(workspace, tag)


def test_every_colour_can_be_kept(workspace: Team) -> None:
    here = define(workspace, "stock")
    for colour in (*Colour, Colour.PLAIN):
        workspace.run("ana", labels.recolour, label=here, colour=colour)
        assert shown(workspace) == {"stock": ("#stock", colour)}


def test_undo_and_redo(workspace: Team) -> None:
    here = define(workspace, "stock", name="On stock")
    done = workspace.run("ana", labels.recolour, label=here, colour=Colour.WARM)
    workspace.run("ana", undo.undo, command=done.command)
    assert shown(workspace) == {"stock": ("On stock", "plain")}
    removed = workspace.run("ana", labels.remove, label=here)
    workspace.run("ana", undo.undo, command=removed.command)
    assert shown(workspace) == {"stock": ("On stock", "plain")}


def test_name_and_colour_change_together_or_not_at_all_and_are_one_undo(workspace: Team) -> None:
    here = define(workspace, "stock", name="On stock", colour=Colour.GOOD)
    define(workspace, "depot", name="At the depot")
    before = shown(workspace)
    with pytest.raises(Invalid):
        workspace.run("ana", labels.edit, label=here, colour=Colour.BAD, name="At the depot")
    assert shown(workspace) == before
    edited = workspace.run("ana", labels.edit, label=here, colour=Colour.BAD, name="In store")
    assert shown(workspace)["stock"] == ("In store", "bad")
    workspace.run("ana", undo.undo, command=edited.command)
    assert shown(workspace) == before


def test_undo_does_not_bring_back_a_name_that_is_taken_meanwhile(workspace: Team) -> None:
    here = define(workspace, "stock", name="Store")
    renamed = workspace.run("ana", labels.rename, label=here, name="")
    define(workspace, "depot", name="Store")
    with pytest.raises(Invalid):
        workspace.run("ana", undo.undo, command=renamed.command)


def test_two_people_at_one_label(workspace: Team) -> None:
    here = define(workspace, "stock")
    seen = workspace.position
    workspace.run("bo", labels.rename, label=here, name="Store")
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "ana", labels.rename, label=here, name="Depot")
    workspace.run_seeing(seen, "ana", labels.recolour, label=here, colour=Colour.BAD)
    workspace.run("bo", labels.remove, label=here)
    with pytest.raises(Conflict):
        workspace.run("ana", labels.rename, label=here, name="Depot")
    with pytest.raises(NotFound):
        workspace.run("bo", labels.rename, label=here, name="Depot")


def test_the_history_calls_it_by_its_tag(workspace: Team) -> None:
    done = workspace.run("ana", labels.define, breakthrough=1, tag="stock")
    called = workspace.read(lookups.called, viewer="ana", events=done.events)
    assert called["label", str(done.made("label"))] == "#stock"
    card = workspace.add()
    workspace.run("ana", cards.set_labels, card=card, labels=["stock"])
