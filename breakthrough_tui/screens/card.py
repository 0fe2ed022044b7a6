"""The page of one action item: everything on it, and who did what when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from breakthrough_tui.domain.board import Card, CardPage
from breakthrough_tui.domain.board import Column as BoardColumn
from breakthrough_tui.screens.actions import thing_actions
from breakthrough_tui.screens.card_actions import CardActions, quoted
from breakthrough_tui.screens.card_rows import CardSnapshot, card_rows
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.store.commands import cards, checklists
from breakthrough_tui.store.queries import boards, histories, lookups, obstacle_lists

if TYPE_CHECKING:
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.widgets.line_list import LineList


class CardScreen(ListScreen, CardActions):
    """Enter on the card shows what can be done; on a line of the checklist it ticks it; it opens an obstacle."""

    NAME: ClassVar[str] = "card"
    PLACE: ClassVar[str] = "Action item"

    def __init__(self, session: Session, card: int, breakthrough: int | None = None) -> None:
        """`breakthrough` where it is not the one that the session looks at."""
        super().__init__(session)
        self.card = card
        self.breakthrough = breakthrough if breakthrough is not None else session.breakthrough
        self.page: CardPage | None = None
        self._columns: tuple[BoardColumn, ...] = ()
        self._position: int | None = None

    async def reload(self) -> None:
        """Read everything on it."""
        session, there = self.session, self.breakthrough
        page = await session.ask(boards.card_page, card=self.card)
        board = await session.ask(boards.board, breakthrough=there)
        obstacles = await session.ask(obstacle_lists.of_breakthrough, breakthrough=there)
        events = await session.ask(
            histories.history, breakthrough=there, entity="card", entity_id=self.card
        )
        overview = session.overview_of(there)
        code = overview.breakthrough.code if overview else ""
        snapshot = CardSnapshot(
            ref=f"{code}-{page.card.number}",
            page=page,
            columns=await session.ask(lookups.columns, breakthrough=there),
            obstacles=tuple(each for each in obstacles if self.card in each.cards),
            events=tuple(events),
        )
        self.page, self._columns, self._position = page, board.columns, board.position
        self.header.show_place(snapshot.ref)
        self.list.show(card_rows(snapshot, session.moment, session.workspace))
        self.footer.show_title(f"{snapshot.ref}  {page.card.title}")

    # What its actions ask

    def card_here(self) -> Card | None:
        """The one that this page is about."""
        return self.page.card if self.page else None

    def columns_here(self) -> Sequence[BoardColumn]:
        """The columns of its board."""
        return self._columns

    def position_here(self) -> int | None:
        """The position of what is shown."""
        return self._position

    def newest_position(self) -> int | None:
        """The newest that this session has heard of its breakthrough."""
        overview = self.session.overview_of(self.breakthrough)
        return overview.breakthrough.position if overview else None

    def name_of(self, entity: str, entity_id: str) -> str | None:
        """Its title."""
        card = self.card_here()
        if card is None or (entity, entity_id) != ("card", str(card.id)):
            return None
        return card.title

    # Enter

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Do what the row under the cursor is for."""
        match message.row.key:
            case "card":
                self.spawn(self._choose_action())
            case ("item", int(item)):
                self.spawn(self._tick(item))
            case ("obstacle", int(obstacle)):
                self.spawn(self._open_obstacle(obstacle))

    async def _choose_action(self) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        card = self.card_here()
        if card is None:
            return
        if card.archived:
            choices = [Choice("restore", "bring back", "to the board", key="b")]
        else:
            choices = [
                Choice(action.id, action.label, action.sentence, key=action.shown.split()[0])
                for action in thing_actions(self.NAME, self.keys)
            ]
        chosen = await self.ask_dialog(ChooseDialog(quoted(card), choices, search=False))
        if chosen == "restore":
            await self.session.do(cards.restore, what=f"brought {quoted(card)} back", card=card.id)
        elif chosen is not None:
            await self.run_action(chosen)

    async def _tick(self, item: int) -> None:
        if self.page is None:
            return
        line = next((each for each in self.page.checklist if each.id == item), None)
        if line is not None:
            what = f"{'took the tick from' if line.done else 'ticked'} “{line.text}”"
            await self.session.do(
                checklists.tick, seen=self._position, what=what, item=item, done=not line.done
            )

    async def _open_obstacle(self, obstacle: int) -> None:
        from breakthrough_tui.screens.obstacle import ObstacleScreen

        await self.app.push_screen(ObstacleScreen(self.session, obstacle))
