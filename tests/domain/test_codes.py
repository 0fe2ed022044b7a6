"""Codes of breakthroughs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.codes import LONGEST, read_code, suggest_code
from breakthrough_tui.domain.errors import Invalid


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Cut days to issue a building permit from 45 to 20, north office", "PERMIT"),
        ("Halve the queue", "QUEUE"),
        ("Raise hand washing on ward 7 from 62 % to 95 % within 9 weeks", "WASHING"),
        ("Cut the wait in the eye clinic from 45 to 20 minutes by 29 January", "WAIT"),
        ("Raise on-time delivery from 72 to 92 %", "DELIVERY"),
        ("窓口", "GOAL"),
        ("", "GOAL"),
        ("Cut it", "CUT"),
    ],
)
def test_a_code_is_a_telling_word_of_the_goal(sentence: str, code: str) -> None:
    assert suggest_code(sentence, ()) == code


def test_a_code_that_is_taken_gets_a_number() -> None:
    taken = {"PERMIT", "PERMIT2"}
    assert suggest_code("Halve the days to a permit", taken) == "PERMIT3"


@given(st.text(max_size=80), st.sets(st.sampled_from(["GOAL", "GOAL2", "PERMIT", "QUEUE"])))
def test_what_is_suggested_can_be_used(sentence: str, taken: set[str]) -> None:
    code = suggest_code(sentence, taken)
    assert read_code(code) == code
    assert code not in taken
    assert len(code) <= LONGEST


@pytest.mark.parametrize("typed", ["X", "1A", "PER MIT", "ÜBER", "PERMITPERMIT", "", "A-B", "A\nB"])
def test_what_is_no_code(typed: str) -> None:
    with pytest.raises(Invalid):
        read_code(typed)


def test_a_code_is_read_in_any_case() -> None:
    assert read_code(" permit2 ") == "PERMIT2"
