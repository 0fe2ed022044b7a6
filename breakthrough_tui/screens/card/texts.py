"""What a card says as text that one can type, and back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from breakthrough_tui.domain.board import CardPage
from breakthrough_tui.domain.dates import day_month, read_date
from breakthrough_tui.domain.errors import BreakthroughError, Invalid
from breakthrough_tui.domain.quick_entry import read_label
from breakthrough_tui.domain.text import nearest

NOBODY = "nobody"


def readable(read: Callable[[str], Any]) -> Callable[[str], str]:
    """A check that lets a text pass as it is, when it can be read."""

    def check(text: str) -> str:
        read(text)
        return text

    return check


def texts_of(page: CardPage, today: date) -> dict[str, str]:
    """What the form of a card says."""
    card = page.card
    return {
        "title": card.title,
        "owner": card.owner or "",
        "due": typed_date(card.due, today),
        "labels": " ".join(f"#{label}" for label in card.labels),
        "description": page.description,
        "addresses": "\n".join(page.addresses),
    }


def typed_date(day: date | None, today: date) -> str:
    """'12 Nov' where that is read as the same day again, else '2025-11-12'."""
    if day is None:
        return ""
    words = day_month(day, today)
    try:
        again = read_date(words, today)
    except BreakthroughError:
        again = None
    return words if again == day else day.isoformat()


def read_labels(text: str) -> tuple[str, ...]:
    """The labels in a text, with or without #, commas between them or not."""
    return tuple(dict.fromkeys(read_label(word) for word in text.replace(",", " ").split()))


def some_labels(labels: Collection[str]) -> str:
    """The labels that there are, as they are typed; an example where there are none."""
    first = [f"#{label}" for label in sorted(labels)[:8]]
    return "those here: " + " ".join(first) if first else "#stock #intake, as you like"


def some_names(people: Sequence[str]) -> str:
    """The first few names."""
    return ", ".join(people[:8]) + (", …" if len(people) > 8 else "")


def read_person(text: str, people: Sequence[str]) -> str | None:
    """The person meant, with or without @; None for nobody. Invalid with the nearest name."""
    name = text.strip().removeprefix("@").lower()
    if not name or name == NOBODY:
        return None
    if name in people:
        return name
    near = nearest(name, people)
    raise Invalid(
        f"There is nobody called '{name[:40]}' here.",
        f"Did you mean {near}?" if near else f"People here: {some_names(people)}",
    )
