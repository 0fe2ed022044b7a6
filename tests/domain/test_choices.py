"""Enumerations of our own behave as Python's do."""

from __future__ import annotations

import copy
import enum
import json
import pickle

import pytest

from breakthrough_tui.domain import choices


class Ours(choices.StrEnum):
    """Ripe or not."""

    GREEN = "green"
    RIPE = "quite ripe"

    @property
    def edible(self) -> bool:
        """Methods stay."""
        return self is Ours.RIPE


class Theirs(enum.StrEnum):  # noqa: TID251 - to compare with
    """Ripe or not."""

    GREEN = "green"
    RIPE = "quite ripe"


def test_members_are_texts_as_pythons_are() -> None:
    for ours, theirs in zip(Ours, Theirs, strict=True):
        assert (ours.name, ours.value) == (theirs.name, theirs.value)
        assert (str(ours), f"{ours}", f"{ours:>12}") == (str(theirs), f"{theirs}", f"{theirs:>12}")
        assert repr(ours).removeprefix("<Ours") == repr(theirs).removeprefix("<Theirs")
        assert ours == theirs.value
        assert hash(ours) == hash(theirs.value)
        assert json.dumps({ours: ours}) == json.dumps({theirs: theirs})
        assert type(str(ours)) is str
        assert isinstance(ours, Ours)
    assert {"quite ripe": 1}[Ours.RIPE] == 1
    assert Ours.__doc__ == Theirs.__doc__
    assert len(Ours) == len(Theirs)
    assert [*reversed(Ours)] == [Ours.RIPE, Ours.GREEN]


def test_a_member_is_found_by_its_word_and_is_one_wherever_it_comes_from() -> None:
    assert Ours("quite ripe") is Ours.RIPE
    assert Ours(Ours.RIPE) is Ours.RIPE
    assert copy.deepcopy([Ours.RIPE])[0] is Ours.RIPE
    assert pickle.loads(pickle.dumps(Ours.RIPE)) is Ours.RIPE
    assert Ours.RIPE in Ours
    assert Ours.RIPE.edible
    assert not Ours.GREEN.edible


@pytest.mark.parametrize("word", ["red", "RIPE", "", None, 3])
def test_another_word_is_refused_as_python_refuses_it(word: object) -> None:
    said = []
    for cls in (Ours, Theirs):
        with pytest.raises(ValueError, match="is not a valid") as refused:
            cls(word)  # type: ignore[arg-type]
        said.append(str(refused.value).replace(cls.__qualname__, ""))
    assert said[0] == said[1]


def test_members_stay_what_they_are() -> None:
    with pytest.raises(AttributeError, match=r"Ours\.RIPE stays as it is"):
        Ours.RIPE = "else"  # type: ignore[misc]
    with pytest.raises(TypeError, match="the same word"):

        class Twice(choices.StrEnum):
            ONE = "one"
            OTHER = "one"
