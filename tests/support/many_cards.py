"""A board as full as boards never are, in a moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards, overviews
from breakthrough_tui.store.store import Store

_DO = ("Ask", "Count", "Visit", "Write to", "Call", "Measure", "Try with", "Show")
_WHOM = ("the archive", "the east desk", "two architects", "the registry", "ten applicants")


def permit_of(store: Store) -> int:
    """The breakthrough of the example that its viewer begins with."""
    found = store.read(overviews.portfolio, viewer="ana")
    return next(one.breakthrough.id for one in found if one.breakthrough.code == "PERMIT")


def many_cards(
    store: Store,
    breakthrough: int,
    count: int,
    *,
    actor: str = "ana",
    owners: Sequence[str] = ("ana",),
) -> None:
    """Add so many action items, the same share to every column; on this connection nothing waits for the disk."""
    connection = store.database.connection()
    before = store.database.pragma("synchronous")
    connection.execute("PRAGMA synchronous = OFF")
    columns = store.read(boards.board, viewer=actor, breakthrough=breakthrough).columns
    today = store.moment().today
    for index, column in enumerate(columns):
        items = [
            QuickEntry(
                title=f"{_DO[number % len(_DO)]} {_WHOM[number % len(_WHOM)]}, {number + 1} of {count}",
                owner=owners[number % len(owners)],
                due=today + timedelta(days=number % 40 - 5) if number % 3 else None,
                labels=("intake",) if number % 5 == 0 else (),
            )
            for number in range(index, count, len(columns))
        ]
        if items:
            call = Call(actor, Door.COMMAND_LINE)
            store.run(
                cards.add_many, call, breakthrough=breakthrough, items=items, column=column.id
            )
    connection.execute(f"PRAGMA synchronous = {before}")
