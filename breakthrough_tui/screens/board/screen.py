"""1 Board: the action items in columns."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.screens.board.cursor import Cursor
from breakthrough_tui.screens.board.drag import BoardDrag
from breakthrough_tui.screens.board.finding import BoardFinding
from breakthrough_tui.screens.board.place import BoardPlaces
from breakthrough_tui.screens.card.actions import quoted
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards

WHEEL = 1
"""Cards that one notch of the wheel scrolls."""


FIRST_ITEMS = 2
"""After each of the first so many it is said how the next one is written."""


class BoardScreen(BoardDrag, BoardFinding, BoardPlaces):
    """What the board shows, the moves on it, and here: what is new, what was put away, and the mouse."""

    NAME = "board"
    PLACE = "1 Board"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._half_typed = ""

    def action_columns(self) -> None:
        """Add, rename, reorder, limit and remove columns; names and colours of labels."""
        from breakthrough_tui.screens.board.arranging import arrange_columns

        self.spawn(arrange_columns(self))

    # New, archived, open

    def action_new(self) -> None:
        """Type new action items."""
        self.spawn(self._new())

    async def _new(self) -> None:
        from breakthrough_tui.screens.dialogs.quick_entry import QuickEntryDialog

        breakthrough, board = self.session.breakthrough, self.board
        if breakthrough is None or board is None:
            return
        people = await self.people()
        here = board.column(self.cursor.column) if self.cursor.column is not None else None
        column = here if here and here.kind is not ColumnKind.DONE else None
        title = f"New in {column.name}" if column else "New action items"
        made: list[int] = []

        async def add(items: Sequence[QuickEntry]) -> None:
            one = len(items) == 1
            done = await self.session.do(
                cards.add_many,
                what=f"added “{items[0].title}”" if one else f"added {len(items)} items",
                look=False,
                breakthrough=breakthrough,
                items=items,
                column=column.id if column else None,
            )
            made.extend(done.all_made("card"))
            if not self.hears_at_once(done.events):
                await self.session.look()

        me, today = self.session.viewer, self.session.moment.today
        dialog = QuickEntryDialog(today, people, me, title, self._half_typed, add=add)
        await self.ask_dialog(dialog)
        self._half_typed = "" if made else dialog.text
        if not made:
            return
        self.cursor = Cursor(column=self.cursor.column, card=made[-1])
        await self.reload()
        self._follow()
        if self._counts()[1] <= FIRST_ITEMS:
            self.say("It is on the board. n writes the next one.", Mood.GOOD)
        else:
            self._say_title()

    def action_usual(self) -> None:
        """Before the launch: what a core group usually finds out."""
        self.spawn(self._usual())

    async def _usual(self) -> None:
        from breakthrough_tui.store.commands import preparations

        breakthrough = self.session.breakthrough
        if breakthrough is None:
            return
        done = await self.session.do(
            preparations.add_usual, what="the usual items", breakthrough=breakthrough
        )
        made = done.all_made("card")
        self.cursor = Cursor(column=self.cursor.column, card=made[0])
        await self.reload()
        self._follow()
        self.say(f"Added {len(made)} items of the preparation, u takes them back.", Mood.GOOD)

    def action_archived(self) -> None:
        """Find what was put away, and bring it back."""
        self.spawn(self._archived())

    async def _archived(self) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        gone = await self.session.ask(boards.archived, breakthrough=self.session.breakthrough)
        if not gone:
            self.say("Nothing was put away here.")
            return
        choices = [Choice(str(card.id), card.title, card.owner or "") for card in gone]
        chosen = await self.ask_dialog(ChooseDialog("Bring back", choices))
        if chosen is None:
            return
        card = next(card for card in gone if str(card.id) == chosen)
        await self.session.do(cards.restore, what=f"brought back {quoted(card)}", card=card.id)
        self.cursor = Cursor(column=card.column, card=card.id)
        await self.reload()
        self._follow()
        self._say_title()

    def action_open(self) -> None:
        """Everything on the card."""
        card = self.card_here()
        if card is not None:
            from breakthrough_tui.screens.card.screen import CardScreen

            self.app.push_screen(CardScreen(self.session, card.id))

    # Mouse and size

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there, a double click opens."""
        index = self.view_at(int(event.screen_x), int(event.screen_y))
        if index is None or self.was_dragged:
            return
        view = self.columns.views[index]
        card = view.card_at(int(event.screen_y) - view.region.y)
        if card is None:
            return
        self._walk(self.cursor.at(self.shown, self.shown.columns[index], card))
        if event.chain == 2:
            self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls a column."""
        self._wheel(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls a column."""
        self._wheel(event, -WHEEL)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        index = self.view_at(int(event.screen_x), int(event.screen_y))
        if index is not None:
            self.columns.views[index].scroll_cards(by)

    def on_resize(self, event: events.Resize) -> None:
        """As many columns as fit."""
        super().on_resize(event)
        if self.columns.is_attached and self.columns.views:
            self.columns.place_views()
            self._reveal_column()
            self._say_edges()
