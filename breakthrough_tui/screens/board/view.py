"""What the board shows, and where the cursor walks on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from breakthrough_tui.domain.board import Board, Card, Column
from breakthrough_tui.domain.board_events import with_events
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.looks import LookKind
from breakthrough_tui.domain.obstacle import waiting_days
from breakthrough_tui.screens.board.cursor import Cursor, Shown
from breakthrough_tui.screens.board.filter import BoardFilter
from breakthrough_tui.screens.card.actions import CardActions, quoted
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.queries import boards
from breakthrough_tui.widgets.card_lines import Day, Flag
from breakthrough_tui.widgets.columns import Columns, Edges
from breakthrough_tui.widgets.find_line import FindLine


class BoardView(CardActions):
    """Draws a snapshot of the board, through the filters; walking asks nobody."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.board: Board | None = None
        """What is shown: with moves of one's own that the database has not yet acknowledged."""
        self.known: Board | None = None
        """What the database has said, by the last look for news; None: to be read."""
        session.on_events.append(self.hear)
        session.on_restored.append(self.forget)
        self.cursor = Cursor()
        self.shown = Shown()
        self.columns = Columns()
        self.edges = Edges()
        self.find = FindLine()
        self.filter = BoardFilter(session.viewer)
        self.marked: frozenset[int] = frozenset()
        self.look = LookKind.COLUMN
        self.heads: tuple[Column, ...] = ()
        """What is drawn as columns: those of the board, or the heaps of a look."""
        self.loads: dict[int, tuple[str, ...]] = {}
        """What the heads of a look say beside their names."""
        self._flags: dict[int, Flag] = {}
        self._under_way = 0
        self.scrolled: int | None = None
        """How far down the column of the cursor is, where one comes back to a board."""
        board = session.take_first_board()
        if board is not None:
            self.take_place(board.breakthrough)
            self.board = self.known = board
            self.lay_out(board)
            self.columns.hold_from_the_start(self.heads)
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

    def hear(self, events: Sequence[Event]) -> None:
        """Bring what is known of the board up to date; where events alone cannot do that it is read anew."""
        if self.known is None:
            return
        self.known = with_events(self.known, events)

    def forget(self) -> None:
        """The database is another one: nothing that is known of the board holds, nor where one was on it."""
        self.known = self.board = None
        self.marked = frozenset()
        self.cursor = Cursor()

    def hears_at_once(self, events: Sequence[Event]) -> bool:
        """Bring what is known up to date by one's own events before the next look for news.

        False where that cannot be: something of somebody else lies between, and would be passed over.
        """
        if self.known is None or not events:
            return False
        next_one = self.known.position + 1
        if sorted(event.position for event in events) != [*range(next_one, next_one + len(events))]:
            return False
        self.hear(events)
        return self.known is not None

    async def reload(self) -> None:
        """Show the board as it is now, unless moves of one's own are on their way: the last of them shows it."""
        breakthrough = self.session.breakthrough
        if breakthrough is None:
            return
        while self.known is None or self.known.breakthrough != breakthrough:
            heard = self.session.heard
            board = await self.session.ask(boards.board, breakthrough=breakthrough)
            if breakthrough != self.session.breakthrough:
                return
            # What was told while it was read may be newer.
            self.known = board if heard == self.session.heard else None
        if not self._under_way:
            await self._show_known(self.known)

    async def _show_known(self, board: Board) -> None:
        if self.board is None or self.board.breakthrough != board.breakthrough:
            if self.board is not None:
                self.leave_place()
            self.take_place(board.breakthrough)
        self.board = board
        self.lay_out(board)
        if len(self.columns.views) != len(self.heads):
            await self.columns.hold(self.heads)
        self.draw()

    def take_place(self, breakthrough: int) -> None:
        """Begin on another board."""
        self.cursor = Cursor()

    def leave_place(self) -> None:
        """Leave a board for another one."""

    async def hold_and_draw(self) -> None:
        """Draw with as many views as there are columns now."""
        if self.board is not None:
            self.lay_out(self.board)
            await self.columns.hold(self.heads)
            self.draw()

    def draw(self, *, reveal: bool = False) -> None:
        """Bring all columns up to date with board, filter and cursor."""
        board = self.board
        if board is None:
            return
        if self.marked:
            self.marked &= {card.id for cards in board.cards.values() for card in cards}
        self.lay_out(board)
        if len(self.columns.views) != len(self.heads):
            self.run_worker(self.hold_and_draw())
            return
        first_time = self.cursor.column is None
        self.cursor = self.cursor.kept(self.shown)
        moment = self.session.moment
        day = Day(moment.today, moment.day_of)
        if first_time or reveal or self.scrolled is not None:
            self._reveal_column()
        if self.scrolled is not None:
            for column, view in zip(self.heads, self.columns.views, strict=True):
                view.top = self.scrolled if column.id == self.cursor.column else 0
            self.scrolled = None
        for column, view in zip(self.heads, self.columns.views, strict=True):
            here = column.id == self.cursor.column
            view.show(
                column,
                self.shown.of(column.id),
                flags=self._flags,
                marked=self.marked,
                labels=board.labels,
                day=day,
                total=len(board.cards.get(column.id, ())),
                load=self.loads.get(column.id),
                here=here,
                cursor=self.cursor.index if here and self.cursor.card is not None else None,
            )
            if here and reveal and self.cursor.card is not None:
                view.put_cursor(True, self.cursor.index)
        self._say_edges()
        self._say_title()

    def lay_out(self, board: Board) -> None:
        """Find out what is shown in which column."""
        self._flags = self._read_flags()
        self.heads, self.loads = board.columns, {}
        self.shown = self._look_through(board)

    def _look_through(self, board: Board) -> Shown:
        overview, today = self.session.overview, self.session.moment.today
        people = [member.person for member in overview.members] if overview else []
        self.filter.read(board, today, people)
        code = overview.breakthrough.code if overview else ""
        return self.filter.shown_of(board, today, self._flags, code)

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

    def view_at(self, x: int, y: int) -> int | None:
        """The index of the column at a place of the screen."""
        views = enumerate(self.columns.views)
        return next((at for at, view in views if view.display and view.region.contains(x, y)), None)

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
        first, room = self.columns.first, self.columns.room

        def names(columns: Sequence[Column]) -> list[str]:
            return [f"{one.name} {len(self.shown.of(one.id))}" for one in columns]

        self.edges.say(names(self.heads[:first]), names(self.heads[first + room :]))

    def _say_title(self) -> None:
        card = self.card_here()
        self.footer.show_title(card.title if card else self._nothing_here(), self._note())

    def _nothing_here(self) -> str:
        overview = self.session.overview
        if overview is None or self.board is None or any(self.board.cards.values()):
            return ""
        if overview.breakthrough.phase.before_launch:
            return "No action items yet: n writes the first, * adds what is usually found out."
        return "No action items yet: n writes the first, several lines are several items."

    def _counts(self) -> tuple[int, int]:
        """How many cards are shown, and how many there are."""
        board = self.board
        if board is None:
            return 0, 0
        shown = sum(len(self.shown.of(column)) for column in self.shown.columns)
        return shown, sum(len(column) for column in board.cards.values())

    def _note(self) -> str:
        """Which cards are marked, and what hides others."""
        return "    ".join(words for words in (self._marked_words(), self._filter_words()) if words)

    def _marked_words(self) -> str:
        """'3 marked, 1 not in sight · esc: none'."""
        if not self.marked:
            return ""
        hidden = 0
        if self.filter.wanted.active:
            hidden = len(self.marked - self.shown.ids())
        unseen = f", {hidden} of them filtered out" if hidden else ""
        return f"{len(self.marked)} marked{unseen} · esc: none"

    def _filter_words(self) -> str:
        """'only mine, 4 of 23 · esc: all'."""
        if not self.filter.wanted.active:
            return ""
        return self.filter.said(*self._counts(), self.session.moment.today)
