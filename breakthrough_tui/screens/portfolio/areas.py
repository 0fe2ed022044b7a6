"""The areas whose figures are watched, and what they reveal: where the next breakthrough is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from breakthrough_tui.domain.area import Revealed
from breakthrough_tui.screens.actions import thing_actions
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.portfolio.area_rows import area_rows, first_words
from breakthrough_tui.store.commands import areas as commands
from breakthrough_tui.store.queries import areas as asked

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.session import Changed
    from breakthrough_tui.widgets.line_list import LineList

MOST_LISTED = 500
"""So many figures can be looked through; all of them: breakthrough area show."""

_ABOUT = frozenset({"area", "breakthrough", "membership", "workspace"})
"""What changes what is shown here."""


class AreasScreen(ListScreen):
    """Enter shows what can be done with the area under the cursor, `n` starts a breakthrough from it."""

    NAME: ClassVar[str] = "areas"
    PLACE: ClassVar[str] = "0 Areas"

    areas: tuple[Revealed, ...] = ()

    async def refresh_data(self, changed: Changed | None = None) -> None:
        """Most of what happens is not about areas, and they are dear to work out."""
        if (
            changed is None
            or changed.new_day
            or not changed.events
            or any(event.entity in _ABOUT for event in changed.events)
        ):
            await super().refresh_data(changed)
        else:
            self.draw_header()

    async def reload(self) -> None:
        """Read the areas with what they reveal."""
        self.areas = await self.session.ask(asked.areas)
        self.list.show(area_rows(self.areas, self.session.moment.today))
        self._describe()

    def area_here(self) -> Revealed | None:
        """The one under the cursor."""
        key = self.list.key
        found = key[1] if isinstance(key, tuple) else None
        return next((one for one in self.areas if one.area.id == found), None)

    def name_of(self, entity: str, entity_id: str) -> str | None:
        """The name of an area."""
        if entity != "area":
            return super().name_of(entity, entity_id)
        for one in self.areas:
            if str(one.area.id) == entity_id:
                return f"“{one.area.name}”"
        return None

    def _describe(self) -> None:
        here = self.area_here()
        if here is None:
            self.footer.show_title("")
            return
        count = here.area.figures
        figures = f"{count:,} figure{'s' if count != 1 else ''}"
        works = f" · {here.area.code} works on it" if here.area.code else ""
        self.footer.show_title(f"{here.area.name} · {figures}{works}")

    # Keys

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        """Another one under the cursor."""
        self._describe()

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """What can be done with it."""
        if here := self.area_here():
            self.spawn(self._choose(here))

    def action_new(self) -> None:
        """Start a breakthrough from it."""
        if here := self.area_here():
            self.spawn(self._start(here))
        else:
            self.say("There is no area here to start from. I pastes figures.")

    def action_add_line(self) -> None:
        """One more figure."""
        from breakthrough_tui.screens.portfolio.area_forms import one_figure

        here = self.area_here()
        self.spawn(one_figure(self, here.area if here else None))

    def action_paste_figures(self) -> None:
        """Many figures."""
        from breakthrough_tui.screens.portfolio.area_forms import paste_figures

        here = self.area_here()
        self.spawn(paste_figures(self, here.area if here else None))

    def action_edit(self) -> None:
        """Its name, unit and target."""
        from breakthrough_tui.screens.portfolio.area_forms import edit_area

        if here := self.area_here():
            self.spawn(edit_area(self, here.area))

    def action_archive(self) -> None:
        """Watch it no more."""
        if here := self.area_here():
            self.spawn(self._archive(here))

    def action_areas(self) -> None:
        """Back to the breakthroughs."""
        self.action_back()

    # What they do

    async def _choose(self, here: Revealed) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
        from breakthrough_tui.screens.portfolio.starting import from_home

        choices = [
            Choice(action.id, action.label, action.sentence, key=action.shown.split()[0])
            for action in thing_actions(self.NAME, self.keys)
        ]
        choices.append(Choice("figures", "figures", "all of them, the newest first"))
        if here.area.breakthrough is not None:
            choices.append(Choice("go", here.area.code, "the breakthrough that works on it"))
        title = here.area.name
        chosen = await self.ask_dialog(ChooseDialog(title, choices, search=False))
        if chosen == "go" and here.area.breakthrough is not None:
            await self.session.choose(here.area.breakthrough)
            await from_home(self, _show_goal)
        elif chosen == "figures":
            await self._figures(here)
        elif chosen is not None:
            await self.run_action(chosen)

    async def _figures(self, here: Revealed) -> None:
        """The newest figures, to be read."""
        from breakthrough_tui.domain.area import figure_words
        from breakthrough_tui.domain.dates import full_date
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        today = self.session.moment.today
        found = await self.session.ask(asked.figures, area=here.area.id, limit=MOST_LISTED)
        choices = [
            Choice(
                one.on.isoformat(),
                f"{full_date(one.on, today)}  {figure_words(one.value, here.area.unit)}",
                one.by,
            )
            for one in found
        ]
        if choices:
            await self.ask_dialog(ChooseDialog(here.area.name, choices))
        else:
            self.say("There is no figure yet.")

    async def _start(self, here: Revealed) -> None:
        from breakthrough_tui.screens.portfolio.starting import start_breakthrough

        await start_breakthrough(self, here.area, first_words(here))

    async def _archive(self, here: Revealed) -> None:
        name = f"“{here.area.name}”"
        await self.session.do(commands.archive, what=f"archived {name}", area=here.area.id)
        self.say(f"Archived {name}, u brings it back.")


async def _show_goal(screen: BaseScreen) -> None:
    await screen.app.run_action("app.go('goal')")
