"""How labels are shown."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.labels import Colour, Label, read_colour, shown_labels


def test_a_label_is_shown_by_its_name_and_never_by_its_colour_alone() -> None:
    labels = {"stock": Label(1, "stock", "On stock", Colour.GOOD), "x": Label(2, "x")}
    assert shown_labels(("depot", "stock", "x"), labels) == (
        ("#depot", Colour.ACCENT),
        ("On stock", Colour.GOOD),
        ("#x", Colour.PLAIN),
    )


def test_a_colour_is_read_as_it_is_typed() -> None:
    assert [read_colour(f" {colour.upper()} ") for colour in Colour] == list(Colour)
    assert (read_colour("green"), read_colour(" Red")) == (Colour.GOOD, Colour.BAD)
    with pytest.raises(Invalid) as refusal:
        read_colour("beige\x1b[0m")
    assert str(refusal.value) == "There is no colour 'beige'."
    assert refusal.value.hint == ("Colours: plain, quiet, accent, good, warning, bad, cool, warm.")
