"""One question at work: a view of the database at one moment, for one viewer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from breakthrough_tui.domain.breakthrough import Visibility
from breakthrough_tui.domain.errors import NotAllowed, NotFound
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Role, Workspace
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.tables import (
    BreakthroughRow,
    MembershipRow,
    PersonRow,
    WorkspaceRow,
)


@dataclass(slots=True)
class Read:
    """What a query has in its hands while its read transaction is open."""

    database: Database
    now: datetime

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        """All rows of a query, as tuples."""
        return self.database.rows(query)

    def workspace_or_none(self) -> Workspace | None:
        """The settings; None in an empty database."""
        rows = list(self.database.run(WorkspaceRow.select().dicts()))
        if not rows:
            return None
        row = rows[0]
        return Workspace(
            name=row["name"],
            time_zone=row["time_zone"],
            days_off=tuple(int(day) for day in row["days_off"]),
            holidays=tuple(date.fromisoformat(day) for day in row["holidays"]),
            generation=row["generation"],
            example=row["example"],
        )

    def workspace(self) -> Workspace:
        """The settings, or NotFound."""
        workspace = self.workspace_or_none()
        if workspace is None:
            raise NotFound(
                "There is no workspace in this database yet.", "Make one: breakthrough init"
            )
        return workspace

    def workspace_position(self) -> int:
        """The position of the newest event of the workspace itself."""
        found = self.database.value(WorkspaceRow.select(WorkspaceRow.position))
        return int(found or 0)

    def moment(self) -> Moment:
        """Now, as the workspace counts its days."""
        return Moment(self.now, self.workspace().time_zone)

    def require_viewer(self, viewer: str) -> None:
        """NotAllowed for somebody who is not, or no longer, in the workspace."""
        query = PersonRow.select(PersonRow.left_on).where(PersonRow.name == viewer)
        row = self.database.row(query.tuples())
        if row is None or row[0] is not None:
            raise NotAllowed(
                f"'{viewer}' is not in this workspace.", "Ask an administrator to add you."
            )

    def visible_to(self, viewer: str) -> Any:
        """The condition on breakthroughs that this viewer may know of: open ones, and those that they are in."""
        mine = MembershipRow.select(MembershipRow.breakthrough).where(
            MembershipRow.ended_at.is_null()
            & (
                (MembershipRow.person == viewer)
                | (
                    (MembershipRow.role == Role.LEADER)
                    & (MembershipRow.stand_in == viewer)
                    & (MembershipRow.stand_in_until >= self.moment().today)
                )
            )
        )
        return (BreakthroughRow.visibility == Visibility.OPEN) | BreakthroughRow.id.in_(mine)

    def require_visible(self, viewer: str, breakthrough: int) -> None:
        """NotFound for a breakthrough that there is not, or that this viewer may not know of."""
        self.require_viewer(viewer)
        query = BreakthroughRow.select(BreakthroughRow.id).where(
            (BreakthroughRow.id == breakthrough) & self.visible_to(viewer)
        )
        if self.database.row(query.tuples()) is None:
            raise NotFound("There is no such breakthrough.")
