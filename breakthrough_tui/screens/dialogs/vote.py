"""A form in which the number of those who have voted goes on counting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

if TYPE_CHECKING:
    from breakthrough_tui.domain.event import Event
    from breakthrough_tui.screens.session import Session


class VoteDialog(FormDialog):
    """What `explain` says is said anew with every event."""

    def __init__(
        self, title: str, fields: Sequence[FormField], *, session: Session, **more: Any
    ) -> None:
        super().__init__(title, fields, **more)
        self._session = session

    def on_mount(self) -> None:
        """Listen from now on."""
        self._session.on_events.append(self._heard)

    def on_unmount(self) -> None:
        """Listen no more."""
        self._session.on_events.remove(self._heard)

    def _heard(self, events: Sequence[Event]) -> None:
        self._typed()
