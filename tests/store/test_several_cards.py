"""One thing done to several action items: one command, one undo, all or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from breakthrough_tui.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from breakthrough_tui.store.commands import cards, several, undo
from breakthrough_tui.store.commands.ordering import Place
from tests.builders import Team, with_cards
from tests.store.state import state


def test_they_move_together_and_keep_their_order(workspace: Team) -> None:
    one, _, three = with_cards(workspace, ["one", "two", "three"])
    with_cards(workspace, ["there"], workspace.doing)
    done = workspace.run("ana", several.move_many, cards=[one, three], column=workspace.doing)
    assert workspace.titles(workspace.doing) == ["there", "one", "three"]
    workspace.run("ana", undo.undo, command=done.command)
    assert workspace.titles(workspace.to_do) == ["one", "two", "three"]
    assert workspace.titles(workspace.doing) == ["there"]


def test_where_things_are_done_they_lie_on_top_in_their_order(workspace: Team) -> None:
    made = with_cards(workspace, ["one", "two"])
    with_cards(workspace, ["earlier"], workspace.done)
    workspace.run("ana", several.move_many, cards=made, column=workspace.done)
    assert workspace.titles(workspace.done) == ["one", "two", "earlier"]
    assert all(workspace.card(card).done_at for card in made)


@pytest.mark.parametrize(
    ("chosen", "before", "order"),
    [
        ("ac", "b", "acbde"),
        ("ec", "b", "aecbd"),
        ("bc", "b", "abcde"),
        ("cd", "d", "abcde"),
        ("de", "d", "abcde"),
        ("ae", "a", "aebcd"),
        ("ab", "b", "abcde"),
    ],
)
def test_before_another_one(workspace: Team, chosen: str, before: str, order: str) -> None:
    made = dict(zip("abcde", with_cards(workspace, list("abcde")), strict=True))
    workspace.run(
        "ana",
        several.move_many,
        cards=[made[name] for name in chosen],
        column=workspace.to_do,
        before=made[before],
    )
    assert "".join(workspace.titles(workspace.to_do)) == order


def test_to_the_top(workspace: Team) -> None:
    made = with_cards(workspace, ["a", "b", "c", "d"])
    workspace.run("ana", several.move_many, cards=made[2:], column=workspace.to_do, place=Place.TOP)
    assert workspace.titles(workspace.to_do) == ["c", "d", "a", "b"]


def test_a_move_of_one_just_after_is_an_undo_of_its_own(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    workspace.run("ana", several.move_many, cards=[one, two], column=workspace.doing)
    workspace.clock.advance(seconds=1)
    alone = workspace.run("ana", cards.move, card=one, column=workspace.done)
    workspace.run("ana", undo.undo, command=alone.command)
    assert workspace.titles(workspace.doing) == ["one", "two"]


def test_a_move_of_several_just_after_one_is_an_undo_of_its_own(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    workspace.run("ana", cards.move, card=one, column=workspace.doing)
    workspace.clock.advance(seconds=1)
    together = workspace.run("ana", several.move_many, cards=[one, two], column=workspace.done)
    workspace.run("ana", undo.undo, command=together.command)
    assert workspace.titles(workspace.doing) == ["one"]
    assert workspace.titles(workspace.to_do) == ["two"]


def test_owner_due_and_labels_of_several(workspace: Team) -> None:
    made = with_cards(workspace, ["one", "two"])
    workspace.run("ana", cards.set_labels, card=made[0], labels=["depot", "old"])
    before = [workspace.card(card) for card in made]
    day = date(2026, 11, 5)
    done = [
        workspace.run("ana", several.assign_many, cards=made, owner="dia"),
        workspace.run("ana", several.set_due_many, cards=made, due=day),
        workspace.run("ana", several.label_many, cards=made, add=["#Stock"], remove=["old"]),
    ]
    assert [(card.owner, card.due) for card in map(workspace.card, made)] == [("dia", day)] * 2
    assert workspace.card(made[0]).labels == ("depot", "stock")
    assert workspace.card(made[1]).labels == ("stock",)
    for each in reversed(done):
        workspace.run("ana", undo.undo, command=each.command)
    assert [workspace.card(card) for card in made] == before


def test_if_one_was_changed_meanwhile_none_is_and_the_refusal_names_it(workspace: Team) -> None:
    made = with_cards(workspace, ["one", "two", "three"])
    seen = workspace.position
    workspace.run("cho", cards.assign, card=made[1], owner="cho")
    workspace.run("cho", cards.move, card=made[2], column=workspace.doing)
    before = state(workspace)
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "ana", several.assign_many, cards=made, owner="dia")
    assert str(refusal.value) == "PERMIT-2: Cho gave this to cho 0 s ago."
    with pytest.raises(Conflict) as refusal:
        workspace.run_seeing(seen, "ana", several.move_many, cards=made, column=workspace.done)
    assert str(refusal.value).startswith("PERMIT-3: Cho moved this to Doing ")
    assert state(workspace) == before


def test_one_that_was_archived_meanwhile_is_named(workspace: Team) -> None:
    made = with_cards(workspace, ["one", "two"])
    seen = workspace.position
    workspace.run("cho", cards.archive, cards=made[1:])
    workspace.clock.advance(seconds=8)
    commands: list[tuple[Callable[..., None], dict[str, object]]] = [
        (several.set_due_many, {"due": date(2026, 11, 5)}),
        (several.label_many, {"add": ["stock"]}),
        (cards.archive, {}),
    ]
    for command, fields in commands:
        with pytest.raises(Conflict) as refusal:
            workspace.run_seeing(seen, "ana", command, cards=made, **fields)
        assert str(refusal.value) == "PERMIT-2: Cho archived this 8 s ago."


def test_what_cannot_be_meant(workspace: Team) -> None:
    made = with_cards(workspace, ["one"])
    with pytest.raises(Invalid):
        workspace.run("ana", several.assign_many, cards=[], owner="dia")
    with pytest.raises(Invalid):
        workspace.run("ana", several.label_many, cards=made, add=["stock"], remove=["#STOCK"])
    with pytest.raises(NotFound):
        workspace.run("ana", several.assign_many, cards=[*made, 9_999], owner="dia")
    with pytest.raises(NotFound):
        workspace.run("ana", several.assign_many, cards=made, owner="nobody")


def test_cards_of_two_boards_are_refused_together(workspace: Team) -> None:
    here = workspace.start_private()
    (other,) = workspace.board("ana", here).cards[workspace.board("ana", here).columns[0].id]
    mine = workspace.add(by="cho")
    with pytest.raises(Invalid):
        workspace.run("ana", several.assign_many, cards=[mine, other.id], owner="dia")
    with pytest.raises(NotFound):
        workspace.run("cho", several.assign_many, cards=[mine, other.id], owner="dia")
    with pytest.raises(NotAllowed):
        workspace.run("obs", several.assign_many, cards=[mine], owner="dia")
