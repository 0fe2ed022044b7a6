"""Labels with a name and a colour.

A card carries tags (`stock`). A tag may be given a name to be shown by and a colour; without them it is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.text import fold, safe
from breakthrough_tui.domain.values import dataclass

NAME_LIMIT = 40


class Colour(StrEnum):
    """Hues by what they say; a theme maps each. Never the only sign: the name of the label is always there."""

    PLAIN = "plain"
    QUIET = "quiet"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    COOL = "cool"
    WARM = "warm"


_ALSO = {
    "grey": Colour.QUIET,
    "gray": Colour.QUIET,
    "blue": Colour.ACCENT,
    "green": Colour.GOOD,
    "yellow": Colour.WARNING,
    "amber": Colour.WARNING,
    "orange": Colour.WARNING,
    "red": Colour.BAD,
    "purple": Colour.COOL,
    "violet": Colour.COOL,
    "pink": Colour.WARM,
}
"""What people call them, by how the themes with many colours show them."""


@dataclass(frozen=True, slots=True)
class Label:
    """How a tag is shown in one breakthrough. An empty name: as the tag itself."""

    id: int
    tag: str
    name: str = ""
    colour: Colour = Colour.PLAIN

    @property
    def shown(self) -> str:
        """What stands on the card: '#stock', or the name."""
        return self.name or f"#{self.tag}"


def shown_labels(
    tags: Iterable[str], labels: Mapping[str, Label]
) -> tuple[tuple[str, Colour], ...]:
    """The words and colours for a card's tags, in their order. `labels` are by tag; one without is in the accent."""
    return tuple(
        (labels[tag].shown, labels[tag].colour) if tag in labels else (f"#{tag}", Colour.ACCENT)
        for tag in tags
    )


def read_colour(text: str) -> Colour:
    """The colour that somebody typed, or Invalid with the list."""
    word = fold(safe(text)).strip()
    try:
        return _ALSO.get(word) or Colour(word)
    except ValueError:
        raise Invalid(
            f"There is no colour '{word[:40]}'.", f"Colours: {', '.join(Colour)}."
        ) from None
