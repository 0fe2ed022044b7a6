"""What forms say about a card, and how it is read again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from breakthrough_tui.domain.dates import read_date
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.screens.card.texts import read_labels, read_person, typed_date

MONDAY = date(2026, 11, 9)


def test_a_date_in_a_field_is_read_as_the_same_day_however_far_it_is() -> None:
    for days in range(-900, 900):
        day = MONDAY + timedelta(days=days)
        assert read_date(typed_date(day, MONDAY), MONDAY) == day


def test_a_near_date_is_written_as_people_do_and_none_is_empty() -> None:
    assert typed_date(date(2026, 12, 11), MONDAY) == "11 Dec"
    assert typed_date(date(2026, 3, 3), MONDAY) == "2026-03-03"
    assert typed_date(None, MONDAY) == ""


@pytest.mark.parametrize(
    ("text", "person"), [("ana", "ana"), ("@Ana", "ana"), ("", None), ("nobody", None)]
)
def test_a_person_is_read_with_or_without_the_sign(text: str, person: str | None) -> None:
    assert read_person(text, ["ana", "ben"]) == person


def test_the_nearest_person_is_suggested() -> None:
    with pytest.raises(Invalid) as refused:
        read_person("anna", ["ana", "ben"])
    assert refused.value.hint == "Did you mean ana?"


def test_labels_are_read_with_or_without_the_sign() -> None:
    assert read_labels("#stock, intake  #stock") == ("stock", "intake")
