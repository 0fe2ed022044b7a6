"""One question at work: a view of the database at one moment, for one viewer."""

from __future__ import annotations

from datetime import date, datetime

from breakthrough_tui.domain.breakthrough import Visibility
from breakthrough_tui.domain.errors import NotAllowed, NotFound
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Role, Workspace
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.tables import BreakthroughRow, WorkspaceRow

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any


@dataclass(slots=True)
class Read:
    """What a query has in its hands while its read transaction is open."""

    database: Database
    now: datetime
    _workspace: Workspace | None = None

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        """All rows of a query, as tuples."""
        return self.database.rows(query)

    def workspace_or_none(self) -> Workspace | None:
        """The settings; None in an empty database."""
        row = self.database.by_key(WorkspaceRow, 1)
        if row is None:
            return None
        return Workspace(
            name=row["name"],
            time_zone=row["time_zone"],
            days_off=tuple(int(day) for day in row["days_off"]),
            holidays=tuple(date.fromisoformat(day) for day in row["holidays"]),
            generation=row["generation"],
            example=row["example"],
        )

    def workspace(self) -> Workspace:
        """The settings, asked once, or NotFound."""
        self._workspace = self._workspace or self.workspace_or_none()
        if self._workspace is None:
            raise NotFound(
                "There is no workspace in this database yet.", "Make one: breakthrough init"
            )
        return self._workspace

    def workspace_position(self) -> int:
        """The position of the newest event of the workspace itself."""
        found = self.database.ask("SELECT position FROM workspace")
        return int(found[0][0]) if found else 0

    def moment(self) -> Moment:
        """Now, as the workspace counts its days."""
        return Moment(self.now, self.workspace().time_zone)

    def require_viewer(self, viewer: str) -> None:
        """NotAllowed for somebody who is not, or no longer, in the workspace."""
        if not self.database.ask("SELECT 1 FROM person WHERE name = ? AND left_on IS NULL", viewer):
            raise NotAllowed(
                f"'{viewer}' is not in this workspace.", "Ask an administrator to add you."
            )

    def visible_to(self, viewer: str) -> Any:
        """The condition on breakthroughs that this viewer may know of."""
        return BreakthroughRow.id.in_(self.visible(viewer))

    def visible(self, viewer: str) -> list[int]:
        """The breakthroughs that this viewer may know of: open ones, and those that they are in."""
        rows = self.database.ask(
            "SELECT id FROM breakthrough WHERE visibility = ? OR id IN"
            " (SELECT breakthrough FROM membership WHERE ended_at IS NULL AND (person = ?"
            " OR role = ? AND stand_in = ? AND stand_in_until >= ?)) ORDER BY id",
            Visibility.OPEN.value,
            viewer,
            Role.LEADER.value,
            viewer,
            self.moment().today.isoformat(),
        )
        return [found for (found,) in rows]

    def require_visible(self, viewer: str, breakthrough: int) -> None:
        """NotFound for a breakthrough that there is not, or that this viewer may not know of."""
        self.require_viewer(viewer)
        if breakthrough not in self.visible(viewer):
            raise NotFound("There is no such breakthrough.")
