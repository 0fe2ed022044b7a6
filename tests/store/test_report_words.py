"""What people add to a report by hand, on a real file."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.errors import Conflict, Invalid, NotFound
from breakthrough_tui.domain.report_parts import PartKind, in_order
from breakthrough_tui.store.commands import commitments, reports, undo
from breakthrough_tui.store.queries import reports as queries
from tests.builders import Team


def order(team: Team) -> list[str]:
    material = team.read(queries.material, viewer="ana", breakthrough=1)
    return [words.part for words in in_order(material.said)]


def text(team: Team, part: str) -> str:
    material = team.read(queries.material, viewer="ana", breakthrough=1)
    return next(words.text for words in in_order(material.said) if words.part == part)


def test_words_are_added_changed_and_taken_away(house: Team) -> None:
    add = {"breakthrough": 1, "part": "thanks"}
    house.run("bo", reports.add_text, **add, text="Thank you, depot")  # type: ignore[arg-type]
    house.run("ana", reports.add_text, **add, text="Thank you all")  # type: ignore[arg-type]
    assert text(house, "thanks") == "Thank you all"
    house.run("ana", reports.add_text, **add, text="")  # type: ignore[arg-type]
    assert text(house, "thanks") == ""


def test_two_who_write_in_one_part_are_told_of_each_other(house: Team) -> None:
    position = house.position
    add = {"breakthrough": 1, "part": "thanks"}
    house.run_seeing(position, "bo", reports.add_text, **add, text="One")  # type: ignore[arg-type]
    with pytest.raises(Conflict):
        house.run_seeing(position, "ana", reports.add_text, **add, text="Two")  # type: ignore[arg-type]
    house.run_seeing(position, "ana", reports.add_text, breakthrough=1, part="team", text="Two")
    assert text(house, "thanks") == "One"


def test_parts_are_put_in_any_order(house: Team) -> None:
    parts = [kind.value for kind in PartKind]
    house.run("ana", reports.move_part, breakthrough=1, part="thanks", before="result")
    house.run("ana", reports.move_part, breakthrough=1, part="goal", before=None)
    rest = [part for part in parts if part not in ("thanks", "goal")]
    assert order(house) == ["thanks", *rest, "goal"]
    for _ in range(60):
        house.run("ana", reports.move_part, breakthrough=1, part="work", before="result")
        house.run("ana", reports.move_part, breakthrough=1, part="ways", before="work")
        house.run("ana", reports.move_part, breakthrough=1, part="result", before="ways")
    assert order(house)[:4] == ["thanks", "result", "ways", "work"]


def test_ones_own_parts_come_last_and_have_any_title(house: Team) -> None:
    for title in ("Voices", "Numbers"):
        house.run("ana", reports.add_part, breakthrough=1, title=title)
    house.run("ana", reports.rename_part, breakthrough=1, part="own-2", title="Figures")
    assert order(house)[-2:] == ["own-1", "own-2"]
    with pytest.raises(Invalid):
        house.run("ana", reports.rename_part, breakthrough=1, part="result", title="Success")
    with pytest.raises(NotFound) as refusal:
        house.run("ana", reports.hide_part, breakthrough=1, part="thank", hidden=True)
    assert refusal.value.hint == "Did you mean 'thanks'?"


def test_what_was_taken_back_begins_anew(house: Team) -> None:
    here = {"breakthrough": 1, "part": "thanks"}
    done = house.run("ana", reports.add_text, **here, text="Thank you")  # type: ignore[arg-type]
    house.run("ana", undo.undo, command=done.command)
    assert text(house, "thanks") == ""
    house.run("ana", reports.hide_part, **here, hidden=True)  # type: ignore[arg-type]
    assert text(house, "thanks") == ""
    own = house.run("ana", reports.add_part, breakthrough=1, title="Voices")
    house.run("ana", undo.undo, command=own.command)
    with pytest.raises(NotFound):
        house.run("ana", reports.add_text, breakthrough=1, part="own-1", text="x")
    house.run("ana", reports.add_part, breakthrough=1, title="Voices")
    assert order(house)[-1] == "own-2"


def test_a_commitment_that_was_put_away_is_not_changed(house: Team) -> None:
    made = house.run("bo", commitments.add, breakthrough=1, text="Look at it", person="cho")
    commitment = made.made("commitment")
    house.run("bo", commitments.archive, commitment=commitment)
    with pytest.raises(Conflict):
        house.run("ana", commitments.tick, commitment=commitment, done=True)
    with pytest.raises(NotFound):
        house.run("bo", commitments.add, breakthrough=1, text="Look", person="nobody")
