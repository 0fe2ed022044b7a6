"""The labels that have a name or a colour."""

from __future__ import annotations

from functools import cache

from breakthrough_tui.domain.labels import Label
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import LabelRow
from breakthrough_tui.store.written import Question, slot


def labels(read: Read, *, viewer: str, breakthrough: int) -> dict[str, Label]:
    """Those of a breakthrough by tag, in the order of tags. A tag that is not here is shown plain, as it is."""
    read.require_visible(viewer, breakthrough)
    return labels_of(read, breakthrough)


def labels_of(read: Read, breakthrough: int) -> dict[str, Label]:
    """The same for whoever may see them."""
    rows = read.database.answers(_question(), breakthrough=breakthrough)
    found = (Label(*values) for values in rows)
    return {label.tag: label for label in sorted(found, key=lambda label: label.tag)}


@cache
def _question() -> Question:
    here = LabelRow.breakthrough == slot("breakthrough")
    columns = LabelRow.id, LabelRow.tag, LabelRow.name, LabelRow.colour
    return Question(LabelRow.select(*columns).where(here & LabelRow.archived_at.is_null()))
