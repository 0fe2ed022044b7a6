"""What has changed since: noticed by SQLite's data version, read as events."""

from __future__ import annotations

from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.queries import histories
from breakthrough_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class News:
    """New events that the viewer may see, oldest first; `cursor` is the place after them."""

    events: tuple[Event, ...]
    cursor: str


class Feed:
    """The changes in a database, for one viewer, from when it was made.

    It lives on one thread, whose connection must not write: SQLite does not tell a connection of its own commits.
    """

    def __init__(self, store: Store, viewer: str) -> None:
        self.store = store
        self.viewer = viewer
        self._version = store.database.data_version()
        self.cursor = store.read(histories.newest_cursor, viewer=viewer)

    def poll(self) -> News | None:
        """What came since the last poll; None, at the price of one pragma, while nothing was written."""
        version = self.store.database.data_version()
        if version == self._version:
            return None
        self._version = version
        events, cursor = self.store.read(histories.since, viewer=self.viewer, cursor=self.cursor)
        if not events:
            return None
        self.cursor = cursor
        return News(events, cursor)
