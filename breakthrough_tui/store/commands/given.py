"""Fields that a caller may leave as they are."""

from __future__ import annotations

from enum import Enum

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any, Final


class UnchangedType(Enum):
    """The default of a field that need not be given; None is a value of its own."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = UnchangedType.UNCHANGED


def given(**fields: Any) -> dict[str, Any]:
    """Only the fields that were given."""
    return {name: value for name, value in fields.items() if value is not UNCHANGED}
