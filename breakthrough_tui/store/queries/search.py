"""Finding action items by what was written on them."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.card_filter import number_meant
from breakthrough_tui.domain.text import fold, safe
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.search_index import containing
from breakthrough_tui.store.tables import BreakthroughRow, CardRow


def find(read: Read, *, viewer: str, breakthrough: int, words: Sequence[str]) -> frozenset[int]:
    """The ids of the cards, archived ones too, that have every word in title, description or a comment.

    A word may be a part of a longer one, and upper or lower case. '12' and 'PERMIT-12' also find the card with that
    number. No words find nothing.
    """
    read.require_visible(viewer, breakthrough)
    asked = list(dict.fromkeys(word for each in words for word in fold(safe(each)).split()))
    if not asked:
        return frozenset()
    code = read.database.value(
        BreakthroughRow.select(BreakthroughRow.code).where(BreakthroughRow.id == breakthrough)
    )
    numbers = {word: number_meant(word, code) for word in asked}
    plain = [word for word in asked if numbers[word] is None]
    found = containing(read.database, breakthrough, plain) if plain else None
    for word, number in numbers.items():
        if number is not None:
            here = containing(read.database, breakthrough, [word])
            here |= _numbered(read, breakthrough, number)
            found = here if found is None else found & here
    return frozenset(found or ())


def _numbered(read: Read, breakthrough: int, number: int) -> set[int]:
    query = CardRow.select(CardRow.id).where(
        (CardRow.breakthrough == breakthrough) & (CardRow.number == number)
    )
    return {card for (card,) in read.rows(query.tuples())}
