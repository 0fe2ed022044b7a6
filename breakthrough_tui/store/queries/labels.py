"""The labels that have a name or a colour."""

from __future__ import annotations

from breakthrough_tui.domain.labels import Label
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import LabelRow


def labels(read: Read, *, viewer: str, breakthrough: int) -> dict[str, Label]:
    """Those of a breakthrough by tag, in the order of tags. A tag that is not here is shown plain, as it is."""
    read.require_visible(viewer, breakthrough)
    return labels_of(read, breakthrough)


def labels_of(read: Read, breakthrough: int) -> dict[str, Label]:
    """The same for whoever may see them."""
    rows = read.database.rows_where(
        LabelRow,
        ("id", "tag", "name", "colour"),
        "WHERE breakthrough = ? AND archived_at IS NULL",
        breakthrough,
    )
    found = (Label(*values) for values in rows)
    return {label.tag: label for label in sorted(found, key=lambda label: label.tag)}
