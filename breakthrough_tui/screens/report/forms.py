"""What is written into a report by hand: words below a part, parts of one's own, commitments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.report_parts import Commitment
from breakthrough_tui.screens.goal.refocusing import optional_date, shown_date
from breakthrough_tui.screens.newcomers import add_unknown
from breakthrough_tui.screens.portfolio.starting import optional_name
from breakthrough_tui.store.commands import commitments, reports

if TYPE_CHECKING:
    from breakthrough_tui.report.blocks import Part
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.dialogs.form import FormField


async def write_part(screen: BaseScreen, part: Part, seen: int) -> None:
    """What stands below a part; of one's own parts the title as well. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    here = session.breakthrough
    words = FormField("text", "Your words", part.added, "text", "below what writes itself")
    fields = [words]
    if part.own:
        words = FormField("text", "Your words", part.added, "text")
        fields = [FormField("title", "Title", part.title, required=True), words]

    async def save(values: dict[str, Any]) -> None:
        said: dict[str, Any] = {"breakthrough": here, "part": part.name}
        if values.get("title", part.title) != part.title:
            what = "renamed a part of the report"
            await session.do(
                reports.rename_part, seen=seen, what=what, title=values["title"], **said
            )
        if values["text"] != part.added:
            what = f"wrote in “{part.title}”"
            await session.do(reports.add_text, seen=seen, what=what, text=values["text"], **said)

    await screen.ask_dialog(FormDialog(part.title, fields, save=save, focus="text"))


async def add_part(screen: BaseScreen) -> str | None:
    """A part of one's own, at the end; its name. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    made: list[str] = []
    fields = [
        FormField("title", "Title", required=True),
        FormField("text", "Your words", kind="text"),
    ]

    async def save(values: dict[str, Any]) -> None:
        what = f"added “{values['title']}” to the report"
        done = await session.do(
            reports.add_part, what=what, breakthrough=session.breakthrough, **values
        )
        made.append(str(done.events[0].after["part"]))

    await screen.ask_dialog(FormDialog("A part of your own", fields, save=save))
    return made[0] if made else None


async def add_commitment(screen: BaseScreen) -> None:
    """Who does what by when. To be called inside `spawn`."""
    session = screen.session

    async def save(values: dict[str, Any]) -> None:
        await add_unknown(screen, [values["person"]] if values["person"] else [])
        await session.do(
            commitments.add,
            what="added a commitment",
            breakthrough=session.breakthrough,
            **values,
        )

    await _ask(screen, "A commitment", None, save)


async def change_commitment(screen: BaseScreen, commitment: Commitment, seen: int) -> None:
    """Another text, person or day. To be called inside `spawn`."""
    session = screen.session
    before = {"text": commitment.text, "person": commitment.person, "due": commitment.due}

    async def save(values: dict[str, Any]) -> None:
        changed = {name: value for name, value in values.items() if value != before[name]}
        if changed:
            await add_unknown(screen, [changed["person"]] if changed.get("person") else [])
            await session.do(
                commitments.edit,
                seen=seen,
                what="changed a commitment",
                commitment=commitment.id,
                **changed,
            )

    await _ask(screen, "The commitment", commitment, save)


async def _ask(screen: BaseScreen, title: str, commitment: Commitment | None, save: Any) -> None:
    from breakthrough_tui.screens.dialogs.form import FormDialog

    fields = _commitment_fields(commitment, screen.session.moment.today)
    await screen.ask_dialog(FormDialog(title, fields, save=save))


def _commitment_fields(commitment: Commitment | None, today: date) -> list[FormField]:
    from breakthrough_tui.screens.dialogs.form import FormField

    text = commitment.text if commitment else ""
    person = (commitment.person if commitment else None) or ""
    due = commitment.due if commitment else None
    return [
        FormField("text", "What", text, required=True),
        FormField("person", "Who", person, kind="person", check=optional_name),
        FormField("due", "By when", shown_date(due, today), "date", check=optional_date(today)),
    ]
