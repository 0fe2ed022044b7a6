"""The signals that a viewer is told of."""

from __future__ import annotations

from breakthrough_tui.domain.signals.signal import Signal
from breakthrough_tui.store.queries.overviews import overview, portfolio
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.signal_histories import told_signals


def of_breakthrough(read: Read, *, viewer: str, breakthrough: int) -> tuple[Signal, ...]:
    """At most three signals of one breakthrough, the worst first; NotFound if this viewer may not know of it."""
    here = overview(read, viewer=viewer, breakthrough=breakthrough)
    return told_signals(read, viewer=viewer, overviews=[here])[breakthrough]


def of_all(read: Read, *, viewer: str) -> dict[int, tuple[Signal, ...]]:
    """At most three signals of each breakthrough that this viewer may know of, the worst first."""
    return told_signals(read, viewer=viewer, overviews=portfolio(read, viewer=viewer))
