"""The record of a change, and its checksum."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.event import (
    PAYLOAD_VERSION,
    Door,
    Event,
    checksum,
    instant_text,
    lift,
)

AT = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
EVENT = Event(
    position=4,
    command="c1",
    step=1,
    at=AT,
    actor="ana",
    door=Door.SCREEN,
    breakthrough=1,
    kind="card.edit",
    entity="card",
    entity_id="12",
    before={"title": "Call", "due": None},
    after={"title": "Anrufen: Süd 窓口 👩‍🚒", "due": "2026-10-09"},
)
OTHERS: dict[str, Any] = {
    "position": 5,
    "command": "c2",
    "step": 2,
    "at": AT + timedelta(microseconds=1),
    "actor": "bo",
    "door": Door.FORCED,
    "breakthrough": None,
    "kind": "card.move",
    "entity": "obstacle",
    "entity_id": "13",
    "before": {"title": "Call", "due": ""},
    "after": {"title": "Anrufen: Süd 窓口 👩‍🚒", "due": "2026-10-10"},
    "v": 2,
    "undoes": "c0",
}


def test_every_field_counts_for_the_checksum() -> None:
    assert set(OTHERS) == {field.name for field in fields(Event)}
    sums = {checksum(replace(EVENT, **{name: other})) for name, other in OTHERS.items()}
    assert len(sums | {checksum(EVENT)}) == len(OTHERS) + 1


def test_the_checksum_is_16_hexadecimal_digits_and_the_same_tomorrow() -> None:
    # A database keeps these: another way to count them would find every old event damaged.
    assert checksum(EVENT) == "7db86eac3351b02a"


def test_the_order_of_fields_does_not_count() -> None:
    turned = dict(reversed(list(EVENT.after.items())))
    assert checksum(replace(EVENT, after=turned)) == checksum(EVENT)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_the_text_of_instants_sorts_as_time_does(one: datetime, two: datetime) -> None:
    assert (instant_text(one) < instant_text(two)) == (one < two)


def test_an_instant_is_told_in_utc() -> None:
    berlin = timezone(timedelta(hours=2))
    assert (
        instant_text(datetime(2026, 10, 5, 11, 0, tzinfo=berlin)) == "2026-10-05T09:00:00.000000Z"
    )


def test_a_payload_of_a_version_that_nobody_knows_is_refused() -> None:
    assert lift(PAYLOAD_VERSION, {"title": "a"}) == {"title": "a"}
    for version in (0, PAYLOAD_VERSION + 1):
        with pytest.raises(ValueError, match="version"):
            lift(version, {})
