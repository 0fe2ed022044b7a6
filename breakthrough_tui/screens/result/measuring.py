"""What is counted, and how: adding a measure beside the goal's, changing one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.measure import (
    DEFAULT_RHYTHM,
    Measure,
    check_rhythm,
    direction_named,
    kind_named,
)
from breakthrough_tui.domain.result import Result
from breakthrough_tui.screens.result.lessons import yes_or_no
from breakthrough_tui.store.commands import measures as commands
from breakthrough_tui.store.queries import results

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.dialogs.form import FormField

_NEW = "new"


async def choose_measure(screen: BaseScreen, result: Result) -> None:
    """Pick the measure to change, or add one. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    main = result.main
    choices = [Choice(_NEW, "Add a measure", "a guard: what the push could harm")]
    for measure in result.measures:
        of_goal = main is not None and measure.id == main.id
        note = "the goal's" if of_goal else "guard" if measure.guard else ""
        choices.append(Choice(str(measure.id), measure.name, note))
    if len(choices) == 1:
        picked = _NEW
    else:
        picked = await screen.ask_dialog(ChooseDialog("What is measured", choices, search=False))
    if picked == _NEW:
        await add_measure(screen)
    elif picked is not None:
        chosen = result.measure(int(picked))
        if chosen is not None:
            await edit_measure(screen, result, chosen)


async def add_measure(screen: BaseScreen) -> None:
    """Something to count besides. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog

    session = screen.session

    async def save(values: dict[str, Any]) -> None:
        await session.do(
            commands.add,
            what=f"added the measure “{values['name']}”",
            breakthrough=session.breakthrough,
            **values,
        )

    fields = _fields({"guard": "yes", "rhythm": str(DEFAULT_RHYTHM)}, of_goal=False)
    await screen.ask_dialog(FormDialog("A measure beside the goal's", fields, save=save))


async def edit_measure(screen: BaseScreen, result: Result, measure: Measure) -> None:
    """Change how it is counted. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog

    session = screen.session
    overview = session.overview
    if overview is None:
        return
    here = overview.breakthrough
    of_goal = any(counted == measure.id for counted, _ in result.goals)
    seen, latest = [here.position], [measure]

    async def save(values: dict[str, Any]) -> None:
        changed = {
            name: value for name, value in values.items() if value != getattr(latest[0], name)
        }
        if changed:
            await session.do(
                commands.edit,
                seen=seen[0],
                what=f"changed the measure “{measure.name}”",
                measure=measure.id,
                **changed,
            )

    async def again() -> Mapping[str, str]:
        now = session.overview_of(here.id)
        if now is not None:
            seen[0] = now.breakthrough.position
        found = await session.ask(results.result, breakthrough=here.id)
        latest[0] = found.measure(measure.id) or latest[0]
        return _texts(latest[0])

    fields = _fields(_texts(measure), of_goal=of_goal)
    await screen.ask_dialog(FormDialog(measure.name, fields, save=save, again=again))


def _texts(measure: Measure) -> dict[str, str]:
    return {
        "name": measure.name,
        "unit": measure.unit,
        "kind": measure.kind.value,
        "rhythm": str(measure.rhythm),
        "guard": "yes" if measure.guard else "",
        "direction": measure.direction.value if measure.direction else "",
    }


def _fields(texts: Mapping[str, str], *, of_goal: bool) -> list[FormField]:
    from breakthrough_tui.screens.dialogs.form import FormField

    fields = [
        FormField("name", "What", texts.get("name", ""), required=True),
        FormField("unit", "Unit", texts.get("unit", ""), hint="days, %, calls a week"),
        FormField(
            "kind",
            "Kind",
            texts.get("kind", "level"),
            hint="level: what stands on a day; cumulative: the total so far, from zero",
            check=kind_named,
            options=("level", "cumulative"),
        ),
        FormField(
            "rhythm",
            "Every … days",
            texts.get("rhythm", ""),
            hint="between two readings",
            check=_days,
        ),
    ]
    if of_goal:
        return fields
    return [
        *fields,
        FormField(
            "guard",
            "Guard",
            texts.get("guard", ""),
            hint="yes: it watches what the push could harm",
            check=yes_or_no,
        ),
        FormField(
            "direction",
            "Good is",
            texts.get("direction", ""),
            hint="up or down; empty: neither",
            check=direction_named,
            options=("up", "down"),
        ),
    ]


def _days(text: str) -> int:
    said = text.strip()
    if not (said.isascii() and said.isdigit() and len(said) <= 4):
        raise Invalid("It is a number of days.", "Every 7 days is usual.")
    return check_rhythm(int(said))
