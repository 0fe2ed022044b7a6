"""What people add to a report that otherwise writes itself: words, order, parts of their own."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.domain import rank
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.report_parts import (
    OWN,
    TEXT_LIMIT,
    TITLE_LIMIT,
    OwnWords,
    PartKind,
    default_rank,
    in_order,
    is_own,
)
from breakthrough_tui.domain.text import clean_text, nearest, required
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.method_tables import ReportPartRow
from breakthrough_tui.store.write import Write

ACTION = Action.WRITE_REPORT
ENTITY = "report part"


def add_text(write: Write, *, breakthrough: int, part: str, text: str) -> None:
    """Say what stands below what a part says by itself; an empty text takes it away."""
    write.allow(ACTION, breakthrough)
    fields = {"text": clean_text(text, limit=TEXT_LIMIT, what="The text")}
    _set(write, breakthrough, part, fields)


def add_part(write: Write, *, breakthrough: int, title: str, text: str = "") -> None:
    """Add a part of one's own, at the end."""
    write.allow(ACTION, breakthrough)
    rows = _rows(write, breakthrough)
    own = [int(row["part"].removeprefix(OWN)) for row in rows.values() if is_own(row["part"])]
    last = in_order(_words(row) for row in rows.values())[-1].rank
    fields = {
        "breakthrough": breakthrough,
        "part": f"{OWN}{max(own, default=0) + 1}",
        "title": required(title, "The title", limit=TITLE_LIMIT),
        "text": clean_text(text, limit=TEXT_LIMIT, what="The text"),
        "rank": rank.between(max([last, *(row["rank"] for row in rows.values())]), None),
    }
    write.make(ACTION, ENTITY, breakthrough, fields)


def rename_part(write: Write, *, breakthrough: int, part: str, title: str) -> None:
    """Give a part that was added another title."""
    write.allow(ACTION, breakthrough)
    if not is_own(part):
        raise Invalid("This part has its title from the start.", "A part of your own can have any.")
    fields = {"title": required(title, "The title", limit=TITLE_LIMIT)}
    _set(write, breakthrough, part, fields)


def move_part(write: Write, *, breakthrough: int, part: str, before: str | None) -> None:
    """Put a part before another one; None: last."""
    write.allow(ACTION, breakthrough)
    rows = _rows(write, breakthrough)
    _known(rows, part)
    there = in_order(_words(row) for row in rows.values() if row["archived_at"] is None)
    others = [words for words in there if words.part != part]
    if before is not None:
        _known(rows, before)
        if before == part:
            return
    at = len(others) if before is None else [words.part for words in others].index(before)
    if there[at].part == part:
        return
    above = others[at - 1].rank if at else None
    below = others[at].rank if at < len(others) else None
    # Parts that were put away keep their ranks; of two that are alike their names decide.
    new = rank.between(above, below) if above != below else str(above)
    if len(new) <= rank.LONGEST:
        _set(write, breakthrough, part, {"rank": new})
        return
    order = [*others[:at], OwnWords(part), *others[at:]]
    for words, fresh in zip(order, rank.spread(len(order)), strict=True):
        _set(write, breakthrough, words.part, {"rank": fresh})


def hide_part(write: Write, *, breakthrough: int, part: str, hidden: bool) -> None:
    """Leave a part out of the report, or show it again; nothing of it is lost."""
    write.allow(ACTION, breakthrough)
    _set(write, breakthrough, part, {"hidden": hidden})


def _set(write: Write, breakthrough: int, part: str, fields: dict[str, Any]) -> None:
    """Write something about a part, of which nothing may have been written before."""
    rows = _rows(write, breakthrough)
    _known(rows, part)
    row = rows.get(part)
    if row is None:
        if all(not value for value in fields.values()):
            return
        new = {"breakthrough": breakthrough, "part": part, "rank": default_rank(part)}
        write.make(ACTION, ENTITY, breakthrough, {**new, **fields})
        return
    if row["archived_at"] is not None:
        # It was taken back, and begins anew.
        before = {"text": "", "hidden": False, "rank": default_rank(part)}
        fields = {**before, **fields, "archived_at": None}
    write.change(ACTION, ENTITY, row["id"], breakthrough, fields)


def _known(rows: dict[str, Row], part: str) -> None:
    """Nothing if there is such a part, else NotFound with the nearest one."""
    names = [kind.value for kind in PartKind]
    own = {name for name, row in rows.items() if is_own(name) and row["archived_at"] is None}
    if part in names or part in own:
        return
    near = nearest(part, [*names, *own])
    raise NotFound(
        "There is no such part of the report.",
        f"Did you mean '{near}'?" if near else f"Parts: {', '.join([*names, *sorted(own)])}.",
    )


def _rows(write: Write, breakthrough: int) -> dict[str, Row]:
    query = ReportPartRow.select().where(ReportPartRow.breakthrough == breakthrough)
    return {row["part"]: row for row in write.database.run(query.dicts())}


def _words(row: Row) -> OwnWords:
    return OwnWords(row["part"], row["title"], row["text"], row["rank"], row["hidden"])
