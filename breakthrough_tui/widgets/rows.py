"""What a list is made of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from breakthrough_tui.widgets.parts import Line, Part, Role


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a list: one or more lines. The cursor stays with `key` when the rows are replaced.

    What is not `selectable`, headings and plain text, starts two cells further left.
    """

    key: Hashable
    lines: tuple[Line, ...]
    selectable: bool = True


Rows = Sequence[Row] | Callable[[int], Sequence[Row]]


def heading(text: str, *right: Part, key: Hashable = None) -> Row:
    """A heading with what stands at its right end."""
    parts = (Part("heading", text, stretch=True), *right)
    return Row(key if key is not None else ("heading", text), (parts,), selectable=False)


def blank(key: Hashable = "blank") -> Row:
    """An empty line."""
    return Row(("blank", key), ((),), selectable=False)


def plain(key: Hashable, lines: Sequence[str], role: Role = "text") -> Row:
    """Text that only is read, cut into lines already."""
    return Row(key, tuple((Part(role, line),) for line in lines), selectable=False)
