"""One question at work: a view of the database at one moment, for one viewer."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
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
    WorkspaceRow,
)
from breakthrough_tui.store.written import Question, slot


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
        """The settings, or NotFound."""
        workspace = self.workspace_or_none()
        if workspace is None:
            raise NotFound(
                "There is no workspace in this database yet.", "Make one: breakthrough init"
            )
        return workspace

    def workspace_position(self) -> int:
        """The position of the newest event of the workspace itself."""
        found = self.database.ask("SELECT position FROM workspace")
        return int(found[0][0]) if found else 0

    def moment(self) -> Moment:
        """Now, as the workspace counts its days."""
        return Moment(self.now, self.workspace().time_zone)

    def require_viewer(self, viewer: str) -> None:
        """NotAllowed for somebody who is not, or no longer, in the workspace."""
        found = self.database.ask("SELECT left_on FROM person WHERE name = ?", viewer)
        if found != [(None,)]:
            raise NotAllowed(
                f"'{viewer}' is not in this workspace.", "Ask an administrator to add you."
            )

    def visible_to(self, viewer: str) -> Any:
        """The condition on breakthroughs that this viewer may know of: open ones, and those that they are in."""
        return _visible(viewer, self.moment().today)

    def require_visible(self, viewer: str, breakthrough: int) -> None:
        """NotFound for a breakthrough that there is not, or that this viewer may not know of."""
        self.require_viewer(viewer)
        if not self.asked(_one_visible(), viewer, breakthrough=breakthrough):
            raise NotFound("There is no such breakthrough.")

    def asked(self, question: Question, viewer: str, **values: Any) -> list[tuple[Any, ...]]:
        """All rows of a question with the condition of `visible`."""
        today = self.moment().today.isoformat()
        return self.database.answers(question, viewer=viewer, today=today, **values)


def _visible(viewer: Any, today: Any) -> Any:
    mine = MembershipRow.select(MembershipRow.breakthrough).where(
        MembershipRow.ended_at.is_null()
        & (
            (MembershipRow.person == viewer)
            | (
                (MembershipRow.role == Role.LEADER)
                & (MembershipRow.stand_in == viewer)
                & (MembershipRow.stand_in_until >= today)
            )
        )
    )
    return (BreakthroughRow.visibility == Visibility.OPEN) | BreakthroughRow.id.in_(mine)


def visible() -> Any:
    """`visible_to` for a question that is asked by `asked`."""
    return _visible(slot("viewer"), slot("today"))


@cache
def _one_visible() -> Question:
    here = BreakthroughRow.id == slot("breakthrough")
    return Question(BreakthroughRow.select(BreakthroughRow.id).where(here & visible()))
