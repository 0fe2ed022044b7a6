"""Every sign has one in ASCII, as wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from breakthrough_tui.widgets.signs import IN_ASCII, AsciiOnly, in_ascii


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("▌ Merge the two intake …", "| Merge the two intak..."),
        ("⚑ bo 4 d", "! bo 4 d"),
        ("⋮ 4 more", ": 4 more"),
        ("Über Zürich", "Uber Zurich"),
        ("45 → 20", "45 > 20"),
        ("窓口", "????"),
        ("…", "."),
        ("plain", "plain"),
    ],
)
def test_signs_and_letters_in_ascii(text: str, shown: str) -> None:
    assert in_ascii(text) == shown


def test_each_sign_is_as_wide_as_what_it_stands_for() -> None:
    assert {sign for sign, plain in IN_ASCII.items() if cell_len(sign) != len(plain)} == set()


@given(st.text(max_size=30))
def test_nothing_else_is_let_through_and_nothing_moves(text: str) -> None:
    (segment,) = AsciiOnly().apply([Segment(text)], Color(0, 0, 0))
    assert segment.text.isascii()
    assert len(segment.text) == cell_len(text) or text.isascii()
