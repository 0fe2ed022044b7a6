"""Readings as one types them: '34', '34 on 9 nov', or several pasted lines of a CSV file; and correcting one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.errors import BreakthroughError, Invalid
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.measure import Measure, Reading
from breakthrough_tui.domain.numbers import read_number, show_number
from breakthrough_tui.domain.permissions import Action, require
from breakthrough_tui.domain.reading_entry import (
    ReadingEntry,
    doubt,
    past_date,
    read_entry,
    understood,
)
from breakthrough_tui.domain.result import Result
from breakthrough_tui.screens.card.texts import typed_date
from breakthrough_tui.screens.dialogs.entry_sheet import EntrySheet
from breakthrough_tui.screens.dialogs.sheet import sentence_of
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.commands import readings as commands
from breakthrough_tui.widgets.parts import Role

if TYPE_CHECKING:
    from breakthrough_tui.domain.figures.reading_file import NewReadings
    from breakthrough_tui.screens.base import BaseScreen

EXAMPLE = "34, or 34 on 9 nov, or paste lines of date,value"

SaveOne = Callable[[ReadingEntry], Awaitable[None]]
SaveMany = Callable[["NewReadings"], Awaitable[None]]


class ReadingDialog(EntrySheet[str]):
    """One field, and below it what was understood. Enter adds; it stays open while what it says is refused.

    Several pasted lines are read as a file, all or none; what cannot be known is asked.
    """

    def __init__(
        self, measure: Measure, result: Result, today: date, save_one: SaveOne, save_many: SaveMany
    ) -> None:
        super().__init__(f"A reading: {measure.name}", EXAMPLE)
        self._measure = measure
        self._result = result
        self._today = today
        self._save_one = save_one
        self._save_many = save_many
        self._answers: dict[str, Any] = {}

    @property
    def draft_place(self) -> str:
        """By measure."""
        return self.title_text

    def show(self) -> None:
        """Say what was understood."""
        if not self.text.strip():
            hint = "The figure; then, if it is not of today, the day; then a note."
            if self._measure.kind == "cumulative":
                hint = f"The total so far. {hint}"
            self.say((hint, "quiet"))
            return
        if self.many is not None:
            count = sum(1 for line in self.text.splitlines() if line.strip())
            self.say((f"{count} lines: enter takes them all, or none.", "accent"))
            return
        try:
            entry = read_entry(self.text, self._today, self._measure.unit)
        except BreakthroughError as error:
            self.say((sentence_of(error), "warning"))
            return
        lines: list[tuple[str, Role]] = [
            (understood(entry, self._measure.unit, self._today), "accent")
        ]
        readings = self._result.of(self._measure)
        if doubted := doubt(entry, self._measure.kind, readings, self._today):
            lines.append((doubted, "warning"))
        self.say(*lines)

    # Adding

    def action_add(self) -> None:
        """Add what was understood; otherwise it says already what is not right yet."""
        if not self.busy:
            self.busy = True
            self.run_worker(self._adding())

    async def _adding(self) -> None:
        try:
            if self.many is not None:
                await self._add_many()
            else:
                entry = read_entry(self.text, self._today, self._measure.unit)
                await self._save_one(entry)
                self.dismiss("added")
        except BreakthroughError as error:
            said = [(line, "bad") for line in sentence_of(error).splitlines()[:8]]
            self.words.say(*said, ("What you typed is kept.", "quiet"))  # type: ignore[arg-type]
        finally:
            self.busy = False

    async def _add_many(self) -> None:
        from breakthrough_tui.domain.figures.figures import Problems, Questions
        from breakthrough_tui.domain.figures.reading_file import read_readings, refusal
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        while True:
            found = read_readings(
                self.text,
                measures=self._result.measures,
                readings=self._result.readings,
                measure=self._measure,
                today=self._today,
                **self._answers,
            )
            if isinstance(found, Problems):
                raise refusal(found)
            if not isinstance(found, Questions):
                break
            question = found.asked[0]
            choices = [
                Choice(str(number), choice.words) for number, choice in enumerate(question.choices)
            ]
            picked = await self.app.push_screen_wait(
                ChooseDialog("Which is it?", choices, search=False, sentence=question.sentence)
            )
            if picked is None:
                return
            self._answers[question.about.value] = question.choices[int(picked)].answer
        await self._save_many(found)
        self.dismiss("added")


async def add_reading(screen: BaseScreen, result: Result, measure: Measure | None) -> None:
    """Ask for a reading, or several, and add them. To be called inside `spawn`."""
    session = screen.session
    overview = session.overview
    if overview is None:
        return
    here = overview.breakthrough
    require(Action.ADD_READING, standing(overview, session.viewer, session.moment), here.phase)
    if measure is None:
        raise Invalid("The goal does not say yet what is measured.", "Say it on its screen: 4.")
    told: list[str] = []

    async def save_one(entry: ReadingEntry) -> None:
        await session.do(
            commands.add,
            what="added a reading",
            breakthrough=here.id,
            value=entry.value,
            on=entry.on,
            note=entry.note,
            measure=measure.id,
        )
        told.append(f"Added: {understood(entry, measure.unit, session.moment.today)}.")

    async def save_many(found: NewReadings) -> None:
        known = f" {found.known} were here already." if found.known else ""
        if found.items:
            await session.do(
                commands.add_many,
                what=f"added {len(found.items)} readings",
                breakthrough=here.id,
                items=found.items,
            )
        told.append(f"{len(found.items)} readings added.{known}")

    dialog = ReadingDialog(measure, result, session.moment.today, save_one, save_many)
    await screen.ask_dialog(dialog)
    if told:
        screen.say(told[-1], Mood.GOOD)


async def correct_reading(screen: BaseScreen, reading: Reading, before: Sequence[Reading]) -> None:
    """Another value, day or note; what stood there is kept. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    overview = session.overview
    if overview is None:
        return
    here = overview.breakthrough
    require(Action.CORRECT_READING, standing(overview, session.viewer, session.moment), here.phase)
    today = session.moment.today

    def day_of(text: str) -> date:
        day = past_date(text, today)
        if day is None:
            raise Invalid(f"'{text.strip()[:40]}' is not a date.", "Write it like 9 nov or mon.")
        return day

    fields = [
        FormField(
            "value",
            "Value",
            show_number(reading.value),
            kind="number",
            required=True,
            check=read_number,
        ),
        FormField(
            "on", "Day", typed_date(reading.on, today), kind="date", required=True, check=day_of
        ),
        FormField("note", "Note", reading.note),
    ]

    async def save(values: dict[str, Any]) -> None:
        if values != {"value": reading.value, "on": reading.on, "note": reading.note}:
            await session.do(
                commands.correct,
                seen=here.position,
                what="corrected a reading",
                reading=reading.id,
                **values,
            )

    was = [f"{show_number(one.value)} on {day_month(one.on, today)}, {one.by}" for one in before]
    intro = "What stood there before is kept and shown." + (
        f" Before that: {'; '.join(was)}." if was else ""
    )
    await screen.ask_dialog(FormDialog("Correct a reading", fields, save=save, intro=intro))
