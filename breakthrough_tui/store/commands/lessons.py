"""Lessons: what was tried and what came of it."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain.course import Keep
from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.lesson import TRIED_LIMIT
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, clean_text, required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.write import Write

_TEXTS = {"expected": "What was expected", "happened": "What happened"}


def add(
    write: Write,
    *,
    breakthrough: int,
    tried: str,
    expected: str = "",
    happened: str = "",
    keep: Keep = Keep.OPEN,
    who_else: str = "",
    leaders: bool = False,
    card: int | None = None,
) -> None:
    """Write down what was tried; from an action item, if one is given."""
    write.allow(Action.ADD_LESSON, breakthrough)
    if card is not None and write.known("card", card)["breakthrough"] != breakthrough:
        raise NotFound("There is no such action item.")
    texts = {
        "tried": tried,
        "expected": expected,
        "happened": happened,
        "who_else": who_else,
        "keep": keep,
        "leaders": leaders,
    }
    fields = {"breakthrough": breakthrough, "card": card, "by": write.actor, "at": write.now}
    write.make(Action.ADD_LESSON, "lesson", breakthrough, {**fields, **_clean(texts)})


def edit(
    write: Write,
    *,
    lesson: int,
    tried: str | UnchangedType = UNCHANGED,
    expected: str | UnchangedType = UNCHANGED,
    happened: str | UnchangedType = UNCHANGED,
    keep: Keep | UnchangedType = UNCHANGED,
    who_else: str | UnchangedType = UNCHANGED,
    leaders: bool | UnchangedType = UNCHANGED,
) -> None:
    """Change what it says."""
    row = _present(write, Action.EDIT_LESSON, lesson)
    fields = given(
        tried=tried,
        expected=expected,
        happened=happened,
        keep=keep,
        who_else=who_else,
        leaders=leaders,
    )
    write.change(Action.EDIT_LESSON, "lesson", lesson, row["breakthrough"], _clean(fields))


def archive(write: Write, *, lesson: int) -> None:
    """Put it away; undo brings it back."""
    row = _present(write, Action.ARCHIVE_LESSON, lesson)
    fields = {"archived_at": write.now}
    write.change(Action.ARCHIVE_LESSON, "lesson", lesson, row["breakthrough"], fields)


def _clean(fields: dict[str, Any]) -> dict[str, Any]:
    found = dict(fields)
    if "tried" in found:
        found["tried"] = required(found["tried"], "What was tried", limit=TRIED_LIMIT)
    for name, what in _TEXTS.items():
        if name in found:
            found[name] = clean_text(found[name], what=what)
    if "who_else" in found:
        found["who_else"] = clean_line(found["who_else"], limit=TRIED_LIMIT, what="Who else")
    return found


def _present(write: Write, action: Action, lesson: int) -> Row:
    row = write.known("lesson", lesson)
    write.allow(action, row["breakthrough"])
    if row["archived_at"] is not None:
        event = write.last_event("lesson", lesson, row["breakthrough"], "archived_at")
        if event is not None and event.actor != write.actor:
            raise write.conflict(event)
        raise NotFound("That lesson was put away.")
    return row
