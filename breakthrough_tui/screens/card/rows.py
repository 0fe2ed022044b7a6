"""Everything on one action item as lines."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from breakthrough_tui.domain.addresses import addresses_in, link_of
from breakthrough_tui.domain.board import CardPage, ColumnKind, is_late
from breakthrough_tui.domain.board import Column as BoardColumn
from breakthrough_tui.domain.dates import full_date, short_date
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.labels import Label, shown_labels
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import Obstacle
from breakthrough_tui.domain.people import Workspace
from breakthrough_tui.domain.preparation import Preparation
from breakthrough_tui.domain.telling import told
from breakthrough_tui.domain.values import dataclass, field
from breakthrough_tui.screens.card.preparing import preparation_rows
from breakthrough_tui.screens.obstacles.rows import state_part
from breakthrough_tui.widgets.line_list import Row, blank, heading
from breakthrough_tui.widgets.parts import LABEL_ROLES, Line, Part, Role, wrapped

WHO_WIDTH = 18


@dataclass(frozen=True, slots=True)
class CardSnapshot:
    """What the page shows. `columns` holds removed ones too, for the history; `obstacles` those that are about it."""

    ref: str
    page: CardPage
    columns: Mapping[int, BoardColumn]
    obstacles: tuple[Obstacle, ...]
    events: tuple[Event, ...]
    preparation: Preparation | None = None
    before_launch: bool = False
    labels: Mapping[str, Label] = field(default_factory=dict)
    """Names and colours of tags."""


def card_rows(
    snapshot: CardSnapshot, moment: Moment, workspace: Workspace | None
) -> Callable[[int], list[Row]]:
    """The card, its checklist, what is in its way, what was said, what happened."""
    page = snapshot.page

    def rows(width: int) -> list[Row]:
        title: list[Line] = [
            (Part("heading", line),) for line in wrapped(page.card.title, width - 4)
        ]
        made = [blank("top"), Row("card", (*title, _facts(snapshot, moment)))]
        if page.description:
            made += [blank("description"), _text("description", page.description, width)]
        said = (comment.text for comment in page.comments)
        written = addresses_in(page.card.title, page.description, *said)
        addresses = tuple(dict.fromkeys((*page.addresses, *written)))
        if addresses:
            made.append(blank("addresses"))
            made += [_address(number, each, width) for number, each in enumerate(addresses)]
        if snapshot.preparation is not None:
            made += preparation_rows(snapshot.preparation, width, open_=snapshot.before_launch)
        if page.checklist:
            done = sum(item.done for item in page.checklist)
            count = Part("quiet", f"{done}/{len(page.checklist)}")
            made += [blank("checklist"), heading("Checklist", count, key="checklist")]
            made += _checklist(page, width)
        if snapshot.obstacles:
            made += [blank("obstacles"), heading("In its way", key="obstacles")]
            made += [_obstacle(each, moment, workspace) for each in snapshot.obstacles]
        if page.comments:
            made += [blank("comments"), heading("Comments", key="comments")]
            for comment in page.comments:
                who = f"{comment.author}, {short_date(moment.day_of(comment.at), moment.today)}"
                made.append(_said(("comment", comment.id), who, comment.text, width))
        made += [blank("history"), heading("What happened", key="history")]
        names = {id: column.name for id, column in snapshot.columns.items()}
        for event in snapshot.events:
            who = f"{event.actor}, {short_date(moment.day_of(event.at), moment.today)}"
            phrase = told(event, today=moment.today, what="it", columns=names)
            made.append(_said(("event", event.position), who, phrase, width, "quiet"))
        return made

    return rows


def _facts(snapshot: CardSnapshot, moment: Moment) -> Line:
    card = snapshot.page.card
    column = snapshot.columns.get(card.column)
    done = column is not None and column.kind is ColumnKind.DONE
    parts = [Part("quiet", snapshot.ref), Part("text", f"  {column.name if column else ''}")]
    if card.archived:
        parts.append(Part("warning", "  archived"))
    parts.append(Part("text" if card.owner else "quiet", f"  {card.owner or 'no owner'}"))
    if card.done_at is not None and done:
        parts.append(Part("good", f"  done {full_date(moment.day_of(card.done_at), moment.today)}"))
    elif card.due is not None:
        late = is_late(card, moment.today)
        words = f"  due {full_date(card.due, moment.today)}{', late' if late else ''}"
        parts.append(Part("bad" if late else "text", words))
    for words, colour in shown_labels(card.labels, snapshot.labels):
        parts.append(Part(LABEL_ROLES[colour], f"  {words}"))
    if card.no_help:
        parts.append(Part("warning", "  no help: find another way"))
    return tuple(parts)


def _text(key: Hashable, text: str, width: int, role: Role = "text") -> Row:
    lines = tuple((Part(role, f"  {line}"),) for line in wrapped(text, width - 5))
    return Row(key, lines, selectable=False)


def _address(number: int, address: str, width: int) -> Row:
    """Text that the terminal may open; never this program, which runs elsewhere."""
    link = link_of(address) or ""
    lines: list[Line] = [
        (Part("text", "  "), Part("accent", piece, link=link))
        for piece in wrapped(address, width - 5)
    ]
    return Row(("address", number), tuple(lines), selectable=False)


def _checklist(page: CardPage, width: int) -> list[Row]:
    rows = []
    for item in page.checklist:
        role: Role = "quiet" if item.done else "text"
        owner = Part("quiet", f"  {item.owner}") if item.owner else Part("quiet", "")
        parts = (Part(role, "[x] " if item.done else "[ ] "), Part(role, item.text), owner)
        rows.append(Row(("item", item.id), (parts,)))
    return rows


def _obstacle(obstacle: Obstacle, moment: Moment, workspace: Workspace | None) -> Row:
    state = state_part(obstacle, moment, workspace)
    parts = (
        Part("quiet", f"{obstacle.ref}  "),
        state,
        Part("text", f"  {obstacle.title}", stretch=True),
        Part("quiet", f"  {obstacle.leader or 'nobody'}"),
    )
    return Row(("obstacle", obstacle.id), (parts,))


def _said(key: Hashable, who: str, words: str, width: int, role: Role = "text") -> Row:
    """Who and when at the left, what at its right."""
    lines: list[Line] = [
        (Part("quiet", f"  {who}" if number == 0 else "", WHO_WIDTH + 2), Part(role, text))
        for number, text in enumerate(wrapped(words, max(10, width - WHO_WIDTH - 5)))
    ]
    return Row(key, tuple(lines), selectable=False)
