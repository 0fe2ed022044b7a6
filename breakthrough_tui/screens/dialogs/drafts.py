"""What is typed in a dialog is kept while it is typed, so that no cut line takes it away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from breakthrough_tui.screens.session import Session

PAUSE = 2.0
"""Seconds without a key after which a draft is written down; also the most that a killed process can lose."""

OFFERED = "This is what you had typed and not saved."


class Drafted:
    """What a dialog has besides, if somebody types in it: what was typed, and a way to put it back."""

    on_typed: Callable[[], None]
    """Called after each change."""

    @property
    def drafted(self) -> Mapping[str, str]:
        """What was typed and is not saved, by field; empty when nothing was."""
        raise NotImplementedError

    @property
    def draft_place(self) -> str:
        """What tells this dialog from others in the same breakthrough."""
        raise NotImplementedError

    def take_draft(self, texts: Mapping[str, str], sentence: str) -> None:
        """Put back what was typed, and say so; called before it is shown."""
        raise NotImplementedError


class DraftKeeper:
    """Keeps what is typed in one dialog, from when it opens until it is saved or dropped."""

    def __init__(self, session: Session, dialog: Drafted) -> None:
        self.session = session
        self.dialog = dialog
        self.place = f"{session.breakthrough or 0}:{dialog.draft_place}"
        self._typed = ""
        self._written = session.drafts.at(self.place)
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Put back what was typed there before, and listen."""
        if self._written:
            self.dialog.take_draft(json.loads(self._written), OFFERED)
            self._typed = self._written
        self.dialog.on_typed = self._on_typed
        self.session.before_end.append(self.write)

    def end(self) -> None:
        """It was saved or dropped: forget the draft."""
        self._stop()
        self.session.before_end.remove(self.write)
        if self._written:
            self.session.drafts.drop(self.place)

    def write(self) -> None:
        """Write it down now, if it is not yet."""
        self._stop()
        if self._typed == self._written:
            return
        self._written = self._typed
        if self._typed:
            self.session.drafts.keep(self.place, self._typed)
        else:
            self.session.drafts.drop(self.place)

    def _on_typed(self) -> None:
        texts = self.dialog.drafted
        self._typed = json.dumps(dict(texts), ensure_ascii=False) if texts else ""
        self._stop()
        self._timer = asyncio.get_running_loop().call_later(PAUSE, self.write)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def kept_words(drafts: Mapping[str, str]) -> str:
    """What to say at the start to somebody who had typed something; empty where nothing was."""
    if not drafts:
        return ""
    title = next(iter(drafts)).partition(":")[2]
    return f"What you typed in “{title}” is kept: open it again."
