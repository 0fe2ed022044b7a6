"""Writing a lesson, from nothing or from an action item, and changing one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.course import Keep
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.lesson import Lesson, keep_named
from breakthrough_tui.domain.permissions import Action, require
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.commands import lessons as commands
from breakthrough_tui.store.queries import lessons as queries

if TYPE_CHECKING:
    from breakthrough_tui.domain.board import Card
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.dialogs.form import FormField


async def write_lesson(screen: BaseScreen, card: Card | None = None) -> None:
    """Ask what was tried and learnt; from an action item its title is there already. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog

    session = screen.session
    overview = session.overview
    if overview is None:
        return
    here = overview.breakthrough
    require(Action.ADD_LESSON, standing(overview, session.viewer, session.moment), here.phase)

    async def save(values: dict[str, Any]) -> None:
        await session.do(
            commands.add,
            what=f"wrote a lesson: “{values['tried']}”",
            breakthrough=here.id,
            card=card.id if card else None,
            **values,
        )

    fields = _fields({"tried": card.title if card else ""})
    focus = "happened" if card else "tried"
    dialog = FormDialog("A lesson", fields, save=save, focus=focus)
    if await screen.ask_dialog(dialog) is not None:
        screen.say("Written down: it stands on 3 Result, and in the report.", Mood.GOOD)


async def edit_lesson(screen: BaseScreen, lesson: Lesson) -> None:
    """Change what it says. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog

    session = screen.session
    overview = session.overview
    if overview is None:
        return
    here = overview.breakthrough
    require(Action.EDIT_LESSON, standing(overview, session.viewer, session.moment), here.phase)
    seen = [here.position]
    latest = [lesson]

    async def save(values: dict[str, Any]) -> None:
        changed = {
            name: value for name, value in values.items() if value != getattr(latest[0], name)
        }
        if changed:
            await session.do(
                commands.edit,
                seen=seen[0],
                what=f"changed the lesson “{lesson.tried}”",
                lesson=lesson.id,
                **changed,
            )

    async def again() -> Mapping[str, str]:
        now = session.overview_of(here.id)
        if now is not None:
            seen[0] = now.breakthrough.position
        found = await session.ask(queries.lessons, breakthrough=here.id)
        latest[0] = next((one for one in found if one.id == lesson.id), latest[0])
        return _texts(latest[0])

    await screen.ask_dialog(FormDialog("A lesson", _fields(_texts(lesson)), save=save, again=again))


def _texts(lesson: Lesson) -> dict[str, str]:
    return {
        "tried": lesson.tried,
        "expected": lesson.expected,
        "happened": lesson.happened,
        "keep": "" if lesson.keep is Keep.OPEN else lesson.keep.value,
        "who_else": lesson.who_else,
        "leaders": "yes" if lesson.leaders else "",
    }


def _fields(texts: Mapping[str, str]) -> list[FormField]:
    from breakthrough_tui.screens.dialogs.form import FormField

    return [
        FormField("tried", "Tried", texts.get("tried", ""), required=True),
        FormField("expected", "Expected", texts.get("expected", "")),
        FormField("happened", "Happened", texts.get("happened", "")),
        FormField(
            "keep",
            "Keep it?",
            texts.get("keep", ""),
            hint="keep, change, drop; empty: not decided",
            check=keep_named,
            options=("keep", "change", "drop"),
        ),
        FormField("who_else", "Who else", texts.get("who_else", ""), hint="could use it"),
        FormField(
            "leaders",
            "Of leaders",
            texts.get("leaders", ""),
            hint="yes, if it is the leaders who learnt it",
            check=yes_or_no,
        ),
    ]


def yes_or_no(text: str) -> bool:
    """'yes' or 'no'; nothing is no."""
    said = text.strip().lower()
    if said in ("yes", "y"):
        return True
    if said in ("", "no", "n"):
        return False
    raise Invalid("Write yes, or leave it empty.")
