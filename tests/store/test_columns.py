"""The columns of a board."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.errors import Conflict, Invalid, NotFound
from breakthrough_tui.store.commands import cards, columns, undo
from tests.builders import Team, with_cards


def names(workspace: Team) -> list[str]:
    return [column.name for column in workspace.board().columns]


def add(workspace: Team, name: str, kind: ColumnKind = ColumnKind.DOING, **fields: int) -> int:
    added = workspace.run("ana", columns.add, breakthrough=1, name=name, kind=kind, **fields)
    return added.made("column")


def test_a_column_is_added_before_what_is_done_or_where_one_says(workspace: Team) -> None:
    add(workspace, "Check")
    assert names(workspace) == ["To do", "Doing", "Check", "Done"]
    add(workspace, "Ideas", ColumnKind.TO_DO, after=workspace.to_do)
    assert names(workspace) == ["To do", "Ideas", "Doing", "Check", "Done"]
    add(workspace, "Shown", ColumnKind.DONE)
    assert names(workspace)[-2:] == ["Done", "Shown"]


def test_a_column_is_moved(workspace: Team) -> None:
    workspace.run("ana", columns.move, column=workspace.to_do, before=None)
    assert names(workspace) == ["Doing", "Done", "To do"]
    workspace.run("ana", columns.move, column=workspace.to_do, before=workspace.doing)
    assert names(workspace) == ["To do", "Doing", "Done"]
    moved = workspace.run("ana", columns.move, column=workspace.to_do, before=workspace.to_do)
    assert moved.events == ()


def test_columns_can_be_moved_again_and_again(workspace: Team) -> None:
    for _ in range(60):
        workspace.run("ana", columns.move, column=workspace.done, before=workspace.doing)
        workspace.run("ana", columns.move, column=workspace.doing, before=workspace.done)
    assert names(workspace) == ["To do", "Doing", "Done"]


def test_two_columns_never_stand_at_one_place(workspace: Team) -> None:
    moved = workspace.run("ana", columns.move, column=workspace.doing, before=None)
    check = add(workspace, "Check", after=workspace.to_do)
    workspace.run("ana", undo.undo, command=moved.command)
    ranks = [column.rank for column in workspace.board().columns]
    assert len(set(ranks)) == 4
    workspace.run("ana", columns.move, column=workspace.done, before=check)
    workspace.run("ana", columns.move, column=workspace.done, before=workspace.doing)
    assert names(workspace).index("Done") + 1 == names(workspace).index("Doing")


def test_a_name_is_taken_once(workspace: Team) -> None:
    with pytest.raises(Invalid):
        add(workspace, "DOING")
    workspace.run("ana", columns.rename, column=workspace.doing, name="doing")
    assert names(workspace)[1] == "doing"
    for name in ("", " ", "x" * 41):
        with pytest.raises(Invalid):
            add(workspace, name)


@pytest.mark.parametrize("limit", [0, -1, 10_000])
def test_a_limit_is_a_number_of_cards(workspace: Team, limit: int) -> None:
    with pytest.raises(Invalid):
        workspace.run("ana", columns.limit, column=workspace.doing, limit=limit)


def test_the_cards_follow_the_kind_of_their_column(workspace: Team) -> None:
    (card,) = with_cards(workspace, ["one"], workspace.doing)
    done = workspace.run("ana", columns.set_kind, column=workspace.doing, kind=ColumnKind.DONE)
    assert workspace.card(card).done_at == done.events[0].at
    workspace.run("ana", columns.set_kind, column=workspace.doing, kind=ColumnKind.TO_DO)
    assert workspace.card(card).done_at is None


def test_name_kind_and_limit_change_together_and_one_undo_takes_all_back(workspace: Team) -> None:
    (card,) = with_cards(workspace, ["one"], workspace.doing)
    before = workspace.board().columns
    edited = workspace.run(
        "ana", columns.edit, column=workspace.doing, name="Shown", kind=ColumnKind.DONE, limit=4
    )
    shown = workspace.board().column(workspace.doing)
    assert shown is not None
    assert (shown.name, shown.kind, shown.limit) == ("Shown", ColumnKind.DONE, 4)
    assert workspace.card(card).done_at == workspace.clock.now
    workspace.run("ana", undo.undo, command=edited.command)
    assert workspace.board().columns == before
    assert workspace.card(card).done_at is None


def test_of_a_column_that_is_edited_all_changes_or_nothing(workspace: Team) -> None:
    before = workspace.board().columns
    with pytest.raises(Invalid):
        workspace.run("ana", columns.edit, column=workspace.doing, name="Now", limit=0)
    assert workspace.board().columns == before


def test_who_edits_a_column_meets_others_only_over_what_is_given(workspace: Team) -> None:
    seen = workspace.position
    workspace.run_seeing(seen, "bo", columns.rename, column=workspace.doing, name="Now")
    workspace.run_seeing(seen, "ana", columns.edit, column=workspace.doing, limit=4)
    with pytest.raises(Conflict):
        workspace.run_seeing(seen, "ana", columns.edit, column=workspace.doing, name="At work")
    assert workspace.run("ana", columns.edit, column=workspace.doing).events == ()


def test_a_column_is_added_with_its_limit(workspace: Team) -> None:
    check = add(workspace, "Check", limit=3)
    added = workspace.board().column(check)
    assert added is not None
    assert added.limit == 3
    with pytest.raises(Invalid):
        add(workspace, "Review", limit=0)
    assert "Review" not in names(workspace)


def test_a_column_is_removed_and_its_cards_go_on(workspace: Team) -> None:
    with_cards(workspace, ["first"], workspace.to_do)
    one, two = with_cards(workspace, ["one", "two"], workspace.doing)
    with pytest.raises(Invalid):
        workspace.run("ana", columns.remove, column=workspace.doing)
    removed = workspace.run("ana", columns.remove, column=workspace.doing, cards_to=workspace.to_do)
    assert names(workspace) == ["To do", "Done"]
    assert workspace.titles(workspace.to_do) == ["first", "one", "two"]
    workspace.run("ana", undo.undo, command=removed.command)
    assert names(workspace) == ["To do", "Doing", "Done"]
    assert workspace.titles(workspace.doing) == ["one", "two"]
    assert workspace.card(one).column == workspace.card(two).column == workspace.doing


def test_cards_that_go_to_what_is_done_are_done(workspace: Team) -> None:
    (card,) = with_cards(workspace, ["one"], workspace.doing)
    workspace.run("ana", columns.remove, column=workspace.doing, cards_to=workspace.done)
    assert workspace.card(card).done_at == workspace.clock.now


def test_a_column_with_archived_cards_only_can_go_and_they_come_back_elsewhere(
    workspace: Team,
) -> None:
    (card,) = with_cards(workspace, ["one"], workspace.doing)
    put_away = workspace.run("ana", cards.archive, cards=[card])
    workspace.run("ana", columns.remove, column=workspace.doing)
    with pytest.raises(Exception, match="removed the column"):
        workspace.run("ana", undo.undo, command=put_away.command)
    workspace.run("ana", cards.restore, card=card)
    assert workspace.titles(workspace.to_do) == ["one"]


def test_a_board_keeps_a_column_where_things_are_done(workspace: Team) -> None:
    with_cards(workspace, ["one"], workspace.done)
    before = workspace.board()
    attempts: list[tuple[Callable[..., None], dict[str, object]]] = [
        (columns.remove, {"cards_to": workspace.to_do}),
        (columns.set_kind, {"kind": ColumnKind.DOING}),
        (columns.edit, {"name": "Shown", "kind": ColumnKind.TO_DO}),
    ]
    for command, given in attempts:
        with pytest.raises(Invalid) as refusal:
            workspace.run("ana", command, column=workspace.done, **given)
        assert "'Done' is the only column of the kind 'done'." in refusal.value.message
    assert workspace.board() == before
    add(workspace, "Shown", ColumnKind.DONE)
    workspace.run("ana", columns.set_kind, column=workspace.done, kind=ColumnKind.DOING)
    assert workspace.board().first_of(ColumnKind.DONE) is not None


def test_the_last_column_where_things_are_done_is_not_taken_back_either(workspace: Team) -> None:
    made = workspace.run("ana", columns.set_kind, column=workspace.doing, kind=ColumnKind.DONE)
    workspace.run("ana", columns.remove, column=workspace.done)
    with pytest.raises(Invalid):
        workspace.run("ana", undo.undo, command=made.command)


def test_a_column_that_was_removed_twice_keeps_the_place_of_what_is_done(workspace: Team) -> None:
    add(workspace, "Shown", ColumnKind.DONE)
    removed = workspace.run("ana", columns.remove, column=workspace.done)
    back = workspace.run("ana", undo.undo, command=removed.command)
    shown = workspace.board().columns[-1]
    workspace.run("ana", columns.set_kind, column=shown.id, kind=ColumnKind.DOING)
    with pytest.raises(Invalid):
        workspace.run("ana", undo.undo, command=back.command)


def test_an_older_board_without_a_place_for_what_is_done_says_so(workspace: Team) -> None:
    card = workspace.add()
    connection = workspace.store.database.connection()
    connection.execute("UPDATE board_column SET kind = 'doing' WHERE id = ?", (workspace.done,))
    with pytest.raises(NotFound) as refusal:
        workspace.run("cho", cards.finish, card=card)
    assert "done" in refusal.value.message
    workspace.run("ana", columns.remove, column=workspace.done)


def test_a_column_that_is_gone_says_who_removed_it(workspace: Team) -> None:
    workspace.run("ana", columns.remove, column=workspace.doing)
    workspace.clock.advance(seconds=12)
    with pytest.raises(Conflict) as refusal:
        workspace.run("bo", columns.rename, column=workspace.doing, name="Now")
    assert refusal.value.actor == "ana"
    assert "12 s ago" in refusal.value.message


def test_a_column_of_another_board_is_no_place(workspace: Team) -> None:
    other = workspace.start(code="OTHER", lead="ana")
    elsewhere = workspace.board("ana", other).columns[0].id
    card = workspace.add()
    with pytest.raises(NotFound):
        workspace.run("ana", cards.move, card=card, column=elsewhere)
    with pytest.raises(NotFound):
        workspace.run("ana", columns.move, column=workspace.to_do, before=elsewhere)
    with pytest.raises(NotFound):
        workspace.run("ana", columns.remove, column=workspace.to_do, cards_to=elsewhere)


def test_a_column_whose_kind_changes_back_keeps_no_done_cards(workspace: Team) -> None:
    with_cards(workspace, ["one"], workspace.doing)
    kind = workspace.run("ana", columns.set_kind, column=workspace.doing, kind=ColumnKind.DONE)
    later = workspace.add("two")
    workspace.run("ana", cards.move, card=later, column=workspace.doing)
    workspace.run("ana", undo.undo, command=kind.command)
    assert {card.done_at for card in workspace.board().cards[workspace.doing]} == {None}
