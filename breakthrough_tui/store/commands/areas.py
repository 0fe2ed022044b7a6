"""Areas and their figures: what people reveal, before any breakthrough is there. Anybody in the workspace may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from peewee import fn

from breakthrough_tui.domain.area import MOST_AREAS, UNIT_LIMIT, check_day
from breakthrough_tui.domain.errors import CannotUndo, Invalid, NotFound
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.figures.figures import AREA_LIMIT, Figure
from breakthrough_tui.domain.numbers import check_number
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, fold, required
from breakthrough_tui.domain.undo import Change
from breakthrough_tui.store import area_figures
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.method_tables import AreaFigureRow, AreaRow
from breakthrough_tui.store.write import WORKSPACE_STREAM, Write


def add(
    write: Write,
    *,
    name: str,
    unit: str = "",
    target: Decimal | None = None,
    target_on: date | None = None,
) -> None:
    """Watch an area from now on."""
    write.allow(Action.ADD_AREA)
    _make(write, _free_name(write, name), unit, target, target_on)


def edit(
    write: Write,
    *,
    area: int,
    name: str | UnchangedType = UNCHANGED,
    unit: str | UnchangedType = UNCHANGED,
    target: Decimal | UnchangedType | None = UNCHANGED,
    target_on: date | UnchangedType | None = UNCHANGED,
) -> None:
    """Change what is given of it."""
    write.allow(Action.EDIT_AREA)
    row = _present(write, area)
    fields = given(name=name, unit=unit, target=target, target_on=target_on)
    if "name" in fields:
        fields["name"] = _free_name(write, fields["name"], area)
    if "unit" in fields:
        fields["unit"] = _unit(fields["unit"])
    if fields.get("target") is not None:
        check_number(fields["target"])
    write.change(Action.EDIT_AREA, "area", row["id"], None, fields)


def archive(write: Write, *, area: int) -> None:
    """Watch it no more; its figures are kept."""
    write.allow(Action.ARCHIVE_AREA)
    _present(write, area)
    write.change(Action.ARCHIVE_AREA, "area", area, None, {"archived_at": write.now})


def add_figure(write: Write, *, area: int, value: Decimal, on: date | None = None) -> None:
    """Write down one figure; another one of the same day is superseded by it."""
    write.allow(Action.ADD_FIGURES)
    _present(write, area)
    day = on or write.moment.today
    check_day(day, write.moment.today)
    check_number(value)
    _keep(write, area, [(day, value)])


def import_figures(
    write: Write,
    *,
    figures: Sequence[Figure],
    area: int | None = None,
    unit: str | None = None,
    target_on: date | None = None,
) -> None:
    """Take all figures of a file, or none; areas that are not watched yet are added.

    `area` is whose those figures are that do not say it. What is known already is passed over, another value of a
    day supersedes the earlier one. The newest target of an area is its target.
    """
    write.allow(Action.ADD_FIGURES)
    for action in (Action.ADD_AREA, Action.EDIT_AREA):
        write.allow(action)
    if not figures:
        raise Invalid("There are no figures to take.", "Lines are like area,date,value.")
    for figure in figures:
        check_day(figure.on, write.moment.today, figure.line)
    by_area: dict[str, list[Figure]] = {}
    for figure in figures:
        by_area.setdefault(figure.area, []).append(figure)
    known = _watched(write)
    here = None if area is None else _present(write, area)
    new = {fold(name) for name in by_area if name} - known.keys()
    if len(known) + len(new) > MOST_AREAS:
        raise Invalid(
            f"With {len(new):,} new areas there would be more than {MOST_AREAS}.",
            "Is the first column the area?",
        )
    for name, its in by_area.items():
        row = here if not name else known.get(fold(name))
        if row is None and not name:
            raise Invalid("The lines do not say of which area they are.", "Name the area.")
        target = max((f for f in its if f.target is not None), key=lambda f: f.on, default=None)
        told: dict[str, Any] = {
            **({} if target is None else {"target": target.target}),
            **({} if unit is None else {"unit": _unit(unit)}),
            **({} if target_on is None else {"target_on": target_on}),
        }
        if row is None:
            number = _make(write, name, **{"unit": "", "target": None, "target_on": None, **told})
        else:
            number = row["id"]
            write.change(Action.EDIT_AREA, "area", number, None, told)
        _keep(write, number, [(figure.on, figure.value) for figure in its])


def link(write: Write, area: int, breakthrough: int) -> None:
    """Note, where only those hear it who may know of the breakthrough, that it was started from an area."""
    row = _present(write, area)
    write.update("area", row["id"], {"breakthrough": breakthrough})
    fields = {"breakthrough": None}, {"breakthrough": breakthrough}
    write.record(Action.START, "area", str(area), breakthrough, *fields)


def take_back(write: Write, event: Event, change: Change) -> None:
    """Let the figures count that counted before an event; CannotUndo if that is not how they stand."""
    area = int(change.entity_id)
    query = AreaFigureRow.select(AreaFigureRow.id, AreaFigureRow.superseded)
    now = dict(write.database.rows(query.where(AreaFigureRow.area == area).tuples()))
    before, after = change.fields["stands"], change.expected["stands"]
    if any(now[number] for number in area_figures.ids_in(after)) or not all(
        now[number] for number in area_figures.ids_in(before)
    ):
        since = write.last_event("area", area, WORKSPACE_STREAM, "stands")
        raise write.stale_undo(since if since is not None else event)
    if write.row("area", area)["archived_at"] is not None:
        raise CannotUndo("The area is archived.", "Bring it back first.")
    area_figures.supersede(write.database, after, True)
    area_figures.supersede(write.database, before, False)
    fields = {"stands": after}, {"stands": before}
    write.record(Action(event.kind), "area", str(area), None, *fields)


def _keep(write: Write, area: int, figures: Iterable[tuple[date, Decimal]]) -> None:
    query = AreaFigureRow.select(AreaFigureRow.on, AreaFigureRow.id, AreaFigureRow.value).where(
        (AreaFigureRow.area == area) & (AreaFigureRow.superseded == False)  # noqa: E712
    )
    known = {on: (number, value) for on, number, value in write.database.rows(query.tuples())}
    new: list[tuple[date, Decimal]] = []
    over: list[int] = []
    for on, value in figures:
        was = known.get(on)
        if was is not None:
            if was[1] == value:
                continue
            over.append(was[0])
        new.append((on, value))
    if not new:
        return
    first = int(write.database.value(AreaFigureRow.select(fn.MAX(AreaFigureRow.id))) or 0) + 1
    corrected = area_figures.spans(over)
    area_figures.supersede(write.database, corrected, True)
    area_figures.keep(write.database, area, first, new, write.actor, write.now)
    after: dict[str, Any] = {
        "stands": [[first, first + len(new) - 1]],
        "first": first,
        "on": [on.isoformat() for on, _ in new],
        "value": [format(value, "f") for _, value in new],
    }
    write.record(Action.ADD_FIGURES, "area", str(area), None, {"stands": corrected}, after)


def _make(
    write: Write, name: str, unit: str, target: Decimal | None, target_on: date | None
) -> int:
    if target is not None:
        check_number(target)
    fields = {
        "name": name,
        "unit": _unit(unit),
        "target": target,
        "target_on": target_on,
        "created_by": write.actor,
        "created_at": write.now,
    }
    return write.make(Action.ADD_AREA, "area", None, fields)


def _watched(write: Write) -> dict[str, Row]:
    """The areas that are not archived, by folded name."""
    query = AreaRow.select().where(AreaRow.archived_at.is_null())
    return {fold(row["name"]): row for row in write.database.run(query.dicts())}


def _free_name(write: Write, name: str, area: int | None = None) -> str:
    wanted = required(name, "The area", limit=AREA_LIMIT)
    known = _watched(write)
    there = known.get(fold(wanted))
    if there is not None and there["id"] != area:
        raise Invalid(f"There is an area '{there['name']}' already.", "Choose another name.")
    if area is None and len(known) >= MOST_AREAS:
        raise Invalid(f"There are {MOST_AREAS} areas already.", "Archive some first.")
    return wanted


def _present(write: Write, area: int) -> Row:
    row = write.row("area", area)
    if row["archived_at"] is not None:
        raise NotFound(f"The area '{row['name']}' is archived.", "Undo brings it back.")
    return row


def _unit(unit: str) -> str:
    return clean_line(unit, limit=UNIT_LIMIT, what="The unit")
