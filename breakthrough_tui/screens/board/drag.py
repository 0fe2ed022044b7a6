"""A card dragged with the mouse: a line shows where it will lie; letting go moves it, escape leaves it where it is."""

from __future__ import annotations

from textual import events

from breakthrough_tui.domain.board import Card, Column
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.screens.board.looks import BoardLooks
from breakthrough_tui.screens.board.marks import BoardMarks
from breakthrough_tui.screens.session import Session

_SLACK = 2
"""Cells to the side that a hand trembles while it clicks."""


@dataclass(frozen=True, slots=True)
class _Held:
    """The card under the pressed button, and where that was pressed."""

    card: int
    x: int
    y: int


class BoardDrag(BoardLooks, BoardMarks):
    """Needs only what terminals report while a button is down."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._held: _Held | None = None
        self._landing: tuple[int, int] | None = None
        self.was_dragged = False
        """Whether the button that went up last had dragged a card: that is no click."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Perhaps the beginning of a drag."""
        self._let_go()
        self.was_dragged = False
        x, y = int(event.screen_x), int(event.screen_y)
        index = self.view_at(x, y)
        if event.button != 1 or index is None or self.session.preferences.get("mouse") == "clicks":
            return
        view = self.columns.views[index]
        at = view.card_at(y - view.region.y)
        if at is not None:
            self._held = _Held(view.cards[at].id, x, y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where the card would lie."""
        held = self._held
        if held is None:
            return
        x, y = int(event.screen_x), int(event.screen_y)
        if self._landing is None:
            if y == held.y and abs(x - held.x) < _SLACK:
                return
            self.was_dragged = True
            if self.only_looks():
                self._held = None
                return
            self.columns.capture_mouse()
            card = self.board.find(held.card) if self.board else None
            if card is not None:
                self.footer.say(f"{card.title} · esc: leave it where it is")
        self._show_landing(x, y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Here it lies."""
        held, landing = self._held, self._landing
        self._let_go()
        if held is not None and landing is not None:
            self.footer.hush()
            self._drop(held.card, *landing)

    def on_screen_suspend(self) -> None:
        """A dialog or another screen ends it."""
        self._let_go()

    def step_back(self) -> bool:
        """Escape leaves the card where it is."""
        if self._landing is None:
            return super().step_back()
        self._let_go()
        return True

    def _let_go(self) -> None:
        if self._landing is not None:
            self.columns.release_mouse()
            self.columns.views[self._landing[0]].show_landing(None)
        self._held = self._landing = None

    def _show_landing(self, x: int, y: int) -> None:
        """Also where the mouse has left the columns: the nearest one, its first or last place."""
        seen = [index for index, view in enumerate(self.columns.views) if view.display]
        index = next((one for one in seen if x < self.columns.views[one].region.right), seen[-1])
        view = self.columns.views[index]
        line = y - view.region.y
        if line < 0:
            view.scroll_cards(-1)
        elif line >= view.region.height:
            view.scroll_cards(1)
        landing = index, view.slot_at(line)
        if self._landing is not None and self._landing[0] != index:
            self.columns.views[self._landing[0]].show_landing(None)
        self._landing = landing
        view.show_landing(landing[1])

    def _drop(self, card_id: int, view: int, slot: int) -> None:
        """Move the card, or with it all that are marked, before the card that is shown at that place."""
        board = self.board
        card = board.find(card_id) if board else None
        if board is None or card is None or view >= len(self.heads):
            return
        column = self.heads[view]
        many = self.marked_cards() if card.id in self.marked else (card,)
        index, before = self._place_in(column, many, slot)
        ids = [one.id for one in many]
        order = [one.id for one in board.cards[column.id]]
        left = [id_ for id_ in order if id_ not in ids]
        if [*left[:index], *ids, *left[index:]] == order:
            return
        if len(many) > 1:
            self.move_many(many, column, index, before)
            return
        self._move_at_once(card, column, index)
        self._send(self._send_place(card, column, before))

    def _place_in(
        self, column: Column, many: tuple[Card, ...], slot: int
    ) -> tuple[int, int | None]:
        """The index among all cards that stay there, and the card before which that is."""
        assert self.board is not None
        ids = {card.id for card in many}
        shown = self.shown.of(column.id)
        left = [card.id for card in self.board.cards[column.id] if card.id not in ids]
        behind = next((card.id for card in shown[slot:] if card.id not in ids), None)
        if behind is not None:
            return left.index(behind), behind
        ahead = next((card.id for card in reversed(shown[:slot]) if card.id not in ids), None)
        index = left.index(ahead) + 1 if ahead is not None else len(left)
        return index, left[index] if index < len(left) else None
