"""What one did in this session, to take it back and to do it again."""

from __future__ import annotations

from breakthrough_tui.domain.undo import OPPOSITES
from breakthrough_tui.domain.values import dataclass, field
from breakthrough_tui.store.call import Done


@dataclass(frozen=True, slots=True)
class Did:
    """A command, and what to call it."""

    command: str
    what: str


@dataclass(slots=True)
class UndoStack:
    """The newest last. Something new ends what could be done again."""

    done: list[Did] = field(default_factory=list)
    taken_back: list[Did] = field(default_factory=list)

    def remember(self, done: Done, what: str) -> None:
        """Note a command, unless it changed nothing or has an opposite of its own. Moves that became one are one."""
        if not done.events or any(event.kind in OPPOSITES for event in done.events):
            return
        self.done[:] = [did for did in self.done if did.command != done.command]
        self.done.append(Did(done.command, what or "the last change"))
        self.taken_back.clear()
