"""Changing the agenda of a meeting, before it and while it goes on."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.meetings.agendas import SCREEN_KEYS
from breakthrough_tui.domain.meetings.meeting import check_minutes, check_total
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, nearest, required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.commands.meetings import block_of, blocks_of, present_meeting
from breakthrough_tui.store.write import Write

TITLE_LIMIT = 80
PROMPT_LIMIT = 300
MOST_BLOCKS = 100


def add_block(
    write: Write,
    *,
    meeting: int,
    title: str,
    minutes: int,
    screen: str = "",
    prompt: str = "",
    before: int | None = None,
) -> None:
    """Add a block before another one, or at the end."""
    row = _open_meeting(write, meeting)
    breakthrough = row["breakthrough"]
    write.allow(Action.EDIT_AGENDA, breakthrough)
    blocks = blocks_of(write, meeting)
    if len(blocks) >= MOST_BLOCKS:
        raise Invalid(f"An agenda has at most {MOST_BLOCKS} blocks.", "Put some together.")
    check_total(sum(block["minutes"] for block in blocks) + check_minutes(minutes))
    fields = {
        "meeting": meeting,
        "title": required(title, "The title", limit=TITLE_LIMIT),
        "minutes": minutes,
        "screen": _screen(screen),
        "prompt": clean_line(prompt, limit=PROMPT_LIMIT, what="What it asks"),
        "rank": _rank_before(blocks, before),
    }
    write.make(Action.EDIT_AGENDA, "agenda block", breakthrough, fields)


def edit_block(
    write: Write,
    *,
    block: int,
    title: str | UnchangedType = UNCHANGED,
    minutes: int | UnchangedType = UNCHANGED,
    screen: str | UnchangedType = UNCHANGED,
    prompt: str | UnchangedType = UNCHANGED,
) -> None:
    """Change what is given."""
    _, meeting = _open_block(write, block)
    write.allow(Action.EDIT_AGENDA, meeting["breakthrough"])
    fields = given(title=title, minutes=minutes, screen=screen, prompt=prompt)
    if "title" in fields:
        fields["title"] = required(fields["title"], "The title", limit=TITLE_LIMIT)
    if "prompt" in fields:
        fields["prompt"] = clean_line(fields["prompt"], limit=PROMPT_LIMIT, what="What it asks")
    if "screen" in fields:
        fields["screen"] = _screen(fields["screen"])
    if "minutes" in fields:
        others = sum(
            other["minutes"] for other in blocks_of(write, meeting["id"]) if other["id"] != block
        )
        check_total(others + check_minutes(fields["minutes"]))
    write.change(Action.EDIT_AGENDA, "agenda block", block, meeting["breakthrough"], fields)


def add_minutes(write: Write, *, block: int, minutes: int) -> None:
    """Give a block so many minutes more, or less; never less than none."""
    row, _ = _open_block(write, block)
    edit_block(write, block=block, minutes=max(0, row["minutes"] + minutes))


def move_block(write: Write, *, block: int, before: int | None) -> None:
    """Move it before another one, or to the end."""
    row, meeting = _open_block(write, block)
    write.allow(Action.EDIT_AGENDA, meeting["breakthrough"])
    if before == block:
        return
    blocks = [other for other in blocks_of(write, row["meeting"]) if other["id"] != block]
    fields = {"rank": _rank_before(blocks, before)}
    write.change(Action.EDIT_AGENDA, "agenda block", block, meeting["breakthrough"], fields)


def remove_block(write: Write, *, block: int) -> None:
    """Take it out of the agenda; its notes come back with it."""
    _, meeting = _open_block(write, block)
    write.allow(Action.EDIT_AGENDA, meeting["breakthrough"])
    if meeting["block"] == block:
        raise Invalid("The meeting is at this block.", "Go on to another one first.")
    fields: dict[str, Any] = {"archived_at": write.now}
    write.change(Action.EDIT_AGENDA, "agenda block", block, meeting["breakthrough"], fields)


def _open_meeting(write: Write, meeting: int) -> Row:
    row = present_meeting(write, meeting)
    if row["ended_at"] is not None:
        raise Invalid(f"This {row['kind']} is over.", "Its notes can still be changed.")
    return row


def _open_block(write: Write, block: int) -> tuple[Row, Row]:
    row, _ = block_of(write, block)
    meeting = _open_meeting(write, row["meeting"])
    if row["archived_at"] is not None:
        event = write.last_event("agenda block", block, meeting["breakthrough"], "archived_at")
        if event is not None and event.actor != write.actor and write.call.seen is not None:
            raise write.conflict(event)
        raise NotFound(f"'{row['title']}' is not in the agenda any more.", "Add it again.")
    return row, meeting


def _rank_before(blocks: list[Row], before: int | None) -> str:
    ids = [block["id"] for block in blocks]
    if before is not None and before not in ids:
        raise NotFound("That block is not in the agenda.", "Look at the agenda again.")
    at = len(ids) if before is None else ids.index(before)
    above = blocks[at - 1]["rank"] if at else None
    # What came back by undo may have a rank that was given to another block meanwhile.
    below = next((block["rank"] for block in blocks[at:] if not at or block["rank"] > above), None)
    return rank.between(above, below)


def _screen(name: str) -> str:
    cleaned = clean_line(name, limit=20, what="The screen").lower()
    if cleaned and cleaned not in SCREEN_KEYS:
        near = nearest(cleaned, SCREEN_KEYS)
        raise Invalid(
            f"There is no screen '{cleaned}' to work on.",
            f"Did you mean {near}?" if near else f"One of {', '.join(SCREEN_KEYS)}, or none.",
        )
    return cleaned
