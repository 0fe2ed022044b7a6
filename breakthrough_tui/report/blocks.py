"""A report as data: parts made of a few kinds of blocks. Terminal, Markdown and HTML draw the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.run_chart import RunChart


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. A 'lead' says the most important thing of its part, 'quiet' what one may skip."""

    words: str
    role: Literal["text", "lead", "quiet"] = "text"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands large, and what it counts."""

    value: str
    label: str
    mood: Mood = Mood.PLAIN


@dataclass(frozen=True, slots=True)
class Figures:
    """A few of them beside each other."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What something is: labels with their words."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list: its name, what is to be known of it by label, and a quiet note."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Things of one kind, each with several lines."""

    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their heads; `numbers` are the columns that stand flush right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chart:
    """The run chart; `words` say the same to who cannot see it."""

    chart: RunChart
    words: str


Block = Text | Figures | Facts | Entries | Table | Chart


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `added` is what was written by hand below it; `own` parts are only that."""

    name: str
    title: str
    blocks: tuple[Block, ...] = ()
    added: str = ""
    hidden: bool = False
    own: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it to be read."""
        return not self.blocks and not self.added


@dataclass(frozen=True, slots=True)
class Report:
    """The whole, in its order. `under` stands below the title: when it was, and who made it."""

    code: str
    title: str
    under: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    workspace: str = ""
    example: bool = False

    @property
    def shown(self) -> tuple[Part, ...]:
        """The parts that are presented and exported: not hidden, and with something in them."""
        return tuple(part for part in self.parts if not part.hidden and not part.empty)
