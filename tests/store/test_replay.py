"""The events alone make the same tables again, and none of them was changed afterwards."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.event import checksum
from breakthrough_tui.store import goal_tables, method_tables
from breakthrough_tui.store.commands import cards, people
from breakthrough_tui.store.commands.ordering import Place
from breakthrough_tui.store.entities import ENTITIES
from breakthrough_tui.store.method_tables import PRIVATE, PresenceRow, SignalSeenRow
from breakthrough_tui.store.personal_tables import DraftRow, PreferenceRow, SeenRow
from breakthrough_tui.store.replay import all_events, replay
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.tables import CardTextRow, EventRow, MergedRow, ObstacleCardRow
from tests.builders import Team, a_workspace, an_empty_file, with_cards
from tests.store.every_command import EXAMPLES, Example, a_house
from tests.store.random_work import Step, at_work, steps
from tests.store.state import ALL, rows

FEW = (Phase.generate, Phase.shrink)
"""Each example is a file: explaining a failure would take many of them."""

REPLAYED = [
    table
    for table in ALL
    if table in ENTITIES.values()
    or table in goal_tables.ENTITIES.values()
    or table in method_tables.ENTITIES.values()
    or table in (ObstacleCardRow, CardTextRow)
]


def raw(store: Store) -> dict[str, list[tuple[object, ...]]]:
    connection = store.database.connection()
    names = [table._meta.table_name for table in REPLAYED]
    return {
        name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names
    }


def replayed(team: Team, folder: Path) -> None:
    """Make the tables again elsewhere; they are the same to the byte."""
    with team.store.database.read():
        events = all_events(team.store.database)
    again = an_empty_file(folder)
    with again.database.write():
        replay(again.database, events)
    assert raw(again) == raw(team.store)
    again.close()


def checked(team: Team) -> None:
    """Every event still has the checksum with which it was written."""
    events = all_events(team.store.database)
    written = team.store.database.rows(
        EventRow.select(EventRow.checksum).order_by(EventRow.stream, EventRow.position)
    )
    assert [checksum(event) for event in events] == [text for (text,) in written]


def test_everything_but_what_is_personal_is_told_by_events() -> None:
    personal = {PreferenceRow, DraftRow, SeenRow, SignalSeenRow, PresenceRow, *PRIVATE.values()}
    assert set(ALL) - set(REPLAYED) == {EventRow, MergedRow, *personal}


def test_a_new_workspace(workspace: Team, tmp_path: Path) -> None:
    replayed(workspace, tmp_path)
    checked(workspace)


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=each.command.__name__) for each in EXAMPLES]
)
def test_each_command(example: Example, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    house.run(example.by, example.command, **example.fields(house))
    replayed(house, tmp_path)
    checked(house)
    house.close()


def test_people_who_left_and_came_back(workspace: Team, tmp_path: Path) -> None:
    workspace.add(owner="cho")
    workspace.run("adm", people.leave, name="cho", items_to="dia")
    workspace.run("adm", people.add, name="cho", full_name="Cho Ü")
    replayed(workspace, tmp_path)
    checked(workspace)


def test_a_new_spacing_between_two_moves_that_became_one(
    workspace: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rank, "LONGEST", 2)
    made = with_cards(workspace, ["one", "two", "three", "four"])
    for step in range(12):
        moving = {"card": made[2 + step % 2], "column": workspace.to_do}
        workspace.run("cho", cards.move, **moving, place=Place.TOP)
        workspace.run("cho", cards.move, **moving, before=made[1])
    assert any("ranks" in event.after for event in all_events(workspace.store.database))
    replayed(workspace, tmp_path)
    checked(workspace)


def at_random(work: list[Step], longest: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(rank, "LONGEST", longest)
        team = a_workspace(Path(folder))
        here = at_work(team)
        for step in work:
            step.take(here)
            team.board()
        replayed(team, Path(folder))
        checked(team)
        assert len(rows(team, "event")) > 10
        team.close()


@settings(max_examples=20, phases=FEW)
@given(steps())
def test_any_work(work: list[Step]) -> None:
    at_random(work, 32)


@settings(max_examples=10, phases=FEW)
@given(steps())
def test_any_work_with_columns_spaced_anew(work: list[Step]) -> None:
    at_random(work, 2)


@pytest.mark.soak
@given(steps(most=60))
def test_any_long_work(work: list[Step]) -> None:
    at_random(work, 3)
