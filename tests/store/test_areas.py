"""Areas with their figures over time: kept by anybody, before there is a breakthrough."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breakthrough_tui.domain.area import MOST_AREAS
from breakthrough_tui.domain.breakthrough import Visibility
from breakthrough_tui.domain.errors import CannotUndo, Invalid, NotAllowed, NotFound
from breakthrough_tui.domain.figures.figures import Figure, Figures, read_figures
from breakthrough_tui.store import area_figures
from breakthrough_tui.store.commands import areas, breakthroughs, people, undo
from breakthrough_tui.store.queries import areas as asked
from breakthrough_tui.store.queries import lookups
from tests.builders import Team, a_workspace
from tests.store.test_replay import checked, replayed

PERMITS = """area,date,value,target
Permits,2026-05-31,40,90
Permits,2026-06-30,45,90
Permits,2026-07-31,50,90
Permits,2026-08-31,55,90
Passports,2026-08-31,12,
"""


def figures(text: str = PERMITS) -> tuple[Figure, ...]:
    found = read_figures(text)
    assert isinstance(found, Figures), found
    return found.rows


def values(team: Team, area: int = 1) -> dict[str, str]:
    """The figures that count, by day."""
    found = team.read(asked.figures, viewer="out", area=area)
    return {figure.on.isoformat(): str(figure.value) for figure in reversed(found)}


def test_anybody_imports_figures_and_sees_what_they_reveal(workspace: Team) -> None:
    workspace.run("out", areas.import_figures, figures=figures(), target_on=date(2027, 3, 1))
    passports, permits = workspace.read(asked.areas, viewer="obs")
    assert (permits.area.name, permits.area.target, permits.area.figures) == (
        "Permits",
        Decimal(90),
        4,
    )
    assert permits.outlook.sentence.startswith("business as usual reaches 85 of 90 by 1 March")
    assert "4 are needed" in passports.outlook.sentence


def test_an_import_is_one_event_an_area_however_many_figures_it_has(workspace: Team) -> None:
    day = date(2020, 1, 1)
    many = [Figure("Permits", day + timedelta(days=n), Decimal(n)) for n in range(2_000)]
    done = workspace.run("ana", areas.import_figures, figures=many)
    assert [event.kind for event in done.events] == ["area.add", "area.figures"]
    assert len(values(workspace)) == 2_000
    found = workspace.read(asked.area, viewer="ana", area=1).area
    assert (found.figures, found.points[0], found.points[-1]) == (
        2_000,
        (day, Decimal(0)),
        (many[-1].on, Decimal(1_999)),
    )
    assert 100 < len(found.points) <= 151
    assert list(found.points) == sorted(found.points)


def test_the_same_file_again_changes_nothing_and_one_line_more_is_one_figure(
    workspace: Team,
) -> None:
    workspace.run("ana", areas.import_figures, figures=figures())
    assert workspace.run("ana", areas.import_figures, figures=figures()).events == ()
    more = figures(PERMITS + "PERMITS,2026-09-30,58,90\n")
    done = workspace.run("ana", areas.import_figures, figures=more)
    assert [event.after["value"] for event in done.events] == [["58"]]
    assert len(workspace.read(asked.areas, viewer="ana")) == 2


def test_a_correction_supersedes_what_was_said_of_that_day(workspace: Team) -> None:
    workspace.run("ana", areas.import_figures, figures=figures())
    other = figures("area,date,value\nPermits,2026-08-31,56\n")
    workspace.run("ana", areas.import_figures, figures=other)
    workspace.run("cho", areas.add_figure, area=1, value=Decimal(57), on=date(2026, 8, 31))
    assert values(workspace)["2026-08-31"] == "57"
    assert len(values(workspace)) == 4


def test_an_import_is_taken_back_whole_and_done_again(workspace: Team, tmp_path: Path) -> None:
    workspace.run("ana", areas.import_figures, figures=figures())
    before = values(workspace)
    corrected = figures("area,date,value,target\nPermits,2026-08-31,56,95\nHouses,2026-08-31,1,\n")
    done = workspace.run("ana", areas.import_figures, figures=corrected)
    after = values(workspace)
    back = workspace.run("ana", undo.undo, command=done.command)
    assert values(workspace) == before
    assert len(workspace.read(asked.areas, viewer="ana")) == 2
    assert workspace.read(asked.area, viewer="ana", area=1).area.target == 90
    workspace.run("ana", undo.undo, command=back.command)
    assert values(workspace) == after
    assert len(workspace.read(asked.areas, viewer="ana")) == 3
    replayed(workspace, tmp_path)
    checked(workspace)


def test_figures_that_others_corrected_are_not_taken_back(workspace: Team) -> None:
    workspace.run("ana", areas.import_figures, figures=figures())
    done = workspace.run("ana", areas.add_figure, area=1, value=Decimal(60))
    workspace.run("cho", areas.add_figure, area=1, value=Decimal(61))
    with pytest.raises(CannotUndo, match="Cho added a figure"):
        workspace.run("ana", undo.undo, command=done.command)
    assert values(workspace)["2026-10-05"] == "61"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("area,date,value\nPermits,2026-11-30,1\n", "Line 2: 2026-11-30 is still to come."),
        ("2026-08-31,1\n2026-09-30,2\n", "do not say of which area"),
    ],
)
def test_what_cannot_be_taken_leaves_everything_as_it_is(
    workspace: Team, text: str, said: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        workspace.run("ana", areas.import_figures, figures=figures(text))
    assert said in refusal.value.message
    assert workspace.read(asked.areas, viewer="ana") == ()


def test_a_file_of_dates_and_values_belongs_to_the_area_that_is_named(workspace: Team) -> None:
    workspace.run("ana", areas.add, name="Permits", unit="%")
    workspace.run("ana", areas.import_figures, figures=figures("2026-08-31,1\n"), area=1)
    assert values(workspace) == {"2026-08-31": "1"}


def test_a_column_that_is_no_area_is_noticed(workspace: Team) -> None:
    many = [Figure(f"No. {n}", date(2026, 9, 1), Decimal(n)) for n in range(MOST_AREAS + 1)]
    with pytest.raises(Invalid, match="more than 200"):
        workspace.run("ana", areas.import_figures, figures=many)
    assert workspace.read(asked.areas, viewer="ana") == ()


def test_two_areas_cannot_have_one_name(workspace: Team) -> None:
    workspace.run("ana", areas.add, name="Permits")
    workspace.run("ana", areas.add, name="Passports")
    with pytest.raises(Invalid, match="'Permits' already"):
        workspace.run("ana", areas.add, name="permits")
    with pytest.raises(Invalid, match="'Permits' already"):
        workspace.run("ana", areas.edit, area=2, name="permits")
    workspace.run("ana", areas.edit, area=1, name="PERMITS", target=Decimal(5))


def test_an_archived_area_is_not_asked_any_more_and_comes_back_by_undo(workspace: Team) -> None:
    workspace.run("ana", areas.import_figures, figures=figures())
    done = workspace.run("cho", areas.archive, area=1)
    with pytest.raises(NotFound):
        workspace.read(asked.area, viewer="ana", area=1)
    with pytest.raises(NotFound, match="archived"):
        workspace.run("ana", areas.add_figure, area=1, value=Decimal(1))
    workspace.run("ana", areas.add, name="Permits")  # its name is free
    workspace.run("ana", areas.archive, area=3)
    workspace.run("cho", undo.undo, command=done.command)
    assert len(values(workspace)) == 4


def test_who_is_not_in_the_workspace_keeps_none(workspace: Team) -> None:
    workspace.run("adm", people.leave, name="out")
    for person in ("out", "zed"):
        with pytest.raises(NotAllowed):
            workspace.run(person, areas.add, name="Permits")
        with pytest.raises(NotAllowed):
            workspace.read(asked.areas, viewer=person)


# A breakthrough from it


def test_an_area_shows_which_breakthrough_works_on_it(workspace: Team, tmp_path: Path) -> None:
    workspace.run("ana", areas.import_figures, figures=figures())
    made = workspace.start("Permits to 90 %", code="NINETY", area=1)
    found = workspace.read(asked.area, viewer="out", area=1).area
    assert (found.breakthrough, found.code) == (made, "NINETY")
    replayed(workspace, tmp_path)


def test_a_private_one_is_not_given_away_by_its_area(workspace: Team) -> None:
    workspace.run("ana", areas.import_figures, figures=figures())
    made = workspace.run(
        "bo",
        breakthroughs.start,
        sentence="Permits to 90 %",
        visibility=Visibility.PRIVATE,
        area=1,
    )
    found = workspace.read(asked.area, viewer="out", area=1).area
    assert (found.breakthrough, found.code) == (None, "")
    assert workspace.read(asked.area, viewer="bo", area=1).area.breakthrough is not None
    seen = workspace.read(lookups.events_of, viewer="out", command=made.command)
    assert seen == ()


def test_one_cannot_be_started_from_an_area_that_is_gone(workspace: Team) -> None:
    workspace.run("ana", areas.add, name="Permits")
    workspace.run("ana", areas.archive, area=1)
    with pytest.raises(NotFound):
        workspace.start("Permits to 90 %", area=1)


# Any figures


days = st.dates(date(2025, 1, 1), date(2026, 10, 5))
files = st.lists(
    st.dictionaries(
        st.tuples(st.sampled_from(["Permits", "Passports"]), days),
        st.integers(-5, 5).map(Decimal),
        min_size=1,
        max_size=8,
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, deadline=None)
@given(files)
def test_any_imports_make_the_same_tables_again(
    tmp_path_factory: pytest.TempPathFactory, files: list[dict[tuple[str, date], Decimal]]
) -> None:
    folder = tmp_path_factory.mktemp("areas")
    team = a_workspace(folder)
    wanted: dict[tuple[str, date], Decimal] = {}
    commands = []
    for file in files:
        those = [Figure(area, on, value) for (area, on), value in file.items()]
        done = team.run("ana", areas.import_figures, figures=those)
        wanted |= file
        if done.events:
            commands.append(done.command)
    found = {
        (area.area.name, on): value
        for area in team.read(asked.areas, viewer="ana")
        for on, value in area.area.points
    }
    assert found == wanted
    for command in reversed(commands):
        team.run("ana", undo.undo, command=command)
    assert team.read(asked.areas, viewer="ana") == ()
    replayed(team, folder)
    checked(team)
    team.close()


@given(st.sets(st.integers(1, 60)))
def test_spans_hold_the_same_ids(ids: set[int]) -> None:
    found = area_figures.spans(ids)
    assert set(area_figures.ids_in(found)) == ids
    assert area_figures.count(found) == len(ids)
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(found))
