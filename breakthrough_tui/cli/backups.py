"""`breakthrough backup` and `breakthrough restore`: for administrators, on the host itself."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from breakthrough_tui.cli import output
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import address_of, login, owns
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.errors import BreakthroughError, Damaged, NotAllowed
from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.permissions import Action, Standing, require
from breakthrough_tui.store import backup, restoring
from breakthrough_tui.store.address import read_address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.queries import people_lists


def back_up(here: Here, args: Arguments) -> None:
    """Copy the database; say where the copy is."""
    _require(here, Action.BACK_UP)
    database = here.store.database
    if args.to == "-":
        _to_standard_output(database)
        return
    to = None if args.to is None else Path(args.to).expanduser()
    place = backup.back_up(database, to, now=here.moment.now)
    if args.json:
        output.print_json({"file": str(place), "bytes": place.stat().st_size})
    else:
        output.say(str(place))


def restore(here: Here, args: Arguments) -> None:
    """Say what is in the copy and what it would replace; with --yes, put it there."""
    copy = Path(args.file).expanduser()
    inside = restoring.contents(copy)
    database, actor = _present(here)
    there = _contents_or_none(database)
    if not args.yes:
        if args.json:
            output.print_json({"copy": _shape(inside), "present": _shape(there), "kept": None})
            return
        output.say("The copy:", _told(inside))
        output.say("It would replace:", _told(there))
        output.note("nothing was changed; --yes puts the copy there, and keeps what is there now.")
        return
    kept = restoring.restore(
        database, copy, actor=actor, door=Door.COMMAND_LINE, now=datetime.now(UTC)
    )
    if args.json:
        shape = {"copy": _shape(inside), "present": _shape(there)}
        output.print_json({**shape, "kept": str(kept) if kept else None})
        return
    output.say("Restored:", _told(inside))
    if kept is not None:
        output.say("What was there before is kept in", str(kept))


def _present(here: Here) -> tuple[Database, str]:
    """The database, and who acts. A database that cannot be read any more is put back by who owns the file."""
    address = read_address(address_of(here.args.db))
    if not address.path.exists() or not address.path.stat().st_size:
        return Database(address), here.args.as_name or login() or "nobody"
    try:
        _require(here, Action.RESTORE)
    except Damaged:
        if not owns(address.path):
            raise NotAllowed(
                "This database is damaged; only its owner can put a copy back.",
                "Ask who owns the file.",
            ) from None
        return Database(address), here.args.as_name or login() or "nobody"
    return here.store.database, here.viewer


def _require(here: Here, action: Action) -> None:
    """NotAllowed for who is no administrator."""
    viewer = here.viewer
    administrator = viewer in here.read(people_lists.administrators)
    require(action, Standing(viewer, administrator=administrator))


def _to_standard_output(database: Database) -> None:
    if sys.stdout.isatty():
        raise BreakthroughError(
            "A database cannot be shown on a terminal.", "Send it somewhere: backup --to - > FILE"
        )
    sys.stdout.flush()
    for block in backup.stream(database):
        sys.stdout.buffer.write(block)
    sys.stdout.buffer.flush()


def _contents_or_none(database: Database) -> restoring.Contents | None:
    try:
        return restoring.contents(database.path)
    except BreakthroughError:
        return None


def _told(found: restoring.Contents | None) -> str:
    """'City hall: PERMIT, FILES; 12 people, 340 events, the last on 2026-11-09 14:02 UTC'."""
    if found is None:
        return "nothing that can be read"
    codes = ", ".join(found.codes[:20]) or "no breakthrough"
    newest = f", the last on {found.newest:%Y-%m-%d %H:%M} UTC" if found.newest else ""
    return (
        f"{found.workspace or 'a workspace'}: {codes}; {found.people} people,"
        f" {found.events:,} events{newest}"
    )


def _shape(found: restoring.Contents | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "workspace": found.workspace,
        "breakthroughs": list(found.codes),
        "people": found.people,
        "events": found.events,
        "newest": output.instant(found.newest),
        "version": found.version,
    }
