"""Action items: where they land, in which order they lie, what is made of several moves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.board import ColumnKind, is_over_limit
from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotFound
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.commands import cards, checklists, columns, obstacles
from breakthrough_tui.store.commands.ordering import Place
from breakthrough_tui.store.queries import boards
from tests.builders import Clock, Team, with_cards


def test_a_card_is_added_with_all_that_is_said_of_it(workspace: Team) -> None:
    card = workspace.add(
        "Call the depot",
        description="Ask for the night shift",
        owner="cho",
        due=date(2026, 10, 9),
        labels=("stock", "depot", "stock"),
        addresses=("https://example.org/depot",),
    )
    page = workspace.read(boards.card_page, viewer="obs", card=card)
    assert (page.card.title, page.card.owner, page.card.due) == (
        "Call the depot",
        "cho",
        date(2026, 10, 9),
    )
    assert page.card.labels == ("stock", "depot")
    assert page.card.number == 1
    assert page.description == "Ask for the night shift"
    assert page.addresses == ("https://example.org/depot",)
    assert (page.created_by, page.created_at) == ("ana", workspace.clock.now)


def test_cards_and_obstacles_share_one_series_of_numbers(workspace: Team) -> None:
    first = workspace.add()
    second = workspace.obstacle(workspace.raise_obstacle())
    third = workspace.add()
    assert [workspace.card(first).number, second.number, workspace.card(third).number] == [1, 2, 3]


def test_a_card_lands_last_where_work_waits_and_first_where_it_is_done(workspace: Team) -> None:
    one, two, three = with_cards(workspace, ["one", "two", "three"])
    for card in (one, two, three):
        workspace.run("ana", cards.move, card=card, column=workspace.doing)
        workspace.clock.advance(seconds=10)
    assert workspace.titles(workspace.doing) == ["one", "two", "three"]
    for card in (one, two, three):
        workspace.run("ana", cards.finish, card=card)
        workspace.clock.advance(seconds=10)
    assert workspace.titles(workspace.done) == ["three", "two", "one"]


def test_a_card_is_put_on_top_at_the_bottom_or_before_another(workspace: Team) -> None:
    one, two, three = with_cards(workspace, ["one", "two", "three"])
    move = {"column": workspace.to_do}
    workspace.run("ana", cards.move, card=three, place=Place.TOP, **move)
    assert workspace.titles(workspace.to_do) == ["three", "one", "two"]
    workspace.run("ana", cards.move, card=three, place=Place.BOTTOM, **move)
    assert workspace.titles(workspace.to_do) == ["one", "two", "three"]
    workspace.run("ana", cards.move, card=three, before=two, **move)
    assert workspace.titles(workspace.to_do) == ["one", "three", "two"]
    workspace.run("ana", cards.move, card=one, column=workspace.doing)
    workspace.run("ana", cards.move, card=two, column=workspace.doing, before=one)
    assert workspace.titles(workspace.doing) == ["two", "one"]


@pytest.mark.parametrize("place", [Place.TOP, Place.BOTTOM, Place.LANDING])
def test_a_move_to_where_it_lies_is_nothing(workspace: Team, place: Place) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    card = one if place is Place.TOP else two
    done = workspace.run("ana", cards.move, card=card, column=workspace.to_do, place=place)
    assert done.events == ()
    done = workspace.run("ana", cards.move, card=one, column=workspace.to_do, before=two)
    assert done.events == ()
    done = workspace.run("ana", cards.move, card=one, column=workspace.to_do, before=one)
    assert done.events == ()


def test_a_card_becomes_done_with_its_column_and_open_again(workspace: Team) -> None:
    card = workspace.add()
    workspace.run("cho", cards.move, card=card, column=workspace.done)
    assert workspace.card(card).done_at == workspace.clock.now
    at = workspace.clock.now
    workspace.clock.advance(days=1)
    workspace.run("cho", cards.move, card=card, column=workspace.done, place=Place.TOP)
    assert workspace.card(card).done_at == at
    workspace.run("cho", cards.move, card=card, column=workspace.doing)
    assert workspace.card(card).done_at is None


def test_finish_and_back_again(workspace: Team) -> None:
    card = workspace.add(column=workspace.doing)
    workspace.run("cho", cards.finish, card=card)
    assert workspace.card(card).column == workspace.done
    workspace.clock.advance(hours=2)
    workspace.run("dia", cards.finish, card=card)
    assert workspace.card(card).column == workspace.doing
    assert workspace.card(card).done_at is None


def test_what_was_made_as_done_goes_back_to_work(workspace: Team) -> None:
    card = workspace.add(column=workspace.done)
    assert workspace.card(card).done_at == workspace.clock.now
    workspace.run("cho", cards.finish, card=card)
    assert workspace.card(card).column == workspace.doing


def test_back_goes_elsewhere_when_the_column_is_gone(workspace: Team) -> None:
    added = workspace.run("ana", columns.add, breakthrough=1, name="Check", kind=ColumnKind.DOING)
    check = added.made("column")
    card = workspace.add(column=check)
    workspace.run("cho", cards.finish, card=card)
    workspace.run("ana", columns.remove, column=check)
    workspace.clock.advance(hours=1)
    workspace.run("cho", cards.finish, card=card)
    assert workspace.card(card).column == workspace.doing


def test_a_limit_never_refuses(workspace: Team) -> None:
    workspace.run("ana", columns.limit, column=workspace.doing, limit=1)
    for title in ("one", "two", "three"):
        workspace.run("cho", cards.move, card=workspace.add(title), column=workspace.doing)
    board = workspace.board()
    doing = board.column(workspace.doing)
    assert doing is not None
    assert doing.limit == 1
    assert is_over_limit(doing, len(board.cards[workspace.doing]))


@pytest.mark.parametrize("longest", [2, 3, 5])
def test_a_new_spacing_keeps_the_order_and_is_nobodys_conflict(
    workspace: Team, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(rank, "LONGEST", longest)
    one, two, three, four = with_cards(workspace, ["one", "two", "three", "four"])
    seen = workspace.position
    expected = ["one", "two", "three", "four"]
    for step in range(40):
        card, title = ((three, "three"), (four, "four"))[step % 2]
        workspace.run("ana", cards.move, card=card, column=workspace.to_do, before=two)
        expected.remove(title)
        expected.insert(expected.index("two"), title)
        assert workspace.titles(workspace.to_do) == expected
        workspace.clock.advance(seconds=10)
    spaced = [event for event in history(workspace) if "ranks" in event.after]
    assert spaced
    # Two and one were spaced anew, but nobody has moved them since cho looked.
    workspace.run_seeing(seen, "cho", cards.move, card=one, column=workspace.doing)
    workspace.run_seeing(seen, "cho", cards.edit, card=two, title="two and a half")


def history(workspace: Team) -> Any:
    from breakthrough_tui.store.queries import histories

    events, _ = workspace.read(histories.since, viewer="ana", breakthrough=1)
    return events


def test_ranks_stay_short_at_the_ends(workspace: Team) -> None:
    made = with_cards(workspace, [str(number) for number in range(30)])
    for card in made:
        workspace.run("ana", cards.move, card=card, column=workspace.to_do, place=Place.TOP)
    board = workspace.board()
    assert [card.id for card in board.cards[workspace.to_do]] == list(reversed(made))
    assert max(len(card.rank) for card in board.cards[workspace.to_do]) <= 6


# Putting away, and what is refused


def test_archived_cards_are_found_again_and_come_back_to_their_place(workspace: Team) -> None:
    one, two, three = with_cards(workspace, ["one", "two", "three"])
    workspace.run("cho", cards.archive, cards=[two, two, three])
    assert workspace.titles(workspace.to_do) == ["one"]
    away = workspace.read(boards.archived, viewer="obs", breakthrough=1)
    assert {card.id for card in away} == {two, three}
    assert all(card.archived for card in away)
    with pytest.raises(NotFound) as refusal:
        workspace.run("cho", cards.edit, card=two, title="x")
    assert "archived" in refusal.value.message
    workspace.run("dia", cards.restore, card=two)
    assert workspace.titles(workspace.to_do) == ["one", "two"]
    with pytest.raises(Invalid):
        workspace.run("dia", cards.restore, card=two)
    assert one


def test_archiving_is_all_or_nothing(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    workspace.run("cho", cards.archive, cards=[two])
    with pytest.raises(BreakthroughError):
        workspace.run("cho", cards.archive, cards=[one, two])
    assert workspace.titles(workspace.to_do) == ["one"]


def test_what_comes_back_is_never_at_the_place_of_another(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    workspace.run("cho", cards.archive, cards=[two])
    three = workspace.add("three")
    workspace.run("cho", cards.restore, card=two)
    ranks = [card.rank for card in workspace.board().cards[workspace.to_do]]
    assert len(set(ranks)) == 3
    # Whatever stands there now, a card can still be put before each of them.
    for other in (two, three):
        workspace.clock.advance(seconds=10)
        workspace.run("cho", cards.move, card=one, column=workspace.to_do, before=other)
        order = [card.id for card in workspace.board().cards[workspace.to_do]]
        assert order.index(one) + 1 == order.index(other)


def test_several_lines_are_added_all_or_none(workspace: Team) -> None:
    items = [QuickEntry("one", owner="cho"), QuickEntry("two", labels=("stock",))]
    done = workspace.run("ana", cards.add_many, breakthrough=1, items=items)
    assert len(done.all_made("card")) == 2
    assert workspace.titles(workspace.to_do) == ["one", "two"]
    with pytest.raises(NotFound) as refusal:
        broken = [QuickEntry("three"), QuickEntry("four", owner="chi")]
        workspace.run("ana", cards.add_many, breakthrough=1, items=broken)
    assert refusal.value.hint == "Did you mean 'cho'?"
    assert workspace.titles(workspace.to_do) == ["one", "two"]
    assert workspace.card(workspace.add("five")).number == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"title": "\u200b \x07"},
        {"title": "x" * 10_000},
        {"title": "x", "owner": "nobody"},
        {"title": "x", "column": 99},
        {"title": "x", "labels": ["two words"]},
        {"title": "x", "addresses": ["javascript:alert(1)"]},
        {"title": "x", "description": "x" * 20_001},
    ],
)
def test_what_cannot_be_is_refused(workspace: Team, fields: dict[str, Any]) -> None:
    with pytest.raises(BreakthroughError) as refusal:
        workspace.add(**fields)
    assert refusal.value.hint or isinstance(refusal.value, NotFound)
    assert workspace.titles(workspace.to_do) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("a[/]b", "a[/]b"),
        ("  two\nlines ", "two lines"),
        ("e\u0301t\u00e9", "\u00e9t\u00e9"),
        ("\u202eevil", "evil"),
        ("窓口 👩‍🚒", "窓口 👩‍🚒"),
    ],
)
def test_text_is_made_harmless_on_its_way_in(workspace: Team, typed: str, kept: str) -> None:
    card = workspace.add(typed)
    assert workspace.card(card).title == kept
    workspace.run("cho", cards.edit, card=card, description=typed)
    page = workspace.read(boards.card_page, viewer="ana", card=card)
    assert "\x1b" not in page.description
    workspace.run("obs", cards.comment, card=card, text=typed)
    page = workspace.read(boards.card_page, viewer="ana", card=card)
    assert "\u202e" not in page.comments[0].text


def test_a_past_due_date_is_allowed(workspace: Team) -> None:
    card = workspace.add()
    workspace.run("cho", cards.set_due, card=card, due=date(2020, 1, 1))
    assert workspace.card(card).due == date(2020, 1, 1)


def test_an_edit_changes_only_what_is_given(workspace: Team) -> None:
    card = workspace.add(owner="cho", labels=("stock",))
    done = workspace.run("dia", cards.edit, card=card, title="Ask ben", owner=None)
    assert dict(done.events[0].after) == {"title": "Ask ben", "owner": None}
    assert workspace.card(card).labels == ("stock",)
    assert workspace.run("dia", cards.edit, card=card, title="Ask ben").events == ()


def test_a_checklist_is_counted_on_the_card(workspace: Team) -> None:
    card = workspace.add()
    items = [
        workspace.run("cho", checklists.add, card=card, text=text).made("checklist item")
        for text in ("one", "two", "three")
    ]
    workspace.run("cho", checklists.tick, item=items[1], done=True)
    workspace.run("cho", checklists.archive, item=items[0])
    assert (workspace.card(card).checked, workspace.card(card).checklist) == (1, 2)
    page = workspace.read(boards.card_page, viewer="ana", card=card)
    assert [item.text for item in page.checklist] == ["two", "three"]
    with pytest.raises(BreakthroughError):
        workspace.run("dia", checklists.tick, item=items[0], done=True)


# Declined: no help


def test_a_declined_obstacle_marks_its_cards_until_their_owner_changes_them(
    workspace: Team, clock: Clock
) -> None:
    from breakthrough_tui.domain.obstacle import ObstacleState

    mine, other = workspace.add(owner="cho"), workspace.add(owner="dia")
    raised = workspace.raise_obstacle(cards=[mine, other])
    clock.advance(hours=1)
    workspace.run("bo", obstacles.answer, obstacle=raised, kind=ObstacleState.DECLINED, note="No")
    assert workspace.card(mine).no_help
    clock.advance(hours=1)
    workspace.run("ana", cards.edit, card=mine, title="Ask again")
    assert workspace.card(mine).no_help
    workspace.run("cho", cards.edit, card=mine, title="Find another way")
    assert not workspace.card(mine).no_help
    assert workspace.card(other).no_help
    workspace.run("cho", obstacles.reopen, obstacle=raised, reason="We do need it")
    assert not workspace.card(other).no_help


def test_a_quick_second_move_by_its_owner_counts_as_a_change(workspace: Team) -> None:
    from breakthrough_tui.domain.obstacle import ObstacleState

    mine = workspace.add(owner="cho")
    raised = workspace.raise_obstacle(cards=[mine])
    workspace.run("cho", cards.move, card=mine, column=workspace.doing)
    workspace.clock.advance(seconds=1)
    workspace.run("bo", obstacles.answer, obstacle=raised, kind=ObstacleState.DECLINED, note="No")
    assert workspace.card(mine).no_help
    workspace.clock.advance(seconds=1)
    workspace.run("cho", cards.move, card=mine, column=workspace.to_do)
    assert not workspace.card(mine).no_help
