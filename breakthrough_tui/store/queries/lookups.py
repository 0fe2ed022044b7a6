"""From what people type to ids, and from ids to what people call them."""

from __future__ import annotations

from collections.abc import Iterable

from breakthrough_tui.domain.board import Column
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.obstacle import OPEN
from breakthrough_tui.domain.people import Person
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.event_rows import as_seen_by, event_of, select_events
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import (
    BreakthroughRow,
    CardRow,
    ChecklistItemRow,
    ColumnRow,
    CommentRow,
    EventRow,
    LabelRow,
    ObstacleRow,
    PersonRow,
)

Thing = tuple[str, str]
"""An event's entity and entity_id."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """What has a number in a breakthrough: `entity` is 'card' or 'obstacle'."""

    entity: str
    id: int
    number: int


def present(read: Read) -> tuple[Person, ...]:
    """Everybody who is here now. For finding out who somebody is, before there is a viewer: not to be shown."""
    fields = ("name", "full_name", "login", "administrator")
    rows = read.database.rows_where(PersonRow, fields, "WHERE left_on IS NULL ORDER BY name")
    return tuple(
        Person(name, full_name, login, administrator=administrator)
        for name, full_name, login, administrator in rows
    )


def codes(read: Read, *, viewer: str) -> dict[int, str]:
    """The codes of the breakthroughs that the viewer may know of, by id."""
    read.require_viewer(viewer)
    sql = "SELECT id, code FROM breakthrough WHERE id IN (:ids) ORDER BY id"
    return dict(read.database.ask(sql, ids=read.visible(viewer)))


def numbered(read: Read, *, viewer: str, breakthrough: int) -> dict[int, Numbered]:
    """All that has a number in a breakthrough, by number; archived action items too."""
    read.require_visible(viewer, breakthrough)
    found: dict[int, Numbered] = {}
    for entity in ("card", "obstacle"):
        sql = f"SELECT id, number FROM {entity} WHERE breakthrough = ?"
        for id, number in read.database.ask(sql, breakthrough):
            found[number] = Numbered(entity, id, number)
    return found


def descriptions(read: Read, *, viewer: str, breakthrough: int) -> dict[int, str]:
    """The descriptions of the action items that have one, by id."""
    read.require_visible(viewer, breakthrough)
    query = CardRow.select(CardRow.id, CardRow.description).where(
        (CardRow.breakthrough == breakthrough) & (CardRow.description != "")
    )
    return dict(read.rows(query.tuples()))


def blocked(read: Read, *, viewer: str, breakthrough: int) -> frozenset[int]:
    """The ids of the action items that an open obstacle stops."""
    read.require_visible(viewer, breakthrough)
    sql = (
        "SELECT stopped.card FROM obstacle_card stopped"
        " JOIN obstacle ON obstacle.id = stopped.obstacle"
        f" WHERE obstacle.breakthrough = ? AND stopped.stops AND state IN ({', '.join('?' * len(OPEN))})"
    )
    found = read.database.ask(sql, breakthrough, *(state.value for state in OPEN))
    return frozenset(card for (card,) in found)


def columns(read: Read, *, viewer: str, breakthrough: int) -> dict[int, Column]:
    """The columns in their order, by id; removed ones too, since archived action items may lie in them."""
    read.require_visible(viewer, breakthrough)
    fields = ("id", "name", "kind", "rank", "limit")
    which = "WHERE breakthrough = ? ORDER BY rank, id"
    rows = read.database.rows_where(ColumnRow, fields, which, breakthrough)
    return {row[0]: Column(*row) for row in rows}


def column_names(read: Read, *, viewer: str) -> dict[int, str]:
    """The names of all columns that the viewer may know of, also of removed ones."""
    read.require_viewer(viewer)
    visible = read.visible_to(viewer)
    query = ColumnRow.select(ColumnRow.id, ColumnRow.name).join(BreakthroughRow).where(visible)
    return dict(read.rows(query.tuples()))


def events_of(read: Read, *, viewer: str, command: str) -> tuple[Event, ...]:
    """The events of one command that the viewer may see."""
    visible = {None, *codes(read, viewer=viewer)}
    query = select_events().where(EventRow.command == command).order_by(EventRow.step)
    events = (as_seen_by(viewer, event_of(values)) for values in read.rows(query))
    return tuple(event for event in events if event.breakthrough in visible)


def was_done(read: Read, *, viewer: str, command: str) -> bool:
    """Whether the viewer has done this command; one that became part of an earlier one was done as well."""
    return bool(
        read.database.ask(
            "SELECT 1 FROM event WHERE actor = ? AND command IN"
            " (SELECT became FROM merged_command WHERE command = ? UNION SELECT ?) LIMIT 1",
            viewer,
            command,
            command,
        )
    )


def called(read: Read, *, viewer: str, events: Iterable[Event]) -> dict[Thing, str]:
    """What the things in some events are called: PERMIT-12, ana, a column's name."""
    wanted: dict[str, set[int]] = {}
    names: dict[Thing, str] = {}
    for event in events:
        if event.entity == "person":
            names[event.entity, event.entity_id] = event.entity_id
        elif event.entity != "workspace":
            wanted.setdefault(event.entity, set()).add(int(event.entity_id))
    visible = codes(read, viewer=viewer)
    names |= {("breakthrough", str(id)): code for id, code in visible.items()}
    names |= {("column", str(id)): name for id, name in column_names(read, viewer=viewer).items()}
    if areas := wanted.get("area"):
        from breakthrough_tui.store.method_tables import AreaRow

        of_areas = AreaRow.select(AreaRow.id, AreaRow.name).where(AreaRow.id.in_(areas))
        names |= {("area", str(id)): f"“{name}”" for id, name in read.rows(of_areas.tuples())}
    if labels := wanted.get("label"):
        of_labels = LabelRow.select(LabelRow.id, LabelRow.tag, LabelRow.breakthrough)
        for id, tag, breakthrough in read.rows(of_labels.where(LabelRow.id.in_(labels)).tuples()):
            if breakthrough in visible:
                names["label", str(id)] = f"#{tag}"
    on_what: dict[Thing, tuple[str, int]] = {}
    if comments := wanted.get("comment"):
        query = CommentRow.select(CommentRow.id, CommentRow.card, CommentRow.obstacle)
        for id, card, obstacle in read.rows(query.where(CommentRow.id.in_(comments)).tuples()):
            on_what["comment", str(id)] = ("obstacle", obstacle) if obstacle else ("card", card)
    if items := wanted.get("checklist item"):
        of_items = ChecklistItemRow.select(ChecklistItemRow.id, ChecklistItemRow.card)
        for id, card in read.rows(of_items.where(ChecklistItemRow.id.in_(items)).tuples()):
            on_what["checklist item", str(id)] = ("card", card)
    for id in wanted.pop("preparation", ()):
        on_what["preparation", str(id)] = ("card", id)
    for entity, id in on_what.values():
        wanted.setdefault(entity, set()).add(id)
    for entity, table in (("card", CardRow), ("obstacle", ObstacleRow)):
        if ids := wanted.get(entity):
            of_ids = table.select(table.id, table.number, table.breakthrough)
            for id, number, breakthrough in read.rows(of_ids.where(table.id.in_(ids)).tuples()):
                if breakthrough in visible:
                    names[entity, str(id)] = f"{visible[breakthrough]}-{number}"
    for thing, (entity, id) in on_what.items():
        if (entity, str(id)) in names:
            names[thing] = names[entity, str(id)]
    return names
