"""Which table an event's entity lives in, and how values travel between rows and events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.event import instant_text
from breakthrough_tui.store.tables import (
    AnswerRow,
    BreakthroughRow,
    CardRow,
    ChecklistItemRow,
    ColumnRow,
    CommentRow,
    LabelRow,
    MembershipRow,
    ObstacleRow,
    PersonRow,
    Table,
    WorkspaceRow,
)

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

ENTITIES: dict[str, type[Table]] = {
    "workspace": WorkspaceRow,
    "person": PersonRow,
    "breakthrough": BreakthroughRow,
    "membership": MembershipRow,
    "column": ColumnRow,
    "card": CardRow,
    "checklist item": ChecklistItemRow,
    "comment": CommentRow,
    "label": LabelRow,
    "obstacle": ObstacleRow,
    "answer": AnswerRow,
}

COUNTERS = frozenset({"position", "last_number"})
"""Fields of rows that no event tells, since they follow from the events themselves."""


def table_of(entity: str) -> type[Table]:
    """The table of an entity; those of goals and of the method are imported when the first is asked for."""
    found = ENTITIES.get(entity)
    if found is None:
        from breakthrough_tui.store import goal_tables

        found = goal_tables.ENTITIES.get(entity)
    if found is None:
        from breakthrough_tui.store import method_tables

        found = method_tables.ENTITIES[entity]
    return found


def to_payload(value: Any) -> Any:
    """A row's value as an event holds it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return [to_payload(item) for item in value]
    return value


def from_payload(entity: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """An event's fields as the row holds them."""
    columns = table_of(entity)._meta.fields
    return {
        name: tuple(value) if isinstance(value, list) else columns[name].python_value(value)
        for name, value in fields.items()
    }


def entity_key(entity: str, entity_id: str | int) -> str | int:
    """An event's `entity_id` as the primary key of its table."""
    return str(entity_id) if entity == "person" else int(entity_id)
