"""Who is here now: sessions say so once a minute, and one that has not for a while has gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

SAY_EVERY = timedelta(minutes=1)
EXPIRES_AFTER = timedelta(minutes=2, seconds=30)
"""Two beats may be late before a session counts as gone."""

IDLE_HOURS = 8
"""Hours without a key after which a session ends, unless the machine's settings say otherwise."""


def present_words(people: Iterable[str]) -> str:
    """'ana, ben (2 windows)'; one name for each open session goes in."""
    counted = Counter(people)
    return ", ".join(
        name if windows == 1 else f"{name} ({windows} windows)"
        for name, windows in sorted(counted.items())
    )
