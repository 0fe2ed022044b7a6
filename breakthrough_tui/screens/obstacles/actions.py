"""What keys do to one obstacle, in the queue and on its page alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.dates import date_or_error, full_date, short_date
from breakthrough_tui.domain.errors import BreakthroughError, Invalid
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.obstacle import Obstacle, ObstacleState, ObstacleStep, after
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, require
from breakthrough_tui.screens.actions import UserAction, footer_of, thing_actions
from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.screens.goal.refocusing import optional_date
from breakthrough_tui.screens.obstacles.answers import answer_obstacle
from breakthrough_tui.screens.obstacles.offers import Offers, offers, standing
from breakthrough_tui.screens.obstacles.raising import form_fields, read_stops, texts_of
from breakthrough_tui.store.commands import obstacles
from breakthrough_tui.store.queries import boards, obstacle_lists

if TYPE_CHECKING:
    pass

_NEEDS: dict[str, tuple[Action, ObstacleStep | None]] = {
    "edit": (Action.EDIT_OBSTACLE, None),
    "when": (Action.EDIT_OBSTACLE, None),
    "comment": (Action.COMMENT, None),
    "who": (Action.HAND_OVER, ObstacleStep.HAND_OVER),
    "in_hand": (Action.TAKE_OBSTACLE, ObstacleStep.TAKE),
    "ask_back": (Action.ASK_BACK, ObstacleStep.ASK_BACK),
    "finish": (Action.ANSWER, ObstacleStep.REMOVE),
    "yes": (Action.CONFIRM, ObstacleStep.CONFIRM),
    "obstacle": (Action.REOPEN, ObstacleStep.REOPEN),
    "refocus": (Action.PROPOSE, ObstacleStep.REFOCUS),
}
"""What each key asks of roles and of the state, to say why it does nothing."""


class ObstacleActions(BaseScreen):
    """Edit, comment, hand over, needed by, in hand, ask back, how it ended, cleared, still there."""

    # What a screen says about itself

    def obstacle_here(self) -> Obstacle | None:
        """The obstacle that keys act on."""
        raise NotImplementedError

    def next_after(self, obstacle: Obstacle) -> list[int]:
        """Where the cursor may go once this one is dealt with: ids of others, the best first."""
        return []

    def go_on_to(self, following: list[int]) -> None:
        """It was dealt with: on to the next."""

    # What may be done

    def overview_for(self, obstacle: Obstacle) -> Overview | None:
        """Its breakthrough at a glance."""
        return self.session.overview_of(obstacle.breakthrough)

    def offers_for(self, obstacle: Obstacle) -> Offers:
        """What the person at this screen may do with it."""
        overview = self.overview_for(obstacle)
        if overview is None:
            return Offers()
        return offers(obstacle, overview, self.session.viewer, self.session.moment)

    def seen_of(self, obstacle: Obstacle) -> int | None:
        """The position of the snapshot that is shown of its breakthrough."""
        overview = self.overview_for(obstacle)
        return overview.breakthrough.position if overview else None

    def keys_changed(self) -> None:
        """The footer names the keys of what is offered."""
        self.show_offers()

    def show_offers(self) -> None:
        """Name in the footer only keys that do something here."""
        here = self.obstacle_here()
        can = self.offers_for(here).actions if here else frozenset()
        things = {action.id for action in thing_actions(self.NAME)}
        self.footer.show_keys(
            [
                action.in_footer
                for action in footer_of(self.NAME, self.keys)
                if action.id not in things or action.id in can
            ]
        )

    def offered_list(self, obstacle: Obstacle) -> list[UserAction]:
        """The actions of a page's list, in the order of the registry."""
        can = self.offers_for(obstacle).actions
        return [action for action in thing_actions(self.NAME, self.keys) if action.id in can]

    def _start(self, id_: str) -> Obstacle | None:
        """The obstacle, if this may be done with it; else it is said why not."""
        here = self.obstacle_here()
        if here is None or id_ in self.offers_for(here).actions:
            return here
        try:
            self._say_why_not(id_, here)
        except BreakthroughError as error:
            self.refuse(error)
        return None

    def _say_why_not(self, id_: str, here: Obstacle) -> None:
        overview = self.overview_for(here)
        if overview is None:
            return
        session = self.session
        who = standing(
            overview, session.viewer, session.moment, own=here.raised_by == session.viewer
        )
        action, step = _NEEDS[id_]
        if step is not None:
            after(step, here)
        elif action is Action.EDIT_OBSTACLE and not here.state.open:
            raise Invalid(
                f"{here.ref} is {here.state} already.", "If it is still there, reopen it."
            )
        require(action, who, overview.breakthrough.phase)
        if id_ == "who":
            raise Invalid("There is no other leader here.", "One is named on the goal's screen.")

    # Keys

    def action_edit(self) -> None:
        """What it says, in one form."""
        if here := self._start("edit"):
            self.spawn(self._edit(here))

    def action_comment(self) -> None:
        """Say something on it."""
        if here := self._start("comment"):
            self.spawn(self._comment(here))

    def action_who(self) -> None:
        """Hand it to another leader."""
        if here := self._start("who"):
            self.spawn(self._hand_over(here))

    def action_when(self) -> None:
        """Needed by when."""
        if here := self._start("when"):
            self.spawn(self._needed_by(here))

    def action_in_hand(self) -> None:
        """Take it in hand, by when."""
        if here := self._start("in_hand"):
            self.spawn(self._take(here))

    def action_ask_back(self) -> None:
        """Ask who raised it."""
        if here := self._start("ask_back"):
            self.spawn(self._ask_back(here))

    def action_finish(self) -> None:
        """How it ended."""
        if here := self._start("finish"):
            self.spawn(self._finish(here))

    def action_yes(self) -> None:
        """Yes, it is cleared."""
        if here := self._start("yes"):
            self.spawn(self._confirm(here))

    def action_obstacle(self) -> None:
        """It is still in the way."""
        if here := self._start("obstacle"):
            self.spawn(self._reopen(here))

    def action_refocus(self) -> None:
        """Propose to the leader that the goal becomes another because of it."""
        here = self._start("refocus")
        overview = self.overview_for(here) if here is not None else None
        if here is not None and overview is not None:
            from breakthrough_tui.screens.goal.proposing import propose

            self.spawn(propose(self, overview, here))

    # What they do

    async def _finish(self, here: Obstacle) -> None:
        following = self.next_after(here)
        if await answer_obstacle(self, here, self.offers_for(here), self.seen_of(here)):
            self.go_on_to(following)

    async def _edit(self, here: Obstacle) -> None:
        from breakthrough_tui.screens.dialogs.form import FormDialog

        today = self.session.moment.today
        before = texts_of(here, today)
        fields = form_fields(before, today)
        seen = [self.seen_of(here)]
        latest = [here]

        async def save(values: dict[str, Any]) -> None:
            board = await self.session.ask(boards.board, breakthrough=here.breakthrough)
            cards, words = read_stops(values.pop("stops"), board, here.code)
            given = {**values, "stops": words}
            changed = {
                name: value for name, value in given.items() if value != getattr(latest[0], name)
            }
            if set(cards) != set(latest[0].cards):
                changed["cards"] = cards
            if changed:
                await self.session.do(
                    obstacles.edit,
                    seen=seen[0],
                    what=f"changed {quoted(here)}",
                    obstacle=here.id,
                    **changed,
                )

        async def again() -> dict[str, str]:
            page = await self.session.ask(obstacle_lists.page, obstacle=here.id)
            seen[0] = self.seen_of(here)
            latest[0] = page.obstacle
            return texts_of(page.obstacle, today)

        await self.ask_dialog(
            FormDialog(f"{here.ref}: what it says", fields, save=save, again=again)
        )

    async def _comment(self, here: Obstacle) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        asked = here.state is ObstacleState.WAITING_FOR_TEAM

        async def save(text: str) -> None:
            await self.session.do(
                obstacles.comment, what=f"commented on {quoted(here)}", obstacle=here.id, text=text
            )

        await self.ask_dialog(
            AskDialog(
                f"{here.ref}  {here.title}",
                "Reply" if asked else "Comment",
                hint="your reply puts it before the leader again" if asked else "",
                intro=f"{here.leader or 'The leader'} asks: {here.question}" if asked else "",
                required=True,
                save=save,
            )
        )

    async def _hand_over(self, here: Obstacle) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        following = self.next_after(here)
        overview = self.overview_for(here)
        leaders = overview.holders(Role.LEADER) if overview else ()
        leader = await self.ask_dialog(
            ChooseDialog(
                f"Hand '{here.title}' to which leader?",
                [Choice(name, name) for name in leaders if name != here.leader],
                search=False,
            )
        )
        if leader is None:
            return
        await self.session.do(
            obstacles.hand_over, seen=self.seen_of(here), obstacle=here.id, leader=leader
        )
        self.say(f"Now it waits for {leader}.")
        self.go_on_to(following)

    async def _needed_by(self, here: Obstacle) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        today = self.session.moment.today
        seen = self.seen_of(here)

        async def save(day: date | None) -> None:
            await self.session.do(
                obstacles.edit,
                seen=seen,
                what=f"set when {quoted(here)} is needed by",
                obstacle=here.id,
                needed_by=day,
            )

        await self.ask_dialog(
            AskDialog(
                here.title,
                "Needed by",
                short_date(here.needed_by, today) if here.needed_by else "",
                kind="date",
                hint="empty: by no date",
                check=optional_date(today),
                save=save,
            )
        )

    async def _take(self, here: Obstacle) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        following = self.next_after(here)
        today = self.session.moment.today
        seen = self.seen_of(here)

        async def save(by: date) -> None:
            await self.session.do(obstacles.take, seen=seen, obstacle=here.id, by=by)

        near = here.promised or here.needed_by
        by = await self.ask_dialog(
            AskDialog(
                f"In hand: {here.title}",
                "By when",
                short_date(near, today) if near and near >= today else "",
                kind="date",
                hint="past that day it waits again",
                required=True,
                check=lambda text: date_or_error(text, today),
                save=save,
            )
        )
        if by is not None:
            self.say(f"In hand, promised for {full_date(by, today)}.", Mood.GOOD)
            self.go_on_to(following)

    async def _ask_back(self, here: Obstacle) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        following = self.next_after(here)
        seen = self.seen_of(here)

        async def save(text: str) -> None:
            await self.session.do(obstacles.ask_back, seen=seen, obstacle=here.id, question=text)

        asked = await self.ask_dialog(
            AskDialog(
                f"Ask back: {here.title}",
                "Question",
                hint=f"it waits for the team until {here.raised_by} or others reply",
                required=True,
                save=save,
            )
        )
        if asked is not None:
            self.go_on_to(following)

    async def _confirm(self, here: Obstacle) -> None:
        await self.session.do(obstacles.confirm, seen=self.seen_of(here), obstacle=here.id)
        self.say("Confirmed: it is cleared.", Mood.GOOD)

    async def _reopen(self, here: Obstacle) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        seen = self.seen_of(here)

        async def save(text: str) -> None:
            await self.session.do(obstacles.reopen, seen=seen, obstacle=here.id, reason=text)

        await self.ask_dialog(
            AskDialog(
                f"Still in the way: {here.title}",
                "Why",
                hint=f"it waits for {here.leader or 'a leader'} again, and the days count on",
                required=True,
                save=save,
            )
        )


def quoted(obstacle: Obstacle) -> str:
    """Its title between quotes, not too long for a footer."""
    title = obstacle.title
    return f'"{title if len(title) <= 40 else title[:39] + "…"}"'
