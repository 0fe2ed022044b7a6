"""0 Portfolio: all breakthroughs that I may see, and where the next one starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.portfolio import PortfolioLine, worst_of
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.portfolio.rows import portfolio_rows, title_of
from breakthrough_tui.store.queries import signals
from breakthrough_tui.widgets.line_list import Row, blank, plain

if TYPE_CHECKING:
    from collections.abc import Hashable

    from breakthrough_tui.domain.signals.signal import Signal
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.widgets.line_list import LineList


class PortfolioScreen(ListScreen):
    """One line a breakthrough; enter opens its board, `R` the areas whose figures reveal the next one."""

    NAME: ClassVar[str] = "portfolio"
    PLACE: ClassVar[str] = "0 Portfolio"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._signals: dict[int, tuple[Signal, ...]] = {}

    async def reload(self) -> None:
        """The session holds them all."""
        session = self.session
        if session.overviews:
            select = None
            if self.list.row is None and session.breakthrough is not None:
                select = ("breakthrough", session.breakthrough)
            self._show(select)
            self._describe()
            # What goes wrong is read once the rest is in sight.
            self._signals = await session.ask(signals.of_all)
            self._show(None)
        else:
            self.list.show(_nothing())
        self._describe()

    def _show(self, select: Hashable) -> None:
        session = self.session
        lines = [
            PortfolioLine(overview, worst_of(self._signals.get(overview.breakthrough.id, ())))
            for overview in session.overviews
        ]
        rows = portfolio_rows(lines, session.moment, session.viewer)
        self.list.show(rows, select=select)

    def overview_here(self) -> Overview | None:
        """The one under the cursor."""
        key = self.list.key
        return self.session.overview_of(key[1]) if isinstance(key, tuple) else None

    def name_of(self, entity: str, entity_id: str) -> str | None:
        """The code of a breakthrough."""
        if entity != "breakthrough":
            return None
        overview = self.session.overview_of(int(entity_id))
        return overview.breakthrough.code if overview else None

    def _describe(self) -> None:
        here = self.overview_here()
        session = self.session
        self.footer.show_title(title_of(here, session.moment, session.viewer) if here else "")

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        """Another one under the cursor."""
        self._describe()

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Its board; before the launch its goal."""
        if here := self.overview_here():
            self.spawn(self._open(here))

    async def _open(self, here: Overview) -> None:
        await self.session.choose(here.breakthrough.id)
        await self.app.run_action("app.go('board')")

    def action_new(self) -> None:
        """Start one."""
        self.spawn(self._start())

    def action_areas(self) -> None:
        """The areas whose figures are watched."""
        self.spawn(self._areas())

    def action_paste_figures(self) -> None:
        """Figures of areas, many at once."""
        from breakthrough_tui.screens.portfolio.area_forms import paste_figures

        self.spawn(paste_figures(self))

    async def _areas(self) -> None:
        from breakthrough_tui.screens.portfolio.areas import AreasScreen

        await self.app.push_screen(AreasScreen(self.session))

    async def _start(self) -> None:
        from breakthrough_tui.screens.portfolio.starting import start_breakthrough

        await start_breakthrough(self)


def _nothing() -> list[Row]:
    return [
        blank("top"),
        plain("none", ["There is no breakthrough here yet. n starts one."], "quiet"),
    ]
