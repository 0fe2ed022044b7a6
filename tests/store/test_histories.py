"""Who did what when, of one thing and of all."""

from __future__ import annotations

from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.telling import told
from breakthrough_tui.store.commands import cards, columns, obstacles, undo
from breakthrough_tui.store.queries import histories
from tests.builders import Team


def history(workspace: Team, entity: str, entity_id: int) -> tuple[Event, ...]:
    return workspace.read(
        histories.history, viewer="obs", breakthrough=1, entity=entity, entity_id=entity_id
    )


def test_a_card_tells_its_story_the_newest_first(workspace: Team) -> None:
    card = workspace.add()
    workspace.run("cho", cards.edit, card=card, title="Ring the depot", labels=["stock"])
    moved = workspace.run("dia", cards.move, card=card, column=workspace.doing)
    workspace.run("dia", undo.undo, command=moved.command)
    workspace.run("ana", cards.assign, card=card, owner="cho")
    workspace.run("ana", cards.archive, cards=[card])
    columns_by_id = {column.id: column.name for column in workspace.board().columns}
    today = workspace.store.moment().today
    story = [
        f"{event.actor} {told(event, today=today, columns=columns_by_id)}"
        for event in history(workspace, "card", card)
    ]
    assert story == [
        "ana archived this",
        "ana gave this to cho",
        "dia took an earlier change back",
        "dia moved this to Doing",
        "cho changed the title, the labels of this",
        "ana added this",
    ]


def test_a_history_is_of_one_thing(workspace: Team) -> None:
    card = workspace.add()
    raised = workspace.raise_obstacle(cards=[card])
    workspace.run("bo", obstacles.ask_back, obstacle=raised, question="Which?")
    assert card == raised
    assert {event.entity for event in history(workspace, "card", card)} == {"card"}
    assert [event.kind for event in history(workspace, "obstacle", raised)] == [
        "obstacle.ask-back",
        "obstacle.raise",
        "obstacle.raise",
    ]


def test_one_command_is_one_thing_with_its_steps(workspace: Team) -> None:
    workspace.add(column=workspace.doing)
    done = workspace.run("ana", columns.remove, column=workspace.doing, cards_to=workspace.to_do)
    assert [event.step for event in done.events] == [1, 2]
    assert {event.command for event in done.events} == {done.command}
    assert [event.position for event in done.events] == [
        workspace.position - 1,
        workspace.position,
    ]


def test_the_newest_are_given_in_the_order_of_time(workspace: Team) -> None:
    for number in range(5):
        workspace.add(str(number))
        workspace.clock.advance(seconds=1)
    events, _ = workspace.read(histories.since, viewer="obs", limit=3)
    assert [event.after["title"] for event in events] == ["2", "3", "4"]


def test_an_event_says_what_it_was_before_and_after(workspace: Team) -> None:
    card = workspace.add(due=workspace.clock.now.date())
    (event,) = workspace.run("cho", cards.set_due, card=card, due=None).events
    assert (dict(event.before), dict(event.after)) == ({"due": "2026-10-05"}, {"due": None})
    assert (event.actor, event.kind, event.entity, event.entity_id) == (
        "cho",
        "card.due",
        "card",
        str(card),
    )
    assert (event.at, event.breakthrough, event.undoes) == (workspace.clock.now, 1, None)
