"""The board as a snapshot: how many questions it costs, and what is in it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.commands import breakthroughs, cards, checklists, obstacles, personal
from breakthrough_tui.store.queries import boards, obstacle_lists, overviews
from tests.builders import Team
from tests.store.test_feed import statements

MANY = """
    WITH RECURSIVE numbers(n) AS (SELECT 14 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1003)
    INSERT INTO card (breakthrough, number, title, description, labels, addresses, column, rank, created_by, created_at)
    SELECT breakthrough, n, 'Card', '', labels, '[]', column, rank || n || '5', created_by, created_at
    FROM card, numbers WHERE number = 1
"""
"""990 more cards; as commands they would take many seconds."""


def fill(workspace: Team, count: int) -> None:
    items = [
        QuickEntry(f"Card {number}", owner="cho", labels=("stock",)) for number in range(count)
    ]
    made = workspace.run("ana", cards.add_many, breakthrough=1, items=items).all_made("card")
    for card in made[:3]:
        workspace.run("ana", checklists.add, card=card, text="Find the number")
        workspace.raise_obstacle(cards=[card])


def selects(workspace: Team, query: str) -> int:
    ways: dict[str, Callable[[], object]] = {
        "board": lambda: workspace.board("cho"),
        "obstacles": lambda: workspace.read(
            obstacle_lists.of_breakthrough, viewer="cho", breakthrough=1
        ),
        "waiting": lambda: workspace.read(obstacle_lists.waiting_for, viewer="bo"),
        "overview": lambda: workspace.read(overviews.overview, viewer="cho", breakthrough=1),
        "portfolio": lambda: workspace.read(overviews.portfolio, viewer="cho"),
    }
    with statements(workspace.store) as asked:
        ways[query]()
    assert asked[0] == "BEGIN"
    assert asked[-1] == "COMMIT"
    return sum(statement.startswith("SELECT") for statement in asked)


def test_a_board_of_a_thousand_cards_asks_no_more_than_one_of_ten(workspace: Team) -> None:
    fill(workspace, 10)
    few = selects(workspace, "board")
    with workspace.store.database.write():
        workspace.store.database.connection().execute(MANY)
    assert sum(len(stack) for stack in workspace.board().cards.values()) == 1_000
    assert selects(workspace, "board") == few == 9


def test_other_views_ask_the_same_number_however_much_there_is(workspace: Team) -> None:
    views = ("obstacles", "waiting", "overview", "portfolio")
    workspace.raise_obstacle()
    workspace.run("cho", personal.see, breakthrough=1)
    workspace.start("Halve the queue", code="QUEUE")  # before a launch there is more to know
    few = {view: selects(workspace, view) for view in views}
    fill(workspace, 30)
    for number in range(4):
        here = workspace.start(f"Halve queue {number}", code=f"Q{number}")
        workspace.run("cho", personal.see, breakthrough=here)
        workspace.run("bo", obstacles.raise_obstacle, breakthrough=here, title="No data")
    assert {view: selects(workspace, view) for view in views} == few
    assert few == {"obstacles": 9, "waiting": 9, "overview": 20, "portfolio": 23}


def test_a_snapshot_knows_what_its_viewer_has_seen(workspace: Team) -> None:
    before = workspace.position
    workspace.add()
    assert workspace.position == before + 1


def test_a_board_holds_every_column_also_an_empty_one(workspace: Team) -> None:
    board = workspace.board()
    assert [column.name for column in board.columns] == ["To do", "Doing", "Done"]
    assert board.cards == {column.id: () for column in board.columns}


def test_a_card_is_found_by_its_number(workspace: Team) -> None:
    card = workspace.add()
    raised = workspace.obstacle(workspace.raise_obstacle("No access"))

    def find(number: int) -> int:
        return workspace.read(boards.card_id, viewer="ana", breakthrough=1, number=number)

    assert find(1) == card
    for number, words in (
        (raised.number, "is an obstacle: No access"),
        (3, "There is no PERMIT-3"),
    ):
        with pytest.raises(NotFound) as refusal:
            find(number)
        assert words in refusal.value.message


def test_goals_of_several_versions_do_not_double_the_portfolio(workspace: Team) -> None:
    for target in (25, 30):
        workspace.run(
            "bo", breakthroughs.refocus, breakthrough=1, reason="Late", target=Decimal(target)
        )
    (overview,) = workspace.read(overviews.portfolio, viewer="cho")
    assert overview.breakthrough.goal.target == Decimal(30)
