"""Finding action items by what was written on them."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.card_filter import number_meant
from breakthrough_tui.domain.text import plain, safe
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.search_index import containing
from breakthrough_tui.store.tables import BreakthroughRow, CardRow


def find(
    read: Read,
    *,
    viewer: str,
    breakthrough: int,
    words: Sequence[str],
    beyond_titles: bool = False,
) -> frozenset[int]:
    """The ids of the cards, archived ones too, that have every word in title, description or a comment.

    A word may be a part of a longer one, upper or lower case, with or without its accents. '12' and 'PERMIT-12' also
    find the card with that number. No words find nothing. With `beyond_titles` only cards on the board that have a
    description or a comment: of the others the board knows itself.
    """
    read.require_visible(viewer, breakthrough)
    asked = list(dict.fromkeys(word for each in words for word in plain(safe(each)).split()))
    if not asked:
        return frozenset()
    numbers = _numbers(read, breakthrough, asked)
    written = [word for word in asked if word not in numbers]
    found: set[int] | None = None
    if written:
        found = containing(read.database, breakthrough, written, beyond_titles=beyond_titles)
    for word, number in numbers.items():
        here = containing(read.database, breakthrough, [word], beyond_titles=beyond_titles)
        here |= _numbered(read, breakthrough, number)
        found = here if found is None else found & here
    return frozenset(found or ())


def _numbers(read: Read, breakthrough: int, words: Sequence[str]) -> dict[str, int]:
    """Which of the words name a number, and which one."""
    if not any(word[-1].isdigit() for word in words):
        return {}
    code = read.database.value(
        BreakthroughRow.select(BreakthroughRow.code).where(BreakthroughRow.id == breakthrough)
    )
    numbers = {word: number_meant(word, code) for word in words}
    return {word: number for word, number in numbers.items() if number is not None}


def _numbered(read: Read, breakthrough: int, number: int) -> set[int]:
    query = CardRow.select(CardRow.id).where(
        (CardRow.breakthrough == breakthrough) & (CardRow.number == number)
    )
    return {card for (card,) in read.rows(query.tuples())}
