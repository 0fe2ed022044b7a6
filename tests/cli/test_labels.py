"""`breakthrough label`."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk


def test_a_label_gets_a_name_and_a_colour(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot", "--label", "stock", "--label", "depot")
    made = ana.asks("label", "define", "#Stock", "--name", "On stock", "--colour", "good")
    assert made == {"label": "stock", "name": "On stock", "colour": "good", "cards": 1}
    assert ana.asks("label", "list") == [
        {"label": "depot", "name": "", "colour": "plain", "cards": 1},
        made,
    ]
    assert ana.does("label", "list").lines[1:] == [
        "#depot            plain   1",
        "#stock  On stock  good    1",
    ]


def test_it_is_changed_by_its_tag_or_its_name(ana: Desk) -> None:
    ana.does("label", "define", "stock", "--name", "On stock")
    assert ana.asks("label", "colour", "on stock", "warm")["colour"] == "warm"
    assert ana.asks("label", "rename", "#STOCK", "")["name"] == ""
    assert ana.asks("label", "remove", "stock") == []
    ana.does("undo")
    assert [label["colour"] for label in ana.asks("label", "list")] == ["warm"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("define", "two words"), "cannot be a label"),
        (("define", "stock"), "has a name and a colour already"),
        (("define", "depot", "--colour", "gren"), "There is no colour 'gren'."),
        (("colour", "stock", "beige"), "Colours: plain, quiet, accent,"),
        (("rename", "stok", "x"), "Did you mean 'stock'?"),
        (("remove", "zzz"), "The label 'zzz' has no name and no colour."),
    ],
)
def test_what_cannot_be(ana: Desk, words: tuple[str, ...], answer: str) -> None:
    ana.does("label", "define", "stock")
    assert answer in ana.fails("label", *words)
