"""Taking back and doing again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.errors import (
    BreakthroughError,
    CannotUndo,
    Invalid,
    NotAllowed,
)
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.call import Done
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    checklists,
    columns,
    obstacles,
    people,
    readings,
    undo,
    workspaces,
)
from breakthrough_tui.store.commands.ordering import Place
from breakthrough_tui.store.queries import goals, overviews, people_lists
from tests.builders import Clock, Team, with_cards

# Refused, with the reason


def test_what_was_changed_since_is_left_alone(workspace: Team, clock: Clock) -> None:
    card = workspace.add()
    edited = workspace.run("cho", cards.edit, card=card, title="Ask ben")
    clock.advance(seconds=12)
    workspace.run("dia", cards.edit, card=card, title="Ask bo")
    clock.advance(seconds=12)
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("cho", undo.undo, command=edited.command)
    assert refusal.value.message == "Dia changed the title of this 12 s ago."
    assert refusal.value.hint == "It was left as it is now."
    assert workspace.card(card).title == "Ask bo"


def test_another_field_does_not_stand_in_the_way(workspace: Team) -> None:
    card = workspace.add()
    edited = workspace.run("cho", cards.edit, card=card, title="Ask ben")
    workspace.run("dia", cards.edit, card=card, owner="dia")
    workspace.run("dia", cards.move, card=card, column=workspace.done)
    workspace.run("cho", undo.undo, command=edited.command)
    assert workspace.card(card).title == "Call the depot"
    assert workspace.card(card).owner == "dia"


def test_a_move_that_another_followed_is_left_alone(workspace: Team) -> None:
    one, two = with_cards(workspace, ["one", "two"])
    moved = workspace.run("cho", cards.move, card=one, column=workspace.doing)
    workspace.run("dia", cards.move, card=two, column=workspace.doing)
    workspace.clock.advance(seconds=20)
    workspace.run("dia", cards.move, card=one, column=workspace.doing, place=Place.BOTTOM)
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("cho", undo.undo, command=moved.command)
    assert "Dia moved this within its column" in refusal.value.message
    assert workspace.titles(workspace.doing) == ["two", "one"]


def test_a_card_that_others_worked_on_is_not_taken_away(workspace: Team) -> None:
    added = workspace.run("cho", cards.add, breakthrough=1, title="Call the depot")
    workspace.run("dia", cards.edit, card=added.made("card"), title="Ring the depot")
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("cho", undo.undo, command=added.command)
    assert "Dia changed the title" in refusal.value.message
    workspace.run("dia", undo.undo_last)
    own = workspace.run("cho", cards.add, breakthrough=1, title="Ask ben")
    workspace.run("cho", cards.edit, card=own.made("card"), title="Ask bo")
    workspace.run("cho", undo.undo, command=own.command)
    assert workspace.titles(workspace.to_do) == ["Call the depot"]


def test_a_card_does_not_go_back_to_a_column_that_is_gone(workspace: Team) -> None:
    card = workspace.add(column=workspace.doing)
    moved = workspace.run("cho", cards.finish, card=card)
    put_away = workspace.run("cho", cards.archive, cards=[workspace.add("two")])
    workspace.run("ana", columns.remove, column=workspace.doing)
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("cho", undo.undo, command=moved.command)
    assert refusal.value.message.startswith("Ana removed the column")
    assert workspace.titles(workspace.done) == ["Call the depot"]
    workspace.run("cho", undo.undo, command=put_away.command)


def test_twice_is_once(workspace: Team) -> None:
    card = workspace.add()
    edited = workspace.run("cho", cards.edit, card=card, title="Ask ben")
    first = workspace.run("cho", undo.undo, command=edited.command)
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("cho", undo.undo, command=edited.command)
    assert refusal.value.message == "That was taken back already."
    redone = workspace.run("cho", undo.undo, command=first.command)
    with pytest.raises(CannotUndo):
        workspace.run("cho", undo.undo, command=first.command)
    workspace.run("cho", undo.undo, command=redone.command)
    assert workspace.card(card).title == "Call the depot"
    with pytest.raises(CannotUndo):
        workspace.run("cho", undo.undo, command=edited.command)
    with pytest.raises(CannotUndo):
        workspace.run("cho", undo.undo, command="nothing like it")


def test_who_may_not_do_it_may_not_undo_it(workspace: Team) -> None:
    card = workspace.add()
    moved = workspace.run("cho", cards.move, card=card, column=workspace.done)
    with pytest.raises(NotAllowed):
        workspace.run("obs", undo.undo, command=moved.command)
    said = workspace.run("cho", cards.comment, card=card, text="Nobody picks up")
    with pytest.raises(NotAllowed):
        workspace.run("ana", undo.undo, command=said.command)
    until = workspace.clock.now.date()
    named = workspace.run(
        "bo", people.name_stand_in, breakthrough=1, leader="bo", stand_in="cho", until=until
    )
    with pytest.raises(NotAllowed):
        workspace.run("gus", undo.undo, command=named.command)
    workspace.run("dia", undo.undo, command=moved.command)


def test_nothing_goes_back_to_who_has_left(workspace: Team) -> None:
    card = workspace.add(owner="cho")
    given = workspace.run("ana", cards.assign, card=card, owner="dia")
    taken = workspace.run("ana", people.take_role, breakthrough=1, person="cho", role=Role.MEMBER)
    workspace.run("adm", people.leave, name="cho")
    for command in (given.command, taken.command):
        with pytest.raises(CannotUndo) as refusal:
            workspace.run("ana", undo.undo, command=command)
        assert refusal.value.message == "'cho' has left."


def test_there_is_one_team_lead_after_an_undo_too(workspace: Team) -> None:
    handed = workspace.run(
        "bo", people.give_role, breakthrough=1, person="cho", role=Role.TEAM_LEAD
    )
    workspace.run("bo", undo.undo, command=handed.command)
    assert leads(workspace) == ["ana"]
    taken = workspace.run("bo", people.take_role, breakthrough=1, person="ana", role=Role.TEAM_LEAD)
    workspace.run("bo", people.give_role, breakthrough=1, person="dia", role=Role.TEAM_LEAD)
    with pytest.raises(CannotUndo):
        workspace.run("bo", undo.undo, command=taken.command)
    assert leads(workspace) == ["dia"]


def leads(workspace: Team) -> list[str]:
    members = workspace.read(people_lists.members, viewer="ana", breakthrough=1)
    return [member.person for member in members if member.role is Role.TEAM_LEAD]


def test_a_leader_and_an_administrator_are_left_after_an_undo_too(workspace: Team) -> None:
    draft = workspace.start(code="DRAFT", leader="bo")
    named = workspace.run(
        "bo", people.give_role, breakthrough=draft, person="gus", role=Role.LEADER
    )
    workspace.run("gus", people.take_role, breakthrough=draft, person="bo", role=Role.LEADER)
    with pytest.raises(CannotUndo):
        workspace.run("gus", undo.undo, command=named.command)
    made = workspace.run("adm", people.edit, name="bo", administrator=True)
    workspace.run("bo", people.edit, name="adm", administrator=False)
    with pytest.raises(Invalid):
        workspace.run("bo", undo.undo, command=made.command)


def test_a_goal_never_contradicts_itself_after_an_undo(workspace: Team) -> None:
    draft = workspace.start(code="DRAFT", lead="ana", launch_on=date(2026, 10, 12))
    goal: Callable[..., Done] = lambda **fields: workspace.run(  # noqa: E731
        "ana", breakthroughs.edit_goal, breakthrough=draft, **fields
    )
    later = goal(report_back=date(2027, 1, 29))
    goal(launch_on=date(2026, 12, 24))
    with pytest.raises(BreakthroughError):
        workspace.run("ana", undo.undo, command=later.command)
    goal(target=Decimal(20))
    lower = goal(target=Decimal(10))
    goal(baseline=Decimal(20))
    with pytest.raises(BreakthroughError):
        workspace.run("ana", undo.undo, command=lower.command)


def test_a_goal_is_not_undone_after_the_launch(workspace: Team) -> None:
    draft = workspace.start(code="DRAFT", lead="ana")
    edited = workspace.run("ana", breakthroughs.edit_goal, breakthrough=draft, target=Decimal(9))
    launched = workspace.run(
        "ana", breakthroughs.launch, breakthrough=draft, reason="It cannot wait", reason_of="bo"
    )
    with pytest.raises(NotAllowed) as refusal:
        workspace.run("ana", undo.undo, command=edited.command)
    assert "refocus" in refusal.value.message
    with pytest.raises(CannotUndo) as opposite:
        workspace.run("ana", undo.undo, command=launched.command)
    assert "launch" in opposite.value.hint


def test_a_measure_that_was_taken_back_can_be_named_again(workspace: Team) -> None:
    draft = workspace.start(code="DRAFT", lead="ana")
    named = workspace.run(
        "ana", breakthroughs.edit_goal, breakthrough=draft, measure="days", unit="d"
    )
    workspace.run("ana", undo.undo, command=named.command)
    assert workspace.read(goals.measures, viewer="ana", breakthrough=draft) == ()
    workspace.run("ana", breakthroughs.edit_goal, breakthrough=draft, measure="Days")
    (measure,) = workspace.read(goals.measures, viewer="ana", breakthrough=draft)
    assert measure.name == "days"
    overview = workspace.read(overviews.overview, viewer="ana", breakthrough=draft)
    assert overview.breakthrough.goal.measure == "days"


def test_a_code_with_numbers_stays(workspace: Team) -> None:
    draft = workspace.start(code="DRAFT", lead="ana")
    named = workspace.run("ana", breakthroughs.set_code, breakthrough=draft, code="QUEUE")
    workspace.run("ana", cards.add, breakthrough=draft, title="Ask ben")
    with pytest.raises(CannotUndo):
        workspace.run("ana", undo.undo, command=named.command)


def test_what_an_obstacle_stops_is_undone(workspace: Team) -> None:
    one, two, three = with_cards(workspace, ["one", "two", "three"])
    raised = workspace.raise_obstacle(cards=[one, two])
    edited = workspace.run("cho", obstacles.edit, obstacle=raised, cards=[two, three], ask="A key")
    back = workspace.run("cho", undo.undo, command=edited.command)
    assert workspace.obstacle(raised).cards == (one, two)
    assert workspace.obstacle(raised).ask == ""
    again = workspace.run("cho", undo.undo, command=back.command)
    assert workspace.obstacle(raised).cards == (two, three)
    workspace.run("ana", obstacles.edit, obstacle=raised, cards=[one])
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("cho", undo.undo, command=again.command)
    assert refusal.value.message.startswith("Ana ")


def test_a_word_that_put_an_obstacle_before_its_leader_is_undone_with_that(
    workspace: Team,
) -> None:
    raised = workspace.raise_obstacle()
    workspace.run("bo", obstacles.ask_back, obstacle=raised, question="Which one?")
    asked = workspace.obstacle(raised)
    said = workspace.run("cho", obstacles.comment, obstacle=raised, text="The big one")
    assert workspace.obstacle(raised) != asked
    workspace.run("cho", undo.undo, command=said.command)
    assert workspace.obstacle(raised) == asked


def test_a_card_goes_back_to_its_place_among_others(workspace: Team) -> None:
    one, two, three = with_cards(workspace, ["one", "two", "three"])
    moved = workspace.run("cho", cards.move, card=two, column=workspace.doing)
    workspace.clock.advance(seconds=10)
    four = workspace.add("four")
    workspace.run("dia", cards.move, card=four, column=workspace.to_do, before=three)
    workspace.run("cho", undo.undo, command=moved.command)
    assert workspace.titles(workspace.to_do) in (
        ["one", "two", "four", "three"],
        ["one", "four", "two", "three"],
    )
    ranks = [card.rank for card in workspace.board().cards[workspace.to_do]]
    assert len(set(ranks)) == 4
    workspace.run("cho", cards.move, card=one, column=workspace.to_do, before=three)
    assert workspace.titles(workspace.to_do)[2:] == ["one", "three"]


def test_a_move_out_of_a_column_that_became_done_leaves_no_done_card_behind(
    workspace: Team,
) -> None:
    card = workspace.add()
    moved = workspace.run("cho", cards.move, card=card, column=workspace.doing)
    workspace.run("ana", columns.set_kind, column=workspace.doing, kind=ColumnKind.DONE)
    workspace.run("cho", undo.undo, command=moved.command)
    assert workspace.card(card).done_at is None


def test_a_removed_column_does_not_come_back_beside_its_namesake(workspace: Team) -> None:
    removed = workspace.run("ana", columns.remove, column=workspace.doing)
    workspace.run("ana", columns.add, breakthrough=1, name="Doing", kind=ColumnKind.DOING)
    with pytest.raises(BreakthroughError):
        workspace.run("ana", undo.undo, command=removed.command)


def test_an_administrators_settings_are_undone(workspace: Team) -> None:
    done = workspace.run(
        "adm", workspaces.settle, days_off=(4, 5), holidays=(date(2026, 12, 25),), name="Hall"
    )
    settled = workspace.store.workspace()
    assert settled is not None
    assert (settled.days_off, settled.holidays) == ((4, 5), (date(2026, 12, 25),))
    workspace.run("adm", undo.undo, command=done.command)
    settled = workspace.store.workspace()
    assert settled is not None
    assert (settled.name, settled.days_off, settled.holidays) == ("City hall", (5, 6), ())


def test_a_checklist_is_undone(workspace: Team) -> None:
    card = workspace.add()
    added = workspace.run("cho", checklists.add, card=card, text="Find the number")
    item = added.made("checklist item")
    ticked = workspace.run("dia", checklists.tick, item=item, done=True)
    with pytest.raises(CannotUndo):
        workspace.run("cho", undo.undo, command=added.command)
    workspace.run("dia", undo.undo, command=ticked.command)
    assert workspace.card(card).checked == 0


def test_a_reading_is_corrected_not_undone(workspace: Team) -> None:
    added = workspace.run("ana", readings.add, breakthrough=1, value=Decimal(44))
    with pytest.raises(CannotUndo) as refusal:
        workspace.run("ana", undo.undo, command=added.command)
    assert "Correct" in refusal.value.hint


def test_a_date_is_undone_exactly(workspace: Team) -> None:
    card = workspace.add(due=workspace.clock.now.date() + timedelta(days=3))
    edited = workspace.run("cho", cards.set_due, card=card, due=None)
    workspace.run("cho", undo.undo, command=edited.command)
    assert workspace.card(card).due == date(2026, 10, 8)
