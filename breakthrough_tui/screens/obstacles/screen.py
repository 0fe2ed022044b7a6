"""2 Obstacles: the leaders' queue, of this breakthrough or of all that waits for me."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from breakthrough_tui.domain.obstacle import Obstacle, median_days, queue
from breakthrough_tui.domain.waiting import waits_for
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.obstacles.actions import ObstacleActions
from breakthrough_tui.screens.obstacles.raising import raise_obstacle
from breakthrough_tui.screens.obstacles.rows import mine_rows, queue_rows
from breakthrough_tui.screens.portfolio.rows import one_line_rows
from breakthrough_tui.store.queries import obstacle_lists

if TYPE_CHECKING:
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.widgets.line_list import LineList


class ObstaclesScreen(ListScreen, ObstacleActions):
    """The queue. It opens with all that waits for the viewer where something does."""

    NAME: ClassVar[str] = "obstacles"
    PLACE: ClassVar[str] = "2 Obstacles"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.mine = bool(self._waiting_for_me())
        """Whether it shows what waits for the viewer everywhere, not this breakthrough."""
        self.obstacles: tuple[Obstacle, ...] = ()
        self._next: int | None = None

    async def reload(self) -> None:
        """Read the obstacles of this scope."""
        session = self.session
        if self.mine:
            self.obstacles = await session.ask(obstacle_lists.waiting_for)
        elif session.breakthrough is not None:
            self.obstacles = await session.ask(
                obstacle_lists.of_breakthrough, breakthrough=session.breakthrough
            )
        else:
            self.obstacles = ()
        self._show()

    def _show(self) -> None:
        session = self.session
        moment, workspace = session.moment, session.workspace
        self.header.show_place("2 Obstacles, mine" if self.mine else self.PLACE)
        select = ("obstacle", self._next) if self._next is not None else None
        self._next = None
        if self.mine:
            overviews = one_line_rows(session.overviews, moment)
            rows = mine_rows(self.obstacles, moment, workspace, overviews=overviews)
        else:
            rows = queue_rows(
                self.obstacles,
                moment,
                workspace,
                answer_days=median_days(self.obstacles),
                waiting_for_me=len(self._waiting_for_me()),
            )
        self.list.show(rows, select=select)
        self._describe()

    def _waiting_for_me(self) -> list[Obstacle]:
        """Those that wait for the viewer today, as a leader or in the place of one."""
        session = self.session
        waiting = [
            obstacle
            for overview in session.overviews
            for obstacle in overview.waiting_on_leader(session.moment)
        ]
        return waits_for(waiting, session.overviews, session.viewer, session.moment)

    def _describe(self) -> None:
        """The whole title under the list, and the keys that do something here."""
        here = self.obstacle_here()
        self.footer.show_title(f"{here.ref}  {here.title}" if here else "")
        self.show_offers()

    # What the actions ask

    def obstacle_here(self) -> Obstacle | None:
        """The one under the cursor."""
        key = self.list.key
        if not isinstance(key, tuple) or key[0] != "obstacle":
            return None
        return next((one for one in self.obstacles if one.id == key[1]), None)

    def next_after(self, obstacle: Obstacle) -> list[int]:
        """The open ones below it, then those above it."""
        ids = [one.id for one in queue(self.obstacles, self.session.moment.today)]
        place = ids.index(obstacle.id) if obstacle.id in ids else 0
        return [one for one in (*ids[place:], *ids[:place]) if one != obstacle.id]

    def go_on_to(self, following: list[int]) -> None:
        """The cursor goes to the first of them that is still there."""
        if not any(self.list.select(("obstacle", one)) for one in following):
            self._next = next(iter(following), None)

    def name_of(self, entity: str, entity_id: str) -> str | None:
        """The title of an obstacle that is shown."""
        if entity != "obstacle":
            return None
        return next((one.title for one in self.obstacles if str(one.id) == entity_id), None)

    def step_back(self) -> bool:
        """From all that waits for the viewer back to this breakthrough."""
        if not self.mine:
            return False
        self.action_mine()
        return True

    # Keys and messages

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        """Another one under the cursor."""
        self._describe()

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """The page of an obstacle, or the breakthrough of a line."""
        here = self.obstacle_here()
        key = message.row.key
        if here is not None:
            self.spawn(self._open(here))
        elif isinstance(key, tuple) and key[0] == "breakthrough":
            self.spawn(self._look_at(int(key[1])))

    async def _open(self, here: Obstacle) -> None:
        from breakthrough_tui.screens.obstacles.page import ObstacleScreen

        if here.breakthrough != self.session.breakthrough:
            await self.session.choose(here.breakthrough)
        await self.app.push_screen(ObstacleScreen(self.session, here.id))

    async def _look_at(self, breakthrough: int) -> None:
        self.mine = False
        await self.session.choose(breakthrough)

    def action_new(self) -> None:
        """Raise one."""
        self.spawn(raise_obstacle(self))

    def action_mine(self) -> None:
        """All that waits for me, or this breakthrough."""
        self.mine = not self.mine
        self.spawn(self.reload())
