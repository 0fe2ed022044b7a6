"""Fields that keep their value exactly, and keep it alike on every database.

All are text below. What reads them is called for every row of a board, so it does nothing twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from peewee import Field

from breakthrough_tui.domain.choices import StrEnum

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_canonical = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
).encode
_decode = json.JSONDecoder().decode


@lru_cache(maxsize=1024)  # a board has few different sets of labels
def _words(text: str) -> tuple[str, ...]:
    return tuple(_decode(text))


@lru_cache(maxsize=1024)  # nor are its cards due on many different days
def day_of(text: str | None) -> date | None:
    """What a `DayField` holds."""
    return None if text is None else date.fromisoformat(text)


def instant_of(text: str) -> datetime:
    """What an `InstantField` holds."""
    return datetime.fromisoformat(text)


class InstantField(Field):
    """An aware datetime as UTC text of fixed width, so that the order of text is the order of time."""

    field_type = "TEXT"

    def db_value(self, value: datetime | None) -> str | None:
        """`2026-11-23T18:30:00.000000Z`; a time without a zone is refused."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"a time without a time zone: {value!r}")
        return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"

    def python_value(self, value: str | None) -> datetime | None:
        """The same instant, aware, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class DayField(Field):
    """A date without a time, as `2026-11-23`."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        """Its ISO form; a datetime is refused, since its date depends on a zone."""
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            raise ValueError(f"not a date: {value!r}")
        return value.isoformat()

    python_value = staticmethod(day_of)
    """The date."""


class ExactField(Field):
    """A Decimal as plain text: no float on the way, no NaN, no infinity. Do not compare or sum it in SQL."""

    field_type = "TEXT"

    def db_value(self, value: Decimal | int | None) -> str | None:
        """`123456789.123456789`, never `1E+9`; what is after the point is kept, also zeros."""
        if value is None:
            return None
        if isinstance(value, (bool, float, str)):
            raise ValueError(f"not an exact number: {value!r}")
        value = Decimal(value)
        if not value.is_finite():
            raise ValueError(f"not a finite number: {value}")
        return format(value, "f")

    def python_value(self, value: str | int | None) -> Decimal | None:
        """The Decimal that was stored."""
        return None if value is None else Decimal(value)


class WordsField(Field):
    """Several short texts in their order (labels, web addresses), as a JSON array."""

    field_type = "TEXT"

    def db_value(self, value: Iterable[str] | None) -> str | None:
        """The array. One text in the place of several is refused."""
        if value is None:
            return None
        words = list(value)
        if isinstance(value, str) or not all(isinstance(word, str) for word in words):
            raise ValueError(f"not several texts: {value!r}")
        return _compact(words)

    def python_value(self, value: str | None) -> tuple[str, ...] | None:
        """The texts."""
        return None if value is None else _words(value)


class JSONTextField(Field):
    """What JSON can hold, as its text. Equal dicts give equal text: keys sorted, no spaces, letters as they are."""

    field_type = "TEXT"

    def db_value(self, value: Any) -> str | None:
        """The text. NaN and infinity are refused."""
        return None if value is None else canonical(value)

    def python_value(self, value: str | None) -> Any:
        """What the text says."""
        return None if value is None else _decode(value)


class ChoiceField(Field):
    """One member of a StrEnum, stored as its value."""

    field_type = "TEXT"

    def __init__(self, choices_of: type[StrEnum], **options: Any) -> None:
        super().__init__(**options)
        self.choices_of = choices_of
        self._members: dict[str, StrEnum] = {member.value: member for member in choices_of}

    def db_value(self, value: str | None) -> str | None:
        """The value of the member; anything else is refused."""
        return None if value is None else self.choices_of(value).value

    def python_value(self, value: str | None) -> StrEnum | None:
        """The member. KeyError if the database holds what this program does not know."""
        return None if value is None else self._members[value]


def canonical(value: Any) -> str:
    """The one JSON text of a value, as it is stored."""
    return _canonical(dict(value) if isinstance(value, Mapping) else value)
