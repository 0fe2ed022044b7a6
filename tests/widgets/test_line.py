"""Lines of styled parts."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from breakthrough_tui.widgets.line import cut, line, line_between, wrap

GROUND = Style(color="#d5dae1", bgcolor="#12151a")
QUIET = Style(color="#8b95a1", bgcolor="#12151a")
BAND = Style(color="#8b95a1", bgcolor="#171b21")

TEXTS = st.text(max_size=40)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("depot", 5, "depot"),
        ("depots", 5, "depo…"),
        ("窓口の待ち時間", 7, "窓口の…"),
        ("窓口の待ち時間", 6, "窓口 …"),
        ("depot", 1, "…"),
        ("depot", 0, ""),
        ("a\x1b[31mb", 5, "ab"),
    ],
)
def test_what_does_not_fit_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@given(TEXTS, st.integers(0, 30))
def test_a_cut_text_never_takes_more_cells(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width


@given(TEXTS, st.integers(0, 30))
def test_nothing_that_a_terminal_obeys_is_left(text: str, width: int) -> None:
    assert not any(
        unicodedata.category(character) in ("Cc", "Cs") for character in cut(text, width)
    )


@given(
    st.lists(st.tuples(TEXTS, st.sampled_from((GROUND, QUIET, BAND))), max_size=5),
    st.integers(1, 60),
)
def test_a_line_has_exactly_its_width(parts: list[tuple[str, Style]], width: int) -> None:
    strip = line(parts, width, GROUND)
    assert strip.cell_length == width
    assert cell_len(strip.text) == width


@given(
    st.lists(st.tuples(TEXTS, st.sampled_from((GROUND, QUIET))), max_size=3),
    st.lists(st.tuples(TEXTS, st.sampled_from((GROUND, QUIET))), max_size=3),
    st.integers(1, 60),
)
def test_so_has_one_with_something_at_its_right(
    left: list[tuple[str, Style]], right: list[tuple[str, Style]], width: int
) -> None:
    assert cell_len(line_between(left, right, width, GROUND).text) == width


def test_what_stands_at_the_right_stays_whole() -> None:
    strip = line_between([("a long title", GROUND)], [("ana", QUIET)], 12, GROUND)
    assert strip.text == "a long…  ana"


def test_neighbours_of_one_style_are_one_segment() -> None:
    strip = line([("  ", GROUND), ("ana", QUIET), ("  ", GROUND), ("Thu 12", QUIET)], 20, GROUND)
    assert [segment.text for segment in strip] == ["  ana  Thu 12       "]


def test_another_ground_is_a_segment_of_its_own() -> None:
    strip = line([("ana", BAND)], 6, GROUND)
    assert [segment.text for segment in strip] == ["ana", "   "]


def test_words_are_wrapped_and_long_ones_broken() -> None:
    assert wrap("call the depot", 8) == ["call the", "depot"]
    assert wrap("Donaudampfschiff", 6) == ["Donaud", "ampfsc", "hiff"]
    assert wrap("", 8) == [""]


@given(TEXTS, st.integers(2, 20))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert all(cell_len(part) <= width for part in wrap(text, width))


@pytest.mark.parametrize("text", ["窓" * 20_000, "x" * 20_000], ids=["wide", "narrow"])
def test_a_page_without_a_space_is_wrapped_at_once(text: str) -> None:
    """As a description in Chinese is: it took ten seconds, on everybody's screen who opened it."""
    begun = process_time()
    lines = wrap(text, 40)
    assert process_time() - begun < 1
    assert "".join(lines) == text
    assert {cell_len(part) for part in lines} == {40}


def test_of_what_is_longer_than_anybody_can_write_the_beginning_is_wrapped() -> None:
    lines = wrap("x" * 100_000, 40)
    assert "".join(lines) == "x" * 20_000 + "…"
