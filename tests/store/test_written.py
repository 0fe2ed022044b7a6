"""SQL that is written once.

Sixty-four people once waited three seconds for each other: Peewee wrote every sentence anew, in each session for each
change of anybody, and while the lock for writing was held.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import peewee
import pytest

from breakthrough_tui.domain.breakthrough import Visibility
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.feed import Feed
from breakthrough_tui.store.queries import boards, overviews
from breakthrough_tui.store.tables import BreakthroughRow, CardRow, PersonRow
from breakthrough_tui.store.written import Question, slot, slots, spread
from tests.builders import Team


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Peewee writes from now on."""
    found: list[str] = []
    query = peewee.Context.query

    def noted(self: Any) -> Any:
        answer = query(self)
        found.append(answer[0])
        return answer

    monkeypatch.setattr(peewee.Context, "query", noted)
    return found


def test_a_second_look_at_what_others_do_writes_no_sql(workspace: Team, written: list[str]) -> None:
    card = workspace.add("call the depot", by="cho", labels=("stock",))
    feed = Feed(workspace.store, "ana")

    def look() -> None:
        workspace.run("cho", cards.comment, card=card, text="they say Thursday")
        feed._version = -1  # a test's own commit is no news to its connection
        written.clear()
        assert feed.poll() is not None
        overview = workspace.read(overviews.overview, viewer="ana", breakthrough=1)
        board = workspace.read(boards.board, viewer="ana", breakthrough=1)
        assert overview.cards == 1
        assert board.position == overview.breakthrough.position

    look()
    look()
    assert written == []


def test_a_change_that_people_often_make_writes_little_of_it(
    workspace: Team, written: list[str]
) -> None:
    card = workspace.add("call the depot", by="cho")
    written.clear()
    workspace.run("cho", cards.comment, card=card, text="they say Thursday")
    workspace.run("cho", cards.edit, card=card, title="call the depot on Thursday")
    assert written == []


def test_a_question_is_asked_with_other_values_each_time(workspace: Team) -> None:
    first, second = workspace.add("one", by="cho"), workspace.add("two", by="ana")
    question = Question(
        CardRow.select(CardRow.title, CardRow.owner, CardRow.created_at, CardRow.labels)
        .where(CardRow.id.in_(slots("of", 2)) & (CardRow.created_by == slot("by")))
        .order_by(CardRow.id)
    )
    now = workspace.clock()
    database = workspace.store.database
    both = spread("of", (first, second))
    assert database.answers(question, **both, by="cho") == [("one", None, now, ())]
    assert database.answers(question, **both, by="ana") == [("two", None, now, ())]
    assert database.answers(question, **spread("of", (second, 99)), by="cho") == []
    with pytest.raises(KeyError, match="by"):
        database.answers(question, **both)


def test_a_row_is_written_and_read_as_the_table_says(workspace: Team) -> None:
    database = workspace.store.database
    with database.write():
        database.insert_row(PersonRow, {"name": "dee", "login": 'x"; DROP TABLE person; --'})
        made = database.by_key(PersonRow, "dee")
        assert made is not None
        assert made["login"] == 'x"; DROP TABLE person; --'
        assert (made["full_name"], made["administrator"]) == ("", False)
        database.update_row(PersonRow, "dee", {"left_on": date(2026, 12, 1), "administrator": True})
        made = database.by_key(PersonRow, "dee")
        assert made is not None
        assert (made["left_on"], made["administrator"]) == (date(2026, 12, 1), True)
        database.update_row(BreakthroughRow, 1, {"visibility": Visibility.PRIVATE})
        found = database.by_key(BreakthroughRow, 1)
        assert found is not None
        assert found["visibility"] is Visibility.PRIVATE


def test_nothing_is_written_outside_a_transaction(workspace: Team) -> None:
    database = workspace.store.database
    with pytest.raises(RuntimeError, match="inside write"):
        database.insert_row(PersonRow, {"name": "dee"})
    with pytest.raises(RuntimeError, match="inside write"):
        database.update_row(PersonRow, "ana", {"full_name": "x"})
