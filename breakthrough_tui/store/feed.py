"""What has changed since: noticed by SQLite's data version, read as events."""

from __future__ import annotations

from collections.abc import Callable

from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.queries import histories
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class News:
    """New events that the viewer may see, oldest first; `cursor` is the place after them.

    `restored`: the database is another one than before, so that nothing that was known of it holds.
    """

    events: tuple[Event, ...]
    cursor: str
    restored: bool = False


Follow = Callable[[Read, tuple[Event, ...]], None]


def _nothing(read: Read, events: tuple[Event, ...]) -> None:
    pass


class Feed:
    """The changes in a database, for one viewer, from when it was made.

    It lives on one thread, whose connection must not write: SQLite does not tell a connection of its own commits.
    """

    def __init__(self, store: Store, viewer: str) -> None:
        self.store = store
        self.viewer = viewer
        self.noticed = False
        """Whether the last poll found that anything was written, also what no event tells."""
        self._version = store.database.data_version()
        self.generation = store.read(_generation)
        self.cursor = store.read(histories.newest_cursor, viewer=viewer)

    def poll(self, follow: Follow = _nothing) -> News | None:
        """What came since the last poll; None, at the price of one pragma, while nothing was written.

        `follow` asks in the same transaction what follows from the events; if it fails they come once more.
        """
        version = self.store.database.data_version()
        self.noticed = version != self._version
        if not self.noticed:
            return None
        news = self.store.read(self._since, follow)
        self._version = version
        return news

    def _since(self, read: Read, follow: Follow) -> News | None:
        generation = _generation(read)
        if generation != self.generation:
            self.cursor = histories.newest_cursor(read, viewer=self.viewer)
            self.generation = generation
            return News((), self.cursor, restored=True)
        events, cursor = histories.since(read, viewer=self.viewer, cursor=self.cursor)
        if not events:
            return None
        follow(read, events)
        self.cursor = cursor
        return News(events, cursor)


def _generation(read: Read) -> int:
    found = read.database.ask("SELECT generation FROM workspace")
    return int(found[0][0]) if found else 0
