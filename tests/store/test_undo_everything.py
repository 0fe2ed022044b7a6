"""Every command taken back and done again, one by one and in any order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.errors import (
    CannotUndo,
)
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.undo import OPPOSITES
from breakthrough_tui.store.commands import (
    undo,
)
from breakthrough_tui.store.queries import goals, people_lists
from tests.builders import Team, a_workspace
from tests.store.every_command import EXAMPLES, Example, a_house
from tests.store.random_work import Step, at_work, steps
from tests.store.state import facts

FEW = (Phase.generate, Phase.shrink)


FEW = (Phase.generate, Phase.shrink)


def without_ends(team: Team) -> Any:
    """What people see: things that were made and taken back are archived, and no longer seen."""
    found = facts(team)
    return {
        "board": team.board().cards,
        "columns": team.board().columns,
        "goals": [team.read(goals.versions, viewer="ana", breakthrough=here) for here in (1, 2)],
        "members": [
            sorted(map(repr, team.read(people_lists.members, viewer="ana", breakthrough=here)))
            for here in (1, 2)
        ],
        "people": team.read(people_lists.people, viewer="ana"),
        "breakthroughs": found["breakthrough"]
        and [{**row, "last_number": 0} for row in found["breakthrough"]],
        "obstacles": found["obstacle"],
        "links": [row for row in found["obstacle_card"] if row["stops"]],
        "comments": [row for row in found["comment"] if row["archived_at"] is None],
        "labels": [row for row in found["label"] if row["archived_at"] is None],
        "preparation": [
            row
            for row in found["preparation"]
            if row["preparing"] or row["finding"] or row["hurts"] or row["tried"] or row["source"]
        ],
        "items": [row for row in found["checklist_item"] if row["archived_at"] is None],
        "commitments": [row for row in found["commitment"] if row["archived_at"] is None],
        "report": [row for row in found["report_part"] if row["archived_at"] is None],
        "readings": found["reading"],
        "measures": [row for row in found["measure"] if row["archived_at"] is None],
        "lessons": [row for row in found["lesson"] if row["archived_at"] is None],
        "promises": [row for row in found["promise"] if row["archived_at"] is None],
        "areas": [row for row in found["area"] if row["archived_at"] is None],
        "figures": [row for row in found["area_figure"] if not row["superseded"]],
        "meetings": [row for row in found["meeting"] if row["archived_at"] is None],
        "agendas": [row for row in found["agenda_block"] if row["archived_at"] is None],
        "attendance": [row for row in found["attendance"] if row["present"]],
        "workspace": found["workspace"],
    }


UNDOABLE = [
    example
    for example in EXAMPLES
    if example.action is not None
    and example.action not in OPPOSITES
    and example.command is not undo.undo
]
NOT_UNDOABLE = [
    example for example in EXAMPLES if example.action is not None and example.action in OPPOSITES
]


def by_name(examples: list[Example]) -> list[Any]:
    return [
        pytest.param(
            each, id=each.command.__module__.rpartition(".")[2] + "." + each.command.__name__
        )
        for each in examples
    ]


def test_every_action_is_undone_or_has_an_opposite() -> None:
    shown = {example.action for example in EXAMPLES}
    rest = {
        Action.BACK_UP,
        Action.RESTORE,
        Action.SET_ADMINISTRATOR,
        Action.GIVE_LEADER,
        Action.RECORD_ANSWER,
        Action.RECORD_PROMISE,
    }
    assert shown - {None} == set(Action) - rest


@pytest.mark.parametrize("example", by_name(UNDOABLE))
def test_undo_brings_back_what_was_and_redo_what_was_done(example: Example, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    fields = example.fields(house)
    house.clock.advance(seconds=60)
    before = without_ends(house)
    done = house.run(example.by, example.command, **fields)
    after = without_ends(house)
    assert after != before
    house.clock.advance(seconds=60)
    undone = house.run(example.by, undo.undo, command=done.command)
    assert without_ends(house) == before
    assert {event.undoes for event in undone.events} == {done.command}
    redone = house.run(example.by, undo.undo, command=undone.command)
    assert without_ends(house) == after
    house.run(example.by, undo.undo, command=redone.command)
    assert without_ends(house) == before
    house.close()


@pytest.mark.parametrize("example", by_name(NOT_UNDOABLE))
def test_what_is_not_undone_has_its_own_opposite(example: Example, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    done = house.run(example.by, example.command, **example.fields(house))
    after = facts(house)
    assert example.action is not None
    with pytest.raises(CannotUndo) as refusal:
        house.run(example.by, undo.undo, command=done.command)
    assert refusal.value.hint == OPPOSITES[example.action]
    assert facts(house) == after
    house.close()


def undone(work: list[Step], longest: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(rank, "LONGEST", longest)
        team = a_workspace(Path(folder))
        here = at_work(team)
        took: list[tuple[str, str, Any]] = []
        for step in work:
            before = without_ends(team)
            done = step.take(here)
            if done is None or not done.events:
                assert without_ends(team) == before
            elif not took or took[-1][1] != done.command:
                took.append((step.actor, done.command, before))
        for actor, command, before in reversed(took):
            team.clock.advance(seconds=60)
            team.run(actor, undo.undo, command=command)
            assert shown(without_ends(team)) == shown(before)
        team.close()


def shown(found: Any) -> Any:
    """The same without ranks, which a new spacing changes: only the order counts."""
    return {
        **found,
        "board": {
            column: [
                (card.id, card.title, card.owner, card.due, card.labels, card.done_at)
                for card in stack
            ]
            for column, stack in found["board"].items()
        },
        "columns": [(c.id, c.name, c.kind, c.limit) for c in found["columns"]],
    }


ONE_WAY = (
    "raise", "obstacle", "answer", "read", "column", "undo",
)  # fmt: skip


@settings(max_examples=25, phases=FEW)
@given(steps(besides=ONE_WAY))
def test_any_work_undone_backwards_is_as_if_it_had_never_been(work: list[Step]) -> None:
    undone(work, 32)


@settings(max_examples=15, phases=FEW)
@given(steps(besides=ONE_WAY))
def test_also_when_columns_are_spaced_anew(work: list[Step]) -> None:
    undone(work, 3)


@pytest.mark.soak
@given(steps(besides=ONE_WAY, most=40))
def test_any_long_work_undone(work: list[Step]) -> None:
    undone(work, 3)
