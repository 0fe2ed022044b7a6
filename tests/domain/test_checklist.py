"""Lines of a checklist as one types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.checklist import checklist_line, checklist_text
from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotFound

PEOPLE = ("ana", "ben", "bo.b")


@pytest.mark.parametrize(
    ("typed", "text", "owner"),
    [
        ("call the depot @ben", "call the depot", "ben"),
        ("@Ben call the depot", "call the depot", "ben"),
        ("call @ben, then wait", "call then wait", "ben"),
        ("call the depot", "call the depot", None),
        ("write to x@example.org", "write to x@example.org", None),
        ("ask @me", "ask", "ana"),
        ("ask @bo.b.", "ask", "bo.b"),
        ("ask @ben and @ben", "ask and", "ben"),
        ("pay 3 @ 4", "pay 3 @ 4", None),
    ],
)
def test_who_does_it(typed: str, text: str, owner: str | None) -> None:
    line = checklist_line(typed, people=PEOPLE, me="ana")
    assert (line.text, line.owner) == (text, owner)


@pytest.mark.parametrize("typed", ["", "  ", "@ben", "@ana @ben look", "\x1b[2J", "x" * 201])
def test_what_cannot_be_a_line(typed: str) -> None:
    with pytest.raises(Invalid):
        checklist_line(typed, people=PEOPLE)


def test_somebody_unknown() -> None:
    with pytest.raises(NotFound) as refusal:
        checklist_line("ask @bem", people=PEOPLE)
    assert refusal.value.hint == "Did you mean @ben?"


@given(st.text(max_size=40), st.sampled_from([None, *PEOPLE]))
def test_what_was_read_reads_the_same_again(words: str, owner: str | None) -> None:
    try:
        line = checklist_line(checklist_text(words, owner), people=PEOPLE)
    except BreakthroughError:
        return
    assert checklist_line(checklist_text(line.text, line.owner), people=PEOPLE) == line
