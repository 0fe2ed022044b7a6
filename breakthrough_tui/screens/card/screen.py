"""The page of one action item: everything on it, and who did what when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from breakthrough_tui.domain.board import Card, CardPage, ChecklistItem
from breakthrough_tui.domain.board import Column as BoardColumn
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.preparation import Preparation
from breakthrough_tui.screens.actions import thing_actions
from breakthrough_tui.screens.card.actions import quoted
from breakthrough_tui.screens.card.checklist import ChecklistActions
from breakthrough_tui.screens.card.rows import CardSnapshot, card_rows
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards, histories, labels, lookups, obstacle_lists

if TYPE_CHECKING:
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.widgets.line_list import LineList


class CardScreen(ListScreen, ChecklistActions):
    """Enter shows what can be done with the card or with a line of its checklist; an obstacle it opens."""

    NAME: ClassVar[str] = "card"
    PLACE: ClassVar[str] = "Action item"

    def __init__(self, session: Session, card: int, breakthrough: int | None = None) -> None:
        """`breakthrough` where it is not the one that the session looks at."""
        super().__init__(session)
        self.card = card
        self.breakthrough = breakthrough if breakthrough is not None else session.breakthrough
        self.page: CardPage | None = None
        self.preparation: Preparation | None = None
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
        before = overview is not None and overview.breakthrough.phase.before_launch
        self.preparation = await self._read_preparation(before=before)
        if self.preparation is not None:
            found = await session.ask(
                histories.history, breakthrough=there, entity="preparation", entity_id=self.card
            )
            # That it was made with the action item is no news.
            said = [event for event in found if event.kind != Action.ADD_CARD]
            events = tuple(sorted([*events, *said], key=lambda event: -event.position))
        code = overview.breakthrough.code if overview else ""
        snapshot = CardSnapshot(
            ref=f"{code}-{page.card.number}",
            page=page,
            columns=await session.ask(lookups.columns, breakthrough=there),
            obstacles=tuple(each for each in obstacles if self.card in each.cards),
            events=tuple(events),
            preparation=self.preparation,
            before_launch=before,
            labels=await session.ask(labels.labels, breakthrough=there),
        )
        self.page, self._columns, self._position = page, board.columns, board.position
        self.header.show_place(snapshot.ref)
        self.list.show(card_rows(snapshot, session.moment, session.workspace))
        self.footer.show_title(f"{snapshot.ref}  {page.card.title}")

    async def _read_preparation(self, *, before: bool) -> Preparation | None:
        """Before the launch there always is some; after it only what was said then."""
        from breakthrough_tui.store.queries import preparations

        found = await self.session.ask(preparations.of_card, card=self.card)
        return found or (Preparation(preparing=False) if before else None)

    # What its actions ask

    def card_here(self) -> Card | None:
        """The one that this page is about."""
        return self.page.card if self.page else None

    def checklist_here(self) -> tuple[ChecklistItem, ...]:
        """Its lines."""
        return tuple(self.page.checklist) if self.page else ()

    def line_here(self) -> ChecklistItem | None:
        """The one under the cursor."""
        key = self.list.key
        return next((line for line in self.checklist_here() if key == ("item", line.id)), None)

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

    def action_edit(self) -> None:
        """Where the cursor is on what was found, that."""
        if self.list.key == "preparation":
            self.spawn(self._edit_preparation())
        else:
            super().action_edit()

    async def _edit_preparation(self) -> None:
        from breakthrough_tui.screens.card.preparing import edit_preparation

        card, overview = self.card_here(), self.session.overview_of(self.breakthrough)
        if card is not None and overview is not None:
            await edit_preparation(self, card, overview)

    async def _change_belonging(self) -> None:
        from breakthrough_tui.screens.card.preparing import change_belonging

        card = self.card_here()
        if card is not None and self.preparation is not None:
            await change_belonging(self, card, self.preparation)

    # Enter

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Do what the row under the cursor is for."""
        match message.row.key:
            case "card":
                self.spawn(self._choose_action())
            case "preparation":
                self.spawn(self._edit_preparation())
            case "belongs":
                self.spawn(self._change_belonging())
            case ("item", int()):
                if line := self.line_here():
                    self.spawn(self.choose_for_line(line))
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

    async def _open_obstacle(self, obstacle: int) -> None:
        from breakthrough_tui.screens.obstacles.page import ObstacleScreen

        await self.app.push_screen(ObstacleScreen(self.session, obstacle))
