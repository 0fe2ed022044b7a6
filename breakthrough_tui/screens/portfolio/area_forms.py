"""The forms about areas: pasted figures, one figure, what is aimed at."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.area import Area, figure_words
from breakthrough_tui.domain.dates import date_or_error, short_date
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.figures.figures import (
    Figure,
    Figures,
    Problems,
    Question,
    Questions,
    read_figures,
)
from breakthrough_tui.domain.figures.lines import HOW_TO_WRITE
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.numbers import read_number
from breakthrough_tui.domain.text import fold, required
from breakthrough_tui.screens.goal.refocusing import (
    optional_date,
    optional_number,
    shown_date,
    shown_number,
)
from breakthrough_tui.store.commands import areas as commands
from breakthrough_tui.store.queries import areas as asked

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen

SHOWN = 4
"""So many bad lines are named in the form; all of them on the command line."""
AT_ONCE = 20_000
"""Up to so many characters are read while one types."""


async def paste_figures(screen: BaseScreen, here: Area | None = None) -> None:
    """Take pasted lines, all or none. `here` is whose those figures are that name no area."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    today = session.moment.today

    async def save(values: dict[str, Any]) -> None:
        rows = await _read(screen, values["lines"])
        nameless = any(not figure.area for figure in rows)
        if nameless and here is None:
            raise Invalid("The lines do not say of which area they are.", HOW_TO_WRITE)
        done = await session.do(
            commands.import_figures,
            what=f"{len(rows):,} figures" if len(rows) != 1 else "a figure",
            figures=rows,
            area=here.id if here is not None and nameless else None,
            target_on=values["target_on"],
        )
        new = sum(len(event.after.get("on", ())) for event in done.events)
        areas = len({figure.area for figure in rows})
        if new:
            words = f"{new:,} new figures" if new != 1 else "One new figure"
            screen.say(f"{words}, in {areas} area{'s' if areas != 1 else ''}.", Mood.GOOD)
        else:
            screen.say("Nothing is new in these lines.")

    await screen.ask_dialog(
        FormDialog(
            "Paste figures",
            [
                FormField(
                    "lines",
                    "Lines",
                    kind="text",
                    required=True,
                    hint="area,date,value or area,date,value,target",
                ),
                FormField(
                    "target_on",
                    "Target by",
                    kind="date",
                    hint="when the target should be reached; may be empty",
                    check=optional_date(today),
                ),
            ],
            save=save,
            explain=_understood,
            save_label="Take them",
        )
    )


async def _read(screen: BaseScreen, text: str) -> tuple[Figure, ...]:
    """The figures in pasted lines, after asking what only a person can say; Invalid with what is wrong."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    answers: dict[str, Any] = {}
    while True:
        found = await asyncio.to_thread(read_figures, text, **answers)
        if isinstance(found, Figures):
            return found.rows
        if isinstance(found, Problems):
            raise _refusal(found)
        for question in found.asked:
            choices = [Choice(str(one.answer), one.words) for one in question.choices]
            picked = await screen.ask_dialog(
                ChooseDialog("Which is it?", choices, search=False, sentence=question.sentence)
            )
            answers[question.about.value] = _picked(question, picked)


def _picked(question: Question, picked: str | None) -> Any:
    for one in question.choices:
        if str(one.answer) == picked:
            return one.answer
    raise Invalid(question.sentence, "It is not guessed: answer it, or write it another way.")


def _refusal(found: Problems) -> Invalid:
    shown = [str(problem) for problem in found.first[:SHOWN]]
    rest = found.count - len(shown)
    more = [f"and {rest:,} more"] if rest else []
    hint = next((problem.hint for problem in found.first if problem.hint), "")
    return Invalid(" ".join([*shown, *more]), f"{hint} Nothing was taken.".strip())


def _understood(texts: Mapping[str, str]) -> str:
    """What is read in the lines so far."""
    text = texts["lines"]
    if not text.strip() or len(text) > AT_ONCE:
        return ""
    found = read_figures(text)
    if isinstance(found, Questions):
        return found.asked[0].sentence
    if isinstance(found, Problems):
        return found.sentences[0]
    names = list(dict.fromkeys(figure.area for figure in found.rows if figure.area))
    figures = f"{len(found.rows):,} figure{'s' if len(found.rows) != 1 else ''}"
    return (
        f"{figures}: {', '.join(names[:3])}{', …' if len(names) > 3 else ''}" if names else figures
    )


async def one_figure(screen: BaseScreen, area: Area | None) -> None:
    """Write down one figure; an area that is not watched yet is added."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    today = session.moment.today

    async def save(values: dict[str, Any]) -> None:
        known = await session.ask(asked.names)
        named = {fold(name): id for id, name in known.items()}
        figure = Figure(values["area"], values["on"], values["value"])
        there = named.get(fold(values["area"]))
        if there is None:
            await session.do(
                commands.import_figures, what=f"the area “{figure.area}”", figures=[figure]
            )
        else:
            await session.do(
                commands.add_figure,
                what=f"a figure of “{figure.area}”",
                area=there,
                value=figure.value,
                on=figure.on,
            )
        unit = area.unit if area is not None and area.id == there else ""
        day = short_date(figure.on, today)
        screen.say(f"{figure.area}: {figure_words(figure.value, unit)}, {day}.", Mood.GOOD)

    fields = [
        FormField(
            "value",
            "Figure",
            kind="number",
            hint=area.unit if area else "",
            required=True,
            check=read_number,
        ),
        FormField(
            "on",
            "Of",
            shown_date(today, today),
            kind="date",
            hint="another figure of the same day takes its place",
            required=True,
            check=lambda text: date_or_error(text, today),
        ),
    ]
    name = FormField(
        "area",
        "Area",
        area.name if area else "",
        hint="one that is not here yet is added",
        required=True,
        check=lambda text: required(text, "The area"),
    )
    await screen.ask_dialog(
        FormDialog(
            "A figure",
            [*fields, name] if area is not None else [name, *fields],
            save=save,
        )
    )


async def edit_area(screen: BaseScreen, area: Area) -> None:
    """Its name, its unit, what is aimed at by when."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    today = session.moment.today

    async def save(values: dict[str, Any]) -> None:
        await session.do(commands.edit, what=f"changed “{area.name}”", area=area.id, **values)

    await screen.ask_dialog(
        FormDialog(
            area.name,
            [
                FormField("name", "Area", area.name, required=True),
                FormField("unit", "Unit", area.unit, hint="%, days, files"),
                FormField(
                    "target",
                    "Target",
                    shown_number(area.target),
                    kind="number",
                    check=optional_number,
                ),
                FormField(
                    "target_on",
                    "By",
                    shown_date(area.target_on, today),
                    kind="date",
                    hint="empty: ten weeks ahead",
                    check=optional_date(today),
                ),
            ],
            save=save,
        )
    )
