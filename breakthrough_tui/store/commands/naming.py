"""Refusals of a command over several things say which of them they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from breakthrough_tui.domain.errors import Conflict
from breakthrough_tui.store.write import Write


@contextmanager
def naming(write: Write, card: int, among: Collection[int]) -> Iterator[None]:
    """Put the number of `card` before a conflict over it, where a command is about several."""
    try:
        yield
    except Conflict as error:
        if len(among) == 1:
            raise
        row = write.row("card", card)
        code = write.row("breakthrough", row["breakthrough"])["code"]
        hint = "Nothing was changed. Look at it again, or take its mark off."
        raise Conflict(
            f"{code}-{row['number']}: {error.message}", hint, actor=error.actor, at=error.at
        ) from error
