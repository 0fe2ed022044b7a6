"""What somebody wants to know who comes back: what has changed, what waits for them, what is late, the signals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.next_step import next_step
from breakthrough_tui.domain.obstacle import ObstacleState, state_on
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.signals.signal import Signal
from breakthrough_tui.domain.telling import told
from breakthrough_tui.domain.values import dataclass, field
from breakthrough_tui.domain.waiting import waits_for

MOST_CHANGES = 300
"""So many of the newest changes are told; the others are counted."""

DAYS_BACK = 7
"""How far one looks back who was never here, and who reads the digest of somebody else."""

Name = Callable[[Event], str]
"""What the thing of an event is called."""


@dataclass(frozen=True, slots=True)
class Due:
    """An action item or a commitment that is open and has a date; `ref` is empty for a commitment."""

    breakthrough: int
    ref: str
    text: str
    who: str | None
    due: date


@dataclass(frozen=True, slots=True)
class Asked:
    """Something beside obstacles that waits for an answer of the person: a proposed refocus, a vote."""

    breakthrough: int
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a digest is made of, as far as its reader may know it; `events` are those of others, oldest first."""

    person: str
    since: datetime | None
    overviews: tuple[Overview, ...]
    events: tuple[Event, ...] = ()
    left_out: int = 0
    dues: tuple[Due, ...] = ()
    asked: tuple[Asked, ...] = ()
    signals: Mapping[int, tuple[Signal, ...]] = field(default_factory=dict)
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    columns: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody did."""

    at: datetime
    actor: str
    breakthrough: int | None
    phrase: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that waits or is late. `by` is the day, `days` how many it is past that."""

    breakthrough: int
    ref: str
    text: str
    who: str | None = None
    by: date | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """All of it. `since` is None where it differs from breakthrough to breakthrough."""

    person: str
    since: datetime | None
    codes: Mapping[int, str]
    changes: tuple[Change, ...]
    left_out: int
    waits: tuple[Entry, ...]
    late: tuple[Entry, ...]
    signals: tuple[tuple[int, Signal], ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.changes or self.waits or self.late or self.signals)


def digest(facts: Facts, moment: Moment, name: Name | None = None) -> Digest:
    """The digest for one person at one moment. `name` calls things as they are called elsewhere on a screen."""
    codes = {one.breakthrough.id: one.breakthrough.code for one in facts.overviews}
    return Digest(
        person=facts.person,
        since=facts.since,
        codes=codes,
        changes=changes(facts.events, moment, name or _namer(facts), facts.columns),
        left_out=facts.left_out,
        waits=_distinct([*_obstacles(facts, moment), *_asked(facts), *_steps(facts, moment)]),
        late=_late(facts, moment),
        signals=tuple(
            (one.breakthrough.id, signal)
            for one in facts.overviews
            for signal in facts.signals.get(one.breakthrough.id, ())
        ),
    )


def changes(
    events: Sequence[Event], moment: Moment, name: Name, columns: Mapping[int, str]
) -> tuple[Change, ...]:
    """One for each thing that was done, the newest first; what one command did in several steps is said once."""
    found: list[Change] = []
    said: set[tuple[str, str]] = set()
    answered = {event.command for event in events if event.entity == "obstacle"}
    for event in reversed(events):
        if event.entity == "answer" and event.command in answered:
            continue  # a part of what happened to its obstacle, which has a name
        phrase = told(event, today=moment.today, what=name(event), columns=columns)
        if (event.command, phrase) in said:
            continue
        said.add((event.command, phrase))
        found.append(Change(event.at, event.actor, event.breakthrough, phrase))
    return tuple(found)


def may_read(viewer: str, person: str, overview: Overview, *, administrator: bool) -> bool:
    """Whether one may read what a breakthrough means to a person.

    Everybody their own; the leader and the team lead, and an administrator as far as they know of the
    breakthrough, those of the people in it.
    """
    if viewer == person:
        return True
    leads = overview.roles(viewer) & {Role.LEADER, Role.TEAM_LEAD}
    return bool(overview.roles(person)) and (bool(leads) or administrator)


def _namer(facts: Facts) -> Name:
    codes = {one.breakthrough.id: one.breakthrough.code for one in facts.overviews}

    def name(event: Event) -> str:
        known = facts.names.get((event.entity, event.entity_id))
        return known or codes.get(event.breakthrough or 0) or "something"

    return name


def _obstacles(facts: Facts, moment: Moment) -> Iterator[Entry]:
    """What a leader is to answer, and what came back to who raised it; in the words of what is next."""
    person = facts.person
    for one in facts.overviews:
        here = one.breakthrough.id
        waiting = one.waiting_on_leader(moment)
        for obstacle in waits_for(waiting, [one], person, moment):
            text = f"answer the obstacle '{obstacle.title}'"
            yield Entry(here, obstacle.ref, text, by=obstacle.needed_by)
        for obstacle in one.open_obstacles:
            asked_back = state_on(obstacle, moment.today) is ObstacleState.WAITING_FOR_TEAM
            if asked_back and obstacle.raised_by == person:
                yield Entry(here, obstacle.ref, f"reply about '{obstacle.title}'")
        for obstacle in one.unconfirmed(moment):
            if obstacle.raised_by == person:
                yield Entry(here, obstacle.ref, f"confirm how '{obstacle.title}' ended")


def _asked(facts: Facts) -> Iterator[Entry]:
    for asked in facts.asked:
        yield Entry(asked.breakthrough, "", asked.text)


def _steps(facts: Facts, moment: Moment) -> Iterator[Entry]:
    """What is next, where the person carries it."""
    for one in facts.overviews:
        step = next_step(one, moment)
        if step.who == facts.person and not one.breakthrough.phase.over:
            yield Entry(one.breakthrough.id, "", step.text, by=step.by)


def _distinct(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Each thing once, also where it is what is next besides."""
    kept: dict[tuple[int, str], Entry] = {}
    for entry in entries:
        kept.setdefault((entry.breakthrough, entry.text), entry)
    return tuple(kept.values())


def _late(facts: Facts, moment: Moment) -> tuple[Entry, ...]:
    """What is past its date: one's own, and for the team lead everybody's there; the latest first."""
    leads = {
        one.breakthrough.id
        for one in facts.overviews
        if facts.person in one.holders(Role.TEAM_LEAD)
    }
    found = [
        Entry(due.breakthrough, due.ref, due.text, due.who, due.due, (moment.today - due.due).days)
        for due in facts.dues
        if due.due < moment.today and (due.who == facts.person or due.breakthrough in leads)
    ]
    return tuple(sorted(found, key=lambda entry: (-entry.days, entry.breakthrough, entry.ref)))
