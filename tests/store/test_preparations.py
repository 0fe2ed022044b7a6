"""Before the launch the board is the preparation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.board_events import with_events
from breakthrough_tui.domain.errors import CannotUndo, Conflict, Invalid, NotAllowed
from breakthrough_tui.domain.preparation import USUAL
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.commands import breakthroughs, cards, preparations, undo
from breakthrough_tui.store.queries import boards, histories, overviews
from breakthrough_tui.store.queries import preparations as asked
from tests.builders import Team
from tests.store.every_command import DRAFT


def there(team: Team) -> dict[str, bool]:
    """The titles on the draft's board, and whether they are preparation."""
    stacks = team.board("bo", DRAFT).cards.values()
    return {card.title: card.preparing for stack in stacks for card in stack}


def prepared(team: Team, title: str = "Find the baseline", **fields: object) -> int:
    return team.add(title, by="cho", breakthrough=DRAFT, **fields)


def test_what_is_added_before_the_launch_is_preparation_unless_it_is_of_the_plan(
    house: Team,
) -> None:
    prepared(house)
    prepared(house, "Call the depot", preparing=False)
    items = [QuickEntry("Ask ben"), QuickEntry("Ask dia")]
    house.run("cho", cards.add_many, breakthrough=DRAFT, items=items[:1])
    house.run("cho", cards.add_many, breakthrough=DRAFT, items=items[1:], preparing=False)
    assert there(house) == {
        "Find the baseline": True,
        "Call the depot": False,
        "Ask ben": True,
        "Ask dia": False,
    }


def test_after_the_launch_there_is_none(house: Team) -> None:
    house.add("Call the depot", preparing=False)
    with pytest.raises(Invalid, match="ended with the launch"):
        house.add("Find the baseline", preparing=True)
    assert not any(card.preparing for stack in house.board().cards.values() for card in stack)


def test_it_leaves_the_board_at_the_launch_and_stays_readable(house: Team) -> None:
    finding = prepared(house)
    thrown_away = prepared(house, "Buy cake")
    house.run("cho", cards.archive, cards=[thrown_away])
    prepared(house, "Call the depot", preparing=False)
    board = house.board("bo", DRAFT)
    launch = house.run("bo", breakthroughs.launch, breakthrough=DRAFT, reason="It is urgent")
    assert list(there(house)) == ["Call the depot"]
    page = house.read(boards.card_page, viewer="dia", card=finding)
    assert page.card.archived
    assert with_events(board, launch.events) == house.board("bo", DRAFT)
    newest = house.read(
        histories.history, viewer="dia", breakthrough=DRAFT, entity="card", entity_id=finding
    )[0]
    assert (newest.kind, newest.actor) == ("breakthrough.launch", "bo")


def test_one_that_goes_on_is_brought_back_into_the_plan(house: Team) -> None:
    card = prepared(house)
    house.run("bo", breakthroughs.launch, breakthrough=DRAFT, reason="It is urgent")
    back = house.run("cho", cards.restore, card=card)
    assert there(house) == {"Find the baseline": False}
    said = house.read(asked.of_card, viewer="dia", card=card)
    assert said is not None
    assert not said.preparing
    house.run("cho", undo.undo, command=back.command)
    assert there(house) == {}


def test_adding_one_is_taken_back_whole_and_done_again(house: Team) -> None:
    made = house.run("cho", cards.add, breakthrough=DRAFT, title="Find the baseline")
    back = house.run("cho", undo.undo, command=made.command)
    assert there(house) == {}
    house.run("cho", undo.undo, command=back.command)
    assert there(house) == {"Find the baseline": True}


def test_what_others_found_out_is_not_taken_away(house: Team) -> None:
    made = house.run("cho", cards.add, breakthrough=DRAFT, title="Find the baseline")
    house.run("eli", preparations.edit, card=made.made("card"), finding="30 days")
    with pytest.raises(CannotUndo, match="Eli"):
        house.run("cho", undo.undo, command=made.command)


def test_it_is_taken_into_the_plan_and_back(house: Team) -> None:
    card = prepared(house)
    taken = house.run("dia", preparations.belong, card=card, preparing=False)
    assert there(house) == {"Find the baseline": False}
    house.run("dia", undo.undo, command=taken.command)
    assert there(house) == {"Find the baseline": True}
    plain = prepared(house, "Call the depot", preparing=False)
    board = house.board("bo", DRAFT)
    came = house.run("dia", preparations.belong, card=plain, preparing=True)
    assert there(house)["Call the depot"] is True
    assert with_events(board, came.events) == house.board("bo", DRAFT)


def test_two_who_write_different_fields_do_not_meet(house: Team) -> None:
    card = prepared(house)
    seen = house.board("bo", DRAFT).position
    house.run("eli", preparations.edit, card=card, hurts="At the counter")
    house.run_seeing(seen, "dia", preparations.edit, card=card, finding="30 days")
    with pytest.raises(Conflict, match="Eli"):
        house.run_seeing(seen, "dia", preparations.edit, card=card, hurts="At the phone")


