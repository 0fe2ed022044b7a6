"""4 Goal: the goal and its versions, its launch, the team."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from breakthrough_tui.domain.permissions import Action, may, require
from breakthrough_tui.screens.actions import action_named, footer_of
from breakthrough_tui.screens.goal.changes import edit_goal, launch, refocus
from breakthrough_tui.screens.goal.rows import GoalSnapshot, goal_rows, no_goal_rows
from breakthrough_tui.screens.goal.team import add_to_team, change_person
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.newcomers import workspace_standing
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.queries import goals, people_lists

if TYPE_CHECKING:
    from breakthrough_tui.domain.permissions import Standing
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.widgets.line_list import LineList

_NEEDS = {
    "edit": Action.EDIT_GOAL,
    "launch": Action.LAUNCH,
    "refocus": Action.REFOCUS,
    "new": Action.GIVE_ROLE,
}


class GoalScreen(ListScreen):
    """The goal in force, what can be done with it, how it came about, who takes part."""

    NAME: ClassVar[str] = "goal"
    PLACE: ClassVar[str] = "4 Goal"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.snapshot: GoalSnapshot | None = None
        self._who: Standing | None = None

    async def reload(self) -> None:
        """Read the versions and the people."""
        session = self.session
        overview = session.overview
        if overview is None:
            self.snapshot = None
            self.list.show(no_goal_rows())
            return
        here = overview.breakthrough.id
        versions = await session.ask(goals.versions, breakthrough=here)
        everybody = await session.ask(people_lists.people)
        who = workspace_standing(session, everybody)
        inside = standing(overview, session.viewer, session.moment)
        self._who = type(inside)(
            inside.person, inside.roles, who.administrator, False, inside.stand_in
        )
        self.snapshot = GoalSnapshot(
            overview, versions, {person.name: person for person in everybody}
        )
        self.list.show(goal_rows(self.snapshot, session.moment, self._offered()))
        self._describe()

    def may(self, id_: str) -> bool:
        """Whether the person at this screen may do this action of the registry, now."""
        if self.snapshot is None or self._who is None:
            return False
        return may(_NEEDS[id_], self._who, self.snapshot.overview.breakthrough.phase)

    def _offered(self) -> list[tuple[str, str, str, str]]:
        found = [
            action_named(self.NAME, id_, self.keys) for id_ in ("edit", "launch", "refocus", "new")
        ]
        labels = {"edit": ("edit", "change what the goal says, until the launch")}
        return [
            (
                action.id,
                action.shown,
                *labels.get(action.id, (action.label, action.sentence)),
            )
            for action in found
            if self.may(action.id)
        ]

    def keys_changed(self) -> None:
        """Offers and footer name the keys."""
        self.spawn(self.reload())

    def _describe(self) -> None:
        person = self.person_here()
        if person is not None:
            self.footer.show_title(f"{person}: enter for their roles")
        elif self.snapshot is not None:
            self.footer.show_title(self.snapshot.overview.breakthrough.goal.sentence)
        self.footer.show_keys(
            [
                action.in_footer
                for action in footer_of(self.NAME, self.keys)
                if action.id not in _NEEDS
                or self.may(action.id)
                or (action.id == "edit" and person is not None)
            ]
        )

    def person_here(self) -> str | None:
        """Whom the cursor is on."""
        key = self.list.key
        return str(key[1]) if isinstance(key, tuple) and key[0] == "person" else None

    def _start(self, id_: str) -> bool:
        """Whether this may be done; else it is said why not."""
        if self.may(id_):
            return True
        if self.snapshot is not None and self._who is not None:
            from breakthrough_tui.domain.errors import BreakthroughError

            try:
                require(_NEEDS[id_], self._who, self.snapshot.overview.breakthrough.phase)
            except BreakthroughError as error:
                self.refuse(error)
        return False

    # Keys and messages

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        """Another row under the cursor."""
        self._describe()

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Change what the cursor is on."""
        key = message.row.key
        if not isinstance(key, tuple):
            return
        if key[0] == "action":
            self.run_worker(self.run_action(str(key[1])))
        elif key[0] in ("person", "goal"):
            self.action_edit()

    def action_edit(self) -> None:
        """The goal before the launch, a refocus after it; on a person their roles."""
        person = self.person_here()
        if self.snapshot is None or self._who is None:
            return
        if person is not None:
            self.spawn(change_person(self, self.snapshot, self._who, person))
        elif self.may("refocus"):
            self.spawn(refocus(self, self.snapshot.overview))
        elif self._start("edit"):
            self.spawn(edit_goal(self, self.snapshot.overview))

    def action_launch(self) -> None:
        """Start the clock."""
        if self._start("launch") and self.snapshot is not None:
            self.spawn(launch(self, self.snapshot.overview))

    def action_refocus(self) -> None:
        """A new version of the goal, with its reason."""
        if self._start("refocus") and self.snapshot is not None:
            self.spawn(refocus(self, self.snapshot.overview))

    def action_new(self) -> None:
        """A person for the team."""
        if self._start("new") and self.snapshot is not None:
            self.spawn(add_to_team(self, self.snapshot))
