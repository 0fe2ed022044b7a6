"""What comes with every command, and what comes back."""

from __future__ import annotations

import os
import re

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.event import Door, Event, blake2b
from breakthrough_tui.domain.values import dataclass, field


def new_command() -> str:
    """A random UUID (version 4 of RFC 9562) for one command; sent twice, it is done once."""
    # Python's own module finds out first what machine this is, which takes a verb as long as the change itself.
    return _uuid(os.urandom(16).hex(), version=4)


def given_command(text: str, said: str) -> str:
    """The UUID (version 8) of a command from one that somebody made and from what they said with it.

    The same UUID said with something else is another command: nothing is taken for done that was not. Invalid for a
    text that is no UUID.
    """
    given = text.strip().lower()
    if not re.fullmatch("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", given):
        raise Invalid(f"'{given[:40]}' is not a UUID.", "Make one for each command: uuidgen.")
    whole = f"{given} {said}".encode("utf-8", "surrogatepass")
    return _uuid(blake2b(whole, digest_size=16).hexdigest(), version=8)


def _uuid(digits: str, *, version: int) -> str:
    variant = "89ab"[int(digits[16], 16) % 4]
    third = f"{version}{digits[13:16]}"
    return f"{digits[:8]}-{digits[8:12]}-{third}-{variant}{digits[17:20]}-{digits[20:]}"


@dataclass(frozen=True, slots=True)
class Call:
    """Who asks for a command, by which door, and what they had seen.

    `seen` is the position of the newest event in the snapshot that the person looked at; None compares nothing, as
    on the command line, where nobody looked at anything.
    """

    actor: str
    door: Door
    seen: int | None = None
    command: str = field(default_factory=new_command)


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was done. `command` is that of an earlier one where both became one event."""

    command: str
    events: tuple[Event, ...]

    def made(self, entity: str) -> int:
        """The id of the first thing of a kind that it made or changed."""
        return next(int(event.entity_id) for event in self.events if event.entity == entity)

    def all_made(self, entity: str) -> tuple[int, ...]:
        """The ids of all of them."""
        return tuple(int(event.entity_id) for event in self.events if event.entity == entity)
