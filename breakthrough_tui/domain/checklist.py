"""A line of a checklist as it is typed: 'call the depot @ben'."""

from __future__ import annotations

from collections.abc import Collection

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.quick_entry import person_meant
from breakthrough_tui.domain.text import clean_line, is_visible
from breakthrough_tui.domain.values import dataclass

TEXT_LIMIT = 200


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """What was understood of it."""

    text: str
    owner: str | None = None


def checklist_line(line: str, *, people: Collection[str], me: str | None = None) -> ChecklistLine:
    """The words and who does it; without an @ it is nobody's in particular.

    Raises NotFound for somebody unknown, Invalid for two people or no words.
    """
    known = {name.lower(): name for name in people}
    owners: list[str] = []
    rest: list[str] = []
    for word in clean_line(line, limit=10 * TEXT_LIMIT, what="The line").split(" "):
        owner = person_meant(word, known, me)
        if owner is None:
            rest.append(word)
        elif owner not in owners:
            owners.append(owner)
    if len(owners) > 1:
        raise Invalid(
            f"A line has one owner, not two: {', '.join(owners)}.",
            "Leave out the @ of the one who only takes part, or write two lines.",
        )
    text = " ".join(rest)
    if not is_visible(text):
        raise Invalid("The line is empty.", "A few words are enough.")
    text = clean_line(text, limit=TEXT_LIMIT, what="The line")
    return ChecklistLine(text, owners[0] if owners else None)


def checklist_text(text: str, owner: str | None) -> str:
    """The line as one types it again: 'call the depot @ben'."""
    return f"{text} @{owner}" if owner else text
