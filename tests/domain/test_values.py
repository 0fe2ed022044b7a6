"""Dataclasses of our own behave as Python's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from breakthrough_tui.domain import values


@values.dataclass(frozen=True, slots=True)
class Ours:
    """With a name, and what may be left out."""

    name: str
    number: int = 3
    tags: list[str] = values.field(default_factory=list)

    @property
    def shout(self) -> str:
        """Methods stay."""
        return self.name.upper()


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """With a name, and what may be left out."""

    name: str
    number: int = 3
    tags: list[str] = dataclasses.field(default_factory=list)


def never_used() -> Any:
    """`Ours` as it is before the first thing of it is made."""

    @values.dataclass(frozen=True, slots=True)
    class New:
        name: str
        number: int = 3
        tags: list[str] = values.field(default_factory=list)

    New.__qualname__ = "Ours"
    return New


@values.dataclass(slots=True)
class Changing:
    """What may be changed."""

    only: int


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("a",), {}),
        (("a", 4), {}),
        ((), {"number": 5, "name": "b"}),
        (("a",), {"tags": ["x"]}),
        (("a", 4, ["y"]), {}),
    ],
)
def test_things_are_made_as_pythons_are(words: tuple[Any, ...], named: dict[str, Any]) -> None:
    theirs = Theirs(*words, **named)
    new = never_used()
    for cls in (
        new,
        new,
        Ours,
    ):  # the first thing of a class is made in another way than the second
        ours = cls(*words, **named)
        assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
        assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")


@pytest.mark.parametrize(
    ("words", "named"),
    [((), {}), (("a", 1, [], 2), {}), (("a",), {"nmae": 1}), (("a",), {"name": "b"})],
)
def test_what_does_not_fit_is_refused_in_the_same_words(
    words: tuple[Any, ...], named: dict[str, Any]
) -> None:
    said = set()
    new = never_used()
    for cls in (new, new, Ours, Theirs):
        with pytest.raises(TypeError) as refused:
            cls(*words, **named)
        said.add(str(refused.value).partition(".")[2])
    assert len(said) == 1


def test_a_default_is_made_anew_for_each() -> None:
    first, second = Ours("a"), Ours("b")
    first.tags.append("x")
    assert second.tags == []


def test_things_are_equal_by_what_they_hold_and_by_what_they_are() -> None:
    assert Ours("a") == Ours("a", 3)
    assert Ours("a") != Ours("a", 4)
    assert Ours("a") != Theirs("a")  # type: ignore[comparison-overlap]
    assert Changing(1) == Changing(1)
    assert Changing(1) != 1  # type: ignore[comparison-overlap]


def test_frozen_things_are_keys_and_do_not_change() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Pair:
        one: int
        other: int

    pair = Pair(1, 2)
    assert {pair: "found"}[Pair(1, 2)] == "found"
    with pytest.raises(dataclasses.FrozenInstanceError, match=r"Pair\.one stays as it is"):
        pair.one = 3  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del pair.other
    assert pair == Pair(1, 2)


def test_others_change_and_are_no_keys() -> None:
    thing = Changing(1)
    thing.only = 2
    assert thing.only == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(thing)


def test_they_have_slots_and_no_room_for_more() -> None:
    with pytest.raises(AttributeError):
        Changing(1).another = 2  # type: ignore[attr-defined]
    assert not hasattr(Ours("a"), "__dict__")


def test_pythons_functions_take_them() -> None:
    assert dataclasses.is_dataclass(Ours)
    assert [field.name for field in dataclasses.fields(Ours)] == ["name", "number", "tags"]
    assert dataclasses.replace(Ours("a"), number=9) == Ours("a", 9)
    assert values.replace(Ours("a", tags=["x"]), number=9) == Ours("a", 9, ["x"])
    with pytest.raises(TypeError, match="nmae"):
        values.replace(Ours("a"), nmae="b")  # type: ignore[call-arg]


def test_they_can_be_copied_matched_and_put_away() -> None:
    thing = Ours("a", 4, ["x"])
    assert copy.copy(thing) == thing
    assert copy.deepcopy(thing).tags is not thing.tags
    assert pickle.loads(pickle.dumps(thing)) == thing
    match thing:
        case Ours(name, number):
            assert (name, number) == ("a", 4)


def test_a_class_stays_what_it_was() -> None:
    assert Ours("a").shout == "A"
    assert Ours.__doc__ == Theirs.__doc__
    assert Ours.__qualname__ == "Ours"
    assert Ours.__module__ == __name__


def test_what_it_cannot_do_is_said() -> None:
    class Base:
        pass

    with pytest.raises(TypeError, match="base"):

        @values.dataclass(slots=True)
        class Child(Base):
            name: str

    with pytest.raises(TypeError, match="slots"):

        @values.dataclass(frozen=True)
        class Loose:
            name: str


def test_many_things_from_rows_are_as_if_made_one_by_one() -> None:
    rows = [("a", 1, ["x"]), ("b", 2, [])]
    made = values.all_of(Ours, iter(rows))
    assert made == [Ours(*row) for row in rows]
    assert {type(one) for one in made} == {Ours}
    assert made[0].shout == "A"
    with pytest.raises(dataclasses.FrozenInstanceError):
        made[0].name = "c"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(made)) == made


def test_rows_with_a_value_too_many_or_too_few_are_refused() -> None:
    rows: list[tuple[Any, ...]] = [("a", 1), ("a", 1, [], "more")]
    for row in rows:
        with pytest.raises(ValueError, match="values to unpack"):
            values.all_of(Ours, [row])
