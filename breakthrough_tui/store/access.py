"""Who asks for a command, what they may, and what of the database they may know of."""

from __future__ import annotations

from datetime import datetime

from breakthrough_tui.domain.breakthrough import Phase, Visibility
from breakthrough_tui.domain.errors import NotAllowed, NotFound
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, Standing, require
from breakthrough_tui.domain.text import nearest
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.entities import entity_key, table_of
from breakthrough_tui.store.tables import PersonRow, WorkspaceRow

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

Row = dict[str, "Any"]


class Access:
    """The rights of one actor in one transaction, and what was allowed to them so far."""

    def __init__(self, database: Database, call: Call, now: datetime) -> None:
        self.database = database
        self.call = call
        self.now = now
        self._allowed: set[Action] = set()
        self._workspace: Row | None = None
        self._person: Row | None = None

    @property
    def actor(self) -> str:
        """Who does this."""
        return self.call.actor

    @property
    def workspace(self) -> Row:
        """The one row of settings."""
        if self._workspace is None:
            row = self.database.by_key(WorkspaceRow, 1)
            if row is None:
                raise NotFound(
                    "There is no workspace in this database yet.", "Make one: breakthrough init"
                )
            self._workspace = row
        return self._workspace

    @property
    def moment(self) -> Moment:
        """Now, as the workspace counts its days."""
        return Moment(self.now, self.workspace["time_zone"])

    # Who may

    def allow(self, action: Action, breakthrough: int | None = None, *, own: bool = False) -> None:
        """Nothing if the actor may do this there; NotAllowed, or NotFound where they may not even know."""
        person = self._actor_row()
        phase: Phase | None = None
        if breakthrough is None:
            roles = self._roles(None)
            stand_in = False
        else:
            row = self.visible(breakthrough)
            roles = self._roles(breakthrough)
            stand_in = self._stands_in(breakthrough)
            phase = row["phase"]
        administrator = bool(person["administrator"])
        require(action, Standing(self.actor, roles, administrator, own, stand_in), phase)
        self._allowed.add(action)

    def known_actor(self) -> None:
        """Nothing if the actor is in the workspace: what is their own needs no more than that."""
        self._actor_row()

    def allow_founding(self, action: Action) -> None:
        """Allow whoever makes the workspace what nobody could allow them yet."""
        if self.database.value(WorkspaceRow.select(WorkspaceRow.id)) is not None:
            raise NotAllowed("There is a workspace in this database already.")
        self._allowed.add(action)

    def also(self, action: Action) -> None:
        """Allow what is a part of an action that was allowed: a refocus that answers an obstacle."""
        if not self._allowed:
            raise AssertionError("nothing was allowed yet")
        self._allowed.add(action)

    def allow_elsewhere(self, action: Action) -> None:
        """Allow what another database has let through: that which this one will replace."""
        self._allowed.add(action)

    def require_allowed(self, action: Action) -> None:
        """AssertionError for an action that was never allowed: a mistake in a command."""
        if action not in self._allowed:
            raise AssertionError(f"{action} was not allowed before it was done")

    def visible(self, breakthrough: int) -> Row:
        """A breakthrough's row, if the actor may know of it."""
        self._actor_row()
        row = self._find("breakthrough", breakthrough)
        if row is None or (
            row["visibility"] is Visibility.PRIVATE
            and not self._roles(breakthrough)
            and not self._stands_in(breakthrough)
        ):
            raise NotFound("There is no such breakthrough.")
        return row

    def roles_of(self, person: str, breakthrough: int) -> frozenset[Role]:
        """The roles of anybody there."""
        rows = self.database.ask(
            "SELECT role FROM membership"
            " WHERE breakthrough = ? AND person = ? AND ended_at IS NULL",
            breakthrough,
            person,
        )
        return frozenset(Role(role) for (role,) in rows)

    def _actor_row(self) -> Row:
        if self._person is None:
            row = self._find("person", self.actor)
            if row is None or row["left_on"] is not None:
                raise NotAllowed(
                    f"'{self.actor}' is not in this workspace.", "Ask an administrator to add you."
                )
            self._person = row
        return self._person

    def _roles(self, breakthrough: int | None) -> frozenset[Role]:
        if breakthrough is not None:
            return self.roles_of(self.actor, breakthrough)
        rows = self.database.ask(
            "SELECT role FROM membership WHERE person = ? AND ended_at IS NULL", self.actor
        )
        return frozenset(Role(role) for (role,) in rows)

    def _stands_in(self, breakthrough: int) -> bool:
        rows = self.database.ask(
            "SELECT 1 FROM membership WHERE breakthrough = ? AND role = ? AND stand_in = ?"
            " AND stand_in_until >= ? AND ended_at IS NULL LIMIT 1",
            breakthrough,
            Role.LEADER.value,
            self.actor,
            self.moment.today.isoformat(),
        )
        return bool(rows)

    # What is there

    def row(self, entity: str, entity_id: int | str) -> Row:
        """The row of a thing, or NotFound."""
        row = self._find(entity, entity_id)
        if row is None:
            raise _no_such(entity)
        return row

    def known(self, entity: str, entity_id: int) -> Row:
        """The row of a thing in a breakthrough; NotFound in the same words where the actor may not know of that."""
        row = self.row(entity, entity_id)
        self.require_known(entity, row["breakthrough"])
        return row

    def require_known(self, entity: str, breakthrough: int) -> None:
        """Nothing if the actor may know of a breakthrough, else what they hear of a thing that there is not."""
        try:
            self.visible(breakthrough)
        except NotFound:
            raise _no_such(entity) from None

    def person(self, name: str) -> Row:
        """Somebody who is here now, or NotFound with the nearest name."""
        row = self._find("person", name)
        if row is None or row["left_on"] is not None:
            here = PersonRow.select(PersonRow.name).where(PersonRow.left_on.is_null())
            near = nearest(name, [known for (known,) in self.database.rows(here.tuples())])
            known = f"'{name}' has left." if row is not None else f"There is no person '{name}'."
            raise NotFound(known, f"Did you mean '{near}'?" if near else "Add them first.")
        return row

    def _find(self, entity: str, entity_id: int | str) -> Row | None:
        return self.database.by_key(table_of(entity), entity_key(entity, entity_id))


def _no_such(entity: str) -> NotFound:
    return NotFound(f"There is no such {'action item' if entity == 'card' else entity}.")
