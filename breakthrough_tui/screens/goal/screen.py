"""4 Goal: the goal and its test, its versions, its launch, what leaders promise, the team."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from breakthrough_tui.domain.confidence import result_words
from breakthrough_tui.domain.permissions import Action, may, require
from breakthrough_tui.screens.actions import action_named, footer_of
from breakthrough_tui.screens.goal.answering import answer_question
from breakthrough_tui.screens.goal.changes import edit_goal, refocus
from breakthrough_tui.screens.goal.proposing import accept, open_proposal, propose
from breakthrough_tui.screens.goal.rows import GoalSnapshot, goal_rows, no_goal_rows
from breakthrough_tui.screens.goal.support import name_backup, promise
from breakthrough_tui.screens.goal.team import add_to_team, change_person
from breakthrough_tui.screens.goal.voting import open_vote
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
    "propose": Action.PROPOSE,
    "yes": Action.ACCEPT_PROPOSAL,
    "answer": Action.ANSWER_QUESTION,
    "vote": Action.CAST_VOTE,
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
        page = await session.ask(goals.page, breakthrough=here)
        everybody = await session.ask(people_lists.people)
        who = workspace_standing(session, everybody)
        inside = standing(overview, session.viewer, session.moment)
        self._who = type(inside)(
            inside.person, inside.roles, who.administrator, False, inside.stand_in
        )
        self.snapshot = GoalSnapshot(overview, page, {person.name: person for person in everybody})
        accept_key = action_named(self.NAME, "yes", self.keys).shown if self.may("yes") else ""
        self.list.show(goal_rows(self.snapshot, session.moment, self._offered(), accept_key))
        self._describe()

    def may(self, id_: str) -> bool:
        """Whether the person at this screen may do this action of the registry, now."""
        if self.snapshot is None or self._who is None:
            return False
        return may(_NEEDS[id_], self._who, self.snapshot.overview.breakthrough.phase)

    def _offered(self) -> list[tuple[str, str, str, str]]:
        vote = self.snapshot.overview.vote if self.snapshot is not None else None
        ids = ["edit", "launch", "refocus", "new"]
        if vote is not None and vote.open:
            ids.insert(0, "vote")
        labels = {
            "edit": ("edit", "change what the goal says, until the launch"),
            "refocus": ("refocus", "another target, sentence or date, with the reason"),
            "vote": ("vote", f"how sure are you? {result_words(vote)}" if vote is not None else ""),
        }
        if self._proposes:
            labels["refocus"] = ("propose", "a refocus, for a leader to accept")
        return [
            (
                action.id,
                action.shown,
                *labels.get(action.id, (action.label, action.sentence)),
            )
            for action in (action_named(self.NAME, id_, self.keys) for id_ in ids)
            if self.may(action.id) or (action.id == "refocus" and self._proposes)
        ]

    @property
    def _proposes(self) -> bool:
        """Whether the key for a refocus proposes one: for who may not refocus themselves."""
        return not self.may("refocus") and self.may("propose")

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
                or (action.id == "refocus" and self._proposes)
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
        kind, which = key[0], key[1]
        snapshot = self.snapshot
        if kind == "action":
            self.run_worker(self.run_action(str(which)))
        elif kind in ("person", "goal"):
            self.action_edit()
        elif snapshot is None:
            return
        elif kind == "question":
            self.spawn(answer_question(self, snapshot, int(which)))
        elif kind == "promise":
            self.spawn(promise(self, str(which)))
        elif kind == "vote":
            self.spawn(open_vote(self))
        elif kind == "backup":
            self.spawn(name_backup(self))
        elif kind == "version":
            self.spawn(self._compare(int(which)))
        elif kind == "proposal":
            (found,) = (one for one in snapshot.page.proposals if one.id == which)
            self.spawn(open_proposal(self, snapshot.overview, found))

    async def _compare(self, version: int) -> None:
        from breakthrough_tui.screens.goal.comparing import VersionsDialog

        assert self.snapshot is not None
        code = self.snapshot.overview.breakthrough.code
        versions = self.snapshot.versions
        await self.ask_dialog(VersionsDialog(code, versions, version, self.session.moment))

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
            from breakthrough_tui.screens.launching import launch

            self.spawn(launch(self, self.snapshot.overview))

    def action_refocus(self) -> None:
        """A new version of the goal, with its reason; proposed by who may not make it themselves."""
        if self.snapshot is not None and self._proposes:
            self.spawn(propose(self, self.snapshot.overview))
        elif self._start("refocus") and self.snapshot is not None:
            self.spawn(refocus(self, self.snapshot.overview))

    def action_yes(self) -> None:
        """Accept the refocus that is proposed."""
        if self._start("yes") and self.snapshot is not None:
            self.spawn(accept(self, self.snapshot.overview))

    def action_answer(self) -> None:
        """A question of the goal test: the one under the cursor, or one to pick."""
        if self._start("answer") and self.snapshot is not None:
            key = self.list.key
            here = int(key[1]) if isinstance(key, tuple) and key[0] == "question" else None
            self.spawn(answer_question(self, self.snapshot, here))

    def action_vote(self) -> None:
        """The vote of confidence: open it, vote, close it."""
        self.spawn(open_vote(self))

    def action_promises(self) -> None:
        """What leaders promise."""
        self.spawn(promise(self))

    def action_backup(self) -> None:
        """Somebody who has done it before."""
        self.spawn(name_backup(self))

    def action_new(self) -> None:
        """A person for the team."""
        if self._start("new") and self.snapshot is not None:
            self.spawn(add_to_team(self, self.snapshot))
