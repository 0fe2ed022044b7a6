"""Values come back as they went in, and text sorts as they do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from peewee import AutoField, Model

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.fields import (
    ChoiceField,
    DayField,
    ExactField,
    InstantField,
    JSONTextField,
    WordsField,
    canonical,
)

zones = some.timezones() | some.just(UTC)
instants = some.datetimes(
    timezones=zones, min_value=datetime(1000, 1, 2), max_value=datetime(9999, 12, 30)
)
numbers = some.decimals(allow_nan=False, allow_infinity=False, places=9)
words = some.lists(some.text()).map(tuple)
plain = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
    max_leaves=10,
)


class Fruit(StrEnum):
    APPLE = "apple"
    PEAR = "pear"


def there_and_back(field: Any, value: Any) -> Any:
    return field.python_value(field.db_value(value))


@given(instants)
def test_an_instant_comes_back_in_utc(instant: datetime) -> None:
    back = there_and_back(InstantField(), instant)
    assert back == instant.astimezone(UTC)
    assert back.tzinfo is UTC


@given(instants, instants)
def test_instants_sort_as_text(one: datetime, other: datetime) -> None:
    field: Any = InstantField()
    earlier = one.astimezone(UTC) < other.astimezone(UTC)
    assert earlier == (field.db_value(one) < field.db_value(other))
    assert len(field.db_value(one)) == 27


def test_an_instant_looks_like_this() -> None:
    eastern = timezone(timedelta(hours=2))
    stored = InstantField().db_value(datetime(2026, 11, 23, 20, 30, tzinfo=eastern))
    assert stored == "2026-11-23T18:30:00.000000Z"


def test_an_instant_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        InstantField().db_value(datetime(2026, 11, 23))


@given(some.dates())
def test_a_day_comes_back(day: date) -> None:
    assert there_and_back(DayField(), day) == day


@given(some.dates(), some.dates())
def test_days_sort_as_text(one: date, other: date) -> None:
    field: Any = DayField()
    assert (one < other) == (field.db_value(one) < field.db_value(other))


def test_an_instant_is_no_day() -> None:
    with pytest.raises(ValueError, match="not a date"):
        DayField().db_value(datetime(2026, 11, 23, tzinfo=UTC))


@given(numbers)
def test_a_number_comes_back_exactly(number: Decimal) -> None:
    back = there_and_back(ExactField(), number)
    assert back.as_tuple() == number.as_tuple()


@pytest.mark.parametrize("text", ["123456789.123456789", "14.50", "0", "-0.1", "0.000000001"])
def test_a_number_keeps_each_of_its_digits(text: str) -> None:
    assert ExactField().db_value(Decimal(text)) == text


def test_a_number_is_never_written_with_an_exponent() -> None:
    assert ExactField().db_value(Decimal("1E+9")) == "1000000000"


@pytest.mark.parametrize("value", [Decimal("nan"), Decimal("inf"), Decimal("-inf"), 0.1, "1", True])
def test_what_is_no_exact_number_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="number"):
        ExactField().db_value(value)


@given(words)
def test_words_come_back(several: tuple[str, ...]) -> None:
    assert there_and_back(WordsField(), several) == several


def test_one_text_is_not_several() -> None:
    with pytest.raises(ValueError, match="not several texts"):
        WordsField().db_value("stock")


@given(some.dictionaries(some.text(), plain))
def test_a_dict_comes_back(value: dict[str, Any]) -> None:
    assert there_and_back(JSONTextField(), value) == value


def test_equal_dicts_give_equal_text() -> None:
    assert (
        canonical({"b": 1, "a": "Über"}) == canonical({"a": "Über", "b": 1}) == '{"a":"Über","b":1}'
    )


def test_a_dict_holds_no_nan() -> None:
    with pytest.raises(ValueError):
        JSONTextField().db_value({"value": float("nan")})


def test_a_choice_comes_back_as_its_member() -> None:
    field = ChoiceField(Fruit)
    assert field.db_value(Fruit.PEAR) == field.db_value("pear") == "pear"
    assert field.python_value("pear") is Fruit.PEAR


def test_a_choice_is_one_of_its_members() -> None:
    with pytest.raises(ValueError, match="plum"):
        ChoiceField(Fruit).db_value("plum")


@pytest.mark.parametrize(
    "field",
    [InstantField(), DayField(), ExactField(), WordsField(), JSONTextField(), ChoiceField(Fruit)],
)
def test_nothing_stays_nothing(field: Any) -> None:
    assert field.db_value(None) is None
    assert field.python_value(None) is None


def test_a_row_comes_back_from_a_real_file(tmp_path: Path) -> None:
    class Basket(Model):
        id = AutoField()
        packed = InstantField()
        day = DayField(null=True)
        weight = ExactField()
        labels = WordsField()
        notes = JSONTextField()
        fruit = ChoiceField(Fruit)

    database = Database(Address(tmp_path / "team.db"))
    values = {
        "packed": datetime(2026, 11, 23, 18, 30, 0, 1, tzinfo=UTC),
        "day": None,
        "weight": Decimal("123456789.123456789"),
        "labels": ("stock", "窓口"),
        "notes": {"seen": True},
        "fruit": Fruit.APPLE,
    }
    with database.write():
        database.connection().execute(
            "CREATE TABLE basket (id INTEGER PRIMARY KEY, packed TEXT, day TEXT, weight TEXT,"
            " labels TEXT, notes TEXT, fruit TEXT)"
        )
        database.insert(Basket.insert(**values))
    assert database.row(Basket.select()) == (1, *values.values())
    found = Basket.select(Basket.id).where(
        (Basket.fruit == Fruit.APPLE) & (Basket.packed < datetime(2027, 1, 1, tzinfo=UTC))
    )
    assert database.value(found) == 1
    database.close()
