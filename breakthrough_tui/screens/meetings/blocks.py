"""Changing an agenda: what is done with one block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.meetings.agendas import SCREEN_KEYS
from breakthrough_tui.domain.meetings.meeting import Block, Meeting, read_minutes, show_minutes
from breakthrough_tui.screens.dialogs.form import AskDialog, FormDialog, FormField
from breakthrough_tui.store.commands import agendas, meetings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from breakthrough_tui.screens.base import BaseScreen

    Again = Callable[[], Awaitable[tuple[int, Meeting]]]


async def edit_block(screen: BaseScreen, block: Block, seen: int) -> None:
    """Title, minutes, what it asks and the screen that it works on. To be called inside `spawn`."""
    session = screen.session
    before = _texts(block)

    async def save(values: dict[str, Any]) -> None:
        known = {
            "title": block.title,
            "minutes": block.minutes,
            "prompt": block.prompt,
            "screen": block.screen,
        }
        changed = {name: value for name, value in values.items() if value != known[name]}
        if changed:
            what = f"changed “{block.title}”"
            await session.do(agendas.edit_block, seen=seen, what=what, block=block.id, **changed)

    await screen.ask_dialog(FormDialog(f"{block.title}", _fields(before), save=save))


async def add_block(screen: BaseScreen, meeting: Meeting, after: int | None) -> None:
    """A new block below one, or at the end. To be called inside `spawn`."""
    session = screen.session
    ids = [block.id for block in meeting.blocks]
    at = ids.index(after) + 1 if after in ids else len(ids)
    before = ids[at] if at < len(ids) else None

    async def save(values: dict[str, Any]) -> None:
        what = f"added “{values['title']}”"
        await session.do(agendas.add_block, what=what, meeting=meeting.id, before=before, **values)

    empty = {"title": "", "minutes": "10", "prompt": "", "screen": ""}
    await screen.ask_dialog(
        FormDialog("A new block", _fields(empty), save=save, save_label="Add it")
    )


async def write_note(screen: BaseScreen, block: Block, seen: int, again: Again) -> None:
    """What was said in a block; two who write at once see both texts. To be called inside `spawn`."""
    session = screen.session
    position = [seen]

    async def save(values: dict[str, Any]) -> None:
        await session.do(
            meetings.note,
            seen=position[0],
            what=f"wrote a note on “{block.title}”",
            block=block.id,
            notes=values["notes"],
        )

    async def texts() -> dict[str, str]:
        position[0], meeting = await again()
        now = meeting.block_of(block.id)
        return {"notes": now.notes if now is not None else ""}

    field = FormField("notes", "Notes", block.notes, kind="text")
    await screen.ask_dialog(FormDialog(block.title, [field], save=save, again=texts))


async def ask_length(screen: BaseScreen, meeting: Meeting) -> None:
    """How long the whole meeting is to be. To be called inside `spawn`."""
    session = screen.session
    length = meeting.length or meeting.total

    async def save(minutes: Any) -> None:
        await session.do(
            meetings.set_length,
            what="agreed on another end",
            meeting=meeting.id,
            minutes=int(minutes),
        )

    await screen.ask_dialog(
        AskDialog(
            "When does it end?",
            "Length in all",
            show_minutes(length),
            hint="from its beginning on",
            required=True,
            check=read_minutes,
            save=save,
        )
    )


def _texts(block: Block) -> dict[str, str]:
    return {
        "title": block.title,
        "minutes": show_minutes(block.minutes),
        "prompt": block.prompt,
        "screen": block.screen,
    }


def _fields(texts: dict[str, str]) -> list[FormField]:
    return [
        FormField("title", "Title", texts["title"], required=True),
        FormField("minutes", "Minutes", texts["minutes"], required=True, check=read_minutes),
        FormField("prompt", "It asks", texts["prompt"], hint="a sentence or two"),
        FormField(
            "screen", "Works on", texts["screen"], hint=f"{', '.join(SCREEN_KEYS)}, or nothing"
        ),
    ]
