"""Everything on one obstacle as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from breakthrough_tui.domain.board import Card
from breakthrough_tui.domain.dates import day_month, short_date
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import Answer, Obstacle, ObstaclePage, is_confirmed
from breakthrough_tui.domain.people import Workspace
from breakthrough_tui.domain.telling import told
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.screens.actions import UserAction
from breakthrough_tui.screens.obstacles.rows import date_words, days, state_part
from breakthrough_tui.widgets.line_list import Row, blank, heading
from breakthrough_tui.widgets.parts import Line, Part, wrapped
from breakthrough_tui.widgets.parts import Role as Colour

LABEL = 14


@dataclass(frozen=True, slots=True)
class ObstacleSnapshot:
    """What the page shows. `cards` are the action items that it stops."""

    page: ObstaclePage
    cards: tuple[Card, ...]
    events: tuple[Event, ...]


def page_rows(
    snapshot: ObstacleSnapshot,
    moment: Moment,
    workspace: Workspace | None,
    actions: Sequence[UserAction],
) -> Callable[[int], list[Row]]:
    """What it is; what this person may do; answers, what was said, what happened."""
    here = snapshot.page.obstacle

    def rows(width: int) -> list[Row]:
        title: list[Line] = [(Part("heading", text),) for text in wrapped(here.title, width - 3)]
        made = [blank("top"), Row("title", tuple(title), selectable=False)]
        made.append(_state(here, moment, workspace))
        made.append(blank("facts"))
        made += [_fact(label, words, width, role) for label, words, role in _facts(here, moment)]
        made += _stops(snapshot, width)
        if actions:
            made += [blank("actions")]
            made += [_action(action) for action in actions]
        if snapshot.page.answers:
            made += [blank("answers"), heading("Answers", key="answers")]
            for answer in snapshot.page.answers:
                made.append(_said(("answer", answer.id), *_answer(answer, moment), width))
        if snapshot.page.comments:
            made += [blank("comments"), heading("Comments", key="comments")]
            for comment in snapshot.page.comments:
                who = f"{comment.author}, {_when(comment.at, moment)}"
                made.append(_said(("comment", comment.id), who, comment.text, width))
        made += [blank("history"), heading("What happened", key="history")]
        for who, phrase in _happened(snapshot.events, moment):
            made.append(_said(("event", len(made)), who, phrase, width, "quiet"))
        return made

    return rows


def _happened(events: Sequence[Event], moment: Moment) -> list[tuple[str, str]]:
    """Who and when, and what they did; what one command did in two steps is said once."""
    told_all = {
        (event.command, told(event, today=moment.today, what="it")): event for event in events
    }
    return [
        (f"{event.actor}, {_when(event.at, moment)}", phrase)
        for (_, phrase), event in told_all.items()
    ]


def _state(here: Obstacle, moment: Moment, workspace: Workspace | None) -> Row:
    state = state_part(here, moment, workspace)
    role, when = date_words(here, moment)
    words = f"for {here.leader}" if here.leader else "nobody leads here"
    if here.answer is not None:
        words = f"by {here.answer.leader}, after {days(here.waited)}"
    parts = [Part(state.role, state.text.strip()), Part("quiet", "  "), Part("text", words)]
    if when and here.state.open:
        parts += [Part("quiet", "  "), Part(role, when)]
    if here.answer is not None:
        held = "nobody objected" if is_confirmed(here, moment) else "not confirmed yet"
        if here.confirmed_by:
            held = f"confirmed by {here.confirmed_by}"
        parts += [Part("quiet", "  "), Part("quiet", held)]
    return Row("state", (tuple(parts),), selectable=False)


def _facts(here: Obstacle, moment: Moment) -> list[tuple[str, str, Colour]]:
    by = f"{here.raised_by}, {_when(here.raised_at, moment)}"
    facts: list[tuple[str, str, Colour]] = [
        ("wanted", here.ask or "nothing asked yet", "text" if here.ask else "quiet"),
        ("tried", here.tried or "nothing said", "text" if here.tried else "quiet"),
        ("raised by", by, "text"),
    ]
    if here.question:
        facts.insert(0, (f"{here.leader or 'leader'} asks", here.question, "accent"))
    return facts


def _fact(label: str, words: str, width: int, role: Colour = "text") -> Row:
    found = wrapped(words, max(10, width - LABEL - 6))
    lines: list[Line] = [
        (Part("quiet", f"  {label}" if number == 0 else "", LABEL + 2), Part(role, text))
        for number, text in enumerate(found)
    ]
    return Row(("fact", label), tuple(lines), selectable=False)


def _stops(snapshot: ObstacleSnapshot, width: int) -> list[Row]:
    here = snapshot.page.obstacle
    if not snapshot.cards or here.stops:
        made = [_fact("stops", here.stops or "nothing yet", width)]
    else:
        made = []
    for number, card in enumerate(snapshot.cards):
        label = "stops" if number == 0 and not made else ""
        parts = (
            Part("quiet", label, LABEL),
            Part("quiet", f"{here.code}-{card.number}  "),
            Part("text", card.title, stretch=True),
            Part("quiet", f"  {card.owner or 'nobody'}"),
        )
        made.append(Row(("card", card.id), (parts,)))
    return made


def _action(action: UserAction) -> Row:
    parts = (
        Part("key", action.shown, 4),
        Part("text", action.label, LABEL),
        Part("quiet", action.sentence),
    )
    return Row(("action", action.id), (parts,))


def _answer(answer: Answer, moment: Moment) -> tuple[str, str]:
    who = f"{answer.leader}, {_when(answer.at, moment)}"
    words = f"{answer.kind}: {answer.note}"
    if answer.recorded_by is not None:
        how = f"{answer.how}, " if answer.how else ""
        words += f" ({how}written down by {answer.recorded_by})"
    return who, words


def _said(key: object, who: str, words: str, width: int, role: Colour = "text") -> Row:
    """Who and when at the left, what at its right."""
    cells = 20
    found = wrapped(words, max(10, width - cells - 5))
    lines: list[Line] = [
        (Part("quiet", f"  {who}" if number == 0 else "", cells), Part(role, text))
        for number, text in enumerate(found)
    ]
    return Row(("said", str(key)), tuple(lines), selectable=False)


def _when(at: datetime, moment: Moment) -> str:
    day = moment.day_of(at)
    near = abs((day - moment.today).days) <= 6
    return short_date(day, moment.today) if near else day_month(day, moment.today)
