"""Finding action items by what was written on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.text import plain
from breakthrough_tui.store import search_index
from breakthrough_tui.store.commands import breakthroughs, cards, obstacles, undo
from breakthrough_tui.store.queries import search
from breakthrough_tui.store.tables import CardTextRow
from tests.builders import Team, a_workspace
from tests.store.random_work import Step, at_work, steps

FEW = (Phase.generate, Phase.shrink)


def found(team: Team, text: str, viewer: str = "ana", breakthrough: int = 1) -> set[int]:
    words = text.split(" ")
    return set(team.read(search.find, viewer=viewer, breakthrough=breakthrough, words=words))


def by_reading(team: Team, words: Sequence[str]) -> set[int]:
    """The same without an index."""
    rows = team.store.database.rows(CardTextRow.select(CardTextRow.card, CardTextRow.text).tuples())
    return {card for card, text in rows if all(word in text for word in words)}


def whole(team: Team) -> None:
    """What is found is what the rows say, and the index holds exactly that."""
    connection = team.store.database.connection()
    query = "SELECT * FROM card_text ORDER BY card"
    before = connection.execute(query).fetchall()
    check = "INSERT INTO card_search (card_search, rank) VALUES ('integrity-check', 1)"
    connection.execute(check)
    with team.store.database.write():
        connection.execute("DELETE FROM card_text")
        connection.execute("INSERT INTO card_search (card_search) VALUES ('rebuild')")
        search_index.refresh_all(team.store.database)
    assert connection.execute(query).fetchall() == before


def test_in_titles_descriptions_and_comments(workspace: Team) -> None:
    title = workspace.add("Call the depot")
    description = workspace.add("Ask ben", description="He was at the\ndepot yesterday")
    comment = workspace.add("Count the forms")
    workspace.run("cho", cards.comment, card=comment, text="They are in the depot")
    workspace.add("Visit the archive")
    assert found(workspace, "depot") == {title, description, comment}


def test_all_words_have_to_be_there_wherever_they_are(workspace: Team) -> None:
    both = workspace.add("Call the depot", description="before noon")
    workspace.add("Call the archive")
    assert found(workspace, "noon depot") == {both}
    assert found(workspace, "noon archive") == set()


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Über die Straße", "über"),
        ("Über die Straße", "ÜBER"),
        ("Über die Straße", "STRASSE"),
        ("Über die Straße", "uber"),
        ("Uber anrufen", "über"),
        ("U\u0308ber den Hof", "ub"),
        ("Fly to İstanbul", "istanbul"),
        ("Fly to Istanbul", "İstanbul"),
        ("Ask in Łódź", "lodz"),
        ("U\u0308ber den Hof", "über"),
        ("窓口に電話する", "窓口"),
        ("窓口に電話する", "電話する"),
        ("窓口に電話する", "口"),
        ("โทรหาคลังสินค้า", "คลัง"),
        ("โทรหาคลังสินค้า", "หา"),
        ("مرحبا بالعالم", "عالم"),
        ("Ask Ben", "be"),
        ("Ask Ben", "B"),
        ("Fit for 2027", "27"),
        ("Thank 👩‍🚒", "👩‍🚒"),
    ],
)
def test_any_script_and_any_length(workspace: Team, title: str, words: str) -> None:
    workspace.add("Visit a hall")
    card = workspace.add(title)
    assert found(workspace, words) == {card}


def test_a_word_is_found_with_every_letter_that_is_typed(workspace: Team) -> None:
    card = workspace.add("Architektenkammer fragen")
    for length in range(1, len("architektenkammer") + 1):
        assert found(workspace, "architektenkammer"[:length]) == {card}


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "-x",
            "NEAR(",
            'depot "',
            "col:x",
            '"',
            '""',
            "*",
            "^a",
            "a*",
            "(",
            "{a b}:",
            "AND",
            "or",
        ),
        *("text:depot", "'", "a'b", "\\", "%", "_", "+", "NOT", "\x00", "\x1b[2J", "\ud800", "[/]"),
    ],
)
def test_nothing_that_one_types_is_an_order(workspace: Team, typed: str) -> None:
    workspace.add("Call the depot")
    assert found(workspace, f"{typed} zzz") == set()
    assert found(workspace, typed) <= {1}
    exactly = workspace.add(f"so {typed} so") if typed.isprintable() else None
    if exactly is not None:
        assert exactly in found(workspace, typed)


def test_by_number(workspace: Team) -> None:
    made = [workspace.add(f"Form {letter}") for letter in "abcdefghijkl"]
    named = workspace.add("Ask 12 applicants")
    assert found(workspace, "12") == {made[11], named}
    assert found(workspace, "permit-12") == {made[11]}
    assert found(workspace, "PERMIT-12 form") == {made[11]}
    assert found(workspace, "PERMIT-12 applicants") == set()
    assert found(workspace, "QUEUE-12") == found(workspace, "PERMIT-99") == set()


def test_no_words_find_nothing(workspace: Team) -> None:
    workspace.add()
    assert found(workspace, "") == found(workspace, "\x1b") == set()


def test_edited_text_is_found_and_the_old_one_is_not(workspace: Team) -> None:
    card = workspace.add("Call the depot")
    edited = workspace.run("ana", cards.edit, card=card, title="Visit the archive")
    assert (found(workspace, "archive"), found(workspace, "depot")) == ({card}, set())
    workspace.run("ana", undo.undo, command=edited.command)
    assert (found(workspace, "archive"), found(workspace, "depot")) == (set(), {card})


def test_a_comment_that_was_taken_back_is_not_found(workspace: Team) -> None:
    card = workspace.add("Ask ben")
    said = workspace.run("cho", cards.comment, card=card, text="He is at the depot")
    taken = workspace.run("cho", undo.undo, command=said.command)
    assert found(workspace, "depot") == set()
    workspace.run("cho", undo.undo, command=taken.command)
    assert found(workspace, "depot") == {card}


def test_what_is_archived_is_found_too(workspace: Team) -> None:
    card = workspace.add("Call the depot")
    workspace.run("ana", cards.archive, cards=[card])
    assert found(workspace, "depot") == {card}
    workspace.run("ana", cards.restore, card=card)
    assert found(workspace, "depot") == {card}


def test_beyond_titles_only_what_the_board_cannot_know(workspace: Team) -> None:
    workspace.add("Call the depot")
    described = workspace.add("Ask ben", description="He was at the depot")
    both = workspace.add("Visit the depot", description="before noon")
    archived = workspace.add("Count the forms", description="of the depot")
    workspace.run("ana", cards.archive, cards=[archived])

    def beyond(text: str) -> set[int]:
        words = text.split(" ")
        return set(
            workspace.read(
                search.find, viewer="ana", breakthrough=1, words=words, beyond_titles=True
            )
        )

    assert beyond("depot") == beyond("de") == {described, both}
    assert beyond("noon depot") == beyond("permit-3 noon") == {both}
    assert beyond("no zzz") == set()


def test_what_is_said_on_an_obstacle_is_not_an_action_items(workspace: Team) -> None:
    here = workspace.raise_obstacle()
    workspace.run("cho", obstacles.comment, obstacle=here, text="It is at the depot")
    assert found(workspace, "depot") == set()


def test_each_breakthrough_finds_its_own(workspace: Team) -> None:
    other = workspace.start_private()
    assert len(found(workspace, "ledger", breakthrough=other)) == 1
    assert found(workspace, "ledger") == set()
    for outsider in ("cho", "out", "adm"):
        with pytest.raises(NotFound):
            found(workspace, "ledger", outsider, other)


def test_a_new_code_is_the_one_that_numbers_go_by(workspace: Team) -> None:
    here = workspace.start("Halve the queue", code="QUEUE", leader="bo", lead="ana")
    workspace.run("bo", breakthroughs.set_code, breakthrough=here, code="LINE")
    card = workspace.run("ana", cards.add, breakthrough=here, title="Count").made("card")
    assert found(workspace, "line-1", breakthrough=here) == {card}
    assert found(workspace, "queue-1", breakthrough=here) == set()


LETTERS = st.text(alphabet='abüßIİ窓口 "*-\u0e31\u0e01', max_size=12)


@settings(max_examples=40, phases=FEW)
@given(st.lists(LETTERS, min_size=1, max_size=6), st.lists(LETTERS, min_size=1, max_size=3))
@example(["İ"], ["i̇"])
def test_the_index_finds_what_reading_finds(titles: list[str], typed: list[str]) -> None:
    with TemporaryDirectory() as folder:
        team = a_workspace(Path(folder))
        for title in titles:
            team.add(f"on {title}")
        words = [word for each in typed for word in plain(each).split()]
        assert found(team, " ".join(typed)) == (by_reading(team, words) if words else set())
        team.close()


@settings(max_examples=10, phases=FEW)
@given(steps())
def test_any_work_leaves_it_current(work: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        team = a_workspace(Path(folder))
        here = at_work(team)
        for step in work:
            step.take(here)
        whole(team)
        team.close()
