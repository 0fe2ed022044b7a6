"""What others do is seen at the next look, once, and only by whom it concerns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import cards, people, personal
from breakthrough_tui.store.feed import Feed
from breakthrough_tui.store.queries import histories
from breakthrough_tui.store.store import Store
from tests.builders import Team
from tests.store.processes import output


@pytest.fixture
def other(workspace: Team) -> Iterator[Store]:
    """A second session on the same file."""
    store = Store.open(str(workspace.path), workspace.clock)
    yield store
    store.close()


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """What SQLite is asked meanwhile."""
    asked: list[str] = []
    connection: sqlite3.Connection = store.database.connection()
    connection.set_trace_callback(asked.append)
    yield asked
    connection.set_trace_callback(None)


def titles(feed: Feed) -> list[object]:
    news = feed.poll()
    return [event.after.get("title") for event in news.events] if news else []


def test_a_commit_of_another_session_is_seen_at_the_next_look(
    workspace: Team, other: Store
) -> None:
    feed = Feed(other, "bo")
    assert feed.poll() is None
    workspace.add("one")
    workspace.add("two")
    assert titles(feed) == ["one", "two"]
    assert feed.poll() is None


def test_a_commit_of_another_process_is_seen(workspace: Team) -> None:
    feed = Feed(workspace.store, "bo")
    output(
        """
        import sys
        from breakthrough_tui.domain.event import Door
        from breakthrough_tui.store.call import Call
        from breakthrough_tui.store.commands import cards
        from breakthrough_tui.store.store import Store
        store = Store.open(sys.argv[1])
        store.run(cards.add, Call("cho", Door.COMMAND_LINE), breakthrough=1, title="one")
        store.close()
        """,
        workspace.path,
    )
    assert titles(feed) == ["one"]


def test_an_idle_look_asks_nothing_but_the_version(workspace: Team) -> None:
    feed = Feed(workspace.store, "bo")
    with statements(workspace.store) as asked:
        for _ in range(10):
            assert feed.poll() is None
    assert asked == ["PRAGMA data_version"] * 10


def test_what_one_did_oneself_in_another_window_is_seen_too(workspace: Team, other: Store) -> None:
    feed = Feed(other, "cho")
    workspace.add("one", by="cho")
    assert titles(feed) == ["one"]


def test_preferences_are_no_news(workspace: Team, other: Store) -> None:
    feed = Feed(other, "bo")
    workspace.run("cho", personal.set_preference, key="theme", value="dark")
    assert feed.poll() is None
    workspace.add("one")
    assert titles(feed) == ["one"]


def test_a_move_that_became_part_of_an_earlier_one_is_news(workspace: Team, other: Store) -> None:
    card = workspace.add()
    workspace.run("cho", cards.move, card=card, column=workspace.doing)
    feed = Feed(other, "bo")
    workspace.clock.advance(seconds=1)
    workspace.run("cho", cards.move, card=card, column=workspace.done)
    news = feed.poll()
    assert news is not None
    (event,) = news.events
    assert event.after["column"] == workspace.done


def test_private_news_is_for_who_is_in_it(workspace: Team, other: Store) -> None:
    here = workspace.start_private()
    outsider, insider = Feed(other, "out"), Feed(other, "bo")
    workspace.run("ana", cards.add, breakthrough=here, title="Count the coins")
    assert outsider.poll() is None
    assert titles(insider) == ["Count the coins"]
    workspace.run("bo", people.give_role, breakthrough=here, person="out", role=Role.MEMBER)
    workspace.run("ana", cards.add, breakthrough=here, title="Count again")
    assert titles(outsider)[-1] == "Count again"


def test_people_are_news_for_everybody(workspace: Team, other: Store) -> None:
    feed = Feed(other, "out")
    workspace.run("ana", people.add, name="kim")
    news = feed.poll()
    assert news is not None
    assert [(event.entity, event.entity_id) for event in news.events] == [("person", "kim")]


def test_who_has_left_gets_no_news(workspace: Team, other: Store) -> None:
    feed = Feed(other, "cho")
    workspace.run("adm", people.leave, name="cho")
    with pytest.raises(NotAllowed):
        feed.poll()


def test_nothing_is_lost_between_many_looks(workspace: Team, other: Store) -> None:
    feed = Feed(other, "bo")
    seen: list[object] = []
    for number in range(30):
        workspace.add(str(number))
        if number % 3 == 0:
            seen += titles(feed)
    seen += titles(feed)
    assert seen == [str(number) for number in range(30)]


def test_a_cursor_goes_on_where_it_was(workspace: Team) -> None:
    workspace.add("one")
    first, cursor = workspace.read(histories.since, viewer="bo")
    assert first[-1].after["title"] == "one"
    assert workspace.read(histories.since, viewer="bo", cursor=cursor) == ((), cursor)
    workspace.add("two")
    (event,), again = workspace.read(histories.since, viewer="bo", cursor=cursor)
    assert event.after["title"] == "two"
    assert again != cursor
    assert workspace.read(histories.newest_cursor, viewer="bo") == again


def test_a_cursor_in_pages_loses_nothing(workspace: Team) -> None:
    other = workspace.start("Halve the queue", lead="ana")
    cursor = workspace.read(histories.newest_cursor, viewer="ana")
    for number in range(11):
        here = (1, other)[number % 2]
        workspace.run("ana", cards.add, breakthrough=here, title=str(number), preparing=False)
        workspace.clock.advance(seconds=1)
    found: list[str] = []
    while True:
        page, cursor = workspace.read(histories.since, viewer="ana", cursor=cursor, limit=3)
        if not page:
            break
        assert len(page) <= 3
        found += [event.after["title"] for event in page]
    assert found == [str(number) for number in range(11)]


def test_a_cursor_of_one_breakthrough(workspace: Team) -> None:
    other = workspace.start("Halve the queue", lead="ana")
    cursor = workspace.read(histories.newest_cursor, viewer="ana")
    workspace.add("one")
    workspace.run("ana", cards.add, breakthrough=other, title="two", preparing=False)
    events, after = workspace.read(histories.since, viewer="ana", cursor=cursor, breakthrough=other)
    assert [event.after["title"] for event in events] == ["two"]
    events, _ = workspace.read(histories.since, viewer="ana", cursor=after)
    assert [event.after["title"] for event in events] == ["one"]


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "1",
        "1.2.3",
        "-",
        ".",
        "1.",
        "zz.-1",
        "1.2-",
        "1.2-x",
        "é.1",
        "1.2\n",
        " ",
        "1_0.2",
        "+1.2",
        "2.1-1.1",
    ],
)
def test_a_cursor_is_one_that_we_made(workspace: Team, cursor: str) -> None:
    with pytest.raises(Invalid) as refusal:
        workspace.read(histories.since, viewer="bo", cursor=cursor)
    assert "is not a cursor" in refusal.value.message


def test_a_cursor_is_short_and_plain(workspace: Team) -> None:
    for number in range(40):
        workspace.add(str(number))
    cursor = workspace.read(histories.newest_cursor, viewer="bo")
    assert histories.make_cursor(histories.parse_cursor(cursor)) == cursor
    assert cursor.isascii()
    assert len(cursor) < 12


def test_a_look_that_finds_a_move_asks_few_questions_in_one_transaction(
    workspace: Team, other: Store
) -> None:
    card = workspace.add("one")
    feed = Feed(other, "bo")
    workspace.run("cho", cards.finish, card=card)
    with statements(other) as asked:
        assert feed.poll() is not None
    assert [each for each in asked if each.startswith("BEGIN")] == ["BEGIN"]
    # Generation, viewer, workspace, what they may see, two positions, the events.
    assert len([each for each in asked if each.startswith("SELECT")]) == 7
