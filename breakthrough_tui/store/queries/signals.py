"""The signals that a viewer is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.signals.signal import Signal
from breakthrough_tui.domain.signals.signals import all_signals, shown, told_to
from breakthrough_tui.store.method_tables import SignalSeenRow
from breakthrough_tui.store.queries.overviews import overview, portfolio
from breakthrough_tui.store.queries.signal_histories import histories
from breakthrough_tui.store.read import Read


def of_breakthrough(read: Read, *, viewer: str, breakthrough: int) -> tuple[Signal, ...]:
    """At most three signals of one breakthrough, the worst first; NotFound if this viewer may not know of it."""
    here = overview(read, viewer=viewer, breakthrough=breakthrough)
    return of_overviews(read, viewer=viewer, overviews=[here])[breakthrough]


def of_all(read: Read, *, viewer: str) -> dict[int, tuple[Signal, ...]]:
    """At most three signals of each breakthrough that this viewer may know of, the worst first."""
    return of_overviews(read, viewer=viewer, overviews=portfolio(read, viewer=viewer))


def of_overviews(
    read: Read, *, viewer: str, overviews: Sequence[Overview], person: str | None = None
) -> dict[int, tuple[Signal, ...]]:
    """The same for overviews that were read for this viewer.

    With `person` those that both they and the viewer are told of, whether or not the viewer has seen them.
    """
    moment = read.moment()
    found: dict[int, tuple[Signal, ...]] = {}
    hidden = _hidden(read, viewer) if person is None else defaultdict(set)
    for breakthrough, history in histories(read, viewer=viewer, overviews=overviews).items():
        told = told_to(all_signals(history, moment), viewer, history)
        if person is not None:
            told = told_to(told, person, history)
        found[breakthrough] = shown(told, hidden[breakthrough])
    return found


def _hidden(read: Read, viewer: str) -> dict[int, set[str]]:
    """The keys of the signals that the viewer has seen this week."""
    query = SignalSeenRow.select(SignalSeenRow.breakthrough, SignalSeenRow.signal).where(
        (SignalSeenRow.person == viewer) & (SignalSeenRow.until >= read.moment().today)
    )
    found: dict[int, set[str]] = defaultdict(set)
    for breakthrough, key in read.rows(query.tuples()):
        found[breakthrough].add(key)
    return found
