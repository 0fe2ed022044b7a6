"""`breakthrough digest`: what has changed, what waits for me, what is late, the signals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import past_day
from breakthrough_tui.domain.countdown import local_time
from breakthrough_tui.domain.dates import day_month, short_date
from breakthrough_tui.domain.digest import Digest, Entry, digest
from breakthrough_tui.store.queries import digests


def show(here: Here, args: Arguments) -> None:
    """Print it for me, or for somebody whose breakthrough I lead."""
    facts = here.read(
        digests.facts,
        viewer=here.viewer,
        person=None if args.person is None else here.known_person(args.person),
        since=None if args.since is None else _since(here, args.since),
        breakthrough=here.breakthrough if args.code is not None else None,
    )
    found = digest(facts, here.moment)
    if args.json:
        output.print_json(shapes.digest(found))
    elif found.empty:
        output.note("nothing has changed, nothing waits and nothing is late.")
    else:
        _print(here, found)


def _print(here: Here, found: Digest) -> None:
    """One part after the other, an empty line between them."""
    parts: list[tuple[str, Callable[[Here, Digest], None]]] = []
    if found.changes:
        parts.append(("Changed", _changes))
    if found.waits:
        whom = "you" if found.person == here.viewer else found.person
        parts.append((f"Waits for {whom}", _waits))
    if found.late:
        parts.append(("Late", _late))
    if found.signals:
        parts.append(("Signals", _signals))
    for number, (title, part) in enumerate(parts):
        if number:
            print()
        output.say(title)
        part(here, found)


def _changes(here: Here, found: Digest) -> None:
    output.table(
        ("WHEN", "WHO", "WHERE", "WHAT"),
        [
            (
                _when(here, one.at),
                one.actor,
                found.codes.get(one.breakthrough or 0, ""),
                one.phrase,
            )
            for one in found.changes
        ],
    )
    if found.left_out:
        output.say(f"and {found.left_out:,} earlier ones")


def _waits(here: Here, found: Digest) -> None:
    output.table(
        ("WHERE", "BY", "WHAT"),
        [(_where(found, one), _by(here, one), one.text) for one in found.waits],
    )


def _late(here: Here, found: Digest) -> None:
    output.table(
        ("WHERE", "DUE", "WHO", "WHAT"),
        [(_where(found, one), _by(here, one), one.who or "nobody", one.text) for one in found.late],
    )


def _signals(here: Here, found: Digest) -> None:
    for breakthrough, signal in found.signals:
        code = found.codes[breakthrough]
        output.say(code, signal.sentence)
        output.say(" " * len(code), signal.advice)


def _where(found: Digest, entry: Entry) -> str:
    return entry.ref or found.codes[entry.breakthrough]


def _by(here: Here, entry: Entry) -> str:
    return short_date(entry.by, here.moment.today) if entry.by else ""


def _when(here: Here, at: datetime) -> str:
    local = local_time(at, here.moment.time_zone)
    clock, today = f"{local:%H:%M}", here.moment.today
    return clock if local.date() == today else f"{day_month(local.date(), today)} {clock}"


def _since(here: Here, text: str) -> datetime:
    """The beginning of a day in the past, in the workspace's zone."""
    day = past_day(text, here.moment.today)
    zone = local_time(here.moment.now, here.moment.time_zone).tzinfo
    return datetime.combine(day, time(), zone).astimezone(UTC)
