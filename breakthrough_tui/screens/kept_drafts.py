"""What a person typed and has not saved, kept in the database while they type; other windows of theirs know of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.store.commands import personal as commands
from breakthrough_tui.store.queries import personal

if TYPE_CHECKING:
    from breakthrough_tui.screens.session import Session


class KeptDrafts:
    """The drafts of the viewer of a session, by place. Used on the event loop, but for `begin` and `look`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.texts: dict[str, str] = {}
        """As this window knows them; `at` knows of other windows too."""
        self._looked: tuple[dict[str, str], int] = ({}, 0)
        """What the last look found in the database, and in which turn of typing; of the read thread."""
        self.fresh: tuple[int, dict[str, str]] | None = None
        """What was found anew, and in which turn."""
        self.turn = 0

    def begin(self) -> None:
        """Read them, on the read thread, before anything is shown."""
        self.texts = self._read()
        self._looked = (dict(self.texts), self.turn)

    def at(self, place: str) -> str:
        """What was typed there, in whatever window; asks nothing."""
        if self.fresh is not None:
            turn, texts = self.fresh
            if turn == self.turn:  # else it was read before what was typed here since
                self.texts = texts
            self.fresh = None
        return self.texts.get(place, "")

    def keep(self, place: str, text: str) -> None:
        """Remember what is being typed; asks and waits for nothing."""
        self.turn += 1
        self.texts[place] = text
        self._session.later(commands.keep_draft, place=place, text=text)

    def drop(self, place: str) -> None:
        """Forget what was typed there: it was saved, or is not wanted."""
        self.turn += 1
        self.texts.pop(place, None)
        self._session.later(commands.drop_draft, place=place)

    def look(self) -> None:
        """On the read thread, after something was written: whether a draft was, here or in another window."""
        looked = (self._read(), self.turn)
        if looked == self._looked:
            return
        self._looked = looked
        with suppress(RuntimeError):  # at the very end nothing more is asked
            self._session.threads.write(self._read_anew, looked[1])

    def _read_anew(self, turn: int) -> None:
        """On the write thread, behind what this session has written of its own drafts."""
        with suppress(BreakthroughError):
            self.fresh = (turn, self._read())

    def _read(self) -> dict[str, str]:
        return self._session.store.read(personal.drafts, viewer=self._session.viewer)
