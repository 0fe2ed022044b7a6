"""The page of one obstacle: everything on it, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.obstacle import Obstacle, ObstaclePage
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.obstacles.actions import ObstacleActions
from breakthrough_tui.screens.obstacles.page_rows import ObstacleSnapshot, page_rows
from breakthrough_tui.store.queries import boards, histories, obstacle_lists

if TYPE_CHECKING:
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.widgets.line_list import LineList


class ObstacleScreen(ListScreen, ObstacleActions):
    """What it is, what can be done, how it was answered, what was said, what happened."""

    NAME: ClassVar[str] = "obstacle"
    PLACE: ClassVar[str] = "Obstacle"

    def __init__(self, session: Session, obstacle: int) -> None:
        super().__init__(session)
        self.obstacle = obstacle
        self.page: ObstaclePage | None = None

    async def reload(self) -> None:
        """Read everything on it."""
        session = self.session
        page = await session.ask(obstacle_lists.page, obstacle=self.obstacle)
        here = page.obstacle
        events = await session.ask(
            histories.history,
            breakthrough=here.breakthrough,
            entity="obstacle",
            entity_id=here.id,
        )
        cards = []
        for card in here.cards:
            try:
                cards.append((await session.ask(boards.card_page, card=card)).card)
            except NotFound:
                continue
        first = self.offered_list(here)[:1] if self.page is None else []
        self.page = page
        self.header.show_place(here.ref)
        self.list.show(
            page_rows(
                ObstacleSnapshot(page, tuple(cards), tuple(events)),
                session.moment,
                session.workspace,
                self.offered_list(here),
            ),
            select=("action", first[0].id) if first else None,
        )
        self.footer.show_title(f"{here.ref}  {here.title}")
        self.show_offers()

    def obstacle_here(self) -> Obstacle | None:
        """The one that this page is about."""
        return self.page.obstacle if self.page else None

    def name_of(self, entity: str, entity_id: str) -> str | None:
        """Its title."""
        here = self.obstacle_here()
        if here is None or (entity, entity_id) != ("obstacle", str(here.id)):
            return None
        return here.title

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Do the action, or open the action item, that the cursor is on."""
        key = message.row.key
        if not isinstance(key, tuple):
            return
        if key[0] == "action":
            self.run_worker(self.run_action(str(key[1])))
        elif key[0] == "card":
            self.spawn(self._open_card(int(key[1])))

    async def _open_card(self, card: int) -> None:
        from breakthrough_tui.screens.card.screen import CardScreen

        here = self.obstacle_here()
        await self.app.push_screen(
            CardScreen(self.session, card, here.breakthrough if here else None)
        )
