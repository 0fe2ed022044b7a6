"""1 Board: the action items in columns."""

from __future__ import annotations

from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual import events
from textual.widget import Widget

from breakthrough_tui.domain.board import (
    Board,
    Card,
    Column,
    ColumnKind,
    lands_on_top,
)
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.obstacle import waiting_days
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.screens.board_cursor import Cursor, Shown, shown_of
from breakthrough_tui.screens.card_actions import CardActions, quoted
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.commands.ordering import Place
from breakthrough_tui.store.queries import boards
from breakthrough_tui.widgets.card_lines import Day, Flag
from breakthrough_tui.widgets.columns import Columns, Edges
from breakthrough_tui.widgets.find_line import FindLine

WHEEL = 1
"""Cards that one notch of the wheel scrolls."""


class BoardScreen(CardActions):
    """Draws a snapshot. A move is shown at once and taken back if the database refuses it."""

    NAME = "board"
    PLACE = "1 Board"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.board: Board | None = None
        self.cursor = Cursor()
        self._half_typed = ""
        self.shown = Shown()
        self.columns = Columns()
        self.edges = Edges()
        self.find = FindLine()
        self.mine = False
        self._flags: dict[int, Flag] = {}
        self._under_way = 0
        self._drawn_moves = 0
        board = session.take_first_board()
        if board is not None:
            self.board = board
            self.columns.hold_from_the_start(board.columns)
            self.stale = False

    # The snapshot

    def on_mount(self) -> None:
        """With a board that was read already the first paint is the whole one."""
        super().on_mount()
        if not self.stale:
            self.draw()

    def compose_body(self) -> Iterable[Widget]:
        """What lies beyond the edges, the columns, and the line for finding."""
        yield self.edges
        yield self.columns
        yield self.find

    async def reload(self) -> None:
        """Read the board, unless moves of one's own are still on their way: the last of them reads it."""
        breakthrough = self.session.breakthrough
        if breakthrough is None or self._under_way:
            return
        moves = self._drawn_moves
        board = await self.session.ask(boards.board, breakthrough=breakthrough)
        if moves != self._drawn_moves or breakthrough != self.session.breakthrough:
            return
        if self.board is not None and self.board.breakthrough != board.breakthrough:
            self.cursor = Cursor()
        self.board = board
        await self.columns.hold(board.columns)
        self.draw()

    def draw(self, *, reveal: bool = False) -> None:
        """Bring all columns up to date with board, filter and cursor."""
        board = self.board
        if board is None:
            return
        moment = self.session.moment
        self.shown = shown_of(
            board, mine=self.session.viewer if self.mine else None, words=self.find.words
        )
        first_time = self.cursor.column is None
        self.cursor = self.cursor.kept(self.shown)
        self._flags = self._read_flags()
        day = Day(moment.today, moment.day_of)
        if first_time or reveal:
            self._reveal_column()
        for column, view in zip(board.columns, self.columns.views, strict=True):
            here = column.id == self.cursor.column
            view.show(
                column,
                self.shown.of(column.id),
                flags=self._flags,
                day=day,
                total=len(board.cards[column.id]),
                here=here,
                cursor=self.cursor.index if here and self.cursor.card is not None else None,
            )
            if here and reveal and self.cursor.card is not None:
                view.put_cursor(True, self.cursor.index)
        self._say_edges()
        self._say_title()

    def _read_flags(self) -> dict[int, Flag]:
        overview = self.session.overview
        if overview is None:
            return {}
        moment = self.session.moment
        flags: dict[int, Flag] = {}
        for obstacle in overview.open_obstacles:
            flag = Flag(obstacle.leader or "nobody", waiting_days(obstacle, moment))
            for card in obstacle.cards:
                if card not in flags or flags[card].days < flag.days:
                    flags[card] = flag
        return flags

    # What CardActions asks

    def card_here(self) -> Card | None:
        """The card under the cursor."""
        cards_here = self.shown.of(self.cursor.column)
        if self.cursor.card is None or self.cursor.index >= len(cards_here):
            return None
        return cards_here[self.cursor.index]

    def columns_here(self) -> Sequence[Column]:
        """The columns of the board."""
        return self.board.columns if self.board else ()

    def position_here(self) -> int | None:
        """The position of the snapshot."""
        return self.board.position if self.board else None

    def name_of(self, entity: str, entity_id: str) -> str | None:
        """The title of a card that an event tells of."""
        if entity != "card" or self.board is None or not entity_id.isdigit():
            return super().name_of(entity, entity_id)
        card = self.board.find(int(entity_id))
        return quoted(card) if card else None

    def column_names(self) -> dict[int, str]:
        """The columns, for what an event tells."""
        return {column.id: column.name for column in self.columns_here()}

    # Walking

    def action_down(self) -> None:
        """One card down."""
        self._walk(self.cursor.down(self.shown, 1))

    def action_up(self) -> None:
        """One card up."""
        self._walk(self.cursor.down(self.shown, -1))

    def action_page_down(self) -> None:
        """As many cards down as are seen."""
        self._walk(self.cursor.down(self.shown, self._room()))

    def action_page_up(self) -> None:
        """As many cards up as are seen."""
        self._walk(self.cursor.down(self.shown, -self._room()))

    def action_first(self) -> None:
        """To the first card of the column."""
        self._walk(self.cursor.down(self.shown, -self.cursor.index))

    def action_last(self) -> None:
        """To the last card of the column."""
        self._walk(self.cursor.down(self.shown, len(self.shown.of(self.cursor.column))))

    def action_left(self) -> None:
        """To the column before."""
        self._sideways(-1)

    def action_right(self) -> None:
        """To the column after."""
        self._sideways(1)

    def _room(self) -> int:
        index = self._column_index()
        return self.columns.views[index].room if index is not None else 1

    def _column_index(self, column: int | None = None) -> int | None:
        wanted = self.cursor.column if column is None else column
        return self.shown.columns.index(wanted) if wanted in self.shown.columns else None

    def _sideways(self, by: int) -> None:
        """To the neighbour, to the card at the same height of the screen."""
        index = self._column_index()
        if index is None or not 0 <= index + by < len(self.shown.columns):
            return
        height = self.cursor.index - self.columns.views[index].top
        there = self.columns.views[index + by]
        self._walk(self.cursor.at(self.shown, self.shown.columns[index + by], there.top + height))

    def _walk(self, cursor: Cursor) -> None:
        """Put the cursor somewhere else: paints what changes, asks nobody."""
        before = self._column_index()
        self.cursor = cursor
        after = self._column_index()
        if after is None:
            return
        if before is not None and before != after:
            self.columns.views[before].put_cursor(False, None)
        self._reveal_column()
        self.columns.views[after].put_cursor(
            True, cursor.index if cursor.card is not None else None
        )
        self._say_title()

    def _reveal_column(self) -> None:
        index = self._column_index()
        if index is not None:
            before = self.columns.first
            self.columns.reveal(index)
            if self.columns.first != before:
                self._say_edges()

    def _say_edges(self) -> None:
        board = self.board
        if board is None:
            return
        first, room = self.columns.first, self.columns.room

        def names(columns: Sequence[Column]) -> str:
            return ", ".join(f"{one.name} {len(self.shown.of(one.id))}" for one in columns)

        self.edges.say(names(board.columns[:first]), names(board.columns[first + room :]))

    def _say_title(self) -> None:
        card = self.card_here()
        self.footer.show_title(card.title if card else self._nothing_here(), self._filter_words())

    def _nothing_here(self) -> str:
        if self.board is not None and not any(self.board.cards.values()):
            return "No action items yet: n writes the first, several lines are several items."
        return ""

    # Moving cards

    def move_to(self, card: Card, column: Column) -> None:
        """To a column; it lands on top where things are done, else at the bottom."""
        top = lands_on_top(column.kind)
        index = 0 if top or self.board is None else len(self.board.cards[column.id])
        self._move_at_once(card, column, index)
        self._send(self.send_move(card, column))

    def action_move_down(self) -> None:
        """Behind the next card."""
        self._reorder(1)

    def action_move_up(self) -> None:
        """Before the card above."""
        self._reorder(-1)

    def _reorder(self, by: int) -> None:
        card, board = self.card_here(), self.board
        if card is None or board is None:
            return
        visible = self.shown.of(card.column)
        target = self.cursor.index + by
        if not 0 <= target < len(visible):
            return
        whole = [other for other in board.cards[card.column] if other.id != card.id]
        index = [other.id for other in whole].index(visible[target].id) + (1 if by > 0 else 0)
        before = whole[index].id if index < len(whole) else None
        column = board.column(card.column)
        assert column is not None
        self._move_at_once(card, column, index)
        self._send(self._send_place(card, column, before))

    async def _send_place(self, card: Card, column: Column, before: int | None) -> None:
        await self.session.do(
            cards.move,
            seen=self.position_here(),
            what=f"moved {quoted(card)} within {column.name}",
            card=card.id,
            column=column.id,
            before=before,
            place=Place.BOTTOM,
        )

    def action_finish(self) -> None:
        """To Done at once; back from there, to where it came from, as the database knows it."""
        card, board = self.card_here(), self.board
        if card is None or board is None:
            return
        column = board.column(card.column)
        done = board.first_of(ColumnKind.DONE)
        if column is not None and column.kind is not ColumnKind.DONE and done is not None:
            self._move_at_once(card, done, 0)
        self._send(self._finish(card))

    def _move_at_once(self, card: Card, column: Column, index: int) -> None:
        """Show a move before the database has said yes."""
        assert self.board is not None
        self._drawn_moves += 1
        done_at = self.session.moment.now if column.kind is ColumnKind.DONE else None
        moved = replace(card, done_at=(card.done_at or done_at) if done_at else None)
        self.board = self.board.with_moved(moved, column.id, index)
        self.cursor = Cursor(card=card.id, column=column.id)
        self.draw(reveal=True)

    def _send(self, command: Coroutine[Any, Any, None]) -> None:
        """Have a command done whose effect is shown already."""
        self._under_way += 1
        self.spawn(self._acknowledge(command))

    async def _acknowledge(self, command: Coroutine[Any, Any, None]) -> None:
        """Wait for a command; after the last of several the board is what the database says, also when it refused."""
        try:
            await command
        except BreakthroughError as error:
            self.refuse(error)
        finally:
            self._under_way -= 1
        if not self._under_way:
            self._drawn_moves += 1
            await self.reload()
            self._follow()

    def _follow(self) -> None:
        index = self._column_index()
        if index is not None and self.cursor.card is not None:
            self.columns.reveal(index)
            self.columns.views[index].put_cursor(True, self.cursor.index)

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
                breakthrough=breakthrough,
                items=items,
                column=column.id if column else None,
            )
            made.extend(done.all_made("card"))

        me, today = self.session.viewer, self.session.moment.today
        dialog = QuickEntryDialog(today, people, me, title, self._half_typed, add=add)
        await self.ask_dialog(dialog)
        self._half_typed = "" if made else dialog.text
        if not made:
            return
        self.cursor = Cursor(column=self.cursor.column, card=made[-1])
        await self.reload()
        self._follow()
        self._say_title()

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
            from breakthrough_tui.screens.card import CardScreen

            self.app.push_screen(CardScreen(self.session, card.id))

    # Filters

    def action_mine(self) -> None:
        """Only mine, and all again."""
        self.mine = not self.mine
        self._filter()

    def action_find(self) -> None:
        """Type words; titles that have them all stay."""
        self.find.display = True
        self.find.show_count(self._count())
        self.set_focus(self.find)

    def on_find_line_typed(self, message: FindLine.Typed) -> None:
        """Narrow the board as one types."""
        self._filter()
        self.find.show_count(self._count())

    def on_find_line_closed(self, message: FindLine.Closed) -> None:
        """Back to the board; escape drops the filter."""
        self._close_find()
        if not message.kept:
            self._drop_words()

    def _close_find(self) -> None:
        self.set_focus(None)
        self.find.display = False

    def _drop_words(self) -> None:
        self.find.words = ""
        self._filter()

    def _filter(self) -> None:
        """Draw what the filters let through; the cursor goes where something is left."""
        self.draw(reveal=True)
        if self.cursor.card is None:
            self.cursor = Cursor().kept(self.shown)
            self.draw(reveal=True)

    def step_back(self) -> bool:
        """Escape takes back the filters, one after the other."""
        if self.find.words:
            self._drop_words()
        elif self.mine:
            self.action_mine()
        else:
            return False
        return True

    def _count(self) -> str:
        board = self.board
        if board is None:
            return ""
        shown = sum(len(self.shown.of(column)) for column in self.shown.columns)
        return f"{shown} of {sum(len(column) for column in board.cards.values())}"

    def _filter_words(self) -> str:
        """'only mine, 4 of 23 · esc: all'."""
        said = (["only mine"] if self.mine else []) + (
            [f"/{self.find.words}"] if self.find.words else []
        )
        return f"{', '.join(said)}, {self._count()} · esc: all" if said else ""

    # Mouse and size

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there, a double click opens."""
        index = self._view_at(event)
        if index is None:
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
        index = self._view_at(event)
        if index is not None:
            self.columns.views[index].scroll_cards(by)

    def _view_at(self, event: events.MouseEvent) -> int | None:
        """The index of the column under the mouse."""
        x, y = int(event.screen_x), int(event.screen_y)
        return next(
            (
                index
                for index, view in enumerate(self.columns.views)
                if view.display and view.region.contains(x, y)
            ),
            None,
        )

    def on_resize(self, event: events.Resize) -> None:
        """As many columns as fit."""
        super().on_resize(event)
        if self.columns.is_attached and self.columns.views:
            self.columns.place_views()
            self._reveal_column()
            self._say_edges()
