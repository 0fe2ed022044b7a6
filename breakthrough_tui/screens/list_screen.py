"""A screen whose body is one list: the registry's keys walk it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from breakthrough_tui.screens.session import Session


class ListScreen(BaseScreen, inherit_bindings=False):
    """Fill `self.list` in `reload`; answer `on_line_list_highlighted` and `on_line_list_opened`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = LineList(focusable=False)

    def compose_body(self) -> Iterable[Widget]:
        """The list alone."""
        yield self.list

    def action_down(self) -> None:
        """One row down."""
        self.list.step(1)

    def action_up(self) -> None:
        """One row up."""
        self.list.step(-1)

    def action_page_down(self) -> None:
        """As far down as the list is high."""
        self.list.page(1)

    def action_page_up(self) -> None:
        """As far up as the list is high."""
        self.list.page(-1)

    def action_first(self) -> None:
        """To the first row."""
        self.list.first()

    def action_last(self) -> None:
        """To the last row."""
        self.list.last()

    def action_open(self) -> None:
        """What enter does: a message of the list, or `open_page` where it has no cursor."""
        if not self.list.open():
            self.open_page()

    def open_page(self) -> None:
        """Enter on a page that has no rows to stand on."""