def test_a_baseline_that_was_found_is_the_goals_with_date_and_source(house: Team) -> None:
    card = prepared(house)
    day = date(2026, 10, 1)
    found: dict[str, Any] = {
        "card": card,
        "baseline": Decimal("31.5"),
        "on": day,
        "source": "register, September",
    }
    with pytest.raises(NotAllowed):
        house.run("eli", preparations.found_baseline, **found, finding="31.5 days")
    done = house.run("fay", preparations.found_baseline, **found, finding="31.5 days")
    goal = house.read(overviews.overview, viewer="bo", breakthrough=DRAFT).breakthrough.goal
    assert (goal.baseline, goal.baseline_on, goal.baseline_source) == (
        Decimal("31.5"),
        day,
        "register, September",
    )
    house.run("fay", undo.undo, command=done.command)
    goal = house.read(overviews.overview, viewer="bo", breakthrough=DRAFT).breakthrough.goal
    assert goal.baseline == 30


def test_without_a_source_the_item_is_the_source(house: Team) -> None:
    card = prepared(house, "Baseline from the register")
    house.run(
        "bo", preparations.found_baseline, card=card, baseline=Decimal(31), on=date(2026, 10, 1)
    )
    goal = house.read(overviews.overview, viewer="bo", breakthrough=DRAFT).breakthrough.goal
    assert goal.baseline_source == "Baseline from the register"


def test_a_baseline_of_tomorrow_is_refused(house: Team) -> None:
    with pytest.raises(Invalid, match="past"):
        house.run(
            "bo",
            preparations.found_baseline,
            card=prepared(house),
            baseline=Decimal(31),
            on=date(2026, 10, 6),
        )


def test_after_the_launch_it_can_only_be_read(house: Team) -> None:
    card = prepared(house)
    house.run("bo", breakthroughs.launch, breakthrough=DRAFT, reason="It is urgent")
    with pytest.raises(Invalid, match="only be read"):
        house.run("eli", preparations.edit, card=card, finding="30 days")


def test_the_usual_items_are_added_once_shared_out_among_the_core_group(house: Team) -> None:
    prepared(house, USUAL[2].title.upper())
    done = house.run("fay", preparations.add_usual, breakthrough=DRAFT)
    cards_there = [card for stack in house.board("bo", DRAFT).cards.values() for card in stack]
    made = [card for card in cards_there if card.id in done.all_made("card")]
    assert [card.title for card in made] == [u.title for u in (*USUAL[:2], *USUAL[3:])]
    assert {card.owner for card in made} == {"eli"}
    assert all(card.preparing for card in made)
    launch = date(2026, 10, 12)
    assert all(card.due and date(2026, 10, 5) < card.due < launch for card in made)
    assert all(card.due and card.due.weekday() < 5 for card in made)
    with pytest.raises(Invalid, match="already"):
        house.run("fay", preparations.add_usual, breakthrough=DRAFT)
    house.run("fay", undo.undo, command=done.command)
    assert len(there(house)) == 1
    with pytest.raises(Invalid, match="ended with the launch"):
        house.run("fay", preparations.add_usual, breakthrough=1)


def test_all_that_was_prepared_is_read_after_the_launch_but_not_what_was_thrown_away(
    house: Team,
) -> None:
    card = prepared(house)
    house.run("cho", cards.archive, cards=[prepared(house, "Buy cake")])
    prepared(house, "Call the depot", preparing=False)
    house.run("eli", preparations.edit, card=card, hurts="At the counter", finding="31 days")
    before = house.read(asked.items, viewer="dia", breakthrough=DRAFT)
    house.run("bo", breakthroughs.launch, breakthrough=DRAFT, reason="It is urgent")
    after = house.read(asked.items, viewer="dia", breakthrough=DRAFT)
    assert [item.card.title for item in after] == ["Find the baseline"]
    assert [item.preparation for item in after] == [item.preparation for item in before]
    assert after[0].preparation.finding == "31 days"
    assert house.read(asked.of_card, viewer="dia", card=card) == after[0].preparation


def test_what_is_due_next_is_known_until_it_is_done_or_of_the_plan(house: Team) -> None:
    def next_one() -> str | None:
        found = house.read(overviews.overview, viewer="bo", breakthrough=DRAFT).unprepared
        return found.title if found else None

    assert next_one() is None
    prepared(house, "Without a date")
    late = prepared(house, "Late", due=date(2026, 10, 9))
    soon = prepared(house, "Soon", due=date(2026, 10, 7))
    prepared(house, "Call the depot", due=date(2026, 10, 6), preparing=False)
    assert next_one() == "Soon"
    house.run("cho", cards.finish, card=soon)
    assert next_one() == "Late"
    house.run("cho", preparations.belong, card=late, preparing=False)
    assert next_one() == "Without a date"
    house.run("bo", breakthroughs.launch, breakthrough=DRAFT, reason="It is urgent")
    assert next_one() is None
