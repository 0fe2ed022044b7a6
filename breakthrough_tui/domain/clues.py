"""What a whole file says about a habit of writing that one line alone leaves open."""

from __future__ import annotations

from breakthrough_tui.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Clues:
    """An example for each of two habits, and of what could be either; empty where there is none."""

    one: str = ""
    other: str = ""
    unclear: str = ""

    @property
    def mixed(self) -> bool:
        """Whether both habits occur, so that no line can be trusted to follow one of them."""
        return bool(self.one and self.other)

    @property
    def must_ask(self) -> bool:
        """Whether a person must say which habit is meant."""
        return self.mixed or bool(self.unclear and not self.one and not self.other)
