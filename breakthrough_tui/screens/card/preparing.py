"""An action item of the preparation: where it hurts, what was tried, what was found; and whose baseline that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.board import Card
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.permissions import Action, Standing, may
from breakthrough_tui.domain.preparation import Preparation, is_about_baseline
from breakthrough_tui.screens.card.texts import typed_date
from breakthrough_tui.store.commands import preparations as commands
from breakthrough_tui.store.queries import preparations
from breakthrough_tui.widgets.line_list import Row, blank, heading
from breakthrough_tui.widgets.parts import Line, Part, wrapped

if TYPE_CHECKING:
    from breakthrough_tui.domain.overview import Overview
    from breakthrough_tui.screens.card.actions import CardActions

FIELDS = (
    ("hurts", "Where it hurts"),
    ("tried", "What was tried"),
    ("finding", "Finding"),
    ("source", "Source"),
)
_LABEL = 18


def preparation_rows(said: Preparation, width: int, *, open_: bool) -> list[Row]:
    """What is said, to be opened; before the launch also whether it leaves the board then."""
    lines: list[Line] = []
    for name, label in FIELDS:
        text = getattr(said, name)
        for number, words in enumerate(wrapped(text or "-", max(10, width - _LABEL - 5))):
            first = label if number == 0 else ""
            lines.append((Part("quiet", first, _LABEL), Part("text" if text else "quiet", words)))
    made = [
        blank("preparation"),
        heading("Preparation", key="preparation heading"),
        Row("preparation", tuple(lines), selectable=open_),
    ]
    if open_:
        stays = (
            "It leaves the board at the launch. Enter makes it a part of the plan."
            if said.preparing
            else "It is of the plan and stays on the board. Enter makes it preparation."
        )
        made.append(Row("belongs", ((Part("quiet", stays),),)))
    return made


async def edit_preparation(screen: CardActions, card: Card, overview: Overview) -> None:
    """All of it in one form; where the goal's baseline is meant, that too."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField
    from breakthrough_tui.screens.goal.refocusing import optional_date, optional_number

    session = screen.session
    today = session.moment.today
    seen = screen.position_here()
    before = _texts(await session.ask(preparations.of_card, card=card.id))
    goal = overview.breakthrough.goal
    asks = is_about_baseline(card.title, card.labels) and _may_set(session.viewer, overview)

    async def save(values: dict[str, Any]) -> None:
        baseline, on = values.pop("baseline", None), values.pop("on", None)
        changed = {name: text for name, text in values.items() if text != before[name]}
        same = baseline == goal.baseline and (on or today) == (goal.baseline_on or today)
        if baseline is None or (same and "source" not in changed):
            if changed:
                await session.do(
                    commands.edit,
                    seen=seen,
                    what=f"what was found by “{card.title}”",
                    card=card.id,
                    **changed,
                )
            return
        await session.do(
            commands.found_baseline,
            seen=seen,
            what=f"the baseline, {show_number(baseline)}",
            card=card.id,
            baseline=baseline,
            on=on or today,
            **changed,
        )
        screen.say(f"The goal starts from {show_number(baseline)} now.", Mood.GOOD)

    async def again() -> Mapping[str, str]:
        nonlocal seen
        await session.look()
        seen = screen.newest_position()
        before.update(_texts(await session.ask(preparations.of_card, card=card.id)))
        return before

    fields = [
        FormField(name, label, before[name], kind="line" if name == "source" else "text")
        for name, label in FIELDS
    ]
    if asks:
        fields += [
            FormField(
                "baseline",
                "Baseline",
                "" if goal.baseline is None else show_number(goal.baseline),
                kind="number",
                hint=f"the goal takes it over, with its date and source. {goal.unit}".strip(),
                check=optional_number,
            ),
            FormField(
                "on",
                "Measured on",
                typed_date(goal.baseline_on, today),
                kind="date",
                hint="empty: today",
                check=optional_date(today),
            ),
        ]
    await screen.ask_dialog(
        FormDialog(
            f"What was found: {card.title}",
            fields,
            save=save,
            again=again,
            explain=_explain(goal.measure) if asks else None,
        )
    )


async def change_belonging(screen: CardActions, card: Card, said: Preparation) -> None:
    """Into the plan, or into the preparation."""
    there = "the preparation" if not said.preparing else "the plan"
    await screen.session.do(
        commands.belong,
        what=f"made “{card.title}” a part of {there}",
        card=card.id,
        preparing=not said.preparing,
    )
    screen.say(f"It is a part of {there} now.", Mood.GOOD)


def _texts(said: Preparation | None) -> dict[str, str]:
    found = said or Preparation()
    return {name: getattr(found, name) for name, _ in FIELDS}


def _may_set(viewer: str, overview: Overview) -> bool:
    standing = Standing(viewer, overview.roles(viewer))
    return may(Action.EDIT_GOAL, standing, overview.breakthrough.phase)


def _explain(measure: str) -> Any:
    from breakthrough_tui.screens.goal.refocusing import optional_number

    def explain(texts: Mapping[str, str]) -> str:
        try:
            baseline = optional_number(texts["baseline"])
        except BreakthroughError:
            return ""
        if baseline is None:
            return "With a baseline here, the goal has it as well."
        what = f"{measure} " if measure else ""
        return f"The goal starts from {what}{show_number(baseline)}."

    return explain
