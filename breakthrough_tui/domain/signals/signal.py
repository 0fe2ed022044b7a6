"""A signal: one sentence about what goes wrong, and what to do about it."""

from __future__ import annotations

from enum import IntEnum

from breakthrough_tui.domain.values import dataclass

MOST_SHOWN = 3
"""So many signals are shown at a time, the worst first (METHOD.md, signals)."""

SEEN_FOR = 7
"""Days for which 'seen' hides a signal."""

KEY_LIMIT = 120
"""Characters of a key at most."""


class Severity(IntEnum):
    """How soon something should be done about it."""

    HINT = 1
    WARNING = 2
    SERIOUS = 3

    @property
    def word(self) -> str:
        """'hint', 'warning' or 'serious'."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Signal:
    """What goes wrong, in a sentence, and what to do.

    `key` stays the same while it is about the same thing, so that 'seen' hides just this. `about` is the person whom
    it concerns: only they and the team lead are told.
    """

    key: str
    sentence: str
    advice: str
    severity: Severity
    about: str | None = None
