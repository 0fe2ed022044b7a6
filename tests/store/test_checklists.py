"""The lines to tick off on a card, in their order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.store.commands import checklists, undo
from breakthrough_tui.store.queries import boards
from tests.builders import Team, a_workspace


def a_list(team: Team, *texts: str) -> tuple[int, list[int]]:
    card = team.add()
    add = checklists.add
    lines = [team.run("ana", add, card=card, text=t).made("checklist item") for t in texts]
    return card, lines


def texts(team: Team, card: int) -> list[str]:
    return [item.text for item in team.read(boards.card_page, viewer="ana", card=card).checklist]


@pytest.mark.parametrize(
    ("line", "before", "order"),
    [(2, 0, "cab"), (0, None, "bca"), (0, 2, "bac"), (1, 1, "abc"), (1, 2, "abc"), (2, 1, "acb")],
)
def test_a_line_moves(workspace: Team, line: int, before: int | None, order: str) -> None:
    card, lines = a_list(workspace, "a", "b", "c")
    there = None if before is None else lines[before]
    done = workspace.run("ana", checklists.move, item=lines[line], before=there)
    assert "".join(texts(workspace, card)) == order
    if done.events:
        workspace.run("ana", undo.undo, command=done.command)
        assert texts(workspace, card) == ["a", "b", "c"]


def test_not_to_the_list_of_another_card(workspace: Team) -> None:
    _, lines = a_list(workspace, "a")
    _, others = a_list(workspace, "b")
    with pytest.raises(NotFound):
        workspace.run("ana", checklists.move, item=lines[0], before=others[0])


def test_a_line_that_is_brought_back_finds_a_place_of_its_own(workspace: Team) -> None:
    card, lines = a_list(workspace, "a", "b")
    gone = workspace.run("ana", checklists.archive, item=lines[1])
    new = workspace.run("ana", checklists.add, card=card, text="c").made("checklist item")
    workspace.run("ana", undo.undo, command=gone.command)
    assert texts(workspace, card) == ["a", "c", "b"]
    workspace.run("ana", checklists.move, item=lines[0], before=lines[1])
    assert texts(workspace, card) == ["c", "a", "b"]
    workspace.run("ana", checklists.move, item=new, before=None)
    assert texts(workspace, card) == ["a", "b", "c"]


@settings(max_examples=15, phases=(Phase.generate, Phase.shrink))
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=25))
def test_the_order_is_that_of_a_list_also_when_ranks_get_long(moves: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(rank, "LONGEST", 2)
        team = a_workspace(Path(folder))
        card, lines = a_list(team, "a", "b", "c", "d")
        meant = list("abcd")
        for line, before in moves:
            there = lines[before] if before < 4 else None
            team.run("ana", checklists.move, item=lines[line], before=there)
            if line != before:
                meant.remove("abcd"[line])
                meant.insert(meant.index("abcd"[before]) if before < 4 else 3, "abcd"[line])
            assert texts(team, card) == meant
        team.close()
