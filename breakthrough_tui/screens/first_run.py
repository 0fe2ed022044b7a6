"""Where somebody comes when there is no breakthrough yet: four choices, and one friendly question."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.people import person_name
from breakthrough_tui.domain.text import required
from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.store.commands import breakthroughs, workspaces
from breakthrough_tui.store.commands.goal_versions import SENTENCE_LIMIT
from breakthrough_tui.widgets.line_list import Row, blank, heading
from breakthrough_tui.widgets.parts import Part

if TYPE_CHECKING:
    from breakthrough_tui.screens.dialogs.form import AskDialog
    from breakthrough_tui.widgets.line_list import LineList

CHOICES = (
    ("start", "Start one: an urgent result, a team, eight to ten weeks"),
    ("areas", "See where one is needed: the figures of an area, and where they lead"),
    ("example", "Look round with a fictional example first"),
    ("about", "What this is and how it works"),
)


class FirstRunScreen(ListScreen):
    """The choices, and what they lead to."""

    NAME: ClassVar[str] = "first run"
    PLACE: ClassVar[str] = "Welcome"

    DEFAULT_CSS = "FirstRunScreen LineList { margin: 2 4; }"

    async def reload(self) -> None:
        """The choices are always the same."""
        choices = [Row(key, ((Part("text", words),),)) for key, words in CHOICES]
        self.list.show([heading("  No breakthrough here yet."), blank(), *choices])

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Chosen."""
        match message.row.key:
            case "start":
                self.spawn(self._start())
            case "areas":
                self.spawn(self._areas())
            case "example":
                self.session.wants_example = True
                self.app.exit()
            case "about":
                from breakthrough_tui.screens.dialogs.about import AboutDialog

                self.app.push_screen(AboutDialog())

    async def _start(self) -> None:
        sentence = ""
        while True:
            asked = await self.ask_dialog(_ask_sentence(sentence, self.session.moment.today))
            if asked is None:
                return
            sentence = asked
            if self.session.workspace is not None or await self._found():
                break
        from breakthrough_tui.domain.goal.filling import filled

        said = filled(sentence, self.session.moment.today).given
        done = await self.session.do(breakthroughs.start, sentence=sentence, **said)
        await self.session.reload()
        await self.session.choose(done.made("breakthrough"))
        await self.run_action("app.go('goal')")
        shown, overview = self.app.screen, self.session.overview
        if isinstance(shown, BaseScreen) and overview is not None:
            code = overview.breakthrough.code
            words = f"{code} is started, its numbers read from your sentence: e changes them."
            if not said:
                words = f"{code} is started. Here are its goal and team, on 1 its board."
            shown.say(words, Mood.GOOD)

    async def _areas(self) -> None:
        """The figures come before the first breakthrough: from an area it can be started."""
        from breakthrough_tui.screens.portfolio.areas import AreasScreen

        if self.session.workspace is not None or await self._found():
            await self.app.push_screen(AreasScreen(self.session))

    async def _found(self) -> bool:
        """Make the workspace and its first person; False to go one step back."""
        from breakthrough_tui.screens.dialogs.form import AskDialog

        made = await self.ask_dialog(
            AskDialog(
                "And who are you?",
                "Short name",
                self.session.viewer,
                hint="as others will write you: @ana. It stays, so keep it short",
                required=True,
                check=person_name,
                save=self._make_workspace,
                save_label="Go on",
            )
        )
        return made is not None

    async def _make_workspace(self, name: Any) -> None:
        from breakthrough_tui.config import time_zone_here

        session = self.session
        before, session.viewer = session.viewer, name
        try:
            await session.do(
                workspaces.create,
                look=False,
                time_zone=time_zone_here(),
                person=name,
                login=session.login,
            )
        except BreakthroughError:
            session.viewer = before
            raise
        await session.become(name)


def _ask_sentence(sentence: str, today: date) -> AskDialog:
    from breakthrough_tui.domain.goal.filling import filled
    from breakthrough_tui.screens.dialogs.form import AskDialog

    def explain(text: str) -> str:
        said = filled(text, today).words(today)
        return f"Read from it: {said}" if said else ""

    return AskDialog(
        "What urgent result does the team want?",
        "The result",
        sentence,
        hint="One sentence will do: Cut days to issue a permit from 45 to 20, north office",
        required=True,
        check=lambda text: required(text, "The result", limit=SENTENCE_LIMIT),
        save_label="Go on",
        explain=explain,
    )
